"""The indicators of a release on paper: each measure with its value, or its state, and why there is none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wellbeing.anonymise.indicators.standing import Standing, Why
from wellbeing.anonymise.indicators.telling import measure_value
from wellbeing.anonymise.indicators.words import FACT_LABELS, SOURCE_LABELS, WHY_LABELS
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
SIGNS = {Standing.WITHHELD: "•", Standing.NOT_COLLECTED: ":", Standing.MISSING: "–", Standing.UNDEFINED: "×"}
"""What stands before the word of a state; the same signs as in the tables."""


def with_sign(measure: ReleaseMeasure, language: Language) -> str:
    """The same with the sign of a state."""
    sign = SIGNS.get(measure.figure.standing, "")
    return f"{sign} {measure_value(measure, language)}".strip()


def reasons(indicators: Iterable[ReleaseIndicator]) -> dict[Why, list[str]]:
    """Why there is no value, with the codes of the measures that have none for it."""
    found: dict[Why, list[str]] = {}
    for indicator in indicators:
        for measure in indicator.measures:
            if measure.figure.why is not None:
                found.setdefault(measure.figure.why, []).append(measure.id)
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
        rows.append(
            Row(cells=(f"{indicator.id}  {text(indicator.label)}", text(SOURCE_LABELS[indicator.source])), strong=True)
        )
        rows += [Row(cells=(text(one.label), with_sign(one, language)), level=1) for one in indicator.measures]
    columns = [Column(heading=text(_("Indicator")), weight=1), Column(heading=text(_("Value")), align=Align.RIGHT)]
    paper.table(Table(columns=columns, rows=rows, setting=DENSE))
    paper.heading(text(_("Why there is no value")), 3)
    paper.text(text(_("The codes are those of the file indicators.csv; each begins with the number above.")), SMALL)
    paper.hold()
    why = [(text(WHY_LABELS[why]), ", ".join(codes)) for why, codes in reasons(release.indicators).items()]
    paper.table(_two_columns(text(_("Reason")), text(_("Codes")), why, 2))
    notes = [(one.id, text(one.note)) for one in release.indicators if one.note]
    if notes:
        paper.heading(text(_("What to know of single indicators")), 3)
        paper.table(_two_columns(text(_("Indicator")), text(_("Note")), notes, 12))
    _facts(paper, release, language)
    paper.text(text(_("Where a force told too little, it enters no sum at all.")), SMALL, before=5)


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
