"""The same officer or incident entered twice: made one without losing a record, and taken apart as it was."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.vaults import Clock, open_session
from wellbeing.app import cases, consents, debriefs, duplicates, follow_ups, incidents
from wellbeing.app.duplicates import Kind
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership
from wellbeing.domain.checklist import Mode
from wellbeing.domain.consent import Way
from wellbeing.domain.follow_up import Reach
from wellbeing.domain.identity import CaseId
from wellbeing.domain.retention import Kind as Retained
from wellbeing.errors import Refused
from wellbeing.vault import cases as stored
from wellbeing.vault import counting, erasures, retention, search

MEMBER = Membership.MEMBER


def _case(session: Session, alias: str, name: str = "", act: str = "THREAT", **more: Any) -> CaseId:
    officer = Involved(alias=alias, name=name, membership=MEMBER, **more)
    (case_id,) = incidents.open_incident(session, NewIncident(act=act, officers=[officer], agreed=True))
    return case_id


def _dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every record of people and events, as it stands."""
    tables = [
        row[0]
        for row in session.store.all(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE 'search%' AND name NOT IN ('log', 'setting', 'merge', 'merge_case')"
        )
    ]
    return {table: sorted(session.store.all(f"SELECT * FROM {table}"), key=repr) for table in tables}


def _work(session: Session, case_id: CaseId, words: str) -> None:
    first = follow_ups.of_case(session, case_id)[0]
    follow_ups.note_attempt(session, first.id, Reach.PHONE)
    debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.BY_PHONE)
    cases.add_note(session, case_id, words)


def _twice(session: Session) -> tuple[CaseId, CaseId]:
    """One officer under two aliases, for what is one event."""
    one, two = _case(session, "Heron", "Ada Miller"), _case(session, "Robin", "miller ADA", contact="0170 1234567")
    _work(session, one, "first note")
    _work(session, two, "second note")
    return one, two


def _pair(session: Session, kind: Kind) -> duplicates.Pair:
    return next(pair for pair in duplicates.pairs(session) if pair.kind is kind)


def _join(session: Session, kind: Kind) -> None:
    pair = _pair(session, kind)
    duplicates.join(session, kind, pair.kept.number, pair.gone.number)


def test_the_same_name_or_number_is_offered_and_another_is_not(session: Session) -> None:
    _case(session, "Heron", "Ada Miller", contact="0170 123 4567")
    _case(session, "Robin", "Bo Smith", act="ASSAULT", contact="0170/1234567")
    _case(session, "Wren", "Cy Jones", act="ASSAULT_SERIOUS")
    people = [pair for pair in duplicates.pairs(session) if pair.kind is Kind.OFFICER]
    assert [(pair.kept.aliases, pair.gone.aliases) for pair in people] == [(("Heron",), ("Robin",))]


def test_events_that_differ_in_what_is_known_are_two(session: Session) -> None:
    for place, act in (("Old bridge", "THREAT"), ("Market", "THREAT"), ("", "ASSAULT")):
        new = NewIncident(act=act, officers=[Involved()], place=place, agreed=True)
        incidents.open_incident(session, new)
    assert duplicates.pairs(session) == []
    incidents.open_incident(session, NewIncident(act="ASSAULT", officers=[Involved()], place="Market", agreed=True))
    assert [pair.kind for pair in duplicates.pairs(session)] == [Kind.INCIDENT]


def test_one_person_and_one_event_become_one_case_with_everything(session: Session) -> None:
    one, _two = _twice(session)
    _join(session, Kind.OFFICER)
    _join(session, Kind.INCIDENT)
    assert duplicates.pairs(session) == []
    (row,) = cases.rows(session)
    assert row.case_id == one
    file = cases.case_file(session, one)
    assert sorted(text for _at, text in file.notes) == ["first note", "second note"]
    assert len(file.contacts) == 2
    assert len(file.debriefs) == 2
    assert file.officer.contact == "0170 1234567", "what was empty is filled"
    assert file.officer.alias == "Heron"
    assert len({follow_up.step for follow_up in file.follow_ups}) == len(file.follow_ups) == 8


@pytest.mark.parametrize("order", [(Kind.OFFICER, Kind.INCIDENT), (Kind.INCIDENT, Kind.OFFICER)])
def test_taken_apart_everything_is_as_it_was(session: Session, order: tuple[Kind, Kind]) -> None:
    _twice(session)
    before = _dump(session)
    for kind in order:
        _join(session, kind)
    with pytest.raises(Refused):
        duplicates.take_apart(session, duplicates.look(session).joined[-1].merge.id)
    for _each in order:
        duplicates.take_apart(session, duplicates.look(session).joined[0].merge.id)
    assert _dump(session) == before
    assert {hit.alias for hit in cases.rows(session)} == {"Heron", "Robin"}


def test_what_came_since_stays_with_the_one_that_was_kept(session: Session) -> None:
    one, two = _twice(session)
    _join(session, Kind.OFFICER)
    _join(session, Kind.INCIDENT)
    cases.add_note(session, one, "third note")
    new = _case(session, "Wren", act="ASSAULT")  # may be given the number of a row that went
    for _each in range(2):
        duplicates.take_apart(session, duplicates.look(session).joined[0].merge.id)
    assert [text for _at, text in cases.case_file(session, one).notes] == ["first note", "third note"]
    back = next(row.case_id for row in cases.rows(session) if row.alias == "Robin")
    assert [text for _at, text in cases.case_file(session, back).notes] == ["second note"]
    assert cases.case_file(session, new).officer.alias == "Wren"
    assert two


@pytest.mark.parametrize("whose", ["Wren", "Heron"])
def test_a_record_that_was_given_the_number_of_one_that_went_stays_where_it_is(session: Session, whose: str) -> None:
    heron, robin = _twice(session)
    at = {"Wren": _case(session, "Wren", "Somebody Else", act="ASSAULT"), "Heron": heron}[whose]
    agreed = follow_ups.agree(session, robin, session.today() + dt.timedelta(days=3), "Ask about leave")
    _join(session, Kind.OFFICER)
    _join(session, Kind.INCIDENT)
    follow_ups.take_back(session, agreed)
    assert follow_ups.agree(session, at, session.today() + dt.timedelta(days=4), "Another") == agreed
    for _each in range(2):
        duplicates.take_apart(session, duplicates.look(session).joined[0].merge.id)
    assert follow_ups.get(session, agreed).case_id == at


def test_said_to_be_two_they_are_not_offered_again_and_settled_ones_stay_one(session: Session) -> None:
    _twice(session)
    event = _pair(session, Kind.INCIDENT)
    duplicates.say_two(session, Kind.INCIDENT, event.gone.number, event.kept.number)
    assert [pair.kind for pair in duplicates.pairs(session)] == [Kind.OFFICER]
    _join(session, Kind.OFFICER)
    duplicates.settle(session, duplicates.look(session).joined[0].merge.id)
    assert duplicates.look(session) == duplicates.Look(pairs=(), joined=())
    assert len(cases.rows(session)) == 2, "one person, two events"


def test_a_case_is_counted_once_whichever_way(session: Session, clock: Clock) -> None:
    one, two = _twice(session)
    clock.forward(days=4)
    for case_id in (one, two):
        consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    with session.store.transaction("test"):
        session.store.run("UPDATE case_ SET counted_in = '2026' WHERE id = ?", (two,))
    _join(session, Kind.OFFICER)
    _join(session, Kind.INCIDENT)
    assert stored.get(session.store, one).counted_in == "2026"
    for _each in range(2):
        duplicates.take_apart(session, duplicates.look(session).joined[0].merge.id)
    assert counting.own(session.store, dt.date(2027, 1, 1)) == []


def test_nothing_of_an_erased_officer_stays_in_what_can_be_taken_apart(session: Session) -> None:
    one, _two = _twice(session)
    _join(session, Kind.OFFICER)
    _join(session, Kind.INCIDENT)
    with erasures.erasing(session.store, "case.erased", one, session.now()):
        pass
    assert session.store.all("SELECT * FROM merge") == []
    assert session.store.all("SELECT * FROM merge_case") == []


def test_name_and_contact_that_are_erased_in_their_time_stay_in_no_merging(session: Session, clock: Clock) -> None:
    one, _two = _twice(session)
    _join(session, Kind.OFFICER)
    _join(session, Kind.INCIDENT)
    with session.store.transaction("test"):
        retention.erase(session.store, Retained.CONTACT, one, clock())
    assert "miller" not in repr(session.store.all("SELECT * FROM merge")).casefold()
    assert "1234567" not in repr(session.store.all("SELECT * FROM merge"))


def test_taken_apart_the_words_of_one_are_not_found_with_the_other(session: Session) -> None:
    one, two = _twice(session)
    for kind in (Kind.OFFICER, Kind.INCIDENT):
        _join(session, kind)
    for _each in range(2):
        duplicates.take_apart(session, duplicates.look(session).joined[0].merge.id)
    assert search.find(session.store, "second note", 5) == ([two], [])
    assert search.find(session.store, "first note", 5) == ([one], [])


def test_whoever_was_kept_and_erased_since_does_not_come_back(session: Session) -> None:
    one, two = _case(session, "Heron", "Ada Miller"), _case(session, "Robin", "Ada Miller", act="ASSAULT")
    _join(session, Kind.OFFICER)
    with erasures.erasing(session.store, "case.erased", one, session.now()):
        pass
    duplicates.take_apart(session, duplicates.look(session).joined[0].merge.id)
    assert cases.case_file(session, two).officer.alias == "Robin"
    assert session.store.all("SELECT alias FROM officer") == [("Robin",)]


def test_half_written_words_are_neither_lost_nor_shown_with_somebody_else(session: Session) -> None:
    _one, two = _twice(session)
    session.store.drafts.write(f"note-{two}", b"half a sen", session.now())
    with pytest.raises(Refused, match="half-written"):
        _join(session, Kind.OFFICER)
    session.store.drafts.drop(f"note-{two}")
    _join(session, Kind.OFFICER)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_work_comes_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    with open_session(tmp_path_factory.mktemp("vault") / "vault") as session:
        made = [_case(session, f"Bird {number}", "Ada Miller") for number in range(3)]
        for case_id in made:
            if data.draw(st.booleans()):
                _work(session, case_id, data.draw(st.text(min_size=1).filter(str.strip)))
            if data.draw(st.booleans()):
                cases.close(session, case_id)
        before = _dump(session)
        done = 0
        while (found := duplicates.pairs(session)) and done < 4:
            pair = data.draw(st.sampled_from(found))
            duplicates.join(session, pair.kind, pair.kept.number, pair.gone.number)
            done += 1
        assert len(duplicates.look(session).joined) == done, "each can be taken apart, whatever was built upon it"
        for _each in range(done):
            duplicates.take_apart(session, duplicates.look(session).joined[0].merge.id)
        assert _dump(session) == before


def test_one_that_is_gone_is_told(session: Session) -> None:
    with pytest.raises(Refused):
        duplicates.join(session, Kind.OFFICER, 98, 99)
    assert dataclasses.is_dataclass(duplicates.Pair)
