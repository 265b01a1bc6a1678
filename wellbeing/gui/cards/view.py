"""The screen of pocket cards: which ones on the left, the sheets on the right, two ways out at the top."""

from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import Signal

from wellbeing.gui.cards.shown import Shown
from wellbeing.gui.paper.leaving import Leaves, LeavingPage
from wellbeing.gui.printing import PagePicture
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _


class Intentions(Leaves, Protocol):
    """What a person can want here."""

    def load(self, name: str = "") -> None: ...
    def choose(self, names: Collection[str]) -> None: ...
    def choose_language(self, code: str) -> None: ...
    def print(self) -> None: ...
    def save(self) -> None: ...


class CardsView(LeavingPage):
    """Cards to choose, and how they look. `left` is emitted where there is a way back of its own."""

    intentions: Intentions
    left = Signal()

    def __init__(self, language: Language, *, with_back: bool = False) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("Pocket cards")),
            words(_("To cut out and fold once. They hold the numbers of the country, and nothing of any case.")),
        )
        self.ticks: dict[str, Tick] = {}
        self.languages = Drop()
        self.languages.activated.connect(lambda _at: self.intentions.choose_language(self.languages.value() or ""))
        self.all_button = Button(words(_("Choose all")), lambda: self._choose_all(chosen=True), kind="link")
        self.none_button = Button(words(_("Choose none")), lambda: self._choose_all(chosen=False), kind="link")
        self.save_button = Button(words(_("Save as a file")), lambda: self.intentions.save())
        self.print_button = Button(words(_("Print")), lambda: self.intentions.print(), kind="primary")
        back = [Button(words(_("Back")), self.left.emit)] if with_back else []
        self.set_actions(*back, self.save_button, self.print_button)
        self._list = Column(gap="hair")
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(self._words(_("Which cards")))
        card.body.addLayout(self._list)
        card.body.addLayout(Flow(self.all_button, self.none_button))
        left = Column(card, Field(self._words(_("Language of the cards")), self.languages), gap="room")
        left.addStretch(1)
        self.body.addLayout(self._top)
        self.add(Turning([(holder(left), 2), (holder(self._pages), 3)], narrow=85, gap="wide"))

    def arrive(self, name: object = "", **_more: object) -> None:
        """Opened with `name=` for the card of one guide, or for all."""
        self.intentions.load(str(name))

    def show_choice(self, shown: Shown) -> None:
        """Which cards there are."""
        clear(self._top)
        clear(self._list)
        self.ticks = {}
        for line in shown.cards:
            tick = Tick(line.words)
            tick.setChecked(line.chosen)
            tick.clicked.connect(self._choose)
            self.ticks[line.name] = tick
            self._list.add(tick)
        self.languages.offer(shown.languages)
        self.languages.choose(shown.language)

    def _choose(self, _on: bool = False) -> None:
        clear(self._top)
        self.intentions.choose([name for name, tick in self.ticks.items() if tick.isChecked()])

    def _choose_all(self, *, chosen: bool) -> None:
        for tick in self.ticks.values():
            tick.setChecked(chosen)
        self._choose()

    def show_pages(self, pages: Sequence[PagePicture]) -> None:
        """How each sheet looks; a sentence where no card is chosen."""
        for button in (self.save_button, self.print_button):
            button.setEnabled(bool(pages))
        super().show_pages(pages)
        if not pages:
            self._pages.insertWidget(0, Text(self._words(_("No card is chosen.")), "quiet"))

    def show_done(self, words: str) -> None:
        """A good block above everything."""
        self._tell("good", words)
