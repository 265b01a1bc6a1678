"""Tasks: proposed by answers, created by a tap alone, done and undone, and gone with their case."""

import datetime as dt

import pytest

from tests.helpers.vaults import Clock
from wellbeing.app import cases, consents, debriefs, follow_ups, incidents, tasks
from wellbeing.app import today as first_screen
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import Standing, standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership
from wellbeing.domain.checklist import ActionKind, Mode, StepKind
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.follow_up import Reason
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.domain.task import TaskKind
from wellbeing.errors import Refused


@pytest.fixture
def case_id(session: Session) -> CaseId:
    new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], agreed=True)
    return incidents.open_incident(session, new)[0]


def propose(session: Session, case_id: CaseId, step: Step, kind: ActionKind) -> tuple[DebriefId, Standing, str]:
    """A talk whose answers propose something of a kind; its sentence."""
    held = debriefs.start(session, case_id, step, Mode.IN_PERSON)
    shown = standing(session, held)
    for question in shown.checklist.questions:
        for option in question.options:
            for action in option.actions:
                if action.kind is kind and option.red_flag is None and question in shown.way:
                    given = [option.id] if question.kind is StepKind.SEVERAL else option.id
                    return held, debriefs.answer(session, held, question.id, given), action.label
    raise AssertionError(f"no answer of {step} proposes a {kind}")


def test_a_proposal_creates_nothing(session: Session, case_id: CaseId) -> None:
    _held, shown, about = propose(session, case_id, Step.SAME_SHIFT, ActionKind.TASK)
    assert about in [one.action.label for one in shown.proposals]
    debriefs.finish(session, shown.debrief.id)
    file = cases.case_file(session, case_id)
    assert file.tasks == ()
    assert {found.reason for found in file.follow_ups} == {Reason.CADENCE}


def test_taken_on_it_waits_for_the_next_talk_and_is_on_today_when_due(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    held, _shown, about = propose(session, case_id, Step.SAME_SHIFT, ActionKind.TASK)
    after = tasks.take_on(session, held, about)
    assert [one.is_taken for one in after.proposals if one.action.label == about] == [True]
    (task,) = cases.case_file(session, case_id).tasks
    assert (task.kind, task.about, task.due_on) == (TaskKind.TASK, about, session.today() + dt.timedelta(days=1))
    assert first_screen.today(session).tasks == ()
    clock.forward(days=1)
    (row,) = first_screen.today(session).tasks
    assert (row.alias, row.count, row.days) == ("Heron", 1, 0)
    assert about not in repr(first_screen.today(session)), "what it is about stands on the case alone"
    tasks.set_done(session, task.id, done=True)
    assert first_screen.today(session).tasks == ()
    tasks.set_done(session, task.id, done=False)
    assert first_screen.today(session).tasks


def test_taking_on_twice_makes_one(session: Session, case_id: CaseId) -> None:
    held, _shown, about = propose(session, case_id, Step.SAME_SHIFT, ActionKind.TASK)
    tasks.take_on(session, held, about)
    tasks.take_on(session, held, about)
    assert len(cases.case_file(session, case_id).tasks) == 1


def test_it_can_be_taken_back_and_put_off(session: Session, case_id: CaseId, clock: Clock) -> None:
    held, _shown, about = propose(session, case_id, Step.SAME_SHIFT, ActionKind.TASK)
    tasks.take_on(session, held, about, session.today() + dt.timedelta(days=3))
    (task,) = cases.case_file(session, case_id).tasks
    tasks.put_off(session, task.id)
    assert cases.case_file(session, case_id).tasks[0].due_on == session.today() + dt.timedelta(days=10)
    clock.forward(days=30)
    tasks.put_off(session, task.id)
    assert cases.case_file(session, case_id).tasks[0].due_on == session.today() + dt.timedelta(days=7)
    tasks.leave(session, held, about)
    assert cases.case_file(session, case_id).tasks == ()


@pytest.mark.parametrize("about", ["", "Call Anna Example at home", "Give back equipment"])
def test_only_what_the_answers_propose_can_be_taken_on(session: Session, case_id: CaseId, about: str) -> None:
    held, _shown, _about = propose(session, case_id, Step.SAME_SHIFT, ActionKind.TASK)
    with pytest.raises(Refused):
        tasks.take_on(session, held, about)


def test_a_contact_is_agreed_for_a_day_that_the_officer_says(session: Session, case_id: CaseId, clock: Clock) -> None:
    clock.forward(days=182)
    held, _shown, about = propose(session, case_id, Step.MONTHS_6, ActionKind.FOLLOW_UP)
    with pytest.raises(Refused) as refused:
        tasks.take_on(session, held, about)
    assert refused.value.field == "day"
    day = session.today() + dt.timedelta(days=20)
    tasks.take_on(session, held, about, day)
    (agreed,) = (found for found in follow_ups.of_case(session, case_id) if found.reason is Reason.AGREED)
    assert (agreed.due_day, agreed.about, agreed.step) == (day, about, None)
    clock.forward(days=20)
    assert agreed.id in [row.follow_up_id for row in first_screen.today(session).due]
    follow_ups.take_back(session, agreed.id)
    assert agreed.id not in [found.id for found in follow_ups.of_case(session, case_id)]


def test_a_consent_that_was_asked_for_needs_no_tick(session: Session, case_id: CaseId, clock: Clock) -> None:
    clock.forward(days=3)
    held, _shown, about = propose(session, case_id, Step.DAY_3, ActionKind.CONSENT)
    tasks.take_on(session, held, about)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    (task,) = cases.case_file(session, case_id).tasks
    assert (task.kind, task.detail, task.is_open) == (TaskKind.CONSENT, Purpose.STATISTICS, False)


def test_what_was_taken_on_goes_with_its_case(session: Session) -> None:
    new = NewIncident(act="THREAT", officers=[Involved(membership=Membership.NONE)], agreed=True)
    (case_id,) = incidents.open_incident(session, new)
    held, _shown, about = propose(session, case_id, Step.SAME_SHIFT, ActionKind.TASK)
    tasks.take_on(session, held, about)
    consents.withdraw(session, consents.of_case(session, case_id)[0].id)
    assert session.store.all("SELECT * FROM task") == []
    assert session.store.all("SELECT * FROM follow_up") == []
