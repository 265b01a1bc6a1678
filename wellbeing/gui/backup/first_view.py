"""The page after a vault was made: where backups go, and 'Add a folder or stick'."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui import style
from wellbeing.gui.files import ask_for_folder
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.layout import Column, Flow, clear
from wellbeing.gui.widgets.page import ColumnPage
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def add_place(self, folder: Path) -> None: ...
    def go_on(self) -> None: ...


class FirstBackup(ColumnPage):
    """One sentence, the places, and the way on."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        title = words(_("Backups"))
        super().__init__(title)
        self.dialog: object = None
        self._told, self._places = Column(), Column()
        self.next_button = Button(words(_("Next")), lambda: self.intentions.go_on(), kind="primary")
        self.add_button = Button(words(_("Add a folder or stick")), self._ask_for_place)
        self.add(
            Text(title, "title"),
            Text(words(_("Once a day the program makes an encrypted backup by itself, and checks it. It goes to:"))),
        )
        self.body.addLayout(self._places)
        self.body.addLayout(self._told)
        self.add(
            Text(
                words(
                    _(
                        "If this computer is lost or breaks, a stick that is kept elsewhere helps. It can be added"
                        " later too, under Settings."
                    )
                ),
                "quiet",
            )
        )
        self.body.addLayout(Flow(self.next_button, self.add_button))
        self.setFocusProxy(self.next_button)

    def show_places(self, folders: tuple[str, ...]) -> None:
        """Where backups go."""
        clear(self._places)
        card = Card()
        for folder in folders:
            card.body.add(Text(folder, selectable=True))
        self._places.add(card)
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str, tone: str) -> None:
        """What came of it."""
        clear(self._told)
        block = Block(tone, words)
        self._told.add(block)
        style.say_to_reader(block)

    def _ask_for_place(self) -> None:
        title = self._words(_("A folder or stick for backups"))
        self.dialog = ask_for_folder(self, title, lambda folder: self.intentions.add_place(folder))
