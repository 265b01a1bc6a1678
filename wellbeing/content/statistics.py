"""The statistical schema from resources/statistics. It refuses thresholds below the floors of the program."""

import functools
from pathlib import Path

import msgspec

from wellbeing import paths
from wellbeing.anonymise.schema import Axis, Code, Dimension, Schema, Table, Unit
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


class _SchemaFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    schema: str
    version: int
    threshold: int
    sensitive_threshold: int
    width: int
    carried: tuple[str, ...]
    dimensions: dict[str, _DimensionFile]
    tables: tuple[_TableFile, ...]
    structural: tuple[dict[str, str], ...]


@functools.cache
def load_schema() -> Schema:
    """The schema that this program releases by. Raises Trouble where the installed file is not usable."""
    return read_schema(paths.resources() / "statistics" / "schema.yaml")


def read_schema(file: Path) -> Schema:
    """A schema from a file. Raises Trouble for a file that is missing, malformed or below the floors."""
    try:
        read, _document = read_struct(file, _SchemaFile)
        return _schema(read)
    except (Refused, Trouble, ValueError, KeyError) as error:
        raise Trouble(_("The statistical schema of this program is damaged. Install the program again.")) from error


def _schema(read: _SchemaFile) -> Schema:
    return Schema(
        id=f"{read.schema}_{read.version}",
        threshold=read.threshold,
        sensitive_threshold=read.sensitive_threshold,
        width=read.width,
        dimensions={name: _dimension(name, dimension) for name, dimension in read.dimensions.items()},
        tables=tuple(
            Table(
                name=table.name,
                label=table.label,
                unit=table.unit,
                axes=tuple(Axis(dimension=axis.dimension, levels=axis.levels) for axis in table.axes),
                from_officers=table.from_officers,
            )
            for table in read.tables
        ),
        structural=read.structural,
        carried=frozenset(read.carried),
    )


def _dimension(name: str, read: _DimensionFile) -> Dimension:
    return Dimension(
        name=name,
        label=read.label,
        codes=tuple(Code(**msgspec.structs.asdict(code)) for code in read.codes),
        unknown=read.unknown,
        sensitive=read.sensitive,
        groups_of=read.groups_of,
        of_events=(read.of_events.unit, read.of_events.fact) if read.of_events else None,
        gathers=_each_to_one(read.gathers),
        nearest=read.nearest,
    )


def _each_to_one(groups: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Group -> members, turned round. Raises ValueError for a member of two groups."""
    turned = {member: group for group, members in groups.items() for member in members}
    if len(turned) != sum(len(members) for members in groups.values()):
        raise ValueError("a code lies in two groups")
    return turned
