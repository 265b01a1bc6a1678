"""How a sheet of tables.xlsx is printed: across, as wide as the page, its heads again on every page."""

from xlsxwriter.worksheet import Worksheet

_A4 = 9


def set_up(sheet: Worksheet, title: str, heads: tuple[int, int] | None) -> None:
    """Set a sheet up for paper; `heads` are the first and the last row (from 0) that every page repeats."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    if heads is not None:
        sheet.repeat_rows(*heads)
    sheet.set_footer(f"&L{title}   &A&R&P / &N")
