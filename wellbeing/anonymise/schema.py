"""The statistical schema: dimensions, structural zeros, and the only tables that may be released.

There is no free table builder: what is not listed here cannot be released.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from wellbeing.anonymise import floors
from wellbeing.anonymise.cell import TOTAL, Cell, cell
from wellbeing.anonymise.dimension import Code, Dimension
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.unit import Unit

__all__ = ["QUARTER", "REGION", "Axis", "Code", "Dimension", "Schema", "Table", "Unit"]

REGION = "region"
"""The dimension of a national release whose codes are areas. A contribution has none: its batch tells where it is from.
In files it stands where the country of the release does."""
QUARTER = "quarter"
"""The dimension of a national release whose codes are the quarters of its year. A contribution has none: it is of one
quarter. In files it stands where the year of the release does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A dimension in a table, down to `levels` levels below the total."""

    dimension: str
    levels: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that may be released, once at least `from_officers` distinct officers are in the period.

    Where there are fewer, or where it would show too little (`detail`), the coarser tables `instead` stand in for
    it, each judged by itself. Without any it is left out.
    """

    name: str
    label: str
    unit: Unit
    axes: tuple[Axis, ...]
    from_officers: int = 0
    instead: "tuple[Table, ...]" = ()

    def with_coarser(self) -> "Iterator[Table]":
        """This table, then every table that may stand in for it, finer ones first."""
        yield self
        for coarser in self.instead:
            yield from coarser.with_coarser()

    def holds(self, coarser: "Table") -> bool:
        """Whether every cell of the other is a cell of this one."""
        levels = {axis.dimension: axis.levels for axis in self.axes}
        return self.unit is coarser.unit and all(levels.get(a.dimension, 0) >= a.levels for a in coarser.axes)

    def refuse_finer(self) -> None:
        """Raises ValueError where a table that stands in for this one holds a cell that this one has not."""
        levels = {axis.dimension: axis.levels for axis in self.axes}
        for coarser in self.instead:
            own = {axis.dimension: axis.levels for axis in coarser.axes}
            finer = any(level > levels.get(name, 0) for name, level in own.items())
            if finer or own == levels or coarser.unit is not self.unit or coarser.from_officers > self.from_officers:
                raise ValueError(f"table {coarser.name} is not coarser than {self.name}")
            coarser.refuse_finer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """Everything that decides what a release looks like. `structural` holds cells that cannot occur.

    `carried` names facts that a case may bring for tables of another schema; no table here shows them. `kind` decides
    which floors bind it.
    """

    id: str
    threshold: int
    sensitive_threshold: int
    width: int
    dimensions: Mapping[str, Dimension]
    tables: tuple[Table, ...]
    structural: tuple[Mapping[str, str], ...] = ()
    carried: frozenset[str] = frozenset()
    kind: Kind = Kind.OPEN

    def __post_init__(self) -> None:
        floors.accept(self.kind, self.threshold, self.sensitive_threshold, self.width)
        for table in self.tables:
            table.refuse_finer()
            for axis in table.axes:
                if axis.dimension not in self.dimensions:
                    raise ValueError(f"table {table.name}: no dimension {axis.dimension}")
        names = [table.name for table in self.every_table()]
        if len(names) != len(set(names)):
            raise ValueError("a table stands twice")
        for dimension in self.dimensions.values():
            source = dimension.groups_of and self.dimensions[dimension.groups_of]
            if source and set(dimension.gathers) != set(source.leaves()):
                raise ValueError(f"{dimension.name}: every code of {source.name} needs one group")
            if source and set(dimension.nearest) != {code.code for code in dimension.codes}:
                raise ValueError(f"{dimension.name}: every group needs a nearest code of {source.name}")
            if any(code not in dimension for code in dimension.gathers.values()):
                raise ValueError(f"{dimension.name}: gathers into a code that it does not have")

    def every_table(self) -> Iterator[Table]:
        """Every table of the schema, each followed by those that may stand in for it."""
        for table in self.tables:
            yield from table.with_coarser()

    def tables_for(self, officers: int) -> tuple[Table, ...]:
        """The finest tables that a period with so many distinct officers may show."""
        return self._finest(self.tables, lambda table: officers >= table.from_officers)

    def tables_in(self, cells: AbstractSet[Cell]) -> tuple[Table, ...]:
        """The finest tables of which every cell is among `cells`: what a release with these cells shows."""
        return self._finest(self.tables, lambda table: all(cell in cells for _codes, cell in self.cells(table)))

    def _finest(self, tables: tuple[Table, ...], fits: Callable[[Table], bool]) -> tuple[Table, ...]:
        found: list[Table] = []
        for table in tables:
            found.extend([table] if fits(table) else self._finest(table.instead, fits))
        return tuple(found)

    def axis_codes(self, axis: Axis) -> tuple[str, ...]:
        """The codes of an axis in order, the total first, every parent before its children."""
        dimension = self.dimensions[axis.dimension]
        found = [TOTAL]
        for top in dimension.children(TOTAL):
            found.append(top.code)
            if axis.levels > 1:
                found.extend(child.code for child in dimension.children(top.code))
        return tuple(found)

    def cells(self, table: Table) -> Iterator[tuple[tuple[str, ...], Cell]]:
        """Every cell of a table with its codes in the order of the axes, totals included."""
        names = [axis.dimension for axis in table.axes]
        in_order = sorted((name, place) for place, name in enumerate(names))
        for codes in itertools.product(*(self.axis_codes(axis) for axis in table.axes)):
            at = tuple([(name, codes[place]) for name, place in in_order if codes[place] != TOTAL])
            yield codes, Cell(table.unit, at)

    def inner(self, table: Table) -> Iterator[Cell]:
        """The cells of a table that no other of its cells is a part of: its finest detail, without any total."""
        leaves = [
            [code for code in self.axis_codes(axis)[1:] if axis.levels == 1 or not dimension.children(code)]
            for axis, dimension in ((axis, self.dimensions[axis.dimension]) for axis in table.axes)
        ]
        names = [axis.dimension for axis in table.axes]
        for codes in itertools.product(*leaves):
            yield cell(table.unit, dict(zip(names, codes, strict=True)))

    def cannot_occur(self, found: Cell) -> bool:
        """Whether the cell, or a group that holds it, is a structural zero."""
        return any(all(self._lies_in(found, name, code) for name, code in zero.items()) for zero in self.structural)

    def _lies_in(self, found: Cell, name: str, code: str) -> bool:
        own = found.code(name)
        return own == code or (own != TOTAL and self.dimensions[name].parent(own) == code)

    def is_sensitive(self, found: Cell) -> bool:
        """Whether one of the cell's codes has the higher threshold."""
        return any(self.dimensions[name][code].sensitive for name, code in found.at)

    def not_collected(self, yields: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
        """What a source cannot tell, from the codes it can yield per dimension: `dimension` or
        `dimension:code`. A yielded parent stands for its rest; a missing answer is always possible."""
        names: set[str] = set()
        for name, dimension in self.dimensions.items():
            source = dimension.groups_of or name
            if dimension.of_events:
                source = dimension.of_events[1]
            if not yields.get(source):
                names.add(name)
            elif source == name:
                possible = {dimension.leaf(code) for code in yields[name]}
                possible |= {dimension.unknown} if dimension.unknown is not None else set()
                possible |= {dimension.parent(code) for code in possible}
                names |= {f"{name}:{code.code}" for code in dimension.codes if code.code not in possible}
        return frozenset(names)

    def told_by_events(self, name: str, answers: Iterable[str | None]) -> str | None:
        """The code of `name` that a case reaches by its events' `answers`: the first of its codes that any of them
        is gathered into. None where there are none."""
        dimension = self.dimensions[name]
        if dimension.of_events is None:
            return None
        source = self.dimensions[dimension.of_events[1]]
        reached = {dimension.gathers.get(source.leaf(answer)) for answer in answers}
        return next((code.code for code in dimension.codes if code.code in reached), None)

    def with_consequences(self, gaps: frozenset[str]) -> frozenset[str]:
        """`gaps` (what was not collected) with the groups of which every member is a gap."""
        found = set(gaps)
        for name, dimension in self.dimensions.items():
            source = dimension.of_events[1] if dimension.of_events else dimension.groups_of
            if source is None or source in gaps or name in gaps:
                continue
            for group in set(dimension.gathers.values()) - {dimension.unknown}:
                members = [self.dimensions[source][m] for m, code in dimension.gathers.items() if code == group]
                if all({f"{source}:{member.code}", f"{source}:{member.parent}"} & gaps for member in members):
                    found.add(f"{name}:{group}")
        return frozenset(found)
