"""`wellbeing content schema`: the JSON Schema by which an editor helps to write a content file."""

import argparse

from wellbeing.app import content_files
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The kind of file."""
    parser.add_argument(
        "kind",
        metavar=parser.words(_("KIND")),
        choices=content_files.SCHEMAS,
        nargs="?",
        default=content_files.SCHEMAS[0],
        help=parser.words(_("one of: {kinds}"), kinds=", ".join(content_files.SCHEMAS)),
    )


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it to the output, as JSON."""
    shown.data(content_files.editors_schema(arguments.kind))
    return 0
