"""A field of a form: label above, help under the label, error in words below."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import unmarked
from wellbeing.gui.widgets.layout import Column, Row, holder
from wellbeing.gui.widgets.reading_order import bring_into_sight
from wellbeing.gui.widgets.text import Text


class Field(QWidget):
    """Puts a label, a line of help and an error to a control (`control`)."""

    def __init__(self, label: str, control: QWidget, *, help_line: str = "") -> None:
        super().__init__()
        self.control = control
        self._label = Text(unmarked(label), "bold")
        self._label.setBuddy(control)
        self._help, self._error = Text(help_line, "quiet"), Text("", "error")
        control.setAccessibleName(label)
        control.setAccessibleDescription(help_line)
        self._help_line = help_line
        column = Column(self._label, self._help, gap="hair")
        column.addSpacing(style.size("ring") + style.size("ring_offset"))  # else the ring would touch the words
        column.add(control, self._error)
        column.addStretch(1)
        self._inner = holder(column)
        row = Row()
        row.addWidget(self._inner, 1)
        row.addStretch(0)
        self.setLayout(row)
        self.setFocusProxy(control)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Now the size of the text is known."""
        self._keep_to_a_line()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Another size of text, another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_to_a_line()

    def _keep_to_a_line(self) -> None:
        self._inner.setMaximumWidth(self.fontMetrics().averageCharWidth() * style.tokens().line_length)

    @property
    def error(self) -> str:
        """The error shown now, or an empty text."""
        return self._error.text()

    def show_error(self, words: str, *, focus: bool = True) -> None:
        """Say under the control what is wrong and bring the keyboard there; empty words take it away."""
        self._error.setText(words)
        self.control.setProperty("wrong", bool(words))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        self.control.setAccessibleDescription(words or self._help_line)
        if words:
            style.say_to_reader(self._error)
            if focus:
                self.control.setFocus(Qt.FocusReason.OtherFocusReason)
                bring_into_sight(self.control, 2 * self.control.height())  # with the label, and the words to come


class LineEdit(QLineEdit):
    """One line of words."""

    def __init__(self, *, example: str = "", secret: bool = False) -> None:
        super().__init__()
        self.setPlaceholderText(example)
        if secret:
            hide_secret(self)

    def setText(self, words: str | None, /) -> None:  # Qt's name
        """Words that a screen sets are shown from their beginning; where the person types, the cursor stays."""
        super().setText(words)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Some ten characters."""
        found = super().minimumSizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * 12, found.height())


def hide_secret(control: QLineEdit) -> None:
    """Show dots, and keep the words away from predictive keyboards and the context menu's clipboard."""
    control.setEchoMode(QLineEdit.EchoMode.Password)
    control.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText
        | Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )


class TextArea(QPlainTextEdit):
    """Several lines of plain words. Tab leaves it; pasted formatting is dropped."""

    def __init__(self, *, example: str = "", lines: int = 4) -> None:
        super().__init__()
        self._lines = lines
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def words(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:  # Qt's name
        """As high as its number of lines."""
        height = self.fontMetrics().lineSpacing() * self._lines + 4 * style.space("tight")
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Some ten characters, and all its lines."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())
