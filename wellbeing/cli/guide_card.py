"""`wellbeing guide card`: the pocket cards of guides on A4 sheets, with the country's numbers; needs no vault."""

import argparse
from pathlib import Path

from wellbeing.app import cards, country, departures
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The guides, --out, --country."""
    names = ", ".join(one.name for one in cards.offered())
    parser.add_argument(
        "names",
        metavar=parser.words(_("NAME")),
        nargs="*",
        help=parser.words(_("guides whose cards are wanted; without one, all: {names}"), names=names),
    )
    parser.option("--out", words=_("the PDF to write"), value=_("FILE"), type=Path, required=True)
    parser.option(
        "--country",
        words=_("country whose numbers are on the cards, such as DE; without it 112 and the duty commander"),
        value=_("CODE"),
        default="",
    )


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write them, in the language of the command. An existing file is not replaced."""
    names = arguments.names or [one.name for one in cards.offered()]
    content = cards.cards(names, country.of_code(arguments.country), shown.language)
    departures.save(content, arguments.out)
    shown.say(_("Cards: {count}. Written to {file}."), count=shown.language.number(len(names)), file=arguments.out)
    return 0
