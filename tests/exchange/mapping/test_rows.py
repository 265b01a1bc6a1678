"""Rows become facts in codes with named gaps, or are refused by number and column."""

import datetime as dt
from typing import Any

import pytest

from tests.exchange.mapping.mappings import reader
from wellbeing.domain.case import AgeBand, Membership
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.facts import Facts, Gap, GapReason, Refusal, RowRead

TODAY = dt.date(2026, 3, 12)
FIRST = "1;03.04.2022;A7;hit;bruise;street;34;0;21:05\n"


def read(line: str, **changes: Any) -> RowRead:
    return next(reader(line, **changes).rows(TODAY))


def taken(line: str, **changes: Any) -> Facts:
    row = read(line, **changes)
    assert row.facts is not None
    return row.facts


def test_a_plain_row_arrives_whole() -> None:
    row = read(FIRST)
    assert row.facts is not None
    assert row.facts.incident.occurred_on == dt.date(2022, 4, 3)
    assert row.facts.incident.act == "ASSAULT_MINOR"
    assert row.facts.officer.reference == "station-book:A7"
    assert row.facts.case.membership is Membership.MEMBER
    assert row.gaps == ()


@pytest.mark.parametrize(
    ("line", "reason", "column"),
    [
        (";03.04.2022;A7;hit;;;;;\n", Refusal.KEY_MISSING, "No"),
        ("1;;A7;hit;;;;;\n", Refusal.DATE_MISSING, "Day"),
        ("1;30.02.2022;A7;hit;;;;;\n", Refusal.DATE_IMPOSSIBLE, "Day"),
        ("1;04/03/2022;A7;hit;;;;;\n", Refusal.DATE_IMPOSSIBLE, "Day"),
        ("1;13.03.2026;A7;hit;;;;;\n", Refusal.DATE_TO_COME, "Day"),
        ("1;03.04.1922;A7;hit;;;;;\n", Refusal.DATE_TOO_EARLY, "Day"),
        ("1;03.04.2022;;hit;;;;;\n", Refusal.OFFICER_MISSING, "Officer"),
        ("1;03.04.2022;A7;;;;;;\n", Refusal.ACT_MISSING, "What"),
        ("1;03.04.2022;A7;?;;;;;\n", Refusal.ACT_MISSING, "What"),
        ("1;03.04.2022;A7;danced;;;;;\n", Refusal.ACT_NOT_MAPPED, "What"),
        ('1;03.04.2022;A7;"shouted; danced";;;;;\n', Refusal.ACT_NOT_MAPPED, "What"),
        ("1;03.04.2022;A7;lost keys;;;;;\n", Refusal.ACT_NO_EQUIVALENT, "What"),
        ("1;03.04.2022;A7;hit\n", Refusal.ROW_LENGTH, None),
        ("1;03.04.2022;A7;hit;;;;;;;more\n", Refusal.ROW_LENGTH, None),
    ],
)
def test_refusals_name_row_and_column(line: str, reason: Refusal, column: str | None) -> None:
    assert read(line) == RowRead(2, None, (), reason, column)


def test_the_gravest_of_several_acts_is_the_principal_one() -> None:
    assert taken('1;03.04.2022;A7;"shouted; THREATENED ;hit";;;;;\n').incident.act == "ASSAULT"
    assert taken('1;03.04.2022;A7;"Shouted;  threatened";;;;;\n').incident.act == "THREAT"


def test_an_act_known_as_a_group_only_is_named_as_a_gap() -> None:
    assert read("1;03.04.2022;A7;threatened;;;;;\n").gaps == (Gap("What", GapReason.GROUP_ONLY, "THREAT", "act"),)
    assert read("1;03.04.2022;A7;hit;scratch;;;;\n").gaps == (Gap("What", GapReason.GROUP_ONLY, "ASSAULT", "act"),)


def test_without_precedence_several_answers_become_their_common_parent_or_stay_open() -> None:
    environment = {"column": "Where", "values": {"street": "061", "train": "062", "home": "071"}}
    both = read('1;03.04.2022;A7;shouted;;"street; train";;;\n', codes={"environment": environment})
    assert both.facts is not None
    assert both.facts.incident.environment == "060"
    assert both.gaps == (Gap("Where", GapReason.GROUP_ONLY, "060", "environment"),)
    apart = read('1;03.04.2022;A7;shouted;;"street; home";;;\n', codes={"environment": environment})
    assert apart.facts is not None
    assert apart.facts.incident.environment is None
    assert apart.gaps == (Gap("Where", GapReason.SEVERAL),)


def test_injuries_keep_every_answer_and_name_what_got_lost() -> None:
    injury = {
        "column": "Injury",
        "values": {"bruise": "011", "sprain": "032"},
        "missing": ["n/a"],
        "no_equivalent": ["hurt pride"],
    }
    row = read(
        '1;03.04.2022;A7;shouted;"bruise; sprain; n/a; Hurt  Pride; Mr X said so";;;;\n', codes={"injury": injury}
    )
    assert row.facts is not None
    assert row.facts.case.injuries == ("011", "032")
    assert row.gaps == (
        Gap("Injury", GapReason.SAYS_NOTHING, "n/a"),
        Gap("Injury", GapReason.NO_EQUIVALENT, "hurt pride"),
        Gap("Injury", GapReason.NOT_MAPPED),
    )


def test_a_blank_is_a_gap_unless_the_mapping_says_what_it_stands_for() -> None:
    injury = {"column": "Injury", "values": {"bruise": "011"}}
    row = read("1;03.04.2022;A7;shouted;;;;;\n", codes={"injury": injury})
    assert row.facts is not None
    assert row.facts.case.injuries == ()
    assert row.gaps == (Gap("Injury", GapReason.BLANK),)
    known = read("1;03.04.2022;A7;shouted;;;;;\n", codes={"injury": {**injury, "blank": "NONE"}})
    assert known.facts is not None
    assert known.facts.case.injuries == ("NONE",)
    assert known.gaps == ()


@pytest.mark.parametrize(
    ("age", "band"),
    [("24", AgeBand.UNDER_25), ("25", AgeBand.FROM_25), ("54", AgeBand.FROM_45), ("55", AgeBand.FROM_55)],
)
def test_ages_become_bands(age: str, band: AgeBand) -> None:
    assert taken(f"1;03.04.2022;A7;shouted;;;{age};;\n", numbers={"age": "Age"}).case.age_band is band


@pytest.mark.parametrize("age", ["7", "200", "about 30", "-3", "²", "3.5"])
def test_an_age_that_cannot_be_right_is_a_gap(age: str) -> None:
    row = read(f"1;03.04.2022;A7;shouted;;;{age};;\n", numbers={"age": "Age"})
    assert row.facts is not None
    assert row.facts.case.age_band is None
    assert row.gaps == (Gap("Age", GapReason.NOT_READABLE),)


@pytest.mark.parametrize(
    ("days", "code"),
    [("0", "NONE"), ("1", "D1-3"), ("3", "D1-3"), ("4", "A01"), ("20", "A03"), ("30", "A04"), ("31", "A05"),
     ("91", "A05"), ("182", "A06"), ("183", "997")],
)  # fmt: skip
def test_days_lost_become_classes(days: str, code: str) -> None:
    assert taken(f"1;03.04.2022;A7;shouted;;;;{days};\n", numbers={"severity": "Days"}).case.days_lost == code


@pytest.mark.parametrize(
    ("minutes", "code"),
    [("0", "M0-30"), ("30", "M0-30"), ("31", "M31-60"), ("61", "M61-120"), ("121", "M121-360"), ("361", "M361-1440"),
     ("1440", "M361-1440"), ("1441", "M_GE1441"), ("", None), ("soon", None)],
)  # fmt: skip
def test_minutes_to_care_become_classes(minutes: str, code: str | None) -> None:
    row = read(f"1;03.04.2022;A7;shouted;;;;{minutes};\n", numbers={"care_time": "Days"})
    assert row.facts is not None
    assert row.facts.case.care_time == code
    assert bool(row.gaps) is (code is None)


def test_days_to_the_outcome_become_its_day_and_a_class_alone_fills_nothing() -> None:
    line = "1;03.04.2022;A7;shouted;;;;40;\n"
    of_days = reader(line, numbers={"outcome_time": "Days"})
    (row,) = of_days.rows(TODAY)
    assert row.facts is not None
    assert row.facts.case.justice_on == dt.date(2022, 5, 13)
    assert {entry for entry in of_days.yields() if entry.startswith("outcome_time")} == {
        f"outcome_time:{code}" for code in ("D0-30", "D31-90", "D91-180", "D181-270", "D271-365", "D_GE366")
    }
    with pytest.raises(Refused):
        reader(line, codes={"outcome_time": {"column": "Days", "values": {"40": "D31-90"}}})


def test_times_come_with_their_zone() -> None:
    when = {"column": "Day", "formats": ["DD.MM.YYYY"], "time": "Time", "zone": "Europe/Berlin"}
    facts = taken(FIRST, occurred=when)
    assert (facts.incident.occurred_at, facts.incident.zone) == (dt.time(21, 5), "Europe/Berlin")
    late = read("1;03.04.2022;A7;shouted;;;;;late\n", occurred=when)
    assert late.facts is not None
    assert late.facts.incident.zone is None
    assert late.gaps == (Gap("Time", GapReason.NOT_READABLE),)


def test_people_without_a_tie_come_from_anonymous_sources_only() -> None:
    ties = {"answers": {"column": "Where", "values": {"in": "member", "out": "none"}}}
    assert taken("1;03.04.2022;A7;shouted;;in;;;\n", membership=ties).case.membership is Membership.MEMBER
    assert read("1;03.04.2022;A7;shouted;;out;;;\n", membership=ties).refusal is Refusal.NO_TIE
    assert read("1;03.04.2022;A7;shouted;;;;;\n", membership=ties).refusal is Refusal.MEMBERSHIP_UNKNOWN
    anonymous = taken("1;03.04.2022;A7;shouted;;out;;;\n", membership=ties, anonymous=True)
    assert anonymous.case.membership is Membership.NONE


def test_texts_lose_line_breaks_and_signs_that_do_not_show_and_are_cut() -> None:
    place = {"place": {"columns": ["Where", "Injury"]}}
    facts = taken('1;03.04.2022;A7;shouted;Kent;"Old\r\nTown\u202e\x1f";;;\n', texts=place)
    assert facts.incident.place == "Old Town, Kent"
    long = read(f"1;03.04.2022;A7;shouted;Kent;{'x' * 500};;;\n", texts=place)
    assert long.facts is not None
    assert len(long.facts.incident.place or "") == 200
    assert Gap("Where", GapReason.CUT) in long.gaps


def test_keys_and_digests_tell_rows_apart() -> None:
    first, same, other = (
        taken(line) for line in (FIRST, FIRST.replace("street", "bank"), FIRST.replace("bruise", "broken"))
    )
    assert first.key == same.key == other.key
    assert first.digest == same.digest, "a column that the mapping does not use says nothing"
    assert first.digest != other.digest
    parts = [
        taken(line, key=["No", "Officer"]).key
        for line in ("1;03.04.2022;2 3;hit;;;;;\n", "1 2;03.04.2022;3;hit;;;;;\n")
    ]
    assert parts[0] != parts[1]


def test_yields_are_the_codes_that_the_source_can_tell() -> None:
    codes = {
        "injury": {"column": "Injury", "values": {"bruise": "011"}},
        "environment": {"column": "Where", "values": {"street": "061"}},
    }
    made = reader("1;03.04.2022;A7;shouted;bruise;;;;\n", codes=codes)
    list(made.rows(TODAY))
    assert made.yields() == {
        "act:ASSAULT", "act:ASSAULT_MINOR", "act:ASSAULT_SERIOUS", "act:THREAT", "act:VERBAL", "injury_group:011",
    }, "a column without any answer was not collected"  # fmt: skip
    assert made.unused_headings() == ("Age", "Days", "Time")
