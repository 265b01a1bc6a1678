"""The regions of a national release on paper: which they are, and in which quarters anything of them was opened."""

from typing import TYPE_CHECKING

from wellbeing.anonymise.coverage import Coverage
from wellbeing.anonymise.coverage_words import reported_words
from wellbeing.anonymise.release import AxisCode, Release
from wellbeing.anonymise.schema import REGION
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper

OPENED, NOT_OPENED = "■", "–"
"""What stands below a quarter."""


def regions_part(paper: "Paper", release: Release, language: Language) -> None:
    """The part of the report; nothing for a release without regions."""
    from wellbeing.reports.blocks import SMALL
    from wellbeing.reports.figures.views import region_label
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    codes = [code for axis in release.dimensions if axis.dimension == REGION for code in axis.codes if code.depth]
    if not codes:
        return
    text, coverage = language.text, release.coverage
    paper.heading(text(_("Regions")), 2, listed=True)
    quarters = coverage.quarters if coverage is not None else ()
    columns = [Column(heading=text(_("Region"))), Column(heading=text(_("Regions of NUTS in it")), weight=1)]
    columns += [Column(heading=f"Q{one.period.quarter}") for one in quarters]
    rows = [
        Row(
            cells=(
                region_label(code, language),
                _all_of_it(code),
                *(_opened(code, coverage, number) for number, _quarter in enumerate(quarters)),
            ),
            level=code.depth - 1,
        )
        for code in codes
    ]
    paper.table(Table(columns=columns, rows=rows, setting=DENSE))
    if coverage is not None:
        signs = text(_("{opened} something of it was opened    {closed} nothing was"), opened=OPENED, closed=NOT_OPENED)
        paper.text(signs, SMALL, before=4)
        paper.text(reported_words(coverage, language))
        paper.text(text(_("Why anything was not opened, and what is missing, stands under Quality.")))


def _all_of_it(code: AxisCode) -> str:
    return f"{code.label} ({', '.join(code.source.split())})"


def _opened(code: AxisCode, coverage: Coverage | None, number: int) -> str:
    """Whether anything of a region was opened in a quarter. A major region holds whatever begins with its code."""
    if coverage is None:
        return ""
    own = tuple(code.source.split())
    opened = (one for area in coverage.quarters[number].opened for one in area)
    return OPENED if any(one.startswith(own) for one in opened) else NOT_OPENED
