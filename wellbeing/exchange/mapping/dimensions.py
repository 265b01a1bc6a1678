"""The statistical dimensions that a mapping can fill, and the code list of each."""

from collections.abc import Mapping as Lookup

from wellbeing.domain.case import AgeBand
from wellbeing.domain.codes import CodeList

ACT = "act"
INJURY = "injury"
SEVERITY = "severity"
AGE_BAND = "age_band"
FLAGS = "flags"

CODE_LISTS = {
    ACT: "acts",
    "means": "means",
    FLAGS: "flags",
    "circumstance": "circumstances",
    "environment": "environments",
    "region": "regions",
    INJURY: "injuries",
    SEVERITY: "days_lost",
    "alone": "yes_no",
    "over_48h": "yes_no",
    "rest_under_11h": "yes_no",
    "kit_missing": "yes_no",
    "sex": "sexes",
    AGE_BAND: "age_bands",
    "role": "roles",
    "justice": "justice_outcomes",
}
"""Dimension -> name of its code list."""

MANY = frozenset({INJURY, FLAGS})
"""Dimensions of which a case keeps every answer."""

NUMBERS = {"age": AGE_BAND, SEVERITY: SEVERITY}
"""Columns of whole numbers (years, calendar days lost) -> the dimension whose classes they fall into."""

TEXTS = frozenset({"place", "rank", "unit"})

Books = Lookup[str, CodeList]
"""Code list by name, as in `CODE_LISTS`."""

COUNTED_AS = {INJURY: "injury_group"}
"""Dimensions that figures know by another name."""

_REMAINDERS = {"circumstance": {"11"}, INJURY: {"000", "999", "NFD"}, "means": {"90", "95"}}
"""Codes that take in what has no code of its own."""

_DAYS = ((1, "NONE"), (4, "D1-3"), (7, "A01"), (14, "A02"), (21, "A03"), (31, "A04"), (92, "A05"), (183, "A06"))


def days_class(days: int) -> str:
    """The class of calendar days lost, as in days_lost.csv (ESAW; a month is taken as 30.5 days)."""
    return next((code for limit, code in _DAYS if days < limit), "997")


CLASSES = {
    "age": tuple(band.value for band in AgeBand if band is not AgeBand.UNKNOWN),
    SEVERITY: (*(code for _limit, code in _DAYS), "997"),
}
"""The classes that a column of numbers can fall into."""


def loose_codes(dimension: str, book: CodeList) -> frozenset[str]:
    """Codes that say less than the book could: groups with parts, and remainders."""
    groups = {code.code for code in book if book.children(code.code)}
    return frozenset(groups | _REMAINDERS.get(dimension, set()))
