"""Totals over the quarters on paper: one table with time running down, and a bar for the cases of each quarter.

A report stays short: of longer series it has the last three years, and of groups and regions nothing; the spreadsheet
and trends.csv have all of them.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from wellbeing.anonymise.release import Release
from wellbeing.anonymise.trends import TOTALS, Trends
from wellbeing.anonymise.trends_words import BREAK_SIGN, EXPLAINED_BY_QUARTER, break_sentences
from wellbeing.language import Language, _
from wellbeing.reports.figures.trends import legend, short_words

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper
    from wellbeing.reports.tables import Table

_MOST = 12
"""Quarters on paper."""
_BARS = 0.22
"""The share of the width for bars: so much is left beside the longest words of the heads."""


def quarters_part(paper: "Paper", release: Release, language: Language) -> None:
    """The part of the report; nothing where no total has a number in the last quarters."""
    from wellbeing.reports.blocks import SMALL

    trends = _last_totals(release.trends_by_quarter) if release.trends_by_quarter is not None else None
    if trends is None or not trends.series:
        return
    text = language.text
    paper.heading(text(_("Totals by quarter")), 3, listed=True)
    paper.text(text(EXPLAINED_BY_QUARTER), holds_next=True)
    where = _(
        "A bar stands for the number before it. Groups, regions and earlier quarters are in tables.xlsx and trends.csv,"
        " as far as they were published."
    )
    paper.text(text(where), SMALL, before=5, holds_next=True)
    for sentence in break_sentences(trends, language):
        paper.text(sentence, SMALL, before=5, holds_next=True)
    paper.table(_table(trends, language))
    standings = {point.standing for series in trends.series for point in series.points}
    if told := legend(standings, language):
        paper.text(told, SMALL, before=5)


def _table(trends: Trends, language: Language) -> "Table":
    """The first total stands last, where its bars are."""
    from wellbeing.reports.blocks import Align
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    first, *others = trends.series
    columns = [Column(heading=language.text(_("Quarter")))]
    columns += [Column(heading=language.text(one.line.label), align=Align.RIGHT) for one in (*others, first)]
    longest = max(float(point.value) for point in first.points if point.value is not None)
    rows = []
    for place, period in enumerate(trends.periods):
        named = f"{BREAK_SIGN} {period.time}" if trends.whys(period) else period.time
        cells = (short_words(one.points[place], language) for one in (*others, first))
        value = first.points[place].value
        rows.append(Row(cells=(named, *cells), bar=0 if value is None else float(value) / longest))
    return Table(columns=columns, rows=rows, setting=DENSE, bar_share=_BARS)


def _last_totals(trends: Trends) -> Trends:
    """The totals that have a number in the last quarters, with the breaks between these."""
    periods = trends.periods[-_MOST:]
    last = (replace(one, points=one.points[-_MOST:]) for one in trends.series if one.line.group == TOTALS)
    return Trends(
        periods=periods,
        series=tuple(one for one in last if one.numbers),
        breaks=tuple(one for one in trends.breaks if one.before in periods),
    )
