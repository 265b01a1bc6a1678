"""A sheet of facts: one row per force, year and fact. Every row is looked at, and nothing is guessed.

Zero is a number. What is missing, not collected or suppressed says so in `state` and has no value.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wellbeing.anonymise.indicators.definition import FactKind
from wellbeing.anonymise.indicators.facts import ForceFact, Told
from wellbeing.errors import Refused
from wellbeing.exchange.spreadsheet import Row, Sheet, Wrong, label_key
from wellbeing.exchange.spreadsheet.writing import armed, csv_bytes, workbook_bytes
from wellbeing.language import _

COLUMNS = ("force", "year", "fact", "value", "state", "persons", "source", "what")
"""The headings. `what` says in words what a fact is; it is not read."""
_NEEDED = COLUMNS[:4] + COLUMNS[6:7]
MOST_ROWS = 10_000
LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1990, 2200

_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_STATES = {
    "missing": Told.MISSING,
    "not collected": Told.NOT_COLLECTED,
    "not_collected": Told.NOT_COLLECTED,
    "suppressed": Told.SUPPRESSED,
}

NO_COLUMNS = _("The file needs the columns {columns}. “wellbeing indicators sheet” writes one to fill in.")
COLUMN_TWICE = _("The column “{column}” stands twice in the file.")
TOO_MANY = _("The file has more rows than can be facts of forces.")
CELLS = _("The row has more or fewer cells than the heading.")
NO_WORDS = _("A name is needed here, on one line of at most {most} letters.")
NO_YEAR = _("A year of four digits is needed here.")
NO_FACT = _("This is not a fact that the program knows. “wellbeing indicators list” shows them all.")
NO_VALUE = _("A whole number is needed here, without signs and spaces; or the state says why there is none.")
NO_STATE = _("The state is one of: missing, not collected, suppressed; or it is empty.")
BOTH = _("Here is a value and a state that says there is none.")
YES_OR_NO = _("Here is 1 for a right that is recognised, or 0 for one that is not.")
NO_PERSONS = _("A whole number of persons is needed here, or nothing.")
TWICE = _("The same fact stands in row {row} already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFact:
    """A row: the fact, its year, and where it is from."""

    row: int
    year: int
    fact: ForceFact
    source: str


def read_facts(sheet: Sheet, known: Mapping[str, FactKind]) -> tuple[list[ReadFact], list[Wrong]]:
    """Every row as a fact, or why not. `known` are the codes of facts with their kinds.

    Raises Refused for another kind of sheet.
    """
    if len(sheet.rows) > MOST_ROWS:
        raise Refused(TOO_MANY, field="file")
    places = _places(sheet)
    facts: list[ReadFact] = []
    wrong: list[Wrong] = []
    seen: dict[tuple[str, int, str], int] = {}
    for row in sheet.rows:
        try:
            found = _fact(row, places, known)
        except _WrongCell as cell:
            wrong.append(Wrong(row=row.number, column=cell.column, sentence=cell.sentence, values=cell.values))
            continue
        if found is None:
            continue
        first = seen.setdefault((label_key(found.fact.force), found.year, found.fact.fact), row.number)
        if first != row.number:
            wrong.append(Wrong(row=row.number, column="", sentence=TWICE, values={"row": first}))
        else:
            facts.append(found)
    return facts, wrong


class _WrongCell(Exception):
    def __init__(self, column: str, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.column, self.sentence, self.values = column, sentence, values


def _places(sheet: Sheet) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings):
        name = label_key(armed(heading))
        if name in places:
            raise Refused(COLUMN_TWICE, field="file", column=name)
        if name in COLUMNS:
            places[name] = place
    if not set(_NEEDED) <= places.keys():
        raise Refused(NO_COLUMNS, field="file", columns=", ".join(_NEEDED))
    return places


def _fact(row: Row, places: Mapping[str, int], known: Mapping[str, FactKind]) -> ReadFact | None:
    """The fact of a row; None for a row of the empty sheet that nobody filled in."""
    if not row.whole:
        raise _WrongCell("", CELLS)
    cells = {name: armed(row.cells[place]).strip() for name, place in places.items()}
    if not (cells["value"] or cells.get("state")):
        return None
    year, code = cells["year"], cells["fact"].upper()
    if not _YEAR.fullmatch(year) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise _WrongCell("year", NO_YEAR)
    if code not in known:
        raise _WrongCell("fact", NO_FACT)
    told, value = _value(cells["value"], cells.get("state", ""))
    if known[code] is FactKind.YES_NO and (value or 0) > 1:
        raise _WrongCell("value", YES_OR_NO)
    persons = cells.get("persons", "")
    if persons and not _NUMBER.fullmatch(persons):
        raise _WrongCell("persons", NO_PERSONS)
    fact = ForceFact(
        force=_words(cells, "force"), fact=code, told=told, value=value, persons=int(persons) if persons else None
    )
    return ReadFact(row=row.number, year=int(year), fact=fact, source=_words(cells, "source"))


def _value(value: str, state: str) -> tuple[Told, int | None]:
    if not state:
        if not _NUMBER.fullmatch(value):
            raise _WrongCell("value", NO_VALUE)
        return Told.VALUE, int(value)
    told = _STATES.get(label_key(state))
    if told is None:
        raise _WrongCell("state", NO_STATE)
    if value:
        raise _WrongCell("state", BOTH)
    return told, None


def _words(cells: Mapping[str, str], name: str) -> str:
    text = " ".join(cells[name].split())
    if not text or len(text) > LONGEST or not text.isprintable():
        raise _WrongCell(name, NO_WORDS, most=LONGEST)
    return text


def empty_sheet(facts: Iterable[tuple[str, str]], *, ending: str) -> bytes:
    """A sheet to fill in, with one row per fact: (code, what it is in the reader's words). `ending` .csv or .xlsx."""
    rows = [("", "", code, "", "", "", "", what) for code, what in facts]
    return workbook_bytes(COLUMNS, rows, name="facts") if ending == ".xlsx" else csv_bytes(COLUMNS, rows)
