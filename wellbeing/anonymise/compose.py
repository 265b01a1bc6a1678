"""From protected counts to the release: the step after which no true count of a withheld cell exists."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.coverage import Coverage
from wellbeing.anonymise.detail import Detailed
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.indicators import definition
from wellbeing.anonymise.indicators.definition import Indicators, Measure
from wellbeing.anonymise.indicators.standing import FactFigure, Standing
from wellbeing.anonymise.indicators.working_out import work_out
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.reduced import Reduced, Shortfall
from wellbeing.anonymise.release import (
    AxisCode,
    Release,
    ReleaseAxis,
    ReleaseFact,
    ReleaseIndicator,
    ReleaseMeasure,
    ReleaseTable,
)
from wellbeing.anonymise.schema import QUARTER, Axis, Code, Schema, Table
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import ReleasedYear, lines_of, over_years
from wellbeing.anonymise.trends_by_quarter import over_released_quarters
from wellbeing.language import _

ALL = _("All")
YEAR = _("Year")
"""All quarters that were counted."""
NOT_STATED = _("Not stated")
_NO_FACTS: Mapping[str, FactFigure] = {}


def compose(
    found: Detailed,
    *,
    counted_share: Band,
    program: str,
    released_on: dt.date,
    area: str = "_U",
    area_name: str = NOT_STATED,
    fictitious: bool = False,
    indicators: Indicators = definition.NONE,
    facts: Mapping[str, FactFigure] = _NO_FACTS,
    released: Sequence[ReleasedYear] = (),
    coverage: Coverage | None = None,
) -> Release:
    """The release of protected counts, with every table whose cells all leave. `program` is the program's version;
    `area` a country code or `_U`.

    With too few officers a share of their cases would be a figure too, so none is given.
    `facts` are those that passed their floor; below 30 officers there is no number of any kind.
    `released` are the years that left before, `coverage` what of a country and year contributions told.
    """
    protected, counts = found.protected, found.protected.counts
    figures = protected.figures()
    tables = counts.schema.tables_in(figures.keys())
    release = Release(
        schema=counts.schema.id,
        period=counts.period,
        area=area,
        area_name=area_name,
        officers=None if protected.too_few or counts.schema.kind is Kind.NATIONAL else counts.officers,
        too_few=protected.too_few,
        dimensions=_dimensions(counts.schema),
        tables=tuple(_table(counts.schema, table, figures) for table in tables),
        left_out=() if protected.too_few else tuple(_reduced(found, tables, counts.schema.tables)),
        counted_share=Band.UNKNOWN if protected.too_few else counted_share,
        threshold=counts.schema.threshold,
        width=counts.schema.width,
        program=program,
        released_on=released_on,
        fictitious=fictitious,
        cells=figures,
        impossible=counts.schema.structural,
        kind=counts.schema.kind,
        coverage=_without_share(coverage) if protected.too_few and coverage else coverage,
        indicators=() if protected.too_few else _indicators(counts.schema, indicators, figures, facts),
        facts=() if protected.too_few else _facts(indicators, facts),
    )
    if protected.too_few or not released:
        return release
    years, lines = (*released, _as_released(release)), lines_of(counts.schema, indicators)
    trends, by_quarter = over_years(years, lines), over_released_quarters(years, lines)
    if not trends.compares:
        return release
    return dataclasses.replace(release, trends=trends, trends_by_quarter=by_quarter if by_quarter.compares else None)


def _without_share(coverage: Coverage) -> Coverage:
    return dataclasses.replace(coverage, reported=Band.UNKNOWN)


def _as_released(release: Release) -> ReleasedYear:
    return ReleasedYear(
        published=release.published(),
        counted_share=release.counted_share,
        coverage=release.coverage,
        measures={one.id: one.figure for indicator in release.indicators for one in indicator.measures},
        facts={fact.code: fact.figure for fact in release.facts},
    )


def _facts(wanted: Indicators, facts: Mapping[str, FactFigure]) -> tuple[ReleaseFact, ...]:
    return tuple(
        ReleaseFact(
            code=fact.code, label=fact.label, figure=facts.get(fact.code, FactFigure(standing=Standing.NOT_COLLECTED))
        )
        for fact in wanted.facts
    )


def _indicators(
    schema: Schema, wanted: Indicators, cells: Mapping[Cell, Figure], facts: Mapping[str, FactFigure]
) -> tuple[ReleaseIndicator, ...]:
    found = work_out(wanted, cells, facts)

    def measured(measure: Measure) -> ReleaseMeasure:
        figure = found[measure.id]
        return ReleaseMeasure(
            id=measure.id,
            label=measure.label,
            statistic=measure.statistic,
            unit=measure.unit,
            figure=figure,
            band_label=_band_label(schema, measure, figure.band),
        )

    return tuple(
        ReleaseIndicator(
            id=one.id,
            label=one.label,
            source=one.source,
            note=one.note,
            measures=tuple(measured(measure) for measure in one.measures),
        )
        for one in wanted.indicators
    )


def _band_label(schema: Schema, measure: Measure, code: str | None) -> str:
    for band in measure.bands:
        dimension, own = measure.class_of(band)
        if own == code:
            return schema.dimensions[dimension][own].label
    return ""


def counted_tables(counts: Counts) -> tuple[ReleaseTable, ...]:
    """The finest tables with their true counts, for the representative's own use. They stay here."""
    figures = {
        cell: Figure(state, counts.tallies[cell].number) if state is State.VALUE else Figure(state)
        for cell, state in counts.states.items()
    }
    return tuple(_table(counts.schema, table, figures) for table in counts.tables)


def _reduced(
    found: Detailed, shown: Collection[Table], tables: Collection[Table], above: Shortfall | None = None
) -> Iterator[Reduced]:
    """The tables that are missed. One that went for the same reason as the finer table `above` it is not named."""
    for table in tables:
        why = found.failed.get(table.name)
        if why is None or table in shown:
            continue
        if why is not above:
            instead = tuple(coarser.label for coarser in table.with_coarser() if coarser in shown)
            yield Reduced(label=table.label, why=why, instead=instead)
        yield from _reduced(found, shown, table.instead, why)


def tables_that_left(schema: Schema, left: Published, names: Collection[str]) -> tuple[ReleaseTable, ...]:
    """The tables of these names as a release that left shows them; none of a classification that is not this one's."""
    if left.schema != schema.id:
        return ()
    known = [table for table in schema.every_table() if table.name in names]
    whole = all(cell in left.cells for table in known for _codes, cell in schema.cells(table))
    return tuple(_table(schema, table, left.cells) for table in known) if whole else ()


def _table(schema: Schema, table: Table, figures: Mapping[Cell, Figure]) -> ReleaseTable:
    return ReleaseTable(
        name=table.name,
        label=table.label,
        unit=table.unit,
        axes=tuple(_axis(schema, axis) for axis in table.axes),
        figures={codes: figures[cell] for codes, cell in schema.cells(table)},
    )


def _dimensions(schema: Schema) -> tuple[ReleaseAxis, ...]:
    names = dict.fromkeys(axis.dimension for table in schema.tables for axis in table.axes)
    return tuple(_axis(schema, Axis(dimension=name, levels=2)) for name in names)


def _axis(schema: Schema, axis: Axis) -> ReleaseAxis:
    dimension = schema.dimensions[axis.dimension]
    codes = []
    for code in schema.axis_codes(axis):
        if code == TOTAL:
            label = YEAR if axis.dimension == QUARTER else ALL
            codes.append(AxisCode(code=code, label=label, depth=0, floor=schema.threshold))
        else:
            codes.append(_code(schema, dimension[code]))
    return ReleaseAxis(
        dimension=axis.dimension,
        label=dimension.label,
        codes=tuple(codes),
        unknown=dimension.unknown,
        about=dimension.about,
        source=dimension.source,
    )


def _code(schema: Schema, found: Code) -> AxisCode:
    return AxisCode(
        code=found.code,
        label=found.label,
        depth=2 if found.parent else 1,
        parent=found.parent,
        about=found.about,
        source=found.source,
        floor=schema.sensitive_threshold if found.sensitive else schema.threshold,
    )
