"""CASE: a case by its officer's alias or by its id."""

from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The case that a command works on."""
    explained = parser.words(_("the officer's alias, or the id of the case"))
    parser.add_argument("case", metavar=parser.words(_("CASE")), help=explained)


def add_several(parser: Parser) -> None:
    """The cases that a command works on, one at least."""
    explained = parser.words(_("the officer's alias, or the id of the case; several one after the other"))
    parser.add_argument("cases", metavar=parser.words(_("CASE")), nargs="+", help=explained)
