"""A timeline: what happened and what comes next, one line each."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.layout import Column, Turning, clear, holder
from wellbeing.gui.widgets.text import Text


class Dot(QWidget):
    """The mark of an entry, beside the first line of its words and grown with them. `tone`: done, open, warning or
    danger."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._mark = QFrame()
        self._mark.setProperty("look", "dot")
        self._mark.setProperty("tone", tone)
        self._above = Column(self._mark)
        self.setLayout(self._above)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Another size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        words = QFontMetricsF(self.font())
        side = round(style.size("dot") * words.height() / style.line_height())
        self._mark.setFixedSize(side, side)
        self._above.setContentsMargins(0, max(0, round(words.ascent() - (words.xHeight() + side) / 2)), 0, 0)


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
        row.addWidget(Dot(tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Turning([(dated, 0), (holder(words), 1)], narrow=40, gap="room", below="close"), 1)
        entry = holder(row)
        entry.setAccessibleName(", ".join(part for part in (when, what, why) if part))
        self._column.add(entry)

    def clear(self) -> None:
        """Take every entry away."""
        clear(self._column)
        self._dates, self._widest = [], 0
