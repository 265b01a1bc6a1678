"""The indicators from resources/statistics, checked against the schema: every route leads to a cell that there is."""

import functools
from fractions import Fraction
from pathlib import Path
from typing import NoReturn

import msgspec

from wellbeing import paths
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.indicators.definition import (
    Absent,
    BandOf,
    Fact,
    FactKind,
    FactOf,
    ForcesOf,
    Indicator,
    Indicators,
    Measure,
    Part,
    Source,
    Statistic,
    Term,
)
from wellbeing.anonymise.schema import Schema, Table
from wellbeing.content.document import Document, FileStruct, read_struct
from wellbeing.content.statistics import load_contribution_schema, load_schema
from wellbeing.errors import Refused, Trouble
from wellbeing.language import _

UNITS = (
    "PC", "PER_100_OFFICERS", "PER_1000_OFFICERS", "PER_100000_OFFICERS", "DAYS_PER_100_OFFICERS",
    "PER_1000_DUTY_PERIODS", "DAYS", "MINUTES", "POINTS", "FORCES",
)  # fmt: skip
"""What measures are counted in, by the codes of UNIT_MEASURE."""

_NO_TABLE = _("{file}, line {line}: “{path}” names a table or a code that the schema does not have.")
_NO_FACT = _("{file}, line {line}: “{path}” names a fact that is not in the list of facts.")
_ONE_ROUTE = _(
    "{file}, line {line}: “{path}” needs one route that fits its statistic: a numerator and a denominator, bands, or "
    "the reason why there is none."
)
_ONE_PART = _("{file}, line {line}: “{path}” has to be one of three: a cell of a table, a fact, the forces of a fact.")
_TWICE = _("{file}, line {line}: “{path}” stands twice.")
_NO_UNIT = _("{file}, line {line}: “{path}” is none of the units.")
_NO_NUMBER = _("{file}, line {line}: “{path}” has to be a number.")
_MIXED = _("{file}, line {line}: “{path}” is of another kind than its group.")
_FALLING = _("{file}, line {line}: “{path}” has to begin above the band before it.")


class _FactFile(FileStruct):
    fact: str
    label: str
    group: str
    kind: FactKind


class _PartFile(FileStruct):
    table: str | None = None
    at: dict[str, str] | None = None
    fact: str | None = None
    forces_of: str | None = None
    times: str = "1"


class _BandFile(FileStruct):
    table: str
    at: dict[str, str]
    start: int = msgspec.field(name="from")


class _RouteFile(FileStruct):
    numerator: tuple[_PartFile, ...] = ()
    denominator: tuple[_PartFile, ...] = ()
    bands: tuple[_BandFile, ...] = ()


class _NoteFile(FileStruct):
    note: str


class _MeasureFile(FileStruct):
    id: str
    label: str
    statistic: Statistic
    unit: str
    per: int = 1
    numerator: tuple[_PartFile, ...] = ()
    denominator: tuple[_PartFile, ...] = ()
    bands: tuple[_BandFile, ...] = ()
    absent: Absent | None = None
    national: _RouteFile | None = None


class _IndicatorFile(FileStruct):
    id: str
    label: str
    source: Source
    measures: tuple[_MeasureFile, ...]
    note: str = ""
    national: _NoteFile | None = None


class _File(FileStruct):
    version: int
    facts: tuple[_FactFile, ...]
    indicators: tuple[_IndicatorFile, ...]


@functools.cache
def load_indicators() -> Indicators:
    """The indicators of this program. Raises Trouble where the installed file is not usable."""
    try:
        return read_indicators(paths.resources() / "statistics" / "indicators.yaml", load_schema())
    except (Refused, Trouble) as error:
        raise Trouble(_("The list of indicators of this program is damaged. Install the program again.")) from error


@functools.cache
def load_national_indicators() -> Indicators:
    """The same indicators by the tables of a national release. Raises Trouble as `load_indicators` does."""
    try:
        return read_indicators(paths.resources() / "statistics" / "indicators.yaml", load_contribution_schema())
    except (Refused, Trouble) as error:
        raise Trouble(_("The list of indicators of this program is damaged. Install the program again.")) from error


def read_indicators(file: Path, schema: Schema) -> Indicators:
    """The indicators in a file, by the routes of the schema's kind. Refused, with file, line and path, for a route that
    leads nowhere in `schema`."""
    read, document = read_struct(file, _File)
    return _Reading(schema, document, read).indicators()


class _Reading:
    def __init__(self, schema: Schema, document: Document, read: _File) -> None:
        self._schema, self._document, self._read = schema, document, read
        self._tables = {table.name: table for table in schema.every_table()}
        self._is_national = schema.kind is Kind.NATIONAL
        self._facts = {fact.fact for fact in read.facts}

    def indicators(self) -> Indicators:
        self._refuse_repeated("$.facts", [fact.fact for fact in self._read.facts], "fact")
        self._refuse_repeated("$.indicators", [one.id for one in self._read.indicators], "id")
        seen: set[str] = set()
        return Indicators(
            version=self._read.version,
            facts=tuple(self._fact(f"$.facts[{place}]", fact) for place, fact in enumerate(self._read.facts)),
            indicators=tuple(
                self._indicator(f"$.indicators[{place}]", one, seen) for place, one in enumerate(self._read.indicators)
            ),
        )

    def _refuse(self, sentence: str, path: str) -> NoReturn:
        raise self._document.refuse(sentence, path)

    def _refuse_repeated(self, path: str, ids: list[str], entry: str) -> None:
        for place, found in enumerate(ids):
            if found in ids[:place]:
                self._refuse(_TWICE, f"{path}[{place}].{entry}")

    def _fact(self, path: str, fact: _FactFile) -> Fact:
        first = next(other for other in self._read.facts if other.group == fact.group)
        if first.kind is not fact.kind:
            self._refuse(_MIXED, f"{path}.kind")
        return Fact(code=fact.fact, label=fact.label, group=fact.group, kind=fact.kind)

    def _indicator(self, path: str, one: _IndicatorFile, seen: set[str]) -> Indicator:
        measures = []
        for place, measure in enumerate(one.measures):
            at = f"{path}.measures[{place}]"
            if measure.id in seen:
                self._refuse(_TWICE, f"{at}.id")
            seen.add(measure.id)
            measures.append(self._measure(at, measure))
        return Indicator(id=one.id, label=one.label, source=one.source, note=self._note(one), measures=tuple(measures))

    def _note(self, one: _IndicatorFile) -> str:
        return one.national.note if self._is_national and one.national else one.note

    def _measure(self, path: str, measure: _MeasureFile) -> Measure:
        if measure.unit not in UNITS:
            self._refuse(_NO_UNIT, f"{path}.unit")
        route: _MeasureFile | _RouteFile = measure
        absent = measure.absent
        if self._is_national and measure.national is not None:
            path, route, absent = f"{path}.national", measure.national, None
        if not _has_one_route(measure.statistic, route, absent):
            self._refuse(_ONE_ROUTE, path)
        return Measure(
            id=measure.id,
            label=measure.label,
            statistic=measure.statistic,
            unit=measure.unit,
            per=measure.per,
            numerator=self._terms(f"{path}.numerator", route.numerator),
            denominator=self._terms(f"{path}.denominator", route.denominator),
            bands=self._bands(f"{path}.bands", route.bands),
            absent=absent,
        )

    def _terms(self, path: str, parts: tuple[_PartFile, ...]) -> tuple[Term, ...]:
        return tuple(self._term(f"{path}[{place}]", part) for place, part in enumerate(parts))

    def _term(self, path: str, part: _PartFile) -> Term:
        try:
            times = Fraction(part.times)
        except (ValueError, ZeroDivisionError):
            self._refuse(_NO_NUMBER, f"{path}.times")
        return Term(self._part(path, part), times)

    def _part(self, path: str, part: _PartFile) -> Part:
        if [part.table, part.fact, part.forces_of].count(None) != 2 or (part.table is None) != (part.at is None):
            self._refuse(_ONE_PART, path)
        if part.table is not None:
            return self._cell(path, part.table, part.at or {})
        name = part.fact or part.forces_of or ""
        if name not in self._facts:
            self._refuse(_NO_FACT, f"{path}.{'fact' if part.fact else 'forces_of'}")
        return FactOf(name) if part.fact else ForcesOf(name)

    def _cell(self, path: str, name: str, at: dict[str, str]) -> Cell:
        table = self._tables.get(name)
        if table is None:
            self._refuse(_NO_TABLE, f"{path}.table")
        found = cell(table.unit, at)
        if found not in _cells(self._schema, table):
            self._refuse(_NO_TABLE, f"{path}.at")
        return found

    def _bands(self, path: str, bands: tuple[_BandFile, ...]) -> tuple[BandOf, ...]:
        made: list[BandOf] = []
        for place, band in enumerate(bands):
            at = f"{path}[{place}]"
            if made and band.start <= made[-1].start:
                self._refuse(_FALLING, f"{at}.from")
            made.append(BandOf(part=self._cell(at, band.table, band.at), start=band.start))
        return tuple(made)


def _cells(schema: Schema, table: Table) -> frozenset[Cell]:
    return frozenset(found for _codes, found in schema.cells(table))


def _has_one_route(statistic: Statistic, route: _MeasureFile | _RouteFile, absent: Absent | None) -> bool:
    """Never a rate without a denominator: only a count goes without."""
    if absent is not None:
        return not (route.numerator or route.denominator or route.bands)
    if statistic in (Statistic.MEDIAN, Statistic.NINTH_DECILE):
        return bool(route.bands) and not (route.numerator or route.denominator)
    if statistic is Statistic.COUNT:
        return bool(route.numerator) and not (route.denominator or route.bands)
    return bool(route.numerator and route.denominator) and not route.bands
