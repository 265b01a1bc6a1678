"""`wellbeing content pack show`: what is in a pack, and who signed it."""

import argparse

from wellbeing.app import packs
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.pack_wording import pack_as_data, tell_pack
from wellbeing.cli.parser import Parser


def add(parser: Parser) -> None:
    """The file, --json."""
    common.pack_file(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Check it whole and tell; a pack that is not in order is refused with its reason."""
    pack, found = packs.show(arguments.file)
    if arguments.json:
        shown.data(pack_as_data(pack, found))
    else:
        tell_pack(pack, found, shown)
    return 0
