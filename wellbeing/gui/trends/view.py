"""The page of trends: what was released over years, or over quarters, and below, apart, own figures by quarter."""

from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui import style
from wellbeing.gui.figures.chart import Chart
from wellbeing.gui.figures.sheets import figures
from wellbeing.gui.style import Dress
from wellbeing.gui.trends.shown import Part, TrendsShown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _
from wellbeing.reports.figures.window import Picture


class Intentions(Protocol):
    """What a person can want here."""

    def start(self) -> None: ...
    def draw(self, width: int, scale: int, palette: str, *, by_quarter: bool) -> None: ...
    def leave(self) -> None: ...


class TrendsView(Page):
    """Released figures first, by year or by quarter; charts take the place of the tables."""

    intentions: Intentions

    def __init__(self, language: Language, dress: Dress, above: str, back: str) -> None:
        """`above` names the place of the figures, `back` the way there (msgids)."""
        super().__init__(language.text(_("Trends")), crumb=language.text(above))
        self._words, self._dress, self._above, self._back = language.text, dress, above, back
        self._shown: TrendsShown | None = None
        self._in_charts = self._by_quarter = False
        self._released, self._own = Column(gap="wide"), Column(gap="wide")
        self.charts, self.quarters = Button(""), Button("")
        dress.changed.connect(self._look_changed)

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.start()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.start()

    def show_trends(self, shown: TrendsShown) -> None:
        """Everything anew, by year and as tables."""
        self._shown, self._in_charts, self._by_quarter = shown, False, False
        self.clear()
        self.charts, self.quarters = Button("", self._turn), Button("", self._turn_to_quarters)
        in_sight = [self.quarters] if shown.quarters is not None else []
        if any(part.charts for part in (shown.years, shown.quarters, shown.own) if part is not None):
            in_sight.append(self.charts)
        self.set_actions(*in_sight)
        if shown.nothing:
            self.add(Text(shown.nothing, "quiet"))
        self._released, self._own = Column(gap="wide"), Column(gap="wide")
        self.body.addLayout(self._released)
        if shown.own is not None:
            self.body.addWidget(Chip(self._words(_("Stays here")), "warning"), 0, Qt.AlignmentFlag.AlignLeft)
            self.add(Text(shown.own.told, "quiet"))
            self.body.addLayout(self._own)
        self._show_figures()
        self.set_foot(Button(self._words(self._back), lambda: self.intentions.leave()))
        self.scroll_area.verticalScrollBar().setValue(0)

    def _turn(self) -> None:
        self._in_charts = not self._in_charts
        self._show_figures()

    def _turn_to_quarters(self) -> None:
        self._by_quarter = not self._by_quarter
        self._show_figures()

    def _parts(self) -> list[tuple[Column, Part]]:
        """What is in sight, each where it stands."""
        shown = self._shown
        if shown is None:
            return []
        released = shown.quarters if self._by_quarter else shown.years
        return [
            (place, part) for place, part in ((self._released, released), (self._own, shown.own)) if part is not None
        ]

    def _show_figures(self) -> None:
        clear(self._released)
        clear(self._own)
        words, parts = self._words, self._parts()
        quiet = next((part.told for place, part in parts if place is self._released), "")
        self.show_title(words(_("Trends")), quiet, crumb=words(self._above))
        self.charts.say(words(_("Show tables") if self._in_charts else _("Show charts")))
        self.quarters.say(words(_("Show by year") if self._by_quarter else _("Show by quarter")))
        for place, part in parts:
            if not self._in_charts:
                _tell_breaks(place, part)
                place.add(figures(part.sheet))
        if self._in_charts:
            self._wait_for_charts()

    def _wait_for_charts(self) -> None:
        words = self._words(_("Drawing the charts"))
        self._released.add(Text(words, "quiet"), bar(words))
        edges = 2 * (style.space("page") + style.space("room") + style.size("border")) + style.size("scroll")
        width = max(self.scroll_area.width() - edges, style.size("column"))
        self.intentions.draw(width, self._dress.scale, self._dress.palette_name, by_quarter=self._by_quarter)

    def show_pictures(self, pictures: dict[str, Picture]) -> None:
        """The charts, each under its heading."""
        if not self._in_charts:
            return
        for place, part in self._parts():
            clear(place)
            _tell_breaks(place, part)
            for key, heading in part.charts:
                card = Card(heading)
                card.body.addWidget(Chart(heading, pictures[key]))
                place.add(card)

    def _look_changed(self) -> None:
        if self._in_charts:
            self._show_figures()


def _tell_breaks(place: Column, part: Part) -> None:
    if part.breaks:
        place.addLayout(Column(*(Text(told, "quiet") for told in part.breaks)))
