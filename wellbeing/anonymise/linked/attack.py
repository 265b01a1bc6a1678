"""The gate of `wellbeing protect`: an attack on the file as it will leave, with every release before it.

Its own code path: it reads the bytes that were written, finds the sums by itself (`view`) and knows neither true
counts nor the engine. Tables that are handed to it count only if they fit what it read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from scipy import sparse

from wellbeing.anonymise.intervals import Interval, System
from wellbeing.anonymise.linked.document import Given, Key, Released
from wellbeing.anonymise.linked.tied import Codes, knowers, tied
from wellbeing.anonymise.linked.view import View
from wellbeing.anonymise.proof import Proof


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader of all releases can compute. `intervals` has one entry per withheld cell of the file, by its
    number, but for those that another release published; `exact` and `narrow` name cells that say too much, of this
    release or of an earlier one. `tied` has, for cells that one or two people know, those that no table was found to
    move without it; None where that was not checked, or cannot be told from the tables that came along."""

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

    counts: Mapping[Codes, int] = field(repr=False)
    shifts: Sequence[Mapping[Codes, int]]


def attack(content: bytes, given: Given, tables: Tables | None = None) -> Found | None:
    """Attack a written release jointly with the earlier ones of `given`. None where they contradict each other."""
    current = msgspec.json.decode(content, type=Released)
    view = View(given.hierarchies, [current, *given.earlier], given.zeros)
    if view.contradicts:
        return None
    targets = view.targets()
    proof = None
    if tables is not None:
        above = {codes: count - view.least(codes) for codes, count in tables.counts.items()}
        proof = Proof(table=above, shifts=tables.shifts, enough=dict.fromkeys(targets, given.width))
    system = System(view.unknown(), view.sums())
    reached = system.intervals(proof)
    if reached is None:
        return None
    own = {number: view.codes(cell.key) for number, cell in enumerate(current.cells) if cell.value is None}
    targets = [codes for codes in targets if codes in reached]
    bounded = [int(reached[codes].width) for codes in targets if reached[codes].most is not None]
    return Found(
        intervals={
            number: _ends(reached[codes], view.least(codes)) for number, codes in own.items() if codes in reached
        },
        targets=len(targets),
        exact=[view.key(codes) for codes in own.values() if codes not in reached or reached[codes].width == 0],
        narrow=[view.key(codes) for codes in targets if reached[codes].width < given.width],
        narrowest=min(bounded, default=None),
        tied=_tied(view, system.shifts(proof), targets) if proof and given.insiders else None,
    )


def _tied(view: View, shifts: sparse.csr_matrix | None, targets: Sequence[Codes]) -> list[tuple[Key, list[Key]]] | None:
    """Which cells an insider may learn, without those of the same cases by their definition: everybody knows these."""
    unknown = view.unknown()
    found = None if shifts is None else tied(shifts, unknown, targets, knowers(view.releases, view.codes, set(unknown)))
    if found is None:
        return None
    others = {known: [codes for codes in cells if codes not in view.alike([known])] for known, cells in found.items()}
    return [(view.short(known), [view.short(codes) for codes in cells]) for known, cells in others.items() if cells]


def _ends(interval: Interval, least: int) -> tuple[int, int | None]:
    return least + interval.least, None if interval.most is None else least + interval.most
