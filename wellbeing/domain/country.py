"""What differs from country to country: numbers to call, what the law protects in a talk, what is usual there.

A profile is made of lines. Three layers lie on one another, each of which may fill or replace lines: what is shipped
with the program, what a content pack brings, what the representative has entered.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

EUROPEAN_EMERGENCY_NUMBER = "112"
MOST_NUMBERS = 12
"""Crisis lines of one country: more than that nobody reads in an emergency."""
LONGEST_NAME, LONGEST_NUMBER, LONGEST_NOTE = 80, 24, 1000
"""Signs in the name of a number, in a number, in a note."""

_DIGITS = frozenset("0123456789")
_BETWEEN = frozenset(" -/.()")


class ProfileStatus(StrEnum):
    """How far a shipped profile can be relied on."""

    TO_BE_COMPLETED = "to_be_completed"
    """Only the emergency number is certain; the union completes the rest."""
    COMPLETED_BY_UNION = "completed_by_union"


class ForceDebrief(StrEnum):
    """Whether an officer has to take part in the debrief that the force itself holds."""

    MANDATORY = "mandatory"
    VOLUNTARY = "voluntary"
    DIFFERS = "differs"
    NONE = "none"


class Line(StrEnum):
    """The lines of a profile; each value is the name of the profile's field."""

    EMERGENCY = "emergency"
    DUTY_COMMANDER = "duty_commander"
    NUMBERS = "numbers"
    PRIVILEGE = "privilege_note"
    DUTY_TO_INFORM = "duty_to_inform_note"
    LIFE_IN_DANGER = "life_in_danger_note"
    FORCE_DEBRIEF = "force_debrief"
    FORCE_DEBRIEF_NOTE = "force_debrief_note"
    SERVICE_KINDS = "service_kinds"


NOTES_ON_THE_WARNING = (Line.PRIVILEGE, Line.DUTY_TO_INFORM)
"""What belongs under the warning of a talk in which the lawyer comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line of the profile as it is read in a guide, in the reader's language. An empty `text` is still to be
    completed."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNumber:
    """One number to call. With an empty `number`, not entered by the union yet, the name still stands."""

    name: str
    number: str
    note: str = ""
    ground: str = ""
    """For the duty commander: on what legal ground they are told without consent where a life is in danger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryProfile:
    """One country. `code` is Eurostat's (EL for Greece), `iso` ISO 3166 alpha-2.

    The notes are None until somebody who knows the law there has written them. `life_in_danger_note` says on what
    legal ground the duty commander is told without consent. `service_kinds` are codes of referral_kinds.csv.
    """

    code: str
    iso: str
    name: str
    emergency: HelpNumber
    duty_commander: HelpNumber
    numbers: tuple[HelpNumber, ...] = ()
    privilege_note: str | None = None
    duty_to_inform_note: str | None = None
    life_in_danger_note: str | None = None
    force_debrief: ForceDebrief | None = None
    force_debrief_note: str | None = None
    service_kinds: tuple[str, ...] = ()
    status: ProfileStatus = ProfileStatus.TO_BE_COMPLETED

    def __post_init__(self) -> None:
        if not self.emergency.number.strip() or not self.duty_commander.name.strip():
            raise ValueError("the emergency block needs an emergency number and the duty commander")

    @property
    def emergency_numbers(self) -> tuple[str, ...]:
        """The numbers to dial first: the country's own where it has one, and 112, always."""
        return tuple(dict.fromkeys((self.emergency.number, EUROPEAN_EMERGENCY_NUMBER)))

    def emergency_block(self) -> tuple[HelpNumber, ...]:
        """What always stands on the screen in an emergency: numbers, duty commander, then crisis lines."""
        first = [self.emergency]
        if self.emergency.number != EUROPEAN_EMERGENCY_NUMBER:
            first.append(HelpNumber(name=self.emergency.name, number=EUROPEAN_EMERGENCY_NUMBER))
        commander = replace(self.duty_commander, ground=self.life_in_danger_note or "")
        return (*first, commander, *self.numbers)

    def missing(self) -> tuple[Line, ...]:
        """The lines that are still to be completed."""
        return tuple(line for line in Line if not self._has(line))

    def _has(self, line: Line) -> bool:
        if line is Line.DUTY_COMMANDER:
            return bool(self.duty_commander.number)
        if line is Line.FORCE_DEBRIEF_NOTE:  # goes with the line above it
            return bool(self.force_debrief_note or self.force_debrief)
        return bool(getattr(self, line.value))


class Origin(StrEnum):
    """Who a line of a profile comes from."""

    SHIPPED = "shipped"
    PACK = "pack"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Lines that replace those below. `pack` is a pack's title; `changed_on` says when each own line was entered."""

    origin: Origin
    lines: Mapping[Line, object]
    pack: str = ""
    changed_on: Mapping[Line, dt.date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where a line comes from. `changed_on` is None for what was not entered here."""

    origin: Origin
    pack: str = ""
    changed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayeredProfile:
    """A profile as it is used, and where each of its lines comes from."""

    profile: CountryProfile
    told: Mapping[Line, Told]


def layered(shipped: CountryProfile, layers: Sequence[Layer]) -> LayeredProfile:
    """`shipped` with the lines of each layer over it, the last on top."""
    profile = shipped
    told = {line: Told(origin=Origin.SHIPPED) for line in Line}
    for layer in layers:
        profile = replace(profile, **{line.value: content for line, content in layer.lines.items()})  # type: ignore[arg-type]
        for line in layer.lines:
            told[line] = Told(origin=layer.origin, pack=layer.pack, changed_on=layer.changed_on.get(line))
    return LayeredProfile(profile=profile, told=told)


def is_number(text: str) -> bool:
    """Whether `text` can be dialled: digits, two at least, with spaces or signs between and a + before them."""
    digits = text.removeprefix("+")
    return (
        text == text.strip()
        and len(text) <= LONGEST_NUMBER
        and set(digits) <= _DIGITS | _BETWEEN
        and sum(sign in _DIGITS for sign in digits) >= 2
    )
