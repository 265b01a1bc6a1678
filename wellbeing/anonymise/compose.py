"""From protected counts to the release: the step after which no true count of a withheld cell exists."""

import datetime as dt
from collections.abc import Mapping

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.protect import Protected
from wellbeing.anonymise.published import Figure
from wellbeing.anonymise.release import AxisCode, Release, ReleaseAxis, ReleaseTable
from wellbeing.anonymise.schema import Axis, Code, Schema, Table
from wellbeing.anonymise.share import Band
from wellbeing.language import _

ALL = _("All")
NOT_STATED = _("Not stated")


def compose(
    protected: Protected,
    *,
    counted_share: Band,
    program: str,
    released_on: dt.date,
    area: str = "_U",
    area_name: str = NOT_STATED,
    fictitious: bool = False,
) -> Release:
    """The release of protected counts. `program` is the program's version; `area` a country code or `_U`.

    With too few officers a share of their cases would be a figure too, so none is given.
    """
    counts = protected.counts
    figures = protected.figures()
    tables = () if protected.too_few else counts.tables
    return Release(
        schema=counts.schema.id,
        period=counts.period,
        area=area,
        area_name=area_name,
        officers=None if protected.too_few else counts.officers,
        too_few=protected.too_few,
        dimensions=_dimensions(counts.schema),
        tables=tuple(_table(counts.schema, table, figures) for table in tables),
        left_out=() if protected.too_few else tuple(table.label for table in counts.left_out),
        counted_share=Band.UNKNOWN if protected.too_few else counted_share,
        threshold=counts.schema.threshold,
        width=counts.schema.width,
        program=program,
        released_on=released_on,
        fictitious=fictitious,
        cells=figures,
        impossible=counts.schema.structural,
    )


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
            codes.append(AxisCode(code=code, label=ALL, depth=0, floor=schema.threshold))
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
