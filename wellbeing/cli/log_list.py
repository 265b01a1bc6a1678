"""`wellbeing log list`: when the vault was opened and what was done in it, the newest first, by random ids only."""

import argparse

from wellbeing.app import access_log, actions, vaults
from wellbeing.app.access_log import Entry, Run
from wellbeing.cli import arguments as common
from wellbeing.cli import log_filters
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, the filters and --json."""
    common.vault(parser)
    log_filters.add(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show it. Reading it opens the vault, which is an entry itself."""
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        found = access_log.entries(session, log_filters.wanted(arguments))
        if arguments.json:
            shown.data([_as_data(entry) for entry in found])
            return 0
        empty = True
        for run in access_log.runs(found) if arguments.kind is None else access_log.one_by_one(found):
            shown.line(_line(run.newest, shown) if run.is_one else _together(run, shown))
            empty = False
        if empty:
            shown.say(_("No entry fits."))
    finally:
        vaults.close(session)
    return 0


def _together(run: Run, shown: Console) -> str:
    """Openings with nothing between them; each of them is shown by --kind and by --json."""
    times = shown.language.plural(
        "Opened {count} time, since {moment}",
        "Opened {count} times, since {moment}",
        run.openings,
        moment=shown.language.moment(run.since),
    )
    return f"{shown.language.moment(run.newest.at)}  {times}"


def _line(entry: Entry, shown: Console) -> str:
    parts = [shown.language.moment(entry.at), actions.told(entry.action, shown.language)]
    if entry.subject:
        parts.append(entry.subject)
    if entry.erased:
        parts.append(shown.text(_("erased")))
    return "  ".join(parts)


def _as_data(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="seconds"),
        "action": entry.action,
        "kind": entry.kind,
        "id": entry.subject,
        "erased": entry.erased,
    }
