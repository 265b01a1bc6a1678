"""The lines of a country profile as they stand in a file of a pack or of the representative, and what they keep to."""

from collections.abc import Iterator, Mapping

from wellbeing.content.codes import referral_kinds
from wellbeing.content.document import FileStruct
from wellbeing.domain.country import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    MOST_NUMBERS,
    ForceDebrief,
    HelpNumber,
    Line,
    is_number,
)
from wellbeing.language import _

EMERGENCY_NAME, DUTY_COMMANDER_NAME = _("Emergency number"), _("Duty commander")
NOTES = (Line.PRIVILEGE, Line.DUTY_TO_INFORM, Line.LIFE_IN_DANGER, Line.FORCE_DEBRIEF_NOTE)

LINE_NAMES: Mapping[Line, str] = {
    Line.EMERGENCY: EMERGENCY_NAME,
    Line.DUTY_COMMANDER: DUTY_COMMANDER_NAME,
    Line.NUMBERS: _("Crisis lines"),
    Line.LIFE_IN_DANGER: _("When a life is in danger"),
    Line.PRIVILEGE: _("What is protected in a talk"),
    Line.DUTY_TO_INFORM: _("When something has to be reported"),
    Line.FORCE_DEBRIEF: _("Debriefs that the force holds"),
    Line.FORCE_DEBRIEF_NOTE: _("Debriefs that the force holds"),
    Line.SERVICE_KINDS: _("Kinds of help that there are"),
}
"""How a line is called, in the order in which they are read."""
FORCE_DEBRIEFS: Mapping[ForceDebrief, str] = {
    ForceDebrief.MANDATORY: _("Taking part is a duty"),
    ForceDebrief.VOLUNTARY: _("Taking part is voluntary"),
    ForceDebrief.DIFFERS: _("It differs from force to force"),
    ForceDebrief.NONE: _("The force holds none"),
}

Lines = Mapping[Line, object]

NO_NUMBER = _("Please enter a number. An emergency number can't be empty.")
WRONG_NUMBER = _("This is no number that can be dialled. Digits, spaces and a + at the beginning are.")
LONG_NUMBER = _("A number has at most {most} signs.")
NO_NAME = _("Please say whose number this is.")
LONG_NAME = _("Please keep it to {most} signs.")
TOO_MANY = _("There is room for {most} numbers. More nobody reads in an emergency.")


class OneNumberFile(FileStruct):
    """A number whose name is fixed."""

    number: str = ""
    note: str = ""


class NumberFile(FileStruct):
    """One number to call."""

    label: str
    number: str = ""
    note: str = ""


class SharedLines(FileStruct):
    """Lines that every file of a country may have."""

    numbers: tuple[NumberFile, ...] = ()
    privilege_note: str | None = None
    duty_to_inform_note: str | None = None
    life_in_danger_note: str | None = None
    force_debrief: ForceDebrief | None = None
    force_debrief_note: str | None = None
    service_kinds: tuple[str, ...] = ()


class LinesFile(SharedLines):
    """Lines that may replace what is shipped. The emergency number is not among them."""

    duty_commander: OneNumberFile | None = None


def lines_of(raw: LinesFile, emergency: OneNumberFile | None = None) -> dict[Line, object]:
    """The lines that say something; what is empty stays as it is below."""
    found = shared_lines(raw)
    if emergency is not None:
        found[Line.EMERGENCY] = HelpNumber(name=EMERGENCY_NAME, number=emergency.number, note=emergency.note)
    if raw.duty_commander is not None:
        given = raw.duty_commander
        found[Line.DUTY_COMMANDER] = HelpNumber(name=DUTY_COMMANDER_NAME, number=given.number, note=given.note)
    return found


def shared_lines(raw: SharedLines) -> dict[Line, object]:
    """The same without the two numbers of the emergency block."""
    found: dict[Line, object] = {line: text for line in NOTES if (text := getattr(raw, line.value))}
    if raw.numbers:
        found[Line.NUMBERS] = tuple(HelpNumber(name=one.label, number=one.number, note=one.note) for one in raw.numbers)
    if raw.force_debrief is not None:
        found[Line.FORCE_DEBRIEF] = raw.force_debrief
    if raw.service_kinds:
        found[Line.SERVICE_KINDS] = raw.service_kinds
    return found


def problems(lines: Lines) -> dict[str, tuple[str, dict[str, object]]]:
    """What is wrong: by field ('numbers[2].number') the sentence and its values. Empty where all is in order."""
    return dict(_problems(lines))


Problem = tuple[str, tuple[str, dict[str, object]]]


def _problems(lines: Lines) -> Iterator[Problem]:
    for line in (Line.EMERGENCY, Line.DUTY_COMMANDER):
        given = lines.get(line)
        if isinstance(given, HelpNumber):
            yield from _of_number(given, line.value, needed=line is Line.EMERGENCY)
    numbers = lines.get(Line.NUMBERS, ())
    if isinstance(numbers, tuple):
        if len(numbers) > MOST_NUMBERS:
            yield "numbers", (TOO_MANY, {"most": MOST_NUMBERS})
        for place, number in enumerate(numbers):
            yield from _of_number(number, f"numbers[{place}]", needed=True)
    for note in NOTES:
        if len(str(lines.get(note) or "")) > LONGEST_NOTE:
            yield note.value, (LONG_NAME, {"most": LONGEST_NOTE})
    kinds = lines.get(Line.SERVICE_KINDS, ())
    if isinstance(kinds, tuple) and not set(kinds) <= {kind.code for kind in referral_kinds()}:
        yield "service_kinds", (_("This is not a kind of service."), {})


def _of_number(number: HelpNumber, at: str, *, needed: bool) -> Iterator[Problem]:
    if not number.name.strip():
        yield f"{at}.name", (NO_NAME, {})
    elif len(number.name) > LONGEST_NAME:
        yield f"{at}.name", (LONG_NAME, {"most": LONGEST_NAME})
    if not number.number:
        if needed:
            yield f"{at}.number", (NO_NUMBER, {})
    elif len(number.number) > LONGEST_NUMBER:
        yield f"{at}.number", (LONG_NUMBER, {"most": LONGEST_NUMBER})
    elif not is_number(number.number):
        yield f"{at}.number", (WRONG_NUMBER, {})
    if len(number.note) > LONGEST_NOTE:
        yield f"{at}.note", (LONG_NAME, {"most": LONGEST_NOTE})
