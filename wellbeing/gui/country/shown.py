"""What the page of the country profile shows: plain records between presenter and view."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from wellbeing.content.country_lines import LINE_NAMES
from wellbeing.domain.country import HelpNumber, Line
from wellbeing.language import _

TITLES: Mapping[Line, str] = {line: name for line, name in LINE_NAMES.items() if line is not Line.FORCE_DEBRIEF_NOTE}
"""The parts of the form in their order. The note on the force's debriefs goes with them."""

HELP: Mapping[Line, str] = {
    Line.EMERGENCY: _("112 always stays beside it: it works everywhere in the European Union."),
    Line.DUTY_COMMANDER: _("The number at which somebody answers at any hour, often the control room."),
    Line.NUMBERS: _(
        "Lines that anybody may call by day and night: for thoughts of suicide, for victims, for families."
    ),
    Line.LIFE_IN_DANGER: _("On what legal ground the duty commander is told without the officer's consent."),
    Line.PRIVILEGE: _("Who need not say in court what was told in a talk, and who must."),
    Line.DUTY_TO_INFORM: _("Crimes and dangers that a representative has to report, whatever was promised."),
    Line.FORCE_DEBRIEF: _("Does an officer have to take part?"),
    Line.SERVICE_KINDS: _("What an officer in this country can turn to. Leave it empty where you are not sure."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a line comes from, in words."""

    words: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryShown:
    """The whole form. `lines` are as the form shows them, in the reader's language; `trouble` is told above them."""

    name: str
    quiet: str
    trouble: str
    lines: Mapping[Line, object]
    marks: Mapping[Line, Mark]
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What stands in the form, as it was typed. `numbers` are name, number and note of each crisis line."""

    emergency: tuple[str, str]
    duty_commander: tuple[str, str]
    numbers: tuple[tuple[str, str, str], ...]
    notes: Mapping[str, str]
    force_debrief: str
    service_kinds: tuple[str, ...]


def entered_in(draft: str) -> Entered | None:
    """What a lock kept of the form; None where the draft has another form."""
    try:
        return msgspec.json.decode(draft, type=Entered)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def help_number(content: object) -> HelpNumber:
    """A line that is one number."""
    if not isinstance(content, HelpNumber):
        raise TypeError("not a number to call")
    return content
