"""Which cells are withheld: primary rules, then secondary suppression until every hidden cell is wide enough.

One linear system holds this release and every earlier release that speaks of the same cases. Deterministic:
the same counts and the same ledger hide the same cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize

from wellbeing.anonymise import floors
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.elimination import computable
from wellbeing.anonymise.equations import EMPTY, System, system
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.primary import Why, unsafe
from wellbeing.anonymise.published import HIDDEN, EarlierRelease, Figure, State
from wellbeing.anonymise.schema import Unit
from wellbeing.anonymise.shifts import Mask, Shifts, Vector
from wellbeing.errors import Refused
from wellbeing.language import _

CLEANING_PROGRAMS = 1_500
"""Most linear programs spent on publishing again what was hidden more than needed."""

ALL_CASES = Cell(Unit.CASES)
ALL_OFFICERS = Cell(Unit.OFFICERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """Counts with what is withheld of them. `why` is for the representative's own screen.

    With `too_few` officers nothing is published but the words 'fewer than 30'.
    """

    counts: Counts
    why: Mapping[Cell, Why]
    too_few: bool = False
    programs: int = 0

    def figures(self) -> dict[Cell, Figure]:
        """Every cell as it leaves."""
        if self.too_few:
            return {ALL_CASES: HIDDEN}
        figures = {cell: self._figure(cell, state) for cell, state in self.counts.states.items()}
        return {**figures, ALL_OFFICERS: Figure(State.VALUE, self.counts.officers)}

    def _figure(self, cell: Cell, state: State) -> Figure:
        if state in EMPTY:
            return Figure(state)
        if cell in self.why:
            return HIDDEN
        return Figure(State.VALUE, self.counts.tallies[cell].number)


def protect(counts: Counts, earlier: Sequence[EarlierRelease] = ()) -> Protected:
    """Decide what is withheld. Raises Refused where there is nothing to release or no safe release exists."""
    if not counts.officers:
        raise Refused(_("There are no cases to count in this period."))
    if counts.officers < floors.FEWEST_OFFICERS:
        return Protected(counts=counts, why={}, too_few=True)
    return _Work(counts, related(counts.period, earlier)).result()


def related(period: Period, earlier: Sequence[EarlierRelease]) -> list[EarlierRelease]:
    """Earlier releases with figures that speak of the same cases: the same period, its year, its quarters."""
    year = Period(year=period.year, imported=period.imported)
    about = (year, *year.quarters())
    return [past for past in earlier if past.period in about and past.has_figures]


class _Work:
    """One run. Columns are the cells of all periods in question; `_here` marks those of this release."""

    def __init__(self, counts: Counts, earlier: Sequence[EarlierRelease]) -> None:
        self._counts = counts
        self._schema = counts.schema
        self._system = system(counts.schema, _periods(counts, earlier))
        size = len(self._system.places)
        self._here: Mask = np.array([label == counts.period.label for label, _cell in self._system.places], bool)
        self._before: dict[int, int] = _values_before(self._system, earlier)
        self._why: dict[int, Why] = {}
        self._hidden: Mask = ~self._here.copy()
        self._hidden[list(self._before)] = False
        fixed = np.zeros(size, dtype=bool)
        fixed[list(self._before)] = True
        self._shifts = Shifts(
            sums=self._system.matrix,
            base=self._base(earlier),
            fixed=fixed,
            cost=self._costs(),
            totals=np.array([not cell.at for _label, cell in self._system.places], bool) & ~fixed,
        )

    def result(self) -> Protected:
        self._hide_unsafe()
        self._hide_computable()
        self._widen_all()
        self._clean_up()
        self._protect_from_insiders()
        self._widen_all()
        hidden = np.flatnonzero(self._hidden & self._here)
        why = {self._system.places[place][1]: self._why[int(place)] for place in hidden}
        return Protected(counts=self._counts, why=why, programs=self._shifts.programs)

    def _hide_unsafe(self) -> None:
        reasons = unsafe(self._counts)
        for cell, reason in reasons.items():
            self._hide(self._system.column[self._counts.period.label, cell], reason)
        for place, value in self._before.items():
            label, cell = self._system.places[place]
            if label == self._counts.period.label and value != self._counts.tallies[cell].number:
                raise Refused(_("This period has been released before with other figures."))

    def _hide(self, place: int, reason: Why) -> None:
        if place not in self._before:
            self._hidden[place] = True
            self._why.setdefault(place, reason)

    def _hide_computable(self) -> None:
        order = [int(place) for place in np.flatnonzero(self._here & ~self._hidden) if place not in self._before]
        order.sort(key=lambda place: (bool(self._system.places[place][1].at), -self._shifts.base[place], place))
        hidden = np.flatnonzero(self._hidden)
        for place in computable(self._system.matrix, list(self._before), hidden.tolist(), order):
            self._hide(place, Why.COMPUTABLE)

    def _widen_all(self) -> None:
        """Give every hidden cell its width; cells hidden on the way are given theirs as well."""
        while True:
            low, high = self._shifts.proven(~self._hidden)
            narrow = np.flatnonzero(self._hidden & (high - low < self._schema.width))
            if not len(narrow):
                return
            first = int(narrow[np.argmin((high - low)[narrow])])
            self._take(self._shifts.widen(first, self._schema.width, self._hidden))

    def _take(self, moved: Mask | None) -> None:
        if moved is None:
            raise Refused(
                _(
                    "Nothing can be released for this period: with what was released before, a withheld figure "
                    "could be worked out."
                )
            )
        for place in np.flatnonzero(moved):
            self._hide(int(place), Why.COMPUTABLE)

    def _clean_up(self) -> None:
        """Publish again, the largest first, what no hidden cell needs."""
        extra = [place for place, why in self._why.items() if why is Why.COMPUTABLE]
        limit = self._shifts.programs + CLEANING_PROGRAMS
        for place in sorted(extra, key=lambda place: (-self._shifts.base[place], place)):
            if self._shifts.programs > limit:
                return
            self._hidden[place] = False
            if self._all_wide():
                del self._why[place]
            else:
                self._hidden[place] = True

    def _all_wide(self) -> bool:
        shown = ~self._hidden
        while True:
            low, high = self._shifts.proven(shown)
            narrow = np.flatnonzero(self._hidden & (high - low < self._schema.width))
            if not len(narrow):
                return True
            if not self._shifts.keeps_width(int(narrow[0]), self._schema.width, shown):
                return False

    def _protect_from_insiders(self) -> None:
        """Whoever is one of at most two behind a hidden cell knows it: that must make no other cell exact."""
        for knower in np.flatnonzero(self._hidden & self._here):
            cell = self._system.places[knower][1]
            if 1 <= min(self._counts.tallies[cell]) <= 2:
                self._protect_from(int(knower))

    def _protect_from(self, knower: int) -> None:
        low, high = self._shifts.proven(~self._hidden, still=knower)
        for place in np.flatnonzero(self._hidden & (high - low < 1)):
            low, high = self._shifts.proven(~self._hidden, still=knower)
            if place == knower or high[place] - low[place] >= 1:
                continue
            if not self._shifts.keeps_width(int(place), 1, ~self._hidden, still=knower):
                moved = self._shifts.widen(int(place), self._schema.width, self._hidden, still=knower)
                if moved is not None:  # None: the same officers by definition, so the knower learns nothing
                    self._take(moved)

    def _base(self, earlier: Sequence[EarlierRelease]) -> Vector:
        """The true table; where an earlier release hid a cell, some table that fits what it published."""
        known = dict(self._before)
        for cell, tally in self._counts.tallies.items():
            known[self._system.column[self._counts.period.label, cell]] = tally.number
        size = len(self._system.places)
        if not earlier:
            return np.array([known[place] for place in range(size)], dtype=float)
        low, high = np.zeros(size), np.full(size, np.inf)
        places = list(known)
        low[places] = high[places] = list(known.values())
        sums = optimize.LinearConstraint(self._system.matrix.astype(float), 0, 0)
        result = optimize.milp(
            np.zeros(size), integrality=np.ones(size), bounds=optimize.Bounds(low, high), constraints=sums
        )
        if result.x is None:
            raise Refused(_("These figures contradict what was released before."))
        base: Vector = np.rint(result.x)
        return base

    def _costs(self) -> Vector:
        """The loss in hiding a cell: large cells and groups more than small ones, totals only at the last."""
        cost = np.ones(len(self._system.places))
        wholes = self._system.matrix.maximum(0).sum(axis=0).A1 if self._system.matrix.shape[0] else cost * 0
        for place, (label, cell) in enumerate(self._system.places):
            number = self._counts.tallies[cell].number if label == self._counts.period.label else 0
            cost[place] = (1 + np.log2(1 + number)) * (1 + 3 * wholes[place]) * (1 if cell.at else 1e4)
        return cost


def _periods(counts: Counts, earlier: Sequence[EarlierRelease]) -> dict[Period, Mapping[Cell, State]]:
    """The cells of every period in question. Where a year and some of its quarters are, the missing quarters
    are too: their sums hold whether or not they are ever released."""
    periods: dict[Period, Mapping[Cell, State]] = {}
    for past in earlier:
        if past.schema != counts.schema.id:
            raise Refused(_("An earlier release of this period used a classification that is not known here."))
        states = {c: figure.state for c, figure in past.cells.items() if c.unit != Unit.OFFICERS}
        periods[past.period] = {**periods.get(past.period, {}), **states}
    periods[counts.period] = {**periods.get(counts.period, {}), **counts.states}
    year = Period(year=counts.period.year, imported=counts.period.imported)
    if year in periods and len(periods) > 1:
        for quarter in year.quarters():
            periods.setdefault(quarter, dict(periods[year]))
    return periods


def _values_before(found: System, earlier: Sequence[EarlierRelease]) -> dict[int, int]:
    values: dict[int, int] = {}
    for past in earlier:
        for cell, figure in past.cells.items():
            if figure.value is not None and cell.unit != Unit.OFFICERS:
                values[found.column[past.period.label, cell]] = figure.value
    return values
