"""The officers of a new incident as far as they were named, and the draft of them that a lock keeps."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from wellbeing.app.who_was_there import MOST
from wellbeing.content import codes
from wellbeing.domain.case import Membership, Relation


@dataclass(slots=True, kw_only=True)
class Person:
    """One officer as far as they have been named. `officer_id` where the vault knows them."""

    officer_id: int | None = None
    alias: str = ""
    name: str = ""
    membership: str | None = None
    relation: str | None = None
    typed: bool = False
    """Whether anything about them was typed."""


_HalfWritten = tuple[int | None, str, str, Membership | None, Relation | None]


class _Draft(msgspec.Struct):
    """What a lock keeps of the page of who and what."""

    act: str | None
    people: tuple[_HalfWritten, ...]
    there: int = 0


def people_of(draft: str) -> tuple[list[Person], str | None, int] | None:
    """The officers, the act and how many were there, as a draft tells; None where it names nobody or has another
    form."""
    try:
        found = msgspec.json.decode(draft, type=_Draft)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    if not found.people or (found.act is not None and found.act not in codes.acts()):
        return None
    people = [
        Person(
            officer_id=number,
            alias=alias,
            name=name,
            membership=membership and membership.value,
            relation=relation and relation.value,
            typed=True,
        )
        for number, alias, name, membership, relation in found.people
    ]
    return people, found.act, found.there if 0 <= found.there <= MOST else 0


def draft_of(people: Sequence[Person], act: str | None, there: int) -> str:
    """To be sealed; `people_of` reads it."""
    told = [[person.officer_id, person.alias, person.name, person.membership, person.relation] for person in people]
    return json.dumps({"act": act, "people": told, "there": there})
