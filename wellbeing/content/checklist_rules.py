"""What a checklist has to keep to beyond its form: ids, order, and answers that a condition can really meet."""

import re
from collections.abc import Iterator

from wellbeing.content import fact_values
from wellbeing.content.checklist_form import CARD_LINES, ID_PATTERN
from wellbeing.content.document import Document
from wellbeing.domain.checklist import (
    INVESTIGATION_LIKELY,
    LAWYER_FIRST_ACTS,
    UNDER_INVESTIGATION,
    Card,
    Checklist,
    Option,
    Question,
    StepKind,
)
from wellbeing.domain.condition import AllOf, AnyOf, Comparison, Condition, Negation, Operator
from wellbeing.language import _

_ID = re.compile(ID_PATTERN)
_WITH_OPTIONS = frozenset({StepKind.CHOICE, StepKind.SEVERAL})
_SENTENCE_END = re.compile(r"[.?](?: |$)")
_CARD_TITLE, _CARD_LINE = 40, 80
"""As many characters of the source text as a pocket card has room for."""

_WITH_BOUNDS = frozenset({StepKind.NUMBER, StepKind.SCALE})

Earlier = dict[str, Question]


def refuse_contradictions(checklist: Checklist, document: Document, red_flags: frozenset[str]) -> None:
    """Refuse the first thing that would make a dead end, an unreachable step or a warning that is missing.

    `red_flags` are the ids of all red flags there are, raised here or not.
    """
    if checklist.warning is None:
        raise document.refuse(_("{file}: the warning on what is not protected is missing (“{path}”)."), "$.warning")
    rules = _Rules(document, red_flags)
    earlier: Earlier = {}
    for number, section in enumerate(checklist.sections):
        if not section.steps:
            raise document.refuse(_("{file}, line {line}: “{path}” is empty."), f"$.sections[{number}]")
        for place, question in enumerate(section.steps):
            at = f"$.sections[{number}].steps[{place}]"
            rules.refuse_ids(question, earlier, at)
            rules.refuse_kind(question, at)
            rules.refuse_settling(question, at)
            rules.refuse_condition(question.when, earlier, f"{at}.when")
            earlier[question.id] = question
    if not earlier:
        raise document.refuse(_("{file}, line {line}: “{path}” is empty."), "$.sections")
    for place, rule in enumerate(checklist.rules):
        rules.refuse_condition(rule.when, earlier, f"$.rules[{place}].when")
    if checklist.topic is not None:
        rules.refuse_topic(checklist)
    if checklist.lawyer_first:
        rules.refuse_notes(checklist)
    if checklist.card is not None:
        rules.refuse_card(checklist.card)


class _Rules:
    """The rules for one document."""

    def __init__(self, document: Document, red_flags: frozenset[str]) -> None:
        self._document, self._red_flags = document, red_flags

    def refuse_ids(self, question: Question, earlier: Earlier, at: str) -> None:
        ids = [option.id for option in question.options]
        things = [thing for thing in (question.settles, *(option.settles for option in question.options)) if thing]
        if not all(_ID.fullmatch(found) for found in [question.id, *ids, *things]):
            raise self._document.refuse(
                _("{file}, line {line}: “{path}” has an id with other signs than a-z, 0-9 and _."), at
            )
        if question.id in earlier or len(set(ids)) != len(ids):
            raise self._document.refuse(_("{file}, line {line}: “{path}” has an id that another one has too."), at)
        if question.id in (UNDER_INVESTIGATION, INVESTIGATION_LIKELY) and "yes" not in ids:
            raise self._document.refuse(_("{file}, line {line}: “{path}” needs the answer “yes”."), at)

    def refuse_kind(self, question: Question, at: str) -> None:
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
            raise self._document.refuse(
                _("{file}, line {line}: “{path}” does not have the parts that its kind of question needs."), at
            )

    def refuse_settling(self, question: Question, at: str) -> None:
        """What is known is not asked again: a red flag could never be raised by it again."""
        if question.settles is not None and question.kind is not StepKind.TICK:
            raise self._document.refuse(
                _("{file}, line {line}: “{path}” settles something. Only a tick or an answer to choose can."), at
            )
        for place, option in enumerate(question.options):
            if option.settles is not None and not _may_settle(option):
                raise self._document.refuse(
                    _("{file}, line {line}: “{path}” settles something and also asks for something to be done."),
                    f"{at}.options[{place}]",
                )

    def refuse_condition(self, condition: Condition | None, earlier: Earlier, at: str) -> None:
        for look in comparisons(condition):
            if look.of_case:
                self._refuse_fact(look, at)
            else:
                self._refuse_look(look, earlier, at)

    def _refuse_fact(self, look: Comparison, at: str) -> None:
        if not fact_values.can_hold(look, self._red_flags):
            raise self._document.refuse(
                _("{file}, line {line}: “{path}” waits for something that “{fact}” of a case can't be."),
                at,
                fact=look.name,
            )

    def _refuse_look(self, look: Comparison, earlier: Earlier, at: str) -> None:
        question = earlier.get(look.name)
        if question is None:
            raise self._document.refuse(
                _("{file}, line {line}: “{path}” looks at “{question}”, which is no earlier question."),
                at,
                question=look.name,
            )
        if not can_hold(look, question):
            raise self._document.refuse(
                _("{file}, line {line}: “{path}” waits for an answer that “{question}” can't have."),
                at,
                question=look.name,
            )

    def refuse_topic(self, checklist: Checklist) -> None:
        topic, first = checklist.topic, checklist.questions[0]
        assert topic is not None
        self.refuse_condition(topic.fits, {}, "$.topic.for")
        if checklist.step is not None or not topic.at:
            raise self._document.refuse(
                _("{file}, line {line}: a topic guide has no step of its own; “{path}” says in which talks it joins."),
                "$.topic.at",
            )
        begins_well = first.kind is StepKind.INFORMATION and first.when is None and first.points and first.avoid
        if not begins_well:
            raise self._document.refuse(
                _("{file}, line {line}: a topic begins with what to do (points) and what to leave (avoid): “{path}”."),
                "$.sections[0].steps[0]",
            )
        if _is_for_lawyer_first(topic.fits) and not checklist.lawyer_first:
            raise self._document.refuse(
                _("{file}: in such cases the lawyer comes first. The entry “lawyer_first: true” is missing."),
                "$.topic",
            )

    def refuse_notes(self, checklist: Checklist) -> None:
        for number, section in enumerate(checklist.sections):
            for place, question in enumerate(section.steps):
                if question.kind is StepKind.NOTE:
                    raise self._document.refuse(
                        _("{file}, line {line}: “{path}” is a note. Where the lawyer comes first there is none."),
                        f"$.sections[{number}].steps[{place}]",
                    )

    def refuse_card(self, card: Card) -> None:
        """What does not fit into a pocket: too many lines, or lines too long to take in at a glance."""
        lists = {"do": card.do, "dont": card.dont, "at_once": card.at_once}
        fits = {
            "title": 0 < len(card.title) <= _CARD_TITLE,
            "opening": 0 < len(_SENTENCE_END.findall(card.opening)) <= 2,
            **{
                name: 0 < len(lines) <= CARD_LINES and all(0 < len(line) <= _CARD_LINE for line in lines)
                for name, lines in lists.items()
            },
        }
        for name, fitting in fits.items():
            if not fitting:
                raise self._document.refuse(
                    _(
                        "{file}, line {line}: “{path}” is not for a pocket card. It holds a title of up to {title} "
                        "characters, one or two sentences to begin with, and one to {lines} lines of up to {length} "
                        "characters under each heading."
                    ),
                    f"$.card.{name}",
                    title=_CARD_TITLE,
                    lines=CARD_LINES,
                    length=_CARD_LINE,
                )


def comparisons(condition: Condition | None) -> Iterator[Comparison]:
    """Every look that a condition takes."""
    match condition:
        case Comparison():
            yield condition
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from comparisons(part)
        case Negation():
            yield from comparisons(condition.part)
        case None:
            return


def _may_settle(option: Option) -> bool:
    return option.red_flag is None and not option.actions


def _is_for_lawyer_first(condition: Condition) -> bool:
    """Whether such a case can be one in which the lawyer comes first by its facts."""
    for look in comparisons(condition):
        values = look.value if isinstance(look.value, tuple) else (look.value,)
        if look.name == "act" and set(values) & LAWYER_FIRST_ACTS:
            return True
        if look.name == UNDER_INVESTIGATION and look.value is True:
            return True
    return False


def can_hold(look: Comparison, question: Question) -> bool:
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
