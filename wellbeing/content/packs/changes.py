"""What would be different with another version of a pack: shown before it is installed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.content.codes import referral_kinds
from wellbeing.content.country_lines import LINE_NAMES
from wellbeing.content.packs.reading import Contents
from wellbeing.domain.country import ForceDebrief, HelpNumber, Line


class What(StrEnum):
    """What kind of content it is."""

    GUIDE = "guide"
    RED_FLAG = "red_flag"
    NUMBER = "number"
    COUNTRY = "country"
    SERVICE = "service"


class How(StrEnum):
    """What becomes of it."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`title` are words of the pack or the program; `country` is a code; `now` says what will stand there."""

    what: What
    how: How
    title: str
    country: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    content: object
    country: str = ""
    now: str = ""


def changes(before: Contents | None, after: Contents | None) -> tuple[Change, ...]:
    """From one version to another; None stands for no pack at all."""
    return tuple(
        change
        for what, entries in _ENTRIES.items()
        for change in _compared(what, entries(before) if before else {}, entries(after) if after else {})
    )


def _compared(what: What, before: Mapping[str, _Entry], after: Mapping[str, _Entry]) -> Iterator[Change]:
    for key, entry in after.items():
        if key not in before:
            yield Change(what=what, how=How.NEW, title=entry.title, country=entry.country, now=entry.now)
        elif before[key].content != entry.content:
            yield Change(what=what, how=How.CHANGED, title=entry.title, country=entry.country, now=entry.now)
    for key, entry in before.items():
        if key not in after:
            yield Change(what=what, how=How.REMOVED, title=entry.title, country=entry.country)


def _guides(found: Contents) -> dict[str, _Entry]:
    return {guide.name: _Entry(guide.title, guide) for guide in found.guides}


def _flags(found: Contents) -> dict[str, _Entry]:
    return {flag.id: _Entry(flag.title, flag) for flag in found.flags}


def _services(found: Contents) -> dict[str, _Entry]:
    return {
        service.key: _Entry(service.name, service, now=f"{referral_kinds().label(service.kind)}")
        for service in found.services
    }


def _numbers(found: Contents) -> dict[str, _Entry]:
    """Every number to call, by country and name."""
    entries: dict[str, _Entry] = {}
    for code, layer in found.countries:
        commander, lines = layer.lines.get(Line.DUTY_COMMANDER), layer.lines.get(Line.NUMBERS, ())
        numbers = [commander, *(lines if isinstance(lines, tuple) else ())]
        for number in numbers:
            if isinstance(number, HelpNumber):
                entries[f"{code} {number.name}"] = _Entry(number.name, number, country=code, now=number.number)
    return entries


_LINES = (
    Line.LIFE_IN_DANGER,
    Line.PRIVILEGE,
    Line.DUTY_TO_INFORM,
    Line.FORCE_DEBRIEF,
    Line.FORCE_DEBRIEF_NOTE,
    Line.SERVICE_KINDS,
)


def _countries(found: Contents) -> dict[str, _Entry]:
    """The other lines of every country: `title` is the name of the line."""
    return {
        f"{code} {line}": _Entry(LINE_NAMES[line], layer.lines[line], country=code, now=_told(layer.lines[line]))
        for code, layer in found.countries
        for line in _LINES
        if line in layer.lines
    }


def _told(content: object) -> str:
    return content if isinstance(content, str) and not isinstance(content, ForceDebrief) else ""


_ENTRIES = {
    What.GUIDE: _guides,
    What.RED_FLAG: _flags,
    What.NUMBER: _numbers,
    What.COUNTRY: _countries,
    What.SERVICE: _services,
}
