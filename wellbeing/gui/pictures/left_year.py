"""Pictures of a representative's year that has left: its tables, what a reader can work out of a withheld figure, its
charts."""

from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.summary.view import SummaryView
from wellbeing.gui.widgets.figures import Figures

_PLACE = 5
"""The line of a withheld figure in the first table."""


def walk(tour: Tour, passphrase: str) -> None:
    """Nothing is written."""
    tour.open(passphrase)
    page = tour.on("summary", SummaryView, "summary-left")
    table = page.findChild(Figures)
    if isinstance(table, Figures):
        table.table.setFocus()
        table.table.setCurrentIndex(table.table.cells.index(_PLACE, 1))
    tour.take("summary-left-withheld")
    if page.charts is not None:
        page.charts.click()
        tour.take("summary-left-charts")
