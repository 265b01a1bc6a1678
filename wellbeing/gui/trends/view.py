"""The page of trends: what was released over the years, and below, apart, own figures by quarter."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.figures.chart import Chart
from wellbeing.gui.figures.sheets import figures
from wellbeing.gui.figures.shown import Sheet
from wellbeing.gui.style import Dress
from wellbeing.gui.trends.shown import TrendsShown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.figures import Cell, Figures, Line
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _
from wellbeing.reports.figures.window import Picture

_INDENT, _FEW, _LABELS = "\u2003", 6, 34
"""Columns of a table that has room for long labels, and the characters in a line of a label beside more of them."""


class Intentions(Protocol):
    """What a person can want here."""

    def start(self) -> None: ...
    def draw(self, width: int, scale: int, palette: str) -> None: ...
    def leave(self) -> None: ...


class TrendsView(Page):
    """Released figures first; charts take the place of the tables."""

    intentions: Intentions

    def __init__(self, language: Language, dress: Dress, above: str, back: str) -> None:
        """`above` names the place of the figures, `back` the way there (msgids)."""
        super().__init__(language.text(_("Trends")), crumb=language.text(above))
        self._words, self._dress, self._above, self._back = language.text, dress, above, back
        self._shown: TrendsShown | None = None
        self._in_charts = False
        self._released, self._own = Column(gap="wide"), Column(gap="wide")
        self.charts = Button("")
        dress.changed.connect(self._look_changed)

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.start()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.start()

    def show_trends(self, shown: TrendsShown) -> None:
        """Everything anew."""
        words, self._shown, self._in_charts = self._words, shown, False
        quiet = words(_("Year by year as it was released. Nothing is ranked, and a gap is never zero."))
        self.show_title(words(_("Trends")), quiet, crumb=words(self._above))
        self.clear()
        self.charts = Button("", self._turn)
        self.set_actions(*([self.charts] if shown.charts or shown.own_charts else []))
        if shown.nothing:
            self.add(Text(shown.nothing, "quiet"))
        for told in shown.breaks:
            self.add(Text(told, "quiet"))
        self._released, self._own = Column(gap="wide"), Column(gap="wide")
        self.body.addLayout(self._released)
        if shown.own is not None:
            self.body.addWidget(Chip(words(_("Stays here")), "warning"), 0, Qt.AlignmentFlag.AlignLeft)
            told = _(
                "What each quarter counts, small numbers with it: please don't copy them out. What has left with its "
                "year is not kept by quarters."
            )
            self.add(Text(words(told), "quiet"))
            self.body.addLayout(self._own)
        self._show_figures()
        self.set_foot(Button(words(self._back), lambda: self.intentions.leave()))
        self.scroll_area.verticalScrollBar().setValue(0)

    def _turn(self) -> None:
        self._in_charts = not self._in_charts
        self._show_figures()

    def _show_figures(self) -> None:
        clear(self._released)
        clear(self._own)
        shown = self._shown
        if shown is None:
            return
        self.charts.say(self._words(_("Show tables") if self._in_charts else _("Show charts")))
        if not self._in_charts:
            for place, sheet in ((self._released, shown.released), (self._own, shown.own)):
                if sheet is not None:
                    place.add(_table(sheet))
            return
        words = self._words(_("Drawing the charts"))
        self._released.add(Text(words, "quiet"), bar(words))
        edges = 2 * (style.space("page") + style.space("room") + style.size("border")) + style.size("scroll")
        room = self.scroll_area.width() - edges
        self.intentions.draw(max(room, style.size("column")), self._dress.scale, self._dress.palette_name)

    def show_pictures(self, pictures: dict[str, Picture]) -> None:
        """The charts, each under its heading."""
        if not self._in_charts or self._shown is None:
            return
        for place, charts in ((self._released, self._shown.charts), (self._own, self._shown.own_charts)):
            clear(place)
            for key, heading in charts:
                card = Card(heading)
                card.body.addWidget(Chart(heading, pictures[key]))
                place.add(card)

    def _look_changed(self) -> None:
        if self._in_charts:
            self._show_figures()


def _table(sheet: Sheet) -> QWidget:
    """With a few years the labels take the room that is left; with more the table is as wide as it has to be."""
    if len(sheet.heads) > _FEW:
        return figures(sheet, _LABELS)
    lines = [
        Line(
            label="".join((_INDENT * row.level, row.label)),
            cells=[Cell(words=entry.words, reason=entry.reason) for entry in row.entries],
            total=row.total,
        )
        for row in sheet.rows
    ]
    return Figures(sheet.heading, sheet.heads, lines, legend=sheet.legend)
