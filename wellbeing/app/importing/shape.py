"""What a spreadsheet looks like, so that a person can lay a mapping over it. For the screen only, never stored."""

from dataclasses import dataclass
from pathlib import Path

from wellbeing.exchange.spreadsheet import Sheet, label_key, read_spreadsheet

MOST_ANSWERS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnShape:
    """A column. `answers` are its different answers, the most frequent first; None where there are too many to
    have been chosen from a list (names, dates, numbers)."""

    heading: str
    filled: int
    answers: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShape:
    """How the file was read, and its columns in order."""

    encoding: str | None
    delimiter: str | None
    rows: int
    columns: tuple[ColumnShape, ...]


def look_at(file: Path, *, encoding: str | None = None, separator: str = ";") -> SheetShape:
    """The shape of a CSV or XLSX file. Raises Refused or Trouble as reading does."""
    sheet = read_spreadsheet(file, encoding=encoding)
    return SheetShape(
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
        rows=len(sheet.rows),
        columns=tuple(_column(sheet, place, separator) for place in range(len(sheet.headings))),
    )


def _column(sheet: Sheet, place: int, separator: str) -> ColumnShape:
    filled = 0
    spelled: dict[str, str] = {}
    counted: dict[str, int] = {}
    for row in sheet.rows:
        cell = row.cells[place]
        filled += bool(cell)
        if not cell or len(counted) > MOST_ANSWERS:
            continue
        for part in cell.split(separator) if separator else [cell]:
            if key := label_key(part):
                spelled.setdefault(key, part.strip())
                counted[key] = counted.get(key, 0) + 1
    few = len(counted) <= MOST_ANSWERS
    answers = tuple(spelled[key] for key in sorted(counted, key=lambda key: (-counted[key], key))) if few else None
    return ColumnShape(heading=sheet.headings[place], filled=filled, answers=answers)
