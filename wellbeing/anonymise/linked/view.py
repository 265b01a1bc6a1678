"""All releases as one reader has them: what is known, what is not, and every sum that holds between both.

The attack's own code: sums are found from below (every cell names its totals), and nothing of the engine is used.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wellbeing.anonymise.intervals import Known
from wellbeing.anonymise.linked.document import Key, Released
from wellbeing.anonymise.linked.omitted import Line, omitted, totals
from wellbeing.anonymise.linked.tied import Codes


class View:
    """All releases as one reader has them. Unknown counts go from the least on that everybody knows."""

    def __init__(self, hierarchies: Mapping[str, Mapping[str, str]], releases: Sequence[Released], zeros: str) -> None:
        self._names = tuple(hierarchies)
        self._parents = tuple(hierarchies.values())
        self._roots = tuple(next(iter(set(above.values()) - above.keys())) for above in self._parents)
        self.releases, self._zeros = releases, zeros
        self._listed = [{self.codes(cell.key): cell.value for cell in release.cells} for release in releases]
        self.contradicts = False
        self._known: dict[Codes, int | None] = {}
        for listed in self._listed:
            for codes, value in listed.items():
                before = self._known.get(codes)
                self.contradicts |= before is not None and value is not None and before != value
                self._known[codes] = value if before is None else before
        self._lines = [self._lines_of(listed) for listed in self._listed]
        self._add_unreleased()
        self._none = self._left_out()
        self._only = self._only_parts()
        self._there = self._not_zero()

    def codes(self, key: Key) -> Codes:
        """A cell's codes, the total where a dimension is not named."""
        return tuple(key.get(name, root) for name, root in zip(self._names, self._roots, strict=True))

    def key(self, codes: Codes) -> dict[str, str]:
        """The key that names these codes."""
        return dict(zip(self._names, codes, strict=True))

    def short(self, codes: Codes) -> Key:
        """The same without dimensions at their total."""
        named = zip(self._names, codes, self._roots, strict=True)
        return {name: code for name, code, root in named if code != root}

    def least(self, codes: Codes) -> int:
        """What everybody knows of a cell that was withheld: that it is no zero, where every zero was published."""
        return int(codes in self._there)

    def _not_zero(self) -> set[Codes]:
        """Cells that a release withheld and that are no zeros, since it published every zero: but those that another
        had withheld before, without publishing zeros. The file at hand came last."""
        found: set[Codes] = set()
        perhaps: set[Codes] = set()
        current, *earlier = zip(self.releases, self._listed, strict=True)
        for release, listed in (*earlier, current):
            withheld = {codes for codes, value in listed.items() if value is None}
            if (release.zeros or self._zeros) == "public":
                found |= withheld - self.alike(perhaps)
            else:
                perhaps |= withheld
        return found

    def alike(self, cells: Iterable[Codes]) -> set[Codes]:
        """These cells and all of the same cases: the only part of one, or what one is the only part of."""
        found = set(cells)
        front = found
        while front := {one for codes in front for one in self._only.get(codes, ())} - found:
            found = found | front
        return found

    def _only_parts(self) -> dict[Codes, list[Codes]]:
        """Of each cell, what it is the only part of, and its only part."""
        beside: dict[Codes, list[Codes]] = defaultdict(list)
        for lines in (*self._lines, self._across):
            for (_number, whole), parts in lines.items():
                if len(parts) == 1:
                    beside[whole].append(parts[0])
                    beside[parts[0]].append(whole)
        return dict(beside)

    def _in_zeros(self) -> set[Codes]:
        """What is left out, and the parts of cells that are known to be zero, with what they are all of, and so on."""
        below: dict[Codes, list[Codes]] = defaultdict(list)
        for lines in (*self._lines, self._across):
            for (_number, whole), parts in lines.items():
                below[whole] += parts
                if len(parts) == 1:
                    below[parts[0]].append(whole)
        found = set(self._none)
        front = found | {codes for codes, value in self._known.items() if value == 0}
        while front:
            front = {part for codes in front for part in below[codes]} - found
            found |= front
        return found

    def unknown(self) -> list[Codes]:
        """Cells that a reader cannot look up."""
        return [codes for codes, value in self._known.items() if value is None]

    def targets(self) -> list[Codes]:
        """Cells that must keep their width: unsafe ones, and parts that were never released, unless a published cell
        or a published zero tells these."""
        told = self.alike(codes for codes, value in self._known.items() if value is not None) | self._in_zeros()
        found = dict.fromkeys(codes for codes in self._unreleased if codes not in told)
        for release, listed in zip(self.releases, self._listed, strict=True):
            withheld = [codes for codes, value in listed.items() if value is None]
            marked = withheld if release.primary is None else [self.codes(key) for key in release.primary]
            found.update(dict.fromkeys(codes for codes in marked if self._known.get(codes, 0) is None))
        return list(found)

    def sums(self) -> list[Known[Codes]]:
        """Every sum that a reader knows, with what is published put in."""
        every: dict[tuple[Codes, tuple[Codes, ...]], None] = {}
        for lines in (*self._lines, self._across):
            every.update(dict.fromkeys((whole, tuple(parts)) for (_number, whole), parts in lines.items()))
        every.update(dict.fromkeys((codes, ()) for codes in self._known if codes in self._none))
        return [self._put_in(whole, parts) for whole, parts in every]

    def _put_in(self, whole: Codes, parts: tuple[Codes, ...]) -> Known[Codes]:
        terms: dict[Codes, int] = {}
        value = 0
        for codes, sign in ((whole, 1), *((part, -1) for part in parts)):
            known = self._known[codes]
            if known is None:
                terms[codes] = terms.get(codes, 0) + sign
                value -= sign * self.least(codes)
            else:
                value -= sign * known
        return {codes: factor for codes, factor in terms.items() if factor}, value

    def _lines_of(self, listed: Mapping[Codes, object]) -> dict[Line, list[Codes]]:
        """Cells gathered below the next of their totals that is listed."""
        lines: dict[Line, list[Codes]] = defaultdict(list)
        for codes in listed:
            for line in self._above(codes, listed):
                lines[line].append(codes)
        return dict(lines)

    def _above(self, codes: Codes, listed: Mapping[Codes, object] | None = None) -> list[Line]:
        """The next listed total of a cell along each dimension; of those of all releases, where none are named."""
        listed = self._known if listed is None else listed
        found = []
        for number in range(len(self._parents)):
            total = next((above for above in self._totals(codes, number) if above in listed), None)
            if total is not None:
                found.append((number, total))
        return found

    def _totals(self, codes: Codes, number: int) -> Iterator[Codes]:
        """The cell over every code above its own along a dimension, from below."""
        return totals(self._parents, codes, number)

    def _left_out(self) -> set[Codes]:
        """Known cells that are none, since another release doesn't list them where it lists all there is."""
        found: set[Codes] = set()
        for lines in self._lines if len(self.releases) > 1 else ():
            found |= omitted(self._parents, lines, self._known)
        return found

    def _add_unreleased(self) -> None:
        """Parts of a cell that were released at another time than the cell; those that never were are unknown."""
        self._across: dict[Line, list[Codes]] = {}
        self._unreleased: dict[Codes, None] = {}
        if len(self.releases) > 1:
            self._look_across()

    def _look_across(self) -> None:
        self._whole_lines = {line for lines in self._lines for line in lines}
        apart = [line for line in self._lines_of(self._known) if line not in self._whole_lines]
        split = {(number, codes[number]) for number, codes in apart}
        self._says: dict[Line, bool] = {}
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

    def _divided(self, lines: Iterable[Line]) -> dict[Line, list[Codes]]:
        """The parts of these, those that nobody released among them; without lines that say nothing new."""
        found = {}
        for number, codes in lines:
            parts = self._parts_of(codes, number, self._wholes(codes, number))
            if not self._is_left(parts):
                new = [part for part in parts if part not in self._known]
                impossible = {part for part in new if not self._whole_lines.isdisjoint(self._above(part))}
                found[number, codes] = [part for part in parts if part not in impossible]
        return found

    def _is_left(self, parts: Sequence[Codes]) -> bool:
        """Whether a sum is left to others: of some part that nobody knows, parts are known."""
        return any(part in over for part in parts if part not in self._known for over in self._over)

    def _is_said(self, number: int, whole: Codes) -> bool:
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

    def _wholes(self, codes: Codes, number: int) -> list[Codes]:
        """The totals of a cell along all other dimensions of which no sum tells what is below; of those only that are
        at the codes of known cells there, so that any can be part of a known one."""
        wholes = [codes]
        for other in range(len(codes)):
            if other != number:
                used = self._used[other]
                wholes += [total for whole in wholes for total in self._totals(whole, other) if total[other] in used]
        return [whole for whole in wholes if not self._is_said(number, whole)]

    def _parts_of(self, codes: Codes, number: int, wholes: Sequence[Codes]) -> list[Codes]:
        """The cells below along a dimension: known ones, and the highest that nothing known is below, be it in one of
        their totals, `wholes`."""
        found: list[Codes] = []
        for code, parent in self._parents[number].items():
            if parent == codes[number]:
                part, *passed = ((*whole[:number], code, *whole[number + 1 :]) for whole in (codes, *wholes))
                if part not in self._known and not self._over[number].isdisjoint((part, *passed)):
                    found += self._parts_of(part, number, [one for one in passed if one not in self._known])
                else:
                    found.append(part)
        return found
