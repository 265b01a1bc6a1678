"""Figures over the years on paper, and over years and quarters in charts: a bar for each, a sign and a word for a gap,
breaks in words.

Bars stand in the order of time, so that nothing is ranked; what can't be compared has a line between.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.indicators.words import UNIT_LABELS
from wellbeing.anonymise.period import period_name
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import REGION
from wellbeing.anonymise.trends import TOTALS, Point, Series, Trends
from wellbeing.anonymise.trends_words import BREAK_SIGN, EXPLAINED, GAPS, break_sentences, heads
from wellbeing.language import Language, _
from wellbeing.reports.figures.indicators import SIGNS

if TYPE_CHECKING:
    from wellbeing.reports.figures.chart import BarChart
    from wellbeing.reports.paper import Paper

_FEWEST = 2
"""Years or quarters with a number that a chart needs."""
_FEWEST_ON_PAPER = 3
"""The same where the table stands above: two bars say no more than it."""


def point_words(point: Point, unit: str, language: Language, *, sign: bool = True) -> str:
    """The number with its unit, or the sign and the word of the gap."""
    if point.value is None:
        word = language.text(GAPS[point.standing])
        return f"{SIGNS[point.standing]} {word}" if sign else word
    number = language.number(float(point.value))
    if not unit or unit == "FORCES":
        return number
    return language.text(_("{number} {unit}"), number=number, unit=language.text(UNIT_LABELS[unit]))


def series_title(series: Series, trends: Trends, language: Language) -> str:
    """What is followed, and that it is by quarter."""
    title = ": ".join((language.text(series.line.group), language.text(series.line.label)))
    return language.text(_("{figure}, by quarter"), figure=title) if trends.by_quarter else title


def trend_chart(series: Series, trends: Trends, language: Language) -> "BarChart | None":
    """One figure over the years or quarters; None where fewer than two of them have a number. A break has its sign and
    period there, as in the sentences that tell why: these are said once for all charts."""
    from wellbeing.reports.figures.chart import Bar, BarChart, ticks_for

    if series.numbers < _FEWEST:
        return None
    title = series_title(series, trends, language)
    bars: list[Bar] = []
    told: list[str] = []
    for period, point in zip(trends.periods, series.points, strict=True):
        name = period_name(period, language)
        if trends.whys(period):
            words = language.text(_("Break before {period}"), period=period.time)
            bars.append(Bar(label=f"{BREAK_SIGN} {words}", value=None, shown="", heading=True))
            told.append(words)
        value = None if point.value is None else float(point.value)
        bars.append(Bar(label=name, value=value, shown=point_words(point, series.line.unit, language)))
        shown = point_words(point, series.line.unit, language, sign=False)
        told.append(language.text(_("{row}: {figure}"), row=name, figure=shown))
    largest = max(bar.value for bar in bars if bar.value is not None)
    return BarChart(
        title=title,
        bars=tuple(bars),
        ticks=tuple((value, language.number(value)) for value in ticks_for(largest)),
        spoken=language.text(
            _("Bar chart over the quarters. {title}. {figures}.")
            if trends.by_quarter
            else _("Bar chart over the years. {title}. {figures}."),
            title=title,
            figures="; ".join(told),
        ),
    )


def trends_part(paper: "Paper", release: Release, language: Language) -> None:
    """The part of the report; nothing where no other year has been released."""
    from wellbeing.reports.blocks import SMALL, Align
    from wellbeing.reports.figures.chart import Frame, drawings
    from wellbeing.reports.figures.tables import CHART_UNIT
    from wellbeing.reports.paper import ROOM
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    trends = release.trends
    if trends is None:
        return
    text = language.text
    paper.heading(text(_("Trends")), 2, listed=True)
    paper.text(text(EXPLAINED), holds_next=True)
    for told in break_sentences(trends, language):
        paper.text(told, SMALL, before=5, holds_next=True)
    rows: list[Row] = []
    group = ""
    for series in trends.series:
        if series.line.group != group:
            group = series.line.group
            rows.append(Row(cells=(text(group), *("" for _period in trends.periods)), strong=True))
        shown = (short_words(point, language) for point in series.points)
        rows.append(Row(cells=(_line_label(series, release, language), *shown), level=1))
    columns = [Column(heading=text(_("Figure")), weight=1)]
    columns += [Column(heading=head, align=Align.RIGHT) for head in heads(trends)]
    paper.table(Table(columns=columns, rows=rows, setting=DENSE))
    standings = {point.standing for series in trends.series for point in series.points}
    paper.text(legend(standings, language), SMALL, before=5)
    charts = list(_charts(trends, language))
    if charts and trends.breaks:
        paper.text(text(_("{sign} in a chart: the reason stands above the table."), sign=BREAK_SIGN), SMALL, before=5)
    for chart in charts:
        (drawing,) = drawings(chart, Frame(width=ROOM, unit=CHART_UNIT))
        paper.text(chart.title, SMALL, before=10, holds_next=True)
        paper.figure(drawing, chart.spoken, before=4)


def _charts(trends: Trends, language: Language) -> Iterator["BarChart"]:
    """Those of the totals that say more than the table."""
    for series in trends.series:
        chart = trend_chart(series, trends, language) if series.line.group == TOTALS else None
        if chart is not None and series.numbers >= _FEWEST_ON_PAPER:
            yield chart


def _line_label(series: Series, release: Release, language: Language) -> str:
    """What is followed; a region as the tables name it."""
    from wellbeing.reports.figures.views import region_label

    about = series.line.about
    if isinstance(about, Cell):
        code = about.code(REGION)
        for found in (one for axis in release.dimensions if axis.dimension == REGION for one in axis.codes):
            if found.code == code != TOTAL:
                return region_label(found, language)
    return language.text(series.line.label)


def short_words(point: Point, language: Language) -> str:
    """The number, or the sign of the gap."""
    return SIGNS[point.standing] if point.value is None else language.number(float(point.value))


def legend(standings: set[Standing], language: Language) -> str:
    """The signs of the gaps, each with its word."""
    return "    ".join(f"{SIGNS[one]} {language.text(GAPS[one])}" for one in SIGNS if one in standings)
