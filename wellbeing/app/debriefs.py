"""The debrief guide: walks one version of a checklist with one officer; paused and resumed at will."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Mapping

from wellbeing.app import after_flags, country, red_flags, topics
from wellbeing.app import follow_ups as follow_up_cases
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.app.standing import Standing, standing, standing_of
from wellbeing.app.talk_state import Talk, case_of, newest_checklist_of, talk_of, talk_with, versions_of
from wellbeing.app.undo import undoable
from wellbeing.content import library
from wellbeing.domain import walk
from wellbeing.domain.cadence import Step
from wellbeing.domain.carry_over import carry_over
from wellbeing.domain.checklist import Checklist, Mode, Question, StepKind
from wellbeing.domain.condition import Answer, Answers
from wellbeing.domain.country import HelpNumber
from wellbeing.domain.debrief import Debrief, DebriefState
from wellbeing.domain.fitting import fits
from wellbeing.domain.follow_up import FollowUp, Reach
from wellbeing.domain.identity import CaseId, DebriefId, new_uid
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import debriefs, follow_ups, incidents

REACH = {Mode.IN_PERSON: Reach.IN_PERSON, Mode.BY_PHONE: Reach.PHONE, Mode.AFTERWARDS: Reach.IN_PERSON}


def start(session: Session, case_id: CaseId, step: Step, mode: Mode, chosen: Collection[str] = ()) -> DebriefId:
    """Begin the debrief of a step, or resume the one that is under way.

    The topic guides that fit the case join it, and those that were `chosen` by name.
    """
    begun = under_way(session, case_id, step)
    if begun is not None:
        resume(session, begun)
        return begun
    return _begin(session, case_id, step, mode, library.checklist_for_step(step.value), chosen)


def start_topic(session: Session, case_id: CaseId, topic: str, mode: Mode) -> DebriefId:
    """Begin a talk about a topic alone, or resume the one that is under way. It belongs to no step."""
    begun = topic_under_way(session, case_id, topic)
    if begun is not None:
        resume(session, begun)
        return begun
    return _begin(session, case_id, None, mode, library.checklist(topic), ())


def _begin(
    session: Session, case_id: CaseId, step: Step | None, mode: Mode, guide: Checklist, chosen: Collection[str]
) -> DebriefId:
    refuse_restricted(session, case_id)
    debrief = Debrief(
        id=DebriefId(0),
        uid=new_uid(),
        case_id=case_id,
        step=step,
        mode=mode.value,
        checklist=guide.name,
        version=guide.version,
        started_at=session.now(),
    )
    with session.store.transaction("debrief.begun", debrief.uid):
        debrief_id = debriefs.add(session.store, debrief)
        if step is not None:
            topics.join(session, talk_of(session, debrief_id), chosen, at_start=True)
        talk = talk_of(session, debrief_id)
        first = talk.next_question(None)
        _stand(session, talk.debrief, first.id if first else None)
    session.note_change(Changed.CASES)
    return debrief_id


def under_way(session: Session, case_id: CaseId, step: Step) -> DebriefId | None:
    """The debrief of a step that was begun and is not finished."""
    known = debriefs.of_case(session.store, case_id)
    return next((found.id for found in known if found.step is step and found.state is not DebriefState.DONE), None)


def topic_under_way(session: Session, case_id: CaseId, topic: str) -> DebriefId | None:
    """The talk about a topic alone that was begun and is not finished."""
    for found in debriefs.of_case(session.store, case_id):
        if found.step is None and found.checklist == topic and found.state is not DebriefState.DONE:
            return found.id
    return None


def emergency_numbers(session: Session) -> tuple[HelpNumber, ...]:
    """Whom to call, never empty: the country's emergency number and the duty commander first."""
    return country.of_session(session).emergency_block()


def take_over(
    session: Session,
    case_id: CaseId,
    *,
    checklist: str,
    version: int,
    mode: Mode,
    answers: Mapping[str, Answer],
    done: Mapping[str, tuple[str, ...]] | None = None,
) -> None:
    """Keep what was ticked before there was a case ('Someone is with me now') as a first talk of it.

    The red flags it raised stand in the case from now on, with what was `done` about each; the same-shift talk can
    still be held. Answers that this version of the sheet does not know are left out.
    """
    refuse_restricted(session, case_id)
    sheet = library.checklist(checklist, version)
    known = {question.id: question for question in sheet.questions}
    debrief = Debrief(
        id=DebriefId(0),
        uid=new_uid(),
        case_id=case_id,
        step=Step.SAME_SHIFT,
        mode=mode.value,
        checklist=checklist,
        version=version,
        state=DebriefState.DONE,
        started_at=session.now(),
        finished_at=session.now(),
    )
    with session.store.transaction("debrief.taken-over", debrief.uid):
        debrief_id = debriefs.add(session.store, debrief)
        for question_id, value in answers.items():
            if question_id in known and fits(known[question_id], value):
                debriefs.answer(session.store, debrief_id, question_id, value, session.now())
        talk = talk_of(session, debrief_id)
        red_flags.record(session, talk)
        for flag in talk.flags:
            if noted := (done or {}).get(flag.id):
                debriefs.note_done(session.store, case_id, debrief_id, flag.id, tuple(noted), session.now())
        after_flags.plan(session, case_id)
        _bar_free_text(session, case_id, answers)
    session.note_change(Changed.CASES)


def _bar_free_text(session: Session, case_id: CaseId, answers: Answers) -> None:
    """An investigation that a talk brings up holds for the whole incident: every talk and every note of it."""
    _case, incident = case_of(session, case_id)
    if walk.tells_of_investigation(answers) and not incident.under_investigation:
        incidents.update(session.store, dataclasses.replace(incident, under_investigation=True))


def answer(session: Session, debrief_id: DebriefId, question_id: str, value: Answer | None) -> Standing:
    """Write an answer (None: skipped) and record the red flags it raises. The position stays: the screen shows
    at once what to do now, and goes on when the representative does."""
    talk = talk_of(session, debrief_id)
    refuse_restricted(session, talk.case.id)
    question = talk.checklist.question(question_id)
    if question is None or (value is not None and not fits(question, value)):
        raise Refused(_("This answer does not fit the question."), field="answer")
    if question.kind is StepKind.NOTE and value is not None:
        _refuse_barred_note(talk, question)
    with session.store.transaction("debrief.answered", talk.debrief.uid):
        debriefs.answer(session.store, debrief_id, question_id, value, session.now())
        red_flags.record(session, talk_of(session, debrief_id))
        _bar_free_text(session, talk.case.id, {question_id: value})
        topics.join(session, talk_of(session, debrief_id))
    session.note_change(Changed.CASES)
    return standing(session, debrief_id)


def ask_again(session: Session, debrief_id: DebriefId, question_id: str) -> Standing:
    """Go to a question whose answer was known from an earlier talk: it may have been wrong."""
    debrief = debriefs.get(session.store, debrief_id)
    with session.store.transaction("debrief.moved", debrief.uid):
        debriefs.answer(session.store, debrief_id, question_id, None, session.now())
        _stand(session, debrief, question_id)
    return standing(session, debrief_id)


def _refuse_barred_note(talk: Talk, question: Question) -> None:
    if not talk.free_text_allowed(question):
        raise Refused(_("No notes are kept for this case: what is written here may not be protected."), field="answer")


def take_newer_version(session: Session, debrief_id: DebriefId) -> Standing:
    """Go on with the newest version of the guide, with the answers that hold in it (see `Standing.newer`).

    Raises Refused where there is none, and where a red flag would vanish with an answer before it was said what was
    done.
    """
    talk = talk_of(session, debrief_id)
    debrief, newest = talk.debrief, newest_checklist_of(talk.debrief)
    if newest is None:
        raise Refused(_("There is no newer version for this talk."))
    over = carry_over(talk.checklist, newest, debrief.answers, talk.facts)
    open_flags = {open_.flag.id for open_ in standing(session, debrief_id).flags if not open_.handled}
    if over.silenced & open_flags:
        raise Refused(_("A red flag is open. Please note first what was done; 'help was refused' is an answer too."))
    with undoable(session, "debrief.renewed", debrief.uid):
        debriefs.renew(session.store, debrief_id, versions_of(newest), over.kept)
        renewed = talk_of(session, debrief_id)
        red_flags.record(session, renewed)
        there = renewed.checklist.question(debrief.position) if debrief.position else None
        following = there or renewed.next_question(None)
        _stand(session, renewed.debrief, following.id if following else None)
    session.note_change(Changed.CASES)
    return standing(session, debrief_id)


def go_on(session: Session, debrief_id: DebriefId) -> Standing:
    """To the next question; past the last one the position is empty. A question left without an answer is
    recorded as skipped."""
    talk = talk_of(session, debrief_id)
    debrief, position = talk.debrief, talk.debrief.position
    with session.store.transaction("debrief.moved", debrief.uid):
        if position and position not in debrief.answers:
            read = talk.checklist.question(position)
            value = True if read and read.kind is StepKind.INFORMATION else None
            debriefs.answer(session.store, debrief_id, position, value, session.now())
            talk = talk_with(session, dataclasses.replace(debrief, answers={**debrief.answers, position: value}))
        following = talk.next_question(position) if position else None
        position = following.id if following else None
        _stand(session, talk.debrief, position)
    return standing_of(session, talk.moved_to(position))


def go_back(session: Session, debrief_id: DebriefId) -> Standing:
    """To the question before."""
    talk = talk_of(session, debrief_id)
    if talk.debrief.position is None:
        asked = talk.way.asked
        earlier = asked[-1] if asked else None
    else:
        earlier = talk.previous_question(talk.debrief.position)
    if earlier is None:
        return standing_of(session, talk)
    return _move(session, talk, earlier.id)


def go_to(session: Session, debrief_id: DebriefId, question_id: str) -> Standing:
    """Straight to a question on the way."""
    talk = talk_of(session, debrief_id)
    if all(question.id != question_id for question in talk.way.asked):
        return standing_of(session, talk)
    return _move(session, talk, question_id)


def change_mode(session: Session, debrief_id: DebriefId, mode: Mode) -> Standing:
    """In person, by phone or afterwards: the same questions, other words."""
    debrief = debriefs.get(session.store, debrief_id)
    with session.store.transaction("debrief.moved", debrief.uid):
        _stand(session, dataclasses.replace(debrief, mode=mode.value), debrief.position)
    return standing(session, debrief_id)


def pause(session: Session, debrief_id: DebriefId) -> None:
    """Put the talk aside; Today offers to resume it."""
    _set_state(session, debrief_id, DebriefState.PAUSED, "debrief.paused")


def resume(session: Session, debrief_id: DebriefId) -> None:
    """Go on where it was paused. Topics that have come to fit the case meanwhile join it."""
    _set_state(session, debrief_id, DebriefState.UNDER_WAY, "debrief.resumed")


def _set_state(session: Session, debrief_id: DebriefId, state: DebriefState, action: str) -> None:
    debrief = debriefs.get(session.store, debrief_id)
    if state is DebriefState.UNDER_WAY:
        refuse_restricted(session, debrief.case_id)
    if debrief.state is DebriefState.DONE:
        raise Refused(_("This debrief is finished."))
    with session.store.transaction(action, debrief.uid):
        _stand(session, dataclasses.replace(debrief, state=state), debrief.position)
        if state is DebriefState.UNDER_WAY:
            _go_on_with(session, debrief_id, topics.join(session, talk_of(session, debrief_id)))
    session.note_change(Changed.CASES)


def _go_on_with(session: Session, debrief_id: DebriefId, joined: Collection[str]) -> None:
    """A talk that stood at its end goes on with what the topics bring that have joined it since."""
    talk = talk_of(session, debrief_id)
    brought = (question for question in talk.way.asked if talk.checklist.guide_of(question.id).name in joined)
    following = next(brought, None)
    if talk.debrief.position is None and following is not None:
        _stand(session, talk.debrief, following.id)


def finish(session: Session, debrief_id: DebriefId, talked_at: dt.datetime | None = None) -> None:
    """End the debrief. The talk was a contact: the follow-up of its step is closed, kept or late.

    Raises Refused while an emergency stands without a word on what was done.
    """
    now = standing(session, debrief_id)
    if now.emergency_without_word:
        raise Refused(_("An emergency is open. Please note what was done; 'help was refused' is an answer too."))
    debrief = now.debrief
    refuse_restricted(session, debrief.case_id)
    with session.store.transaction("debrief.finished", debrief.uid):
        debriefs.move(
            session.store,
            debrief_id,
            position=None,
            state=DebriefState.DONE,
            mode=debrief.mode,
            finished_at=session.now(),
        )
        step = _open_step(session, debrief)
        if step is not None:
            follow_up_cases.close_by_contact(session, step, REACH[now.mode], talked_at)
        else:
            follow_up_cases.heard_of(session, debrief.case_id, talked_at or session.now())
    session.note_change(Changed.CASES)


def _open_step(session: Session, debrief: Debrief) -> FollowUp | None:
    """The follow-up that a talk closes; none for a talk about a topic alone."""
    known = follow_ups.of_case(session.store, debrief.case_id) if debrief.step is not None else []
    return next((found for found in known if found.step is debrief.step and found.result is None), None)


def _move(session: Session, talk: Talk, position: str) -> Standing:
    with session.store.transaction("debrief.moved", talk.debrief.uid):
        _stand(session, talk.debrief, position)
    return standing_of(session, talk.moved_to(position))


def _stand(session: Session, debrief: Debrief, position: str | None) -> None:
    debriefs.move(
        session.store,
        debrief.id,
        position=position,
        state=debrief.state,
        mode=debrief.mode,
        finished_at=debrief.finished_at,
    )
