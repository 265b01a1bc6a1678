"""tables.xlsx: the same figures for people who open spreadsheets. Byte-equal for the same release."""

import datetime as dt
import io
import itertools
from collections.abc import Iterator, Mapping

import openpyxl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.coverage_words import opened_words, reported_words
from wellbeing.anonymise.period import COUNTED_IN
from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.release import NATIONAL, RULE_OF_CONTRIBUTORS, AxisCode, Release, ReleaseTable
from wellbeing.anonymise.share import BAND_LABELS
from wellbeing.exchange.release.coverage_sheet import COVERAGE_SHEET, COVERAGE_TITLE, HEAD_ROW, write_coverage_sheet
from wellbeing.exchange.release.dictionary import HEAD, rows
from wellbeing.exchange.release.indicators_sheet import HEAD_ROW as INDICATORS_HEAD
from wellbeing.exchange.release.indicators_sheet import INDICATORS_SHEET, write_indicators_sheet
from wellbeing.exchange.release.paging import set_up
from wellbeing.exchange.release.trends_sheet import first_row, sheet_of, write_trends_sheet
from wellbeing.language import Language, _

ABOUT, QUALITY, DICTIONARY = "ABOUT", "QUALITY", "DICTIONARY"
"""The sheets that are no table."""
_FIRST_ROW, _FIRST_COLUMN = 5, 2

STATE_WORDS: Mapping[State, str] = {
    State.HIDDEN: _("withheld"),
    State.NOT_COLLECTED: _("not collected"),
    State.STRUCTURAL: _("cannot occur"),
}


def write_workbook(release: Release, reader: Language, created: dt.datetime) -> bytes:
    """The bytes of tables.xlsx. `created` (aware) is the date inside the file."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties(
        {"created": created.astimezone(dt.UTC).replace(tzinfo=None), "author": "", "title": release.name}
    )
    _Sheets(book, release, reader).write()
    book.close()
    return out.getvalue()


class _Sheets:
    def __init__(self, book: xlsxwriter.Workbook, release: Release, reader: Language) -> None:
        self._book, self._release, self._reader = book, release, reader
        self._strong = book.add_format({"bold": True})
        self._way = book.add_format({"underline": 1, "font_color": "#0B5351"})
        self._number = book.add_format({"num_format": "#,##0", "align": "right"})
        self._word = book.add_format({"italic": True, "align": "right", "font_color": "#666666"})
        self._top = book.add_format({"valign": "top", "text_wrap": True})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom"})
        self._heads = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "align": "right"})
        self._indent: list[Format] = [
            book.add_format({"indent": depth, "bold": depth == 0, "text_wrap": True}) for depth in range(3)
        ]

    def write(self) -> None:
        self._about(self._book.add_worksheet(ABOUT))
        if self._release.coverage is not None:
            write_coverage_sheet(self._book, self._release.coverage, self._reader)
        if self._release.indicators:
            write_indicators_sheet(self._book, self._release, self._reader)
        for trends in self._release.over_time:
            write_trends_sheet(self._book, trends, self._reader)
        for table in self._release.tables:
            self._table(self._book.add_worksheet(table.name), table)
        self._quality(self._book.add_worksheet(QUALITY))
        self._dictionary(self._book.add_worksheet(DICTIONARY))
        for sheet in self._book.worksheets():
            set_up(sheet, self._release.name, self._head_rows(sheet.get_name()))

    def _head_rows(self, name: str) -> tuple[int, int] | None:
        """The rows that stand again on every page of a sheet."""
        fixed = {ABOUT: None, COVERAGE_SHEET: HEAD_ROW, INDICATORS_SHEET: INDICATORS_HEAD, QUALITY: 0, DICTIONARY: 0}
        fixed |= {sheet_of(trends)[0]: first_row(trends) - 1 for trends in self._release.over_time}
        if name not in fixed:
            return _FIRST_ROW - 2, _FIRST_ROW - 1
        row = fixed[name]
        return None if row is None else (row, row)

    def _about(self, sheet: Worksheet) -> None:
        """What a reader has to know first, then every sheet with a way to it."""
        sheet.set_column(0, 0, 110)
        lines = about(self._release, self._reader)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self._wrapped)
        start = len(lines) + 1
        sheet.write_string(start, 0, self._reader.text(_("Sheets")), self._strong)
        for row, (name, label) in enumerate(self._sheet_names(), start=start + 1):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self._way, f"{name}: {self._reader.text(label)}")

    def _sheet_names(self) -> Iterator[tuple[str, str]]:
        """Every sheet but the first one with what it is, in their order."""
        release = self._release
        if release.coverage is not None:
            yield COVERAGE_SHEET, COVERAGE_TITLE
        if release.indicators:
            yield INDICATORS_SHEET, _("Indicators")
        yield from map(sheet_of, release.over_time)
        yield from ((table.name, table.label) for table in release.tables)
        yield QUALITY, _("Quality note after SIMS")
        yield DICTIONARY, _("Every table, dimension and code with its meaning")

    def _quality(self, sheet: Worksheet) -> None:
        for column, (width, head) in enumerate(
            ((10, "SIMS"), (22, _("Code")), (36, _("Concept")), (100, _("Content")))
        ):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, self._reader.text(head), self._strong)
        for row, entry in enumerate(quality(self._release, self._reader), start=1):
            for column, words in enumerate((entry.number, entry.id, entry.name, entry.text)):
                sheet.write_string(row, column, words, self._wrapped)
        sheet.freeze_panes(1, 0)

    def _dictionary(self, sheet: Worksheet) -> None:
        heads = (*HEAD, self._reader.text(_("Name")), self._reader.text(_("Meaning")))
        for column, (width, head) in enumerate(zip((12, 20, 24, 16, 10, 14, 8, 44, 90), heads, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self._strong)
        for row, (facts, words) in enumerate(rows(self._release), start=1):
            for column, part in enumerate((*facts, *map(self._reader.text, words))):
                sheet.write_string(row, column, part, self._top)
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, row, len(heads) - 1)

    def _table(self, sheet: Worksheet, table: ReleaseTable) -> None:
        text, start = self._reader.text, _FIRST_COLUMN * len(table.down)
        sheet.write_string(0, 0, text(table.label), self._strong)
        sheet.write_string(1, 0, self._release.period.label)
        for level, place in enumerate(table.down):
            sheet.write_string(_FIRST_ROW - 1, _FIRST_COLUMN * level, text(_("Code")), self._head)
            sheet.write_string(_FIRST_ROW - 1, _FIRST_COLUMN * level + 1, text(table.axes[place].label), self._head)
            sheet.set_column(_FIRST_COLUMN * level, _FIRST_COLUMN * level, 20)
            sheet.set_column(_FIRST_COLUMN * level + 1, _FIRST_COLUMN * level + 1, 55 if len(table.down) == 1 else 40)
        across = table.axes[table.across].codes if table.across is not None else (_ALONE,)
        for at, code in enumerate(across, start=start):
            sheet.write_string(_FIRST_ROW - 2, at, code.code, self._heads)
            sheet.write_string(_FIRST_ROW - 1, at, text(code.label), self._heads)
        for row, down in enumerate(_rows_of(table), start=_FIRST_ROW):
            for level, code in enumerate(down):
                sheet.write_string(row, _FIRST_COLUMN * level, code.code)
                sheet.write_string(row, _FIRST_COLUMN * level + 1, text(code.label), self._indent[code.depth])
            for at, code in enumerate(across, start=start):
                codes = table.codes_at(tuple(one.code for one in down), code.code)
                self._figure(sheet, row, at, table.figures[codes])
        sheet.set_column(start, start + len(across) - 1, 18)
        sheet.freeze_panes(_FIRST_ROW, start)

    def _figure(self, sheet: Worksheet, row: int, column: int, figure: Figure) -> None:
        if figure.value is None:
            sheet.write_string(row, column, self._reader.text(STATE_WORDS[figure.state]), self._word)
        else:
            sheet.write_number(row, column, figure.value, self._number)


_ALONE = AxisCode(code="", label=_("Number"), depth=0)
"""The one column of a table with one axis."""


def _rows_of(table: ReleaseTable) -> Iterator[tuple[AxisCode, ...]]:
    """The rows of a table: the codes of its axes that go down, the outermost first."""
    return itertools.product(*(table.axes[place].codes for place in table.down))


def about(release: Release, reader: Language) -> list[str]:
    """What a reader must know before using the figures, one paragraph each."""
    text = reader.text
    lines = [text(_("Violence against police officers, as known to welfare representatives"))]
    if release.fictitious:
        lines.append(text(_("These figures are made up: they come from example data.")))
    lines.append(text(_("Period: {period}. Area: {area}."), period=release.period.label, area=text(release.area_name)))
    if release.period.imported:
        lines.append(text(_("The cases are imported history. They were not recorded with this program.")))
    else:
        lines.append(text(COUNTED_IN, period=release.period.label))
    if release.too_few:
        lines.append(text(_("Fewer than 30 officers are behind this period, so no number is given.")))
    elif release.officers is not None:
        lines.append(text(_("Distinct officers in the period: {officers}."), officers=reader.number(release.officers)))
    if release.is_national:
        lines.append(text(NATIONAL))
    share = text(BAND_LABELS[release.counted_share])
    if release.coverage is not None:
        lines += [*opened_words(release.coverage, reader), reported_words(release.coverage, reader)]
    lines += [
        text(_("Share of the known cases that entered the figures: {share}."), share=share),
        text(_("The unit is a case: one officer in one incident. A case has one principal act.")),
        text(_("These are cases known to representatives. They are no incidence and no rate.")),
        text(
            _(
                "A figure is withheld where fewer than {threshold} cases or officers stand behind it, a true zero "
                "included, or where it could help to work out such a figure. What is withheld can be narrowed down "
                "to no less than {width} cases from everything that was released."
            ),
            threshold=release.threshold,
            width=release.width,
        ),
        text(
            _(
                "Withheld, not collected and cannot occur are three different things. An answer that is missing "
                "in a case is counted as not known."
            )
        ),
    ]
    if release.is_national:
        lines.append(text(RULE_OF_CONTRIBUTORS, fewest=reader.number(release.fewest_contributors)))
    lines += [left_out.told(reader) for left_out in release.left_out]
    lines.append(
        text(
            _("Released on {date} by version {program} of the program, classification {schema}."),
            date=reader.date(release.released_on),
            program=release.program,
            schema=release.schema,
        )
    )
    return lines


def numbers_in(raw: bytes, release: Release) -> dict[Cell, set[int | None]]:
    """Every figure in a workbook of `release`: its numbers, None for a word. For the check before it leaves."""
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
    found: dict[Cell, set[int | None]] = {}
    for table in release.tables:
        rows = list(book[table.name].iter_rows(values_only=True))
        start = _FIRST_COLUMN * len(table.down)
        across = rows[_FIRST_ROW - 2][start:]
        names = [axis.dimension for axis in table.axes]
        for row in rows[_FIRST_ROW:]:
            down = tuple(str(row[_FIRST_COLUMN * level]) for level in range(len(table.down)))
            for code, value in zip(across, row[start:], strict=True):
                codes = table.codes_at(down, str(code))
                about_cell = cell(table.unit, dict(zip(names, codes, strict=True)))
                found.setdefault(about_cell, set()).add(None if isinstance(value, str) else int(str(value)))
    book.close()
    return found
