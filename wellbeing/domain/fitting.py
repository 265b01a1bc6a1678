"""Whether an answer has the form that a question takes."""

from datetime import date
from typing import assert_never

from wellbeing.domain.checklist import NONE_OF_THESE, Question, StepKind
from wellbeing.domain.condition import Answer


def fits(question: Question, answer: Answer) -> bool:
    """Whether `answer` has the form that the question takes."""
    match question.kind:
        case StepKind.INFORMATION | StepKind.TICK:
            return isinstance(answer, bool)
        case StepKind.CHOICE:
            return isinstance(answer, str) and question.option(answer) is not None
        case StepKind.SEVERAL:
            return isinstance(answer, list) and _fit_together(question, answer)
        case StepKind.NUMBER | StepKind.SCALE:
            bounds = question.bounds
            if isinstance(answer, bool) or not isinstance(answer, int):
                return False
            return bounds is None or bounds.low <= answer <= bounds.high
        case StepKind.DATE:
            return isinstance(answer, str) and _is_date(answer)
        case StepKind.NOTE:
            return isinstance(answer, str)
        case _:
            assert_never(question.kind)


def _fit_together(question: Question, chosen: list[str]) -> bool:
    once = len(set(chosen)) == len(chosen)
    alone = NONE_OF_THESE not in chosen or len(chosen) == 1
    return once and alone and all(question.option(option_id) is not None for option_id in chosen)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
