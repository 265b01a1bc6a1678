"""The debrief guide: walks one version of a checklist with one officer; paused and resumed at will."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.app import follow_ups as follow_up_cases
from wellbeing.app.session import Changed, Session
from wellbeing.content import countries, library
from wellbeing.domain import checklist as guide
from wellbeing.domain.answer import YesNo
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Case
from wellbeing.domain.checklist import Checklist, Level, Mode, Progress, Question, RedFlag
from wellbeing.domain.condition import Answer, Answers, Facts
from wellbeing.domain.country import HelpNumber
from wellbeing.domain.debrief import Debrief, DebriefState, FlagRaised
from wellbeing.domain.follow_up import Reach
from wellbeing.domain.identity import CaseId, DebriefId, new_uid
from wellbeing.domain.incident import Incident
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, debriefs, follow_ups, incidents, officers

REACH = {Mode.IN_PERSON: Reach.IN_PERSON, Mode.BY_PHONE: Reach.PHONE, Mode.AFTERWARDS: Reach.IN_PERSON}


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagOpen:
    """A red flag on the screen. `handled` says that what was done has been noted."""

    flag: RedFlag
    handled: bool
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a debrief stands: everything its screen shows. `question` is None at the end."""

    debrief: Debrief
    alias: str
    checklist: Checklist
    mode: Mode
    way: tuple[Question, ...]
    question: Question | None
    flags: tuple[FlagOpen, ...]
    progress: Progress
    lawyer_first: bool
    free_text: bool


def facts(case: Case, incident: Incident, step: Step, mode: Mode) -> Facts:
    """What conditions may ask of the case."""
    return {
        "act": incident.act,
        "injured": _injured(case.injuries),
        "severity": case.days_lost,
        "alone": _truth(case.conditions.alone),
        "mode": mode.value,
        "step": step.value,
        "membership": case.membership.value,
        "under_investigation": incident.under_investigation or None,
        "relation": case.relation.value,
    }


def _injured(injuries: tuple[str, ...]) -> bool | None:
    known = set(injuries) - {"000"}
    return bool(known - {"NONE"}) if known else None


def _truth(answer: YesNo | None) -> bool | None:
    return {YesNo.YES: True, YesNo.NO: False}.get(answer) if answer else None


def start(session: Session, case_id: CaseId, step: Step, mode: Mode) -> DebriefId:
    """Begin the debrief of a step, or resume the one that is under way."""
    begun = under_way(session, case_id, step)
    if begun is not None:
        resume(session, begun)
        return begun
    checklist = library.checklist_for_step(step.value)
    debrief = Debrief(
        id=DebriefId(0),
        uid=new_uid(),
        case_id=case_id,
        step=step,
        mode=mode.value,
        checklist=checklist.name,
        version=checklist.version,
        started_at=session.now(),
    )
    with session.store.transaction("debrief.begun", debrief.uid):
        debrief_id = debriefs.add(session.store, debrief)
        case, incident = _case(session, case_id)
        first = guide.next_question(checklist, {}, facts(case, incident, step, mode), None)
        _stand(session, dataclasses.replace(debrief, id=debrief_id), first.id if first else None)
    session.note_change(Changed.CASES)
    return debrief_id


def under_way(session: Session, case_id: CaseId, step: Step) -> DebriefId | None:
    """The debrief of a step that was begun and is not finished."""
    known = debriefs.of_case(session.store, case_id)
    return next((found.id for found in known if found.step is step and found.state is not DebriefState.DONE), None)


def emergency_numbers(session: Session) -> tuple[HelpNumber, ...]:
    """Whom to call, never empty: the country's emergency number and the duty commander first."""
    profile = countries.country(session.country) if session.country else countries.anywhere()
    return profile.emergency_block()


def take_over(
    session: Session, case_id: CaseId, *, checklist: str, version: int, mode: Mode, answers: Mapping[str, Answer]
) -> None:
    """Keep what was ticked before there was a case ('Someone is with me now') as a first talk of it.

    The red flags it raised stand in the case from now on; the same-shift talk can still be held. Answers that
    this version of the sheet does not know are left out.
    """
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
            if question_id in known and guide.fits(known[question_id], value):
                debriefs.answer(session.store, debrief_id, question_id, value, session.now())
        _raise_flags(session, debriefs.get(session.store, debrief_id), sheet)
        _bar_free_text(session, case_id, answers)
    session.note_change(Changed.CASES)


def _bar_free_text(session: Session, case_id: CaseId, answers: Answers) -> None:
    """An investigation that a talk brings up holds for the whole incident: every talk and every note of it."""
    _case_of_it, incident = _case(session, case_id)
    if guide.lawyer_first(answers, {}) and not incident.under_investigation:
        incidents.update(session.store, dataclasses.replace(incident, under_investigation=True))


def standing(session: Session, debrief_id: DebriefId) -> Standing:
    """What the guide shows now."""
    debrief = debriefs.get(session.store, debrief_id)
    case, incident = _case(session, debrief.case_id)
    checklist = library.checklist(debrief.checklist, debrief.version)
    mode = Mode(debrief.mode)
    known = facts(case, incident, debrief.step, mode)
    question = checklist.question(debrief.position) if debrief.position else None
    done = {raised.flag: raised for raised in debriefs.flags(session.store, case.id) if raised.debrief_id == debrief.id}
    return Standing(
        debrief=debrief,
        alias=officers.get(session.store, case.officer_id).alias,
        checklist=checklist,
        mode=mode,
        way=guide.visible_questions(checklist, debrief.answers, known),
        question=question,
        flags=tuple(
            FlagOpen(
                flag=flag,
                handled=flag.id in done and done[flag.id].done_at is not None,
                done=done[flag.id].done if flag.id in done else (),
            )
            for flag in guide.raised_flags(checklist, debrief.answers, known)
        ),
        progress=guide.progress(checklist, debrief.answers, known),
        lawyer_first=guide.lawyer_first(debrief.answers, known),
        free_text=question is not None and guide.free_text_allowed(question, debrief.answers, known),
    )


def flags_of_case(session: Session, case_id: CaseId) -> dict[tuple[DebriefId | None, str], RedFlag]:
    """The words of every red flag that was raised in a case, by debrief and flag; in the version of its guide."""
    found: dict[tuple[DebriefId | None, str], RedFlag] = {}
    held = {debrief.id: debrief for debrief in debriefs.of_case(session.store, case_id)}
    newest = {flag.id: flag for flag in library.red_flags()} if debriefs.flags(session.store, case_id) else {}
    for raised in debriefs.flags(session.store, case_id):
        debrief = held.get(raised.debrief_id) if raised.debrief_id is not None else None
        checklist = library.checklist(debrief.checklist, debrief.version) if debrief else None
        flag = (checklist.red_flag(raised.flag) if checklist else None) or newest.get(raised.flag)
        if flag is not None:
            found[(raised.debrief_id, raised.flag)] = flag
    return found


def answer(session: Session, debrief_id: DebriefId, question_id: str, value: Answer | None) -> Standing:
    """Write an answer (None: skipped) and record the red flags it raises. The position stays: the screen shows
    at once what to do now, and goes on when the representative does."""
    debrief = debriefs.get(session.store, debrief_id)
    checklist = library.checklist(debrief.checklist, debrief.version)
    question = checklist.question(question_id)
    if question is None or (value is not None and not guide.fits(question, value)):
        raise Refused(_("This answer does not fit the question."), field="answer")
    if question.kind is guide.StepKind.NOTE and value is not None:
        _refuse_barred_note(session, debrief, question)
    with session.store.transaction("debrief.answered", debrief.uid):
        debriefs.answer(session.store, debrief_id, question_id, value, session.now())
        _raise_flags(session, debriefs.get(session.store, debrief_id), checklist)
        _bar_free_text(session, debrief.case_id, {question_id: value})
    session.note_change(Changed.CASES)
    return standing(session, debrief_id)


def _refuse_barred_note(session: Session, debrief: Debrief, question: Question) -> None:
    case, incident = _case(session, debrief.case_id)
    known = facts(case, incident, debrief.step, Mode(debrief.mode))
    if not guide.free_text_allowed(question, debrief.answers, known):
        raise Refused(_("No notes are kept for this case: what is written here may not be protected."), field="answer")


def _raise_flags(session: Session, debrief: Debrief, checklist: Checklist) -> None:
    case, incident = _case(session, debrief.case_id)
    known = {raised.flag for raised in debriefs.flags(session.store, case.id) if raised.debrief_id == debrief.id}
    for flag in guide.raised_flags(checklist, debrief.answers, facts(case, incident, debrief.step, Mode(debrief.mode))):
        if flag.id not in known:
            debriefs.raise_flag(
                session.store,
                FlagRaised(
                    case_id=case.id,
                    debrief_id=debrief.id,
                    flag=flag.id,
                    level=flag.level.value,
                    raised_at=session.now(),
                ),
            )


def note_done(session: Session, debrief_id: DebriefId, flag_id: str, done: tuple[str, ...]) -> Standing:
    """Record what was done about a red flag."""
    debrief = debriefs.get(session.store, debrief_id)
    if not done:
        raise Refused(_("Please say what was done; 'help was refused' is an answer too."), field="done")
    with session.store.transaction("flag.handled", debrief.uid):
        debriefs.note_done(session.store, debrief.case_id, flag_id, done, session.now())
    session.note_change(Changed.CASES)
    return standing(session, debrief_id)


def go_on(session: Session, debrief_id: DebriefId) -> Standing:
    """To the next question; past the last one the position is empty. A question left without an answer is
    recorded as skipped."""
    debrief = debriefs.get(session.store, debrief_id)
    checklist, known = _way(session, debrief)
    with session.store.transaction("debrief.moved", debrief.uid):
        position = debrief.position
        if position and position not in debrief.answers:
            read = checklist.question(position)
            value = True if read and read.kind is guide.StepKind.INFORMATION else None
            debriefs.answer(session.store, debrief_id, position, value, session.now())
            debrief = debriefs.get(session.store, debrief_id)
        following = guide.next_question(checklist, debrief.answers, known, position) if position else None
        _stand(session, debrief, following.id if following else None)
    return standing(session, debrief_id)


def go_back(session: Session, debrief_id: DebriefId) -> Standing:
    """To the question before."""
    debrief = debriefs.get(session.store, debrief_id)
    checklist, known = _way(session, debrief)
    if debrief.position is None:
        way = guide.visible_questions(checklist, debrief.answers, known)
        earlier = way[-1] if way else None
    else:
        earlier = guide.previous_question(checklist, debrief.answers, known, debrief.position)
    if earlier is not None:
        with session.store.transaction("debrief.moved", debrief.uid):
            _stand(session, debrief, earlier.id)
    return standing(session, debrief_id)


def go_to(session: Session, debrief_id: DebriefId, question_id: str) -> Standing:
    """Straight to a question on the way."""
    debrief = debriefs.get(session.store, debrief_id)
    checklist, known = _way(session, debrief)
    if question_id in {question.id for question in guide.visible_questions(checklist, debrief.answers, known)}:
        with session.store.transaction("debrief.moved", debrief.uid):
            _stand(session, debrief, question_id)
    return standing(session, debrief_id)


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
    """Go on where it was paused."""
    _set_state(session, debrief_id, DebriefState.UNDER_WAY, "debrief.resumed")


def _set_state(session: Session, debrief_id: DebriefId, state: DebriefState, action: str) -> None:
    debrief = debriefs.get(session.store, debrief_id)
    if debrief.state is DebriefState.DONE:
        raise Refused(_("This debrief is finished."))
    with session.store.transaction(action, debrief.uid):
        _stand(session, dataclasses.replace(debrief, state=state), debrief.position)
    session.note_change(Changed.CASES)


def finish(session: Session, debrief_id: DebriefId, talked_at: dt.datetime | None = None) -> None:
    """End the debrief. The talk was a contact: the follow-up of its step is closed, kept or late.

    Raises Refused while an emergency stands without a word on what was done.
    """
    now = standing(session, debrief_id)
    if any(open_.flag.level is Level.EMERGENCY and not open_.handled for open_ in now.flags):
        raise Refused(_("An emergency is open. Please note what was done; 'help was refused' is an answer too."))
    debrief = now.debrief
    with session.store.transaction("debrief.finished", debrief.uid):
        debriefs.move(
            session.store,
            debrief_id,
            position=None,
            state=DebriefState.DONE,
            mode=debrief.mode,
            finished_at=session.now(),
        )
        for follow_up in follow_ups.of_case(session.store, debrief.case_id):
            if follow_up.step is debrief.step and follow_up.result is None:
                follow_up_cases.close_by_contact(session, follow_up, REACH[now.mode], talked_at)
    session.note_change(Changed.CASES)


def _stand(session: Session, debrief: Debrief, position: str | None) -> None:
    debriefs.move(
        session.store,
        debrief.id,
        position=position,
        state=debrief.state,
        mode=debrief.mode,
        finished_at=debrief.finished_at,
    )


def _case(session: Session, case_id: CaseId) -> tuple[Case, Incident]:
    case = cases.get(session.store, case_id)
    return case, incidents.get(session.store, case.incident_id)


def _way(session: Session, debrief: Debrief) -> tuple[Checklist, Facts]:
    case, incident = _case(session, debrief.case_id)
    checklist = library.checklist(debrief.checklist, debrief.version)
    return checklist, facts(case, incident, debrief.step, Mode(debrief.mode))
