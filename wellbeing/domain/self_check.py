"""A self-check that an officer fills in alone, from its official form: what can be worked out of it, and nothing more.

The program holds none of its questions. A value suggests a referral at most; it never names a condition.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from wellbeing.domain.checklist import Evidence
from wellbeing.domain.identity import CaseId, SelfCheckId, Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """What to say for a value up to `at_most`, the end included."""

    at_most: int
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """The definition of a self-check. Each of its `items` has a number from `low` to `high`; their sum times
    `factor` is the value. `thresholds` ascend; `above` is said for a value above all of them."""

    name: str
    form: str
    """The name of its official form, which is handed over on paper."""
    owner: str
    version: str
    licence: str
    items: int
    low: int
    high: int
    factor: int
    thresholds: tuple[Threshold, ...]
    above: str
    note: str
    """Always said beside a value: not a diagnosis."""
    points: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()

    @property
    def lowest_sum(self) -> int:
        """The lowest sum of its numbers."""
        return self.items * self.low

    @property
    def highest_sum(self) -> int:
        """The highest sum of its numbers."""
        return self.items * self.high

    @property
    def highest_value(self) -> int:
        """The highest value."""
        return self.highest_sum * self.factor

    def value_of(self, numbers: Sequence[int]) -> int:
        """The value of all its numbers; ValueError where one is missing or out of range."""
        if len(numbers) != self.items or not all(self.low <= number <= self.high for number in numbers):
            raise ValueError("a self-check needs a number for each of its lines")
        return self.value_of_sum(sum(numbers))

    def value_of_sum(self, total: int) -> int:
        """The value of a sum; ValueError where it is out of range."""
        if not self.lowest_sum <= total <= self.highest_sum:
            raise ValueError("the sum lies outside of what the form can give")
        return total * self.factor

    def reached(self, value: int) -> Threshold | None:
        """The lowest threshold that a value does not exceed; None above all of them."""
        return next((threshold for threshold in self.thresholds if value <= threshold.at_most), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A questionnaire that is only named: a professional may use it. `year` None where the source names none."""

    name: str
    about: str
    source: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSelfCheck:
    """A value that the officer asked to have kept: never in a figure, erased with the case."""

    id: SelfCheckId
    uid: Uid
    case_id: CaseId
    name: str
    version: str
    taken_on: dt.date
    value: int
