"""Facts that were imported per force and year, and what of them may leave: sums over forces, behind a floor.

The survey of a small force can point to a person as a small cell does. A force whose figures are below the floor
enters no sum at all, so that no difference brings them back. No name of a force leaves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise import floors
from wellbeing.anonymise.indicators.definition import Fact, FactKind, Indicators
from wellbeing.anonymise.indicators.standing import FactFigure, Standing

FLOOR = floors.FLOORS[floors.Kind.OPEN].threshold
"""Fewest persons behind a fact that leaves, and behind each of its parts and what is left of the whole."""


class Told(StrEnum):
    """What the file said of a fact. Zero is a value."""

    VALUE = "value"
    MISSING = "missing"
    NOT_COLLECTED = "not_collected"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceFact:
    """A fact of one force and year. `persons` stand behind a VOLUME; None where nobody told."""

    force: str
    fact: str
    told: Told
    value: int | None = None
    persons: int | None = None

    def __post_init__(self) -> None:
        if (self.told is Told.VALUE) != (self.value is not None):
            raise ValueError("a fact has a value exactly when one was told")


def leaving(wanted: Indicators, facts: Iterable[ForceFact]) -> dict[str, FactFigure]:
    """Every fact of the list as it may leave, from those of one year."""
    of_force: dict[str, dict[str, ForceFact]] = {}
    for found in facts:
        of_force.setdefault(found.force, {})[found.fact] = found
    leaving_facts: dict[str, FactFigure] = {}
    for group in wanted.groups().values():
        leaving_facts |= _of_group(group, of_force)
    return leaving_facts


def _of_group(group: tuple[Fact, ...], of_force: Mapping[str, Mapping[str, ForceFact]]) -> dict[str, FactFigure]:
    passed = []
    standings: set[Standing] = set()
    for found in of_force.values():
        standing = _standing(group, found)
        if standing is Standing.VALUE:
            passed.append(found)
        standings.add(standing)
    if not passed or (_needs_every_force(group) and standings != {Standing.VALUE}):
        return {fact.code: FactFigure(standing=_without_value(standings)) for fact in group}
    return {
        fact.code: FactFigure(
            standing=Standing.VALUE,
            value=sum(found[fact.code].value or 0 for found in passed),
            forces=len(passed),
        )
        for fact in group
    }


def _without_value(standings: set[Standing]) -> Standing:
    """'Not collected' is only what nobody told of any force."""
    if Standing.WITHHELD in standings:
        return Standing.WITHHELD
    return Standing.MISSING if standings & {Standing.MISSING, Standing.VALUE} else Standing.NOT_COLLECTED


def _needs_every_force(group: tuple[Fact, ...]) -> bool:
    """Whether a sum is of use only with every force in it: officers in service stand below cases of all forces."""
    return len(group) == 1 and group[0].kind is FactKind.PERSONS


def _standing(group: tuple[Fact, ...], of_force: Mapping[str, ForceFact]) -> Standing:
    told = [of_force[fact.code] for fact in group if fact.code in of_force]
    states = {found.told for found in told} | ({Told.NOT_COLLECTED} if len(told) < len(group) else set())
    if states == {Told.NOT_COLLECTED}:
        return Standing.NOT_COLLECTED
    if Told.SUPPRESSED in states:
        return Standing.WITHHELD
    if states != {Told.VALUE}:
        return Standing.MISSING
    return Standing.VALUE if _passes(group[0].kind, told) else Standing.WITHHELD


def _passes(kind: FactKind, told: list[ForceFact]) -> bool:
    values = [found.value or 0 for found in told]
    if kind is FactKind.YES_NO:
        return True
    if kind is FactKind.VOLUME:
        return all(found.persons is not None and found.persons >= FLOOR for found in told)
    if kind is FactKind.BANDS:
        return min(values) >= FLOOR
    whole, *parts = values
    return whole >= FLOOR and all(part >= FLOOR and whole - part >= FLOOR for part in parts)


def contradictions(wanted: Indicators, facts: Iterable[ForceFact]) -> list[tuple[str, str]]:
    """(force, group) of every group whose parts say more than its whole, in the facts of one year."""
    values: dict[str, dict[str, int]] = {}
    for found in facts:
        if found.value is not None:
            values.setdefault(found.force, {})[found.fact] = found.value
    wrong = []
    for force, told in values.items():
        for name, group in wanted.groups().items():
            whole, *parts = (told.get(fact.code) for fact in group)
            ordered = group[0].kind in (FactKind.PERSONS, FactKind.VOLUME)
            if ordered and whole is not None and any(part is not None and part > whole for part in parts):
                wrong.append((force, name))
    return wrong
