"""Opening the vault with two recovery sheets, and the new passphrase that follows. Made when they are asked for."""

from PySide6.QtCore import Signal

from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.door_page import DoorPage
from wellbeing.gui.widgets.field import Field, TextArea
from wellbeing.gui.widgets.secret import Secret
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class SheetsPage(DoorPage):
    """Asks for the words of two sheets."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self, language: Language) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("Open with two sheets")),
            words(
                _(
                    "Ask two of the people who keep a recovery sheet. Type or scan the words of each sheet, in"
                    " their order; the first four letters of each word are enough. The vault keeps a note that it"
                    " was opened this way."
                )
            ),
            waiting=words(_("Opening the vault")),
        )
        self.areas = (TextArea(lines=3), TextArea(lines=3))
        self.sheets = (
            Field(words(_("First sheet")), self.areas[0]),
            Field(words(_("Second sheet")), self.areas[1]),
        )
        self.add(*self.sheets)
        self.open_button = Button(words(_("Open")), self._give, kind="primary")
        self.set_foot(self.open_button, back=self.left.emit)
        self.first, self.secrets = self.areas[0], self.areas

    def show_error(self, words: str, second: bool) -> None:
        """Under the sheet that it belongs to."""
        self.sheets[0 if second else 1].show_error("", focus=False)
        self.sheets[1 if second else 0].show_error(words)

    def _give(self) -> None:
        self.given.emit(*(area.words() for area in self.areas))


class NewPassphrasePage(DoorPage):
    """Asks for the passphrase that opens the vault from now on."""

    typed = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, language: Language) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("A new passphrase")),
            words(
                _(
                    "The vault is open. From now on this passphrase opens it instead of the lost one; the recovery"
                    " sheets stay as they are."
                )
            ),
        )
        self.fresh = Secret(language, words(_("New passphrase")))
        self.again = Secret(language, words(_("The same once more")))
        self.fresh.show_with(self.again)
        self.hint = Text("", "quiet")
        self.fresh.line.textEdited.connect(self.typed)
        self.again.line.returnPressed.connect(self._give)
        self.go_on = Button(words(_("Go on")), self._give, kind="primary")
        self.add(self.fresh, self.hint, self.again)
        self.set_foot(self.go_on, self.fresh.show_button)
        self.first, self.secrets = self.fresh.line, (self.fresh.line, self.again.line)

    def show_error(self, field: str, words: str) -> None:
        """Under the new passphrase or under its repetition (`again`)."""
        (self.again if field == "again" else self.fresh).show_error(words)

    def _give(self) -> None:
        self.chosen.emit(self.fresh.line.text(), self.again.line.text())
