"""`wellbeing backup make`: a verified backup in every place that is there."""

import argparse
from pathlib import Path

from wellbeing.app import backup_folders, backups, vaults
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, --place, --not-to and --json."""
    common.vault(parser)
    parser.option(
        "--place",
        words=_("a further folder or stick where backups go from now on; give it again for each one"),
        value=_("FOLDER"),
        type=Path,
        action="append",
        default=[],
    )
    parser.option(
        "--not-to",
        words=_("a folder or stick where backups go no more; those that lie there stay"),
        value=_("FOLDER"),
        type=Path,
        action="append",
        default=[],
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Make it. Raises the trouble where no place got one; a stick that is away is only told."""
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        if arguments.place or arguments.not_to:
            added, dropped = ([place.absolute() for place in given] for given in (arguments.place, arguments.not_to))
            backup_folders.change_places(session, added, dropped)
        made = backups.make_now(session)
    finally:
        vaults.close(session)
    if arguments.json:
        shown.data([_as_data(outcome, shown) for outcome in made.outcomes])
        return 0
    for outcome in made.outcomes:
        if outcome.file is not None:
            shown.say(_("Made and verified: {file}"), file=outcome.file)
        elif outcome.trouble is not None:
            shown.complain(f"{outcome.folder}: {outcome.trouble.told(shown.language)}")
    return 0


def _as_data(outcome: backups.Outcome, shown: Console) -> dict[str, object]:
    return {
        "place": str(outcome.folder),
        "file": str(outcome.file) if outcome.file else None,
        "trouble": outcome.trouble.told(shown.language) if outcome.trouble else None,
    }


def make_due(session: Session, shown: Console) -> None:
    """After a command that has changed something: the day's backup, if it waits. A trouble is told and no more."""
    if not backups.due_places(session):
        return
    made = backups.make(backups.begin(session, only_due=True))
    backups.finish(session, made)
    for outcome in made.outcomes:
        if outcome.trouble is not None:
            shown.complain(outcome.trouble.told(shown.language))
