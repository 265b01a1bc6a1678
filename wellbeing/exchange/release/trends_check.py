"""The check of figures over time before a release leaves: read back from both files, held against what was published.

It works from the cells of the releases and not from what composed the trends, so that no mistake passes both.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.quarters import within
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import QUARTER
from wellbeing.anonymise.trends import ReleasedYear
from wellbeing.exchange.release.manifest import TRENDS, WORKBOOK
from wellbeing.exchange.release.trends_csv import Key, figures_of, trends_in
from wellbeing.exchange.release.trends_sheet import trends_sheet_in

_GAPS: Mapping[State, tuple[Standing, ...]] = {
    State.HIDDEN: (Standing.WITHHELD,),
    State.NOT_COLLECTED: (Standing.NOT_COLLECTED, Standing.NOT_OPENED),
    State.STRUCTURAL: (Standing.UNDEFINED,),
}


def trends_left(
    files: Mapping[str, bytes], release: Release, published: Sequence[Published], before: Sequence[ReleasedYear]
) -> bool:
    """Whether the figures over the years and quarters are the release's in both files, and each of its cells stands
    there as in one of `published`, each measure as among the release's indicators or in one of the years `before`: with
    the same number, or with the same reason for none."""
    if release.trends is None:
        return TRENDS not in files
    in_sheets: dict[Key, Decimal | None] = {}
    try:
        written = trends_in(files[TRENDS])
        for trends in release.over_time:
            in_sheets |= trends_sheet_in(files[WORKBOOK], trends)
    except (ValueError, KeyError, ArithmeticError):
        return False
    if written != figures_of(release) or in_sheets != {key: one.value for key, one in written.items()}:
        return False
    left, measured = _by_time(published), _measured(release, before)
    return all(
        _as_published(one.standing, one.value, left.get(key))
        if isinstance(key[0], Cell)
        else (one.standing, one.value) == measured.get(key, (Standing.MISSING, None))
        for key, one in written.items()
    )


def _measured(release: Release, before: Sequence[ReleasedYear]) -> Mapping[Key, tuple[Standing, Decimal | None]]:
    """Every measure of the released years: those of this one follow from its cells, which is looked at by itself."""
    own = {one.id: one.figure for indicator in release.indicators for one in indicator.measures}
    years = [*((year.period, year.measures) for year in before), (release.period, own)]
    return {
        (name, period.time): (figure.standing, figure.value)
        for period, figures in years
        for name, figure in figures.items()
    }


def _by_time(published: Sequence[Published]) -> Mapping[Key, Figure]:
    """Every cell of the released years, by its year or quarter."""
    return {
        (found.moved(QUARTER, TOTAL), _time(one, found.code(QUARTER))): figure
        for one in published
        if one.period.quarter is None
        for found, figure in one.cells.items()
    }


def _time(one: Published, quarter: str) -> str:
    return one.period.time if quarter == TOTAL else within(one.period, quarter).time


def _as_published(standing: Standing, value: Decimal | None, figure: Figure | None) -> bool:
    if figure is None:
        return value is None and standing is Standing.MISSING
    if figure.value is not None:
        return standing is Standing.VALUE and value == figure.value
    return value is None and standing in _GAPS[figure.state]
