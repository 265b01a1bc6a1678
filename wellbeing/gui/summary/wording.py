"""Puts a summary into words: what would leave as tables, why a figure is withheld, what the check found."""

from collections.abc import Callable, Iterable

from wellbeing.anonymise.audit import Audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.compose import counted_tables
from wellbeing.anonymise.floors import FEWEST_OFFICERS
from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.period import Period, period_name
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.published import State
from wellbeing.anonymise.release import AxisCode, ReleaseTable
from wellbeing.anonymise.schema import Schema
from wellbeing.app.summary import Preview
from wellbeing.gui.summary.shown import Entry, Row, Sheet, Verdict
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

FILES = (
    ("report.pdf", _("The report to read: every table with its chart, the method, and what is withheld.")),
    ("tables.xlsx", _("The same tables for a spreadsheet program.")),
    ("data.csv", _("The same figures for statistical offices (SDMX-CSV 2.0).")),
    ("structure.xml", _("What the codes in it mean (SDMX-ML 3.0).")),
    ("quality.xml", _("How good the figures are: coverage, consent, missing answers, breaks (after SIMS).")),
    ("dictionary.csv", _("Every table, dimension and code with its meaning, in every language of the program.")),
    ("indicators.csv", _("The indicators, and the facts of forces behind them (SDMX-CSV 2.0).")),
    ("indicators-structure.xml", _("What the codes in it mean (SDMX-ML 3.0).")),
    ("trends.csv", _("This year's figures beside those of the years released before (SDMX-CSV 2.0).")),
    ("trends-structure.xml", _("What the codes in it mean (SDMX-ML 3.0).")),
    ("README.txt", _("What the folder is, in a few lines.")),
    ("manifest.json", _("The size and check sum of every file, so that a change is seen.")),
    ("signature.json", _("Your signature over all of it. It holds no name, only the keys on your card.")),
)
"""What a release folder holds, file by file."""

ALSO_TOLD = (
    _("The period, the country, the version of the program and the day of the release."),
    _("Which share of the cases known to you is counted, in broad bands such as '75 to 89 %'."),
    _("The number of different officers, once for the whole period."),
    _("How many answers are not known and how many follow-up windows were kept, in bands, from the figures shown."),
)
"""What stands in the files beside the tables."""

MOST_NAMES = 6
"""Names of lines that are listed under a table; more are only counted."""


class Wording:
    """Words for one preview at a time."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def period(self, period: Period) -> str:
        """A period by name."""
        return period_name(period, self._language)

    def counted(self, shown: Preview) -> str:
        """The quiet line: who is counted and who is left out. That too few are known is said by the verdict."""
        language = self._language
        counted = ""
        if not shown.protected.too_few:
            cases = language.plural("{count} case", "{count} cases", shown.gathered.counted)
            imported = shown.gathered.period.imported
            officers = shown.counts.officers
            counted = (
                language.plural("{cases} of {count} officer", "{cases} of {count} officers", officers, cases=cases)
                if imported
                else language.plural(
                    "{cases} of {count} officer who agreed",
                    "{cases} of {count} officers who agreed",
                    officers,
                    cases=cases,
                )
            )
        out = self.left_out(shown.left_out, imported=shown.gathered.period.imported)
        return " · ".join(part for part in (counted, out) if part)

    def left_out(self, count: int, *, imported: bool) -> str:
        """How many cases no figure holds, and why; empty for none."""
        if not count:
            return ""
        if imported:
            return self._language.plural(
                "{count} case left out without a stated basis",
                "{count} cases left out without a stated basis",
                count,
            )
        return self._language.plural(
            "{count} case left out for want of consent", "{count} cases left out for want of consent", count
        )

    # -- the check

    def verdict(self, shown: Preview) -> Verdict:
        """The sentence of the check with its detail."""
        words, number = self._words, self._language.number
        if shown.protected.too_few:
            fewest = number(FEWEST_OFFICERS)
            return Verdict(
                tone="info",
                heading=words(_("Fewer than {count} officers: no number leaves"), count=fewest),
                detail=words(
                    _("With so few, any figure could tell something about one of them. A release says only that.")
                ),
            )
        total = shown.release.withheld + self._published(shown)
        withheld = words(
            _("{withheld} of {total} figures are withheld."),
            withheld=number(shown.release.withheld),
            total=number(total),
        )
        if shown.audit.ok:
            return Verdict(
                tone="good",
                heading=words(_("Nothing that is withheld can be worked out")),
                detail=" ".join((self._attacked(shown), withheld)),
                key="check",
                action=words(_("See the check")),
            )
        return Verdict(
            tone="danger",
            heading=words(_("Something could be worked out, so nothing can leave")),
            detail=words(_("The program's own attack found figures that say too much.")),
            key="check",
            action=words(_("See the check")),
        )

    def _attacked(self, shown: Preview) -> str:
        before = self.releases_together(shown)
        if before:
            return self._words(
                _("Every withheld figure was attacked, together with the release of {periods}."),
                periods=self._language.listing(before),
            )
        return self._words(_("Every withheld figure was attacked with all that would leave."))

    def releases_together(self, shown: Preview) -> list[str]:
        """Earlier releases that speak of the same cases, by name."""
        here = shown.gathered.period
        found = (entry.published() for entry in shown.gathered.ledger)
        about = {here, Period(year=here.year, imported=here.imported)}
        about |= set(Period(year=here.year, imported=here.imported).quarters())
        return [self.period(past.period) for past in found if past.has_figures and past.period in about]

    def _published(self, shown: Preview) -> int:
        return sum(figure.state is State.VALUE for figure in shown.release.cells.values())

    def found(self, audit: Audit, schema: Schema) -> list[str]:
        """What the attack found, one line each; empty where it found nothing."""
        sentences = (
            (audit.exact, _("{figure}: it could be worked out exactly.")),
            (audit.narrow, _("{figure}: it could be worked out too closely.")),
            (audit.too_small, _("{figure}: it is too small to be shown.")),
            (audit.speaks_of_group, _("{figure}: it says something about nearly everyone in a group.")),
        )
        lines = [
            self._words(sentence, figure=self.about(cell, schema))
            for spots, sentence in sentences
            for _p, cell in spots
        ]
        lines += [self._words(_("{figure}: it is missing."), figure=self.about(cell, schema)) for cell in audit.missing]
        if audit.narrow_share:
            lines.append(self._words(_("The share of counted cases tells too closely how many were left out.")))
        if audit.infeasible:
            lines.append(self._words(_("The figures contradict each other or an earlier release.")))
        return list(dict.fromkeys(lines))

    def about(self, cell: Cell, schema: Schema) -> str:
        """What a figure counts, by its codes."""
        parts = [self._words(schema.dimensions[name][code].label) for name, code in cell.at]
        unit = self._words(signs.UNITS.get(cell.unit, _("Officers")))
        return ": ".join((unit, ", ".join(parts) or self._words(_("All"))))

    def bounds(self, interval: Interval | None) -> str:
        """What somebody could work out of a withheld figure."""
        if interval is None or interval.most is None:
            least = self._language.number(interval.least if interval else 0)
            return self._words(_("it could be {least} or any number above"), least=least)
        return self._words(
            _("it could be anything from {least} to {most}"),
            least=self._language.number(interval.least),
            most=self._language.number(interval.most),
        )

    # -- tables

    def tables(self, shown: Preview) -> tuple[Sheet, ...]:
        """Every collected table as it would leave."""
        return tuple(
            self._sheet(view, table, self._leaving(shown, table))
            for table, view in self._views(shown)
            if view.collected
        )

    def _views(self, shown: Preview) -> Iterable[tuple[ReleaseTable, TableView]]:
        return ((table, table_view(table, self._language)) for table in shown.release.tables)

    def _leaving(self, shown: Preview, table: ReleaseTable) -> Callable[[tuple[str, ...]], Entry]:
        def entry(codes: tuple[str, ...]) -> Entry:
            figure, cell = table.figures[codes], table.cell(codes)
            if figure.state is State.VALUE:
                return Entry(words=signs.in_table(figure, self._language))
            if figure.state is State.HIDDEN:
                reason = self._words(
                    _("Withheld. With all that would leave, {bounds}. {why}"),
                    bounds=self.bounds(shown.audit.intervals.get((shown.gathered.period, cell))),
                    why=self._words(WHY[why]) if (why := shown.why(cell)) else "",
                )
                return Entry(words=signs.SIGNS[figure.state], reason=reason.strip())
            return Entry(words=signs.SIGNS[figure.state], reason=self._words(signs.EXPLAINED[figure.state]))

        return entry

    def _sheet(self, view: TableView, table: ReleaseTable, entry: Callable[[tuple[str, ...]], Entry]) -> Sheet:
        down, across = _drawn(table)
        rows = tuple(
            Row(
                label=self._words(code.label),
                entries=tuple(entry((code.code, *end)) for end in across),
                level=max(code.depth - 1, 0),
                total=code.depth == 0,
            )
            for code in down
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

    def missing(self, shown: Preview) -> tuple[str, ...]:
        """Which tables there are not, and why."""
        empty = [view.title for _table, view in self._views(shown) if not view.collected]
        lines = []
        if empty:
            lines.append(
                self._words(
                    _("Not collected by this source, so there is no table: {tables}."),
                    tables=self._language.listing(empty),
                )
            )
        if shown.release.left_out:
            lines.extend(left_out.told(self._language) for left_out in shown.release.left_out)
        return tuple(lines)

    def own(self, shown: Preview) -> tuple[Sheet, ...]:
        """The true counts of every table that was counted, withheld ones with them. They stay here."""
        sheets = []
        for table in () if shown.protected.too_few else counted_tables(shown.counts):
            view = table_view(table, self._language)
            if view.collected:
                sheets.append(self._sheet(view, table, self._plain(table)))
        return tuple(sheets)

    def left(self, tables: tuple[ReleaseTable, ...]) -> tuple[Sheet, ...]:
        """Tables as they left."""
        views = [(table, table_view(table, self._language)) for table in tables]
        return tuple(self._sheet(view, table, self._plain(table)) for table, view in views if view.collected)

    def _plain(self, table: ReleaseTable) -> Callable[[tuple[str, ...]], Entry]:
        def entry(codes: tuple[str, ...]) -> Entry:
            figure = table.figures[codes]
            reason = "" if figure.state is State.VALUE else self._words(signs.EXPLAINED[figure.state])
            return Entry(words=signs.in_table(figure, self._language), reason=reason)

        return entry

    def intervals(self, shown: Preview) -> Sheet:
        """Every withheld figure with the least and the most that a reader could work out."""
        number = self._language.number
        rows = []
        for (period, cell), interval in shown.audit.intervals.items():
            if period == shown.gathered.period:
                most = self._words(_("no limit")) if interval.most is None else number(interval.most)
                rows.append(
                    Row(
                        label=self.about(cell, shown.gathered.schema),
                        entries=(Entry(words=number(interval.least)), Entry(words=most)),
                    )
                )
        return Sheet(
            name="intervals",
            heading=self._words(_("What a reader could work out of each withheld figure")),
            heads=(self._words(_("Figure")), self._words(_("At least")), self._words(_("At most"))),
            rows=tuple(sorted(rows, key=lambda row: row.label)),
        )


def _drawn(table: ReleaseTable) -> tuple[list[AxisCode], list[tuple[str, ...]]]:
    """The rows and column codes that `table_view` draws: the totals, and what the source can tell."""
    rows = list(table.axes[0].codes)
    ends: list[tuple[str, ...]] = [(code.code,) for code in table.axes[1].codes] if len(table.axes) > 1 else [()]

    def told(codes: Iterable[tuple[str, ...]]) -> bool:
        return any(table.figures[found].state is not State.NOT_COLLECTED for found in codes)

    kept = [row for row in rows if row.depth == 0 or told((row.code, *end) for end in ends)]
    across = [end for place, end in enumerate(ends) if place == 0 or told((row.code, *end) for row in rows)]
    return kept, across
