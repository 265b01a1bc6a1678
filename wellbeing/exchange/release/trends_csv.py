"""trends.csv: published figures of this year and of the years that were released before, as SDMX-CSV 2.0 with a
dataflow of its own. Those of quarters (FREQ Q) follow in a national release.

One row per figure and period. A cell has the codes that it has in data.csv and `_Z` as its INDICATOR; a measure has its
id there, and `_Z` on the dimensions of cells. The regions of a national release are codes of REF_AREA, beside its
country, with which the first row begins. BREAK names why a period can't be compared with the one before it, several
codes with a space between; a value has OBS_STATUS B then, else A. A period without a number is NaN, marked as in
indicators.csv; a quarter that was not opened has L, as in data.csv. COLLECTION is an attribute here: a series goes on
where imported history ends, with a break.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from wellbeing.anonymise.cell import TOTAL, Cell, cell
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.release import Release, ReleaseAxis
from wellbeing.anonymise.schema import REGION
from wellbeing.anonymise.trends import BreakWhy, Trends
from wellbeing.exchange.release.indicators_csv import MARKS, NOTHING
from wellbeing.exchange.release.sdmx_csv import AGENCY, COUNTED, CURRENT, IMPORTED, VERSION

DATAFLOW = "WB_TRENDS_1"
BROKEN = "B"
"""OBS_STATUS of a value after a break in the series."""
_BEFORE = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "COUNTED")
_AFTER = (
    "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "COLLECTION",
    "BREAK",
)  # fmt: skip

_MARKS = {**MARKS, Standing.NOT_OPENED: MARKS[Standing.NOT_COLLECTED]}
_YEARLY, _QUARTERLY = "A", "Q"

Key = tuple[Cell | str, str]
"""What a figure is about (a cell without its quarter, or the id of a measure), and the year or quarter as SDMX writes
it."""


class Written(NamedTuple):
    """A figure of a period: how it stands, its number, and why it can't be compared with the period before."""

    standing: Standing
    value: Decimal | None
    whys: tuple[BreakWhy, ...]


Figures = Mapping[Key, Written]


def write_trends(release: Release) -> bytes:
    """The bytes of trends.csv: years, then quarters."""
    names = [axis.dimension for axis in axes_of(release) if axis.dimension != REGION]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_BEFORE, *(name.upper() for name in names), *_AFTER])
    for trends in release.over_time:
        writer.writerows(_written(trends, names, release.area))
    return out.getvalue().encode("utf-8")


def _written(trends: Trends, names: list[str], country: str) -> Iterator[list[str]]:
    before = ["dataflow", f"{AGENCY}:{DATAFLOW}({VERSION})", "I", _QUARTERLY if trends.by_quarter else _YEARLY]
    collections = [_collection(trends, place) for place in range(len(trends.periods))]
    for series in trends.series:
        key = _key(series.line.about, names, country)
        for period, point, collection in zip(trends.periods, series.points, collections, strict=True):
            whys = " ".join(why.name for why in trends.whys(period))
            status, confidential = _MARKS[point.standing]
            if whys and point.value is not None:
                status = BROKEN
            value = "NaN" if point.value is None else str(point.value)
            marks = (status, confidential, collection, whys or NOTHING)
            yield [*before, *key, period.time, value, series.line.unit or "NR", "0", *marks]


def axes_of(release: Release) -> list[ReleaseAxis]:
    """The dimensions that the followed cells look at, over the years or the quarters."""
    every = (series.line.about for trends in release.over_time for series in trends.series)
    used = {name for about in every if isinstance(about, Cell) for name, _code in about.at}
    return [axis for axis in release.dimensions if axis.dimension in used]


def _key(about: Cell | str, names: list[str], country: str) -> list[str]:
    """From REF_AREA to INDICATOR."""
    if isinstance(about, str):
        return [country, NOTHING, *(NOTHING for _name in names), about]
    region = about.code(REGION)
    area = country if region == TOTAL else region
    return [area, COUNTED[about.unit], *(about.code(name) for name in names), NOTHING]


def _collection(trends: Trends, place: int) -> str:
    """How the cases of a period were collected; not applicable where nothing was released of it."""
    if trends.periods[place].imported:
        return IMPORTED
    empty = all(series.points[place].standing is Standing.MISSING for series in trends.series)
    return NOTHING if empty else CURRENT


def figures_of(release: Release) -> Figures:
    """What the written files must say."""
    return {
        (series.line.about, period.time): Written(point.standing, point.value, trends.whys(period))
        for trends in release.over_time
        for series in trends.series
        for period, point in zip(trends.periods, series.points, strict=True)
    }


def trends_in(raw: bytes) -> Figures:
    """Every figure in a trends.csv. For the check before it leaves. Raises ValueError or KeyError for what is none, and
    where a figure stands twice."""
    rows = list(_rows(raw))
    found = dict(rows)
    if len(found) != len(rows):
        raise ValueError("twice")
    return found


def _rows(raw: bytes) -> Iterator[tuple[Key, Written]]:
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True)
    names = [name.lower() for name in head[len(_BEFORE) : -len(_AFTER)]]
    units = {code: unit for unit, code in COUNTED.items()}
    standings = {status: standing for standing, (status, _confidential) in MARKS.items()} | {BROKEN: Standing.VALUE}
    area = head.index("REF_AREA")
    for row in rows:
        found = dict(zip(head, row, strict=True))
        about: Cell | str = found["INDICATOR"]
        if about == NOTHING:
            about = cell(units[found["COUNTED"]], {name: found[name.upper()] for name in names})
            if row[area] != rows[0][area]:
                about = about.moved(REGION, row[area])
        value = None if found["OBS_VALUE"] == "NaN" else Decimal(found["OBS_VALUE"])
        standing = standings[found["OBS_STATUS"]]
        if standing is Standing.NOT_COLLECTED and found["FREQ"] == _QUARTERLY:
            standing = Standing.NOT_OPENED
        whys = () if found["BREAK"] == NOTHING else tuple(BreakWhy[why] for why in found["BREAK"].split())
        yield (about, found["TIME_PERIOD"]), Written(standing, value, whys)
