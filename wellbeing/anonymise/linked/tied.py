"""Which cells are tied to one that somebody knows: no table is known that moves them without it.

They stand for the same people, or a sum that leaves little room holds them together; who knows the one may learn the
others exactly. It takes the shifts that came with the pattern, those only that hold for what was published.
"""

from collections.abc import Callable, Container, Sequence
from typing import TypeAlias

import numpy as np
from scipy import sparse

from wellbeing.anonymise.linked.document import Key, Released

Codes: TypeAlias = tuple[str, ...]


def tied(
    shifts: sparse.csr_matrix, unknown: Sequence[Codes], targets: Sequence[Codes], few: Sequence[Codes]
) -> dict[Codes, list[Codes]] | None:
    """Of each cell of `few` the targets that move in no shift without it, where there are any. `shifts` have a column
    for each unknown cell. None where a target moves in none of them, so that nothing can be told of it."""
    place = {codes: number for number, codes in enumerate(unknown)}
    moved = (shifts != 0).astype(np.int64).tocsc()
    ours, theirs = ([place[codes] for codes in cells] for cells in (targets, few))
    often = np.asarray(moved[:, ours].sum(axis=0)).ravel()
    if not often.all():
        return None
    together = (moved[:, ours].T @ moved[:, theirs]).tocoo()
    always = np.flatnonzero(together.data == often[together.row])
    found: dict[Codes, list[Codes]] = {}
    for number in always[np.lexsort((together.row[always], together.col[always]))]:
        known, learned = few[together.col[number]], targets[together.row[number]]
        if known != learned:
            found.setdefault(known, []).append(learned)
    return found


def knowers(releases: Sequence[Released], codes: Callable[[Key], Codes], unknown: Container[Codes]) -> list[Codes]:
    """The unknown cells that one or two people know, of all releases; of one that names none, its unsafe ones."""
    found: dict[Codes, None] = {}
    for release in releases:
        withheld = {codes(cell.key): None for cell in release.cells if cell.value is None}
        named = release.primary if release.few is None else release.few
        few = withheld if named is None else dict.fromkeys(codes(key) for key in named)
        found.update({one: None for one in few if one in withheld and one in unknown})
    return list(found)
