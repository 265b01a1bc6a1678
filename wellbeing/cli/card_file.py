"""--card: a signer's card that was received as a file."""

import argparse
from pathlib import Path

from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.signatures.card import LARGEST_CARD, Card, read_card

_UNREADABLE = _("The card can't be read. Check its place.")


def add(parser: Parser, words: str) -> None:
    """--card, explained by `words`."""
    parser.option("--card", words=words, value=_("FILE"), type=Path)


def card_of(arguments: argparse.Namespace) -> Card | None:
    """The card that was given, if one was. Raises `Refused` where it is none."""
    return None if arguments.card is None else read(arguments.card)


def read(file: Path) -> Card:
    """The card in a file. Raises `Refused` where it is none."""
    try:
        with file.open("rb") as source:
            return read_card(source.read(LARGEST_CARD + 1))
    except OSError as error:
        raise Refused(_UNREADABLE, field="card") from error
