"""The officer: the data subject, known to the screen by an alias only."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.domain.identity import OfficerId, Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A person who is supported. What can change between incidents (rank, age band) belongs to the case.

    `reference` is the mark under which an imported spreadsheet knew the person.
    """

    id: OfficerId
    uid: Uid
    alias: str
    name: str | None = None
    contact: str | None = None
    language: str | None = None
    reference: str | None = None
    created_at: dt.datetime

    def __post_init__(self) -> None:
        if not self.alias.strip():
            raise ValueError("an officer needs an alias")


ALIASES = (
    "Alder", "Amber", "Ash", "Aspen", "Beech", "Birch", "Briar", "Cedar", "Clover", "Cypress", "Elder", "Elm",
    "Fern", "Finch", "Flint", "Hazel", "Heath", "Heron", "Holly", "Ivy", "Jasper", "Juniper", "Lark", "Laurel",
    "Linden", "Maple", "Marten", "Merlin", "Moss", "Oak", "Olive", "Opal", "Otter", "Pine", "Plover", "Poplar",
    "Reed", "Robin", "Rowan", "Rush", "Sage", "Sorrel", "Spruce", "Swift", "Tansy", "Teal", "Thistle", "Thorn",
    "Thrush", "Willow", "Wren", "Yarrow",
)  # fmt: skip
"""Neutral words offered as aliases: they say nothing about sex, place or event."""


def suggest_alias(taken: set[str]) -> str:
    """The first free alias; beyond the list, a word with a number."""
    for round_ in range(1, 1000):
        for word in ALIASES:
            alias = word if round_ == 1 else f"{word} {round_}"
            if alias not in taken:
                return alias
    raise ValueError("no alias left")
