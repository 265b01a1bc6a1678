"""The indicators of a release on paper: each measure with its value, or its state, and why there is none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wellbeing.anonymise.indicators.standing import Standing, Why
from wellbeing.anonymise.indicators.telling import measure_value
from wellbeing.anonymise.indicators.words import FACT_LABELS, SOURCE_LABELS, STANDING_LABELS, WHY_LABELS
from wellbeing.anonymise.release import Release, ReleaseIndicator, ReleaseMeasure
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper
    from wellbeing.reports.tables import Table

EXPLAINED = _(
    "Each is worked out from figures that this release shows, and from facts of forces that stand below. Nobody "
    "learns more from them than from these. They are known to representatives, and no incidence. Days and scores are "
    "estimated from bands, and a median is the band in which the middle one lies."
)
SIGNS = {
    Standing.WITHHELD: "•",
    Standing.NOT_COLLECTED: ":",
    Standing.NOT_OPENED: ":",
    Standing.MISSING: "–",
    Standing.UNDEFINED: "×",
}
"""What stands before the word of a state; the same signs as in the tables."""


def reasons(indicators: Iterable[ReleaseIndicator]) -> dict[Why, list[str]]:
    """Why there is no value, with the codes of the measures that have none for it."""
    found: dict[Why, list[str]] = {}
    for (_standing, why), measures in without_value(indicators).items():
        if why is not None:
            found.setdefault(why, []).extend(one.id for one in measures)
    return found


def without_value(indicators: Iterable[ReleaseIndicator]) -> dict[tuple[Standing, Why | None], list[ReleaseMeasure]]:
    """The measures that have no value, by their state and the reason."""
    found: dict[tuple[Standing, Why | None], list[ReleaseMeasure]] = {}
    for indicator in indicators:
        for measure in indicator.measures:
            if measure.figure.value is None:
                found.setdefault((measure.figure.standing, measure.figure.why), []).append(measure)
    return found


def indicators_part(paper: "Paper", release: Release, language: Language) -> None:
    """The part of the report; nothing for a release without indicators."""
    from wellbeing.reports.blocks import SMALL, Align
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    if not release.indicators:
        return
    text = language.text
    paper.heading(text(_("Indicators")), 2, listed=True)
    paper.text(text(EXPLAINED))
    rows: list[Row] = []
    for indicator in release.indicators:
        valued = [one for one in indicator.measures if one.figure.value is not None]
        if valued:
            named = f"{indicator.id}  {text(indicator.label)}"
            rows.append(Row(cells=(named, text(SOURCE_LABELS[indicator.source])), strong=True))
        rows += [Row(cells=(text(one.label), measure_value(one, language)), level=1) for one in valued]
    columns = [Column(heading=text(_("Indicator")), weight=1), Column(heading=text(_("Value")), align=Align.RIGHT)]
    if rows:
        paper.table(Table(columns=columns, rows=rows, setting=DENSE))
    _without_value(paper, release, language)
    notes = [(one.id, text(one.note)) for one in release.indicators if one.note]
    if notes:
        paper.heading(text(_("What to know of single indicators")), 3)
        paper.table(_two_columns(text(_("Indicator")), text(_("Note")), notes, 12))
    _facts(paper, release, language)
    paper.text(text(_("Where a force told too little, it enters no sum at all.")), SMALL, before=5)


def _without_value(paper: "Paper", release: Release, language: Language) -> None:
    """A paragraph for each state and reason, with the measures that have no value for it."""
    from wellbeing.reports.tables import DENSE

    text = language.text
    found = without_value(release.indicators)
    if not found:
        return
    paper.heading(text(_("Without a value")), 3)
    for (standing, why), measures in found.items():
        state = f"{SIGNS[standing]} {text(STANDING_LABELS[standing])}"
        reason = text(WHY_LABELS[why]).rstrip(".") if why is not None else ""
        named = "; ".join(f"{one.id} {text(one.label)}" for one in measures)
        paper.text(f"{' · '.join(part for part in (state, reason) if part)}: {named}.", DENSE.cell, before=4)


def _two_columns(left: str, right: str, rows: Iterable[tuple[str, str]], share: float) -> "Table":
    """What it is and what is said, the right column `share` times as wide."""
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    columns = [Column(heading=left, weight=1), Column(heading=right, weight=share)]
    return Table(columns=columns, rows=[Row(cells=row) for row in rows], setting=DENSE)


def _facts(paper: "Paper", release: Release, language: Language) -> None:
    text = language.text
    paper.heading(text(_("Facts of forces behind them")), 3)
    told = [fact for fact in release.facts if fact.figure.standing is not Standing.NOT_COLLECTED]
    if not told:
        paper.text(text(_("None were taken in for this period.")))
        return
    rows = []
    for fact in told:
        value = text(FACT_LABELS[fact.figure.standing]) if fact.figure.value is None else ""
        if fact.figure.value is not None:
            forces = language.plural("from {count} force", "from {count} forces", fact.figure.forces)
            value = f"{language.number(fact.figure.value)} · {forces}"
        rows.append((text(fact.label), value))
    paper.facts(rows, share=0.6)
