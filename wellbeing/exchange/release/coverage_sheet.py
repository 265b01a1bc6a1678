"""The sheet of coverage in tables.xlsx: areas down, quarters across, and why nothing of an area was opened."""

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from wellbeing.anonymise.coverage import Area, Coverage, QuarterCoverage
from wellbeing.anonymise.coverage_words import WHY_CLOSED, reported_words
from wellbeing.anonymise.period import period_name
from wellbeing.language import Language, _

COVERAGE_SHEET, COVERAGE_TITLE = "COVERAGE", _("What of the country and the year is in the figures")
HEAD_ROW = 3
"""The row of the heads, from 0."""
_WIDTHS = (24, 60)
_QUARTER_WIDTH = 28
OPENED, ABSENT = _("opened"), _("no representative on any roster")


def write_coverage_sheet(book: xlsxwriter.Workbook, coverage: Coverage, reader: Language) -> None:
    """Add the sheet to a workbook."""
    sheet: Worksheet = book.add_worksheet(COVERAGE_SHEET)
    strong, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    text = reader.text
    sheet.write_string(0, 0, text(COVERAGE_TITLE), strong)
    sheet.write_string(1, 0, reported_words(coverage, reader))
    quarters = [period_name(one.period, reader) for one in coverage.quarters]
    for column, head in enumerate((text(_("Code")), text(_("Area")), *quarters)):
        sheet.write_string(HEAD_ROW, column, head, strong)
        sheet.set_column(column, column, _WIDTHS[column] if column < len(_WIDTHS) else _QUARTER_WIDTH)
    areas = (*coverage.areas, *coverage.never_opened)
    for row, area in enumerate(areas, start=HEAD_ROW + 1):
        told = (_standing(quarter, area, reader) for quarter in coverage.quarters)
        for column, words in enumerate(("_".join(area), _names(coverage, area), *told)):
            sheet.write_string(row, column, words, wrapped)
    for row, code in enumerate(coverage.absent, start=HEAD_ROW + 1 + len(areas)):
        for column, words in enumerate((code, coverage.names.get(code, code), text(ABSENT))):
            sheet.write_string(row, column, words, wrapped)
    sheet.freeze_panes(HEAD_ROW + 1, len(_WIDTHS))


def _names(coverage: Coverage, area: Area) -> str:
    return ", ".join(coverage.names.get(code, code) for code in area)


def _standing(quarter: QuarterCoverage, area: Area, reader: Language) -> str:
    """What became of an area in a quarter: opened, opened in part, or why it was not."""
    text, own = reader.text, set(area)
    opened = own & {code for one in quarter.opened for code in one}
    closed = [why for one, why in quarter.closed.items() if own & set(one)]
    whys = [quarter.why] if quarter.why is not None else list(dict.fromkeys(closed))
    reasons = [text(_("not opened, because {why}"), why=text(WHY_CLOSED[why])) for why in whys]
    if own == opened:
        return text(OPENED)
    rest = "; ".join(reasons) or text(ABSENT)
    return text(_("opened in part; the rest: {rest}"), rest=rest) if opened else rest
