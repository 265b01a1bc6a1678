"""Handing a case over on the screen: the questions below one another, or what can be done while it is away."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId
from wellbeing.gui.files import ask_for_file, ask_where_to_save
from wellbeing.gui.hand_over.presenter import PACKAGE, RECEIPT
from wellbeing.gui.hand_over.shown import Away, Form, Objection, Options, Step
from wellbeing.gui.hand_over.step import StepForm
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_ERASE = _("Everything about the officer that is still here goes for good. To whom the case went and when stays known.")


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, case: CaseId, part: str = "") -> None: ...
    def choose_recipient(self, key: str) -> None: ...
    def choose_basis(self, key: str) -> None: ...
    def ask_again(self) -> None: ...
    def print_form(self) -> None: ...
    def answer(self, *, yes: bool, way: Way) -> None: ...
    def save_to(self, path: Path, reason: str | None) -> None: ...
    def write_again(self, path: Path) -> None: ...
    def read_receipt(self, file: Path) -> None: ...
    def receive(self) -> None: ...
    def erase_here(self) -> None: ...
    def object_to(self, path: Path) -> None: ...
    def follow_help(self) -> None: ...
    def leave(self) -> None: ...


class HandOverView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Hand over")))
        self.language, self._words = language, language.text
        self._below, self._last = Column(gap="room"), Column(gap="room")
        self.dialog: QFileDialog | None = None
        self.recipients, self.why = Choices("", []), Choices("", [])
        self.step: StepForm | None = None
        self.rows: dict[str, CardRow] = {}
        self.main_button = Button("")

    def arrive(self, **what: object) -> None:
        """Opened with case=, and part= to go on at once."""
        self.intentions.arrive(CaseId(int(str(what["case"]))), str(what.get("part", "")))

    # -- a case that lies here

    def show_form(self, shown: Form) -> None:
        """To whom; the other questions follow."""
        words = self._words
        self._begin(
            words(_("Hand over")), words(_("The whole case goes to somebody who looks after the officer.")), shown.crumb
        )
        self.recipients = Choices(words(_("To whom?")), shown.recipients)
        self.recipients.choose(shown.chosen or None)
        self.recipients.changed.connect(lambda: self.intentions.choose_recipient(self.recipients.value() or ""))
        self._below, self._last = Column(gap="room"), Column(gap="room")
        if shown.closed_to:
            self.add(Text(shown.closed_to, "quiet"))
        questions = Column(self.recipients, gap="room")
        questions.addLayout(self._below)
        questions.addLayout(self._last)
        self.body.addLayout(questions)
        _focus(self.recipients.first)

    def show_why(self, options: Options, chosen: str) -> None:
        """Why it goes to whom was chosen."""
        clear(self._below)
        if options:
            self.why = Choices(self._words(_("Why?")), options)
            self.why.choose(chosen or None)
            self.why.changed.connect(lambda: self.intentions.choose_basis(self.why.value() or ""))
            self._below.add(self.why)

    def show_step(self, shown: Step | None) -> None:
        """The question that is left, what goes and what stays, and the way out."""
        clear(self._last)
        self.step = None
        if shown is None:
            return
        self.step = StepForm(
            self.language,
            shown,
            answered=lambda yes, way: self.intentions.answer(yes=yes, way=way),
            ask_again=lambda: self.intentions.ask_again(),
            print_form=lambda: self.intentions.print_form(),
            save=self._ask_where,
        )
        self._last.add(self.step)
        self.bring_into_sight(self.step)

    def go_on(self) -> None:
        """Bring the keyboard to what is left to do."""
        if self.step is not None and self.step.next is not None:
            _focus(self.step.next)

    def _ask_where(self, reason: str | None) -> None:
        title = self._words(_("Save the package"))
        self._save(title, PACKAGE, lambda path: self.intentions.save_to(path, reason))

    def _save(self, title: str, name: str, chosen: Callable[[Path], object]) -> None:
        self.dialog = ask_where_to_save(self, title, name, chosen)

    # -- a case that is away

    def show_away(self, shown: Away) -> None:
        """Where it is, and what can be done."""
        words = self._words
        self._begin(shown.title, "", shown.crumb)
        card = Card()
        card.body.add(facts_column(shown.facts))
        self.add(card)
        self._add_row(
            "receive", _("The case comes back"), _("Take in the package by which it is sent back."), _("Take back")
        )
        self._add_row(
            "receipt",
            _("The officer objected"),
            _("With the receipt that you were sent, the case is open here again."),
            _("Read the receipt"),
        )
        self._add_row(
            "again",
            _("The package was lost, or is out of date"),
            _("The same package, for the same representative."),
            _("Write it again"),
        )
        self._add_row("erase", _("What is left here"), _ERASE, _("Erase"))
        self.set_foot(Button(words(_("Back to the case")), lambda: self.intentions.leave()))

    def _add_row(self, key: str, what: str, why: str, action: str) -> None:
        row = CardRow(self._words(what), self._words(why), action=self._words(action))
        row.pressed.connect(lambda: self.begin(key))
        self.rows[key] = row
        self.add(row)

    def begin(self, part: str) -> None:
        """Go on with a part of a case that is away."""
        words = self._words
        match part:
            case "receive":
                self.intentions.receive()
            case "receipt":
                patterns = words(_("Receipts ({pattern})"), pattern="*.wbreceipt")
                title = words(_("Choose the receipt"))
                self.dialog = ask_for_file(
                    self, title, lambda file: self.intentions.read_receipt(file), patterns=patterns
                )
            case "again":
                self._save(words(_("Save the package")), PACKAGE, lambda path: self.intentions.write_again(path))
            case "erase":
                self._ask_to_erase()

    def _ask_to_erase(self) -> None:
        words = self._words
        block = self.tell("warning", words(_("Erase what is left here?")), words(_ERASE))
        yes = Button(words(_("Erase")), lambda: self.intentions.erase_here(), kind="danger")
        block.add_actions(yes, Button(words(_("Keep it")), self.untell))
        yes.setFocus()

    # -- an objection, and what is missing

    def show_objection(self, shown: Objection) -> None:
        """What it does, before it is done."""
        words = self._words
        self._begin(words(_("The officer objects")), "", shown.crumb)
        block = Block("warning", words(_("The case goes back to where it came from")), *shown.told)
        save = words(_("Save the receipt and erase the case"))
        self.main_button = Button(
            save, lambda: self._save(save, RECEIPT, lambda path: self.intentions.object_to(path)), kind="danger"
        )
        block.add_actions(self.main_button)
        self.add(block)
        _focus(self.main_button)

    def show_stopped(self, crumb: str, why: str, action: str) -> None:
        """Why no case can be handed over, and what helps."""
        self._begin(self._words(_("Hand over")), "", crumb)
        block = Block("info", self._words(_("This can't be done yet") if action else _("This can't be done here")), why)
        if action:
            self.main_button = Button(action, lambda: self.intentions.follow_help(), kind="primary")
            block.add_actions(self.main_button)
            _focus(self.main_button)
        self.add(block)

    # -- all

    def _begin(self, title: str, quiet: str, crumb: str) -> None:
        back = Button(self._words(_("Back to the case")), lambda: self.intentions.leave())
        self.begin_anew(title, quiet, back, crumb=crumb)
        self.step, self.rows = None, {}


def _focus(widget: QWidget) -> None:
    """Bring the keyboard to a part that is laid out in a moment."""
    QTimer.singleShot(0, widget, widget.setFocus)
