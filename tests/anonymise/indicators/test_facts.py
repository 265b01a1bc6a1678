"""What was imported passes a floor before it leaves: the survey of a small force can point to a person."""

import pytest

from wellbeing.anonymise.indicators.definition import Fact, FactKind, Indicators
from wellbeing.anonymise.indicators.facts import ForceFact, Told, contradictions, leaving
from wellbeing.anonymise.indicators.standing import FactFigure, Standing

_KINDS = {
    "OFFICERS": ("OFFICERS", FactKind.PERSONS),
    "VALID": ("WHO5", FactKind.PERSONS),
    "LOW": ("WHO5", FactKind.PERSONS),
    "B1": ("BANDS", FactKind.BANDS),
    "B2": ("BANDS", FactKind.BANDS),
    "SHIFTS": ("STAFFING", FactKind.VOLUME),
    "UNDER": ("STAFFING", FactKind.VOLUME),
    "RIGHT": ("RIGHT", FactKind.YES_NO),
}
WANTED = Indicators(
    version=1,
    facts=tuple(Fact(code=code, label="", group=group, kind=kind) for code, (group, kind) in _KINDS.items()),
    indicators=(),
)


def told(force: str, persons: int | None = None, **values: int | Told) -> list[ForceFact]:
    return [
        ForceFact(force=force, fact=fact, told=found, persons=persons)
        if isinstance(found, Told)
        else ForceFact(force=force, fact=fact, told=Told.VALUE, value=found, persons=persons)
        for fact, found in values.items()
    ]


def left(*facts: list[ForceFact]) -> dict[str, FactFigure]:
    return leaving(WANTED, [one for found in facts for one in found])


def figure(value: int, forces: int = 1) -> FactFigure:
    return FactFigure(standing=Standing.VALUE, value=value, forces=forces)


@pytest.mark.parametrize(
    ("valid", "low", "leaves"),
    [
        (20, 10, True),
        (19, 10, False),
        (100, 9, False),
        (100, 0, False),
        (100, 90, True),
        (100, 91, False),
        (9, 9, False),
    ],
)
def test_nobody_is_found_in_a_small_survey(valid: int, low: int, leaves: bool) -> None:
    found = left(told("Harbour police", VALID=valid, LOW=low))
    if leaves:
        assert (found["VALID"], found["LOW"]) == (figure(valid), figure(low))
    else:
        assert {found[name].standing for name in ("VALID", "LOW")} == {Standing.WITHHELD}


def test_a_small_force_enters_no_sum_so_that_no_difference_finds_it() -> None:
    large, small = told("North", VALID=200, LOW=80), told("South", VALID=30, LOW=2)
    assert left(large, small)["LOW"] == left(large)["LOW"] == figure(80)
    assert left(large, told("South", VALID=30, LOW=12))["LOW"] == figure(92, forces=2)


def test_bands_leave_all_or_none() -> None:
    assert left(told("North", B1=10, B2=40))["B2"] == figure(40)
    assert left(told("North", B1=9, B2=40))["B2"].standing is Standing.WITHHELD


def test_hours_and_shifts_leave_only_if_it_is_told_of_how_many_persons_they_are() -> None:
    for persons, standing in ((10, Standing.VALUE), (9, Standing.WITHHELD), (None, Standing.WITHHELD)):
        assert left(told("North", persons, SHIFTS=700, UNDER=0))["UNDER"].standing is standing
    assert left(told("North", 60, SHIFTS=700, UNDER=0))["UNDER"] == figure(0), "zero is a value"


def test_zero_missing_not_collected_and_suppressed_are_four_things() -> None:
    for state, standing in (
        (Told.MISSING, Standing.MISSING),
        (Told.NOT_COLLECTED, Standing.MISSING),  # its whole is there, so the part is what lacks
        (Told.SUPPRESSED, Standing.WITHHELD),
    ):
        assert left(told("North", VALID=100, LOW=state))["LOW"].standing is standing
    both = told("North", VALID=Told.NOT_COLLECTED, LOW=Told.NOT_COLLECTED)
    assert left(both)["LOW"].standing is left()["LOW"].standing is Standing.NOT_COLLECTED


def test_officers_in_service_are_those_of_every_force() -> None:
    north = told("North", OFFICERS=900)
    assert left(north, told("South", OFFICERS=400, RIGHT=1))["OFFICERS"] == figure(1300, forces=2)
    assert left(north, told("South", RIGHT=1))["OFFICERS"].standing is Standing.MISSING
    assert left(north, told("South", OFFICERS=9))["OFFICERS"].standing is Standing.WITHHELD


def test_rights_are_counted_by_force() -> None:
    found = left(told("North", RIGHT=1), told("South", RIGHT=0), told("West", RIGHT=Told.MISSING))
    assert found["RIGHT"] == figure(1, forces=2)


def test_a_part_is_not_more_than_its_whole() -> None:
    assert contradictions(WANTED, told("North", VALID=10, LOW=11, SHIFTS=3, UNDER=3)) == [("North", "WHO5")]


def test_a_value_was_told_or_not() -> None:
    with pytest.raises(ValueError):
        ForceFact(force="North", fact="LOW", told=Told.VALUE)
    with pytest.raises(ValueError):
        FactFigure(standing=Standing.VALUE, value=10)
