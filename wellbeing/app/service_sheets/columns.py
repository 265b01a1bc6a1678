"""The columns of a directory in a spreadsheet: their headings, and each cell read and written.

A column is known by its key (`name`) and by its words in every shipped language; so are codes, yes and no.
"""

import datetime as dt
import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wellbeing.app.services import LONGEST, LONGEST_NAME, MOST_DAYS
from wellbeing.content import codes
from wellbeing.content.document import is_plain
from wellbeing.content.languages import read_languages
from wellbeing.content.week_words import read_hours
from wellbeing.domain.codes import CodeList
from wellbeing.domain.folding import fold
from wellbeing.domain.referral import Service
from wellbeing.language import Language, _, language, shipped

_UID = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")

NO_NAME = _("The name is missing.")
NO_KIND = _("This is not a kind of help that the program knows.")
NO_AUDIENCE = _("This is not one of those that a service can be for.")
NO_REGION = _("This is no region of the list NUTS 2024. Its code, such as DE21, is always understood.")
NO_LANGUAGE = _("This is not known as a language. Please write them with a comma between.")
NO_HOURS = _("These are no hours of a week. Please write them like this: Mo-Fr 08:00-16:00")
NO_ANSWER = _("Please answer with yes or no, or leave it empty.")
NO_NUMBER = _("Please give a number of days up to 3650, or leave it empty.")
NO_DAY = _("This is no day up to today. Please write it like this: 2026-03-31")
NO_UID = _("This identifier was not given by the program. Please leave it empty for a new service.")
TOO_LONG = _("This is too long.")
NOT_PLAIN = _("There are signs in it that cannot be seen.")

YES, NO = _("Yes"), _("No")


class WrongCell(Exception):
    """A cell that can't be as it is; `sentence` is a word of the catalogue."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom cells are read and written, and on what day."""

    reader: Language
    today: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`key` is the field of `Service`; `read` raises WrongCell; `write` gives what `read` takes back."""

    key: str
    label: str
    read: Callable[[str, Reading], object]
    write: Callable[[object, Reading], str]


def _text(cell: str, _reading: Reading) -> str | None:
    _refuse_odd(cell, LONGEST)
    return cell or None


def _name(cell: str, _reading: Reading) -> str:
    if not cell.strip():
        raise WrongCell(NO_NAME)
    _refuse_odd(cell, LONGEST_NAME)
    return cell


def _refuse_odd(cell: str, longest: int) -> None:
    if len(cell) > longest:
        raise WrongCell(TOO_LONG)
    if not is_plain(cell):
        raise WrongCell(NOT_PLAIN)


def _plain(value: object, _reading: Reading) -> str:
    return "" if value is None else str(value)


def _kind(cell: str, _reading: Reading) -> str:
    return _code(cell, "referral_kinds", NO_KIND)


def _write_kind(value: object, reading: Reading) -> str:
    return reading.reader.text(codes.referral_kinds().label(str(value)))


def _audiences(cell: str, _reading: Reading) -> tuple[str, ...]:
    parts = [part for part in re.split(r"[,;\n]", cell) if part.strip()]
    return tuple(dict.fromkeys(_code(part, "audiences", NO_AUDIENCE) for part in parts))


def _write_audiences(value: object, reading: Reading) -> str:
    held = value if isinstance(value, tuple) else ()
    return ", ".join(reading.reader.text(codes.audiences().label(code)) for code in held)


def _region(cell: str, _reading: Reading) -> str | None:
    if not cell:
        return None
    found = _regions().get(fold(cell), set())
    if cell.upper() in codes.regions():
        return cell.upper()
    # Where a country is one region, all levels of it have the same name: the country is meant.
    shortest = min(found, key=len, default="")
    if not shortest or not all(code.startswith(shortest) for code in found):
        raise WrongCell(NO_REGION)
    return shortest


def _languages(cell: str, reading: Reading) -> tuple[str, ...]:
    for reader in (reading.reader, *map(language, shipped())):
        found, unknown = read_languages(cell, reader)
        if not unknown:
            return found
    raise WrongCell(NO_LANGUAGE)


def _write_codes(value: object, _reading: Reading) -> str:
    return ", ".join(value) if isinstance(value, tuple) else ""


def _hours(cell: str, reading: Reading) -> str:
    for reader in (reading.reader, *map(language, shipped())):
        try:
            return read_hours(cell, reader)
        except ValueError:
            continue
    raise WrongCell(NO_HOURS)


def _answer(cell: str, _reading: Reading) -> bool | None:
    if not cell:
        return None
    answer = _yes_and_no().get(fold(cell))
    if answer is None:
        raise WrongCell(NO_ANSWER)
    return answer


def _mark(cell: str, reading: Reading) -> bool:
    return bool(_answer(cell, reading))


def _write_answer(value: object, reading: Reading) -> str:
    return "" if value is None else reading.reader.text(YES if value else NO)


def _days(cell: str, _reading: Reading) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdecimal() and len(cell) <= 4 and int(cell) <= MOST_DAYS):
        raise WrongCell(NO_NUMBER)
    return int(cell)


def _day(cell: str, reading: Reading) -> dt.date | None:
    if not cell:
        return None
    dotted = _DAY.fullmatch(cell)
    try:
        day = dt.date(*(int(part) for part in dotted.groups()[::-1])) if dotted else dt.date.fromisoformat(cell)
    except ValueError:
        raise WrongCell(NO_DAY) from None
    if day > reading.today:
        raise WrongCell(NO_DAY)
    return day


def _uid(cell: str, _reading: Reading) -> str:
    if cell and not _UID.fullmatch(cell):
        raise WrongCell(NO_UID)
    return cell


COLUMNS = (
    Column(key="name", label=_("Name"), read=_name, write=_plain),
    Column(key="kind", label=_("Kind of help"), read=_kind, write=_write_kind),
    Column(key="audiences", label=_("For whom"), read=_audiences, write=_write_audiences),
    Column(key="whom", label=_("For whom, in words"), read=_text, write=_plain),
    Column(key="region", label=_("Region"), read=_region, write=_plain),
    Column(key="languages", label=_("Languages"), read=_languages, write=_write_codes),
    Column(key="reach", label=_("How to reach it"), read=_text, write=_plain),
    Column(key="weekly_hours", label=_("Hours of the week"), read=_hours, write=_plain),
    Column(key="hours", label=_("Hours, in words"), read=_text, write=_plain),
    Column(key="free", label=_("Free of cost"), read=_answer, write=_write_answer),
    Column(key="cost", label=_("Cost, in words"), read=_text, write=_plain),
    Column(key="employer_learns", label=_("Does the employer learn of it?"), read=_answer, write=_write_answer),
    Column(key="confidentiality", label=_("What the employer learns, in words"), read=_text, write=_plain),
    Column(key="usual_days", label=_("Usual days to a first appointment"), read=_days, write=_plain),
    Column(key="note", label=_("Note of the union"), read=_text, write=_plain),
    Column(key="checked_on", label=_("Last checked"), read=_day, write=_plain),
    Column(key="fictitious", label=_("Made up"), read=_mark, write=_write_answer),
    Column(key="uid", label=_("Identifier"), read=_uid, write=_plain),
)
"""In the order of an export. `uid` finds an entry again whose name has changed."""


@functools.cache
def headings() -> Mapping[str, Column]:
    """Every heading by which a column is known, folded."""
    known = {fold(language(code).text(column.label)): column for code in shipped() for column in COLUMNS}
    return known | {fold(column.key): column for column in COLUMNS}


def cells(service: Service, reading: Reading) -> tuple[str, ...]:
    """One row of an export."""
    return tuple(column.write(getattr(service, column.key), reading) for column in COLUMNS)


def _code(cell: str, name: str, wrong: str) -> str:
    found = _labels(name).get(fold(cell))
    if found is None:
        raise WrongCell(wrong)
    return found


@functools.cache
def _labels(name: str) -> Mapping[str, str]:
    book: CodeList = getattr(codes, name)()
    known = {fold(language(code).text(one.label)): one.code for code in shipped() for one in book}
    return known | {fold(one.code): one.code for one in book}


@functools.cache
def _yes_and_no() -> Mapping[str, bool]:
    words = {fold(language(code).text(word)): word is YES for code in shipped() for word in (YES, NO)}
    return words | {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}


@functools.cache
def _regions() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for region in codes.regions():
        for name in (region.label, *region.label.split("/")):
            found.setdefault(fold(name), set()).add(region.code)
    return found
