"""Tables in words, one entry a figure: what is shown, and why there is no number."""

from collections.abc import Callable, Iterable

from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.published import State
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app.years_that_left import Reached
from wellbeing.gui.figures.check import CheckWording, Leaving
from wellbeing.gui.figures.shown import Entry, Row, Sheet
from wellbeing.language import Language, _
from wellbeing.reports.figures import words as signs
from wellbeing.reports.figures.views import TableView, table_view

WHY = {
    Why.SMALL: _("Too few cases or officers stand behind it."),
    Why.CONTRIBUTORS: _("Too few representatives contributed to it."),
    Why.GROUP: _("It would say something about nearly everyone in a group."),
    Why.COMPUTABLE: _("Without this, another withheld figure could be worked out."),
    Why.EARLIER: _("Together with an earlier release it would say too much."),
}
"""Why a figure is withheld. On the representative's own screen only: a release never tells one from another."""

_NOT_WORKED_OUT = _("Withheld. It could not be worked out what a reader can compute of it.")
"""Where releases contradict each other, so that there is no interval: nothing may be told as if it were known."""

MOST_NAMES = 6
"""Names of lines that are listed under a table; more are only counted."""

Telling = Callable[[tuple[str, ...]], Entry]
"""Puts the figure at these codes of a table into words."""


class TableWording:
    """Words for the tables of one release at a time."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text
        self._check = CheckWording(language)

    def tables(self, shown: Leaving) -> tuple[Sheet, ...]:
        """Every collected table as it would leave."""
        return self.sheets(shown.release.tables, lambda table: self.leaving(shown, table))

    def sheets(self, tables: Iterable[ReleaseTable], telling: Callable[[ReleaseTable], Telling]) -> tuple[Sheet, ...]:
        """Every collected table of these, each in the words that `telling` has for it."""
        views = [(table, table_view(table, self._language)) for table in tables]
        return tuple(self._sheet(view, table, telling(table)) for table, view in views if view.collected)

    def leaving(self, shown: Leaving, table: ReleaseTable) -> Telling:
        """Figures as they would leave; of a withheld one what a reader could work out, and why where that is told."""

        def entry(codes: tuple[str, ...]) -> Entry:
            figure, cell = table.figures[codes], table.cell(codes)
            if figure.state is not State.HIDDEN:
                return self.plain(table)(codes)
            interval, why = shown.audit.intervals.get((shown.release.period, cell)), shown.why(cell)
            if interval is None:
                told = (_NOT_WORKED_OUT, WHY[why]) if why else (_NOT_WORKED_OUT,)
                return Entry(words=signs.SIGNS[figure.state], reason=" ".join(map(self._words, told)))
            reason = self._withheld(interval, shown.schema.width, why)
            return Entry(words=signs.SIGNS[figure.state], reason=reason, spoken=self._check.aloud(interval))

        return entry

    def _withheld(self, interval: Interval, width: int, why: Why | None) -> str:
        bounds = self._check.bounds(interval, width)
        if why is None:
            return self._words(_("Withheld. With all that would leave, {bounds}."), bounds=bounds)
        told = self._words(WHY[why])
        return self._words(_("Withheld. With all that would leave, {bounds}. {why}"), bounds=bounds, why=told)

    def plain(self, table: ReleaseTable) -> Telling:
        """Figures as they stand in a table, with what their signs mean."""

        def entry(codes: tuple[str, ...]) -> Entry:
            figure = table.figures[codes]
            if figure.state is State.VALUE:
                return Entry(words=signs.in_table(figure, self._language), reason="")
            meaning = signs.explained(figure.state, by_quarter=table.by_quarter)
            return Entry(words=signs.in_table(figure, self._language), reason=self._words(meaning))

        return entry

    def with_reached(self, table: ReleaseTable, found: Reached | None, width: int) -> Telling:
        """Figures as they left; of a withheld one what a reader can work out, or that nobody could tell; with None
        that it is being worked out."""

        def entry(codes: tuple[str, ...]) -> Entry:
            plain = self.plain(table)(codes)
            if table.figures[codes].state is not State.HIDDEN:
                return plain
            if found is None:
                reason = self._words(_("Withheld. What a reader can work out of it is being worked out."))
                return Entry(words=plain.words, reason=reason)
            interval = (found.intervals or {}).get(table.cell(codes))
            if interval is None:
                return Entry(words=plain.words, reason=self._words(_NOT_WORKED_OUT))
            bounds = self._check.bounds(interval, width)
            reason = self._words(_("Withheld. With all that has left, {bounds}."), bounds=bounds)
            return Entry(words=plain.words, reason=reason, spoken=self._check.aloud(interval))

        return entry

    def part(self, table: ReleaseTable, outer: tuple[str, ...], telling: Telling) -> Sheet:
        """What stands below these codes of the outermost rows of a table."""
        return self._sheet(table_view(table.below(outer), self._language), table, telling, outer)

    def _sheet(self, view: TableView, table: ReleaseTable, telling: Telling, outer: tuple[str, ...] = ()) -> Sheet:
        rows = tuple(
            Row(
                label=row.label,
                entries=tuple(telling(table.codes_at((*outer, *row.codes), code)) for code in view.column_codes),
                level=row.level,
                total=row.total or row.group,
            )
            for row in view.rows
        )
        return Sheet(
            name=view.name,
            heading=view.title,
            heads=(view.row_heading, *view.columns),
            rows=rows,
            legend=signs.legend(view.states(), self._language),
            note=self._blank(view),
        )

    def _blank(self, view: TableView) -> str:
        names = list(dict.fromkeys(view.not_collected))
        if not names:
            return ""
        if len(names) <= MOST_NAMES:
            return self._words(_("Not collected by this source: {names}."), names=self._language.listing(names))
        return self._language.plural(
            "{count} more line is not collected by this source. The report names it.",
            "{count} more lines are not collected by this source. The report names them.",
            len(names),
        )

    def _views(self, shown: Leaving) -> list[TableView]:
        return [table_view(table, self._language) for table in shown.release.tables]

    def missing(self, shown: Leaving) -> str:
        """How many tables there are not, or only with less detail; empty where every one is whole."""
        count = len(self.empty(shown)) + len(shown.release.left_out)
        if not count:
            return ""
        return self._language.plural(
            "{count} table is left out, or shown with less detail.",
            "{count} tables are left out, or shown with less detail.",
            count,
        )

    def empty(self, shown: Leaving) -> tuple[str, ...]:
        """The tables of which nobody asked anything, by name."""
        return tuple(view.title for view in self._views(shown) if not view.collected)

    def not_collected(self, shown: Leaving) -> tuple[str, ...]:
        """A sentence that names the tables of which nobody asked anything; none where there are none."""
        empty = self.empty(shown)
        if not empty:
            return ()
        told = _("Not collected by this source, so there is no table: {tables}.")
        return (self._words(told, tables=self._language.listing(empty)),)

    def intervals(self, shown: Leaving) -> Sheet:
        """Every withheld figure with the least and the most that a reader could work out."""
        rows = [
            Row(label=self._check.about(cell, shown.schema), entries=(Entry(words=self._check.range(interval)),))
            for (period, cell), interval in shown.audit.intervals.items()
            if period == shown.release.period
        ]
        return Sheet(
            name="intervals",
            heading=self._words(_("What a reader could work out of each withheld figure")),
            heads=(self._words(_("Figure")), self._words(_("Range"))),
            rows=tuple(sorted(rows, key=lambda row: row.label)),
            note=self._check.too_much_work(shown),
        )
