"""The unlock screen, opening with two recovery sheets, and the new passphrase that follows."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea, hide_secret
from wellbeing.gui.widgets.layout import Flow
from wellbeing.gui.widgets.page import ColumnPage
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Secret(Field):
    """A passphrase with 'Show' beside it."""

    def __init__(self, language: Language, label: str, *, help_line: str = "") -> None:
        self.line = LineEdit(secret=True)
        super().__init__(label, self.line, help_line=help_line)
        self._language = language
        self.show_button = Button(language.text(_("Show")), self._turn)
        self.show_button.setCheckable(True)

    def _turn(self) -> None:
        if self.show_button.isChecked():
            self.line.setEchoMode(QLineEdit.EchoMode.Normal)
        else:
            hide_secret(self.line)
        self.show_button.say(self._language.text(_("Hide") if self.show_button.isChecked() else _("Show")))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> str:
        """The passphrase; the field is emptied, so that it does not stand in memory longer than needed."""
        words = self.line.text()
        self.line.clear()
        return words


FORGET_MS = 60_000
"""How long a passphrase that was typed but not given stays in its field: somebody was called away."""


class Unlock(QStackedWidget):
    """Three pages: the passphrase, two sheets, a new passphrase. Emits what the person wants."""

    presenter: object = None
    """Kept alive as long as the screen: Qt's connections hold a plain object's method only weakly."""

    passphrase_given = Signal(str)
    sheets_given = Signal(str, str)
    new_typed = Signal(str)
    new_chosen = Signal(str, str)
    help_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, language: Language, *, told: str = "") -> None:
        """`told` is the quiet line under the name, such as when the vault was last opened."""
        super().__init__()
        self._words = language.text
        self._passphrase_page = self._build_passphrase(language, told)
        self._sheets_page = self._build_sheets()
        self.addWidget(self._passphrase_page)
        self.addWidget(self._sheets_page)
        self._new_page = self._build_new(language)
        self.addWidget(self._new_page)
        self.setFocusProxy(self.secret.line)

    def _build_passphrase(self, language: Language, told: str) -> QWidget:
        words = self._words
        page = ColumnPage(words(_("Open the vault")))
        self.secret = Secret(language, words(_("Passphrase")))
        self.secret.line.returnPressed.connect(self._give_passphrase)
        self._forget = QTimer(self, singleShot=True, interval=FORGET_MS)
        self._forget.timeout.connect(self.secret.line.clear)
        self.secret.line.textChanged.connect(lambda _words: self._forget.start())
        self.open_button = Button(words(_("Open")), self._give_passphrase, kind="primary")
        self._bar = bar(words(_("Opening the vault")))
        keep_room(self._bar)
        self.forgotten = Button(words(_("I have forgotten it: open with two sheets")), self._show_sheets, kind="link")
        self.help_button = WideButton(
            words(_("Someone is with me now")),
            words(_("Help without opening the vault. Nothing is stored.")),
            self.help_wanted.emit,
        )
        page.add(Text(words(_("Wellbeing")), "title"), Text(told, "quiet"), self.secret)
        page.body.addLayout(Flow(self.open_button, self.secret.show_button))
        page.add(self._bar)
        self.restore_button = Button(words(_("Restore a backup")), self.restore_wanted.emit, kind="link")
        page.body.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addSpacing(style.space("page"))
        page.add(self.help_button)
        return page

    def _build_sheets(self) -> QWidget:
        words = self._words
        page = ColumnPage(words(_("Open with two sheets")))
        page.add(
            Text(words(_("Open with two sheets")), "title"),
            Text(
                words(
                    _(
                        "Ask two of the people who keep a recovery sheet. Type or scan the words of each sheet, in"
                        " their order; the first four letters of each word are enough. The vault keeps a note that it"
                        " was opened this way."
                    )
                )
            ),
        )
        self.sheets = (
            Field(words(_("First sheet")), TextArea(lines=3)),
            Field(words(_("Second sheet")), TextArea(lines=3)),
        )
        page.add(*self.sheets)
        self._sheets_bar = bar(words(_("Opening the vault")))
        keep_room(self._sheets_bar)
        self.sheets_button = Button(words(_("Open")), self._give_sheets, kind="primary")
        page.body.addLayout(Flow(self.sheets_button, Button(words(_("Back")), self._show_passphrase)))
        page.add(self._sheets_bar)
        return page

    def _build_new(self, language: Language) -> QWidget:
        words = self._words
        page = ColumnPage(words(_("A new passphrase")))
        page.add(
            Text(words(_("A new passphrase")), "title"),
            Text(
                words(
                    _(
                        "The vault is open. From now on this passphrase opens it instead of the lost one; the recovery"
                        " sheets stay as they are."
                    )
                )
            ),
        )
        self.fresh = Secret(language, words(_("New passphrase")))
        self.again = Secret(language, words(_("The same once more")))
        self._hint = Text("", "quiet")
        self.fresh.line.textEdited.connect(self.new_typed)
        self.fresh.show_button.toggled.connect(self._show_both)
        self.again.line.returnPressed.connect(self._give_new)
        self.new_button = Button(words(_("Go on")), self._give_new, kind="primary")
        page.add(self.fresh, self._hint, self.again)
        page.body.addLayout(Flow(self.new_button, self.fresh.show_button))
        self._new_bar = bar(words(_("Please wait")))
        keep_room(self._new_bar)
        page.add(self._new_bar)
        return page

    def begin_with(self, passphrase: str, *, at_once: bool) -> None:
        """Show a passphrase that was typed before, and try it `at_once`."""
        if passphrase:
            self.secret.line.setText(passphrase)
        if passphrase and at_once:
            self._give_passphrase()

    def show_busy(self, busy: bool) -> None:
        """A moving bar while the key is derived; the fields rest."""
        for made in (self._bar, self._sheets_bar, self._new_bar):
            made.setVisible(busy)
        for control in (self.open_button, self.sheets_button, self.new_button, self.secret.line):
            control.setEnabled(not busy)
        if not busy and self.currentWidget() is self._passphrase_page:
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_passphrase_error(self, words: str) -> None:
        """Under the field; the words typed stay, selected, to be put right."""
        self.secret.show_error(words)
        if words:
            self.secret.line.selectAll()

    def show_sheets_error(self, words: str, second: bool) -> None:
        """Under the sheet that it belongs to."""
        self.sheets[0 if second else 1].show_error("", focus=False)
        self.sheets[1 if second else 0].show_error(words)

    def show_new_passphrase(self) -> None:
        """The sheets opened the vault: their words go, a new passphrase is asked for."""
        self.forget()
        self.setCurrentWidget(self._new_page)
        self.fresh.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hint(self, words: str) -> None:
        """Under the new passphrase."""
        self._hint.setText(words)

    def show_new_error(self, field: str, words: str) -> None:
        """Under the new passphrase or under its repetition."""
        (self.again if field == "again" else self.fresh).show_error(words)

    def forget(self) -> None:
        """Empty every field: the vault is open."""
        for secret in (self.secret, self.fresh, self.again):
            secret.line.clear()
        for area in self._areas():
            area.clear()

    def _areas(self) -> list[TextArea]:
        return [field.control for field in self.sheets if isinstance(field.control, TextArea)]

    def _give_passphrase(self) -> None:
        self.passphrase_given.emit(self.secret.line.text())

    def _give_sheets(self) -> None:
        one, two = (area.words() for area in self._areas())
        self.sheets_given.emit(one, two)

    def _give_new(self) -> None:
        self.new_chosen.emit(self.fresh.line.text(), self.again.line.text())

    def _show_both(self, shown: bool) -> None:
        if shown:
            self.again.line.setEchoMode(QLineEdit.EchoMode.Normal)
        else:
            hide_secret(self.again.line)

    def _show_sheets(self) -> None:
        self.setCurrentWidget(self._sheets_page)
        self.sheets[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_passphrase(self) -> None:
        self.setCurrentWidget(self._passphrase_page)
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)


def keep_room(widget: QWidget) -> None:
    """Hide `widget` without what is below it moving up."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.hide()
