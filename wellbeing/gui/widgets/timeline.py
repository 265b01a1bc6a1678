"""A timeline: what happened and what comes next, one line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.layout import Column, Turning, clear, holder
from wellbeing.gui.widgets.text import Text


class Dot(QFrame):
    """The mark of an entry. `tone`: done, open, warning or danger."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self.setProperty("look", "dot")
        self.setProperty("tone", tone)
        self.setFixedSize(style.size("dot"), style.size("dot"))


class Timeline(QWidget):
    """Entries with a mark, a date, bold words and quiet ones; what is open has a ring, what is done a dot."""

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(gap="room")
        self._dates: list[QWidget] = []
        self._widest = 0
        """Of all dates, in pixels: the words beside them begin at one line."""
        self.setLayout(self._column)

    def add(self, when: str, what: str, why: str = "", *, tone: str = "done", action: QWidget | None = None) -> None:
        """Append an entry; `action` stands under its words."""
        words = Column(Text(what, "bold"), Text(why, "quiet"), gap="hair")
        if action is not None:
            words.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        date = Text(when, "quiet")
        column = Column(date)
        column.addStretch(1)
        dated = holder(column)
        self._dates.append(dated)
        self._widest = max(self._widest, date.sizeHint().width(), 12 * date.fontMetrics().averageCharWidth())
        for one in self._dates:
            one.setMinimumWidth(self._widest)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space("room"))
        mark = holder(Column(Dot(tone)))
        mark.setContentsMargins(0, style.space("hair"), 0, 0)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Turning([(dated, 0), (holder(words), 1)], narrow=40, gap="close"), 1)
        entry = holder(row)
        entry.setAccessibleName(", ".join(part for part in (when, what, why) if part))
        self._column.add(entry)

    def clear(self) -> None:
        """Take every entry away."""
        clear(self._column)
        self._dates, self._widest = [], 0
