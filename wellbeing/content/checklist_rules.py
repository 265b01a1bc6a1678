"""What a checklist has to keep to beyond its form: ids, order, and answers that a condition can really meet."""

import re
from collections.abc import Iterator

from wellbeing.content.document import Document
from wellbeing.domain.checklist import (
    UNDER_INVESTIGATION,
    AllOf,
    AnyOf,
    Checklist,
    Comparison,
    Condition,
    Negation,
    Operator,
    Question,
    StepKind,
)
from wellbeing.language import _

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_STEPS = frozenset(f"T{number}" for number in range(8))
_WITH_OPTIONS = frozenset({StepKind.CHOICE, StepKind.SEVERAL})
_WITH_BOUNDS = frozenset({StepKind.NUMBER, StepKind.SCALE})


def refuse_contradictions(checklist: Checklist, document: Document) -> None:
    """Refuse the first thing that would make a dead end, an unreachable step or a warning that is missing."""
    if checklist.step is not None and checklist.step not in _STEPS:
        raise document.refuse(_("{file}, line {line}: “{path}” is not a step of the cadence."), "$.step")
    if checklist.warning is None:
        raise document.refuse(_("{file}: the warning on what is not protected is missing (“{path}”)."), "$.warning")
    earlier: dict[str, Question] = {}
    for number, section in enumerate(checklist.sections):
        if not section.steps:
            raise document.refuse(_("{file}, line {line}: “{path}” is empty."), f"$.sections[{number}]")
        for place, question in enumerate(section.steps):
            at = f"$.sections[{number}].steps[{place}]"
            _refuse_ids(question, earlier, at, document)
            _refuse_kind(question, at, document)
            _refuse_condition(question.when, earlier, f"{at}.when", document)
            earlier[question.id] = question
    if not earlier:
        raise document.refuse(_("{file}, line {line}: “{path}” is empty."), "$.sections")
    for place, rule in enumerate(checklist.rules):
        _refuse_condition(rule.when, earlier, f"$.rules[{place}].when", document)


def _refuse_ids(question: Question, earlier: dict[str, Question], at: str, document: Document) -> None:
    ids = [option.id for option in question.options]
    if not all(_ID.fullmatch(found) for found in [question.id, *ids]):
        raise document.refuse(_("{file}, line {line}: “{path}” has an id with other signs than a-z, 0-9 and _."), at)
    if question.id in earlier or len(set(ids)) != len(ids):
        raise document.refuse(_("{file}, line {line}: “{path}” has an id that another one has too."), at)
    if question.id == UNDER_INVESTIGATION and "yes" not in ids:
        raise document.refuse(_("{file}, line {line}: “{path}” needs the answer “yes”."), at)


def _refuse_kind(question: Question, at: str, document: Document) -> None:
    with_options = question.kind in _WITH_OPTIONS
    with_bounds = question.kind in _WITH_BOUNDS
    fits = (
        (len(question.options) >= 2) == with_options
        and (question.bounds is not None) == with_bounds
        and (question.bounds is None or question.bounds.low < question.bounds.high)
        and bool(question.ask) == (question.kind is not StepKind.INFORMATION)
        and (with_options or not question.options)
    )
    if not fits:
        raise document.refuse(
            _("{file}, line {line}: “{path}” does not have the parts that its kind of question needs."), at
        )


def _refuse_condition(condition: Condition | None, earlier: dict[str, Question], at: str, document: Document) -> None:
    for look in _comparisons(condition):
        if look.of_case:
            continue
        question = earlier.get(look.name)
        if question is None:
            raise document.refuse(
                _("{file}, line {line}: “{path}” looks at “{question}”, which is no earlier question."),
                at,
                question=look.name,
            )
        if not _can_hold(look, question):
            raise document.refuse(
                _("{file}, line {line}: “{path}” waits for an answer that “{question}” can't have."),
                at,
                question=look.name,
            )


def _comparisons(condition: Condition | None) -> Iterator[Comparison]:
    match condition:
        case Comparison():
            yield condition
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from _comparisons(part)
        case Negation():
            yield from _comparisons(condition.part)
        case None:
            return


def _can_hold(look: Comparison, question: Question) -> bool:
    """Whether some answer to the question makes the comparison true."""
    ids = {option.id for option in question.options}
    match look.operator:
        case Operator.ANSWERED:
            return True
        case Operator.IS:
            if question.kind is StepKind.CHOICE:
                return look.value in ids
            return question.kind is not StepKind.SEVERAL
        case Operator.ONE_OF:
            return question.kind is StepKind.CHOICE and isinstance(look.value, tuple) and set(look.value) <= ids
        case Operator.INCLUDES:
            return question.kind is StepKind.SEVERAL and look.value in ids
        case Operator.AT_LEAST | Operator.AT_MOST:
            return question.kind in _WITH_BOUNDS | {StepKind.DATE}
