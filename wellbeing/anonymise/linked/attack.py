"""The gate of `wellbeing protect`: an attack on the file as it will leave, with every release before it.

Its own code path: it reads the bytes that were written, finds the sums from below (every cell names its totals)
and knows neither true counts nor the engine. Tables that are handed to it count only if they fit what it read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from scipy import sparse

from wellbeing.anonymise.intervals import Interval, Known, intervals, shifts_that_hold
from wellbeing.anonymise.linked.document import Given, Key, Released
from wellbeing.anonymise.linked.tied import knowers, tied
from wellbeing.anonymise.proof import Proof

_Codes = tuple[str, ...]
_Line = tuple[int, _Codes]
"""A dimension's number and a cell: the cell as the total over its parts along that dimension."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader of all releases can compute. `intervals` has one entry per withheld cell of the file, by its
    number; `exact` and `narrow` name cells that say too much, of this release or of an earlier one. `tied` has, for
    cells that one or two people know, those that no table was found to move without it; None where that was not looked
    at."""

    intervals: Mapping[int, tuple[int, int | None]]
    targets: int
    exact: Sequence[Mapping[str, str]]
    narrow: Sequence[Mapping[str, str]]
    narrowest: int | None
    tied: Sequence[tuple[Key, Sequence[Key]]] | None

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.exact and not self.narrow


@dataclass(frozen=True, slots=True)
class Tables:
    """Whole tables that are said to fit all releases: counts of cells by their codes, and shifts of these. They
    save programs; each is checked, and what does not fit proves nothing."""

    counts: Mapping[_Codes, int] = field(repr=False)
    shifts: Sequence[Mapping[_Codes, int]]


def attack(content: bytes, given: Given, tables: Tables | None = None) -> Found | None:
    """Attack a written release jointly with the earlier ones of `given`. None where they contradict each other."""
    current = msgspec.json.decode(content, type=Released)
    view = _View(given.hierarchies, [current, *given.earlier], given.zeros)
    if view.contradicts:
        return None
    targets = view.targets()
    proof = None
    if tables is not None:
        above = {codes: count - view.least(codes) for codes, count in tables.counts.items()}
        proof = Proof(table=above, shifts=tables.shifts, enough=dict.fromkeys(targets, given.width))
    unknown, sums = view.unknown(), view.sums()
    reached = intervals(unknown, sums, proof)
    if reached is None:
        return None
    own = {number: view.codes(cell.key) for number, cell in enumerate(current.cells) if cell.value is None}
    targets = [codes for codes in targets if codes in reached]
    bounded = [int(reached[codes].width) for codes in targets if reached[codes].most is not None]
    return Found(
        intervals={number: _ends(reached[codes], view.least(codes)) for number, codes in own.items()},
        targets=len(targets),
        exact=[view.key(codes) for codes in own.values() if reached[codes].width == 0],
        narrow=[view.key(codes) for codes in targets if reached[codes].width < given.width],
        narrowest=min(bounded, default=None),
        tied=_tied(view, shifts_that_hold(unknown, sums, proof), targets) if proof and given.insiders else None,
    )


def _tied(
    view: "_View", shifts: sparse.csr_matrix | None, targets: Sequence[_Codes]
) -> list[tuple[Key, list[Key]]] | None:
    """Which cells an insider may learn, without those of the same cases by their definition: everybody knows these."""
    unknown = view.unknown()
    found = None if shifts is None else tied(shifts, unknown, targets, knowers(view.releases, view.codes, set(unknown)))
    if found is None:
        return None
    others = {known: [codes for codes in cells if codes not in view.alike([known])] for known, cells in found.items()}
    return [(view.short(known), [view.short(codes) for codes in cells]) for known, cells in others.items() if cells]


def _ends(interval: Interval, least: int) -> tuple[int, int | None]:
    return least + interval.least, None if interval.most is None else least + interval.most


class _View:
    """All releases as one reader has them. Unknown counts go from the least on that everybody knows."""

    def __init__(self, hierarchies: Mapping[str, Mapping[str, str]], releases: Sequence[Released], zeros: str) -> None:
        self._names = tuple(hierarchies)
        self._parents = tuple(hierarchies.values())
        self._roots = tuple(next(iter(set(above.values()) - above.keys())) for above in self._parents)
        self.releases, self._zeros = releases, zeros
        self._listed = [{self.codes(cell.key): cell.value for cell in release.cells} for release in releases]
        self.contradicts = False
        self._known: dict[_Codes, int | None] = {}
        for listed in self._listed:
            for codes, value in listed.items():
                before = self._known.get(codes)
                self.contradicts |= before is not None and value is not None and before != value
                self._known[codes] = value if before is None else before
        self._lines = [self._lines_of(listed) for listed in self._listed]
        self._add_unreleased()
        self._only = self._only_parts()
        self._there = self._withheld(known=True) - self.alike(self._withheld(known=False))

    def codes(self, key: Key) -> _Codes:
        """A cell's codes, the total where a dimension is not named."""
        return tuple(key.get(name, root) for name, root in zip(self._names, self._roots, strict=True))

    def key(self, codes: _Codes) -> dict[str, str]:
        """The key that names these codes."""
        return dict(zip(self._names, codes, strict=True))

    def short(self, codes: _Codes) -> Key:
        """The same without dimensions at their total."""
        named = zip(self._names, codes, self._roots, strict=True)
        return {name: code for name, code, root in named if code != root}

    def least(self, codes: _Codes) -> int:
        """What everybody knows of a cell that was withheld: that it is no zero, where every zero was published."""
        return int(codes in self._there)

    def _withheld(self, *, known: bool) -> set[_Codes]:
        """What releases withheld in which zeros are known to everybody, or those in which they are not; of releases
        that don't say, as in the file."""
        chosen = (
            listed
            for release, listed in zip(self.releases, self._listed, strict=True)
            if ((release.zeros or self._zeros) == "public") is known
        )
        return {codes for listed in chosen for codes, value in listed.items() if value is None}

    def alike(self, cells: Iterable[_Codes]) -> set[_Codes]:
        """These cells and all of the same cases: the only part of one, or what one is the only part of."""
        found = set(cells)
        front = found
        while front := {one for codes in front for one in self._only.get(codes, ())} - found:
            found = found | front
        return found

    def _only_parts(self) -> dict[_Codes, list[_Codes]]:
        """Of each cell, what it is the only part of, and its only part."""
        beside: dict[_Codes, list[_Codes]] = defaultdict(list)
        for lines in (*self._lines, self._across):
            for (_number, whole), parts in lines.items():
                if len(parts) == 1:
                    beside[whole].append(parts[0])
                    beside[parts[0]].append(whole)
        return dict(beside)

    def _in_zeros(self) -> set[_Codes]:
        """The parts of cells that are known to be zero, and the parts of these."""
        below: dict[_Codes, list[_Codes]] = defaultdict(list)
        for lines in (*self._lines, self._across):
            for (_number, whole), parts in lines.items():
                below[whole] += parts
        found: set[_Codes] = set()
        front = {codes for codes, value in self._known.items() if value == 0}
        while front:
            front = {part for codes in front for part in below[codes]} - found
            found |= front
        return found

    def unknown(self) -> list[_Codes]:
        """Cells that a reader cannot look up."""
        return [codes for codes, value in self._known.items() if value is None]

    def targets(self) -> list[_Codes]:
        """Cells that must keep their width: unsafe ones, and parts that were never released, unless a published cell
        or a published zero tells these."""
        told = self.alike(codes for codes, value in self._known.items() if value is not None) | self._in_zeros()
        found = dict.fromkeys(codes for codes in self._unreleased if codes not in told)
        for release, listed in zip(self.releases, self._listed, strict=True):
            withheld = [codes for codes, value in listed.items() if value is None]
            marked = withheld if release.primary is None else [self.codes(key) for key in release.primary]
            found.update(dict.fromkeys(codes for codes in marked if self._known.get(codes, 0) is None))
        return list(found)

    def sums(self) -> list[Known[_Codes]]:
        """Every sum that a reader knows, with what is published put in."""
        every: dict[tuple[_Codes, tuple[_Codes, ...]], None] = {}
        for lines in (*self._lines, self._across):
            every.update(dict.fromkeys((whole, tuple(parts)) for (_number, whole), parts in lines.items()))
        return [self._put_in(whole, parts) for whole, parts in every]

    def _put_in(self, whole: _Codes, parts: tuple[_Codes, ...]) -> Known[_Codes]:
        terms: dict[_Codes, int] = {}
        value = 0
        for codes, sign in ((whole, 1), *((part, -1) for part in parts)):
            known = self._known[codes]
            if known is None:
                terms[codes] = terms.get(codes, 0) + sign
                value -= sign * self.least(codes)
            else:
                value -= sign * known
        return {codes: factor for codes, factor in terms.items() if factor}, value

    def _lines_of(self, listed: Mapping[_Codes, object]) -> dict[_Line, list[_Codes]]:
        """Cells gathered below the next of their totals that is listed."""
        lines: dict[_Line, list[_Codes]] = defaultdict(list)
        for codes in listed:
            for line in self._above(codes, listed):
                lines[line].append(codes)
        return dict(lines)

    def _above(self, codes: _Codes, listed: Mapping[_Codes, object] | None = None) -> list[_Line]:
        """The next listed total of a cell along each dimension; of those of all releases, where none are named."""
        listed = self._known if listed is None else listed
        found = []
        for number in range(len(self._parents)):
            total = next((above for above in self._totals(codes, number) if above in listed), None)
            if total is not None:
                found.append((number, total))
        return found

    def _totals(self, codes: _Codes, number: int) -> Iterator[_Codes]:
        """The cell over every code above its own along a dimension, from below."""
        code, parents = codes[number], self._parents[number]
        while code in parents:
            code = parents[code]
            yield (*codes[:number], code, *codes[number + 1 :])

    def _add_unreleased(self) -> None:
        """Parts of a cell that were released at another time than the cell; those that never were are unknown."""
        self._across: dict[_Line, list[_Codes]] = {}
        self._unreleased: dict[_Codes, None] = {}
        if len(self.releases) > 1:
            self._look_across()

    def _look_across(self) -> None:
        self._whole_lines = {line for lines in self._lines for line in lines}
        apart = [line for line in self._lines_of(self._known) if line not in self._whole_lines]
        split = {(number, codes[number]) for number, codes in apart}
        self._says: dict[_Line, bool] = {}
        self._note_known()
        above = [set(parents.values()) for parents in self._parents]
        lines = [
            (number, codes)
            for codes in self._known
            for number, code in enumerate(codes)
            if code in above[number] and (number, codes) not in self._whole_lines
        ]
        self._across = self._divided(
            (number, codes)
            for number, codes in lines
            if (number, codes[number]) in split or not self._over[number].isdisjoint(self._wholes(codes, number))
        )
        found = (part for parts in self._across.values() for part in parts)
        self._unreleased = dict.fromkeys(part for part in found if part not in self._known)
        if self._unreleased:
            self._known.update(dict.fromkeys(self._unreleased))
            self._note_known()
            below = self._divided(line for line in self._lines_of(self._known) if line not in self._whole_lines)
            whole = {line: parts for line, parts in below.items() if all(part in self._known for part in parts)}
            self._across.update(whole)

    def _divided(self, lines: Iterable[_Line]) -> dict[_Line, list[_Codes]]:
        """The parts of these, those that nobody released among them; without lines that say nothing new."""
        found = {}
        for number, codes in lines:
            parts = self._parts_of(codes, number, self._wholes(codes, number))
            if not self._is_left(parts):
                new = [part for part in parts if part not in self._known]
                impossible = {part for part in new if not self._whole_lines.isdisjoint(self._above(part))}
                found[number, codes] = [part for part in parts if part not in impossible]
        return found

    def _is_left(self, parts: Sequence[_Codes]) -> bool:
        """Whether a sum is left to others: of some part that nobody knows, parts are known."""
        return any(part in over for part in parts if part not in self._known for over in self._over)

    def _is_said(self, number: int, whole: _Codes) -> bool:
        """Whether a known cell has a sum of its own along a dimension."""
        line = number, whole
        if whole not in self._known:
            return False
        if line not in self._says:
            self._says[line] = line in self._whole_lines or not self._is_left(self._parts_of(whole, number, ()))
        return self._says[line]

    def _note_known(self) -> None:
        """At which codes known cells are along each dimension, and which totals they have."""
        numbers = range(len(self._parents))
        self._used = [{codes[number] for codes in self._known} for number in numbers]
        self._over = [{total for codes in self._known for total in self._totals(codes, number)} for number in numbers]

    def _wholes(self, codes: _Codes, number: int) -> list[_Codes]:
        """The totals of a cell along all other dimensions of which no sum tells what is below; of those only that are
        at the codes of known cells there, so that any can be part of a known one."""
        wholes = [codes]
        for other in range(len(codes)):
            if other != number:
                used = self._used[other]
                wholes += [total for whole in wholes for total in self._totals(whole, other) if total[other] in used]
        return [whole for whole in wholes if not self._is_said(number, whole)]

    def _parts_of(self, codes: _Codes, number: int, wholes: Sequence[_Codes]) -> list[_Codes]:
        """The cells below along a dimension: known ones, and the highest that nothing known is below, be it in one of
        their totals, `wholes`."""
        found: list[_Codes] = []
        for code, parent in self._parents[number].items():
            if parent == codes[number]:
                part, *passed = ((*whole[:number], code, *whole[number + 1 :]) for whole in (codes, *wholes))
                if part not in self._known and not self._over[number].isdisjoint((part, *passed)):
                    found += self._parts_of(part, number, [one for one in passed if one not in self._known])
                else:
                    found.append(part)
        return found
