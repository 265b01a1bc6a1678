"""`wellbeing content pack remove`: a pack out of use."""

import argparse

from wellbeing.app import packs
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The name, --forget."""
    parser.add_argument("name", metavar=parser.words(_("NAME")), help=parser.words(_("the name of the pack")))
    parser.option(
        "--forget",
        words=_("remove its files and its publisher's key too; talks held with its guides lose its questions"),
        action="store_true",
    )


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Take it out of use."""
    if arguments.forget:
        packs.forget(arguments.name)
        shown.say(_("{name} is gone from this computer."), name=arguments.name)
    else:
        packs.remove(arguments.name)
        shown.say(_("{name} is out of use. Its files stay for the talks that were held with it."), name=arguments.name)
    return 0
