"""The places as a line above the page, for large words in a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.layout import Column, Flow, Row, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class PlaceLine(QWidget):
    """As many entries as fit beside one another, and 'Lock now' at the end. What does not fit is behind 'More', in
    words too: a sign alone would say less to whoever needs large words."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language.text
        self._entries: Sequence[Button] = ()
        self._lock: Button | None = None
        self._open = False
        self.more = Button("", self._press_more, kind="place")
        self.more.setCheckable(True)  # it stands for the place in sight where that is behind it
        self._flow, self._end = Flow(gap="tight"), Row()
        self._around = Row(holder(self._flow), gap="close")
        self._around.setStretch(0, 1)
        self._around.addLayout(self._end)
        self._around.setAlignment(self._end, Qt.AlignmentFlag.AlignTop)
        self._column = Column(gap="hair")
        self._column.addLayout(self._around)
        # The words of the first entry begin where those of the page do.
        left, right, edge = style.space("wide"), style.space("page"), style.space("tight")
        self._column.setContentsMargins(left, edge, right, edge)
        self.setLayout(self._column)

    def hold(self, entries: Sequence[Button], lock: Button, example: Text) -> None:
        """Take the parts of the side bar in."""
        self._entries, self._lock = entries, lock
        for entry in (*entries, self.more):
            self._flow.addWidget(entry)
        self._end.addWidget(lock)
        self._column.addWidget(example)
        self.close_more()

    def let_go(self) -> None:
        """The side bar has its parts back: what is shown of them is not decided here."""
        self._entries, self._lock, self._open = (), None, False

    def close_more(self) -> None:
        """One line again."""
        self._show(open_=False)

    def arrange(self) -> None:
        """Show what there is room for."""
        self._show(open_=self._open)

    def _show(self, *, open_: bool) -> None:
        fit = self._fitting()
        self._open = open_ and fit < len(self._entries)
        for number, entry in enumerate(self._entries):
            entry.setVisible(self._open or number < fit)
        self.more.setVisible(fit < len(self._entries))
        self.more.setChecked(not self._open and any(entry.isChecked() for entry in self._entries[fit:]))
        self._name_more()

    def _name_more(self) -> None:
        if self._open:
            self.more.say(self._words(_("Less")), name=self._words(_("Fewer places")))
        else:
            self.more.say(self._words(_("More")), name=self._words(_("More places")))

    def _fitting(self) -> int:
        """How many entries stand in one line, with 'More' if that is not all of them."""
        gap, beside = self._flow.spacing(), self._around.spacing()
        edges = self._column.contentsMargins()  # the layout's own rectangle is not laid out yet when the size changes
        room = self.width() - edges.left() - edges.right() + gap
        room -= 0 if self._lock is None else self._lock.sizeHint().width() + beside
        widths = [entry.sizeHint().width() + gap for entry in self._entries]
        if sum(widths) <= room:
            return len(widths)
        room -= self.more.sizeHint().width() + gap
        return next((many for many in range(len(widths), 0, -1) if sum(widths[:many]) <= room), 0)

    def _press_more(self) -> None:
        first = next((entry for entry in self._entries if entry.isHidden()), None)
        self._show(open_=not self._open)
        if self._open and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Another width, other places in the line."""
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Escape goes back to one line."""
        if event.key() == Qt.Key.Key_Escape and self._open:
            self.close_more()
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
