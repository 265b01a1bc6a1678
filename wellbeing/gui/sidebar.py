"""The side bar: few places, and 'Lock now' always in reach."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from wellbeing.gui import style
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
        words = language.text
        self.setProperty("look", "side")
        self.setAccessibleName(words(_("Places")))
        self.setMinimumWidth(style.size("side"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._words = words
        self._entries: dict[str, Button] = {}
        self._top: list[str] = []
        name = Text(words(_("Wellbeing")), "block")
        name.setContentsMargins(style.space("close"), 0, 0, style.space("close"))
        self._places, self._foot = Column(gap="hair"), Column(gap="hair")
        self.lock = Button(
            words(_("Lock now   {key}"), key=words(_("Ctrl+L"))), self.lock_pressed.emit, name=words(_("Lock now"))
        )
        self.lock.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style.plain_tip(self.lock, words(LOCK_TIP, key=words(_("Ctrl+L"))))
        self._upper, self._lower = Column(gap="tight"), Column(gap="tight")
        edge, above, below = style.space("close"), style.space("wide"), style.space("room")
        self._upper.setContentsMargins(edge, above, edge, 0)
        self._upper.add(name)
        self._example = Text("", "small")
        self._example.setContentsMargins(style.space("close"), 0, 0, style.space("close"))
        self._upper.add(self._example)
        self._upper.addLayout(self._places)
        self._upper.addStretch(1)
        self._lower.setContentsMargins(edge, 0, edge, below)
        self._lower.addLayout(self._foot)
        self._lower.addWidget(self.lock)
        # On a low screen the places scroll; Settings, Help and 'Lock now' stay.
        scroll = Scroll(holder(self._upper))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = Column(gap="tight")
        whole.addWidget(scroll, 1)
        whole.addWidget(holder(self._lower))
        self.setLayout(whole)

    def add(self, place: str, label: str, *, foot: bool = False) -> None:
        """An entry, at the end of the places or of the foot."""
        entry = Button(label, lambda: self.picked.emit(place), kind="place")
        entry.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        entry.setCheckable(True)
        self._entries[place] = entry
        (self._foot if foot else self._places).add(entry)
        if not foot:
            self._top.append(place)
        self.fit()

    def fit(self) -> None:
        """As wide as the longest entry at the size of the text, never less than its token."""
        wanted = max(self._upper.minimumSize().width(), self._lower.minimumSize().width())
        self.setFixedWidth(max(style.size("side"), wanted + style.size("border") + style.size("scroll")))

    def event(self, event: QEvent) -> bool:
        """Another size of text, another width."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.fit()
        return super().event(event)

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
