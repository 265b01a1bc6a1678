"""What a release says by leaving out: of a total whose parts it lists, a part that is not among them cannot occur.

Another release may list that part, or a part of it. Then everybody knows that it is none.
"""

import itertools
from collections.abc import Iterator, Set

from wellbeing.anonymise.linked.listed import Listed
from wellbeing.anonymise.linked.trees import At, Tree


class LeftOut:
    """The parts that one release leaves out."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed
        self._lines = set(_with_gaps(listed))
        self._dimensions = sorted({dimension for dimension, _whole in self._lines})

    @property
    def is_empty(self) -> bool:
        """Whether it lists all parts of every total."""
        return not self._lines

    def totals(self, at: At) -> Iterator[tuple[int, At]]:
        """Every dimension, and every cell over others of which the release may say that there is none: if it does,
        there is none of this one either."""
        if at not in self._listed.cells:
            for dimension in self._dimensions:
                lines = [
                    [code] if number == dimension else self._listed.used_from(code, number)
                    for number, code in enumerate(at)
                ]
                yield from ((dimension, total) for total in itertools.product(*lines))

    def has(self, dimension: int, at: At) -> bool:
        """Whether the release lists parts of this cell's next total, and neither it nor anything in it."""
        whole = self._listed.next_above(at, dimension)
        if whole is None or (dimension, whole) not in self._lines:
            return False
        return at not in self._listed.cells and at not in self._listed.over(dimension)


def _with_gaps(listed: Listed) -> Iterator[tuple[int, At]]:
    known: dict[tuple[int, str, tuple[str, ...]], bool] = {}
    for dimension, whole, parts in listed.divisions():
        codes = tuple(part[dimension] for part in parts)
        line = dimension, whole[dimension], codes
        if line not in known:
            known[line] = not _covers(listed.trees[dimension], whole[dimension], frozenset(codes))
        if known[line]:
            yield dimension, whole


def _covers(tree: Tree, code: str, listed: Set[str]) -> bool:
    """Whether these codes are all that there is below a code."""
    parts = tree.parts.get(code, ())
    return bool(parts) and all(part in listed or _covers(tree, part, listed) for part in parts)
