"""What an indicator is: its measures, and the parts that each is worked out from."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from wellbeing.anonymise.cell import Cell


class Source(StrEnum):
    """Where the parts of an indicator come from."""

    CASES = "cases"
    FORCE = "force"
    SURVEY = "survey"
    LEGAL = "legal"


class Statistic(StrEnum):
    """How the parts are put together. Medians and ninth deciles are classes of banded counts, means come from them."""

    SHARE = "share"
    RATE = "rate"
    COUNT = "count"
    MEAN = "mean"
    MEDIAN = "median"
    NINTH_DECILE = "ninth_decile"


class Absent(StrEnum):
    """Why a measure has no route at all in a representative's release."""

    ONLY_NATIONAL = "only_national"


class FactKind(StrEnum):
    """What an imported fact counts, and with it the floor that it has to pass."""

    PERSONS = "persons"
    BANDS = "bands"
    VOLUME = "volume"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something imported per force and year. Facts of one `group` leave together or not at all; the first of
    PERSONS counts all, the others parts of it; BANDS add up to all. `label` is an English msgid."""

    code: str
    label: str
    group: str
    kind: FactKind


@dataclass(frozen=True, slots=True)
class FactOf:
    """A fact as part of a measure."""

    code: str


@dataclass(frozen=True, slots=True)
class ForcesOf:
    """The number of forces that a fact is known of, as part of a measure."""

    code: str


Part: TypeAlias = Cell | FactOf | ForcesOf


@dataclass(frozen=True, slots=True)
class Term:
    """A part with its weight."""

    part: Part
    times: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandOf:
    """A cell that counts what lies from `start` up to the next band, in the measure's unit."""

    part: Cell
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of an indicator. It has a numerator (and, unless it is a count, a denominator), or `bands` for a
    median or ninth decile, or `absent`. `label` is an English msgid; `unit` a code of UNIT_LABELS."""

    id: str
    label: str
    statistic: Statistic
    unit: str
    per: int = 1
    numerator: tuple[Term, ...] = ()
    denominator: tuple[Term, ...] = ()
    bands: tuple[BandOf, ...] = ()
    absent: Absent | None = None

    def parts(self) -> Iterator[Part]:
        """Everything that it looks at."""
        yield from (term.part for term in (*self.numerator, *self.denominator))
        yield from (band.part for band in self.bands)

    def class_of(self, band: "BandOf") -> tuple[str, str]:
        """Dimension and code of a class: what no other band of the measure is at as well."""
        (own,) = (pair for pair in band.part.at if not all(pair in other.part.at for other in self.bands))
        return own


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator of the reference list with its measures. `note` (msgid, may be empty) tells in what it differs."""

    id: str
    label: str
    source: Source
    note: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """The list, and the facts that may be imported for it."""

    version: int
    facts: tuple[Fact, ...]
    indicators: tuple[Indicator, ...]

    def fact(self, code: str) -> Fact:
        """The fact of a code. Raises KeyError for an unknown one."""
        for fact in self.facts:
            if fact.code == code:
                return fact
        raise KeyError(code)

    def groups(self) -> dict[str, tuple[Fact, ...]]:
        """The facts of each group, in the order of the list."""
        return {
            group: tuple(fact for fact in self.facts if fact.group == group)
            for group in dict.fromkeys(fact.group for fact in self.facts)
        }

    def measures(self) -> Iterator[tuple[Indicator, Measure]]:
        """Every measure with its indicator, in order."""
        for indicator in self.indicators:
            for measure in indicator.measures:
                yield indicator, measure


NONE = Indicators(version=0, facts=(), indicators=())
"""No indicators at all."""
