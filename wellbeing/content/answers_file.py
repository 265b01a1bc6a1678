"""A file of answers by which a checklist is walked on the command line."""

from pathlib import Path

import msgspec

from wellbeing.content.document import FileStruct, read_struct
from wellbeing.content.fact_values import is_of_form
from wellbeing.domain.checklist import Checklist, Mode
from wellbeing.domain.condition import FACT_NAMES
from wellbeing.domain.fitting import fits
from wellbeing.language import _

Given = str | bool | int | list[str] | None


class AnswersFile(FileStruct):
    """`facts` of the case, `answers` by question (null: skipped), `done` by red flag."""

    mode: Mode = Mode.IN_PERSON
    facts: dict[str, Given] = msgspec.field(default_factory=dict)
    answers: dict[str, Given] = msgspec.field(default_factory=dict)
    done: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def read_answers(path: Path, checklist: Checklist) -> AnswersFile:
    """The answers in a file. Refused with its place: a fact, question or flag that there is not, an answer that
    does not fit."""
    raw, document = read_struct(path, AnswersFile)
    for name, fact in raw.facts.items():
        if name not in FACT_NAMES:
            raise document.refuse(
                _("{file}, line {line}: “{path}” asks for “{fact}”, which no case knows."), f"$.facts.{name}", fact=name
            )
        if not is_of_form(name, fact):
            raise document.refuse(
                _("{file}, line {line}: “{path}” has another form than belongs here."), f"$.facts.{name}"
            )
    for name, answer in raw.answers.items():
        question = checklist.question(name)
        if question is None or (answer is not None and not fits(question, answer)):
            raise document.refuse(_("{file}, line {line}: the answer “{path}” does not fit."), f"$.answers.{name}")
    for name, done in raw.done.items():
        flag = checklist.red_flag(name)
        if flag is None or not set(done) <= {option.id for option in flag.done}:
            raise document.refuse(_("{file}, line {line}: the answer “{path}” does not fit."), f"$.done.{name}")
    return raw
