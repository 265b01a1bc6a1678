"""Which cells of a period's counts are withheld: primary rules, then secondary suppression of the one linear
system that holds this release and every earlier release that speaks of the same cases.

Deterministic: the same counts and the same ledger hide the same cells, in whatever order they come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from wellbeing.anonymise import floors
from wellbeing.anonymise.alike import Alike
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.equations import EMPTY, System, not_shown, system
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.primary import Why, unsafe
from wellbeing.anonymise.published import HIDDEN, EarlierRelease, Figure, State
from wellbeing.anonymise.schema import Unit
from wellbeing.anonymise.suppression.completing import completed
from wellbeing.anonymise.suppression.elimination import determined
from wellbeing.anonymise.suppression.problem import Mask, Numbers, Problem, Vector, gathered, matrix_of, one_per_cases
from wellbeing.anonymise.suppression.suppress import Progress, suppress
from wellbeing.errors import Refused
from wellbeing.language import _

_CONTRADICTION = _("These figures contradict what was released before.")

ALL_CASES = Cell(Unit.CASES)
ALL_OFFICERS = Cell(Unit.OFFICERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """Counts with what is withheld of them. `why` is for the representative's own screen.

    With `too_few` officers nothing is published but the words 'fewer than 30'. `alike` are tables that nobody can tell
    from the true one, for each unit.
    """

    counts: Counts
    why: Mapping[Cell, Why]
    too_few: bool = False
    programs: int = 0
    alike: tuple[Alike, ...] = ()

    def figures(self) -> dict[Cell, Figure]:
        """Every cell as it leaves. The distinct officers behind contributions are not known closely: they are none."""
        if self.too_few:
            return {ALL_CASES: HIDDEN}
        figures = {cell: self._figure(cell, state) for cell, state in self.counts.states.items()}
        if self.counts.schema.kind is Kind.NATIONAL:
            return figures
        return {**figures, ALL_OFFICERS: Figure(State.VALUE, self.counts.officers)}

    def _figure(self, cell: Cell, state: State) -> Figure:
        if state in EMPTY:
            return Figure(state)
        if cell in self.why:
            return HIDDEN
        return Figure(State.VALUE, self.counts.tallies[cell].number)


class Stuck(Refused):
    """No choice of cells is safe: `cells` (of whatever period) could be worked out all the same. `alike` is what was
    found for the others."""

    def __init__(self, cells: frozenset[Cell], alike: Alike) -> None:
        super().__init__(
            _(
                "Nothing can be released for this period: with what was released before, a withheld figure "
                "could be worked out."
            )
        )
        self.cells = cells
        self.alike = (alike,)


def protect(
    counts: Counts,
    earlier: Sequence[EarlierRelease] = (),
    progress: Progress | None = None,
    finer: Sequence[Alike] = (),
    *,
    together: bool = True,
) -> Protected:
    """Decide what is withheld of these tables as they are; `detail` chooses the tables. `finer` is what was found for
    the same counts with more cells: the work goes on from there. Only a trial, of which nothing leaves, may take each
    cell of few as known by itself and not `together` with others.

    Raises Refused where there is nothing to release, Stuck where no safe release of these tables exists.
    """
    if not counts.officers:
        raise Refused(_("There are no cases to count in this period."))
    if counts.officers < floors.FEWEST_OFFICERS:
        return Protected(counts=counts, why={}, too_few=True)
    counts, about = counts.in_order(), related(counts.period, earlier)
    for past in about:
        if past.schema != counts.schema.id:
            raise Refused(_("An earlier release of this period used a classification that is not known here."))
    # No sum holds cells of two units: each is a system of its own.
    found = [
        _Work(counts.of_unit(unit), [past.of_unit(unit) for past in about], together).result(progress, finer)
        for unit in dict.fromkeys(cell.unit for cell in counts.tallies)
    ]
    return Protected(
        counts=counts,
        why={cell: why for one in found for cell, why in one.why.items()},
        programs=sum(one.programs for one in found),
        alike=tuple(alike for one in found for alike in one.alike),
    )


def related(period: Period, earlier: Sequence[EarlierRelease]) -> list[EarlierRelease]:
    """Earlier releases with figures that speak of the same cases: the same period, its year, its quarters, in this
    order."""
    year = Period(year=period.year, imported=period.imported)
    about = (year, *year.quarters())
    found = [past for past in earlier if past.period in about and past.has_figures]
    return sorted(found, key=lambda past: past.period.label)


class _Work:
    """From counts and earlier releases to a problem, and from its pattern back. One place per cell and period."""

    def __init__(self, counts: Counts, earlier: Sequence[EarlierRelease], together: bool) -> None:
        self._counts, self._together = counts, together
        self._system = system(counts.schema, _periods(counts, earlier))
        self._before = _values_before(self._system, earlier)
        self._left = {(past.period.label, cell) for past in earlier for cell in past.cells}
        self._reasons = unsafe(counts)
        self._refuse_other_figures()
        self._variable, rows = one_per_cases(len(self._system.places), self._system.rows)
        self._problem = self._as_problem(rows)

    def result(self, progress: Progress | None, finer: Sequence[Alike]) -> Protected:
        """The counts with what is withheld of them."""
        places = dict(zip(self._system.places, self._variable.tolist(), strict=True))
        before = next((one for one in finer if places.keys() <= one.places.keys()), None)
        pattern = suppress(self._problem, progress, None if before is None else before.begun(places))
        alike = Alike(places=places, values=self._problem.values, pattern=pattern)
        if pattern.stuck:
            stuck = np.isin(self._variable, pattern.stuck)
            raise Stuck(frozenset(self._system.places[place][1] for place in np.flatnonzero(stuck)), alike)
        hidden = pattern.hidden[self._variable]
        why = {
            cell: self._reasons.get(cell, Why.COMPUTABLE)
            for (label, cell), is_hidden in zip(self._system.places, hidden, strict=True)
            if is_hidden and label == self._counts.period.label and cell in self._counts.states
        }
        return Protected(counts=self._counts, why=why, programs=pattern.programs, alike=(alike,))

    def _refuse_other_figures(self) -> None:
        for place, value in self._before.items():
            label, cell = self._system.places[place]
            tally = self._counts.tallies.get(cell) if label == self._counts.period.label else None
            if tally is not None and value != tally.number:
                raise Refused(_("This period has been released before with other figures."))

    def _as_problem(self, rows: list[tuple[int, tuple[int, ...]]]) -> Problem:
        size = int(self._variable.max()) + 1
        places = self._system.places
        period, shown = self._counts.period.label, self._counts.states
        here = np.array([label == period and cell in shown for label, cell in places], dtype=bool)
        unsafe_here = here & np.array([cell in self._reasons for _label, cell in places], dtype=bool)
        never_shown = ~here & ~_marked(len(places), self._before)
        sums = matrix_of(size, rows)
        settled = gathered(self._variable, _marked(len(places), self._before))
        settled |= self._known_unshown(sums, settled, here)
        return Problem(
            sums=sums,
            values=self._values(sums),
            unsafe=gathered(self._variable, unsafe_here | never_shown) & ~settled,
            settled=settled,
            withheld=gathered(self._variable, never_shown) & ~settled,
            few=gathered(self._variable, here & np.array([self._has_few(place) for place in range(len(places))])),
            last=gathered(self._variable, np.array([not cell.at for _label, cell in places], dtype=bool)),
            width=self._counts.schema.width,
            every_width=True,
            together=self._together,
            loss=self._loss(size),
        )

    def _loss(self, size: int) -> Vector:
        """One for a cell, and one for each percent of a table's cases that no other cell of it shows, in this table or
        in one that could stand in for it: a release is to show most of every table, sums included."""
        counts, found = self._counts, np.ones(size)
        for table in (one for finest in counts.tables for one in finest.with_coarser()):
            inner = [cell for cell in counts.schema.inner(table) if cell in counts.tallies]
            whole = max(1, sum(counts.tallies[cell].number for cell in inner))
            for cell in inner:
                place = self._system.column[counts.period.label, cell]
                found[self._variable[place]] += 100 * counts.tallies[cell].number / whole
        return found

    def _known_unshown(self, sums: sparse.csr_matrix, settled: Mask, here: Mask) -> Mask:
        """What no release showed, and everybody can work out from earlier ones all the same: a sum of published
        cells, or one under another name. It is no target."""
        found = np.zeros_like(settled)
        shown = np.array([place in self._left for place in self._system.places], dtype=bool)
        if not (shown | here).all():
            found[list(determined(sums, ~settled))] = True
            found &= ~gathered(self._variable, shown | here)
        return found

    def _has_few(self, place: int) -> bool:
        """Whether one or two officers, or one representative alone, know this cell of the period."""
        cell = self._system.places[place][1]
        tally, contributors = self._counts.tallies.get(cell), self._counts.contributors
        alone = contributors is not None and contributors.get(cell) == 1
        return tally is not None and (1 <= min(tally) <= 2 or alone)

    def _values(self, sums: sparse.csr_matrix) -> Numbers:
        """The true counts; where an earlier release withheld a cell, one that fits what it published."""
        size = int(self._variable.max()) + 1
        values, known = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool)
        counted = {
            self._system.column[self._counts.period.label, cell]: tally.number
            for cell, tally in self._counts.tallies.items()
        }
        for place, value in {**self._before, **counted}.items():
            variable = self._variable[place]
            if known[variable] and values[variable] != value:
                raise Refused(_CONTRADICTION)
            values[variable], known[variable] = value, True
        found = completed(sums, values, known)
        if found is None:
            raise Refused(_CONTRADICTION)
        return found


def _marked(size: int, places: Mapping[int, int] | Sequence[int]) -> Mask:
    found = np.zeros(size, dtype=bool)
    found[list(places)] = True
    return found


def _periods(counts: Counts, earlier: Sequence[EarlierRelease]) -> dict[Period, Mapping[Cell, State]]:
    """The cells of every period in question. Where a year and some of its quarters are, every quarter has all cells
    of its year: their sums hold whether or not the quarter showed them, or is ever released."""
    periods: dict[Period, Mapping[Cell, State]] = {}
    for past in earlier:
        states = {c: figure.state for c, figure in past.cells.items() if c.unit != Unit.OFFICERS}
        periods[past.period] = {**periods.get(past.period, {}), **states}
    periods[counts.period] = {**periods.get(counts.period, {}), **counts.states}
    year = Period(year=counts.period.year, imported=counts.period.imported)
    if year in periods and len(periods) > 1:
        for quarter in year.quarters():
            shown = periods.get(quarter, {})
            periods[quarter] = {**shown, **not_shown(shown, periods[year])}
    return periods


def _values_before(found: System, earlier: Sequence[EarlierRelease]) -> dict[int, int]:
    values: dict[int, int] = {}
    for past in earlier:
        for cell, figure in past.cells.items():
            if figure.value is not None and cell.unit != Unit.OFFICERS:
                values[found.column[past.period.label, cell]] = figure.value
    return values
