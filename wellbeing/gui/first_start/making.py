"""The pages that make the vault: its passphrase, and who looks after this computer."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from wellbeing.gui.first_start.presenter import ADMINISTRATORS
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.door_page import DoorPage
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.secret import Secret
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class PassphrasePage(DoorPage):
    """The passphrase, twice, with a word on its strength."""

    typed = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, language: Language, back: Callable[[], object]) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("A passphrase")),
            words(
                _(
                    "It opens your vault. Nobody can look it up for you: without it and without recovery sheets"
                    " everything in the vault is lost."
                )
            ),
        )
        self.passphrase = Secret(language, words(_("Passphrase")))
        self.again = Secret(language, words(_("The same once more")))
        self.passphrase.show_with(self.again)
        self.hint = Text("", "quiet")
        self.passphrase.line.textEdited.connect(self.typed)
        self.again.line.returnPressed.connect(self._give)
        forward = Button(words(_("Next")), self._give, kind="primary")
        self.add(self.passphrase, self.hint, self.again)
        self.set_foot(forward, self.passphrase.show_button, back=back)
        self.first = self.passphrase.line
        self.secrets = (self.passphrase.line, self.again.line)

    def _give(self) -> None:
        self.chosen.emit(self.passphrase.line.text(), self.again.line.text())


class AdministratorPage(DoorPage):
    """Who can change this computer, and what that means."""

    chosen = Signal(str)

    def __init__(self, language: Language, back: Callable[[], object]) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("Who looks after this computer?")),
            words(_("Whoever can install programs here could read along.")),
        )
        self.choices = Choices("", [(who.value, words(label)) for who, (label, _told) in ADMINISTRATORS.items()])
        self.choices.setAccessibleName(words(_("Who looks after this computer?")))
        self.choices.changed.connect(lambda: self.chosen.emit(self.choices.value() or ""))
        self.told = Column()
        self.add(self.choices)
        self.body.addLayout(self.told)
        forward = Button(words(_("Make the vault")), kind="primary")
        self.set_foot(forward, back=back)

    def show_told(self, words: str) -> None:
        """What the chosen person could read."""
        clear(self.told)
        if words:
            self.told.add(Block("info", self.words(_("What this means")), words))
