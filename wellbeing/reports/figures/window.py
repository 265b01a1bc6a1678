"""The same charts for the window: SVG with the words that stand for it. Loads reportlab when first asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.anonymise.release import ReleaseTable
from wellbeing.anonymise.trends import Series, Trends
from wellbeing.language import Language

if TYPE_CHECKING:
    from wellbeing.reports.figures.chart import BarChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart as SVG. `spoken` is its accessible description; sizes are in pixels."""

    svg: bytes
    spoken: str
    width: int
    height: int


def chart_picture(
    table: ReleaseTable, language: Language, *, width: int, scale: int = 100, palette: str = "light"
) -> Picture | None:
    """The chart of a table, `width` pixels wide, at a text size of `scale` percent, in a palette of the look.

    None where fewer than two of its figures are shown. To be called away from the window's own thread.
    """
    from wellbeing.reports.figures import views

    return _picture(views.bar_chart(views.table_view(table, language), language), width, scale, palette)


def trend_picture(
    series: Series, trends: Trends, language: Language, *, width: int, scale: int = 100, palette: str = "light"
) -> Picture | None:
    """The chart of one figure over the years or quarters; None where fewer than two of them have a number."""
    from wellbeing.reports.figures.trends import trend_chart

    return _picture(trend_chart(series, trends, language), width, scale, palette)


def _picture(drawn: "BarChart | None", width: int, scale: int, palette: str) -> Picture | None:
    from wellbeing.reports.figures import chart

    if drawn is None:
        return None
    frame = chart.Frame(width=width, unit=scale / 100, palette=palette)
    (drawing,) = chart.drawings(drawn, frame)
    return Picture(
        svg=chart.chart_svg(drawing, drawn.title), spoken=drawn.spoken, width=width, height=int(drawing.height)
    )
