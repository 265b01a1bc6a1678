"""The side bar: few places, and 'Lock now' always in reach. For large words it lies above the page."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from wellbeing.gui import style
from wellbeing.gui.place_line import PlaceLine
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.page import Scroll
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

LOCK_TIP = _(
    "{key} from wherever you are, a dialog too. It never asks: what you have begun to write is kept, sealed, and is "
    "there again after unlocking."
)


class SideBar(QFrame):
    """Entries with one chosen. `picked` carries the id of a place."""

    picked = Signal(str)
    lock_pressed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = words = language.text
        self.setAccessibleName(words(_("Places")))
        self._entries: dict[str, Button] = {}
        self._top: list[str] = []
        self._above = False
        self.lock = Button("", self.lock_pressed.emit)
        style.plain_tip(self.lock, words(LOCK_TIP, key=words(_("Ctrl+L"))))
        self._example = Text("", "small")
        self._build_column()
        self.line = PlaceLine(language)
        self.setLayout(Column(self._column, self.line))
        self._take_form()

    def _build_column(self) -> None:
        name = Text(self._words(_("Wellbeing")), "block")
        name.setContentsMargins(style.space("close"), 0, 0, style.space("close"))
        self._said, self._places, self._foot = Column(), Column(gap="hair"), Column(gap="hair")
        self._upper, self._lower = Column(gap="tight"), Column(gap="tight")
        edge, above, below = style.space("close"), style.space("wide"), style.space("room")
        self._upper.setContentsMargins(edge, above, edge, 0)
        self._upper.add(name)
        self._upper.addLayout(self._said)
        self._upper.addLayout(self._places)
        self._upper.addStretch(1)
        self._lower.setContentsMargins(edge, 0, edge, below)
        self._lower.addLayout(self._foot)
        # On a low screen the places scroll; Settings, Help and 'Lock now' stay.
        scroll = Scroll(holder(self._upper))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = Column(gap="tight")
        whole.addWidget(scroll, 1)
        whole.addWidget(holder(self._lower))
        self._column = holder(whole)

    def add(self, place: str, label: str, *, foot: bool = False) -> None:
        """An entry, at the end of the places or of the foot."""
        entry = Button(label, lambda: self.picked.emit(place), kind="place")
        entry.setCheckable(True)
        self._entries[place] = entry
        if not foot:
            self._top.append(place)
        self._take_form()

    def lie_above(self, above: bool) -> None:
        """Lie above the page as a line, or stand beside it as a column."""
        if above != self._above:
            self._above = above
            self._take_form()

    def _take_form(self) -> None:
        """Give the entries and the lock to the form that is shown."""
        key = self._words(_("Ctrl+L"))
        brief = self._words(_("Lock now"))
        self.lock.say(brief if self._above else self._words(_("Lock now   {key}"), key=key), name=brief)
        across = QSizePolicy.Policy.Maximum if self._above else QSizePolicy.Policy.Preferred
        for button in (*self._entries.values(), self.lock):
            button.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if self._above:
            top = [self._entries[place] for place in self._top]
            self.line.hold([*top, *(one for one in self._entries.values() if one not in top)], self.lock, self._example)
        else:
            self.line.let_go()
            for place, entry in self._entries.items():
                (self._places if place in self._top else self._foot).add(entry)
                entry.show()
            self._said.add(self._example)
            self._lower.addWidget(self.lock)
        self._example.setContentsMargins(style.space("close"), 0, 0, 0 if self._above else style.space("close"))
        self._column.setHidden(self._above)
        self.line.setVisible(self._above)
        wide = QSizePolicy.Policy.Preferred if self._above else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self.setProperty("look", "above" if self._above else "side")
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:  # Qt's name
        """Beside the page as wide as the longest entry at the size of the text, never less than its token."""
        found = super().sizeHint()
        return found if self._above else QSize(self._width(), found.height())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """As narrow as its form may be."""
        found = super().minimumSizeHint()
        return found if self._above else QSize(self._width(), found.height())

    def _width(self) -> int:
        wanted = max(self._upper.minimumSize().width(), self._lower.minimumSize().width())
        return max(style.size("side"), wanted + style.size("border") + style.size("scroll"))

    def places(self) -> list[str]:
        """The ids of the entries above the foot, in order (Ctrl+1, Ctrl+2, …)."""
        return list(self._top)

    def entry(self, place: str) -> Button:
        """The entry of a place."""
        return self._entries[place]

    def show_example(self) -> None:
        """Say, as long as it is open, that this vault is fictitious."""
        self._example.setText(self._words(_("Example data: everything here is made up.")))

    def mark(self, place: str) -> None:
        """Show where we are."""
        for known, entry in self._entries.items():
            entry.setChecked(known == place)
        self.line.close_more()
