"""The unlock screen: the passphrase, and behind it the ways for who has forgotten it."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.door_page import DoorPage
from wellbeing.gui.widgets.secret import Secret
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.unlock.recovery import NewPassphrasePage, SheetsPage

FORGET_MS = 60_000
"""How long a passphrase that was typed but not given stays in its field: somebody was called away."""


class PassphrasePage(DoorPage):
    """The first page: the passphrase, and help without it."""

    given = Signal(str)

    def __init__(self, language: Language, told: str) -> None:
        words = language.text
        super().__init__(language, words(_("Open the vault")), waiting=words(_("Opening the vault")))
        self.secret = Secret(language, words(_("Passphrase")))
        self.secret.line.returnPressed.connect(self._give)
        self.forgetting = QTimer(self, singleShot=True, interval=FORGET_MS)
        self.forgetting.timeout.connect(self.secret.line.clear)
        self.secret.line.textChanged.connect(lambda _words: self.forgetting.start())
        self.open_button = Button(words(_("Open")), self._give, kind="primary")
        self.forgotten = Button(words(_("I have forgotten it: open with two sheets")), kind="link")
        self.restore_button = Button(words(_("Restore a backup")), kind="link")
        self.help_button = WideButton(
            words(_("Someone is with me now")), words(_("Help without opening the vault. Nothing is stored."))
        )
        self.add(Text(words(_("Wellbeing")), "title"), Text(told, "quiet"), self.secret)
        self.set_foot(self.open_button, self.secret.show_button)
        for way in (self.forgotten, self.restore_button):
            self.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(style.space("page"))
        self.add(self.help_button)
        self.first, self.secrets = self.secret.line, (self.secret.line,)
        self.resting = (self.open_button, self.secret.line)

    def keep_in_sight(self, title: str, say: str) -> None:
        """The words of a locked guide, for whoever sits with somebody: nothing in them tells of the talk."""
        from wellbeing.gui.widgets.blocks import SayBlock

        self.add(SayBlock(title, say))

    def show_busy(self, busy: bool) -> None:
        """Whether the vault is being opened."""
        super().show_busy(busy)
        if not busy:
            self.begin()

    def show_error(self, words: str) -> None:
        """Under the field; the words typed stay, selected, to be put right."""
        self.secret.show_error(words)
        if words:
            self.secret.line.selectAll()

    def _give(self) -> None:
        self.given.emit(self.secret.line.text())


class Unlock(QStackedWidget):
    """The passphrase; behind it two sheets and a new passphrase. Emits what the person wants."""

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
        self._language = language
        self._pages: list[DoorPage] = []
        self.passphrase = PassphrasePage(language, told)
        self.passphrase.given.connect(self.passphrase_given)
        self.passphrase.forgotten.clicked.connect(self._show_sheets)
        self.passphrase.restore_button.clicked.connect(self.restore_wanted)
        self.passphrase.help_button.clicked.connect(self.help_wanted)
        self._take(self.passphrase)
        self.setFocusProxy(self.passphrase.secret.line)

    @functools.cached_property
    def sheets(self) -> "SheetsPage":
        """The page for two sheets."""
        from wellbeing.gui.unlock.recovery import SheetsPage

        page = SheetsPage(self._language)
        page.given.connect(self.sheets_given)
        page.left.connect(self._show_first)
        self._take(page)
        return page

    @functools.cached_property
    def new(self) -> "NewPassphrasePage":
        """The page for a new passphrase."""
        from wellbeing.gui.unlock.recovery import NewPassphrasePage

        page = NewPassphrasePage(self._language)
        page.typed.connect(self.new_typed)
        page.chosen.connect(self.new_chosen)
        self._take(page)
        return page

    def _take(self, page: DoorPage) -> None:
        self._pages.append(page)
        self.addWidget(page)

    def _show_first(self) -> None:
        self.setCurrentWidget(self.passphrase)
        self.passphrase.begin()

    def _show_sheets(self) -> None:
        self.setCurrentWidget(self.sheets)
        self.sheets.begin()

    def begin_with(self, passphrase: str, *, at_once: bool) -> None:
        """Show a passphrase that was typed before, and try it `at_once`."""
        self.passphrase.begin()
        if passphrase:
            self.passphrase.secret.line.setText(passphrase)
            if at_once:
                self.passphrase_given.emit(passphrase)

    # -- what the presenter says

    def show_busy(self, busy: bool) -> None:
        """A moving bar while the key is derived; the fields of the page in sight rest."""
        for page in self._pages:
            if page is self.currentWidget():
                page.show_busy(busy)

    def show_passphrase_error(self, words: str) -> None:
        """Under the passphrase."""
        self.passphrase.show_error(words)

    def show_sheets_error(self, words: str, second: bool) -> None:
        """Under the first or the second sheet."""
        self.sheets.show_error(words, second)

    def show_new_passphrase(self) -> None:
        """The sheets opened the vault: their words go, a new passphrase is asked for."""
        self.forget()
        self.setCurrentWidget(self.new)
        self.new.begin()

    def show_hint(self, words: str) -> None:
        """Under the new passphrase."""
        self.new.hint.setText(words)

    def show_new_error(self, field: str, words: str) -> None:
        """Under the new passphrase or under its repetition."""
        self.new.show_error(field, words)

    def forget(self) -> None:
        """Empty every field: the vault is open."""
        for page in self._pages:
            page.forget()
