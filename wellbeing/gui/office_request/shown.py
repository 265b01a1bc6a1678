"""What the page of an office's request shows, in words."""

from dataclasses import dataclass

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestShown:
    """A request. `meant` are those who may be meant: number, alias, and what stands in the way. `answers` are what can
    be said: key, words, and what it tells the office."""

    title: str
    facts: tuple[Fact, ...]
    meant: tuple[tuple[str, str, str], ...]
    to_do: str
    answers: tuple[tuple[str, str, str], ...]
