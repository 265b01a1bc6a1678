"""`wellbeing representative card`: the own card as a file, for whoever may hand a case over to this vault."""

import argparse
from pathlib import Path

from wellbeing.app import representatives
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, --out and --json."""
    common.vault(parser)
    parser.option("--out", words=_("the file to write; it must not exist yet"), value=_("FILE"), type=Path)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show the fingerprint, and write the card where --out says so. Raises Refused without a name in the settings."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        if arguments.out is None:
            card = representatives.own_card(session)
        else:
            card = representatives.save_own_card(session, arguments.out)
    if arguments.json:
        shown.data({"name": card.name, "union": card.union, "fingerprint": card.fingerprint})
        return 0
    shown.line(card.name)
    shown.line(card.fingerprint)
    shown.say(_("Read these signs out on the telephone to whoever has your card."))
    return 0
