"""The page of an office's request: choose it, see who is meant, choose the answer, save it."""

import functools
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui.files import ask_for_file, ask_where_to_save
from wellbeing.gui.office_request.shown import RequestShown
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_START = _(
    "An officer has turned to the central office, and it asks you about this person by a sealed file. You see first "
    "who asks and whom it means; nothing is answered before you say so."
)


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def look(self, file: Path) -> None: ...
    def rights(self, officer: str) -> None: ...
    def answer(self, chosen: str | None) -> None: ...
    def save_to(self, path: Path) -> None: ...
    def enter_name(self) -> None: ...
    def leave(self) -> None: ...


class OfficeRequestView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        self._words = language.text
        super().__init__(self._words(_("Request of the central office")))
        self.dialog: QFileDialog | None = None
        self.answers: Choices | None = None
        self._answers_field: Field | None = None
        self.choose_button, self.save_button = Button(""), Button("")
        self.meant: dict[str, CardRow] = {}

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def _begin(self, *foot: QWidget) -> None:
        self.answers, self._answers_field, self.meant = None, None, {}
        title, crumb = self._words(_("Request of the central office")), self._words(_("Data protection"))
        self.begin_anew(title, "", *foot, crumb=crumb)

    def _back(self) -> Button:
        return Button(self._words(_("Back to data protection")), lambda: self.intentions.leave())

    def show_start(self) -> None:
        """Choose a request."""
        words = self._words
        self._begin(self._back())
        start = EmptyState(words(_START), words(_("Choose the request")), self._ask_for_file)
        self.choose_button = start.action
        self.add(start)
        _focus(self.choose_button)

    def show_stopped(self, why: str, *, nameless: bool) -> None:
        """Why no request can come here."""
        words = self._words
        self._begin(self._back())
        block = Block("info", words(_("This can't be done yet") if nameless else _("This can't be done here")), why)
        if nameless:
            block.add_actions(Button(words(_("Enter your name")), lambda: self.intentions.enter_name(), kind="primary"))
        self.add(block)

    def _ask_for_file(self) -> None:
        title = self._words(_("Choose the request"))
        patterns = self._words(_("Requests of the office ({pattern})"), pattern="*.wbrequest")
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def show_request(self, shown: RequestShown) -> None:
        """Who asks about whom, who is meant, and what can be answered."""
        words = self._words
        self.save_button = Button(words(_("Save the answer")), self._answer, kind="primary")
        self._begin()
        self.set_foot(Button(words(_("Not now")), lambda: self.intentions.load()), right=self.save_button)
        card = Card()
        card.body.add(facts_column(shown.facts))
        self.add(card)
        self.heading(words(_("Who is meant here")))
        for number, alias, why in shown.meant:
            row = self.meant[number] = CardRow(alias, why, action=words(_("Rights")))
            row.pressed.connect(functools.partial(self._to_rights, number))
            self.add(row)
        self.add(Text(shown.to_do, "quiet"))
        self.answers = Choices(words(_("What do you answer?")), shown.answers)
        self._answers_field = Field("", self.answers)
        self.add(self._answers_field)
        _focus(self.answers.first)

    def _to_rights(self, number: str) -> None:
        self.intentions.rights(number)

    def _answer(self) -> None:
        self.intentions.answer(self.answers.value() if self.answers is not None else None)

    def show_error(self, words: str) -> None:
        """Below the question, what is missing or wrong."""
        if self._answers_field is not None:
            self._answers_field.show_error(words)
            self.bring_into_sight(self._answers_field)

    def show_refused(self, why: str) -> None:
        """Why it can't be opened."""
        self.show_start()
        self.tell("danger", self._words(_("This request can't be answered")), why)

    def choose_place(self, file_name: str) -> None:
        """Ask where the answer goes."""
        title = self._words(_("Save the answer"))
        self.dialog = ask_where_to_save(self, title, file_name, lambda path: self.intentions.save_to(path))

    def show_answered(self, heading: str, words: str) -> None:
        """The answer is written."""
        self.show_start()
        self.tell("good", heading, words)


def _focus(widget: QWidget) -> None:
    """Bring the keyboard to a part that is laid out in a moment."""
    QTimer.singleShot(0, widget, widget.setFocus)
