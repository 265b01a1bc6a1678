"""Trends without Qt: what was released over the years, and own figures over the quarters."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.trends import Point, Series, Trends
from wellbeing.anonymise.trends_words import break_words, heads
from wellbeing.app import own_quarters
from wellbeing.app import trends as use_cases
from wellbeing.app.session import Session
from wellbeing.gui.figures.shown import Entry, Row, Sheet
from wellbeing.gui.trends.shown import TrendsShown
from wellbeing.language import Language, _
from wellbeing.reports.figures.indicators import SIGNS
from wellbeing.reports.figures.trends import legend, point_words

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask, Run
    from wellbeing.reports.figures.window import Picture

_FEWEST = 2
"""Years with a number that a chart needs."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_trends(self, shown: TrendsShown) -> None: ...
    def show_pictures(self, pictures: dict[str, "Picture"]) -> None: ...


class Presenter:
    """Reads both on the vault's thread; charts are drawn away from it."""

    def __init__(
        self, view: View, ask: "Ask", run: "Run", go: Callable[..., None], language: Language, back_to: str = "summary"
    ) -> None:
        """`back_to` is the place of the figures."""
        self._view, self._ask, self._run, self._go, self._back_to = view, ask, run, go, back_to
        self._language, self._words = language, language.text
        self._read: tuple[Trends, Trends] | None = None

    def start(self) -> None:
        """Read everything again."""

        def read(session: Session) -> tuple[Trends, Trends]:
            return use_cases.over_released_years(session), own_quarters.over_last_quarters(session)

        self._ask(read, self._show)

    def leave(self) -> None:
        """Back to the figures."""
        self._go(self._back_to)

    def _show(self, read: tuple[Trends, Trends]) -> None:
        self._read, words = read, self._words
        found, own = read
        nothing = "" if found.periods else words(_("Nothing has been released so far. Here you will see year by year."))
        self._view.show_trends(
            TrendsShown(
                released=self._sheet(found, words(_("As released"))) if found.periods else None,
                nothing=nothing,
                breaks=tuple(break_words(one, self._language) for one in found.breaks),
                charts=self._charts(_RELEASED, found),
                own=self._sheet(own, words(_("Own figures by quarter"))) if own.periods else None,
                own_charts=self._charts(_OWN, own),
            )
        )

    def _charts(self, kind: str, found: Trends) -> tuple[tuple[str, str], ...]:
        return tuple((_key(kind, one), self._heading(one)) for one in found.series if one.numbers >= _FEWEST)

    def _heading(self, series: Series) -> str:
        return ": ".join((self._words(series.line.group), self._words(series.line.label)))

    def _sheet(self, found: Trends, heading: str) -> Sheet:
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

    def draw(self, width: int, scale: int, palette: str) -> None:
        """Make the chart of every series with two numbers or more, `width` pixels wide."""
        read, reader = self._read, self._language
        if read is None:
            return

        def job() -> dict[str, "Picture"]:
            from wellbeing.reports.figures.window import trend_picture

            made = {
                _key(kind, one): trend_picture(one, found, reader, width=width, scale=scale, palette=palette)
                for kind, found in zip((_RELEASED, _OWN), read, strict=True)
                for one in found.series
            }
            return {key: picture for key, picture in made.items() if picture is not None}

        self._run(job, lambda pictures: self._view.show_pictures(pictures) if read is self._read else None)


_RELEASED, _OWN = "released", "own"


def _key(kind: str, series: Series) -> str:
    return f"{kind} {series.line.about}"
