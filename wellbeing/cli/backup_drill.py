"""`wellbeing backup drill`: a backup is restored to where it harms nothing, checked whole, and the result recorded."""

import argparse
from pathlib import Path

from wellbeing.app import drills, vaults
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The file, --vault, --passphrase-file and --json."""
    parser.add_argument(
        "file",
        metavar=parser.words(_("FILE")),
        type=Path,
        nargs="?",
        help=parser.words(_("the backup; without it the newest within reach")),
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Run it. Raises what the drill found wrong."""
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        drilled = drills.drill_now(session, arguments.file)
    finally:
        vaults.close(session)
    if arguments.json:
        shown.data({"file": str(drilled.file), "whole": True, "records": drilled.records})
        return 0
    shown.say(
        _("Restored on trial, checked and thrown away: {file}. Records checked: {records}."),
        file=drilled.file,
        records=shown.language.number(drilled.records),
    )
    return 0
