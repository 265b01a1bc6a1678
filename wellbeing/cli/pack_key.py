"""`wellbeing content pack key`: a publisher's key for signing packs."""

import argparse
from pathlib import Path

from wellbeing.app import publishing
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--out, --passphrase-file."""
    parser.option("--out", words=_("the new file for the key"), value=_("FILE"), type=Path, required=True)
    common.passphrase_file(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Make it, and show the fingerprint by which others know it."""
    passphrase = shown.passphrase(arguments.passphrase_file, twice=True)
    card = publishing.make_key(arguments.out, passphrase)
    shown.say(_("The key is in {file}. Keep it and its passphrase apart, and make a copy."), file=arguments.out)
    shown.say(
        _("Who gets a pack for the first time asks you for this fingerprint: {fingerprint}"),
        fingerprint=card.fingerprint,
    )
    return 0
