"""From published cells and facts that left to the measures of the indicators.

Only what a reader of the release has goes in, so nothing comes out that this reader could not work out: an indicator
adds no information to the cells, and the audit over the cells stands as it is.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.indicators.definition import (
    Absent,
    ForcesOf,
    Indicators,
    Measure,
    Part,
    Statistic,
    Term,
)
from wellbeing.anonymise.indicators.standing import FactFigure, MeasureFigure, Standing, Why
from wellbeing.anonymise.published import Figure, State

_ABSENT = {Absent.ONLY_NATIONAL: (Standing.MISSING, Why.ONLY_NATIONAL)}
_CLASS_AT = {Statistic.MEDIAN: Fraction(1, 2), Statistic.NINTH_DECILE: Fraction(9, 10)}
"""Statistics that are a class of bands, and which share of all lies up to it."""
_WORST_FIRST = (Standing.NOT_COLLECTED, Standing.MISSING, Standing.WITHHELD)
"""One part that was never collected makes the whole not collected, whatever the others are."""
_PLACES = Decimal("0.1")
_WHOLE = Decimal(1)


def work_out(
    wanted: Indicators, cells: Mapping[Cell, Figure], facts: Mapping[str, FactFigure]
) -> dict[str, MeasureFigure]:
    """Every measure by its id. `cells` are those of a release, `facts` those that left with it."""
    return {measure.id: _measure(measure, cells, facts) for _indicator, measure in wanted.measures()}


def _measure(measure: Measure, cells: Mapping[Cell, Figure], facts: Mapping[str, FactFigure]) -> MeasureFigure:
    if measure.absent is not None:
        standing, why = _ABSENT[measure.absent]
        return MeasureFigure(standing=standing, why=why)
    found: dict[Part, int] = {}
    gaps: dict[Standing, Why] = {}
    for part in measure.parts():
        number = _number(part, cells, facts)
        if isinstance(number, int):
            found[part] = number
        else:
            gaps.setdefault(*number)
    for standing in _WORST_FIRST:
        if standing in gaps:
            return MeasureFigure(standing=standing, why=gaps[standing])
    if measure.statistic in _CLASS_AT:
        return _class(measure, found, _CLASS_AT[measure.statistic])
    return _quotient(measure, found)


def _number(part: Part, cells: Mapping[Cell, Figure], facts: Mapping[str, FactFigure]) -> int | tuple[Standing, Why]:
    if isinstance(part, Cell):
        return _cell(cells.get(part))
    fact = facts.get(part.code)
    if fact is None or fact.standing is Standing.NOT_COLLECTED:
        return Standing.NOT_COLLECTED, Why.NOT_IMPORTED
    if fact.standing is Standing.MISSING:
        return Standing.MISSING, Why.FACT_MISSING
    if fact.value is None:
        return Standing.WITHHELD, Why.FACT_WITHHELD
    return fact.forces if isinstance(part, ForcesOf) else fact.value


def _cell(figure: Figure | None) -> int | tuple[Standing, Why]:
    if figure is None:
        return Standing.MISSING, Why.TABLE_LEFT_OUT
    if figure.value is not None:
        return figure.value
    return {
        State.HIDDEN: (Standing.WITHHELD, Why.HIDDEN_PART),
        State.NOT_COLLECTED: (Standing.NOT_COLLECTED, Why.SOURCE_CANNOT_TELL),
    }.get(figure.state, 0)


def _quotient(measure: Measure, found: Mapping[Part, int]) -> MeasureFigure:
    above = _sum(measure.numerator, found)
    if measure.statistic is Statistic.COUNT:
        return MeasureFigure(standing=Standing.VALUE, value=_rounded(above, _WHOLE))
    below = _sum(measure.denominator, found)
    if below <= 0:
        return MeasureFigure(standing=Standing.UNDEFINED, why=Why.NO_DENOMINATOR)
    return MeasureFigure(standing=Standing.VALUE, value=_rounded(above / below * measure.per, _PLACES))


def _sum(terms: tuple[Term, ...], found: Mapping[Part, int]) -> Fraction:
    return sum((term.times * found[term.part] for term in terms), start=Fraction(0))


def _class(measure: Measure, found: Mapping[Part, int], share: Fraction) -> MeasureFigure:
    """The class in which the last one of this share of all lies; of the half with an even number, the lower of the two
    in the middle."""
    total = sum(found[band.part] for band in measure.bands)
    if total == 0:
        return MeasureFigure(standing=Standing.UNDEFINED, why=Why.NO_DENOMINATOR)
    passed = 0
    for band in measure.bands:
        passed += found[band.part]
        if passed >= share * total:
            break
    _dimension, code = measure.class_of(band)
    return MeasureFigure(standing=Standing.VALUE, value=Decimal(band.start), band=code)


def _rounded(number: Fraction, places: Decimal) -> Decimal:
    """Half to even, without a detour over binary fractions."""
    return Decimal(round(number / Fraction(places))) * places
