"""A card that was received as a file, with the fingerprint that its owner read out."""

from pathlib import Path

from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE and --fingerprint."""
    card = parser.words(_("the card that was received"))
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=card)
    parser.option(
        "--fingerprint",
        words=_("the fingerprint as its owner reads it out on the telephone, in quotes"),
        value=_("SIGNS"),
        required=True,
    )
