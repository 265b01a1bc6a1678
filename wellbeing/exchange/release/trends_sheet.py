"""The sheets of trends in tables.xlsx: a row per figure, a column per year, in another sheet per quarter; breaks as a
sign, a line and in words."""

import io
from decimal import Decimal

import openpyxl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.indicators.words import UNIT_LABELS
from wellbeing.anonymise.trends import Point, Series, Trends
from wellbeing.anonymise.trends_words import BREAK_SIGN, GAPS, break_sentences, explained, heads, number_of_sentences
from wellbeing.exchange.release import sdmx_csv
from wellbeing.exchange.release.trends_csv import Key
from wellbeing.language import Language, _

_WIDTHS = (24, 62, 16)
_PERIOD_WIDTH = 13
"""Characters of a year or quarter: longer words are wrapped, so that three years of quarters are read on one page."""


def sheet_of(trends: Trends) -> tuple[str, str]:
    """The name of their sheet, and what it is (msgid)."""
    return ("TRENDS_QUARTERS", _("Trends by quarter")) if trends.by_quarter else ("TRENDS", _("Trends"))


def write_trends_sheet(book: xlsxwriter.Workbook, trends: Trends, reader: Language) -> None:
    """Add the sheet to a workbook."""
    _Sheet(book, trends, reader).write()


class _Sheet:
    def __init__(self, book: xlsxwriter.Workbook, trends: Trends, reader: Language) -> None:
        self._sheet: Worksheet = book.add_worksheet(sheet_of(trends)[0])
        self._trends, self._reader = trends, reader
        self._strong = book.add_format({"bold": True})
        self._indent = book.add_format({"indent": 1, "text_wrap": True})
        kinds: dict[str, dict[str, object]] = {
            "head": {"bold": True},
            "whole": {"num_format": "#,##0"},
            "tenths": {"num_format": "#,##0.0"},
            "word": {"italic": True, "font_color": "#666666", "text_wrap": True},
            "empty": {},
        }
        # A period after a break has a dashed line on its left, all the way down.
        self._formats: dict[tuple[str, bool], Format] = {
            (kind, broken): book.add_format({"align": "right", **how, "left": 3 if broken else 0})
            for kind, how in kinds.items()
            for broken in (False, True)
        }
        self._broken = [bool(trends.whys(period)) for period in trends.periods]

    def write(self) -> None:
        text, trends = self._reader.text, self._trends
        self._sheet.write_string(0, 0, text(sheet_of(trends)[1]), self._strong)
        self._sheet.write_string(1, 0, text(explained(trends)))
        for row, told in enumerate(break_sentences(trends, self._reader), start=2):
            self._sheet.write_string(row, 0, told)
        first = first_row(trends)
        for column, head in enumerate((_("Code"), _("Figure"), _("Unit"))):
            self._sheet.write_string(first - 1, column, text(head), self._strong)
            self._sheet.set_column(column, column, _WIDTHS[column])
        for column, head in enumerate(heads(trends), start=len(_WIDTHS)):
            self._sheet.write_string(first - 1, column, head, self._format("head", column))
            self._sheet.set_column(column, column, _PERIOD_WIDTH)
        self._series(first)
        self._sheet.freeze_panes(first, len(_WIDTHS))

    def _series(self, row: int) -> None:
        group = ""
        for series in self._trends.series:
            if series.line.group != group:
                group = series.line.group
                self._sheet.write_string(row, 1, self._reader.text(group), self._strong)
                for column in range(len(_WIDTHS), len(_WIDTHS) + len(series.points)):
                    self._sheet.write_blank(row, column, None, self._format("empty", column))
                row += 1
            self._line(row, series)
            row += 1

    def _line(self, row: int, series: Series) -> None:
        text, line = self._reader.text, series.line
        unit = UNIT_LABELS[line.unit or "NR"]
        self._sheet.write_string(row, 0, _code(line.about))
        self._sheet.write_string(row, 1, text(line.label), self._indent)
        self._sheet.write_string(row, 2, text(unit))
        for column, point in enumerate(series.points, start=len(_WIDTHS)):
            self._point(row, column, point)

    def _point(self, row: int, column: int, point: Point) -> None:
        if point.value is None:
            word = self._reader.text(GAPS[point.standing])
            self._sheet.write_string(row, column, word, self._format("word", column))
        else:
            kind = "whole" if point.value.as_tuple().exponent == 0 else "tenths"
            self._sheet.write_number(row, column, float(point.value), self._format(kind, column))

    def _format(self, kind: str, column: int) -> Format:
        return self._formats[kind, self._broken[column - len(_WIDTHS)]]


def first_row(trends: Trends) -> int:
    """Where figures begin: below what is explained, the sentences on breaks, and the heads."""
    return 4 + number_of_sentences(trends)


def _code(about: Cell | str) -> str:
    """A measure's id, or what a cell counts with the codes that are not a total."""
    if isinstance(about, str):
        return about
    return " ".join((sdmx_csv.COUNTED[about.unit], *(f"{sdmx_csv.column(name)}={code}" for name, code in about.at)))


def trends_sheet_in(raw: bytes, trends: Trends) -> dict[Key, Decimal | None]:
    """Every figure in the sheet of `trends` in a workbook: its number, None for a word. For the check before it leaves.

    Raises KeyError for a figure that `trends` don't have, ValueError for what is no number.
    """
    about = {_code(series.line.about): series.line.about for series in trends.series}
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
    rows = book[sheet_of(trends)[0]].iter_rows(min_row=first_row(trends), values_only=True)
    times = [str(head).removeprefix(BREAK_SIGN).strip() for head in next(rows)[len(_WIDTHS) :]]
    found: dict[Key, Decimal | None] = {}
    for row in rows:
        if row[0] is not None:
            for time, value in zip(times, row[len(_WIDTHS) :], strict=True):
                found[about[str(row[0])], time] = None if isinstance(value, str) else Decimal(str(value))
    book.close()
    return found
