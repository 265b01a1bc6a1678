"""A case is corrected as a whole, closed and opened again without losing its steps."""

import dataclasses
import datetime as dt

import pytest

from tests.helpers.vaults import NOW, Clock
from wellbeing.app import case_facts, cases, incidents, search, services, today
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.services import Wanted
from wellbeing.app.session import Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import Result
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused


def opened(session: Session, **about: object) -> list[CaseId]:
    officers = [Involved(alias="Heron", name="A. Smith"), Involved(alias="Linden")]
    given: dict[str, object] = {"act": "THREAT", "officers": officers, "agreed": True}
    return incidents.open_incident(session, NewIncident(**{**given, **about}))  # type: ignore[arg-type]


def test_facts_of_an_incident_and_all_its_officers_are_written_together(session: Session) -> None:
    first, _second = opened(session)
    known = case_facts.facts(session, cases.case_file(session, first).incident.id)
    people = tuple(
        dataclasses.replace(person, case=dataclasses.replace(person.case, days_lost="A01")) for person in known.people
    )
    case_facts.correct_facts(
        session,
        dataclasses.replace(known, incident=dataclasses.replace(known.incident, means="20"), people=people),
    )
    after = case_facts.facts(session, known.incident.id)
    assert after.incident.means == "20"
    assert [person.case.days_lost for person in after.people] == ["A01", "A01"]


def test_a_refused_correction_changes_nothing(session: Session) -> None:
    first, _second = opened(session)
    known = case_facts.facts(session, cases.case_file(session, first).incident.id)
    tomorrow = NOW.date() + dt.timedelta(days=1)
    wrong = dataclasses.replace(known.incident, means="20", occurred_on=tomorrow)
    with pytest.raises(Refused) as refused:
        case_facts.correct_facts(session, dataclasses.replace(known, incident=wrong))
    assert refused.value.field == "occurred_on"
    assert case_facts.facts(session, known.incident.id) == known


def test_correcting_an_alias_is_found_in_every_case_of_the_officer(session: Session) -> None:
    first, _second = opened(session)
    officer = cases.case_file(session, first).officer
    (later,) = opened(session, officers=[Involved(officer_id=officer.id)])
    case_facts.correct_officer(session, first, alias="Yarrow", name="", contact="")
    assert {row.case_id for row in search.find(session, "yarrow").cases} == {first, later}
    assert search.find(session, "smith").cases == ()


def test_a_case_closed_by_mistake_opens_with_the_steps_whose_time_lasts(session: Session, clock: Clock) -> None:
    (first, _second) = opened(session)
    before = cases.case_file(session, first).follow_ups
    cases.close(session, first)
    assert all(step.result is Result.DECLINED for step in cases.case_file(session, first).follow_ups)
    clock.forward(hours=13)
    cases.reopen(session, first)
    after = cases.case_file(session, first)
    assert after.case.state is CaseState.OPEN
    assert after.follow_ups[0].result is Result.DECLINED
    assert after.follow_ups[1:] == before[1:]


def test_a_corrected_alias_may_not_be_that_of_somebody_else(session: Session) -> None:
    first, _second = opened(session)
    known = case_facts.facts(session, cases.case_file(session, first).incident.id)
    heron, linden = known.people
    same = dataclasses.replace(heron, officer=dataclasses.replace(heron.officer, alias="linden"))
    with pytest.raises(Refused) as refused:
        case_facts.correct_facts(session, dataclasses.replace(known, people=(same, linden)))
    assert refused.value.field == "alias"
    other_case = dataclasses.replace(heron, officer=dataclasses.replace(heron.officer, alias="HERON"))
    case_facts.correct_facts(session, dataclasses.replace(known, people=(other_case, linden)))
    assert cases.case_file(session, first).officer.alias == "HERON"


def test_the_list_names_the_same_next_step_as_today(session: Session, clock: Clock) -> None:
    first, _second = opened(session)
    for hours in (1, 13, 30, 100, 26 * 24, 400 * 24):
        clock.now = NOW + dt.timedelta(hours=hours)
        named = {row.case_id: row.next_step for row in cases.rows(session)}
        found = today.today(session)
        shown = {row.case_id: row.step for row in (*found.overdue, *found.due, *found.coming)}
        assert named[first] == shown.get(first, named[first]), hours


def test_a_search_reads_what_is_in_sight_and_names_the_rest(session: Session) -> None:
    involved = [Involved(alias=f"Heron {number}") for number in range(search.AT_ONCE + 4)]
    incidents.open_incident(session, NewIncident(act="THREAT", officers=involved, agreed=True))
    found = search.find(session, "heron")
    assert len(found.cases) == search.AT_ONCE
    rest = search.rows_of(session, found.rest)
    assert len(rest) == 4
    assert {row.case_id for row in (*found.cases, *rest)} == {row.case_id for row in cases.rows(session)}


@pytest.mark.parametrize("typed", ["her\0on", "\0", 'heron"\0', "her\0", "a\0b"])
def test_a_zero_in_a_search_is_like_a_space(session: Session, typed: str) -> None:
    assert search.find(session, typed).cases == search.find(session, typed.replace("\0", " ")).cases
    assert services.page(session, Wanted(text=typed)).total == 0


@pytest.mark.parametrize("word", ["heron", "he", "{}", "{}n"])
def test_a_whole_page_pasted_into_a_search_is_looked_for_by_its_first_words(session: Session, word: str) -> None:
    opened(session)
    page = " ".join(["heron", *(word.format(number) for number in range(5000))])
    assert len(search.find(session, page).cases) == (1 if word in ("heron", "he") else 0)
    assert services.page(session, Wanted(text=page)).total == 0
    assert services.find(session, page) == []
