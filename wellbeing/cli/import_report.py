"""The report of an import as lines to read and as data for a program. It never holds the content of a cell."""

from collections import Counter
from typing import Any

from wellbeing.app.importing import ImportReport
from wellbeing.app.importing.words import REFUSAL_WORDS, act_words, dimension_words, gap_words
from wellbeing.cli.console import Console
from wellbeing.language import _

_MOST_ROWS = 20
"""Row numbers listed for one reason; --json lists all."""


def tell(report: ImportReport, shown: Console) -> None:
    """The report for a person: counts first, then what was left out and why."""
    number = shown.language.number
    if report.dry_run:
        shown.say(_("Dry run: nothing was changed. An import would do this:"))
    shown.say(_("Rows read: {rows}"), rows=number(report.rows))
    shown.say(
        _("Imported as closed cases: {imported} (complete: {complete}, with named gaps: {gaps})"),
        imported=number(report.imported),
        complete=number(report.complete),
        gaps=number(report.with_gaps),
    )
    shown.say(_("Already there, nothing added: {rows}"), rows=number(report.already_there))
    if report.repeated:
        shown.say(_("Twice in this file, word for word: {rows}"), rows=number(report.repeated))
    if report.erased:
        shown.say(_("Erased here before and not taken in again: {rows}"), rows=number(report.erased))
    if report.first_day and report.last_day:
        days = (shown.language.date(day) for day in (report.first_day, report.last_day))
        shown.say(
            _("Incidents: {incidents}, from {first} to {last}"),
            incidents=number(report.incidents),
            first=next(days),
            last=next(days),
        )
        shown.say(_("Officers not known before: {officers}"), officers=number(report.new_officers))
    _tell_acts(report, shown)
    _tell_gaps(report, shown)
    _tell_refused(report, shown)
    if report.corrections:
        rows = _rows(list(report.corrections), shown)
        shown.say(_("Changed since they were imported (listed, not applied), rows: {rows}"), rows=rows)
    if report.unused_columns:
        shown.say(_("Columns that the mapping does not use: {columns}"), columns=", ".join(report.unused_columns))
    if report.not_collected:
        names = ", ".join(dimension_words(report.not_collected, shown.language))
        shown.say(_("Not collected by this source: {dimensions}"), dimensions=names)
    if report.imported and not report.dry_run and not report.basis_stated:
        shown.say(_("Without a stated basis these rows are kept and found, but enter no figure."))


def _tell_acts(report: ImportReport, shown: Console) -> None:
    if report.by_act:
        shown.line()
        shown.say(_("What happened:"))
    for act, rows in act_words(report, shown.language):
        shown.line(f"  {shown.language.number(rows):>8}  {act}")


def _tell_gaps(report: ImportReport, shown: Console) -> None:
    if report.gaps:
        shown.line()
        shown.say(_("Named gaps (rows that were taken without this):"))
    for gap in report.gaps:
        shown.line(f"  {shown.language.number(gap.rows):>8}  {gap_words(gap, shown.language)}")


def _tell_refused(report: ImportReport, shown: Console) -> None:
    if not report.refused:
        return
    shown.line()
    shown.say(_("Refused rows: {rows}"), rows=shown.language.number(len(report.refused)))
    for (reason, column), rows in Counter((row.reason, row.column) for row in report.refused).most_common():
        found = [row.number for row in report.refused if (row.reason, row.column) == (reason, column)]
        shown.line(
            shown.text(
                _("  {count} {column}: {reason}, rows {rows}"),
                count=shown.language.number(rows),
                column=column or shown.text(_("whole row")),
                reason=shown.text(REFUSAL_WORDS[reason]),
                rows=_rows(found, shown),
            )
        )


def _rows(numbers: list[int], shown: Console) -> str:
    listed = ", ".join(str(number) for number in numbers[:_MOST_ROWS])
    more = len(numbers) - _MOST_ROWS
    if more <= 0:
        return listed
    return shown.language.plural("{rows} and {count} more", "{rows} and {count} more", more, rows=listed)


def as_data(report: ImportReport) -> dict[str, Any]:
    """The whole report for a program; row numbers as in the spreadsheet, the heading being 1."""
    return {
        "dry_run": report.dry_run,
        "source": report.source,
        "mapping": report.mapping,
        "encoding": report.encoding,
        "rows": report.rows,
        "imported": report.imported,
        "complete": report.complete,
        "with_gaps": report.with_gaps,
        "already_there": report.already_there,
        "repeated": report.repeated,
        "erased": report.erased,
        "incidents": report.incidents,
        "new_officers": report.new_officers,
        "first_day": report.first_day.isoformat() if report.first_day else None,
        "last_day": report.last_day.isoformat() if report.last_day else None,
        "basis_stated": report.basis_stated,
        "by_act": dict(report.by_act),
        "gaps": [
            {"column": gap.column, "reason": gap.reason.value, "value": gap.value, "rows": gap.rows}
            for gap in report.gaps
        ],
        "refused": [{"row": row.number, "column": row.column, "reason": row.reason.value} for row in report.refused],
        "corrections": list(report.corrections),
        "unused_columns": list(report.unused_columns),
        "collected": list(report.collected),
        "not_collected": list(report.not_collected),
    }
