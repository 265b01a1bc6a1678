"""Which answers of a talk hold in a newer version of its guide, and which have to be asked for again."""

from dataclasses import dataclass

from wellbeing.domain.checklist import Checklist, Question
from wellbeing.domain.condition import Answer, Answers, Facts
from wellbeing.domain.fitting import fits
from wellbeing.domain.walk import raised_flags


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """`kept` are answers by question, as they hold in the newer version. `lost` are questions of the older version
    whose answers don't fit any more, `new` those that only the newer version asks. `silenced` are red flags (ids)
    that stand now and that no answer would raise any more."""

    version: int
    kept: dict[str, Answer | None]
    lost: tuple[Question, ...]
    new: tuple[Question, ...]
    silenced: frozenset[str]


def carry_over(older: Checklist, newer: Checklist, answers: Answers, facts: Facts) -> CarryOver:
    """What becomes of `answers` where a talk goes on with the newer version.

    An answer holds where the newer version has a question of the same id and kind that it fits. Whoever gives a
    question another meaning gives it another id.
    """
    kept: dict[str, Answer | None] = {}
    lost: list[Question] = []
    for question in older.questions:
        if question.id not in answers:
            continue
        answer, same = answers[question.id], newer.question(question.id)
        if same is not None and same.kind is question.kind and (answer is None or fits(same, answer)):
            kept[question.id] = answer
        elif answer is not None:
            lost.append(question)
    before = {flag.id for flag in raised_flags(older, answers, facts)}
    after = {flag.id for flag in raised_flags(newer, kept, facts)}
    return CarryOver(
        version=newer.version,
        kept=kept,
        lost=tuple(lost),
        new=tuple(question for question in newer.questions if older.question(question.id) is None),
        silenced=frozenset(before - after),
    )
