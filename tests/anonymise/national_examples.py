"""A small national schema of two major regions and cases of many representatives, for tests."""

import random
from collections.abc import Sequence
from dataclasses import replace

from tests.anonymise import examples
from tests.anonymise.examples import ALONE, YEAR, case, table
from wellbeing.anonymise.areas import Areas, regions
from wellbeing.anonymise.count import Counts, count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.schema import Schema, Unit

ACT, INJURY = (
    replace(one, codes=tuple(replace(code, label=code.code) for code in one.codes))
    for one in (examples.ACT, examples.INJURY)
)
PLACES = ("DE11", "DE12", "DE21", "DE22", "DE30")
REGION = regions(Areas.joined([[place] for place in PLACES]), {}, label="Region", about="", source="")
assert REGION is not None
_ACT = table("ACT", Unit.CASES, ("act", 2), instead=(table("ACT_GROUP", Unit.CASES, ("act", 1)),))
_MAJOR = table(
    "MAJOR",
    Unit.CASES,
    ("act", 1),
    ("alone", 1),
    ("region", 1),
    instead=(table("ACT_ALONE", Unit.CASES, ("act", 1), ("alone", 1)), table("REGION", Unit.CASES, ("region", 1))),
)
SCHEMA = Schema(
    id="TEST_NAT_1",
    threshold=5,
    sensitive_threshold=10,
    width=5,
    dimensions={one.name: one for one in (ACT, ALONE, INJURY, REGION)},
    tables=(
        _ACT,
        table("FINE", Unit.CASES, ("act", 1), ("alone", 1), ("region", 2), instead=(_MAJOR,)),
        table("INJURY", Unit.CASES, ("injury", 1)),
    ),
    kind=Kind.NATIONAL,
)

Contributed = tuple[int, CountedCase]
"""A case with the representative who contributed it."""


def counted(contributed: Sequence[Contributed], schema: Schema = SCHEMA) -> Counts:
    """The counts of a year. Whoever contributed to a cell is counted like an officer: once."""
    counts = count(schema, [one for _by, one in contributed], YEAR)
    theirs = count(schema, [replace(one, officer=by) for by, one in contributed], YEAR)
    return replace(counts, contributors={cell: tally.officers for cell, tally in theirs.tallies.items()})


def random_contributed(seed: int, number: int, representatives: int) -> list[Contributed]:
    """Cases whose codes get rarer down each list; every representative works in one region."""
    dice = random.Random(seed)
    steepness = dice.choice((0.5, 1.0, 2.0))

    def pick(names: Sequence[str]) -> str:
        return dice.choices(names, [1 / (rank + 1) ** steepness for rank in range(len(names))])[0]

    where = [pick(PLACES) for _one in range(representatives)]
    found = []
    for _number in range(number):
        by = dice.randrange(representatives)
        facts = {one.name: pick(one.leaves()) for one in (ACT, ALONE, INJURY)}
        officer = by * 1000 + dice.randrange(1 + number // representatives)
        found.append((by, case(officer, region=where[by], **facts)))
    return found
