"""`wellbeing contribution closing`: take in the list of what both offices counted of a quarter."""

import argparse
from pathlib import Path

from wellbeing.app import counted_in
from wellbeing.app.contributing import closing
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE, --one-office, --vault, --passphrase-file and --json."""
    listed = parser.words(_("the list that both offices signed"))
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=listed)
    asked = _("take it in with the signature of one office only, which you asked by telephone: the other one is gone")
    parser.add_argument("--one-office", action="store_true", help=parser.words(asked))
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Take it in. Raises Refused for another country or other offices."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        try:
            closed = closing.take_in(session, arguments.file, one_office=arguments.one_office)
        except Refused as refused:
            if refused.field == "one_office":
                shown.complain(shown.text(_("With '--one-office' you say that you have asked.")))
            raise
    if arguments.json:
        shown.data(
            {
                "quarter": closed.period.label,
                "counted": closed.counted,
                "going_on": closed.others,
                "forgotten": closed.forgotten,
            }
        )
        return 0
    period = counted_in.names([closed.period], shown.language)
    sentence = closing.FORGOTTEN if closed.forgotten else closing.COUNTED if closed.counted else closing.GOES_ON
    shown.line(": ".join((period, shown.text(sentence))))
    if closed.counted and closed.others:
        shown.line(closing.others_told(closed, shown.language))
    return 0
