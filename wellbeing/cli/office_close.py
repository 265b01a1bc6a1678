"""`wellbeing office close`: a quarter that does not go on, with an empty list; or without the other office."""

import argparse
from pathlib import Path

from wellbeing.app.office import ending
from wellbeing.cli import arguments as common
from wellbeing.cli import quarter_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """QUARTER, --other-gone, --out, --vault and --passphrase-file."""
    quarter_argument.add(parser)
    parser.option(
        "--other-gone",
        words=_("the other office is gone for good, as this person says; it is recorded who said so"),
        value=_("NAME"),
    )
    parser.option(
        "--out", words=_("the file to write; it must not exist yet"), value=_("FILE"), type=Path, required=True
    )
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write the list. Raises Refused where the quarter is not over, or goes on."""
    period = quarter_argument.of(arguments)
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        if arguments.other_gone is None:
            ending.propose_nothing(session, period, arguments.out)
            told = _("It closes the quarter once the other office has signed it: they take it in, and give it back.")
        else:
            ending.close_alone(session, period, arguments.out, arguments.other_gone)
            told = _("Closed. The closing list goes to every representative.")
    shown.say(_("Written: {file}"), file=arguments.out)
    shown.say(told)
    return 0
