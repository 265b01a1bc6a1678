"""A small release with figures of every kind, for the tests of charts and reports.

It is composed by the program's own counting, with cells chosen to be withheld: what is tested here is how
figures are shown, not which.
"""

import dataclasses
import datetime as dt

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.detail import Detailed
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.protect import Protected
from wellbeing.anonymise.published import State
from wellbeing.anonymise.reduced import Shortfall
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import Axis, Code, Dimension, Schema, Table, Unit
from wellbeing.anonymise.share import Band

ACT = Dimension(
    name="act",
    label="Act",
    unknown="_U",
    codes=(
        Code(code="THREAT", label="Threat"),
        Code(code="THREAT_SERIOUS", label="Threat of death", parent="THREAT"),
        Code(code="THREAT_NFD", label="Threat, not known further", parent="THREAT", rest=True),
        Code(code="ASSAULT", label="Physical assault"),
        Code(code="_U", label="Not known"),
    ),
)
INJURED = Dimension(
    name="injured",
    label="Injured or not",
    unknown="_U",
    codes=(
        Code(code="Y", label="Injured"),
        Code(code="N", label="Not injured"),
        Code(code="_U", label="Unknown whether injured"),
    ),
)
KIT = Dimension(
    name="kit",
    label="Kit missing",
    unknown="_U",
    codes=(Code(code="Y", label="Yes"), Code(code="_U", label="Not known")),
)
SCHEMA = Schema(
    id="TEST",
    threshold=10,
    sensitive_threshold=10,
    width=10,
    dimensions={"act": ACT, "injured": INJURED, "kit": KIT},
    tables=(
        Table(name="ACT", label="Cases by act", unit=Unit.CASES, axes=(Axis(dimension="act", levels=2),)),
        Table(
            name="BOTH",
            label="Cases by act and injury",
            unit=Unit.CASES,
            axes=(Axis(dimension="act"), Axis(dimension="injured")),
        ),
        Table(name="KIT", label="Cases by kit", unit=Unit.CASES, axes=(Axis(dimension="kit"),)),
        Table(
            name="LARGE",
            label="Cases for many officers",
            unit=Unit.CASES,
            axes=(Axis(dimension="injured"), Axis(dimension="kit")),
            from_officers=10_000,
        ),
    ),
    structural=({"act": "_U", "injured": "N"},),
)
PERIOD = Period(year=2022, imported=True)


def _cases(scale: int) -> list[CountedCase]:
    numbers = {
        ("THREAT_SERIOUS", "Y"): 7,
        ("THREAT_NFD", "N"): 555,
        ("ASSAULT", "Y"): 333,
        ("ASSAULT", "N"): 222,
        ("_U", "_U"): 111,
    }
    cases: list[CountedCase] = []
    for (act, injured), number in numbers.items():
        for _each in range(number * scale // 100):
            cases.append(CountedCase(officer=len(cases), facts={"act": act, "injured": injured}))
    return cases


def release(*, officers_in_percent: int = 100, fictitious: bool = False) -> Release:
    """1,228 cases of as many officers; fewer for less than 100 percent, too few for 1."""
    counted = count(SCHEMA, _cases(officers_in_percent), PERIOD)
    gaps = [cell for cell in counted.states if cell.code("kit") != TOTAL]
    counts = dataclasses.replace(
        counted,
        states={**counted.states, **dict.fromkeys(gaps, State.NOT_COLLECTED)},
        tallies={cell: tally for cell, tally in counted.tallies.items() if cell not in gaps},
    )
    small = {cell: Why.SMALL for cell, tally in counts.tallies.items() if tally.number < 10}
    return compose(
        Detailed(
            protected=Protected(counts=counts, why=small, too_few=counts.officers < 30),
            failed={"LARGE": Shortfall.OFFICERS},
        ),
        counted_share=Band.FROM_90,
        program="1.2.3",
        released_on=dt.date(2023, 1, 31),
        fictitious=fictitious,
    )
