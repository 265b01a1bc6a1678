"""What the representative has entered for a country: public facts in a plain file of the settings folder.

It has to be there before a vault is open. It is checked when it is read; a file that is not in order is refused as a
whole, and what lies below it is used.
"""

import datetime as dt
from pathlib import Path

import msgspec

from wellbeing import paths
from wellbeing.content.country_lines import LinesFile, NumberFile, OneNumberFile, lines_of, problems
from wellbeing.content.document import FileStruct
from wellbeing.content.file import read_bytes
from wellbeing.domain.country import HelpNumber, Layer, Line, Origin
from wellbeing.errors import Refused
from wellbeing.language import _

BROKEN = _(
    "What you had entered for this country can't be read any more: its file was damaged or changed. What is shipped "
    "with the program is shown in its place. Please enter it again."
)


class OwnFile(FileStruct, kw_only=True):
    """One country's file. `changed_on` has a day for each line that stands in it."""

    wellbeing_country: int = 1
    code: str
    emergency: OneNumberFile | None = None
    lines: LinesFile
    changed_on: dict[Line, dt.date]


def file_of(code: str) -> Path:
    """Where the lines of a country lie, by Eurostat's code."""
    return paths.user_data() / "countries" / f"{code}.json"


def read_own(code: str) -> Layer | None:
    """The representative's own lines; None where nothing was entered. Refused where the file is not in order."""
    file = file_of(code)
    if not file.exists():
        return None
    try:
        raw = msgspec.json.decode(read_bytes(file), type=OwnFile)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise Refused(BROKEN) from None
    lines = lines_of(raw.lines, raw.emergency)
    if raw.wellbeing_country != 1 or raw.code != code or set(raw.changed_on) != set(lines) or problems(lines):
        raise Refused(BROKEN)
    return Layer(origin=Origin.OWN, lines=lines, changed_on=raw.changed_on)


def to_bytes(code: str, own: Layer) -> bytes:
    """The file for these lines."""
    emergency = own.lines.get(Line.EMERGENCY)
    commander, numbers = own.lines.get(Line.DUTY_COMMANDER), own.lines.get(Line.NUMBERS, ())
    simple = {
        line.value: content
        for line, content in own.lines.items()
        if line not in (Line.EMERGENCY, Line.DUTY_COMMANDER, Line.NUMBERS)
    }
    lines = LinesFile(
        duty_commander=_one(commander) if isinstance(commander, HelpNumber) else None,
        numbers=tuple(NumberFile(label=one.name, number=one.number, note=one.note) for one in numbers)
        if isinstance(numbers, tuple)
        else (),
        **simple,  # type: ignore[arg-type]
    )
    raw = OwnFile(
        code=code,
        emergency=_one(emergency) if isinstance(emergency, HelpNumber) else None,
        lines=lines,
        changed_on=dict(own.changed_on),
    )
    return msgspec.json.format(msgspec.json.encode(raw), indent=2) + b"\n"


def _one(number: HelpNumber) -> OneNumberFile:
    return OneNumberFile(number=number.number, note=number.note)
