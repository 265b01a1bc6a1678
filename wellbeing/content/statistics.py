"""The statistical schemas from resources/statistics. They refuse thresholds below the floors of the program.

Dimensions and codes are the same for all (dimensions.yaml). Which floors bind a schema is told by who loads it, never
by its file.
"""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from wellbeing import paths
from wellbeing.anonymise import areas as of_areas
from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.fitting import tables_that_fit
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.quarters import quarters
from wellbeing.anonymise.schema import Axis, Code, Dimension, Schema, Table, Unit
from wellbeing.content import codes
from wellbeing.content.document import read_struct
from wellbeing.errors import Refused, Trouble
from wellbeing.language import _


class _CodeFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    code: str
    label: str
    parent: str | None = None
    sensitive: bool = False
    rest: bool = False
    also: tuple[str, ...] = ()


class _EventsFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    unit: Unit
    fact: str


class _DimensionFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    label: str
    unknown: str | None
    codes: tuple[_CodeFile, ...]
    sensitive: bool = False
    groups_of: str | None = None
    of_events: _EventsFile | None = None
    gathers: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    nearest: dict[str, str] = msgspec.field(default_factory=dict)


class _AxisFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    dimension: str
    levels: int = 1


class _TableFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    name: str
    label: str
    unit: Unit
    axes: tuple[_AxisFile, ...]
    from_officers: int = 0
    instead: "tuple[_TableFile, ...]" = ()


class _SchemaFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    schema: str
    version: int
    since: int = 0
    threshold: int
    sensitive_threshold: int
    width: int
    carried: tuple[str, ...]
    tables: tuple[_TableFile, ...]
    structural: tuple[dict[str, str], ...]


class _DimensionsFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    dimensions: dict[str, _DimensionFile]


class _CodeMeaning(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    about: str = ""
    source: str = ""


class _Meaning(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    about: str
    source: str = ""
    codes: dict[str, _CodeMeaning] = msgspec.field(default_factory=dict)


class _MeaningsFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    dimensions: dict[str, _Meaning]


_DAMAGED = _("The statistical schema of this program is damaged. Install the program again.")
_FOLDER = paths.resources() / "statistics"


@functools.cache
def load_schema() -> Schema:
    """The schema of a representative's open release. Raises Trouble where the installed files are not usable."""
    return read_schema(_FOLDER / "schema.yaml")


@functools.cache
def load_national_schema(areas: Areas | None, version: str | None = None) -> Schema:
    """The schema of a national release of these areas by quarter; None for a country that has one area only. `version`
    is its id, the newest if None; KeyError for one that this program does not have. Raises Trouble where the installed
    files are not usable."""
    axes = [axis for axis in (_region(areas), quarters()) if axis is not None]
    return read_schema(_file(version), kind=Kind.NATIONAL, more=axes)


@functools.cache
def load_contribution_schema(version: str | None = None) -> Schema:
    """The schema of a contribution: the tables of a national release without regions and quarters, since its batch
    tells where and when it is from. `version` and raises as `load_national_schema`."""
    return read_schema(_file(version), kind=Kind.NATIONAL)


def _file(version: str | None) -> Path:
    versions = national_versions()
    return versions[version or list(versions)[-1]].file


class NationalVersion(NamedTuple):
    """The file of a national schema, and the first year whose contributions count by it."""

    since: int
    file: Path


@functools.cache
def national_versions() -> Mapping[str, NationalVersion]:
    """Every national schema that this program has, by its id, the oldest first: national.yaml is the newest, beside it
    lie those before, by which earlier years go on. Raises Trouble where the installed files are not usable."""
    try:
        read = [(read_struct(file, _SchemaFile)[0], file) for file in _FOLDER.glob("national*.yaml")]
    except (Refused, ValueError) as error:
        raise Trouble(_DAMAGED) from error
    in_turn = sorted(read, key=lambda one: one[0].version)
    return {f"{one.schema}_{one.version}": NationalVersion(one.since, file) for one, file in in_turn}


def national_version(year: int) -> str:
    """The id of the schema by which a year's contributions count: the newest that counts from this year, or from one
    before it."""
    versions = national_versions()
    return next((name for name in reversed(list(versions)) if versions[name].since <= year), next(iter(versions)))


def read_schema(
    file: Path, definitions: Path | None = None, *, kind: Kind = Kind.OPEN, more: Iterable[Dimension] = ()
) -> Schema:
    """A schema from a file, with what its codes mean from another, the shipped one if None, and `more` dimensions than
    are shipped. Raises Trouble where one is missing, malformed, below the floors of its `kind`, or speaks of what the
    other does not have."""
    try:
        read, _document = read_struct(file, _SchemaFile)
        dimensions = read_dimensions(_FOLDER / "dimensions.yaml", definitions or _FOLDER / "definitions.yaml")
        return _schema(read, kind, {**dimensions, **{dimension.name: dimension for dimension in more}})
    except (Refused, ValueError, KeyError) as error:
        raise Trouble(_DAMAGED) from error


def read_dimensions(file: Path, definitions: Path) -> Mapping[str, Dimension]:
    """The dimensions in a file, by name, with what they mean from another. Raises Trouble where one is missing,
    malformed, or speaks of what the other does not have."""
    try:
        read, _document = read_struct(file, _DimensionsFile)
        meanings, _document = read_struct(definitions, _MeaningsFile)
        if set(meanings.dimensions) != set(read.dimensions):
            raise ValueError("every dimension needs its meaning")
        return {name: _dimension(name, found, meanings.dimensions[name]) for name, found in read.dimensions.items()}
    except (Refused, Trouble, ValueError, KeyError) as error:
        raise Trouble(_DAMAGED) from error


def _schema(read: _SchemaFile, kind: Kind, dimensions: Mapping[str, Dimension]) -> Schema:
    tables = tuple(map(_table, read.tables))
    if kind is Kind.NATIONAL:
        if any(one.from_officers for table in tables for one in table.with_coarser()):
            raise ValueError("a national release doesn't say how many officers there are: no table depends on that")
        tables = tables_that_fit(tables, {name: dimension.depth for name, dimension in dimensions.items()})
    return Schema(
        id=f"{read.schema}_{read.version}",
        threshold=read.threshold,
        sensitive_threshold=read.sensitive_threshold,
        width=read.width,
        dimensions=dimensions,
        tables=tables,
        structural=read.structural,
        carried=frozenset(read.carried) - set(dimensions),
        kind=kind,
    )


_REGION_LABEL = _("Region")
_REGION_ABOUT = _(
    "Where the representatives work whose cases are counted: a region of NUTS, or several where one had too few of "
    "them. Not where it happened."
)


def _region(areas: Areas | None) -> Dimension | None:
    if areas is None:
        return None
    names = {region.code: region.label for region in codes.regions()}
    return of_areas.regions(areas, names, label=_REGION_LABEL, about=_REGION_ABOUT, source="NUTS 2024")


def _table(read: _TableFile) -> Table:
    return Table(
        name=read.name,
        label=read.label,
        unit=read.unit,
        axes=tuple(Axis(dimension=axis.dimension, levels=axis.levels) for axis in read.axes),
        from_officers=read.from_officers,
        instead=tuple(_table(coarser) for coarser in read.instead),
    )


def _dimension(name: str, read: _DimensionFile, meaning: _Meaning) -> Dimension:
    if not set(meaning.codes) <= {code.code for code in read.codes}:
        raise ValueError(f"{name}: a meaning for a code that there is not")
    return Dimension(
        name=name,
        label=read.label,
        codes=tuple(_code(code, meaning.codes.get(code.code, _CodeMeaning())) for code in read.codes),
        unknown=read.unknown,
        sensitive=read.sensitive,
        groups_of=read.groups_of,
        of_events=(read.of_events.unit, read.of_events.fact) if read.of_events else None,
        gathers=_each_to_one(read.gathers),
        nearest=read.nearest,
        about=meaning.about,
        source=meaning.source,
    )


def _code(read: _CodeFile, meaning: _CodeMeaning) -> Code:
    return Code(**msgspec.structs.asdict(read), **msgspec.structs.asdict(meaning))


def _each_to_one(groups: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Group -> members, turned round. Raises ValueError for a member of two groups."""
    turned = {member: group for group, members in groups.items() for member in members}
    if len(turned) != sum(len(members) for members in groups.values()):
        raise ValueError("a code lies in two groups")
    return turned
