"""`wellbeing case erase`: erase what is left here of a case that was handed over."""

import argparse

from wellbeing.app import hand_over
from wellbeing.cli import arguments as common
from wellbeing.cli import case_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """CASE, --vault and --passphrase-file."""
    case_argument.add(parser)
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Erase it. Raises Refused where it was not handed over."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        hand_over.erase_here(session, hand_over.by_words(session, arguments.case))
    shown.say(_("The case is erased here. Where it went, when and why stays known."))
    return 0
