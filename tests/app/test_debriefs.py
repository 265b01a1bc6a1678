"""The debrief guide over a real vault: paused and resumed, skipped, and never past a red flag in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.vaults import Clock, open_session
from wellbeing.app import cases, debriefs, incidents, red_flags
from wellbeing.app import today as first_screen
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import Standing, standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Level, Mode, Question, StepKind
from wellbeing.domain.condition import Answer
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.follow_up import Result
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused


def open_case(session: Session, act: str = "ASSAULT_SERIOUS") -> CaseId:
    (opened,) = incidents.open_incident(session, NewIncident(act=act, officers=[Involved()], agreed=True))
    return opened


def calm_answer(question: Question) -> Answer | None:
    """An answer that raises no red flag; None where there is none to give."""
    if question.kind is StepKind.CHOICE:
        return next((option.id for option in question.options if option.red_flag is None), None)
    calm: dict[StepKind, Answer] = {StepKind.TICK: True, StepKind.INFORMATION: True, StepKind.SEVERAL: []}
    return calm.get(question.kind)


def alarming_question(standing: Standing, level: Level) -> tuple[Question, str] | None:
    for question in standing.way:
        for option in question.options:
            flag = standing.checklist.red_flag(option.red_flag) if option.red_flag else None
            if flag and flag.level is level:
                return question, option.id
    return None


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("mode", list(Mode))
def test_every_step_can_be_walked_to_its_end(session: Session, clock: Clock, step: Step, mode: Mode) -> None:
    case_id = open_case(session)
    debrief_id = debriefs.start(session, case_id, step, mode)
    shown = standing(session, debrief_id)
    walked = 0
    while shown.question is not None:
        debriefs.answer(session, debrief_id, shown.question.id, calm_answer(shown.question))
        shown = debriefs.go_on(session, debrief_id)
        walked += 1
    assert walked >= 4
    debriefs.finish(session, debrief_id)
    ended = next(found for found in cases.case_file(session, case_id).follow_ups if found.step is step)
    assert ended.result is Result.KEPT


def test_a_paused_debrief_resumes_where_it_was_with_its_answers(session: Session) -> None:
    case_id = open_case(session)
    debrief_id = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    first = standing(session, debrief_id).question
    assert first is not None
    debriefs.answer(session, debrief_id, first.id, calm_answer(first))
    second = debriefs.go_on(session, debrief_id).question
    debriefs.pause(session, debrief_id)
    assert first_screen.today(session).due[0].paused
    assert debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.BY_PHONE) == debrief_id
    resumed = standing(session, debrief_id)
    assert resumed.question == second
    assert first.id in resumed.debrief.answers
    assert resumed.debrief.state is DebriefState.UNDER_WAY


def test_what_is_skipped_is_recorded_as_skipped(session: Session) -> None:
    debrief_id = debriefs.start(session, open_case(session), Step.DAY_1, Mode.BY_PHONE)
    shown = standing(session, debrief_id)
    while shown.question is not None and shown.question.kind is StepKind.INFORMATION:
        shown = debriefs.go_on(session, debrief_id)
    assert shown.question is not None
    skipped = shown.question.id
    assert debriefs.go_on(session, debrief_id).debrief.answers[skipped] is None
    assert debriefs.go_back(session, debrief_id).question == shown.question


def test_an_emergency_shows_at_once_and_is_never_passed_in_silence(session: Session) -> None:
    case_id = open_case(session)
    debrief_id = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    found = alarming_question(standing(session, debrief_id), Level.EMERGENCY)
    assert found is not None
    question, option = found
    answer: Answer = [option] if question.kind is StepKind.SEVERAL else option
    shown = debriefs.answer(session, debrief_id, question.id, answer)
    assert shown.flags[0].flag.level is Level.EMERGENCY
    assert shown.flags[0].flag.act_now.for_mode(Mode.BY_PHONE)
    with pytest.raises(Refused):
        debriefs.finish(session, debrief_id)
    debriefs.answer(session, debrief_id, question.id, None)
    assert cases.case_file(session, case_id).flags, "taking the answer back does not take the record back"
    debriefs.answer(session, debrief_id, question.id, answer)
    flag = shown.flags[0].flag
    red_flags.note_done(session, debrief_id, flag.id, (flag.done[0].id,))
    debriefs.finish(session, debrief_id)
    assert cases.case_file(session, case_id).flags[0].done == (flag.done[0].id,)


def test_firearm_custody_and_investigation_come_with_the_lawyer_first(session: Session) -> None:
    debrief_id = debriefs.start(session, open_case(session, "TRAUMA_FIREARM"), Step.SAME_SHIFT, Mode.IN_PERSON)
    shown = standing(session, debrief_id)
    assert shown.lawyer_first
    assert shown.checklist.warning
    assert not shown.free_text
    with pytest.raises(Refused):
        cases.add_note(session, shown.debrief.case_id, "what happened")


def test_an_answer_that_does_not_fit_is_refused(session: Session) -> None:
    debrief_id = debriefs.start(session, open_case(session), Step.SAME_SHIFT, Mode.IN_PERSON)
    shown = standing(session, debrief_id)
    choice = next(question for question in shown.way if question.kind is StepKind.CHOICE)
    with pytest.raises(Refused):
        debriefs.answer(session, debrief_id, choice.id, "no such option")
    with pytest.raises(Refused):
        debriefs.answer(session, debrief_id, "no such question", True)


@settings(max_examples=8)
@given(data=st.data())
def test_any_way_through_the_guide_ends_and_keeps_every_red_flag(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    with open_session(tmp_path_factory.mktemp("walk") / "vault") as session:
        case_id = open_case(session)
        debrief_id = debriefs.start(session, case_id, Step.DAY_3, Mode.BY_PHONE)
        shown = standing(session, debrief_id)
        raised: set[str] = set()
        for _turn in range(80):
            if shown.question is None:
                break
            options = [option.id for option in shown.question.options]
            if shown.question.kind is StepKind.CHOICE:
                shown = debriefs.answer(
                    session, debrief_id, shown.question.id, data.draw(st.sampled_from([*options, None]))
                )
            raised |= {open_.flag.id for open_ in shown.flags}
            shown = debriefs.go_on(session, debrief_id)
        assert shown.question is None
        assert raised == {flag.flag for flag in cases.case_file(session, case_id).flags}


def test_an_investigation_that_a_talk_brings_up_bars_notes_everywhere(session: Session) -> None:
    case_id = open_case(session)
    debrief_id = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    note = next(one for one in standing(session, debrief_id).checklist.questions if one.kind is StepKind.NOTE)
    debriefs.answer(session, debrief_id, "under_investigation", "yes")
    with pytest.raises(Refused):
        debriefs.answer(session, debrief_id, note.id, "what was said")
    with pytest.raises(Refused):
        cases.add_note(session, case_id, "what was said")
    later = debriefs.start(session, case_id, Step.DAY_1, Mode.BY_PHONE)
    assert standing(session, later).lawyer_first
