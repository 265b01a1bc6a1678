"""Conditions of a checklist: looks at earlier answers and at case facts, joined by all, any and not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, assert_never

Answer: TypeAlias = str | bool | int | list[str]
"""JSON-like: an option's id, ticked or read, a number, several ids; a date or a note is a text (ISO date)."""
Answers: TypeAlias = Mapping[str, Answer | None]
"""By question; None where the question was skipped."""
Facts: TypeAlias = Answers
"""By name; None where it is not known."""

FACT_NAMES = frozenset(
    {
        "act",
        "alone",
        "circumstance",
        "other_cases",
        "environment",
        "flags",
        "injured",
        "means",
        "membership",
        "mode",
        "red_flags",
        "relation",
        "role",
        "severity",
        "statistics_consent",
        "step",
        "under_investigation",
    }
)
"""What a condition may ask of the case. `alone`, `injured`, `under_investigation` are true, false or absent;
`statistics_consent` is yes, no or absent; `flags` (of the incident) and `red_flags` (raised in the case) are lists;
`other_cases` (of the same officer) is a number."""


class Operator(StrEnum):
    """How a comparison looks at a value. Nothing given means that the comparison does not hold."""

    IS = "is"
    ONE_OF = "one_of"
    INCLUDES = "includes"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One look at an earlier answer (`of_case` false) or at a case fact (`of_case` true)."""

    name: str
    of_case: bool
    operator: Operator
    value: str | bool | int | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Holds when every part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Holds when at least one part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """Holds when its part does not."""

    part: "Condition"


Condition: TypeAlias = Comparison | AllOf | AnyOf | Negation


def looks_at(condition: Condition, fact: str) -> bool:
    """Whether a condition asks for a fact of the case."""
    match condition:
        case Comparison():
            return condition.of_case and condition.name == fact
        case AllOf() | AnyOf():
            return any(looks_at(part, fact) for part in condition.parts)
        case Negation():
            return looks_at(condition.part, fact)
        case _:
            assert_never(condition)


def evaluate(condition: Condition | None, answers: Answers, facts: Facts) -> bool:
    """Whether `condition` holds; no condition always does."""
    match condition:
        case None:
            return True
        case Comparison():
            given = (facts if condition.of_case else answers).get(condition.name)
            return given is not None and _compare(given, condition)
        case AllOf():
            return all(evaluate(part, answers, facts) for part in condition.parts)
        case AnyOf():
            return any(evaluate(part, answers, facts) for part in condition.parts)
        case Negation():
            return not evaluate(condition.part, answers, facts)
        case _:
            assert_never(condition)


def _compare(given: Answer, condition: Comparison) -> bool:
    value = condition.value
    match condition.operator:
        case Operator.ANSWERED:
            return True
        case Operator.IS:
            # True equals 1 in Python, but ticked is not the number one. A StrEnum is as good as its text.
            return isinstance(given, bool) == isinstance(value, bool) and given == value
        case Operator.ONE_OF:
            return isinstance(value, tuple) and isinstance(given, str) and given in value
        case Operator.INCLUDES:
            return isinstance(given, list) and value in given
        case Operator.AT_LEAST:
            return _in_order(value, given)
        case Operator.AT_MOST:
            return _in_order(given, value)
        case _:
            assert_never(condition.operator)


def _in_order(low: object, high: object) -> bool:
    """Two numbers, or two ISO dates; anything else has no order here."""
    if isinstance(low, bool) or isinstance(high, bool):
        return False
    if isinstance(low, int) and isinstance(high, int):
        return low <= high
    return isinstance(low, str) and isinstance(high, str) and low <= high
