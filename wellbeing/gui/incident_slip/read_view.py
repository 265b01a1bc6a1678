"""The page on which a slip is read in: choose it, see what it says, say which incident it is."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui import style
from wellbeing.gui.files import ask_for_file
from wellbeing.gui.incident_slip.shown import ReadShown
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def look(self, file: Path) -> None: ...
    def read_in(self, mine: str | None) -> None: ...
    def enter_name(self) -> None: ...
    def leave(self) -> None: ...


class ReadSlipView(Page):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        self._words = language.text
        super().__init__(self._words(_("Read in a slip")))
        self.mine: Choices | None = None
        self.choose_button, self.read_button = Button(""), Button("")
        self._error = Text("", "error")
        self.dialog: QFileDialog | None = None

    def arrive(self, **_what: object) -> None:
        """The page was gone to."""
        self.intentions.load()

    def _begin(self) -> None:
        self.show_title(self._words(_("Read in a slip")), "", crumb=self._words(_("Cases")))
        self.clear()
        self.mine, self._error = None, Text("", "error")
        self.set_foot(Button(self._words(_("Back to the cases")), lambda: self.intentions.leave()))
        self.scroll_area.verticalScrollBar().setValue(0)

    def show_start(self) -> None:
        """Choose a slip."""
        words = self._words
        self._begin()
        told = words(_("Another representative looks after colleagues of the same incident, and has given you a slip."))
        start = EmptyState(told, words(_("Choose the slip")), self._ask_for_file)
        self.choose_button = start.action
        self.add(start)
        _focus(self.choose_button)

    def _ask_for_file(self) -> None:
        patterns = self._words(_("Slips ({pattern})"), pattern="*.wbslip")
        title = self._words(_("Choose the slip"))
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def show_stopped(self, why: str, *, nameless: bool) -> None:
        """Why no slip can come here."""
        words = self._words
        self._begin()
        block = Block("info", words(_("This can't be done yet") if nameless else _("This can't be done here")), why)
        if nameless:
            block.add_actions(Button(words(_("Enter your name")), lambda: self.intentions.enter_name(), kind="primary"))
        self.add(block)

    def show_look(self, shown: ReadShown) -> None:
        """What it says."""
        words = self._words
        self._begin()
        card = Card()
        card.body.add(facts_column(shown.facts))
        self.add(card, Text(shown.note))
        if shown.mine:
            self.mine = Choices(words(_("Is it one of your incidents?")), shown.mine)
            self.add(self.mine, self._error)
        else:
            self.add(self._error)
        not_now = Button(words(_("Not now") if shown.may_read else _("Back")), lambda: self.intentions.load())
        self.read_button = Button(words(_("Read it in")), self._read, kind="primary")
        self.set_foot(not_now, right=self.read_button if shown.may_read else None)
        _focus(self.mine.first if self.mine is not None else self.read_button if shown.may_read else not_now)

    def _read(self) -> None:
        self.intentions.read_in(self.mine.value() if self.mine is not None else None)

    def show_refused(self, why: str) -> None:
        """Why nothing was read in."""
        self.show_start()
        block = Block("danger", self._words(_("Nothing was read in")), why)
        self.body.insertWidget(0, block)
        style.say_to_reader(block)

    def show_error(self, words: str) -> None:
        """Say below the question what is missing or wrong."""
        self._error.setText(words)
        style.say_to_reader(self._error)
        self.bring_into_sight(self._error)


def _focus(widget: QWidget) -> None:
    """Bring the keyboard to a part that is laid out in a moment."""
    QTimer.singleShot(0, widget, widget.setFocus)
