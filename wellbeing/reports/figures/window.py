"""The same charts for the window: SVG with the words that stand for it. Loads reportlab when first asked."""

from dataclasses import dataclass

from wellbeing.anonymise.release import ReleaseTable
from wellbeing.language import Language


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
    from wellbeing.reports.figures import chart, views

    drawn = views.bar_chart(views.table_view(table, language), language)
    if drawn is None:
        return None
    frame = chart.Frame(width=width, unit=scale / 100, palette=palette)
    (drawing,) = chart.drawings(drawn, frame)
    return Picture(
        svg=chart.chart_svg(drawing, drawn.title), spoken=drawn.spoken, width=width, height=int(drawing.height)
    )
