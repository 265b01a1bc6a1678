"""The gate: an attack on a release as its files say it, together with every release before it.

Its own code path. It knows nothing of the true counts or of how cells were chosen: it takes the cells as they
were read back from the written files, writes down every sum that a reader can know, and computes by linear
programming the least and the most each withheld cell can be. Anything narrower than the schema's width, any
exact cell, any published cell below its threshold, any contradiction: the release does not leave.

Not covered, and said in the format's description: what the choice of withheld cells itself tells someone who
reruns the program.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wellbeing.anonymise import floors
from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.intervals import Interval, Known, intervals
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.schema import Schema, Unit
from wellbeing.anonymise.share import Band, leaves_open

Spot = tuple[Period, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What the attack found. Only `ok` lets a release leave."""

    intervals: Mapping[Spot, Interval] = field(default_factory=dict)
    narrow: tuple[Spot, ...] = ()
    exact: tuple[Spot, ...] = ()
    too_small: tuple[Spot, ...] = ()
    speaks_of_group: tuple[Spot, ...] = ()
    missing: tuple[Cell, ...] = ()
    narrow_share: bool = False
    """Whether the band of what was counted tells how many cases were left out, nearer than the width."""
    infeasible: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing at all was found."""
        found = (self.narrow, self.exact, self.too_small, self.speaks_of_group, self.missing)
        return not (self.infeasible or self.narrow_share or any(found))


def audit(
    schema: Schema, current: Published, earlier: Sequence[Published] = (), counted_share: Band = Band.UNKNOWN
) -> Audit:
    """Attack `current` jointly with `earlier`, and with the band that its papers name as the share of cases that were
    counted. Raises nothing: whatever is wrong is in the result."""
    if current.schema != schema.id or any(past.schema != schema.id for past in earlier):
        return Audit(infeasible=True)
    if set(current.cells) == {Cell(Unit.CASES)}:
        shown = current.cells[Cell(Unit.CASES)].state is not State.HIDDEN
        return Audit(infeasible=shown, narrow_share=counted_share is not Band.UNKNOWN)
    figures, contradiction = _one_view(current, earlier)
    hidden = [spot for spot, figure in figures.items() if figure.state is State.HIDDEN]
    found = intervals(hidden, [_known(figures, whole, parts) for whole, parts in _sums(schema, figures)])
    reached = found or {}
    return Audit(
        intervals=reached,
        narrow=tuple(spot for spot, interval in reached.items() if interval.width < schema.width),
        exact=tuple(spot for spot, interval in reached.items() if interval.width == 0),
        too_small=tuple(_too_small(schema, current)),
        speaks_of_group=tuple(_speaking(schema, current)),
        missing=tuple(_missing(schema, current)),
        narrow_share=not leaves_open(_counted(current), counted_share, schema.width),
        infeasible=contradiction or found is None,
    )


def _counted(current: Published) -> int:
    figure = current.cells.get(Cell(Unit.CASES))
    return (figure.value if figure else None) or 0


def _one_view(current: Published, earlier: Sequence[Published]) -> tuple[dict[Spot, Figure], bool]:
    """Every cell a reader has by now, and whether two releases say different things of one cell."""
    figures: dict[Spot, Figure] = {}
    contradiction = False
    year = Period(year=current.period.year, imported=current.period.imported)
    about = {year, *year.quarters()}
    for past in (*(past for past in earlier if past.period in about and past.has_figures), current):
        for cell, figure in past.cells.items():
            known = figures.get((past.period, cell))
            if known is None or known.state is State.HIDDEN:
                figures[past.period, cell] = figure
            elif figure.state is not State.HIDDEN and figure != known:
                contradiction = True
    released = {period for period, _cell in figures}
    if year in released and len(released) > 1:
        for quarter in set(year.quarters()) - released:
            for period, cell in list(figures):
                if period == year:
                    figures[quarter, cell] = _unreleased(figures[year, cell])
    return figures, contradiction


def _unreleased(of_year: Figure) -> Figure:
    return Figure(State.HIDDEN) if of_year.state is State.VALUE else of_year


def _sums(schema: Schema, figures: Mapping[Spot, Figure]) -> Iterator[tuple[Spot, list[Spot]]]:
    """Every sum a reader can know. They are found from the cells themselves, not from the list of tables."""
    for period, cell in figures:
        for name, dimension in schema.dimensions.items():
            code = cell.code(name)
            children = [cell.moved(name, child.code) for child in dimension.children(code)]
            yield from _whole_of(figures, period, cell, children)
            if dimension.groups_of and code != TOTAL:
                members = [fine for fine, group in dimension.gathers.items() if group == code]
                bare = cell.moved(name, TOTAL)
                fine_cells = [bare.moved(dimension.groups_of, fine) for fine in members]
                yield from _whole_of(figures, period, cell, fine_cells)
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
    figures: Mapping[Spot, Figure], period: Period, cell: Cell, parts: list[Cell]
) -> Iterator[tuple[Spot, list[Spot]]]:
    spots = [(period, part) for part in parts]
    if not spots or not all(spot in figures for spot in spots):
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
        floor = max(schema.sensitive_threshold if sensitive else schema.threshold, floors.OPEN_THRESHOLD)
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
    """Cells that must be in the file: a table is whole or it is not there."""
    for table in schema.tables:
        cells = [cell for _codes, cell in schema.cells(table)]
        own = [cell for cell in cells if len(cell.at) == len(table.axes)]
        if not table.from_officers or any(cell in current.cells for cell in own):
            yield from (cell for cell in cells if cell not in current.cells)
