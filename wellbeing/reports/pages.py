"""Slabs on pages: where a page ends, what stays together, and what is never left alone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from wellbeing.reports.blocks import Slab

_TOGETHER = 230.0
"""A list or rows of facts up to this height, in points, are not cut by a page break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A slab on a page, its upper edge at `top`, in points above the lower edge of the paper."""

    slab: Slab
    top: float


def on_pages(
    slabs: Sequence[Slab], breaks: Collection[int], page_of: dict[int, int], *, top: float, bottom: float
) -> list[list[Placed]]:
    """Every slab on a page, between `top` and `bottom`; what holds together moves to the next page together.

    `breaks` are the numbers of the slabs that begin a page. The pages of headings, from 1, are put into `page_of` by
    their anchors.
    """
    pages: list[list[Placed]] = [[]]
    at = top
    for start, chain in _chains(slabs, breaks):
        needed = sum(slab.before + slab.height for slab in chain)
        too_low = at - needed < bottom and needed <= top - bottom
        if pages[-1] and (too_low or start in breaks):
            pages.append([])
            at = top
        for slab in chain:
            if pages[-1] and at - slab.before - slab.height < bottom:
                pages.append([])
                at = top
            if not pages[-1] and slab.again:
                pages[-1].append(Placed(slab=slab.again, top=at))
                at -= slab.again.height
            elif pages[-1]:
                at -= slab.before
            pages[-1].append(Placed(slab=slab, top=at))
            at -= slab.height
            if slab.anchor:
                page_of[slab.anchor] = len(pages)
    return pages


def _chains(slabs: Sequence[Slab], breaks: Collection[int]) -> Iterable[tuple[int, list[Slab]]]:
    """What stays together, with the number of its first slab."""
    chain: list[Slab] = []
    for number, slab in enumerate(slabs):
        chain.append(slab)
        if not slab.holds_next or number + 1 in breaks:
            yield number + 1 - len(chain), chain
            chain = []
    if chain:
        yield len(slabs) - len(chain), chain


def kept(slabs: list[Slab]) -> list[Slab]:
    """A short list on one page; of a long one, neither the first nor the last two lines alone."""
    if not slabs:
        return []
    if sum(slab.before + slab.height for slab in slabs) <= _TOGETHER:
        return [replace(slab, holds_next=True) for slab in slabs[:-1]] + slabs[-1:]
    holding = {0, 1, len(slabs) - 3, len(slabs) - 2}
    return [replace(slab, holds_next=slab.holds_next or number in holding) for number, slab in enumerate(slabs)]
