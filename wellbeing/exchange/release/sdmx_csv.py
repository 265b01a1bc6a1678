"""data.csv: the figures as SDMX-CSV 2.0, one row per cell.

A value has OBS_STATUS A; a withheld one is NaN with Q and the single mark C in CONF_STATUS, whatever the reason;
what was not collected is NaN with L, what cannot occur NaN with M. A dimension that a cell does not look at
has the total `_T`. The regions of a national release are codes of REF_AREA, beside its country, and its quarters
periods of TIME_PERIOD, beside its year. Reading takes bytes from strangers: everything is checked, nothing is guessed.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.cell import TOTAL, Cell, cell
from wellbeing.anonymise.period import Period, read_period
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.quarters import within
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import QUARTER, REGION, Schema, Unit
from wellbeing.errors import Refused
from wellbeing.language import _

AGENCY, VERSION = "WELLBEING", "1.0"
BEFORE = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "COLLECTION", "COUNTED")
AFTER = ("TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS")
COUNTED: Mapping[str, str] = {unit: unit.upper() for unit in Unit}
CURRENT, IMPORTED = "CURRENT", "IMPORTED"

LARGEST_FILE = 24_000_000
"""Bytes of a data.csv that is read; an open release has about 40 kB, the largest national one some megabytes."""
MOST_ROWS = 120_000

COLUMNS: Mapping[str, str] = {REGION: "REF_AREA", QUARTER: "TIME_PERIOD"}
"""Dimensions of a national release that have no column of their own: their codes stand where every figure says where
and when it is from."""
_AREA = BEFORE.index("REF_AREA")
_TIME = AFTER.index("TIME_PERIOD") - len(AFTER)
_MARKS: Mapping[State, tuple[str, str]] = {
    State.VALUE: ("A", "F"),
    State.HIDDEN: ("Q", "C"),
    State.NOT_COLLECTED: ("L", "F"),
    State.STRUCTURAL: ("M", "F"),
}
_STATES = {marks: state for state, marks in _MARKS.items()}
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,11})", re.ASCII)


def write_csv(release: Release) -> bytes:
    """The bytes of data.csv."""
    names = [axis.dimension for axis in release.dimensions if axis.dimension not in COLUMNS]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*BEFORE, *(name.upper() for name in names), *AFTER])
    for found, figure in release.cells.items():
        marks = _MARKS[figure.state]
        value = "NaN" if figure.value is None else str(figure.value)
        codes = [found.code(name) for name in names]
        region, quarter = found.code(REGION), found.code(QUARTER)
        period = release.period if quarter == TOTAL else within(release.period, quarter)
        before = _before(release.schema, release.area if region == TOTAL else region, period)
        writer.writerow([*before, COUNTED[found.unit], *codes, period.time, value, "NR", "0", *marks])
    return out.getvalue().encode("utf-8")


def _before(schema: str, area: str, period: Period) -> list[str]:
    frequency = "Q" if period.quarter else "A"
    collection = IMPORTED if period.imported else CURRENT
    return ["dataflow", f"{AGENCY}:{schema}({VERSION})", "I", frequency, area, collection]


def read_csv(raw: bytes, schema: Schema) -> Published:
    """The published cells of a data.csv of this schema. Raises Refused for anything that is not exactly one."""
    if len(raw) > LARGEST_FILE:
        raise _not_a_release()
    try:
        rows = list(_rows(raw))
        every = dict.fromkeys(axis.dimension for table in schema.tables for axis in table.axes)
        names = [name for name in every if name not in COLUMNS]
        if rows[0] != [*BEFORE, *(name.upper() for name in names), *AFTER] or len(rows) < 2:
            raise ValueError("header")
        period = read_period(rows[1][_TIME] + ("-imported" if rows[1][5] == IMPORTED else ""))
        regions = schema.dimensions[REGION] if REGION in every else ()
        (country,) = {row[_AREA] for row in rows[1:] if row[_AREA] not in regions}
        times = _times(period, schema if QUARTER in every else None)
        cells: dict[Cell, Figure] = {}
        for row in rows[1:]:
            own, quarter = times[row[_TIME]]
            if row[:6] != _before(schema.id, row[_AREA], own):
                raise ValueError("another dataset")
            found, figure = _row(row, names, schema)
            if row[_AREA] != country:
                found = found.moved(REGION, row[_AREA])
            if quarter != TOTAL:
                found = found.moved(QUARTER, quarter)
            if found in cells:
                raise ValueError("a cell stands twice")
            cells[found] = figure
    except (ValueError, KeyError, IndexError, csv.Error) as error:
        raise _not_a_release() from error
    return Published(schema=schema.id, period=period, cells=cells)


def _times(period: Period, by_quarter: Schema | None) -> Mapping[str, tuple[Period, str]]:
    """What a row may have in TIME_PERIOD: the period of the release, and its quarters with their codes."""
    parts = by_quarter.dimensions[QUARTER].leaves() if by_quarter else ()
    return {period.time: (period, TOTAL), **{own.time: (own, code) for code in parts for own in [within(period, code)]}}


def schema_in(raw: bytes) -> str:
    """The id of the schema by which a data.csv was written. Raises Refused for what is none."""
    if len(raw) > LARGEST_FILE:
        raise _not_a_release()
    try:
        _head, first, *_rest = _rows(raw)
        return first[1].removeprefix(f"{AGENCY}:").removesuffix(f"({VERSION})")
    except (ValueError, IndexError, csv.Error) as error:
        raise _not_a_release() from error


def areas_in(raw: bytes) -> Areas | None:
    """The areas of a national data.csv, to read it by the schema that has them; None where it tells of no region.
    Raises Refused for what is none."""
    if len(raw) > LARGEST_FILE:
        raise _not_a_release()
    try:
        _head, *rows = _rows(raw)
        places = {row[_AREA] for row in rows}
        codes = {place: frozenset(place.split("_")) for place in places if place != rows[0][_AREA]}
        inner = {place for place, own in codes.items() if not any(_lies_in(part, own) for part in codes.values())}
        return Areas.joined(codes[place] for place in sorted(inner)) if inner else None
    except (ValueError, IndexError, csv.Error) as error:
        raise _not_a_release() from error


def _lies_in(part: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether an area is one of those that a major region holds."""
    return part != whole and all(any(code.startswith(major) for major in whole) for code in part)


def column(dimension: str) -> str:
    """The column that a dimension of the schema has in the files."""
    return COLUMNS.get(dimension, dimension.upper())


def _rows(raw: bytes) -> Iterable[list[str]]:
    for number, row in enumerate(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True)):
        if number > MOST_ROWS:
            raise ValueError("too many rows")
        yield row


def _row(row: list[str], names: list[str], schema: Schema) -> tuple[Cell, Figure]:
    """The cell of a row by the columns of its own dimensions, and its figure."""
    start = len(BEFORE)
    if len(row) != start + len(names) + len(AFTER):
        raise ValueError("row")
    units = {counted: unit for unit, counted in COUNTED.items()}
    codes = dict(zip(names, row[start : start + len(names)], strict=True))
    if any(code != TOTAL and code not in schema.dimensions[name] for name, code in codes.items()):
        raise ValueError("code")
    value, unit_measure, multiplier, *marks = row[-5:]
    state = _STATES[marks[0], marks[1]]
    if (unit_measure, multiplier) != ("NR", "0") or (value == "NaN") == (state is State.VALUE):
        raise ValueError("value")
    if value != "NaN" and not _NUMBER.fullmatch(value):
        raise ValueError("number")
    return cell(units[row[6]], codes), Figure(state, int(value) if state is State.VALUE else None)


def _not_a_release() -> Refused:
    return Refused(_("The figures in this folder cannot be read: they are not a release of this program."))
