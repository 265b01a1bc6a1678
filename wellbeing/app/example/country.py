"""Made-up cases with everything that a national release counts, as one representative knows them. Nobody in them
exists, and some answers are far more frequent than others, as in real records."""

import random
from collections.abc import Sequence

from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.schema import Schema, Unit

_EVENTS = {Unit.CONTACTS: 0.8, Unit.DAYS_LOST: 0.5, Unit.APPOINTMENTS: 0.4, Unit.REFERRALS: 0.3, Unit.JUSTICE: 0.4}
"""How often a case has an event of each kind."""
_STEEPNESS = 1.7
"""How much rarer each answer is than the one before it in its list."""


def cases_of(schema: Schema, seed: int, number: int, officer: int) -> tuple[CountedCase, ...]:
    """So many cases of as many officers, numbered from `officer` on. The same seed gives the same cases."""
    chance = random.Random(seed)
    return tuple(
        CountedCase(
            officer=officer + place,
            facts=_facts(schema, chance, Unit.CASES),
            events=tuple(
                Event(unit=unit, facts=facts)
                for unit, often in _EVENTS.items()
                if chance.random() < often and (facts := _facts(schema, chance, unit))
            ),
        )
        for place in range(number)
    )


def _facts(schema: Schema, chance: random.Random, unit: Unit) -> dict[str, str | None]:
    names = {axis.dimension for table in schema.every_table() if table.unit is unit for axis in table.axes}
    found: dict[str, str | None] = {}
    for name in sorted(names):
        dimension = schema.dimensions[name]
        if not dimension.groups_of and not dimension.of_events:
            found[name] = _one_of(chance, [code for code in dimension.leaves() if code != dimension.unknown])
    return found


def _one_of(chance: random.Random, codes: Sequence[str]) -> str:
    weights = [(place + 1) ** -_STEEPNESS for place in range(len(codes))]
    return chance.choices(codes, weights)[0]
