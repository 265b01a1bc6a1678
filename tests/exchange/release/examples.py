"""A release of made-up cases by the shipped schema, and a signer with fixed seeds."""

import datetime as dt
import functools
import random
from dataclasses import replace
from pathlib import Path

from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.indicators.facts import ForceFact, Told, leaving
from wellbeing.anonymise.ledger import LedgerEntry
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import Unit
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import ReleasedYear
from wellbeing.content.indicators import load_indicators
from wellbeing.content.statistics import load_schema
from wellbeing.exchange.release import Publication, Signer, publish
from wellbeing.language import language

CREATED = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
SIGNER = Signer.generate(bytes(range(64)))
OTHER_SIGNER = Signer.generate(bytes(64))
HISTORY = Period(year=2022, imported=True)
GAPS = frozenset({"over_48h", "rest_under_11h", "act:SYSTEMS", "referral_kind", "referral_outcome", "waiting"})


def cases(number: int, officers: int, seed: int = 1) -> list[CountedCase]:
    """Cases of a source that leaves the gaps of `GAPS`."""
    dice = random.Random(seed)
    schema = load_schema()

    def pick(name: str) -> str:
        impossible = {zero[name] for zero in schema.structural if name in zero}
        codes = [c for c in schema.dimensions[name].leaves() if f"{name}:{c}" not in GAPS and c not in impossible]
        return dice.choices(codes, [1 / (rank + 1) ** 2 for rank in range(len(codes))])[0]

    names = ("act", "injury_group", "circumstance", "alone", "kit_missing")
    return [
        CountedCase(
            officer=dice.randrange(officers),
            facts={name: pick(name) for name in names},
            events=(
                Event(unit=Unit.DAYS_LOST, facts={"severity": pick("severity")}),
                *(
                    Event(unit=Unit.CONTACTS, facts={"step": f"T{step}", "result": pick("result")})
                    for step in range(dice.randrange(4))
                ),
            ),
        )
        for _number in range(number)
    ]


@functools.cache
def release(number: int = 500, officers: int = 250, period: Period = HISTORY) -> Release:
    return compose(
        with_detail(count(load_schema(), cases(number, officers), period, GAPS)),
        counted_share=Band.FROM_75,
        program="0.1.0",
        released_on=CREATED.date(),
        area="DE",
        area_name="Germany",
    )


FACTS = (
    ("OFFICERS", 1600, None),
    ("SHIFTS", 900, 60),
    ("SHIFTS_UNDER", 0, 60),
    ("WHO5_VALID", 40, None),
    ("WHO5_LOW", 4, None),
    ("RIGHT_STRIKE", 0, None),
)
"""What one force told, with the persons behind it; of overtime it told a part."""


@functools.cache
def release_with_indicators(officers: int = 250, *, with_earlier: bool = False) -> Release:
    """A release of that year with the indicators that follow from it and from the facts of one force."""
    told = [ForceFact(force="North", fact="OVERTIME", told=Told.VALUE, value=5000, persons=80)]
    told += [ForceFact(force="North", fact=f, told=Told.VALUE, value=v, persons=p) for f, v, p in FACTS]
    return compose(
        with_detail(count(load_schema(), cases(500, officers), HISTORY, GAPS)),
        counted_share=Band.FROM_75,
        program="0.1.0",
        released_on=CREATED.date(),
        area="DE",
        area_name="Germany",
        indicators=load_indicators(),
        facts=leaving(load_indicators(), told),
        released=earlier_years() if with_earlier else (),
    )


@functools.cache
def earlier_releases() -> tuple[Release, ...]:
    """Two years that left before it: three years before another source did not ask for everything."""
    later, first = (
        release(600, 260, Period(year=2021, imported=True)),
        release(320, 180, Period(year=2018, imported=True)),
    )
    gone = {cell: Figure(State.NOT_COLLECTED) for cell in first.cells if "alone" in dict(cell.at)}
    tables = tuple(table for table in first.tables if table.name != "ALONE")
    return replace(first, cells={**first.cells, **gone}, tables=tables), replace(later, counted_share=Band.FROM_50)


def earlier_years() -> tuple[ReleasedYear, ...]:
    """The same as their readers have them."""
    return tuple(ReleasedYear(published=one.published(), counted_share=one.counted_share) for one in earlier_releases())


def published(folder: Path, ledger: tuple[LedgerEntry, ...] = (), found: Release | None = None) -> Publication:
    return publish(
        found or release(),
        folder,
        schema=load_schema(),
        ledger=ledger,
        signer=SIGNER,
        language=language("en"),
        pdf=lambda: b"%PDF-1.4 as drawn elsewhere",
        created=CREATED,
        record=lambda _publication: None,
    )
