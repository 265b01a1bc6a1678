"""Which areas are counted together: the one fixed rule, the same in both offices, for rosters and for activity.

Areas are put together with their neighbour in the order of their NUTS codes: first within a region of NUTS 1, where
that is not enough within the country. The first area that is too small goes with the next one, the last with the one
before. Nobody chooses, so nobody can choose an area in which one representative is left.
"""

from collections.abc import Iterable, Mapping, Sequence

from wellbeing.anonymise.floors import FEWEST_IN_BATCH
from wellbeing.exchange.contribution.document import Areas

FEWEST = FEWEST_IN_BATCH
"""Representatives on the roster of an area, and active ones among them, that are counted together at least."""
_LEVELS = (3, 2)
"""Letters of a NUTS code that name the region of NUTS 1, and the country."""


def merged(sizes: Mapping[Areas, int]) -> tuple[Areas, ...]:
    """The areas with at least `FEWEST` each, from areas of these sizes, in order; none where that can't be reached."""
    found = dict(sizes)
    for letters in _LEVELS:
        inside: dict[str, list[Areas]] = {}
        for area in sorted(found):
            regions = {code[:letters] for code in area}
            if len(regions) == 1:
                inside.setdefault(regions.pop(), []).append(area)
        for neighbours in inside.values():
            _merge(neighbours, found)
    return tuple(sorted(found)) if found and min(found.values()) >= FEWEST else ()


def _merge(neighbours: list[Areas], sizes: dict[Areas, int]) -> None:
    """Until none of these is too small, or one is left."""
    while len(neighbours) > 1:
        small = next((place for place, area in enumerate(neighbours) if sizes[area] < FEWEST), None)
        if small is None:
            return
        first = min(small, len(neighbours) - 2)
        one, other = neighbours[first : first + 2]
        together = joined((one, other))
        sizes[together] = sizes.pop(one) + sizes.pop(other)
        neighbours[first : first + 2] = [together]


def joined(areas: Iterable[Areas]) -> Areas:
    """One area of all their codes."""
    return tuple(sorted({code for area in areas for code in area}))


def within(areas: Sequence[Areas], whole: Areas) -> tuple[Areas, ...]:
    """Those of `areas` that lie in `whole`."""
    return tuple(area for area in areas if set(area) <= set(whole))
