"""A small schema and made-up cases for the tests of the statistics."""

import random

from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Axis, Code, Dimension, Schema, Table, Unit

YEAR = Period(year=2026)


def codes(*names: str) -> tuple[Code, ...]:
    return tuple(Code(code=name, label=name) for name in names)


ACT = Dimension(
    name="act",
    label="Act",
    unknown="_U",
    codes=(
        *codes("VERBAL", "THREAT"),
        Code(code="SERIOUS", label="", parent="THREAT"),
        Code(code="MINOR", label="", parent="THREAT"),
        Code(code="THREAT_NFD", label="", parent="THREAT", rest=True),
        *codes("ASSAULT", "_U"),
    ),
)
INJURY = Dimension(
    name="injury",
    label="Injury",
    unknown="_U",
    sensitive=True,
    codes=(*codes("NONE", "WOUND"), Code(code="BONE", label="", also=("BONE_OPEN",)), *codes("_U")),
)
INJURED = Dimension(
    name="injured",
    label="Injured",
    unknown="_U",
    sensitive=True,
    codes=codes("Y", "N", "_U"),
    groups_of="injury",
    gathers={"NONE": "N", "WOUND": "Y", "BONE": "Y", "_U": "_U"},
    nearest={"Y": "WOUND", "N": "NONE", "_U": "_U"},
)
ALONE = Dimension(name="alone", label="Alone", unknown="_U", codes=codes("Y", "N", "_U"))
STEP = Dimension(name="step", label="Step", unknown="_U", codes=codes("T0", "T1", "_U"))
RESULT = Dimension(name="result", label="Result", unknown="_U", codes=codes("KEPT", "MISSED", "_U"), sensitive=True)
SUPPORT = Dimension(
    name="support",
    label="Support",
    unknown="_U",
    codes=codes("Y", "N", "_U"),
    of_events=(Unit.CONTACTS, "result"),
    gathers={"KEPT": "Y", "MISSED": "N"},
)


def table(
    name: str, unit: Unit, *axes: tuple[str, int], from_officers: int = 0, instead: tuple[Table, ...] = ()
) -> Table:
    return Table(
        name=name,
        label=name,
        unit=unit,
        axes=tuple(Axis(dimension=dimension, levels=levels) for dimension, levels in axes),
        from_officers=from_officers,
        instead=instead,
    )


SCHEMA = Schema(
    id="TEST_1",
    threshold=10,
    sensitive_threshold=10,
    width=10,
    dimensions={d.name: d for d in (ACT, INJURY, INJURED, ALONE, STEP, RESULT, SUPPORT)},
    tables=(
        table("ACT", Unit.CASES, ("act", 2), instead=(table("ACT_GROUP", Unit.CASES, ("act", 1)),)),
        table("INJURY", Unit.CASES, ("injury", 1)),
        table("ALONE", Unit.CASES, ("alone", 1)),
        table(
            "STEPS",
            Unit.CONTACTS,
            ("step", 1),
            ("result", 1),
            instead=(table("STEP", Unit.CONTACTS, ("step", 1)), table("RESULT", Unit.CONTACTS, ("result", 1))),
        ),
        table(
            "ACT_INJURED",
            Unit.CASES,
            ("act", 1),
            ("injured", 1),
            from_officers=60,
            instead=(table("INJURED", Unit.CASES, ("injured", 1)),),
        ),
        table("ACT_SUPPORT", Unit.CASES, ("act", 1), ("support", 1), from_officers=60),
    ),
    carried=frozenset({"region"}),
)


def case(officer: int, *events: tuple[str, str], **facts: str | None) -> CountedCase:
    """A case with contacts as (step, result)."""
    contacts = tuple(Event(unit=Unit.CONTACTS, facts={"step": step, "result": end}) for step, end in events)
    return CountedCase(officer=officer, facts=facts, events=contacts)


def alike(number: int, first_officer: int = 0, **facts: str | None) -> list[CountedCase]:
    """As many cases as officers, all with these facts."""
    return [case(first_officer + place, **facts) for place in range(number)]


def random_cases(seed: int, number: int, officers: int, schema: Schema = SCHEMA) -> list[CountedCase]:
    """Cases whose codes get rarer down each list, as real ones do."""
    dice = random.Random(seed)
    steepness = dice.choice((0.5, 1.0, 2.0, 3.0))

    def pick(name: str) -> str:
        leaves = schema.dimensions[name].leaves()
        return dice.choices(leaves, [1 / (rank + 1) ** steepness for rank in range(len(leaves))])[0]

    cases = []
    for _number in range(number):
        contacts = [(step, pick("result")) for step in ("T0", "T1") if dice.random() < 0.6]
        facts = {name: pick(name) for name in ("act", "injury", "alone")}
        cases.append(case(dice.randrange(officers), *contacts, **facts))
    return cases
