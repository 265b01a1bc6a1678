"""Figures over the years on paper and in charts: one bar for a year, a sign and a word for a gap, breaks in words.

Bars stand in the order of the years, so that nothing is ranked; what can't be compared has a line between.
"""

from typing import TYPE_CHECKING

from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.indicators.words import STANDING_LABELS, UNIT_LABELS
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.trends import Break, BreakWhy, Point, Series, Trends
from wellbeing.language import Language, _
from wellbeing.reports.figures.indicators import SIGNS
from wellbeing.reports.figures.words import period_name

if TYPE_CHECKING:
    from wellbeing.reports.figures.chart import BarChart
    from wellbeing.reports.paper import Paper

WHY_WORDS = {
    BreakWhy.CLASSIFICATION: _("another classification"),
    BreakWhy.COLLECTION: _("imported history beside what was counted case by case"),
    BreakWhy.SOURCE: _("the source asks for other things"),
    BreakWhy.COVERAGE: _("another share of the known cases is counted"),
    BreakWhy.FORCES: _("another number of forces stands behind the facts"),
}
BREAK_SIGN = "¦"
"""What stands before a year that can't be compared with the one before it."""
EXPLAINED = _("Figures as they were released, year by year. A gap is a figure that is not shown; it is never zero.")
_FEWEST = 2
"""Years with a number that a chart needs."""


def point_words(point: Point, unit: str, language: Language, *, sign: bool = True) -> str:
    """The number with its unit, or the sign and the word of the gap."""
    if point.value is None:
        word = language.text(_NO_POINT if point.standing is Standing.MISSING else STANDING_LABELS[point.standing])
        return f"{SIGNS[point.standing]} {word}" if sign else word
    number = language.number(float(point.value))
    if not unit or unit == "FORCES":
        return number
    return language.text(_("{number} {unit}"), number=number, unit=language.text(UNIT_LABELS[unit]))


_NO_POINT = _("not released")


def break_words(found: Break, language: Language) -> str:
    """Why the years on both sides of a break can't be compared."""
    return language.text(
        _("{sign} Between {before} and {after}: {reasons}."),
        sign=BREAK_SIGN,
        before=period_name(found.before, language),
        after=period_name(found.after, language),
        reasons=language.listing(language.text(WHY_WORDS[why]) for why in found.whys),
    )


def trend_chart(series: Series, trends: Trends, language: Language) -> "BarChart | None":
    """One figure over the years; None where fewer than two of them have a number."""
    from wellbeing.reports.figures.chart import Bar, BarChart, ticks_for

    if series.numbers < _FEWEST:
        return None
    title = ": ".join((language.text(series.line.group), language.text(series.line.label)))
    breaks = {found.after: found for found in trends.breaks}
    bars: list[Bar] = []
    told: list[str] = []
    for period, point in zip(trends.periods, series.points, strict=True):
        name = period_name(period, language)
        if period in breaks:
            why = language.listing(language.text(WHY_WORDS[one]) for one in breaks[period].whys)
            words = language.text(_("Break: {reasons}"), reasons=why)
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
        spoken=language.text(_("Bar chart over the years. {title}. {figures}."), title=title, figures="; ".join(told)),
    )


def trends_part(paper: "Paper", release: Release, language: Language) -> None:
    """The part of the report; nothing where no other year has been released."""
    from wellbeing.reports.blocks import SMALL, Align
    from wellbeing.reports.figures.chart import Frame, drawings
    from wellbeing.reports.paper import ROOM
    from wellbeing.reports.tables import Column, Row, Table

    trends = release.trends
    if trends is None or len(trends.periods) < _FEWEST:
        return
    text = language.text
    paper.new_page()
    paper.heading(text(_("Trends")), 2)
    paper.text(text(EXPLAINED))
    for found in trends.breaks:
        paper.text(break_words(found, language), SMALL, before=5)
    rows: list[Row] = []
    group = ""
    for series in trends.series:
        if series.line.group != group:
            group = series.line.group
            rows.append(Row(cells=(text(group), *("" for _period in trends.periods)), strong=True))
        shown = (_short(point, language) for point in series.points)
        rows.append(Row(cells=(text(series.line.label), *shown), level=1))
    columns = [Column(heading=text(_("Figure")), weight=1)]
    columns += [Column(heading=head, align=Align.RIGHT) for head in heads(trends)]
    paper.table(Table(columns=columns, rows=rows))
    standings = {point.standing for series in trends.series for point in series.points}
    paper.text(legend(standings, language), SMALL, before=5)
    for series in trends.series:
        chart = trend_chart(series, trends, language)
        if chart is not None:
            paper.heading(chart.title, 3)
            (drawing,) = drawings(chart, Frame(width=ROOM))
            paper.figure(drawing, chart.spoken, before=6)


def heads(trends: Trends) -> list[str]:
    """The years as heads of columns, with the sign of a break before that which begins something new."""
    after = {found.after for found in trends.breaks}
    return [f"{BREAK_SIGN} {one.time}" if one in after else one.time for one in trends.periods]


def _short(point: Point, language: Language) -> str:
    return SIGNS[point.standing] if point.value is None else language.number(float(point.value))


def legend(standings: set[Standing], language: Language) -> str:
    """The signs of the gaps, each with its word."""
    gap = Point(standing=Standing.MISSING)
    words = {standing: language.text(STANDING_LABELS[standing]) for standing in SIGNS}
    words[Standing.MISSING] = point_words(gap, "", language, sign=False)
    return "    ".join(f"{SIGNS[one]} {words[one]}" for one in SIGNS if one in standings)
