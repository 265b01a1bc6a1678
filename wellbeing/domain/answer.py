"""Yes, no, unknown: and the fourth state, `None`, for a question that was never asked."""

from enum import StrEnum


class YesNo(StrEnum):
    """An answer as it is stored and counted."""

    YES = "Y"
    NO = "N"
    UNKNOWN = "U"
