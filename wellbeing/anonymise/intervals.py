"""The attack: the least and the most that a reader can compute for each withheld cell, from what is published.

Its own code path: it knows nothing of true counts, of how cells were chosen, or of the engine that chose them. It
takes sums over unknown whole counts and looks at each group of unknowns that hang together. Bounds that follow sum
by sum come first, then tables at many corners at once, and a linear program of its own for each bound that neither
has settled.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from wellbeing.anonymise.bounds import Places, Vector, bounds_of
from wellbeing.anonymise.proof import Name, Proof, seen

Known: TypeAlias = tuple[Mapping[Name, int], int]
"""A sum that a reader knows: unknown cells with their factors, and what they come to."""

_WHOLE = 1e-6
_CORNERS = 20
"""Programs that look for tables at many corners at once."""
_CORNERS_AT_END = 3
"""The same, where a cell stands at an end for which no whole table is seen yet."""
_MOST_EXACT = 5_000
"""Cells of a group up to which ends are settled that a proof has shown to be far enough apart."""
_MOST_WORK = 200_000_000
"""Spent on these: steps of the simplex method times cells, a bound that is the same on every computer."""
_MOST_NODES = 10_000
"""Of a whole-number program: a bound in steps. Where it ends the search, the interval is what was proven so far."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Least and most that a reader can compute for a withheld cell; `most` is None where there is no bound. Where they
    are not `settled` a reader may compute other ends: of `intervals` they are those of tables that were seen (the true
    interval is no narrower), of an `Audit` what one sum at a time leaves (it is no wider)."""

    least: int
    most: int | None
    settled: bool = True

    @property
    def width(self) -> float:
        """How many counts lie between both."""
        return math.inf if self.most is None else self.most - self.least


def intervals(
    unknown: Sequence[Name],
    known: Sequence[Known[Name]],
    proof: Proof[Name] | None = None,
    told: Callable[[], object] = lambda: None,
) -> dict[Name, Interval] | None:
    """The interval of every unknown cell, in whole counts from zero on; None where no table fits. `told` is called
    before every program that is solved; what it raises ends the work.

    Without a proof every end is exact. With one, cells that its tables show to be wide enough have exact ends as far
    as the work is bounded; beyond, their ends are those of tables that were seen: the true interval is no narrower.
    """
    system = _System(unknown, known)
    if system.contradicts:
        return None
    shown = None if proof is None else system.shown(proof)
    found: dict[Name, Interval] = {}
    for places in system.groups():
        group = _Group(*system.part(places), told)
        if proof is not None and shown is not None:
            enough = np.array([proof.enough.get(unknown[place], 1) for place in places])
            group.take(shown[0][places], shown[1][places], enough)
        least, most = group.extremes() or (None, None)
        if least is None or most is None:
            return None
        for place, low, high, settled in zip(places, least, most, group.settled(), strict=True):
            found[unknown[place]] = Interval(int(low), None if math.isinf(high) else int(high), settled)
    return {name: found[name] for name in unknown}


def by_sums(unknown: Sequence[Name], known: Sequence[Known[Name]]) -> dict[Name, Interval]:
    """What follows for every unknown cell from one sum at a time: wider than its interval, or the same."""
    low, high = _System(unknown, known).bounds()
    return {
        name: Interval(int(least), None if math.isinf(most) else int(most))
        for name, least, most in zip(unknown, low, high, strict=True)
    }


class _System(Generic[Name]):
    """All sums as one sparse matrix over the unknown cells."""

    def __init__(self, unknown: Sequence[Name], known: Sequence[Known[Name]]) -> None:
        place = {name: number for number, name in enumerate(unknown)}
        self.contradicts = any(value for terms, value in known if not terms)
        filled = [(terms, value) for terms, value in known if terms]
        rows = np.repeat(np.arange(len(filled)), [len(terms) for terms, _value in filled])
        columns = [place[name] for terms, _value in filled for name in terms]
        factors = [float(factor) for terms, _value in filled for factor in terms.values()]
        self._unknown = unknown
        self._matrix = sparse.csr_matrix((factors, (rows, columns)), (len(filled), len(unknown)))
        self._values: Vector = np.array([value for _terms, value in filled], dtype=float)

    def shown(self, proof: Proof[Name]) -> tuple[Places, Places] | None:
        """The least and the most of every cell over the tables of a proof; None where it holds none that fits."""
        return seen(proof, self._unknown, self._matrix.astype(np.int64), self._values.astype(np.int64))

    def bounds(self) -> tuple[Vector, Vector]:
        """What follows for each cell from one sum at a time."""
        return bounds_of(self._matrix, self._values)

    def groups(self) -> Iterator[Places]:
        """Unknown cells that share a sum, directly or through others."""
        linked = abs(self._matrix)
        count, group = csgraph.connected_components(linked.T @ linked, directed=False)
        order = np.argsort(group, kind="stable")
        yield from np.split(order, np.flatnonzero(np.diff(group[order])) + 1) if count else ()

    def part(self, places: Places) -> tuple[sparse.csr_matrix, Vector]:
        """The sums of these cells, and what they come to."""
        matrix = self._matrix[:, places]
        rows = np.flatnonzero(np.diff(matrix.indptr))
        return matrix[rows], self._values[rows]


class _Group:
    """Unknown cells that hang together. `_low` and `_high` bound them from outside; `_least` and `_most` are the
    ends of what was seen in whole tables, `_own_least` and `_own_most` without those of a proof."""

    def __init__(self, matrix: sparse.csr_matrix, values: Vector, told: Callable[[], object]) -> None:
        self._told = told
        self._count = matrix.shape[1]
        self._low, self._high = bounds_of(matrix, values)
        self._least = np.full(self._count, np.inf)
        self._most = np.full(self._count, -np.inf)
        self._own_least, self._own_most = self._least.copy(), self._most.copy()
        self._columns = np.arange(self._count, dtype=np.int32)
        self._enough: Vector = np.full(self._count, np.inf)
        self._asked = {1: np.zeros(self._count, dtype=bool), -1: np.zeros(self._count, dtype=bool)}
        self._work = math.inf
        self._solver = _solver()
        if (self._low <= self._high).all():
            self._solver.passModel(_model(matrix, values, self._low, self._high))

    def take(self, least: Places, most: Places, enough: Places) -> None:
        """Ends that were seen already, and how far apart they have to be for the work to be bounded."""
        self._least, self._most = np.minimum(self._least, least), np.maximum(self._most, most)
        self._enough = enough.astype(float)
        self._work = _MOST_WORK if self._count <= _MOST_EXACT else 0

    def extremes(self) -> tuple[Vector, Vector] | None:
        """Least and most of every cell; None where no table fits."""
        if (self._low > self._high).any() or not (self._has_seen() or self._solve(np.zeros(self._count)) is not None):
            return None
        self._visit_corners()
        for cell in np.argsort(self._most - self._least >= self._enough, kind="stable").tolist():
            if self._least[cell] > self._low[cell] and self._may_go_on(cell):
                self._settle(cell, 1)
            if self._most[cell] < self._high[cell] and self._may_go_on(cell):
                self._settle(cell, -1)
        return (self._least, self._most) if self._has_seen() else None

    def settled(self) -> list[bool]:
        """Of each cell, whether both ends are: as far out as its bounds, or asked for. Where some are not, a proof does
        not count: which ends its tables reach would tell where they lie."""
        with_proof = self._settled_by(self._least, self._most)
        found: list[bool] = (
            with_proof if with_proof.all() else self._settled_by(self._own_least, self._own_most)
        ).tolist()
        return found

    def _settled_by(self, least: Vector, most: Vector) -> NDArray[np.bool_]:
        low, high = (least <= self._low) | self._asked[1], (most >= self._high) | self._asked[-1]
        found: NDArray[np.bool_] = low & high
        return found

    def _has_seen(self) -> bool:
        return bool(np.isfinite(self._least).all())

    def _may_go_on(self, cell: int) -> bool:
        return self._work > 0 or bool(self._most[cell] - self._least[cell] < self._enough[cell])

    def _visit_corners(self) -> None:
        dice = np.random.default_rng(0)
        for _corner in range(_CORNERS if self._count > _CORNERS and self._work > 0 else 0):
            cost = self._towards_open_ends(dice)
            if not cost.any():
                return
            self._solve(cost)

    def _towards_open_ends(self, dice: np.random.Generator) -> Vector:
        """Costs whose corner lies at ends that are not settled, by chance at some more than at others."""
        down = self._least > self._low
        up = (self._most < self._high) & np.isfinite(self._high)
        either = dice.choice([1.0, -1.0], self._count)
        way = np.where(down & up, either, np.where(down, 1.0, np.where(up, -1.0, 0.0)))
        found: Vector = way * dice.random(self._count)
        return found

    def _settle(self, cell: int, sign: int) -> None:
        """Find the least (sign 1) or the most (sign -1) of one cell."""
        cost = np.zeros(self._count)
        cost[cell] = sign
        table = self._solve(cost)
        if table is None:
            unbounded = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
            if sign < 0 and self._solver.getModelStatus() in unbounded:
                self._most[cell] = self._own_most[cell] = np.inf
            return
        end = math.ceil(sign * table[cell] - _WHOLE) * sign
        self._asked[sign][cell] = (
            end == self._end(cell, sign) or self._is_met(cell, sign, end) or self._settle_in_whole_numbers(cost)
        )

    def _end(self, cell: int, sign: int) -> float:
        """What was seen so far."""
        return float((self._least if sign > 0 else self._most)[cell])

    def _is_met(self, cell: int, sign: int, end: int) -> bool:
        """Whether a few corners at this count show a whole table: sooner found than by a whole-number program."""
        dice = np.random.default_rng(0)
        self._solver.changeColBounds(cell, end, end)
        for _corner in range(_CORNERS_AT_END):
            self._solve(self._towards_open_ends(dice))
            if self._end(cell, sign) == end:
                break
        self._solver.changeColBounds(cell, self._low[cell], self._high[cell])
        return self._end(cell, sign) == end

    def _settle_in_whole_numbers(self, cost: Vector) -> bool:
        """Counts are whole: a corner at a fraction is only a bound, so ask for the best whole table. Whether it was
        found, or the search ended before."""
        kinds = highspy.HighsVarType
        self._set_kinds(kinds.kInteger, "choose")
        found = self._solve(cost) is not None
        is_best = found and self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        self._set_kinds(kinds.kContinuous, "off")
        return is_best

    def _set_kinds(self, kind: highspy.HighsVarType, presolve: str) -> None:
        self._solver.changeColsIntegrality(self._count, self._columns, np.array([kind] * self._count))
        self._solver.setOptionValue("presolve", presolve)

    def _solve(self, cost: Vector) -> Vector | None:
        """A table at the least cost; a whole one is remembered."""
        self._told()
        self._solver.changeColsCost(self._count, self._columns, cost)
        self._solver.run()
        self._work -= self._count * max(self._solver.getInfo().simplex_iteration_count, 1)
        if self._solver.getInfo().primal_solution_status != _FEASIBLE or self._solver.getModelStatus() not in _SOLVED:
            return None
        table = np.asarray(self._solver.getSolution().col_value)
        whole = np.rint(table)
        if np.abs(table - whole).max(initial=0) <= _WHOLE:
            self._least, self._most = np.minimum(self._least, whole), np.maximum(self._most, whole)
            self._own_least = np.minimum(self._own_least, whole)
            self._own_most = np.maximum(self._own_most, whole)
        return table


_PRIMAL = 4
"""The primal simplex method: from program to program only costs change, so the last corner is still a table."""
_FEASIBLE = 2
_SOLVED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit)


def _solver() -> highspy.Highs:
    # The class without callbacks: the public one prints a banner when it is made.
    solver: highspy.Highs = highspy._Highs()  # type: ignore[attr-defined]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("presolve", "off"),
        ("simplex_strategy", _PRIMAL),
        ("mip_max_nodes", _MOST_NODES),
        ("mip_heuristic_run_feasibility_jump", False),
        ("mip_detect_symmetry", False),
    ):
        solver.setOptionValue(option, value)
    return solver


def _model(matrix: sparse.csr_matrix, values: Vector, low: Vector, high: Vector) -> highspy.HighsLp:
    columns = matrix.tocsc()
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = columns.shape
    model.col_cost_ = np.zeros(columns.shape[1])
    model.col_lower_, model.col_upper_ = low, high
    model.row_lower_ = model.row_upper_ = values
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = columns.indptr.astype(np.int32)
    model.a_matrix_.index_ = columns.indices.astype(np.int32)
    model.a_matrix_.value_ = columns.data.astype(float)
    return model
