"""The sheet of indicators in tables.xlsx: each measure with its unit, how it was worked out, or why there is none."""

import io
from decimal import Decimal

import openpyxl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wellbeing.anonymise.indicators.words import (
    FACT_LABELS,
    SOURCE_LABELS,
    STANDING_LABELS,
    STATISTIC_LABELS,
    UNIT_LABELS,
    WHY_LABELS,
)
from wellbeing.anonymise.release import Release, ReleaseFact, ReleaseIndicator, ReleaseMeasure
from wellbeing.language import Language, _

INDICATORS_SHEET = "INDICATORS"
_FIRST_ROW = 3
HEAD_ROW = _FIRST_ROW - 1
"""The row of the heads, from 0."""
_WIDTHS = (20, 34, 62, 20, 26, 26, 42, 60)


def write_indicators_sheet(book: xlsxwriter.Workbook, release: Release, reader: Language) -> None:
    """Add the sheet to a workbook."""
    _Sheet(book, release, reader).write()


class _Sheet:
    def __init__(self, book: xlsxwriter.Workbook, release: Release, reader: Language) -> None:
        self._sheet: Worksheet = book.add_worksheet(INDICATORS_SHEET)
        self._release, self._reader = release, reader
        self._strong = book.add_format({"bold": True})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        right = {"align": "right", "valign": "top"}
        self._tenths = book.add_format({"num_format": "#,##0.0", **right})
        self._whole = book.add_format({"num_format": "#,##0", **right})
        self._word = book.add_format({"italic": True, "font_color": "#666666", "text_wrap": True, **right})

    def write(self) -> None:
        text = self._reader.text
        self._sheet.write_string(0, 0, text(_("Indicators")), self._strong)
        self._sheet.write_string(1, 0, self._release.period.label)
        heads = (
            _("Code"), _("Indicator"), _("Measure"), _("Value"), _("Class"), _("Unit"), _("How it is worked out"),
            _("Why there is no value, and what to know"),
        )  # fmt: skip
        for column, head in enumerate(heads):
            self._sheet.write_string(_FIRST_ROW - 1, column, text(head), self._strong)
            self._sheet.set_column(column, column, _WIDTHS[column])
        row = _FIRST_ROW
        for indicator in self._release.indicators:
            for measure in indicator.measures:
                self._measure(row, indicator, measure)
                row += 1
        row += 1
        self._sheet.write_string(row, 0, text(_("Facts of forces behind them")), self._strong)
        for place, fact in enumerate(self._release.facts, start=row + 1):
            self._fact(place, fact)
        self._sheet.freeze_panes(_FIRST_ROW, 1)

    def _measure(self, row: int, indicator: ReleaseIndicator, measure: ReleaseMeasure) -> None:
        text, figure = self._reader.text, measure.figure
        self._words(row, (measure.id, text(indicator.label), text(measure.label)))
        if figure.value is None:
            self._sheet.write_string(row, 3, text(STANDING_LABELS[figure.standing]), self._word)
        else:
            self._sheet.write_number(row, 3, float(figure.value), self._format(figure.value))
        how = " · ".join((text(STATISTIC_LABELS[measure.statistic]), text(SOURCE_LABELS[indicator.source])))
        why = text(WHY_LABELS[figure.why]) if figure.why else ""
        band = text(measure.band_label) if measure.band_label else ""
        note = text(indicator.note) if indicator.note else ""
        told = " ".join(part for part in (why, note) if part)
        self._words(row, (band, text(UNIT_LABELS[measure.unit]), how, told), first=4)

    def _fact(self, row: int, fact: ReleaseFact) -> None:
        text, figure = self._reader.text, fact.figure
        self._words(row, (fact.code, "", text(fact.label)))
        if figure.value is None:
            self._sheet.write_string(row, 3, text(FACT_LABELS[figure.standing]), self._word)
            return
        self._sheet.write_number(row, 3, figure.value, self._whole)
        forces = self._reader.plural("from {count} force", "from {count} forces", figure.forces)
        self._words(row, (forces,), first=6)

    def _format(self, value: Decimal) -> Format:
        return self._whole if value == value.to_integral() and value.as_tuple().exponent == 0 else self._tenths

    def _words(self, row: int, words: tuple[str, ...], first: int = 0) -> None:
        for column, word in enumerate(words, start=first):
            if word:
                self._sheet.write_string(row, column, word, self._wrapped)


def indicators_in(raw: bytes) -> dict[str, Decimal | None]:
    """Every measure in a workbook: its number, None for a word. For the check before it leaves."""
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
    found: dict[str, Decimal | None] = {}
    for row in book[INDICATORS_SHEET].iter_rows(min_row=_FIRST_ROW + 1, values_only=True):
        if row[0] is None:
            break
        value = row[3]
        found[str(row[0])] = None if isinstance(value, str) else Decimal(str(value))
    book.close()
    return found
