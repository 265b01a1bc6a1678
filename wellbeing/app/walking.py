"""Walks a checklist without any case: with answers from a file, for whoever writes content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import country
from wellbeing.content import library
from wellbeing.content.answers_file import AnswersFile, read_answers
from wellbeing.domain import walk
from wellbeing.domain.checklist import Checklist, Level, Mode, Question, RedFlag, StepKind
from wellbeing.domain.condition import Answer, Facts
from wellbeing.domain.country import CountryProfile
from wellbeing.domain.talk import woven
from wellbeing.errors import Refused
from wellbeing.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One question as it was shown, the answer to it (None: skipped), and the red flags that it brought up."""

    question: Question
    answer: Answer | None
    raised: tuple[RedFlag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A walk that is laid out. `lawyer_first` says that it opens with the warning."""

    checklist: Checklist
    mode: Mode
    lawyer_first: bool
    sheet: AnswersFile
    country: CountryProfile
    facts: Facts

    def steps(self) -> Iterator[Shown]:
        """The questions in the order in which they are shown."""
        answers: dict[str, Answer | None] = {}
        flags: set[str] = set()
        position = None
        while (question := walk.next_question(self.checklist, answers, self.facts, position)) is not None:
            given = self.sheet.answers.get(question.id)
            answers[question.id] = True if question.kind is StepKind.INFORMATION else given
            standing = walk.raised_flags(self.checklist, answers, self.facts)
            yield Shown(
                question=question,
                answer=answers[question.id],
                raised=tuple(flag for flag in standing if flag.id not in flags),
            )
            flags |= {flag.id for flag in standing}
            position = question.id


def lay_out(files: Sequence[Path], answers: Path | None, country_code: str = "") -> Walk:
    """A walk through the first of `files`, with the topic guides that follow it woven in, in a country
    by its code; an empty one stands for any.

    Raises Refused for a file that is not in order, and for an answer that does not fit, with its place.
    """
    main, *topics = (library.checklist_in(file) for file in files)
    talk = woven(main, topics)
    sheet = read_answers(answers, talk) if answers is not None else AnswersFile()
    facts: dict[str, Answer | None] = {"step": talk.step, "mode": sheet.mode.value, **sheet.facts}
    return Walk(
        checklist=talk,
        mode=sheet.mode,
        lawyer_first=walk.lawyer_first(talk, sheet.answers, facts),
        sheet=sheet,
        country=country.of_code(country_code),
        facts=facts,
    )


def refuse_silence(raised: Sequence[RedFlag], sheet: AnswersFile) -> None:
    """As in a talk: none ends while an emergency stands without a word on what was done."""
    if any(flag.level is Level.EMERGENCY and not sheet.done.get(flag.id) for flag in raised):
        raise Refused(_("An emergency is open. Please note what was done; 'help was refused' is an answer too."))
