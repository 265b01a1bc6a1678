"""Four frozen quarters that are released one after the other, and then their year: attacked jointly.

Every case and every event lies in the quarter in which it was first counted; the year is the sum of its quarters. Each
release goes through the ledger, so that the next one knows what every reader knows.
"""

import datetime as dt
import random
import time
from collections.abc import Iterator, Sequence

from tests.bench import tables
from tests.bench.figure import Figure
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.detail import Detailed, with_detail
from wellbeing.anonymise.ledger import LedgerEntry, next_entry
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Published, State
from wellbeing.anonymise.schema import Schema, Unit
from wellbeing.anonymise.share import Band
from wellbeing.content.statistics import load_schema

YEAR = Period(year=2026)
_HIDDEN, _OF = 117, 154
"""The year's cells that may be withheld, of how many: the figure that is to be kept."""


def measure(cases: Sequence[CountedCase]) -> Iterator[Figure]:
    """The year of `cases` after its four quarters: what is exact, narrow and withheld in all five together."""
    schema = load_schema()
    frozen = _frozen(schema, cases)
    ledger: list[LedgerEntry] = []
    for quarter, own in zip(YEAR.quarters(), frozen, strict=True):
        ledger.append(_entry(with_detail(count(schema, own, quarter), _published(ledger)), ledger))
    before = _published(ledger)
    start = time.perf_counter()
    year = with_detail(count(schema, [case for own in frozen for case in own], YEAR), before)
    taken = time.perf_counter() - start
    attack = audit(schema, _entry(year, ledger).published(), before)
    figures = year.protected.figures().values()
    hidden, every = sum(figure.state is State.HIDDEN for figure in figures), len(figures)
    what = f"a year after its quarters, {len(cases):,} cases"
    bare = f"{hidden} cells; {_HIDDEN} of {_OF} is {100 * _HIDDEN / _OF:.0f} %"
    for name, ours, unit, target, baseline in (
        ("exact in all releases", len(attack.exact), "cells", 0, ""),
        ("narrow in all releases", len(attack.narrow), "cells", 0, ""),
        (f"withheld of {every}", 100 * hidden / every, "%", 100 * _HIDDEN / _OF, bare),
        ("pattern", taken, "s", None, ""),
    ):
        yield Figure(what=f"{what}: {name}", baseline=baseline, unit=unit, ours=ours, bare=None, target=target)


def _published(ledger: Sequence[LedgerEntry]) -> list[Published]:
    return [entry.published() for entry in ledger]


def _entry(found: Detailed, ledger: Sequence[LedgerEntry]) -> LedgerEntry:
    release = compose(found, counted_share=Band.UNKNOWN, program="bench", released_on=dt.date(2027, 1, 4))
    return next_entry(release, ledger[-1] if ledger else None)


def _frozen(schema: Schema, cases: Sequence[CountedCase]) -> list[list[CountedCase]]:
    """What each quarter counted: the case in one, its events there or in one that came later."""
    dice = random.Random(tables.SEED)
    quarters: list[list[CountedCase]] = [[], [], [], []]
    for case in cases:
        first = dice.randrange(4)
        came = [min(3, first + dice.choice((0, 0, 1, 2))) for _event in case.events]
        for place in sorted({first, *came}):
            events = tuple(event for event, at in zip(case.events, came, strict=True) if at == place)
            facts = case.facts if place == first else None
            if facts is not None:
                results = [event.facts.get("result") for event in events if event.unit is Unit.CONTACTS]
                facts = {**facts, "support_offered": schema.told_by_events("support_offered", results) or "_U"}
            quarters[place].append(CountedCase(officer=case.officer, facts=facts, events=events))
    return quarters
