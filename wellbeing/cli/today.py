"""`wellbeing today`: what the first screen shows, aliases and steps only, never the event."""

import argparse
from collections.abc import Iterator

from wellbeing.app import today, vaults
from wellbeing.app.absence_words import counted, span
from wellbeing.app.absences import Away
from wellbeing.app.names import follow_up_name
from wellbeing.app.today import DueRow, Reminder, Today
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import Language, _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file and --json."""
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show it. Reading it opens the vault, which is an entry of the log."""
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        found = today.today(session)
    finally:
        vaults.close(session)
    if arguments.json:
        shown.data(_as_data(found))
        return 0
    lines = list(_lines(found, shown.language))
    for line in lines:
        shown.line(line)
    if not lines:
        shown.say(_("Nobody has to be called in the next seven days."))
    return 0


def _lines(found: Today, reader: Language) -> Iterator[str]:
    text = reader.text
    if Reminder.BREACH in found.reminders:
        yield text(_("A personal data breach was noted, and the authority has to be told."))
    for silent in found.silent:
        since = _("Not reached after an emergency.") if silent.tried else _("Nobody was in touch after an emergency.")
        if silent.tie is None:
            told = text(_("Call the clinician on duty now, or the duty commander."))
        else:
            told = text(_("Call the person now whom the officer named."))
        yield "  ".join((silent.alias, text(since), told))
    for emergency in found.emergencies:
        yield "  ".join((emergency.alias, text(_("An emergency was noted, and not yet what was done about it."))))
    for away in found.away:
        yield from _away(away, reader)
    yield from (_due(text(_("Came due while you were away")), row, reader) for row in found.meanwhile)
    for heading, rows in ((_("Overdue"), found.overdue), (_("Due"), found.due), (_("Coming"), found.coming)):
        yield from (_due(text(heading), row, reader) for row in rows)
    for row in found.unchecked:
        others = reader.plural(
            "{count} colleague without a case", "{count} colleagues without a case", row.without_case
        )
        whom = reader.listing([*row.aliases, *([others] if row.without_case else [])])
        if row.is_empty:
            whom = text(_("An incident that was shared with you"))
        yield "  ".join((whom, text(_("Not spoken to yet"))))
    for task in found.tasks:
        said = reader.plural("{count} thing that you took on", "{count} things that you took on", task.count)
        yield "  ".join((task.alias, said))
    for answer in found.answers:
        yield "  ".join((answer.alias, text(_("A service has not answered. Ask again."))))


def _away(away: Away, reader: Language) -> Iterator[str]:
    """The emergencies first: of them each is named."""
    for one in away.emergencies:
        day = reader.date(one.follow_up.due_day, "MMMd")
        told = reader.text(_("After an emergency nobody is in touch on {day}: you are away."), day=day)
        yield "  ".join((one.alias, told))
    yield "  ".join((span(away.absence, reader), counted(away, reader)))


def _due(heading: str, row: DueRow, reader: Language) -> str:
    return "  ".join((row.alias, reader.text(follow_up_name(row.step, row.reason)), heading))


def _as_data(found: Today) -> dict[str, object]:
    def due(rows: tuple[DueRow, ...]) -> list[dict[str, object]]:
        return [
            {"alias": row.alias, "step": row.step, "reason": row.reason, "days": row.days, "attempts": row.attempts}
            for row in rows
        ]

    return {
        "date": found.date.isoformat(),
        "breach_to_report": Reminder.BREACH in found.reminders,
        "silent_after_emergency": [{"alias": row.alias, "tried": row.tried, "tie": row.tie} for row in found.silent],
        "emergencies_without_word": [row.alias for row in found.emergencies],
        "away": [
            {
                "first_day": away.absence.first_day.isoformat(),
                "last_day": away.absence.last_day.isoformat(),
                "running": away.running,
                "falls_into_it": len(away.falling),
                "to_arrange": away.open_count,
                "emergencies_without_anybody": [one.alias for one in away.emergencies],
            }
            for away in found.away
        ],
        "came_due_while_away": due(found.meanwhile),
        "overdue": due(found.overdue),
        "due": due(found.due),
        "coming": due(found.coming),
        "not_spoken_to": [
            {"aliases": list(row.aliases), "without_case": row.without_case, "there": row.total}
            for row in found.unchecked
        ],
        "tasks": [{"alias": row.alias, "count": row.count, "days": row.days} for row in found.tasks],
        "answers_missing": [{"alias": row.alias, "service": row.service, "days": row.days} for row in found.answers],
        "talks_put_aside": [{"alias": row.alias, "step": row.step} for row in found.talks],
    }
