"""From a file of linked tables to the file of protected ones, through the engine and the attack on its result."""

from collections import defaultdict
from collections.abc import Iterable, Set

import msgspec
import numpy as np
from scipy import sparse

from wellbeing.anonymise.linked.attack import Found, Tables, attack
from wellbeing.anonymise.linked.document import Attacked, Given, Released, ReleasedCell, Tied
from wellbeing.anonymise.linked.refusals import attack_found, nothing_protects
from wellbeing.anonymise.linked.tables import Earlier, Linked, linked
from wellbeing.anonymise.linked.trees import At, named
from wellbeing.anonymise.linked.unsafe import of_few, unsafe
from wellbeing.anonymise.suppression.completing import completed
from wellbeing.anonymise.suppression.problem import Mask, Numbers, Problem, gathered, matrix_of, one_per_cases
from wellbeing.anonymise.suppression.suppress import Pattern, Progress, suppress
from wellbeing.errors import Refused
from wellbeing.language import _

_OTHER_COUNT = _("earlier: “{cell}” comes to {value} in one file and to something else in another.")
_OTHER_SUM = _("earlier: the parts of “{cell}” come to {parts} over all files, and this is {whole}.")
_OTHER_FIGURES = _("These cells contradict what was released before.")


def protect_tables(given: Given, progress: Progress | None = None) -> Released:
    """The protected tables of a file, attacked and found safe. Raises Refused for what cells say, and where no
    safe release exists."""
    tables = linked(given)
    work = _Work(given, tables)
    hidden, alike = work.hidden(progress)
    draft = Released(
        cells=[
            ReleasedCell(key=cell.key, value=None if is_hidden else cell.value)
            for cell, is_hidden in zip(given.cells, hidden, strict=True)
        ],
        threshold=given.threshold,
        width=given.width,
        zeros=given.zeros,
        hierarchies=given.hierarchies,
        primary=[cell.key for at, cell in tables.cells.items() if at in work.unsafe],
        few=[
            cell.key
            for (at, cell), is_hidden in zip(tables.cells.items(), hidden, strict=True)
            if is_hidden and at in work.few
        ],
    )
    found = attack(encode(draft), given, alike)
    if found is None or not found.ok:
        raise attack_found(given, tables, found)
    return _with_intervals(draft, found)


def encode(release: Released) -> bytes:
    """The file of a release: one line per cell, and the same bytes for the same release."""
    head = msgspec.to_builtins(release)
    cells = head.pop("cells")
    lines = b",\n".join(msgspec.json.encode(cell) for cell in cells)
    return b'{"cells":[\n' + lines + b"\n],\n" + msgspec.json.encode(head)[1:] + b"\n"


def _with_intervals(draft: Released, found: Found) -> Released:
    cells = [
        msgspec.structs.replace(cell, interval=found.intervals[number]) if cell.value is None else cell
        for number, cell in enumerate(draft.cells)
    ]
    attacked = Attacked(
        targets=found.targets,
        exact=len(found.exact),
        narrow=len(found.narrow),
        narrowest=found.narrowest,
        tied=None
        if found.tied is None
        else [Tied(known=known, learned=list(learned)) for known, learned in found.tied],
    )
    return msgspec.structs.replace(draft, cells=cells, attack=attacked)


def _withheld(past: Earlier) -> set[At]:
    return {at for at, value in past.cells.items() if value is None}


class _Work:
    """One variable for all cells that describe the same cases; places are this release's, then the others'."""

    def __init__(self, given: Given, tables: Linked) -> None:
        self._given, self._tables = given, tables
        self.unsafe = unsafe(given, tables)
        self.few = of_few(given, tables)
        before = [at for past in tables.earlier for at in past.cells]
        self._places = tuple(dict.fromkeys((*tables.places, *before, *tables.unreleased)))
        self._column = {at: number for number, at in enumerate(self._places)}
        rows = [(self._column[whole], tuple(self._column[part] for part in parts)) for whole, parts in tables.sums]
        self._variable, self._rows = one_per_cases(len(self._places), rows)

    def hidden(self, progress: Progress | None) -> tuple[list[bool], Tables]:
        """Whether each cell of the file is withheld, in its order; and tables that nobody can tell apart then."""
        problem = self._problem()
        pattern = suppress(problem, progress)
        if pattern.stuck:
            raise nothing_protects(self._given, self._tables, [self._place_of(stuck) for stuck in pattern.stuck])
        hidden = [bool(pattern.hidden[self._variable[number]]) for number in range(len(self._tables.places))]
        return hidden, self._alike(problem, pattern)

    def _alike(self, problem: Problem, pattern: Pattern) -> Tables:
        cells_of: dict[int, list[At]] = defaultdict(list)
        for at, variable in zip(self._places, self._variable.tolist(), strict=True):
            cells_of[variable].append(at)
        return Tables(
            counts=dict(zip(self._places, problem.values[self._variable].tolist(), strict=True)),
            shifts=[{at: step for cell, step in shift.items() for at in cells_of[cell]} for shift in pattern.shifts],
        )

    def _problem(self) -> Problem:
        given, tables = self._given, self._tables
        size = int(self._variable.max()) + 1
        sums = matrix_of(size, self._rows)
        published = {at for past in tables.earlier for at, value in past.cells.items() if value is not None}
        before = set[At]().union(*map(_withheld, tables.earlier))
        withheld = before.union(tables.unreleased)
        kept = self._marked(before)
        if given.zeros == "public":
            published |= {at for at, cell in tables.cells.items() if not (cell.value or kept[self._variable_of(at)])}
        published |= {at for at in self._parts_of_zeros(published) if not kept[self._variable_of(at)]}
        settled = self._marked(published)
        least = self._least()
        return Problem(
            sums=sums,
            values=self._values(sums, least),
            unsafe=self._marked(self.unsafe) & ~settled,
            settled=settled,
            withheld=self._marked(withheld) & ~settled,
            few=self._marked(self.few) & ~settled,
            last=self._marked(tables.tops),
            width=given.width,
            every_width=False,
            least=least,
        )

    def _marked(self, chosen: Iterable[At]) -> Mask:
        found = np.zeros(len(self._places), dtype=bool)
        found[[self._column[at] for at in chosen]] = True
        return gathered(self._variable, found)

    def _variable_of(self, at: At) -> int:
        return int(self._variable[self._column[at]])

    def _parts_of_zeros(self, published: Set[At]) -> Set[At]:
        """What is left out, or in a total that was published as zero, or has nothing else in it: all is known to be
        zero too."""
        parts_of: dict[At, list[At]] = defaultdict(list)
        for whole, parts in self._tables.sums:
            parts_of[whole] += parts
            if len(parts) == 1:
                parts_of[parts[0]].append(whole)
        found: set[At] = set(self._tables.left_out)
        front = found | {at for at in published if self._count_of(at) == 0}
        while front:
            front = {part for at in front for part in parts_of[at]} - found
            found |= front
        return found

    def _count_of(self, at: At) -> int | None:
        own = self._tables.cells.get(at)
        before = (past.cells.get(at) for past in self._tables.earlier)
        return own.value if own is not None else next((value for value in before if value is not None), None)

    def _least(self) -> Numbers:
        """1 for what was withheld, or may be, where every zero is published: everybody knows that it is none. But what
        was withheld before, when zeros were not published, stays withheld and may be one."""
        own = {at for at, cell in self._tables.cells.items() if cell.value}
        releases = [*((_withheld(past), past.zeros_known) for past in self._tables.earlier)]
        there = perhaps = np.zeros(int(self._variable.max()) + 1, dtype=bool)
        for withheld, zeros_known in (*releases, (own, self._given.zeros == "public")):
            marked = self._marked(withheld)
            if zeros_known:
                there = there | (marked & ~perhaps)
            else:
                perhaps = perhaps | marked
        return there.astype(np.int64)

    def _values(self, sums: sparse.csr_matrix, least: Numbers) -> Numbers:
        values, known = least.copy(), np.zeros(len(least), dtype=bool)
        own = [(at, cell.value) for at, cell in self._tables.cells.items()]
        before = [(at, value) for past in self._tables.earlier for at, value in past.cells.items()]
        for at, value in (*own, *before):
            variable = self._variable_of(at)
            if value is None:
                continue
            if value < least[variable] or (known[variable] and values[variable] != value):
                raise Refused(_OTHER_COUNT, field="earlier", cell=named(self._tables.trees, at), value=value)
            values[variable], known[variable] = value, True
        self._check_sums(sums, values, known)
        found = completed(sums, values, known, self._marked(self.few))
        if found is None:
            raise Refused(_OTHER_FIGURES, field="earlier")
        return found

    def _check_sums(self, sums: sparse.csr_matrix, values: Numbers, known: Mask) -> None:
        """Parts that are all known come to their whole."""
        open_terms = (sums != 0).astype(np.int64) @ (~known).astype(np.int64)
        for row in np.flatnonzero((open_terms == 0) & (sums @ values != 0)).tolist():
            whole, parts = self._rows[row]
            cell = named(self._tables.trees, self._place_of(whole))
            parts_in_all, of_whole = int(values[list(parts)].sum()), int(values[whole])
            raise Refused(_OTHER_SUM, field="earlier", cell=cell, parts=parts_in_all, whole=of_whole)

    def _place_of(self, variable: int) -> At:
        return self._places[int(np.flatnonzero(self._variable == variable)[0])]
