"""The gate: an attack on a release as its files say it, together with every release before it.

Its own code path. It knows nothing of the true counts or of how cells were chosen: it takes the cells as they
were read back from the written files, writes down every sum that a reader can know, and computes by linear
programming the least and the most each withheld cell can be. Anything narrower than the schema's width, any
exact cell, any published cell below its threshold, any contradiction: the release does not leave.

Not covered, and said in the format's description: what the choice of withheld cells itself tells someone who
reruns the program.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from wellbeing.anonymise import floors
from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.schema import Schema, Unit

Spot = tuple[Period, Cell]
_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Interval:
    """Least and most that a reader can compute for a withheld cell; `most` is None where there is no bound."""

    least: int
    most: int | None

    @property
    def width(self) -> float:
        """How many counts lie between both."""
        return math.inf if self.most is None else self.most - self.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What the attack found. Only `ok` lets a release leave."""

    intervals: Mapping[Spot, Interval] = field(default_factory=dict)
    narrow: tuple[Spot, ...] = ()
    exact: tuple[Spot, ...] = ()
    too_small: tuple[Spot, ...] = ()
    speaks_of_group: tuple[Spot, ...] = ()
    missing: tuple[Cell, ...] = ()
    infeasible: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing at all was found."""
        found = (self.narrow, self.exact, self.too_small, self.speaks_of_group, self.missing)
        return not self.infeasible and not any(found)


def audit(schema: Schema, current: Published, earlier: Sequence[Published] = ()) -> Audit:
    """Attack `current` jointly with `earlier`. Raises nothing: whatever is wrong is in the result."""
    if current.schema != schema.id or any(past.schema != schema.id for past in earlier):
        return Audit(infeasible=True)
    if set(current.cells) == {Cell(Unit.CASES)}:
        return Audit(infeasible=current.cells[Cell(Unit.CASES)].state is not State.HIDDEN)
    figures, contradiction = _one_view(current, earlier)
    attack = _Attack(figures, _sums(schema, figures))
    intervals = attack.intervals()
    return Audit(
        intervals=intervals,
        narrow=tuple(spot for spot, interval in intervals.items() if interval.width < schema.width),
        exact=tuple(spot for spot, interval in intervals.items() if interval.width == 0),
        too_small=tuple(_too_small(schema, current)),
        speaks_of_group=tuple(_speaking(schema, current)),
        missing=tuple(_missing(schema, current)),
        infeasible=contradiction or attack.infeasible,
    )


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


class _Attack:
    """Linear programs over the withheld cells, one model for each group of cells that hang together."""

    def __init__(self, figures: Mapping[Spot, Figure], sums: Iterator[tuple[Spot, list[Spot]]]) -> None:
        self.infeasible = False
        self._hidden = [spot for spot, figure in figures.items() if figure.state is State.HIDDEN]
        self._rows: list[tuple[dict[Spot, int], int]] = []
        for whole, parts in sums:
            unknown: dict[Spot, int] = {}
            known = 0
            for spot, sign in ((whole, 1), *((part, -1) for part in parts)):
                figure = figures[spot]
                if figure.state is State.HIDDEN:
                    unknown[spot] = unknown.get(spot, 0) + sign
                else:
                    known += sign * (figure.value or 0)
            if unknown:
                self._rows.append((unknown, -known))
            elif known:
                self.infeasible = True

    def intervals(self) -> dict[Spot, Interval]:
        """The interval of every withheld cell; none where the figures contradict each other."""
        found: dict[Spot, Interval] = {}
        for spots, rows in self._blocks():
            block = _Block(spots, rows)
            for spot in spots:
                interval = block.interval(spot)
                if interval is None:
                    self.infeasible = True
                    return {}
                found[spot] = interval
        return {spot: found[spot] for spot in self._hidden}

    def _blocks(self) -> Iterator[tuple[list[Spot], list[tuple[dict[Spot, int], int]]]]:
        """Withheld cells that share a sum, directly or through others, with those sums."""
        root = {spot: spot for spot in self._hidden}

        def find(spot: Spot) -> Spot:
            while root[spot] != spot:
                root[spot] = root[root[spot]]
                spot = root[spot]
            return spot

        for unknown, _value in self._rows:
            first, *others = unknown
            for other in others:
                root[find(other)] = find(first)
        spots: dict[Spot, list[Spot]] = {}
        rows: dict[Spot, list[tuple[dict[Spot, int], int]]] = {}
        for spot in self._hidden:
            spots.setdefault(find(spot), []).append(spot)
        for row in self._rows:
            rows.setdefault(find(next(iter(row[0]))), []).append(row)
        for top, members in spots.items():
            yield members, rows.get(top, [])


def _silent_solver() -> highspy.Highs:
    # The class without callbacks: the public one prints a banner when it is made.
    solver: highspy.Highs = highspy._Highs()  # type: ignore[attr-defined]
    solver.setOptionValue("output_flag", False)
    return solver


class _Block:
    """One HiGHS model; the objective moves from cell to cell."""

    def __init__(self, spots: list[Spot], rows: list[tuple[dict[Spot, int], int]]) -> None:
        self._column = {spot: number for number, spot in enumerate(spots)}
        self._solver = _silent_solver()
        self._solver.setOptionValue("threads", 1)
        for _spot in spots:
            self._solver.addVar(0.0, highspy.kHighsInf)
        for unknown, value in rows:
            columns = np.array([self._column[spot] for spot in unknown], dtype=np.int32)
            self._solver.addRow(value, value, len(unknown), columns, np.array(list(unknown.values()), dtype=float))

    def interval(self, spot: Spot) -> Interval | None:
        """Least and most of one cell, in whole counts; None where no table fits."""
        least = self._extreme(spot, highspy.ObjSense.kMinimize)
        most = self._extreme(spot, highspy.ObjSense.kMaximize)
        if least is None or most is None:
            return None
        return Interval(math.ceil(least - _WHOLE), None if math.isinf(most) else math.floor(most + _WHOLE))

    def _extreme(self, spot: Spot, sense: highspy.ObjSense) -> float | None:
        column = self._column[spot]
        self._solver.changeColCost(column, 1.0)
        self._solver.changeObjectiveSense(sense)
        found = self._solve()
        if found is not None and math.isfinite(found) and not self._is_whole():
            found = self._solve_in_whole_numbers()
        self._solver.changeColCost(column, 0.0)
        return found

    def _solve(self) -> float | None:
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return self._unbounded_or_none()
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        return float(self._solver.getInfo().objective_function_value)

    def _unbounded_or_none(self) -> float | None:
        """Tell an unbounded cell from a contradiction: is there any table at all?"""
        check = _silent_solver()
        model = self._solver.getLp()
        model.col_cost_ = np.zeros(len(self._column))
        check.passModel(model)
        check.run()
        return math.inf if check.getModelStatus() == highspy.HighsModelStatus.kOptimal else None

    def _is_whole(self) -> bool:
        values = np.asarray(self._solver.getSolution().col_value)
        return bool(np.abs(values - np.rint(values)).max(initial=0) <= _WHOLE)

    def _solve_in_whole_numbers(self) -> float | None:
        """Counts are whole: a vertex with fractions is only a bound, so ask for the best whole table."""
        columns = np.arange(len(self._column), dtype=np.int32)
        kinds = highspy.HighsVarType
        self._solver.changeColsIntegrality(len(columns), columns, np.array([kinds.kInteger] * len(columns)))
        found = self._solve()
        self._solver.changeColsIntegrality(len(columns), columns, np.array([kinds.kContinuous] * len(columns)))
        return found
