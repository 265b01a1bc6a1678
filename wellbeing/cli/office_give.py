"""`wellbeing office give`: write what is due of a quarter, for the other office or for representatives."""

import argparse
from pathlib import Path

from wellbeing.app.office import giving
from wellbeing.app.office.giving import Gives
from wellbeing.cli import arguments as common
from wellbeing.cli import office_status, quarter_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """WHAT, QUARTER, --out, --vault and --passphrase-file."""
    explained = parser.words(_("what is to be given: {names}"), names=", ".join(Gives))
    parser.add_argument("what", metavar=parser.words(_("WHAT")), choices=[one.value for one in Gives], help=explained)
    quarter_argument.add(parser)
    parser.option(
        "--out", words=_("the file to write; it must not exist yet"), value=_("FILE"), type=Path, required=True
    )
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it; what was given before is written again with the same bytes. Raises Refused where it is not due."""
    period = quarter_argument.of(arguments)
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        giving.give(session, period, Gives(arguments.what), arguments.out)
    shown.say(_("Written: {file}"), file=arguments.out)
    shown.say(office_status.SEE, quarter=period.label)
    return 0
