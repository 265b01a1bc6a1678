"""How a figure beside the cells stands: a value, or a reason for none, kept apart in every format."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Standing(StrEnum):
    """Zero is a value. Withheld, not collected, missing and undefined are four other things; over the quarters there is
    a fifth, a quarter that was not opened."""

    VALUE = "value"
    WITHHELD = "withheld"
    NOT_COLLECTED = "not collected"
    MISSING = "missing"
    UNDEFINED = "undefined"
    NOT_OPENED = "not opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFigure:
    """An imported fact as it leaves, over all forces that passed the floor. `forces` says how many; 0 without value."""

    standing: Standing
    value: int | None = None
    forces: int = 0

    def __post_init__(self) -> None:
        if (self.standing is Standing.VALUE) != (self.value is not None) or (self.value is None) != (not self.forces):
            raise ValueError("a fact has a value and forces exactly when it leaves")


class Why(StrEnum):
    """Why a measure has no value. Everybody who has the files can tell as much."""

    HIDDEN_PART = "a part is withheld"
    SOURCE_CANNOT_TELL = "the source does not ask"
    NOT_IMPORTED = "nothing imported"
    FACT_WITHHELD = "a fact is withheld"
    FACT_MISSING = "a fact is missing"
    TABLE_LEFT_OUT = "the table is left out"
    NO_DENOMINATOR = "the denominator is zero"
    ONLY_NATIONAL = "only_national"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFigure:
    """A measure worked out. For a class of bands `value` is where it begins, and `band` the code of that class."""

    standing: Standing
    value: Decimal | None = None
    band: str | None = None
    why: Why | None = None

    def __post_init__(self) -> None:
        valued = self.standing is Standing.VALUE
        if valued != (self.value is not None) or valued != (self.why is None):
            raise ValueError("a measure has a value, or a reason for none")
