"""The statistical dimensions that a mapping can fill, and the code list of each."""

from collections.abc import Mapping as Lookup

from wellbeing.domain.codes import CodeList

ACT = "act"
INJURY = "injury"
SEVERITY = "severity"
AGE_BAND = "age_band"
FLAGS = "flags"
CARE_TIME = "care_time"
OUTCOME_TIME = "outcome_time"

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
    CARE_TIME: "care_times",
    "recorded": "yes_no",
    "legal_aid": "legal_aid",
    OUTCOME_TIME: "outcome_times",
}
"""Dimension -> name of its code list."""

MANY = frozenset({INJURY, FLAGS})
"""Dimensions of which a case keeps every answer."""

NUMBERS = {"age": AGE_BAND, SEVERITY: SEVERITY, CARE_TIME: CARE_TIME, OUTCOME_TIME: OUTCOME_TIME}
"""Columns of whole numbers (years, calendar days lost, minutes to medical care, days to the outcome in court) -> the
dimension whose classes they fall into."""

ONLY_NUMBERS = frozenset({OUTCOME_TIME})
"""Dimensions of which a case keeps the number itself, so that a class alone can't fill them."""

TEXTS = frozenset({"place", "rank", "unit"})

Books = Lookup[str, CodeList]
"""Code list by name, as in `CODE_LISTS`."""

COUNTED_AS = {INJURY: "injury_group"}
"""Dimensions that figures know by another name."""

_REMAINDERS = {"circumstance": {"11"}, INJURY: {"000", "999", "NFD"}, "means": {"90", "95"}}
"""Codes that take in what has no code of its own."""


def loose_codes(dimension: str, book: CodeList) -> frozenset[str]:
    """Codes that say less than the book could: groups with parts, and remainders."""
    groups = {code.code for code in book if book.children(code.code)}
    return frozenset(groups | _REMAINDERS.get(dimension, set()))
