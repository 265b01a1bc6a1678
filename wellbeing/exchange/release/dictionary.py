"""dictionary.csv: every table, dimension and code of a release, named in every language that the program ships.

One row each, of a kind: `FLOOR` (what no figure may fall below), `TABLE`, `DIMENSION`, `CODE` and `IMPOSSIBLE` (codes
that cannot occur together). It is made from the release's own schema, as structure.xml is.
"""

import csv
import io
from collections.abc import Iterator

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.floors import FEWEST_OFFICERS
from wellbeing.anonymise.quarters import within
from wellbeing.anonymise.release import AxisCode, Release, ReleaseAxis, ReleaseTable
from wellbeing.anonymise.schema import QUARTER
from wellbeing.exchange.release.sdmx_csv import COUNTED, column
from wellbeing.exchange.release.sdmx_structure import FIXED_LISTS, areas_of, flat_dimensions
from wellbeing.exchange.release.sdmx_xml import languages
from wellbeing.exchange.release.trends_structure import BREAK_CODES, BREAK_NAME, MORE_STATUS
from wellbeing.language import _

HEAD = ("KIND", "NAME", "CODE", "PARENT", "SOURCE", "SOURCE_CODE", "FLOOR")
"""The columns before the words: for a code, `NAME` is its dimension, and `FLOOR` the fewest cases and officers."""

Words = tuple[str, str]
"""A label and what it means, both msgids; the second may be empty."""

_FLOORS = (
    ("FEWEST_OFFICERS", _("Fewest officers"), _("Below so many distinct officers there are words and no figure.")),
    ("THRESHOLD", _("Threshold"), _("Fewest cases, and fewest distinct officers, of a published figure.")),
    ("WIDTH", _("Width"), _("Fewest counts between the least and the most that a withheld figure can be.")),
)
_CONTRIBUTORS = (
    _("Fewest representatives"),
    _("Fewest representatives to whom the cases of a published figure are known."),
)
_IMPOSSIBLE = _("Cannot occur")


def write_dictionary(release: Release) -> bytes:
    """The bytes of dictionary.csv."""
    spoken = languages()
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = [f"{name}_{reader.code.upper()}" for name in ("LABEL", "DEFINITION") for reader in spoken]
    writer.writerow([*HEAD, *columns])
    for facts, words in rows(release):
        writer.writerow([*facts, *(reader.text(part) for part in words for reader in spoken)])
    return out.getvalue().encode("utf-8")


def rows(release: Release) -> Iterator[tuple[tuple[str, ...], Words]]:
    """What stands in every row: the cells under `HEAD`, and its words."""
    floors = (FEWEST_OFFICERS, release.threshold, release.width)
    for (name, label, about), floor in zip(_FLOORS, floors, strict=True):
        yield ("FLOOR", name, "", "", "", "", str(floor)), (label, about)
    if release.is_national:
        yield ("FLOOR", "CONTRIBUTORS", "", "", "", "", str(release.fewest_contributors)), _CONTRIBUTORS
    for table in release.tables:
        yield ("TABLE", table.name, _of(table), "", "", "", ""), (table.label, "")
    for name, (label, codes) in FIXED_LISTS.items():
        yield ("DIMENSION", name, "", "", "SDMX", "", ""), (label, "")
        more = MORE_STATUS if name == "OBS_STATUS" and release.trends is not None else []
        for code, words in [*codes, *more]:
            yield ("CODE", name, code, "", "SDMX", code, ""), (words, "")
    yield ("DIMENSION", "REF_AREA", "", "", "NUTS", "", ""), (_("Reference area"), "")
    for area in areas_of(release):
        own = release.area if area.code == release.area else area.source
        yield ("CODE", "REF_AREA", area.code, area.parent or "", "NUTS", own, _floor(area)), (area.label, area.about)
    yield ("DIMENSION", "TIME_PERIOD", "", "", "SDMX", "", ""), (_("Time period"), "")
    yield from _times(release)
    for axis in flat_dimensions(release):
        yield from _dimension(axis)
    if release.trends is not None:
        yield from _trends()
    for together in release.impossible:
        both = " ".join(f"{name.upper()}={code}" for name, code in together.items())
        yield ("IMPOSSIBLE", "", both, "", "", "", ""), (_IMPOSSIBLE, "")


def _times(release: Release) -> Iterator[tuple[tuple[str, ...], Words]]:
    """The year and its quarters, where a release has figures of both."""
    year = release.period
    for axis in (axis for axis in release.dimensions if axis.dimension == QUARTER):
        for code in axis.codes:
            whole = code.code == TOTAL
            time, parent = (year.time, "") if whole else (within(year, code.code).time, year.time)
            about = "" if whole else axis.about
            yield ("CODE", "TIME_PERIOD", time, parent, "SDMX", time, _floor(code)), (code.label, about)


def _of(table: ReleaseTable) -> str:
    """What a table counts, and by which dimensions."""
    return " ".join((COUNTED[table.unit], *(column(axis.dimension) for axis in table.axes)))


def _floor(code: AxisCode) -> str:
    return str(code.floor) if code.floor else ""


def _trends() -> Iterator[tuple[tuple[str, ...], Words]]:
    """What only trends.csv has."""
    yield ("DIMENSION", "BREAK", "", "", "", "", ""), (BREAK_NAME, "")
    for code, words in BREAK_CODES:
        yield ("CODE", "BREAK", code, "", "", "", ""), (words, "")


def _dimension(axis: ReleaseAxis) -> Iterator[tuple[tuple[str, ...], Words]]:
    name = axis.dimension.upper()
    yield ("DIMENSION", name, "", "", axis.source, "", ""), (axis.label, axis.about)
    for code in axis.codes:
        source = "SDMX" if code.code == TOTAL else axis.source if code.source else ""
        own = TOTAL if code.code == TOTAL else code.source
        facts = ("CODE", name, code.code, code.parent or "", source, own, str(code.floor))
        yield facts, (code.label, code.about)
