"""Where a talk stands: everything that its screen shows."""

from dataclasses import dataclass

from wellbeing.app import third_parties
from wellbeing.app.session import Session
from wellbeing.app.talk_state import Talk, consented, newest_checklist_of, talk_of
from wellbeing.domain import walk
from wellbeing.domain.asked_later import AskedLater, from_talks, to_ask
from wellbeing.domain.carry_over import CarryOver, carry_over
from wellbeing.domain.checklist import Checklist, Level, Mode, Question, RedFlag, StepKind
from wellbeing.domain.condition import Answer
from wellbeing.domain.debrief import Debrief
from wellbeing.domain.identity import DebriefId
from wellbeing.domain.proposal import Proposal, proposed
from wellbeing.domain.public_words import public_question
from wellbeing.domain.settled import after_talk, known_options
from wellbeing.domain.walk import Progress, Way
from wellbeing.vault import debriefs, follow_ups, officers, referrals, tasks

_COURT = "justice"
"""The guides' own question about the case in court."""
_DOCTOR = "MEDICAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagOpen:
    """A red flag on the screen. `handled` says that what was done has been noted."""

    flag: RedFlag
    handled: bool
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A question that nobody has to ask again, its answer, and the talk that settled it (None: this one)."""

    question: Question
    answer: Answer
    settled_by: Debrief | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a debrief stands: everything its screen shows. `question` is None at the end.

    `given` is the answer to it, with what earlier talks settled ticked beforehand. `newer` says what a newer version
    of the guide would keep, where there is one.
    """

    debrief: Debrief
    alias: str
    checklist: Checklist
    mode: Mode
    way: tuple[Question, ...]
    known: tuple[Known, ...]
    question: Question | None
    given: Answer | None
    given_before: Known | None
    flags: tuple[FlagOpen, ...]
    progress: Progress
    proposals: tuple[Proposal, ...]
    lawyer_first: bool
    free_text: bool
    newer: CarryOver | None
    asked_later: tuple[AskedLater, ...]
    """At the end: what is still open about the case."""
    named: tuple[str, ...]
    """At the end and at a note: the aliases of other officers whom the notes of this talk name."""

    @property
    def emergency_without_word(self) -> bool:
        """Whether an emergency stands and nobody has said what was done."""
        return any(open_.flag.level is Level.EMERGENCY and not open_.handled for open_ in self.flags)


def standing(session: Session, debrief_id: DebriefId) -> Standing:
    """What the guide shows now."""
    return standing_of(session, talk_of(session, debrief_id))


def standing_of(session: Session, talk: Talk) -> Standing:
    """The same for a talk that is at hand."""
    debrief, way = talk.debrief, talk.way
    question = _in_sight(talk, way)
    done = {
        raised.flag: raised
        for raised in debriefs.flags(session.store, debrief.case_id)
        if raised.debrief_id == debrief.id
    }
    newest = newest_checklist_of(debrief)
    before = _given_before(talk, question)
    return Standing(
        debrief=debrief,
        alias=officers.get(session.store, talk.case.officer_id).alias,
        checklist=talk.checklist,
        mode=Mode(debrief.mode),
        way=way.asked,
        known=tuple(_known(talk, question, answer) for question, answer in way.known),
        question=question,
        given=_given(debrief, question, before),
        given_before=before,
        flags=tuple(
            FlagOpen(
                flag=flag,
                handled=flag.id in done and done[flag.id].done_at is not None,
                done=done[flag.id].done if flag.id in done else (),
            )
            for flag in talk.flags
        ),
        progress=walk.progress(way.asked, debrief.answers),
        proposals=proposed(
            way.asked,
            debrief.answers,
            tasks.of_case(session.store, debrief.case_id),
            follow_ups.of_case(session.store, debrief.case_id),
            today=session.today(),
            since=debrief.started_at,
        ),
        lawyer_first=walk.lawyer_first(talk.checklist, debrief.answers, talk.facts),
        asked_later=() if question or consented(session, talk.case.id) == "no" else _open_facts(session, talk),
        free_text=question is not None and talk.free_text_allowed(question),
        newer=carry_over(talk.checklist, newest, debrief.answers, talk.facts) if newest else None,
        named=_named(session, talk, question),
    )


def _open_facts(session: Session, talk: Talk) -> tuple[AskedLater, ...]:
    settled = after_talk(talk.settled, talk.checklist, talk.debrief.answers)
    known = from_talks(settled, talk.debrief.answers.get(_COURT), _days_to_doctor(session, talk))
    return to_ask(talk.case, talk.incident.act, talk.debrief.step, known)


def _days_to_doctor(session: Session, talk: Talk) -> int | None:
    """From the incident to the first appointment with a doctor that a referral led to, if that day has come."""
    appointments = (one.appointment_on for one in referrals.of_case(session.store, talk.case.id) if one.kind == _DOCTOR)
    been = [day for day in appointments if day is not None and day <= session.today()]
    return (min(been) - talk.incident.occurred_on).days if been else None


def _named(session: Session, talk: Talk, question: Question | None) -> tuple[str, ...]:
    """At a note whom it names, at the end whom all of them name."""
    if question is not None and question.kind is not StepKind.NOTE:
        return ()
    given = talk.debrief.answers if question is None else {question.id: talk.debrief.answers.get(question.id)}
    asked = ((talk.checklist.question(key), answer) for key, answer in given.items() if answer is not None)
    texts = [str(answer) for note, answer in asked if note is not None and note.kind is StepKind.NOTE]
    return third_parties.named(session, talk.debrief.case_id, texts)


def public_words(shown: Standing) -> str:
    """Ids of the words that may stay in sight when the vault is locked, as `checklist/version/question`.

    Empty where there are none, and for a talk about a topic alone: its words tell what it is about.
    """
    question = public_question(shown.checklist, shown.way, shown.question) if shown.debrief.step else ""
    return f"{shown.debrief.checklist}/{shown.debrief.version}/{question}" if question else ""


def _in_sight(talk: Talk, way: Way) -> Question | None:
    """The question on the screen, as it is asked in this talk."""
    position = talk.debrief.position
    if position is None:
        return None
    return next((asked for asked in way.asked if asked.id == position), talk.checklist.question(position))


def _known(talk: Talk, question: Question, answer: Answer) -> Known:
    by = [talk.settled[thing] for thing in sorted(question.offers) if thing in talk.settled]
    return Known(question=question, answer=answer, settled_by=by[0] if by else None)


def _given_before(talk: Talk, question: Question | None) -> Known | None:
    """What earlier talks have settled of a question that is still asked."""
    if question is None or not question.options:
        return None
    options = known_options(question, talk.settled)
    return _known(talk, question, options) if options else None


def _given(debrief: Debrief, question: Question | None, before: Known | None) -> Answer | None:
    if question is None:
        return None
    if question.id in debrief.answers or before is None:
        return debrief.answers.get(question.id)
    return before.answer
