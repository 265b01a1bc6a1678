"""Why there is no number, beside its cell: where the line below the table that says it is out of sight."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.layout import Column
from wellbeing.gui.widgets.text import Text


class Note(QFrame):
    """Words on the ground of a block, below a cell of `table` or above it, as there is room; the pointer passes
    through."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self.setProperty("look", "info")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = Text("", selectable=False)
        self._words.keep_to_a_line()
        self.setLayout(Column(self._words, edge="close"))
        self.hide()

    @property
    def words(self) -> str:
        """What it says; an empty text while it is hidden."""
        return self._words.text() if self.isVisible() else ""

    def show_at(self, place: QRect, words: str) -> None:
        """Say it beside a cell."""
        table, gap, layout = self.parentWidget(), style.space("hair"), self.layout()
        if table is None or layout is None:
            return
        sight = table.visibleRegion().boundingRect()
        self._words.setText(words)
        layout.activate()
        width = min(layout.sizeHint().width(), sight.width() - 2 * gap)
        height = layout.totalHeightForWidth(width)
        fits = place.bottom() + gap + height <= sight.bottom()
        top = place.bottom() + gap if fits else max(place.top() - gap - height, sight.top())
        left = max(gap, min(place.right() - width, sight.width() - gap - width))
        self.setGeometry(left, top, width, height)
        self.raise_()
        self.show()
