"""`wellbeing vault change-passphrase`: another passphrase opens the vault; only its header is written anew."""

import argparse

from wellbeing.app import keys
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened, warn_of_weak
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file (the one now), --new-passphrase-file."""
    common.vault(parser)
    parser.option(
        "--new-passphrase-file",
        words=_("file whose first line is the new passphrase, or - for the next line of standard input"),
        value=_("FILE"),
    )


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Change it. Raises Refused for a wrong or an empty passphrase."""
    folder = common.vault_of(arguments)
    current = shown.passphrase(arguments.passphrase_file)
    with opened(folder, current, shown) as session:
        fresh = shown.new_passphrase(arguments.new_passphrase_file)
        keys.change_passphrase(session, current, fresh, fresh)
    shown.say(_("The new passphrase opens the vault now. Older backups still open with the old one."))
    warn_of_weak(fresh, shown)
    return 0
