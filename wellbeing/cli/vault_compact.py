"""`wellbeing vault compact`: the store without the room that removed records left behind."""

import argparse

from wellbeing.app import vaults
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file and --json."""
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it anew. Raises Trouble where the disk has no room for that."""
    folder = common.vault_of(arguments)
    with opened(folder, shown.passphrase(arguments.passphrase_file), shown) as session:
        found = vaults.compact(session)
    if arguments.json:
        shown.data({"vault": str(folder), "before": found.before, "after": found.after, "saved": found.saved})
        return 0
    shown.say(
        _("The store has {after} kB now; {saved} kB were given back to the disk."),
        after=shown.language.number(-(-found.after // 1000)),
        saved=shown.language.number(found.saved // 1000),
    )
    return 0
