"""A made-up country: cases of many representatives, each in a region, with all that national tables cross them with.

Cases are those of `cases.py`. Regions are Germany's (16 of NUTS 1, 38 of NUTS 2), of sizes that fall off as real ones
do; representatives stand where the cases are. Weights that are not in `cases.py` are guesses, and skewed; none was
chosen by what is withheld. Where a region has too few representatives for a batch it merges with its neighbour.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tests.bench.cases import Maker, Weights
from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.contributing.opening import BatchCounts
from wellbeing.anonymise.contributing.year import year_counts
from wellbeing.anonymise.count import Counts, tallied
from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.floors import FEWEST_IN_BATCH
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Schema, Unit
from wellbeing.content.codes import regions
from wellbeing.content.statistics import load_contribution_schema, load_national_schema

MEANS: Weights = {
    "40": 520, "99": 250, "30": 60, "90": 40, "35": 35, "20": 30, "95": 30, "11": 10, "85": 8, "70": 5, "65": 4,
    "60": 3, "50": 1,
}  # fmt: skip
FLAGS: Mapping[str, float] = {"hate": 0.02, "hybrid": 0.003, "terror": 0.001, "disorder": 0.06, "family": 0.02}
ROLE: Weights = {"5412": 86, "3355": 9, "5413": 3, "OTHER": 1, "_U": 1}
SEX: Weights = {"M": 72, "F": 27, "_O": 0.2, "_U": 0.8}
AGE: Weights = {"Y25-34": 38, "Y35-44": 27, "Y45-54": 18, "Y_LT25": 9, "Y_GE55": 5, "_U": 3}
JUSTICE: Weights = {
    "PENDING": 38, "NO_ACTION": 22, "CONVICTION": 12, "CHARGE": 9, "NOT_REPORTED": 9, "ACQUITTAL": 2, "_U": 8,
}  # fmt: skip
LATER: Weights = {"0": 50, "1": 25, "2": 25}
"""In which quarter after that of its case an event comes. What would come after the year comes early in it instead, as
the events of the year before do."""
QUARTERS = (1, 2, 3, 4)
CASES_OF_ONE = 15
"""Cases of a year that one representative hears of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """`cases` holds by the code of an area what its four quarters count; `representative` says by the number of an
    officer who is theirs."""

    areas: Areas
    schema: Schema
    cases: Mapping[str, Mapping[int, Sequence[CountedCase]]]
    representative: Mapping[int, int]

    def counts(self, period: Period) -> Counts:
        """As the year of opened batches would be: every case and event in its quarter, officers and representatives
        by area and quarter."""
        quarters = {
            area: {number: self._opened(own) for number, own in four.items()} for area, four in self.cases.items()
        }
        return year_counts(self.schema, period, quarters)

    def _opened(self, cases: Sequence[CountedCase]) -> BatchCounts:
        schema = load_contribution_schema()
        _states, tallies = tallied(schema, cases, schema.tables)
        theirs = [replace(case, officer=self.representative[case.officer]) for case in cases]
        _states, contributors = tallied(schema, theirs, schema.tables)
        return BatchCounts(
            cases={found: tally.number for found, tally in tallies.items()},
            officers={found: tally.officers for found, tally in tallies.items()},
            contributors={found: tally.officers for found, tally in contributors.items()},
            active=contributors[Cell(Unit.CASES)].officers,
        )


def made_up_country(number: int, seed: int) -> Country:
    """So many cases of a year."""
    dice = np.random.default_rng(seed + 1)
    base = Maker(seed).cases(number)
    areas, place_of = _places(max(2 * FEWEST_IN_BATCH, number // CASES_OF_ONE), dice)
    officers = sorted({case.officer for case in base})
    drawn = dice.integers(len(place_of), size=len(officers))
    representative = {officer: int(one) for officer, one in zip(officers, drawn, strict=True)}
    schema = load_national_schema(areas)
    columns = _columns(number, dice)
    cases: Mapping[str, dict[int, list[CountedCase]]] = defaultdict(lambda: {quarter: [] for quarter in QUARTERS})
    for place, case in enumerate(base):
        own = {name: column[place] for name, column in columns.items()}
        region = areas.of(place_of[representative[case.officer]]).code
        for quarter, part in _in_quarters(_crossed(case, own), dice):
            cases[region][quarter].append(part)
    return Country(areas=areas, schema=schema, cases=cases, representative=representative)


def _in_quarters(case: CountedCase, dice: np.random.Generator) -> Iterator[tuple[int, CountedCase]]:
    """What each quarter counts of a case: itself in one, its events there or later."""
    first = int(dice.integers(len(QUARTERS)))
    chance = np.array(list(LATER.values())) / sum(LATER.values())
    came: dict[int, list[Event]] = {first: []}
    for event, later in zip(case.events, dice.choice(len(LATER), len(case.events), p=chance).tolist(), strict=True):
        came.setdefault((first + later) % len(QUARTERS), []).append(event)
    for place, events in came.items():
        yield QUARTERS[place], replace(case, facts=case.facts if place == first else None, events=tuple(events))


def _columns(number: int, dice: np.random.Generator) -> dict[str, Sequence[str]]:
    def pick(weights: Weights) -> list[str]:
        share = np.array(list(weights.values()), dtype=float)
        found: list[str] = dice.choice(list(weights), number, p=share / share.sum()).tolist()
        return found

    flags = {name: np.where(dice.random(number) < often, "Y", "N").tolist() for name, often in FLAGS.items()}
    return {
        "means": pick(MEANS),
        "role": pick(ROLE),
        "sex": pick(SEX),
        "age_band": pick(AGE),
        "justice": pick(JUSTICE),
        **flags,
    }


def _crossed(case: CountedCase, own: dict[str, str]) -> CountedCase:
    """The case with what its officer and incident add."""
    facts = dict(case.facts or {})
    act, justice = facts["act"], own.pop("justice")
    kinds = [event.facts["referral_kind"] for event in case.events if event.unit is Unit.REFERRALS]
    attacked = str(act).partition("_")[0] in ("ASSAULT", "EXPOSURE", "ATTEMPT", "SEXUAL", "THREAT")
    more = {
        Unit.DAYS_LOST: {"act": act},
        Unit.APPOINTMENTS: {"referral_kind": kinds[0] if kinds else None},
        Unit.JUSTICE: {"act": act, "justice": justice if attacked else "_U"},
    }
    events = [replace(event, facts={**event.facts, **more.get(event.unit, {})}) for event in case.events]
    return replace(case, facts={**facts, **own, "support_offered": _support(case)}, events=tuple(events))


def _support(case: CountedCase) -> str:
    results = {event.facts["result"] for event in case.events if event.unit is Unit.CONTACTS}
    if results & {"KEPT", "LATE", "DECLINED"}:
        return "Y"
    return "N" if results else "_U"


def _places(representatives: int, dice: np.random.Generator) -> tuple[Areas, list[str]]:
    """The areas of so many representatives, and the region of each."""
    places = [one.code for one in regions() if one.attributes["level"] == "2" and one.attributes["country"] == "DE"]
    places = [code for code in places if "Z" not in code]
    weight = 1 / (3 + dice.permutation(len(places)))
    place_of: list[str] = dice.choice(places, representatives, p=weight / weight.sum()).tolist()
    merged: list[list[str]] = [[]]
    for code in places:
        if sum(place_of.count(one) for one in merged[-1]) >= FEWEST_IN_BATCH:
            merged.append([])
        merged[-1].append(code)
    if sum(place_of.count(one) for one in merged[-1]) < FEWEST_IN_BATCH:
        merged[-2:] = [[*merged[-2], *merged[-1]]]
    return Areas.joined(merged), place_of
