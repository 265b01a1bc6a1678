"""`wellbeing content pack words`: the translations of a pack, as translators' programs read and write them."""

import argparse
from pathlib import Path

from wellbeing.app import publishing
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The folder and --into."""
    parser.add_argument(
        "folder", metavar=parser.words(_("FOLDER")), type=Path, help=parser.words(_("the pack's folder"))
    )
    parser.option("--into", words=_("the language to translate into, as de or fr"), value=_("CODE"), required=True)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write i18n/<language>.po; what is translated stays."""
    texts, missing = publishing.translate(arguments.folder, arguments.into)
    number = shown.language.number
    shown.say(
        _("{file}: texts {texts}, not translated yet {missing}"),
        file=arguments.folder / "i18n" / f"{arguments.into}.po",
        texts=number(texts),
        missing=number(missing),
    )
    return 0
