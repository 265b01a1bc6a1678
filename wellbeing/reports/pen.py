"""What paints on a page: text, lines, fields, bars and pictures, each as content or as an artifact."""

from typing import TYPE_CHECKING, Any

from wellbeing.reports import pictures
from wellbeing.reports.ink import ink
from wellbeing.reports.logo import Logo
from wellbeing.reports.tags import Marker

if TYPE_CHECKING:
    from wellbeing.reports.blocks import Look


class Pen:
    """Paints on one page. `y` always means a height above the lower edge of the paper."""

    def __init__(self, canvas: Any, marker: Marker) -> None:
        self.canvas = canvas
        self.marker = marker

    def text(self, x: float, y: float, words: str, look: "Look") -> None:
        """One line of text with its baseline at `y`. To be called inside `marker.marked`."""
        self.canvas.setFillColor(ink().colours[look.colour])
        self.canvas.setFont(look.font, look.size)
        self.canvas.drawString(x, y, words)

    def line(self, x: float, y: float, width: float, colour: str = "line", thickness: float = 0.7) -> None:
        """A horizontal rule; an artifact."""
        with self.marker.marked(None):
            self.canvas.setStrokeColor(ink().colours[colour])
            self.canvas.setLineWidth(thickness)
            self.canvas.line(x, y, x + width, y)

    def dashed(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A line to cut along; an artifact."""
        with self.marker.marked(None):
            self.canvas.saveState()
            self.canvas.setStrokeColor(ink().colours["control"])
            self.canvas.setLineWidth(0.6)
            self.canvas.setDash(3, 3)
            self.canvas.line(x, y, to_x, to_y)
            self.canvas.restoreState()

    def frame(self, x: float, y: float, width: float, height: float, corner: float) -> None:
        """A line around something, its lower left corner at (x, y); an artifact."""
        with self.marker.marked(None):
            self.canvas.setStrokeColor(ink().colours["text"])
            self.canvas.setLineWidth(1.1)
            self.canvas.roundRect(x, y, width, height, corner, stroke=1, fill=0)

    def field(self, x: float, y: float, width: float, height: float, colour: str, corner: float = 0) -> None:
        """A filled ground, its lower left corner at (x, y); an artifact."""
        with self.marker.marked(None):
            self.canvas.setFillColor(ink().colours[colour])
            self.canvas.roundRect(x, y, width, height, corner, stroke=0, fill=1)

    def bar(self, x: float, y: float, width: float, height: float, *, soft: bool) -> None:
        """A bar of a chart, its lower left corner at (x, y), outlined; `soft` for a part of something. An artifact: its
        number stands beside it."""
        with self.marker.marked(None):
            self.canvas.setFillColor(ink().colours["accent_soft" if soft else "accent"])
            self.canvas.setStrokeColor(ink().colours["accent"])
            self.canvas.setLineWidth(0.5)
            self.canvas.rect(x, y, width, height, stroke=1, fill=1)

    def upright(self, x: float, y: float, height: float) -> None:
        """The line at which bars begin, from `y` upwards; an artifact."""
        with self.marker.marked(None):
            self.canvas.setStrokeColor(ink().colours["control"])
            self.canvas.setLineWidth(0.7)
            self.canvas.line(x, y, x, y + height)

    def mark_heading(self, words: str, level: int, bookmark: str, y: float) -> None:
        """Name this place in the list of headings that readers show beside the pages; `level` 0 is the outermost. Who
        goes there sees it at the size at which they read."""
        self.canvas.bookmarkPage(bookmark, fit="XYZ", left=0, top=round(y, 2))
        self.canvas.addOutlineEntry(words, bookmark, level, closed=1)

    def picture(self, x: float, y: float, width: float, height: float, logo: Logo) -> None:
        """A picture, its lower left corner at (x, y); to be called inside `marker.marked`."""
        pictures.draw(self.canvas, logo, x, y, width, height)

    def box(self, x: float, y: float, side: float, corner: float = 1.5) -> None:
        """An empty box to tick; to be called inside `marker.marked`."""
        self.canvas.setStrokeColor(ink().colours["control"])
        self.canvas.setLineWidth(0.9)
        self.canvas.roundRect(x, y, side, side, corner, stroke=1, fill=0)
