"""The regions of a national release: the areas that a year's contributions came from.

An area is where the representatives of one batch work: a NUTS region, or several whose representatives were too few
and had to merge. What merged in any quarter is one area for the whole year.
"""

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from wellbeing.anonymise.dimension import Code, Dimension
from wellbeing.anonymise.schema import REGION

_COUNTRY, _MAJOR, _DEEPEST = 2, 3, 4
"""Characters of a NUTS code at levels 0, 1 and 2."""


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """NUTS codes of one country, sorted: one, or those that merged."""

    regions: tuple[str, ...]

    def __post_init__(self) -> None:
        shape = all(_COUNTRY <= len(code) <= _DEEPEST and code.isascii() and code.isalnum() for code in self.regions)
        if not self.regions or not shape or list(self.regions) != sorted(set(self.regions)):
            raise ValueError(f"no area: {self.regions}")
        if any(other.startswith(code) for code in self.regions for other in self.regions if other != code):
            raise ValueError(f"a region of the area lies in another: {self.regions}")

    @property
    def code(self) -> str:
        """Its code on the region axis: all its members, `DE11_DE12`."""
        return "_".join(self.regions)

    @property
    def majors(self) -> frozenset[str]:
        """The major regions (NUTS 1) that it lies in; of a whole country, the country."""
        return frozenset(code[:_MAJOR] for code in self.regions)


@dataclass(frozen=True, slots=True)
class Areas:
    """All areas of a year, in the order of their codes. They lie in one country and never in one another."""

    areas: tuple[Area, ...]

    def __post_init__(self) -> None:
        codes = [code for area in self.areas for code in area.regions]
        if not codes or list(self.areas) != sorted(self.areas) or len({code[:_COUNTRY] for code in codes}) > 1:
            raise ValueError("areas lie in one country, in their order")
        if any(_meets(one, other) for one, other in itertools.combinations(codes, 2)):
            raise ValueError("an area lies in another")

    @property
    def country(self) -> str:
        """The code of the country (NUTS 0)."""
        return self.areas[0].regions[0][:_COUNTRY]

    def of(self, region: str) -> Area:
        """The area that a NUTS code of it belongs to. Raises KeyError for one of no area."""
        for area in self.areas:
            if region in area.regions:
                return area
        raise KeyError(region)

    @staticmethod
    def joined(merges: Iterable[Collection[str]]) -> "Areas":
        """The areas of a year from those of its quarters, each as NUTS codes: whatever shares a code, or has one that
        lies in a code of the other, is one area. Raises ValueError for none, for codes that are none, and for more
        than one country.

        Of codes that lie in one another the larger region stays: it holds the other.
        """
        found: list[set[str]] = []
        for merge in merges:
            own = set(merge)
            touched = [group for group in found if any(_meets(a, b) for a in group for b in own)]
            found = [group for group in found if group not in touched]
            found.append(own.union(*touched))
        return Areas(tuple(sorted(Area(tuple(sorted(_largest(group)))) for group in found)))


def _meets(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _largest(codes: Collection[str]) -> list[str]:
    return [code for code in codes if not any(code != other and code.startswith(other) for other in codes)]


def regions(areas: Areas, names: Mapping[str, str], *, label: str, about: str, source: str) -> Dimension | None:
    """The region axis: areas, and major regions (NUTS 1) over those that share one. None where there is one area only:
    it is the country. `names` names NUTS codes.

    A major region of one area is that area. Areas that merged across major regions make one of these too.
    """
    if len(areas.areas) == 1:
        return None
    codes: list[Code] = []
    for group in _by_major(areas):
        parent = None
        if len(group) > 1:
            majors = sorted(frozenset[str]().union(*(area.majors for area in group)))
            parent = "_".join(majors)
            codes.append(Code(code=parent, label=_named(majors, names), source=" ".join(majors)))
        codes.extend(
            Code(code=area.code, label=_named(area.regions, names), parent=parent, source=" ".join(area.regions))
            for area in group
        )
    if sum(code.parent is None for code in codes) == 1:  # one major region is the country as well
        codes = [Code(code=code.code, label=code.label, source=code.source) for code in codes if code.parent]
    return Dimension(
        name=REGION, label=label, codes=tuple(codes), unknown=None, closed=True, about=about, source=source
    )


def _by_major(areas: Areas) -> list[list[Area]]:
    """Areas that share a major region, or are tied by one that lies in two."""
    groups: list[list[Area]] = []
    for area in areas.areas:
        tied = [group for group in groups if any(area.majors & other.majors for other in group)]
        groups = [group for group in groups if group not in tied]
        groups.append(sorted([area, *(other for group in tied for other in group)]))
    return sorted(groups)


def _named(codes: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(code, code) for code in codes)
