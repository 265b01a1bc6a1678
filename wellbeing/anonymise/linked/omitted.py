"""What a reader learns from what a release does not list: the parts of a whole that it divides are all there is.

The attack's own code, as `view` is; the engine's is `left_out`.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeAlias

from wellbeing.anonymise.linked.tied import Codes

Line: TypeAlias = tuple[int, Codes]
"""A dimension's number and a cell: the cell as the total over its parts along that dimension."""

_Parents: TypeAlias = Sequence[Mapping[str, str]]


def totals(parents: _Parents, codes: Codes, number: int) -> Iterator[Codes]:
    """The cell over every code above its own along a dimension, from below."""
    code, above = codes[number], parents[number]
    while code in above:
        code = above[code]
        yield (*codes[:number], code, *codes[number + 1 :])


def omitted(parents: _Parents, lines: Mapping[Line, Sequence[Codes]], known: Iterable[Codes]) -> set[Codes]:
    """Those of `known` that are none: they, or a total of them over other dimensions, are below a whole of `lines` and
    neither in its parts nor around these."""
    found: set[Codes] = set()
    for number in range(len(parents)):
        own = {whole: parts for (along, whole), parts in lines.items() if along == number}
        if any(_lack_some(parents[number], number, own)):
            found |= _beside_parts(parents, number, own, known)
    return found


def _lack_some(parents: Mapping[str, str], number: int, lines: Mapping[Codes, Sequence[Codes]]) -> Iterator[bool]:
    """For each way of dividing a code, whether something below it is in none of the parts."""
    below: dict[str, list[str]] = defaultdict(list)
    for code, parent in parents.items():
        below[parent].append(code)
    divided = {(whole[number], frozenset(part[number] for part in parts)) for whole, parts in lines.items()}
    for code, parts in divided:
        front = [code]
        while front and front[-1] in below:
            front += [one for one in below[front.pop()] if one not in parts]
        yield bool(front)


def _beside_parts(
    parents: _Parents, number: int, lines: Mapping[Codes, Sequence[Codes]], known: Iterable[Codes]
) -> set[Codes]:
    """Known cells with a total, or themselves, that comes next below a whole and is neither part nor above one."""
    listed = {part for parts in lines.values() for part in parts}
    around = {
        total
        for whole, parts in lines.items()
        for part in parts
        for total in itertools.takewhile(whole.__ne__, totals(parents, part, number))
    }
    used = [{whole[other] for whole in lines} for other in range(len(parents))]

    def is_beside(codes: Codes) -> bool:
        next_above = next((one for one in totals(parents, codes, number) if one in listed or one in lines), None)
        return codes not in listed and codes not in around and codes not in lines and next_above in lines

    return {codes for codes in known if any(map(is_beside, _over_others(parents, codes, number, used)))}


def _over_others(parents: _Parents, codes: Codes, number: int, used: Sequence[Set[str]]) -> list[Codes]:
    """The cell and its totals over all dimensions but one, as far as they are at these codes there."""
    found = [codes]
    for other in range(len(parents)):
        if other != number:
            wholes = [total for whole in found for total in (whole, *totals(parents, whole, other))]
            found = [whole for whole in wholes if whole[other] in used[other]]
    return found
