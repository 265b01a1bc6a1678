"""Trends without Qt: what was released over the years and quarters, and own figures over the quarters."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.trends import Point, Series, Trends
from wellbeing.anonymise.trends_words import break_sentences, heads
from wellbeing.app import own_quarters
from wellbeing.app import trends as use_cases
from wellbeing.app.session import Session
from wellbeing.gui.figures.shown import Entry, Row, Sheet
from wellbeing.gui.trends.by_quarter import by_quarter
from wellbeing.gui.trends.shown import Part, TrendsShown
from wellbeing.language import Language, _
from wellbeing.reports.figures.indicators import SIGNS
from wellbeing.reports.figures.trends import legend, point_words, series_title

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask, Run
    from wellbeing.reports.figures.window import Picture

_FEWEST = 2
"""Years or quarters with a number that a chart needs."""
_YEARS, _QUARTERS, _OWN = "years", "quarters", "own"
_HEADINGS = {_YEARS: _("As released"), _QUARTERS: _("As released, by quarter"), _OWN: _("Own figures by quarter")}
_TOLD = {
    _YEARS: _("Year by year as it was released. Nothing is ranked, and a gap is never zero."),
    _QUARTERS: _("Quarter by quarter as it was released with its year. Nothing is ranked, and a gap is never zero."),
    _OWN: _(
        "What each quarter counts, small numbers with it: please don't copy them out. What has left with its year is "
        "not kept by quarters."
    ),
}


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_trends(self, shown: TrendsShown) -> None: ...
    def show_pictures(self, pictures: dict[str, "Picture"]) -> None: ...


class Presenter:
    """Reads all of it on the vault's thread; charts are drawn away from it."""

    def __init__(
        self, view: View, ask: "Ask", run: "Run", go: Callable[..., None], language: Language, back_to: str = "summary"
    ) -> None:
        """`back_to` is the place of the figures."""
        self._view, self._ask, self._run, self._go, self._back_to = view, ask, run, go, back_to
        self._language, self._words = language, language.text
        self._read: dict[str, Trends] | None = None
        self._asked: object = None

    def start(self) -> None:
        """Read everything again."""

        def read(session: Session) -> dict[str, Trends]:
            released = use_cases.over_time(session)
            return {
                _YEARS: released.years,
                _QUARTERS: released.quarters,
                _OWN: own_quarters.over_last_quarters(session),
            }

        self._ask(read, self._show)

    def leave(self) -> None:
        """Back to the figures."""
        self._go(self._back_to)

    def _show(self, read: dict[str, Trends]) -> None:
        self._read, self._asked = read, None
        years, quarters, own = (self._part(kind, found) for kind, found in read.items())
        nothing = self._words(_("Nothing has been released so far. Here you will see year by year."))
        self._view.show_trends(
            TrendsShown(years=years, quarters=quarters, own=own, nothing="" if years is not None else nothing)
        )

    def _part(self, kind: str, found: Trends) -> Part | None:
        if not found.periods or (kind == _QUARTERS and not found.series):
            return None
        return Part(
            told=self._words(_TOLD[kind]),
            sheet=self._sheet(kind, found),
            breaks=tuple(break_sentences(found, self._language)),
            charts=tuple(
                (_key(kind, one), series_title(one, found, self._language))
                for one in found.series
                if one.numbers >= _FEWEST
            ),
        )

    def _sheet(self, kind: str, found: Trends) -> Sheet:
        heading = self._words(_HEADINGS[kind])
        if kind == _QUARTERS:
            return by_quarter(found, heading, self._language)
        rows: list[Row] = []
        group = ""
        for series in found.series:
            if series.line.group != group:
                group = series.line.group
                rows.append(
                    Row(label=self._words(group), entries=tuple(Entry(words="") for _one in found.periods), total=True)
                )
            rows.append(
                Row(
                    label=self._words(series.line.label),
                    entries=tuple(self._entry(point) for point in series.points),
                    level=1,
                )
            )
        standings = {point.standing for series in found.series for point in series.points}
        return Sheet(
            name=heading,
            heading=heading,
            heads=(self._words(_("Figure")), *(head.replace("-", "\n") for head in heads(found))),
            rows=tuple(rows),
            legend=legend(standings, self._language),
        )

    def _entry(self, point: Point) -> Entry:
        if point.value is not None:
            return Entry(words=point_words(point, "", self._language))
        return Entry(words=SIGNS[point.standing], reason=point_words(point, "", self._language, sign=False))

    def draw(self, width: int, scale: int, palette: str, *, by_quarter: bool = False) -> None:
        """Make the chart of every series in sight with two numbers or more, `width` pixels wide. `by_quarter` says
        which of the released ones are. Only what was asked for last is shown."""
        read, reader, asked = self._read, self._language, object()
        self._asked = asked
        if read is None:
            return
        unseen = _YEARS if by_quarter else _QUARTERS

        def job() -> dict[str, "Picture"]:
            from wellbeing.reports.figures.window import trend_picture

            made = {
                _key(kind, one): trend_picture(one, found, reader, width=width, scale=scale, palette=palette)
                for kind, found in read.items()
                if kind != unseen
                for one in found.series
            }
            return {key: picture for key, picture in made.items() if picture is not None}

        self._run(job, lambda pictures: self._view.show_pictures(pictures) if asked is self._asked else None)


def _key(kind: str, series: Series) -> str:
    return f"{kind} {series.line.about}"
