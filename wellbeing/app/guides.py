"""The topic guides: which fit a case, how they join a talk, and reading one without any case."""

from dataclasses import dataclass

from wellbeing.app.session import Session
from wellbeing.app.talk_state import case_of, facts
from wellbeing.content import library
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Checklist, Mode, Question, StepKind, TopicHead
from wellbeing.domain.debrief import Debrief
from wellbeing.domain.identity import CaseId
from wellbeing.domain.talk import fitting
from wellbeing.errors import WellbeingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The topic guides of a case: `joining` come into its talks by themselves, `fitting` may fit as well, `others`
    are all that are left."""

    joining: tuple[TopicHead, ...]
    fitting: tuple[TopicHead, ...]
    others: tuple[TopicHead, ...]


def every_topic() -> tuple[TopicHead, ...]:
    """All topic guides, for reading without a case."""
    return library.topics()


def topic(name: str) -> Checklist:
    """One topic guide in its newest version."""
    return library.checklist(name)


def practical(guide: Checklist) -> tuple[Question, ...]:
    """The practical lists of a guide: what is to be got out of the way, and stays done."""
    return tuple(
        question
        for question in guide.questions
        if question.kind is StepKind.SEVERAL and any(option.settles for option in question.options)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWords:
    """What stays in sight of a locked guide: words that stand in every copy of the program."""

    title: str
    say: str


def public_words(guide: str) -> PublicWords | None:
    """The words that `standing.public_words` named; None where this program does not know them."""
    name, version, question_id = guide.split("/")
    try:
        question = library.checklist(name, int(version)).question(question_id)
    except WellbeingError:
        return None
    if question is None:
        return None
    say = question.say.for_mode(Mode.IN_PERSON) if question.say else ""
    return PublicWords(title=question.title, say=say or question.ask or question.title)


def title(debrief: Debrief) -> str:
    """The title of the guide of a talk, in the version it was held with."""
    return library.bound(debrief.checklist, debrief.version).title


def offer(session: Session, case_id: CaseId, step: Step | None = None) -> Offer:
    """The topic guides of a case, in the talk of a step, or of any step where `step` is None."""
    case, incident = case_of(session, case_id)
    known = facts(session, case, incident, step, Mode.IN_PERSON)
    every = library.topics()
    fit = fitting(every, known, step.value if step else None)
    return Offer(
        joining=tuple(head for head in fit if head.topic.by_itself),
        fitting=tuple(head for head in fit if not head.topic.by_itself),
        others=tuple(head for head in every if head not in fit),
    )
