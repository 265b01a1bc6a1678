"""Taking a case in on the screen: choose the package, see what it holds, take it in."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui.files import ask_for_file, ask_where_to_save
from wellbeing.gui.receiving.presenter import RECEIPT
from wellbeing.gui.receiving.shown import LookShown
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.tick import Tick
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_START = _(
    "Another representative has sealed a case for you and given you the file. You see first what it holds; nothing is "
    "taken in before you say so."
)
_GO_BACK = _(
    "Without an answer nobody looks after this officer: where the case came from it is closed. Save a receipt and send "
    "it there, then it is open there again."
)


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def look(self, file: Path) -> None: ...
    def take_in(self, *, replace: bool) -> None: ...
    def send_back(self, path: Path) -> None: ...
    def enter_name(self) -> None: ...
    def representatives(self) -> None: ...
    def read_slip(self) -> None: ...
    def leave(self) -> None: ...


class ReceivingView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Take in a case")))
        self._words = language.text
        self.dialog: QFileDialog | None = None
        self.replace: Tick | None = None
        self._replace_field: Field | None = None
        self.choose_button, self.take_button, self.back_button = Button(""), Button(""), Button("")

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def show_start(self) -> None:
        """Choose a package."""
        words = self._words
        self._begin(words(_("Take in a case")), "")
        start = EmptyState(words(_START), words(_("Choose the package")), self._ask_for_file)
        self.choose_button = start.action
        self.add(start)
        known = Button(words(_("Representatives")), lambda: self.intentions.representatives())
        slip = Button(words(_("Read in a slip")), lambda: self.intentions.read_slip())
        self.set_foot(Button(words(_("Back to the cases")), lambda: self.intentions.leave()), known, slip)
        _focus(self.choose_button)

    def show_stopped(self, why: str, *, nameless: bool) -> None:
        """Why no case can come here."""
        words = self._words
        self._begin(words(_("Take in a case")), "")
        block = Block("info", words(_("This can't be done yet") if nameless else _("This can't be done here")), why)
        if nameless:
            block.add_actions(Button(words(_("Enter your name")), lambda: self.intentions.enter_name(), kind="primary"))
        self.add(block)
        self.set_foot(Button(words(_("Back to the cases")), lambda: self.intentions.leave()))

    def _ask_for_file(self) -> None:
        patterns = self._words(_("Case packages ({pattern})"), pattern="*.wbcase")
        title = self._words(_("Choose the package"))
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def show_look(self, shown: LookShown) -> None:
        """What it holds."""
        words = self._words
        self._begin(shown.title, shown.quiet, crumb=words(_("Take in a case")))
        for tone, heading, why in shown.notes:
            self.add(Block(tone, heading, why))
        card = Card()
        card.body.add(facts_column(shown.facts))
        self.add(card)
        if shown.replaces:
            self.replace = Tick(shown.replaces)
            self._replace_field = Field("", self.replace)
            self.replace.setAccessibleName(shown.replaces)
            self.add(self._replace_field)
        not_now = Button(words(_("Not now") if shown.takes_in else _("Back")), lambda: self.intentions.load())
        self.take_button = Button(words(_("Take the case in")), self._take_in, kind="primary")
        self.set_foot(not_now, right=self.take_button if shown.takes_in else None)
        _focus(self.take_button if shown.takes_in else not_now)

    def _take_in(self) -> None:
        self.intentions.take_in(replace=self.replace is not None and self.replace.isChecked())

    def show_not_agreed(self, words: str) -> None:
        """What comes back may not take the place of what is here yet."""
        if self._replace_field is not None:
            self._replace_field.show_error(words)
            self.bring_into_sight(self._replace_field)

    def show_refused(self, why: str, *, can_go_back: bool) -> None:
        """Why nothing was taken in, and where there is one, the way on."""
        words = self._words
        self.show_start()
        told = f"{why} {words(_GO_BACK)}" if can_go_back else why
        block = self.tell("danger", words(_("Nothing was taken in")), told)
        if can_go_back:
            self.back_button = Button(words(_("Save a receipt")), self._ask_where)
            block.add_actions(self.back_button)

    def _ask_where(self) -> None:
        title = self._words(_("Save a receipt"))
        self.dialog = ask_where_to_save(self, title, RECEIPT, lambda path: self.intentions.send_back(path))

    def _begin(self, title: str, quiet: str, *, crumb: str = "") -> None:
        self.begin_anew(title, quiet, crumb=crumb or self._words(_("Cases")))
        self.replace, self._replace_field = None, None


def _focus(widget: QWidget) -> None:
    """Bring the keyboard to a part that is laid out in a moment."""
    QTimer.singleShot(0, widget, widget.setFocus)
