"""A random walker: goes through guides and talks on many ways and remembers what it saw.

It is deterministic for a seed. `torment` walks one guide or talk. `torment_topic` walks a topic guide as it is met:
held by itself, and woven into the talk of each step that it names.
"""

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from wellbeing.content import codes, library
from wellbeing.content.checklist_rules import comparisons
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership, Relation
from wellbeing.domain.checklist import NONE_OF_THESE, Checklist, Mode, Question, StepKind
from wellbeing.domain.condition import Answer, Condition, Facts, Operator, evaluate
from wellbeing.domain.fitting import fits
from wellbeing.domain.talk import woven
from wellbeing.domain.walk import (
    lawyer_first,
    next_question,
    preceding,
    previous_question,
    raised_flags,
    visible_questions,
)

FACT_VALUES: dict[str, tuple[Answer | None, ...]] = {
    "act": (*(code.code for code in codes.acts()), None),
    "alone": (True, False, None),
    "circumstance": (*(code.code for code in codes.circumstances()), None),
    "environment": (*(code.code for code in codes.environments()), None),
    "flags": ([], *([code.code] for code in codes.flags())),
    "injured": (True, False, None),
    "means": (*(code.code for code in codes.means()), None),
    "membership": tuple(Membership),
    "mode": tuple(Mode),
    "other_cases": (0, 1, 2, 3, 7),
    "red_flags": ([], ["wants_to_die"], ["not_easing", "drink_or_drugs"]),
    "relation": tuple(Relation),
    "role": (*(code.code for code in codes.roles()), None),
    "severity": (*(code.code for code in codes.days_lost()), None),
    "statistics_consent": ("yes", "no", None),
    "step": (None,),
    "under_investigation": (True, False, None),
}

Found = dict[str, Answer | None]


@dataclass
class Seen:
    """What was met on all ways together. `outcomes` holds what each condition came to."""

    asked: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)
    outcomes: dict[str, set[bool]] = field(default_factory=dict)
    longest: int = 0


def _talk(step: str, *topics: str) -> Callable[[], Checklist]:
    return lambda: woven(library.checklist_for_step(step), [library.checklist(name) for name in topics])


def everything(step: Step) -> Checklist:
    """The talk of a step with every topic that may join it: more than any case brings together."""
    return _talk(step, *(head.name for head in library.topics() if step in head.topic.at))()


def torment(guide: Checklist, seed: int, count: int) -> Seen:
    """Walk `count` random ways; raises AssertionError at the first dead end, lost red flag or question asked twice."""
    chance = random.Random(f"{guide.name} {len(guide.guides)} {seed}")
    seen = Seen(outcomes={name: set() for name, _condition in conditions(guide)})
    things = sorted({thing for question in guide.questions for thing in question.offers})
    for number in range(count):
        settled = frozenset(chance.sample(things, chance.randint(0, len(things)))) if number % 3 == 2 else frozenset()
        _walk(guide, chance, settled, seen)
    return seen


def refuse_what_was_never_met(seen: Seen, guide: Checklist) -> None:
    """Raises AssertionError for a question, a red flag or an outcome of a condition of `guide` that no way met."""
    never = {question.id for question in guide.questions} - seen.asked
    assert not never, f"{guide.name}: never asked: {never}"
    lost = {flag.id for flag in guide.red_flags} - seen.raised
    assert not lost, f"{guide.name}: never raised: {lost}"
    fixed = {name for name, _condition in conditions(guide) if len(seen.outcomes.get(name, ())) < 2}
    assert not fixed, f"{guide.name}: always the same: {fixed}"


def torment_topic(name: str, seed: int, count: int) -> Seen:
    """Walk a topic guide `count` ways by itself and in each of its talks, whole: besides what `torment` raises,
    nothing of the topic may be met nowhere, and nothing of a step's guide may become unreachable beside the topic.
    """
    topic = library.checklist(name)
    assert topic.topic is not None
    seen = torment(topic, seed, count)
    for step in sorted(topic.topic.at):
        talk, guide = _talk(step, name)(), library.checklist_for_step(step)
        assert {flag.id for flag in talk.red_flags} == {flag.id for one in talk.guides for flag in one.red_flags}
        there = torment(talk, seed, count)
        buried = always_asked(guide, talk) - there.asked
        assert not buried, f"{name} in {guide.name}: never asked: {buried}"
        seen.asked |= there.asked
        seen.raised |= there.raised
        for condition, outcomes in there.outcomes.items():
            seen.outcomes.setdefault(condition, set()).update(outcomes)
    refuse_what_was_never_met(seen, topic)
    return seen


def always_asked(guide: Checklist, talk: Checklist) -> set[str]:
    """The questions of a step's guide that every talk of the step asks; no note where the lawyer comes first."""
    barred = lawyer_first(talk, {}, {})
    return {
        question.id
        for question in guide.questions
        if question.when is None and not (barred and question.kind is StepKind.NOTE)
    }


def conditions(guide: Checklist) -> Iterator[tuple[str, Condition]]:
    """Every condition of a guide with a name. The one that lets a topic join is among them."""
    if guide.topic is not None:
        yield "for", guide.topic.fits
    for question in guide.questions:
        if question.when is not None:
            yield f"when {question.id}", question.when
    for number, rule in enumerate(guide.rules):
        yield f"rule {number} {rule.red_flag}", rule.when


def random_facts(guide: Checklist, chance: random.Random) -> Facts:
    """Facts of a case. Those that the guide asks about take the values it asks for half of the time.

    The step is that of the guide, and the case of a talk with one topic is one that the topic is for.
    """
    facts = _drawn(guide, chance)
    if len(guide.guides) == 2 and (topic := guide.guides[1].topic) is not None:
        while not evaluate(topic.fits, {}, facts):
            facts = {**_drawn(guide, chance), **_met(topic.fits, facts, chance)}
    return {**facts, "step": guide.step}


def _drawn(guide: Checklist, chance: random.Random) -> Found:
    facts: Found = {name: chance.choice(values) for name, values in FACT_VALUES.items()}
    for _name, condition in conditions(guide):
        facts |= _met(condition, facts, chance)
    return facts


def _met(condition: Condition, facts: Facts, chance: random.Random) -> Found:
    """Values that meet half of the looks which a condition takes at facts."""
    return {
        look.name: _meeting(look.operator, look.value, facts[look.name], chance)
        for look in comparisons(condition)
        if look.of_case and chance.random() < 0.5
    }


def _meeting(
    operator: Operator, value: str | bool | int | tuple[str, ...], else_: Answer | None, chance: random.Random
) -> Answer | None:
    match operator:
        case Operator.ONE_OF:
            assert isinstance(value, tuple)
            return chance.choice(value)
        case Operator.INCLUDES:
            return [str(value)]
        case Operator.ANSWERED:
            return else_
        case _:
            assert not isinstance(value, tuple)
            return value


def possible_answers(question: Question) -> list[Answer | None]:
    """An answer of every sort that a question takes, None for skipped; each option alone, and all together."""
    ids = [option.id for option in question.options]
    match question.kind:
        case StepKind.CHOICE:
            return [None, *ids]
        case StepKind.SEVERAL:
            return [None, [], *([found] for found in ids), [found for found in ids if found != NONE_OF_THESE]]
        case StepKind.DATE:
            return [None, "2026-12-01"]
        case StepKind.NOTE:
            return [None, "word"]
        case StepKind.NUMBER | StepKind.SCALE:
            assert question.bounds is not None
            return [None, question.bounds.low, question.bounds.high]
        case _:
            return [None, True]


def _walk(guide: Checklist, chance: random.Random, settled: frozenset[str], seen: Seen) -> None:
    facts = random_facts(guide, chance)
    answers: Found = {}
    flags: set[str] = set()
    way: list[str] = []
    position = None
    for _step in range(len(guide.questions) + 1):
        question = next_question(guide, answers, facts, position, settled)
        if question is None:
            break
        answer = chance.choice(possible_answers(question))
        assert answer is None or fits(question, answer), f"{guide.name}: {question.id} does not take {answer}"
        answers[question.id] = answer
        picked = answer if isinstance(answer, list) else [answer]
        flags |= {option.red_flag for option in question.options if option.red_flag and option.id in picked}
        way.append(question.id)
        position = question.id
    else:
        raise AssertionError(f"{guide.name}: the way has no end")
    raised = {flag.id for flag in raised_flags(guide, answers, facts, settled)}
    assert raised >= flags, f"{guide.name}: lost {flags - raised}"
    _check_way(guide, answers, facts, settled, way)
    seen.asked |= set(way)
    seen.raised |= raised
    seen.longest = max(seen.longest, len(way))
    for name, condition in conditions(guide):
        seen.outcomes[name].add(evaluate(condition, answers, facts))


def _check_way(guide: Checklist, answers: Found, facts: Facts, settled: frozenset[str], way: list[str]) -> None:
    """The way leads back too, nothing on it is asked twice, and no note where the lawyer comes first."""
    asked = visible_questions(guide, answers, facts, settled)
    back = [question.id for question in asked]
    # An answer may close a question that was asked before it, never open one that was passed by.
    assert set(back) <= set(way), f"{guide.name}: passed by {set(back) - set(way)}"
    for here, before in itertools.pairwise(reversed(asked)):
        assert preceding(guide, asked, here.id) == before
    assert previous_question(guide, answers, facts, way[-1], settled) == preceding(guide, asked, way[-1])
    offered = [
        option.settles
        for question in asked
        if question.kind is StepKind.SEVERAL
        for option in question.options
        if option.settles
    ]
    assert len(offered) == len(set(offered)), f"{guide.name}: asked twice: {sorted(offered)}"
    if lawyer_first(guide, answers, facts):
        assert not [question.id for question in asked if question.kind is StepKind.NOTE]
