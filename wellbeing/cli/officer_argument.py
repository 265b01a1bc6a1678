"""OFFICER: an officer by alias, by id, or by the mark of an imported spreadsheet."""

from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The officer that a command works on."""
    explained = parser.words(_("the officer's alias or id, or the mark under which a spreadsheet knew them"))
    parser.add_argument("officer", metavar=parser.words(_("OFFICER")), help=explained)
