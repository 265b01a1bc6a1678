"""One more try, then peace; the officer may come back at any time, and what passed meanwhile was not missed."""

import re

import pytest

from tests.helpers.vaults import Clock
from wellbeing.app import cases, consents, follow_ups, incidents, reachable, search, silence
from wellbeing.app import today as first_screen
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership
from wellbeing.domain.follow_up import FollowUp, Reach, Result
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import Tie
from wellbeing.errors import Refused


@pytest.fixture
def case_id(session: Session) -> CaseId:
    new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], agreed=True)
    return incidents.open_incident(session, new)[0]


def step(session: Session, case_id: CaseId, wanted: Step) -> FollowUp:
    return next(found for found in follow_ups.of_case(session, case_id) if found.step is wanted)


def try_twice(session: Session, case_id: CaseId, wanted: Step, clock: Clock) -> None:
    clock.now = step(session, case_id, wanted).due_at
    follow_ups.note_attempt(session, step(session, case_id, wanted).id, Reach.PHONE)
    (row,) = first_screen.today(session).due
    assert row.try_until == step(session, case_id, wanted).closes_at.date(), "one more try is proposed"
    clock.forward(hours=4)
    follow_ups.note_attempt(session, step(session, case_id, wanted).id, Reach.MESSAGE)


def test_two_tries_and_nothing_nags_for_a_year(session: Session, case_id: CaseId, clock: Clock) -> None:
    try_twice(session, case_id, Step.DAY_3, clock)
    assert silence.quiet(session, case_id).peace_since == clock.now
    for _month in range(12):
        found = first_screen.today(session)
        assert (found.overdue, found.due, found.coming, found.silent) == ((), (), (), ())
        clock.forward(days=30)


def test_the_officer_comes_back_and_the_steps_go_on(session: Session, case_id: CaseId, clock: Clock) -> None:
    try_twice(session, case_id, Step.DAY_3, clock)
    clock.now = step(session, case_id, Step.MONTHS_3).due_at
    follow_ups.note_contact(session, step(session, case_id, Step.MONTHS_3).id, Reach.PHONE)
    results = {found.step: found.result for found in follow_ups.of_case(session, case_id)}
    assert results[Step.DAY_1] is Result.MISSED
    assert results[Step.DAY_3] is Result.MISSED
    assert results[Step.WEEK_1] is Result.NOT_POSSIBLE, "it came and passed while the officer was left in peace"
    assert results[Step.MONTH_1] is Result.NOT_POSSIBLE
    assert results[Step.MONTHS_3] is Result.KEPT
    assert results[Step.MONTHS_6] is None
    assert silence.quiet(session, case_id).peace_since is None


def test_lists_mark_who_is_left_in_peace_and_a_search_looks_into_no_other_case(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved(alias="Wren")], agreed=True))
    clock.forward(hours=20)
    before = asked(session, "wren")
    for _attempt in range(2):
        follow_ups.note_attempt(session, step(session, case_id, Step.DAY_1).id, Reach.PHONE)
    assert {row.alias: row.at_peace for row in cases.rows(session)} == {"Heron": True, "Wren": False}
    assert [row.at_peace for row in search.find(session, "heron").cases] == [True]
    assert asked(session, "wren") == before


def asked(session: Session, text: str) -> list[str]:
    """What a search asks the store, without its values and without what the index asks itself."""
    questions = list[str]()
    session.store._access.connection.set_trace_callback(questions.append)
    search.find(session, text)
    session.store._access.connection.set_trace_callback(None)
    return [re.sub(r"'.*?'", "?", question) for question in questions if not question.startswith("--")]


def test_a_try_noted_by_mistake_ends_no_peace_that_never_was(session: Session, case_id: CaseId, clock: Clock) -> None:
    try_twice(session, case_id, Step.DAY_3, clock)
    follow_ups.take_back_attempt(session, step(session, case_id, Step.DAY_3).id)
    assert silence.quiet(session, case_id).peace_since is None
    assert [row.attempts for row in first_screen.today(session).due] == [1]


def test_a_number_needs_the_officers_word_and_holds_no_name(session: Session, case_id: CaseId) -> None:
    with pytest.raises(Refused) as refused:
        reachable.state(session, case_id, Tie.PARTNER, "Anna 030 123456", agreed=True)
    assert refused.value.field == "number"
    with pytest.raises(Refused) as refused:
        reachable.state(session, case_id, Tie.PARTNER, "030 123456", agreed=False)
    assert refused.value.field == "agreed"
    reachable.state(session, case_id, Tie.FRIEND, "030 123456", agreed=True)
    reachable.state(session, case_id, Tie.PARTNER, "030 999999", agreed=True)
    stated = reachable.get(session, case_id)
    assert stated is not None
    assert (stated.tie, stated.number) == (Tie.PARTNER, "030 999999")
    reachable.withdraw(session, case_id)
    assert reachable.get(session, case_id) is None


def test_the_number_goes_with_the_case_and_into_no_search(session: Session) -> None:
    new = NewIncident(act="THREAT", officers=[Involved(membership=Membership.NONE)], agreed=True)
    (case_id,) = incidents.open_incident(session, new)
    reachable.state(session, case_id, Tie.PARTNER, "030 123456", agreed=True)
    assert cases.case_file(session, case_id).reachable is not None
    assert session.store.all("SELECT 1 FROM search WHERE text LIKE '%123456%'") == []
    consents.withdraw(session, consents.of_case(session, case_id)[0].id)
    assert session.store.all("SELECT * FROM reachable_through") == []
