"""The small national schema by quarter too, and cases of a year whose quarters were opened, for tests."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.anonymise import national_examples
from tests.anonymise.examples import table
from tests.anonymise.national_examples import Contributed, random_contributed
from wellbeing.anonymise.count import Counts, count
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.quarters import quarters
from wellbeing.anonymise.schema import Schema, Unit

CODES = ("Q1", "Q2", "Q3", "Q4")
SCHEMA: Schema = replace(
    national_examples.SCHEMA,
    id="TEST_QUARTERS_1",
    dimensions={**national_examples.SCHEMA.dimensions, "quarter": quarters()},
    tables=(
        *national_examples.SCHEMA.tables,
        table(
            "ACT_QUARTER",
            Unit.CASES,
            ("act", 2),
            ("quarter", 1),
            instead=(
                table(
                    "ACT_GROUP_QUARTER",
                    Unit.CASES,
                    ("act", 1),
                    ("quarter", 1),
                    instead=(table("QUARTER", Unit.CASES, ("quarter", 1)),),
                ),
            ),
        ),
        table(
            "ALONE_REGION_QUARTER",
            Unit.CASES,
            ("alone", 1),
            ("region", 1),
            ("quarter", 1),
            instead=(table("REGION_QUARTER", Unit.CASES, ("region", 1), ("quarter", 1)),),
        ),
    ),
)


def counted(contributed: Sequence[Contributed], period: Period, never_opened: Iterable[str] = ()) -> Counts:
    """The counts of a year, of which quarters were never opened. Whoever contributed to a cell is counted like an
    officer: once."""
    gaps = frozenset(f"quarter:{code}" for code in never_opened)
    counts = count(SCHEMA, [one for _by, one in contributed], period, gaps)
    theirs = count(SCHEMA, [replace(one, officer=by) for by, one in contributed], period, gaps)
    return replace(counts, contributors={cell: tally.officers for cell, tally in theirs.tallies.items()})


def in_quarters(seed: int, number: int, representatives: int, opened: Sequence[str] = CODES) -> list[Contributed]:
    """Cases whose codes get rarer down each list, in the quarters that were opened."""
    dice = random.Random(seed)
    return [
        (by, replace(one, facts={**(one.facts or {}), "quarter": dice.choice(opened)}))
        for by, one in random_contributed(seed, number, representatives)
    ]
