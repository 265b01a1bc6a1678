"""Whether two records may be about the same person, or the same event, entered twice. A person decides."""

import re

from wellbeing.domain.incident import Incident
from wellbeing.domain.officer import Officer

_WORD = re.compile(r"\w+")
_FEWEST_DIGITS = 6
"""A shorter number is an extension, which several people have."""


def signs_of_person(officer: Officer) -> list[tuple[str, ...]]:
    """Two officers who share one of these may be one: the name in any order of its parts, and how to reach them."""
    name, contact = _name(officer), _contact(officer)
    return [*([("name", *name)] if name else []), *([("contact", contact)] if contact else [])]


def signs_of_event(incident: Incident) -> list[tuple[str, ...]]:
    """Two incidents need this in common to be one."""
    return [(incident.act, incident.occurred_on.isoformat())]


def may_be_same_person(one: Officer, other: Officer) -> bool:
    """Whether they share a sign."""
    return not set(signs_of_person(one)).isdisjoint(signs_of_person(other))


def may_be_same_event(one: Incident, other: Incident) -> bool:
    """The same act on the same day, where neither time nor place says otherwise."""
    return (
        (one.act, one.occurred_on) == (other.act, other.occurred_on)
        and _agree(one.occurred_at, other.occurred_at)
        and _agree(_words(one.place), _words(other.place))
        and _agree(one.region, other.region)
    )


def _agree(one: object, other: object) -> bool:
    return not one or not other or one == other


def _name(officer: Officer) -> tuple[str, ...]:
    return tuple(sorted(_words(officer.name)))


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(_WORD.findall((text or "").casefold()))


def _contact(officer: Officer) -> str:
    """Digits of a number without the way they are grouped, or the whole address."""
    written = (officer.contact or "").casefold()
    digits = "".join(filter(str.isdigit, written))
    if "@" in written:
        return "".join(written.split())
    return digits if len(digits) >= _FEWEST_DIGITS else ""
