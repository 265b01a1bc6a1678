"""The gate: an attack on a release as its files say it, together with every release before it.

Its own code path. It knows nothing of the true counts or of how cells were chosen: it takes the cells as they
were read back from the written files, writes down every sum that a reader can know, and computes by linear
programming the least and the most each withheld cell can be. Anything narrower than the schema's width, any
exact cell, any published cell below its threshold, any contradiction: the release does not leave.

Not covered, and said in the format's description: what the choice of withheld cells itself tells someone who
reruns the program.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wellbeing.anonymise import floors
from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.intervals import Interval, Known, by_sums, intervals
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.schema import Schema, Table, Unit
from wellbeing.anonymise.share import Asked, Band, leaves_open, tells_nobody

Spot = tuple[Period, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What the attack found. Only `ok` lets a release leave. `intervals` say what a reader can compute exactly. Where a
    program came to its bound they are not `settled`, and say what one sum at a time leaves: a reader of all sums can
    come closer, unless the cell is `narrow` never closer than the width."""

    intervals: Mapping[Spot, Interval] = field(default_factory=dict)
    narrow: tuple[Spot, ...] = ()
    exact: tuple[Spot, ...] = ()
    too_small: tuple[Spot, ...] = ()
    speaks_of_group: tuple[Spot, ...] = ()
    missing: tuple[Cell, ...] = ()
    narrow_share: bool = False
    """Whether the band of what was counted tells how many cases were left out, nearer than the width."""
    narrow_reported: bool = False
    """Whether the band of those who reported tells nearly how many representatives are missing."""
    infeasible: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing at all was found."""
        found = (self.narrow, self.exact, self.too_small, self.speaks_of_group, self.missing)
        return not (self.infeasible or self.narrow_share or self.narrow_reported or any(found))


def audit(
    schema: Schema,
    current: Published,
    earlier: Sequence[Published] = (),
    counted_share: Band = Band.UNKNOWN,
    told: Callable[[], object] = lambda: None,
    reported: Band = Band.UNKNOWN,
    asked: Asked | None = None,
    *,
    ends: bool = True,
) -> Audit:
    """Attack `current` jointly with `earlier`, and with the bands that its papers name: the share of cases that were
    counted, and of the representatives `asked` who `reported`. Raises nothing: whatever is wrong is in the result.
    `told` is called again and again while it lasts; what it raises ends the attack without a result. Without `ends`
    only the verdict is wanted: a cell that is seen to be wide enough is looked at no further."""
    if current.schema != schema.id or any(past.schema != schema.id for past in earlier):
        return Audit(infeasible=True)
    if set(current.cells) == {Cell(Unit.CASES)}:
        shown = current.cells[Cell(Unit.CASES)].state is not State.HIDDEN
        told_of_few = counted_share is not Band.UNKNOWN
        return Audit(infeasible=shown, narrow_share=told_of_few, narrow_reported=reported is not Band.UNKNOWN)
    year = Period(year=current.period.year, imported=current.period.imported)
    releases = [past for past in earlier if past.period in (year, *year.quarters()) and past.has_figures]
    figures, contradiction = _one_view(year, [*releases, current])
    width = max(schema.width, floors.FLOORS[schema.kind].width)
    found = _attacked(schema, figures, told, None if ends else width)
    reached = found or {}
    narrow = [spot for spot, interval in reached.items() if interval.width < width]
    unshown = [spot for spot in narrow if not _was_shown(spot, [*releases, current])]
    if unshown:
        before = _attacked(schema, _one_view(year, [*releases, _without_values(current)])[0], told) or {}
        narrow = [spot for spot in narrow if spot not in unshown or before.get(spot) != reached[spot]]
    return Audit(
        intervals=_told(schema, figures, reached, width),
        narrow=tuple(narrow),
        exact=tuple(spot for spot in narrow if reached[spot].width == 0),
        too_small=tuple(_too_small(schema, current)),
        speaks_of_group=tuple(_speaking(schema, current)),
        missing=tuple(_missing(schema, current)),
        narrow_share=not leaves_open(_counted(current), counted_share, schema.width),
        narrow_reported=not tells_nobody(reported, asked),
        infeasible=contradiction or found is None,
    )


def reached(
    schema: Schema, releases: Sequence[Published], told: Callable[[], object] = lambda: None
) -> Mapping[Spot, Interval] | None:
    """What a reader of all that left of a year can compute of every withheld cell of it; None where these releases
    contradict each other, or no table that fits them was found within the bound. `told` as in `audit`."""
    year = Period(year=releases[0].period.year, imported=releases[0].period.imported)
    figures, contradiction = _one_view(year, releases)
    found = None if contradiction else _attacked(schema, figures, told)
    if found is None:
        return None
    return _told(schema, figures, found, max(schema.width, floors.FLOORS[schema.kind].width))


def _counted(current: Published) -> int:
    figure = current.cells.get(Cell(Unit.CASES))
    return (figure.value if figure else None) or 0


def _attacked(
    schema: Schema, figures: Mapping[Spot, Figure], told: Callable[[], object], enough: int | None = None
) -> dict[Spot, Interval] | None:
    """The interval of every withheld cell; None where nothing fits."""
    return intervals(_hidden(figures), _all_known(schema, figures), told=told, enough=enough)


def _told(
    schema: Schema, figures: Mapping[Spot, Figure], reached: Mapping[Spot, Interval], width: int
) -> Mapping[Spot, Interval]:
    """The intervals; where a program came to its bound, what one sum at a time leaves: never closer than what a reader
    can compute, and settled where that is no wider than every cell has to be."""
    if all(interval.settled for interval in reached.values()):
        return reached
    found = dict(reached)
    for spot, wider in by_sums(_hidden(figures), _all_known(schema, figures)).items():
        if not reached[spot].settled:
            found[spot] = replace(wider, settled=wider.width <= width <= reached[spot].width)
    return found


def _hidden(figures: Mapping[Spot, Figure]) -> list[Spot]:
    return [spot for spot, figure in figures.items() if figure.state is State.HIDDEN]


def _all_known(schema: Schema, figures: Mapping[Spot, Figure]) -> list[Known[Spot]]:
    return [_known(figures, whole, parts) for whole, parts in _sums(schema, figures)]


def _was_shown(spot: Spot, releases: Sequence[Published]) -> bool:
    """Whether a release has a place for the cell. Others (of a quarter whose year is finer) are targets too, unless
    earlier releases alone tell as much: as a sum of published cells, or under another name."""
    return any(past.period == spot[0] and spot[1] in past.cells for past in releases)


def _without_values(release: Published) -> Published:
    """The same cells, nothing told of those with a value."""
    hidden = Figure(State.HIDDEN)
    return replace(release, cells={c: hidden if f.state is State.VALUE else f for c, f in release.cells.items()})


def _one_view(year: Period, releases: Sequence[Published]) -> tuple[dict[Spot, Figure], bool]:
    """Every cell a reader has by now of a year and its quarters, and whether two releases say different things of
    one cell."""
    figures: dict[Spot, Figure] = {}
    contradiction = False
    for past in releases:
        for cell, figure in past.cells.items():
            known = figures.get((past.period, cell))
            if known is None or known.state is State.HIDDEN:
                figures[past.period, cell] = figure
            elif figure.state is not State.HIDDEN and figure != known:
                contradiction = True
    released = {period for period, _cell in figures}
    if year in released and len(released) > 1:
        of_year = [(cell, figure) for (period, cell), figure in figures.items() if period == year]
        for quarter in year.quarters():
            for cell, figure in of_year:
                if (quarter, cell) not in figures:
                    figures[quarter, cell] = _not_shown(figures, quarter, cell, figure)
    return figures, contradiction


def _not_shown(figures: Mapping[Spot, Figure], quarter: Period, cell: Cell, of_year: Figure) -> Figure:
    """What a cell of the year is in a quarter that left without it, or has not left: any number of cases, save
    where the quarter says that it did not collect one of the codes."""
    for code in cell.at:
        alone = figures.get((quarter, Cell(cell.unit, (code,))))
        if alone is not None and alone.state is State.NOT_COLLECTED:
            return alone
    return Figure(State.HIDDEN) if of_year.state is State.VALUE else of_year


def _sums(schema: Schema, figures: Mapping[Spot, Figure]) -> Iterator[tuple[Spot, list[Spot]]]:
    """Every sum a reader can know. They are found from the cells themselves, not from the list of tables."""
    for period, cell in figures:
        for name, dimension in schema.dimensions.items():
            code = cell.code(name)
            yield from _whole_of(figures, period, cell, name, [child.code for child in dimension.children(code)])
            if dimension.groups_of and code != TOTAL:
                members = [fine for fine, group in dimension.gathers.items() if group == code]
                yield from _whole_of(figures, period, cell, dimension.groups_of, members, apart=name)
        yield from _over_quarters(schema, figures, period, cell)


def _known(figures: Mapping[Spot, Figure], whole: Spot, parts: list[Spot]) -> Known[Spot]:
    """A sum with what is published put in: what is left unknown, and what that comes to."""
    unknown: dict[Spot, int] = {}
    value = 0
    for spot, sign in ((whole, 1), *((part, -1) for part in parts)):
        figure = figures[spot]
        if figure.state is State.HIDDEN:
            unknown[spot] = unknown.get(spot, 0) + sign
        else:
            value -= sign * (figure.value or 0)
    return {spot: factor for spot, factor in unknown.items() if factor}, value


def _whole_of(
    figures: Mapping[Spot, Figure], period: Period, cell: Cell, name: str, codes: list[str], apart: str | None = None
) -> Iterator[tuple[Spot, list[Spot]]]:
    """The cell and its parts by these codes of a dimension, where all are there. `apart` is the dimension that they
    stand for."""
    bare = cell.moved(apart, TOTAL) if apart else cell
    if not codes or (period, bare.moved(name, codes[0])) not in figures:
        return
    spots = [(period, bare.moved(name, code)) for code in codes]
    if not all(spot in figures for spot in spots):
        return
    if any(figures[spot].state is not State.NOT_COLLECTED for spot in spots):
        yield (period, cell), spots


def _over_quarters(
    schema: Schema, figures: Mapping[Spot, Figure], period: Period, cell: Cell
) -> Iterator[tuple[Spot, list[Spot]]]:
    parts: list[Spot] = []
    if cell.unit == Unit.OFFICERS or figures[period, cell].state in (State.NOT_COLLECTED, State.STRUCTURAL):
        return  # officers do not add up over quarters; the other two are no cases at all
    for quarter in period.quarters():
        if (quarter, cell) not in figures:
            return
        held = cell
        for name, code in cell.at:
            dimension = schema.dimensions[name]
            answers = [(quarter, held.moved(name, child.code)) for child in dimension.children(TOTAL)]
            never_asked = all(spot in figures and figures[spot].state is State.NOT_COLLECTED for spot in answers)
            if never_asked and code == dimension.unknown:
                held = held.moved(name, TOTAL)
        if (quarter, held) not in figures:
            return
        parts.append((quarter, held))
    if parts:
        yield (period, cell), parts


def _too_small(schema: Schema, current: Published) -> Iterator[Spot]:
    for cell, figure in current.cells.items():
        sensitive = any(schema.dimensions[name][code].sensitive for name, code in cell.at)
        least = floors.FLOORS[schema.kind]
        floor = max(
            schema.sensitive_threshold if sensitive else schema.threshold,
            least.sensitive_threshold if sensitive else least.threshold,
        )
        if figure.value is not None and figure.value < floor:
            yield current.period, cell


def _speaking(schema: Schema, current: Published) -> Iterator[Spot]:
    """Rule (c) as far as a reader sees it: both the group and nearly all of it are published."""
    for cell, figure in current.cells.items():
        for name, code in cell.at:
            dimension = schema.dimensions[name]
            if not dimension.sensitive or code == dimension.unknown or figure.value is None:
                continue
            group = current.cells.get(cell.moved(name, dimension.parent(code)))
            siblings = [cell.moved(name, other.code) for other in dimension.children(dimension.parent(code))]
            possible = [
                other
                for other in siblings
                if other != cell and other in current.cells
                if current.cells[other].state in (State.VALUE, State.HIDDEN)
            ]
            if not possible or group is None or group.value is None:
                continue
            if group.value - figure.value <= floors.GROUP_MARGIN:
                yield current.period, cell


def _missing(schema: Schema, current: Published) -> Iterator[Cell]:
    """Cells that must be in the file: how many cases there are, and every cell of a table that is there at all."""
    if Cell(Unit.CASES) not in current.cells:
        yield Cell(Unit.CASES)
    for table in schema.every_table():
        if any(_deepest(schema, table, cell) for cell in current.cells):
            yield from (cell for _codes, cell in schema.cells(table) if cell not in current.cells)


def _deepest(schema: Schema, table: Table, cell: Cell) -> bool:
    """Whether a cell shows all that the table tells apart, so that it stands in no coarser one."""
    codes = dict(cell.at)
    return (
        cell.unit == table.unit
        and codes.keys() == {axis.dimension for axis in table.axes}
        and all(
            axis.levels == 1 or schema.dimensions[axis.dimension][codes[axis.dimension]].parent for axis in table.axes
        )
    )
