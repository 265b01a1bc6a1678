"""Choosing several cases: a quiet button above the list, and a bar that says how many and what can be done."""

import functools

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import may_grow
from wellbeing.gui.widgets.layout import Column, Flow, Turning, holder
from wellbeing.gui.widgets.rows import RowList, Rows
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_PARTS = (("follow-ups", _("Follow-ups")), ("hand-over", _("Hand over")), ("retention", _("How long it is kept")))


class ChoosingBar(QFrame):
    """Hidden until somebody presses `begin`, or Space on a row. Escape ends it."""

    wanted = Signal(str)
    """What is to be done with those that were chosen: follow-ups, hand-over or retention."""

    def __init__(self, language: Language, rows: Rows, shown: RowList) -> None:
        super().__init__()
        self._language, self._rows, self._list = language, rows, shown
        words = language.text
        self.setProperty("look", "card")
        may_grow(self)
        self.begin = Button(words(_("Choose several")), self._begin, kind="link")
        self._count = Text("", "bold")
        self.all = Button(words(_("All in sight")), self._all)
        self.parts = {key: Button(words(label), functools.partial(self.wanted.emit, key)) for key, label in _PARTS}
        self.done = Button(words(_("End choosing")), self.end, kind="link")
        buttons = holder(Flow(self.all, *self.parts.values(), self.done))
        row = Column(Turning([(self._count, 1), (buttons, 0)], narrow=90, gap="close"))
        edge = style.space("tight")
        row.setContentsMargins(style.space("room"), edge, style.space("close"), edge)
        self.setLayout(row)
        self.hide()
        shown.ticked.connect(self._tick)
        shown.all_wanted.connect(self._all)
        shown.done_wanted.connect(self.end)

    def offer(self, there: bool) -> None:
        """Whether there is more than one to choose from."""
        self.begin.setVisible(there and not self._rows.choosing)

    def _begin(self) -> None:
        self._rows.choose_from_now(True)
        self.begin.hide()
        self.show()
        self.tell()
        self._list.enter()

    def end(self) -> None:
        """Rows are opened again."""
        if self._rows.choosing:
            self._rows.choose_from_now(False)
            self.hide()
            self.begin.setVisible(self._rows.rowCount() > 1)
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, place: int) -> None:
        if not self._rows.choosing:
            self._begin()
        self._rows.choose([place])
        self.tell()

    def _all(self) -> None:
        if not self._rows.choosing:
            self._begin()
        self._rows.choose(range(self._rows.rowCount()), on=True)
        self.tell()

    def tell(self) -> None:
        """Say how many are chosen, and what can be done with them."""
        count = len(self._rows.chosen)
        self._count.setText(self._language.plural("{count} chosen", "{count} chosen", count))
        self.setAccessibleName(self._count.text())
        for button in self.parts.values():
            button.setEnabled(count > 0)
