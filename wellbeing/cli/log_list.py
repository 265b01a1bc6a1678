"""`wellbeing log list`: when the vault was opened and what was done in it, the newest first, by random ids only."""

import argparse

from wellbeing.app import access_log, actions, vaults
from wellbeing.app.access_log import Entry
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
        for entry in found:
            shown.line(_line(entry, shown))
            empty = False
        if empty:
            shown.say(_("No entry fits."))
    finally:
        vaults.close(session)
    return 0


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
