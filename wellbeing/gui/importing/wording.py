"""The report of an import in words: counts first, then what was left out and why."""

from collections.abc import Sequence

from wellbeing.app.importing import ImportReport
from wellbeing.app.importing.words import act_words, dimension_words, gap_words, refusal_words
from wellbeing.domain.history import ImportBatch
from wellbeing.gui.importing.shown import Count, Part, Past, Report
from wellbeing.language import Language, _

MOST = 25
"""Lines per part; the command line lists all of them."""

NO_BASIS = _("Without a basis these cases are kept and found, but enter no figure.")


class Wording:
    """Words for reports and earlier imports."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def report(self, report: ImportReport, *, can_save: bool) -> Report:
        """A dry run, or what was imported."""
        words = self._words
        done = not report.dry_run
        return Report(
            title=words(_("Imported") if done else _("What would be imported")),
            quiet=words(_("Closed cases without follow-ups.")) if done else words(_("So far nothing was changed.")),
            counts=self._counts(report, done=done),
            parts=self._parts(report),
            done=done,
            news=self._news(report),
            can_save=can_save,
            batch=report.batch,
            no_basis=words(NO_BASIS) if done and report.batch is not None and not report.basis_stated else "",
        )

    def _news(self, report: ImportReport) -> str:
        if not report.imported:
            return self._words(_("There is nothing new in this file."))
        if report.first_day is None or report.last_day is None:
            return ""
        return self._words(
            _("{incidents} incidents between {first} and {last}, {officers} officers not known before."),
            incidents=self._language.number(report.incidents),
            first=self._language.date(report.first_day),
            last=self._language.date(report.last_day),
            officers=self._language.number(report.new_officers),
        )

    def _counts(self, report: ImportReport, *, done: bool) -> tuple[Count, ...]:
        number = self._language.number
        rows = (
            (report.rows, _("rows in the file"), False),
            (report.imported, _("rows became cases") if done else _("rows would become cases"), True),
            (report.with_gaps, _("of these with named gaps"), False),
            (len(report.refused), _("rows refused"), False),
            (report.already_there, _("rows already there"), False),
            (report.repeated, _("rows twice in the file, word for word"), False),
            (report.erased, _("rows erased here before, not taken in again"), False),
            (len(report.corrections), _("rows that say something else than before"), False),
        )
        return tuple(
            Count(number=number(count), words=self._words(label), strong=strong)
            for count, label, strong in rows
            if count or strong
        )

    def _parts(self, report: ImportReport) -> tuple[Part, ...]:
        words = self._words
        acts = [self._counted(label, rows) for label, rows in act_words(report, self._language)]
        gaps = [self._counted(gap_words(gap, self._language), gap.rows) for gap in report.gaps]
        refused = [refusal_words(row, self._language) for row in report.refused]
        corrections = [
            words(_("Row {number}: changed since it was imported. It is listed here and not applied."), number=number)
            for number in report.corrections
        ]
        parts = (
            (_("What happened"), acts),
            (_("Named gaps"), gaps),
            (_("Refused rows"), refused),
            (_("Changed rows"), corrections),
            (_("Not collected by this source"), dimension_words(report.not_collected, self._language)),
            (_("Columns that the mapping does not use"), list(report.unused_columns)),
        )
        return tuple(self._part(words(heading), lines) for heading, lines in parts if lines)

    def _part(self, heading: str, lines: Sequence[str]) -> Part:
        left = len(lines) - MOST
        more = self._language.plural("{count} more line", "{count} more lines", left) if left > 0 else ""
        return Part(heading=heading, lines=tuple(lines[:MOST]), more=more)

    def _counted(self, label: str, rows: int) -> str:
        return self._words(
            _("{label} · {rows}"),
            label=label,
            rows=self._language.plural("{count} row", "{count} rows", rows),
        )

    def past(self, batch: ImportBatch) -> Past:
        """An earlier import with its basis."""
        rows = self._language.plural("{count} row", "{count} rows", batch.rows)
        what = self._words(_("{rows} on {date}"), rows=rows, date=self._language.date(batch.at.astimezone().date()))
        if batch.basis is None:
            why = self._words(_("No basis was stated, so these cases enter no figure."))
            return Past(what=what, why=why, key=str(batch.id))
        why = self._words(
            _("Basis: {statement} Stated by {name}."),
            statement=batch.basis.statement.rstrip(".") + ".",
            name=batch.basis.stated_by,
        )
        return Past(what=what, why=why)
