"""What of a country and of a year is in a national release: which areas, in which quarters, and who reported.

Codes of NUTS and bands only. Nothing that leaves counts a case, and no number of representatives does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wellbeing.anonymise.period import Period
from wellbeing.anonymise.share import Asked, Band

Area = tuple[str, ...]
"""NUTS codes, sorted: one, or those that were counted together."""


class Closed(StrEnum):
    """Why nothing of a quarter, or of an area in it, was opened.

    Too few who reported, too few with a case, and sums that contradict themselves are one reason: apart, they would say
    of a named area that some of its representatives had no case at all.
    """

    NO_ROSTER = "NO_ROSTER"
    NO_LISTS = "NO_LISTS"
    NOT_ENDED = "NOT_ENDED"
    TOO_FEW = "TOO_FEW"
    LOST = "LOST"

    @classmethod
    def _missing_(cls, value: object) -> "Closed | None":
        return cls.TOO_FEW if value in _APART else None


_APART = ("TOO_FEW_REPORTED", "TOO_FEW_ACTIVE", "VOID")
"""What earlier versions of the program told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterCoverage:
    """`opened` are areas as they were added up, `closed` those of the roster of which nothing was; with `why` there are
    none of either, since nothing of the quarter was opened at all."""

    period: Period
    opened: tuple[Area, ...] = ()
    closed: Mapping[Area, Closed] = field(default_factory=dict)
    why: Closed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`areas` are those of the year, as its figures have them; `absent` are regions that nobody on any roster works in.
    `reported` is the band of the representatives on the rosters of what was opened, quarter by quarter, whose
    contribution both offices took in. `names` are those of single NUTS codes. `asked` stays inside: with it the band is
    attacked before it leaves."""

    quarters: tuple[QuarterCoverage, ...]
    areas: tuple[Area, ...]
    absent: tuple[str, ...] = ()
    reported: Band = Band.UNKNOWN
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
    asked: Asked | None = field(default=None, compare=False, repr=False)

    @property
    def merged(self) -> tuple[Area, ...]:
        """Areas of several regions."""
        return tuple(area for area in self.areas if len(area) > 1)

    @property
    def never_opened(self) -> tuple[Area, ...]:
        """Areas that had representatives on a roster, and are in no figure."""
        within = {code for area in self.areas for code in area}
        closed = dict.fromkeys(area for quarter in self.quarters for area in quarter.closed)
        return tuple(sorted(area for area in closed if not within & set(area)))

    def opened_in(self, area: Area) -> tuple[Period, ...]:
        """The quarters in which anything of an area was opened."""
        return tuple(one.period for one in self.quarters if any(set(area) & set(opened) for opened in one.opened))

    def same_quarters(self, other: "Coverage") -> bool:
        """Whether every region that both years have was opened in the same quarters of each."""
        own, theirs = self._quarters_of_regions(), other._quarters_of_regions()
        return all(own[code] == theirs[code] for code in own.keys() & theirs.keys())

    def _quarters_of_regions(self) -> dict[str, set[int | None]]:
        found: dict[str, set[int | None]] = {}
        for quarter in self.quarters:
            for code in (code for area in quarter.opened for code in area):
                found.setdefault(code, set()).add(quarter.period.quarter)
        return found
