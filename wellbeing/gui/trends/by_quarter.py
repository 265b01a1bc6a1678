"""Released figures by quarter as a table: below every figure its years, and four columns for their quarters.

So a series of any length is as wide as one year, and the same quarter of each year stands one below the other.
"""

from collections.abc import Iterator

from wellbeing.anonymise.period import Period
from wellbeing.anonymise.quarters import quarters
from wellbeing.anonymise.trends import Point, Series, Trends
from wellbeing.anonymise.trends_words import BREAK_SIGN, break_reasons
from wellbeing.gui.figures.shown import Entry, Row, Sheet
from wellbeing.language import Language, _
from wellbeing.reports.figures.indicators import SIGNS
from wellbeing.reports.figures.trends import legend, point_words

_QUARTERS = 4


def by_quarter(found: Trends, heading: str, language: Language) -> Sheet:
    """The table of `found`, whose periods are the quarters of whole years."""
    words = language.text
    standings = {point.standing for series in found.series for point in series.points}
    return Sheet(
        name=heading,
        heading=heading,
        heads=(words(_("Figure")), *(code.code for code in quarters().codes)),
        rows=tuple(_rows(found, language)),
        legend=legend(standings, language),
    )


def _rows(found: Trends, language: Language) -> Iterator[Row]:
    nothing = (Entry(words=""),) * _QUARTERS
    group = ""
    for series in found.series:
        if series.line.group != group:
            group = series.line.group
            yield Row(label=language.text(group), entries=nothing, total=True)
        yield Row(label=language.text(series.line.label), entries=nothing, level=1)
        yield from _years(series, found, language)


def _years(series: Series, found: Trends, language: Language) -> Iterator[Row]:
    figure = language.text(series.line.label)
    entries = [
        _entry(figure, point, found, period, language)
        for period, point in zip(found.periods, series.points, strict=True)
    ]
    for first in range(0, len(entries), _QUARTERS):
        yield Row(label=str(found.periods[first].year), entries=tuple(entries[first : first + _QUARTERS]), level=2)


def _entry(figure: str, point: Point, found: Trends, period: Period, language: Language) -> Entry:
    """A figure, after the sign of a break if one is before it. What is read aloud names it and the reason."""
    told = point_words(point, "", language, sign=False)
    whys = found.whys(period)
    broken = language.text(_("Break: {reasons}"), reasons=break_reasons(whys, language)) if whys else ""
    shown = told if point.value is not None else SIGNS[point.standing]
    reasons = [broken] if point.value is not None else [told, broken]
    return Entry(
        words=f"{BREAK_SIGN} {shown}" if whys else shown,
        reason=". ".join(reason for reason in reasons if reason),
        spoken=", ".join(part for part in (figure, told, broken) if part),
    )
