"""`wellbeing case objection`: the officer objects to an emergency hand-over; the case is erased, with a receipt."""

import argparse
from pathlib import Path

from wellbeing.app import hand_over, receiving
from wellbeing.cli import arguments as common
from wellbeing.cli import case_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """CASE, --out, --vault and --passphrase-file."""
    case_argument.add(parser)
    parser.option("--out", words=_("the receipt to write"), value=_("FILE"), type=Path, required=True)
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Erase it. Raises Refused where it did not come by an emergency hand-over."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        receiving.object_to(session, hand_over.by_words(session, arguments.case), arguments.out)
    shown.say(_("The case is erased here. Send the receipt in {file} to whom it came from."), file=arguments.out)
    return 0
