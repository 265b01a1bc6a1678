"""What may stand in a checklist file and in the file of red flags. The readers, and the schema for editors, follow
from these definitions; what an entry means is told in docs/formats/checklist.md."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from msgspec import Meta

from wellbeing.content.conditions import ConditionFile
from wellbeing.content.document import FileStruct
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import ActionKind, Level, StepKind, Strength

ID_PATTERN = "^[a-z][a-z0-9_]{0,59}$"
NAME_PATTERN = "^[a-z0-9][a-z0-9-]{0,59}$"


def _told(description: str, **schema: Any) -> Meta:
    """What an editor shows beside an entry. `schema` is for the editor alone: the reader has better words."""
    return Meta(description=description, extra_json_schema=schema or None)


Id = Annotated[str, _told("Letters a-z, digits and _.", pattern=ID_PATTERN)]
Name = Annotated[str, _told("The name of the folder.", pattern=NAME_PATTERN)]
Version = Annotated[int, _told("The name of the file: a published version is never edited.", minimum=1)]
Day = Annotated[str, _told("A day as YYYY-MM-DD.", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Lines = Annotated[tuple[str, ...], _told("Short sentences, one thing each.")]
CountryNote = Literal["privilege_note", "duty_to_inform_note", "force_debrief"]


class WordingFile(FileStruct):
    """One text, worded for the way the talk is held. What is left out is taken from `in_person`."""

    in_person: str
    by_phone: str | None = None
    afterwards: str | None = None


class StepsFile(FileStruct):
    """Instructions in their order, for the way the talk is held."""

    in_person: tuple[str, ...]
    by_phone: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()


class EvidenceFile(FileStruct):
    """What something rests on. Never write `S` for what nobody has looked up."""

    text: str
    source: str
    strength: Annotated[
        Strength, _told("S: seen in the source. M: widely known, not checked. derived: from the tasks.")
    ]
    year: int | None = None


class NoticeFile(FileStruct):
    """A calm remark beside an answer."""

    title: str
    text: str


class ActionFile(FileStruct):
    """Something that an answer proposes; the person decides."""

    kind: ActionKind
    label: str
    detail: Annotated[str | None, _told("For a referral: a code of codes/referral_kinds.csv.")] = None
    after_days: Annotated[int | None, _told("For a follow-up: in how many days.")] = None


class OptionFile(FileStruct):
    """One answer."""

    id: Annotated[Id, _told("`none` goes with no other answer.")]
    label: str
    red_flag: Annotated[str | None, _told("The id of the red flag that this answer raises.")] = None
    settles: Annotated[Id | None, _told("What stays true from now on; no later talk of the case asks for it.")] = None
    notice: NoticeFile | None = None
    actions: tuple[ActionFile, ...] = ()


class BoundsFile(FileStruct):
    """The ends of a number or a scale."""

    low: int
    high: int
    low_label: str = ""
    high_label: str = ""


class QuestionFile(FileStruct):
    """One thing at a time: what to say, what to leave unsaid, why, and what to tick."""

    id: Annotated[Id, _told("The same question in two guides has the same id, and is asked once in a talk.")]
    kind: StepKind
    title: str
    ask: Annotated[str, _told("The question to the representative. None for information.")] = ""
    say: Annotated[str | WordingFile | None, _told("What could be said.")] = None
    avoid: Annotated[Lines, _told("What to leave unsaid or undone.")] = ()
    points: Annotated[Lines, _told("What to do or to hand on.")] = ()
    why: str = ""
    evidence: tuple[EvidenceFile, ...] = ()
    options: tuple[OptionFile, ...] = ()
    bounds: BoundsFile | None = None
    when: Annotated[ConditionFile | None, _told("When it is asked; without it, always.")] = None
    no_free_text: Annotated[bool, _told("No note may be written here, whatever the case is.")] = False
    settles: Annotated[Id | None, _told("For a tick: what stays true from now on.")] = None
    country: Annotated[tuple[CountryNote, ...], _told("Lines of the country's profile that are shown here.")] = ()


class SectionFile(FileStruct):
    """Questions that belong together. A topic's section joins the step's section of the same id."""

    id: Id
    title: str
    steps: tuple[QuestionFile, ...]


class RuleFile(FileStruct):
    """A red flag from several answers."""

    red_flag: str
    when: ConditionFile


class ReviewFile(FileStruct):
    """The clinician who vouches for this version."""

    name: str
    profession: str
    on: Day
    next_review: Day


class Joining(StrEnum):
    """How a topic guide comes into a talk."""

    BY_ITSELF = "by_itself"
    WHEN_CHOSEN = "when_chosen"


class TopicFile(FileStruct, rename={"fits": "for"}):
    """What makes a checklist a topic guide."""

    about: Annotated[str, _told("One line: when this guide helps.")]
    fits: Annotated[ConditionFile, _told("Which cases it is for; looks at facts only.")]
    at: Annotated[tuple[Step, ...], _told("In the talks of which steps.")]
    joins: Annotated[Joining, _told("when_chosen: offered only, for what no fact of a case tells.")] = Joining.BY_ITSELF


class LeafletFile(FileStruct):
    """A part of the page to take home."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: Lines = ()


CARD_LINES = 4
"""As many lines as stand under one heading of a pocket card."""

CardLines = Annotated[tuple[str, ...], _told("One to four short lines.", minItems=1, maxItems=CARD_LINES)]


class CardFile(FileStruct):
    """The pocket card of a guide. The numbers of the country are added by the program."""

    title: str
    opening: Annotated[str, _told("First words to the officer, one or two sentences.")]
    do: CardLines
    dont: CardLines
    at_once: Annotated[CardLines, _told("The signs that ask to act at once.")]


class HeadFile(FileStruct):
    """What stands before the sections of a checklist: enough to find a topic guide that fits a case."""

    name: Name
    version: Version
    title: str
    opening: Annotated[str | WordingFile, _told("First words.")]
    red_flags: Annotated[int, _told("The version of checklists/red-flags that is meant.")]
    step: Annotated[Step | None, _told("The step of the cadence; none for a topic guide.")] = None
    topic: Annotated[TopicFile | None, _told("Stands before the sections.")] = None
    lawyer_first: Annotated[bool, _told("Only for cases in which the lawyer comes first: warning, no notes.")] = False
    warning: Annotated[str | None, _told("What is not protected. Never left out.")] = None
    rules: tuple[RuleFile, ...] = ()
    take_home: tuple[LeafletFile, ...] = ()
    reviewer: ReviewFile | None = None
    card: CardFile | None = None


class ChecklistFile(HeadFile, kw_only=True):
    """A checklist of the program Wellbeing."""

    sections: tuple[SectionFile, ...]


class RedFlagFile(FileStruct):
    """A sign that changes what comes next."""

    id: Id
    level: Level
    title: str
    act_now: Annotated[tuple[str, ...] | StepsFile, _told("What to do now, in order.")]
    done: Annotated[tuple[OptionFile, ...], _told("Answers to 'what was done', `refused` among them.")]
    refusal: Annotated[Lines, _told("What to do when help is refused.")]
    say: str | WordingFile | None = None
    avoid: Lines = ()
    evidence: tuple[EvidenceFile, ...] = ()
    contact_after_days: Annotated[tuple[int, ...], _told("After an emergency 1, 3, 7.")] = ()


class AddedFlagsFile(FileStruct):
    """The red flags that a content pack adds."""

    red_flags: tuple[RedFlagFile, ...]


class RedFlagsFile(FileStruct):
    """The red flags of the program Wellbeing."""

    name: Name
    version: Version
    red_flags: tuple[RedFlagFile, ...]
