"""A sheet of facts is read row by row; zero, missing, not collected and suppressed stay four things."""

import pytest

from wellbeing.anonymise.indicators.definition import FactKind
from wellbeing.anonymise.indicators.facts import ForceFact, Told
from wellbeing.errors import Refused
from wellbeing.exchange.facts.sheet import MOST_ROWS, ReadFact, empty_sheet, read_facts
from wellbeing.exchange.spreadsheet import Wrong, read_bytes

KNOWN = {"OFFICERS": FactKind.PERSONS, "SHIFTS": FactKind.VOLUME, "RIGHT": FactKind.YES_NO}
HEAD = "Force;Year;Fact;Value;State;Persons;Source\n"


def read(*rows: str, head: str = HEAD) -> tuple[list[ReadFact], list[Wrong]]:
    return read_facts(read_bytes((head + "\n".join(rows)).encode()), KNOWN)


def test_four_things_that_are_not_a_number_and_zero() -> None:
    facts, wrong = read(
        "North;2026;shifts;0;;60;Roster",
        "South;2026;SHIFTS;;missing;;Roster",
        "West;2026;SHIFTS;;Not  collected;;Roster",
        "East;2026;SHIFTS;;SUPPRESSED;;Roster",
        ";;OFFICERS;;;;",
    )
    assert not wrong
    assert facts[0].fact == ForceFact(force="North", fact="SHIFTS", told=Told.VALUE, value=0, persons=60)
    assert [one.fact.told for one in facts[1:]] == [Told.MISSING, Told.NOT_COLLECTED, Told.SUPPRESSED]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (";2026;SHIFTS;1;;;Roster", "force"),
        ("N\u202eorth;2026;SHIFTS;1;;;Roster", "force"),
        ("North;26;SHIFTS;1;;;Roster", "year"),
        ("North;2026;SHIFT;1;;;Roster", "fact"),
        ("North;2026;SHIFTS;1,600;;;Roster", "value"),
        ("North;2026;SHIFTS;-1;;;Roster", "value"),
        ("North;2026;SHIFTS;١;;;Roster", "value"),
        ("North;2026;SHIFTS;1e3;;;Roster", "value"),
        ("North;2026;SHIFTS;1234567890123;;;Roster", "value"),
        ("North;2026;RIGHT;2;;;Law", "value"),
        ("North;2026;SHIFTS;1;missing;;Roster", "state"),
        ("North;2026;SHIFTS;;unknown;;Roster", "state"),
        ("North;2026;SHIFTS;1;;some;Roster", "persons"),
        ("North;2026;SHIFTS;1;;;", "source"),
        ("North;2026;SHIFTS;1;;;Roster;more;still", ""),
    ],
)
def test_a_row_that_does_not_fit_is_named_and_not_guessed(row: str, column: str) -> None:
    facts, wrong = read("South;2026;SHIFTS;1;;;Roster", row)
    assert len(facts) == 1
    assert [(one.row, one.column) for one in wrong] == [(3, column)]


def test_a_fact_stands_once() -> None:
    _facts, wrong = read("North;2026;SHIFTS;1;;;Roster", "NORTH;2026;SHIFTS;2;;;Roster")
    assert (wrong[0].row, wrong[0].values) == (3, {"row": 2})


def test_another_sheet_is_refused() -> None:
    for head in ("Force;Year;Fact;Value\n", HEAD.replace("State", "Year")):
        with pytest.raises(Refused):
            read("North;2026;SHIFTS;1;;;Roster", head=head)
    with pytest.raises(Refused):
        read(*["North;2026;SHIFTS;1;;;Roster"] * (MOST_ROWS + 1))


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_empty_sheet_can_be_read_and_says_nothing(ending: str) -> None:
    made = empty_sheet([("OFFICERS", "=Officers"), ("SHIFTS", "Shifts")], ending=ending)
    assert read_facts(read_bytes(made), KNOWN) == ([], [])
