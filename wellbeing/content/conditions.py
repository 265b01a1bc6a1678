"""A condition as it stands in a checklist file: one of all, any, not, or one look at an answer or a fact."""

from typing import Annotated, NoReturn

import msgspec

from wellbeing.content.document import Document
from wellbeing.domain.condition import (
    FACT_NAMES,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Negation,
    Operator,
)
from wellbeing.language import _

_RENAMED = {"all_of": "all", "any_of": "any", "negated": "not", "same": "is"}


class ConditionFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename=_RENAMED):
    """`{all: […]}`, `{any: […]}`, `{not: …}`, or `{answer: id}` / `{fact: name}` with one operator."""

    all_of: "tuple[ConditionFile, ...] | None" = None
    any_of: "tuple[ConditionFile, ...] | None" = None
    negated: "ConditionFile | None" = None
    answer: Annotated[str | None, msgspec.Meta(description="The id of an earlier question.")] = None
    fact: Annotated[str | None, msgspec.Meta(extra_json_schema={"enum": [None, *sorted(FACT_NAMES)]})] = None
    same: str | bool | int | None = None
    one_of: tuple[str, ...] | None = None
    includes: str | None = None
    at_least: int | str | None = None
    at_most: int | str | None = None
    answered: bool | None = None


def to_condition(raw: ConditionFile, path: str, document: Document) -> Condition:
    """The domain condition; a mixture of forms, an unknown fact and an empty list are refused."""
    forms = [raw.all_of, raw.any_of, raw.negated, raw.answer, raw.fact]
    if sum(form is not None for form in forms) != 1:
        _refuse_form(path, document)
    looks = _looks(raw)
    if raw.answer is None and raw.fact is None:
        if looks:
            _refuse_form(path, document)
        return _joined(raw, path, document)
    if len(looks) != 1:
        _refuse_form(path, document)
    if raw.fact is not None and raw.fact not in FACT_NAMES:
        raise document.refuse(
            _("{file}, line {line}: “{path}” asks for “{fact}”, which no case knows."), path, fact=raw.fact
        )
    operator, value = looks[0]
    return Comparison(name=raw.fact or raw.answer or "", of_case=raw.fact is not None, operator=operator, value=value)


def _joined(raw: ConditionFile, path: str, document: Document) -> Condition:
    if raw.negated is not None:
        return Negation(part=to_condition(raw.negated, f"{path}.not", document))
    word, parts = ("all", raw.all_of) if raw.all_of is not None else ("any", raw.any_of)
    if not parts:
        _refuse_form(path, document)
    found = tuple(to_condition(part, f"{path}.{word}[{place}]", document) for place, part in enumerate(parts or ()))
    return AllOf(parts=found) if word == "all" else AnyOf(parts=found)


def _looks(raw: ConditionFile) -> list[tuple[Operator, str | bool | int | tuple[str, ...]]]:
    found: list[tuple[Operator, str | bool | int | tuple[str, ...]]] = []
    if raw.same is not None:
        found.append((Operator.IS, raw.same))
    if raw.one_of is not None:
        found.append((Operator.ONE_OF, raw.one_of))
    if raw.includes is not None:
        found.append((Operator.INCLUDES, raw.includes))
    if raw.at_least is not None:
        found.append((Operator.AT_LEAST, raw.at_least))
    if raw.at_most is not None:
        found.append((Operator.AT_MOST, raw.at_most))
    if raw.answered:
        found.append((Operator.ANSWERED, True))
    return found


def _refuse_form(path: str, document: Document) -> NoReturn:
    raise document.refuse(
        _("{file}, line {line}: the condition “{path}” is not one of the forms a condition can have."), path
    )
