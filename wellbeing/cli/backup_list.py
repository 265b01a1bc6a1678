"""`wellbeing backup list`: the backups that lie in a folder. Needs no passphrase and opens nothing."""

import argparse
from pathlib import Path

from wellbeing.app import backups, restoring
from wellbeing.app.restoring import FoundBackup
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The folder and --json."""
    parser.add_argument(
        "folder",
        metavar=parser.words(_("FOLDER")),
        type=Path,
        nargs="?",
        help=parser.words(_("where backups lie; without it the usual place of this computer")),
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """List them, the newest first."""
    folder = arguments.folder or backups.usual_place()
    found = restoring.found_in(folder)
    if arguments.json:
        shown.data([_as_data(one) for one in found])
        return 0
    if not found:
        shown.say(_("There are no backups in {folder}."), folder=folder)
    for one in found:
        shown.line(_line(one, shown))
    return 0


def _line(one: FoundBackup, shown: Console) -> str:
    parts = [shown.language.date(one.made_on), one.file.name]
    if one.is_damaged:
        parts.append(shown.text(_("damaged")))
    return "  ".join(parts)


def _as_data(one: FoundBackup) -> dict[str, object]:
    return {
        "file": str(one.file),
        "made_on": one.made_on.isoformat(),
        "generation": one.generation,
        "vault": one.vault,
        "damaged": one.is_damaged,
    }
