"""Shares in bands: what of a whole was counted, kept or known, so broadly that it tells nothing of single cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise.floors import FEWEST_IN_BATCH
from wellbeing.language import _


class Band(StrEnum):
    """A share of a whole. `FROM_75_UP` takes the place of the two highest ones where they would be too narrow."""

    UNDER_25 = "P_LT25"
    FROM_25 = "P25-49"
    FROM_50 = "P50-74"
    FROM_75 = "P75-89"
    FROM_90 = "P_GE90"
    FROM_75_UP = "P_GE75"
    UNKNOWN = "_U"


BAND_LABELS: Mapping[Band, str] = {
    Band.UNDER_25: _("under 25 %"),
    Band.FROM_25: _("25 to 49 %"),
    Band.FROM_50: _("50 to 74 %"),
    Band.FROM_75: _("75 to 89 %"),
    Band.FROM_90: _("90 % or more"),
    Band.FROM_75_UP: _("75 % or more"),
    Band.UNKNOWN: _("not known"),
}

_LIMITS: Mapping[Band, tuple[int, int]] = {
    Band.UNDER_25: (0, 25),
    Band.FROM_25: (25, 50),
    Band.FROM_50: (50, 75),
    Band.FROM_75: (75, 90),
    Band.FROM_90: (90, 101),
    Band.FROM_75_UP: (75, 101),
}
"""The least share in percent, and the one that is no longer in the band."""

_USUAL = (Band.UNDER_25, Band.FROM_25, Band.FROM_50, Band.FROM_75, Band.FROM_90)


def band(part: int, whole: int) -> Band:
    """The band of a share; unknown without a whole."""
    if whole <= 0:
        return Band.UNKNOWN
    return next(found for found in _USUAL if part * 100 < _LIMITS[found][1] * whole)


def counted_band(counted: int, known: int, width: int) -> Band:
    """The band of the cases that were counted among the known ones.

    `counted` is published, so a band bounds how many cases were left out. Where '90 % or more' would leave fewer
    than `width` counts open, it and the band below become one. Which bands there are depends on `counted` alone.
    """
    found = band(counted, known)
    if found in (Band.FROM_75, Band.FROM_90) and not leaves_open(counted, Band.FROM_90, width):
        return Band.FROM_75_UP
    return found


FEWEST_UNTOLD = FEWEST_IN_BATCH
"""Between the fewest and the most representatives who can be missing, the band of those who reported leaves as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The representatives on the rosters of what was opened, each quarter by itself: how many stood there, and how many
    of them reported at `least`, as everybody knows who knows the rosters and what was opened."""

    number: int
    least: int


def reported_band(reported: int, asked: Asked) -> Band:
    """The band of the representatives who reported, of all who were asked.

    Whoever knows `asked` learns between how many and how many are missing. Where that leaves fewer than FEWEST_UNTOLD
    open the two highest bands become one, and where that does not help none is told. Which bands there are depends on
    `asked` alone.
    """
    for bands in ((Band.FROM_75, Band.FROM_90), (Band.FROM_75_UP,)):
        possible = [one for one in bands if _reporting(one, asked)]
        if possible and all(tells_nobody(one, asked) for one in possible):
            return next((one for one in possible if reported in _reporting(one, asked)), Band.UNKNOWN)
    return Band.UNKNOWN


def tells_nobody(share: Band, asked: Asked | None) -> bool:
    """Whether a band leaves open how many of those who were asked are missing. Of an unknown number none does."""
    if share is Band.UNKNOWN:
        return True
    return asked is not None and len(_reporting(share, asked)) > FEWEST_UNTOLD


def _reporting(share: Band, asked: Asked) -> range:
    """How many can have reported, where the band is told."""
    low, high = (-(-limit * asked.number // 100) for limit in _LIMITS[share])
    return range(max(asked.least, low), min(asked.number + 1, high))


def leaves_open(counted: int, share: Band, width: int) -> bool:
    """Whether at least `width` counts lie between the fewest and the most cases that can have been left out."""
    least, most = left_out_range(counted, share)
    return most is None or most - least >= width


def left_out_range(counted: int, share: Band) -> tuple[int, int | None]:
    """The fewest and the most cases that can have been left out, for somebody who knows `counted` and the band;
    None where there is no bound."""
    if share is Band.UNKNOWN or not counted:
        return 0, None
    low, high = _LIMITS[share]
    # The band says: low * known <= 100 * counted < high * known.
    least = 0 if high > 100 else counted * 100 // high + 1 - counted
    return least, counted * 100 // low - counted if low else None
