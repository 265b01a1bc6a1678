"""Buttons: what can be pressed, in words."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets import breaking
from wellbeing.gui.widgets.layout import Column
from wellbeing.gui.widgets.text import Text


def unmarked(words: str) -> str:
    """`words` with every '&' kept as it is; Qt would take it for an underlined key."""
    return words.replace("&", "&&")


_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class _Pressed(QPushButton):
    """Enter presses a focused button too, and a focused button that is switched off hands the keyboard to its page
    and not to whatever comes next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Space is Qt's; Enter is what people try. Arrows move among entries of the side bar and among buttons of which
        one is chosen; from any other Qt would go on to the next button as with Tab, and the page could not be
        scrolled."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS and self.group() is None and self.property("kind") != "place":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def setEnabled(self, on: bool) -> None:  # Qt's name
        """Switch on or off."""
        if not on and self.hasFocus():
            keep_focus_on_page(self)
        super().setEnabled(on)


def keep_focus_on_page(inside: QWidget) -> None:
    """Give the keyboard to the page around a widget that is about to go."""
    page = inside.parentWidget()
    while page is not None and page.property("look") != "page":
        page = page.parentWidget()
    if page is not None:
        page.setFocus(Qt.FocusReason.OtherFocusReason)


_LINE = 22
"""Letters of usual width: only a button with more than this breaks its words, and only where there is no room."""


def broken(words: str, width: int, width_of: Callable[[str], int]) -> str:
    """`words` in as few lines as fit into `width`, by a measure `width_of` one line; a long word is not broken."""
    return "\n".join(breaking.broken(words, lambda line: " " not in line or width_of(line) <= width))


class Button(_Pressed):
    """A button with one line of words, or several where a narrow window has no room for a long one.
    `kind`: plain, primary, danger, link, place or step."""

    def __init__(
        self, words: str, on_press: Callable[[], object] | None = None, *, kind: str = "plain", name: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(words, name=name)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if on_press is not None:
            self.clicked.connect(lambda: on_press())

    def say(self, words: str, *, name: str = "") -> None:
        """Other words; `name` is what a screen reader says where the words alone don't tell."""
        self._words = words
        self.setText(unmarked(words))
        self.setAccessibleName(name or words)

    def sizeHint(self) -> QSize:  # Qt's name
        """All words in one line, with room for the bold ones of a button that can be chosen; as high as its lines
        are now."""
        hint = super().sizeHint()
        hint.setWidth(hint.width() + self._width_of(self._words) - _width(self.fontMetrics(), self.text()))
        return hint

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """One line; of a long one as much as `_LINE`, or its longest word."""
        hint = self.sizeHint()
        beside = hint.width() - self._width_of(self._words)
        least = max(self._width_of(*self._words.split(" ")), _LINE * self.fontMetrics().averageCharWidth())
        hint.setWidth(min(hint.width(), beside + least))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Break the words where the width asks for it: a push button of Qt's keeps them in one line."""
        super().resizeEvent(event)
        room = event.size().width() - (self.sizeHint().width() - self._width_of(self._words))
        words = unmarked(broken(self._words, room, self._width_of))
        if words != self.text():
            self.setText(words)

    def _width_of(self, *lines: str) -> int:
        """Of the widest line, in the bold letters of a button that can be chosen."""
        font = self.font()
        if self.isCheckable():
            font.setWeight(QFont.Weight(style.tokens().weight["bold"]))
        return max(_width(QFontMetrics(font), unmarked(line)) for line in lines)


def _width(metrics: QFontMetrics, words: str) -> int:
    """As Qt measures the words of a button. One pixel more or less, and a button that breaks its words where it is as
    wide as its hint would break and join them for ever."""
    return metrics.size(Qt.TextFlag.TextShowMnemonic, words).width()


class WideButton(_Pressed):
    """A large button whose words wrap: a bold line and a quieter one under it."""

    def __init__(
        self, words: str, more: str = "", on_press: Callable[[], object] | None = None, *, kind: str = "wide"
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words, self._more = Text(words, "bold"), Text(more)
        for label in (self._words, self._more):
            see_through(label)
        self.setLayout(Column(self._words, self._more, gap="hair", edge="room"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        if on_press is not None:
            self.clicked.connect(lambda: on_press())

    def sizeHint(self) -> QSize:  # Qt's name
        """Room for the words, not for the empty text of the button itself."""
        return self._layout_size(wanted=True)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """As narrow as the longest word."""
        return self._layout_size(wanted=False)

    def _layout_size(self, *, wanted: bool) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint() if wanted else layout.minimumSize()


def see_through(widget: QWidget) -> None:
    """Let the mouse reach what lies under `widget`."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
