"""`wellbeing representative list`: the representatives whose cards are known."""

import argparse

from wellbeing.app import representatives
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
    """Tell."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        known = representatives.known(session)
    if arguments.json:
        shown.data([{"name": card.name, "union": card.union, "fingerprint": card.fingerprint} for card in known])
        return 0
    for card in known:
        shown.line("  ".join(part for part in (card.fingerprint, card.name, card.union) if part))
    if not known:
        shown.say(_("No other representative is known yet."))
    return 0
