"""A sheet: the heading and the rows as text, with the row numbers that a person sees in a spreadsheet program."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wellbeing.errors import Refused
from wellbeing.language import _

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 300
MAX_CELLS = 3_000_000
"""Cells of a workbook with anything in them: ten times a large union's year."""
MAX_CELL = 32_767
"""Characters in a cell; the same limit as Excel's."""

NOT_A_SPREADSHEET = _("This file is not a spreadsheet that the program can read. It reads CSV and XLSX.")
TOO_LARGE = _("The file is larger than the program reads. Please split it, for instance by year.")


class Row(NamedTuple):
    """One row. `number` counts from 1 for the heading; `whole` says that it has as many cells as the heading."""

    number: int
    cells: Sequence[str]
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`headings` and the rows below, every cell stripped; each row has exactly one cell per heading.

    Rows without any text are left out. `encoding` and `delimiter` say how a CSV file was read.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A row that can't be taken in, and why (msgid with values). `column` is its heading in the file, empty for the
    whole row."""

    row: int
    column: str
    sentence: str
    values: Mapping[str, object]


def label_key(text: str) -> str:
    """How headings and answers are compared: case, and spaces around and between words, do not matter."""
    return " ".join(text.split()).casefold()


def make_sheet(
    lines: Iterable[Sequence[str]], *, encoding: str | None = None, delimiter: str | None = None, ragged: bool
) -> Sheet:
    """The first line with text is the heading. `ragged` lines (XLSX) may leave empty cells at the end away."""
    headings: tuple[str, ...] | None = None
    rows: list[Row] = []
    width = 0
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line]
        if not any(cells):
            continue
        if headings is None:
            headings = _headings(cells)
            width = len(headings)
            continue
        if len(rows) >= MAX_ROWS:
            raise Refused(TOO_LARGE, field="file")
        found = len(cells)
        whole = found == width or (not any(cells[width:]) and (ragged or found > width))
        if found != width:
            cells = [*cells[:width], *[""] * (width - found)]
        rows.append(Row(number, cells, whole))
    if headings is None:
        raise Refused(_("The file is empty."), field="file")
    return Sheet(headings=headings, rows=tuple(rows), encoding=encoding, delimiter=delimiter)


def _headings(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise Refused(TOO_LARGE, field="file")
    return tuple(" ".join(cell.split()) for cell in cells)
