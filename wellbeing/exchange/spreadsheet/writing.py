"""Rows of text as CSV or XLSX for somebody's spreadsheet program. No cell of them is ever a formula there."""

import csv
import io
from collections.abc import Iterable, Sequence

from wellbeing.exchange.access_log import disarmed

_WIDTH = 24
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file (RFC 4180, UTF-8 with its mark, so that spreadsheet programs see the letters). What would begin a
    formula has an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([disarmed(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def workbook_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]], *, name: str) -> bytes:
    """An XLSX file with one sheet called `name`; every cell is text."""
    import xlsxwriter  # a window that saves no table does without it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    sheet = book.add_worksheet(name)
    strong = book.add_format({"bold": True})
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, strong)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)
    sheet.set_column(0, len(headings) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def armed(cell: str) -> str:
    """A cell as it was before it was written: without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell[:1] == "'" and disarmed(cell[1:]) != cell[1:] else cell
