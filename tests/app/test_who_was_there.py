"""Who was there: colleagues are checked on too, and those without a case are numbers only."""

import pytest

from tests.helpers.vaults import Clock
from wellbeing.app import cases, follow_ups, incidents, today, who_was_there
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.who_was_there import Unchecked
from wellbeing.domain.follow_up import Reach, Result
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.errors import Refused
from wellbeing.vault import erasures, travelling
from wellbeing.vault import follow_ups as stored
from wellbeing.vault.whole_check import verify_records


def opened(session: Session, *aliases: str, there: int | None = None) -> tuple[IncidentId, list[CaseId]]:
    people = [Involved(alias=alias) for alias in aliases]
    new = NewIncident(act="THREAT", officers=people, officers_there=there, agreed=True)
    made = incidents.open_incident(session, new)
    return cases.case_file(session, made[0]).incident.id, made


def reach(session: Session, case_id: CaseId) -> None:
    first = next(found for found in follow_ups.of_case(session, case_id) if found.result is None)
    follow_ups.note_contact(session, first.id, Reach.PHONE)


def on_today(session: Session) -> tuple[Unchecked, ...]:
    return today.today(session).unchecked


def test_three_officers_of_whom_one_was_not_spoken_to(session: Session) -> None:
    incident, (heron, tern) = opened(session, "Heron", "Tern", there=3)
    reach(session, heron)
    reach(session, tern)
    found = who_was_there.look(session, incident)
    assert (found.total, found.without_case, found.not_spoken_to) == (3, 1, 1)
    assert [person.waits for person in found.people] == [False, False]
    assert on_today(session) == (Unchecked(incident_id=incident, aliases=(), without_case=1, total=3),)
    joined = incidents.join_incident(session, incident, Involved(alias="Wren"))
    found = who_was_there.look(session, incident)
    assert (found.total, found.without_case, found.not_spoken_to) == (3, 0, 1)
    reach(session, joined)
    assert who_was_there.look(session, incident).not_spoken_to == 0
    assert on_today(session) == ()


def test_everybody_who_waits_stands_on_today_once(session: Session, clock: Clock) -> None:
    incident, (heron, tern) = opened(session, "Heron", "Tern")
    reach(session, heron)
    shown = today.today(session)
    assert [row.alias for row in shown.due if row.case_id == tern] == ["Tern"]
    assert shown.unchecked == ()
    for step in [one for one in follow_ups.of_case(session, tern) if one.step in ("T0", "T1")]:
        with session.store.transaction("follow-up.missed", step.uid):
            stored.close(session.store, step.id, Result.MISSED, clock())
    assert on_today(session) == (Unchecked(incident_id=incident, aliases=("Tern",), without_case=0, total=2),)


def test_nobody_nags_about_who_declined_or_is_left_in_peace(session: Session, clock: Clock) -> None:
    incident, (heron, tern, wren) = opened(session, "Heron", "Tern", "Wren")
    reach(session, heron)
    follow_ups.decline(session, follow_ups.of_case(session, tern)[0].id)
    first = follow_ups.of_case(session, wren)[0].id
    for _try in range(2):
        follow_ups.note_attempt(session, first, Reach.PHONE)
        clock.forward(hours=2)
    assert on_today(session) == ()
    assert who_was_there.look(session, incident).not_spoken_to == 0


def test_the_two_numbers_never_contradict_the_cases(session: Session) -> None:
    incident, _cases = opened(session, "Heron", "Tern")
    with pytest.raises(Refused, match="More officers"):
        who_was_there.tell(session, incident, 1, 0)
    with pytest.raises(Refused, match="More officers"):
        who_was_there.tell(session, incident, 3, 2)
    with pytest.raises(Refused, match="99"):
        who_was_there.tell(session, incident, 100, 0)
    who_was_there.tell(session, incident, 4, 1)
    assert who_was_there.look(session, incident).without_case == 1
    who_was_there.tell(session, incident, None, 2)
    found = who_was_there.look(session, incident)
    assert (found.total, found.without_case) == (4, 0)


def test_the_numbers_stay_here_and_go_with_the_last_case(session: Session) -> None:
    _incident, (case_id,) = opened(session, "Heron", there=5)
    (travels,) = travelling.gathered(session.store, case_id)["incident"]
    assert not {"officers_there", "spoken_without_case"} & set(travels)
    verify_records(session.store)
    with erasures.erasing(session.store, "case.erased", case_id, session.now()):
        pass
    assert session.store.one("SELECT count(*) FROM incident") == (0,)
    assert on_today(session) == ()


def test_an_incident_of_one_officer_or_of_closed_cases_asks_for_nobody(session: Session) -> None:
    opened(session, "Heron")
    _incident, (tern,) = opened(session, "Tern", there=2)
    assert len(on_today(session)) == 1
    cases.close(session, tern)
    assert on_today(session) == ()
