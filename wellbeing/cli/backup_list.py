"""`wellbeing backup list`: the backups that lie in a folder, which needs no passphrase; with --all in every place that
the vault names."""

import argparse
from pathlib import Path

from wellbeing.app import backup_folders, restoring, vaults
from wellbeing.app.restoring import FoundBackup
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.errors import Trouble
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The folder, --all, --vault, --passphrase-file and --json."""
    parser.add_argument(
        "folder",
        metavar=parser.words(_("FOLDER")),
        type=Path,
        nargs="?",
        help=parser.words(_("where backups lie; without it the usual place of this computer")),
    )
    parser.option("--all", words=_("open the vault, and list every place that it names"), action="store_true")
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """List them place by place, the newest first. A place that is away is told where there are others."""
    places = _places(arguments, shown) if arguments.all else [arguments.folder or backup_folders.usual_place()]
    found: dict[Path, list[FoundBackup]] = {}
    for place in places:
        try:
            found[place] = restoring.found_in(place)
        except Trouble as trouble:
            if not arguments.all:
                raise
            shown.complain(f"{place}: {trouble.told(shown.language)}")
    if arguments.json:
        shown.data([_as_data(one) for place in found for one in found[place]])
        return 0
    for place, there in found.items():
        _tell(place, there, shown, named=arguments.all)
    if not arguments.all and arguments.folder is None:
        shown.say(_("If the vault names further places: --all lists what lies there too."))
    return 0


def _places(arguments: argparse.Namespace, shown: Console) -> list[Path]:
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        return backup_folders.places(session)
    finally:
        vaults.close(session)


def _tell(place: Path, there: list[FoundBackup], shown: Console, *, named: bool) -> None:
    if not there:
        shown.say(_("There are no backups in {folder}."), folder=place)
    elif named:
        shown.line(f"{place}:")
    for one in there:
        shown.line(_line(one, shown))


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
