"""`wellbeing case take-back`: read the receipt of an objection; the case is open here again."""

import argparse
from pathlib import Path

from wellbeing.app import hand_over
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE, --vault and --passphrase-file."""
    parser.add_argument(
        "file", metavar=parser.words(_("FILE")), type=Path, help=parser.words(_("the receipt that was received"))
    )
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Take it back. Raises Refused for anything but a receipt of the one to whom it went."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        case_id = hand_over.take_back(session, arguments.file)
    if case_id is None:
        shown.say(_("The case is erased there, as it is here."))
    else:
        shown.say(_("The case is erased there, and open here again."))
    return 0
