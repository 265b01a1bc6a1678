"""A page: title, one quiet line, at most one primary action top right, and a body that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.layout import Column, Flow, Row, Turning, clear, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.title import Title

_SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class Scroll(QScrollArea):
    """Scrolls its content up and down; sideways only where a word is wider than the window."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.led = 0
        """How often the page led somewhere by itself: what has the keyboard does not draw it back."""
        content.setProperty("look", "body")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part that was just added: everything is laid out first, else its place is not known."""
        self.led += 1
        QApplication.sendPostedEvents()
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is not None and layout is not None:
            layout.activate()
            content.adjustSize()
        self.ensureWidgetVisible(widget)

    def lead_to_top(self) -> None:
        """Scroll to what is said above everything."""
        self.led += 1
        self.verticalScrollBar().setValue(0)

    def scroll_by(self, event: QKeyEvent) -> bool:
        """Scroll by a key that nothing else made use of; False where it is none of those that scroll."""
        scrolls = _SCROLLS.get(Qt.Key(event.key()))
        if scrolls is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.verticalScrollBar().triggerAction(scrolls)
        return True


class Page(QWidget):
    """Add to `body`. `crumb` is the quiet line above the title. It takes the focus when it is gone to, unseen."""

    presenter: object = None
    """Kept alive as long as the page: Qt's connections hold a plain object's method only weakly."""

    def __init__(self, title: str, quiet: str = "", *, crumb: str = "") -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title, self._quiet, self._crumb = Title(title), Text(quiet, "quiet"), Text(crumb, "quiet")
        # The dots of a capital Ü stand above the line of the typeface: in the first line they would be cut.
        self._title.setContentsMargins(0, style.space("hair"), 0, 0)
        self._actions = Flow()
        side = holder(self._actions)
        side.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        titles = holder(Column(self._crumb, self._title, self._quiet, gap="hair"))
        self._head = Turning([(titles, 1), (side, 0)], narrow=60, gap="close", first=30)
        self.body = Column(gap="close")
        edge = style.space("page")
        inside = Column(gap="room")
        inside.setContentsMargins(edge, style.space("wide"), edge, style.space("wide"))
        inside.addWidget(self._head)
        inside.addLayout(self.body)
        inside.addStretch(1)
        self.scroll_area = Scroll(holder(inside))
        self._foot_left, self._foot_right = Flow(), Flow()
        foot = Row(holder(self._foot_left), gap="close")
        foot.setStretch(0, 1)
        foot.addWidget(holder(self._foot_right), 0, Qt.AlignmentFlag.AlignTop)
        self._foot = holder(foot)
        self._foot.hide()
        self._edge = QFrame()
        self._edge.setProperty("look", "line")
        self._edge.setFixedHeight(style.size("border"))
        self._inside, self._around = inside, Column(self.scroll_area, self._edge, self._foot)
        self._around.setSpacing(0)
        self.setLayout(self._around)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._place_foot)
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Words without a control are read by the keyboard too: what the one in focus makes no use of scrolls."""
        if not self.scroll_area.scroll_by(event):
            super().keyPressEvent(event)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.words

    def show_title(self, title: str, quiet: str = "", *, crumb: str = "") -> None:
        """Other words at the top."""
        self._title.setText(title)
        self._quiet.setText(quiet)
        self._crumb.setText(crumb)
        self.setAccessibleName(title)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part that was just added."""
        self.scroll_area.bring_into_sight(widget)

    def set_actions(self, *buttons: QWidget) -> None:
        """What can be done here, top right; the primary one last."""
        clear(self._actions)
        for button in buttons:
            self._actions.addWidget(button)

    def set_foot(self, *left: QWidget, right: QWidget | None = None) -> None:
        """What stays in sight below the body: Back and Skip to the left, Next to the right."""
        clear(self._foot_left)
        clear(self._foot_right)
        for button in left:
            self._foot_left.addWidget(button)
        if right is not None:
            self._foot_right.addWidget(right)
        self._foot.setVisible(bool(left) or right is not None)
        self._place_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """The foot's place follows from the room that there is."""
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        """Below the body, in sight. Where it would take a quarter of the page, it is the end of the body: large type
        must leave room for what is read."""
        layout, room = self._foot.layout(), self.width() - 2 * style.space("page") - style.size("scroll")
        # Without its margins, which follow from its place: it would go to and fro between both.
        high = layout.heightForWidth(room) if layout is not None else 0
        high += style.space("hair") + style.space("room")
        inside = high * 4 > self.height()
        place, before = (self._inside, self._around) if inside else (self._around, self._inside)
        if place.indexOf(self._foot) < 0:
            before.removeWidget(self._foot)
            place.addWidget(self._foot)
        self._set_foot_margins(inside)

    def _set_foot_margins(self, inside: bool) -> None:
        """Its sides are those of the body, which a scroll bar makes narrower. A line tells where the body goes on below
        it: without one, words that are cut by it look like a fault."""
        bar, edge = self.scroll_area.verticalScrollBar(), style.space("page")
        goes_on = bar.maximum() > 0
        self._edge.setVisible(goes_on and not inside and not self._foot.isHidden())
        if inside:
            self._foot.setContentsMargins(0, style.space("hair"), 0, 0)
            return
        beside = bar.sizeHint().width() if goes_on else 0
        above = "close" if goes_on else "tight"
        self._foot.setContentsMargins(edge, style.space(above), edge + beside, style.space("room"))

    def add(self, *widgets: QWidget) -> None:
        """Append to the body."""
        self.body.add(*widgets)

    def heading(self, words: str) -> None:
        """A heading before the next part of the body, nearer to it than to what is above."""
        if self.body.count():
            self.body.addSpacing(style.space("tight"))
        self.body.add(Text(words, "block"))

    def clear(self) -> None:
        """Empty the body. The keyboard stays on the page."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        clear(self.body)


class ColumnPage(QWidget):
    """A narrow column in the middle of the window: unlocking and first start. Add to `body`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.body = Column(gap="close")
        self._column = holder(self.body)
        outside = Column(edge="wide")
        outside.addStretch(1)
        # Beside stretches, not aligned: an aligned part is asked for its height at the wrong width.
        outside.addLayout(Row(None, self._column, None))
        outside.addStretch(1)
        self._scroll = Scroll(holder(outside))
        self.setLayout(Column(self._scroll))

    def add(self, *widgets: QWidget) -> None:
        """Append to the column."""
        self.body.add(*widgets)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part that was just added."""
        self._scroll.bring_into_sight(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """As on a page: words without a control are read by the keyboard too."""
        if not self._scroll.scroll_by(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """The column grows with the text, as far as the window is wide."""
        super().resizeEvent(event)
        grown = round(style.size("column") * self.fontMetrics().height() / style.line_height())
        room = event.size().width() - 2 * style.space("wide") - style.size("scroll")
        self._column.setFixedWidth(max(1, min(grown, room)))
