"""Enrolled representatives on the screen: all of them, one, and a page that compares a card and enrols its owner."""

import functools
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from wellbeing.gui.enrolment.shown import CardShown, ListShown, OneShown
from wellbeing.gui.files import ask_for_file
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.compare import Compare
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_ENDS = _(
    "Nothing more is taken in from {name}, and no new roster names them. What was taken in stays, and counts in its "
    "quarter."
)


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def open(self, key: str) -> None: ...
    def end(self, pseudonym: str) -> None: ...
    def look(self, file: Path) -> None: ...
    def enrol(self, heard: str, area: str, pseudonym: str) -> None: ...
    def to_offices(self) -> None: ...


class EnrolmentView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Representatives")))
        self._language, self._words, self._typed = language, language.text, typed
        self._draft = ""
        self._fields: dict[str, Field] = {}
        self.rows: dict[str, CardRow] = {}
        self.compare: Compare | None = None
        self.area, self.pseudonym = Drop(), LineEdit()
        self.dialog: QFileDialog | None = None
        self.offices: CardRow | None = None
        self.choose_button, self.press = Button(""), Button("")
        self.end_button = Button("")

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    # -- everybody

    def show_list(self, shown: ListShown) -> None:
        """By region."""
        words = self._words
        self._begin(shown.title, shown.quiet, crumb=shown.crumb)
        self.choose_button = Button(words(_("Enrol a representative")), self._ask_for_file, kind="primary")
        self.set_actions(self.choose_button)
        if shown.offices:
            self.offices = CardRow(words(_("Both offices")), shown.offices, action=words(_("Show")))
            self.offices.pressed.connect(lambda: self.intentions.to_offices())
            self.add(self.offices)
        if shown.empty:
            self.add(EmptyState(shown.empty))
        if shown.too_few:
            self.add(Block("info", words(_("Not enough for a roster yet")), shown.too_few))
        for group in shown.groups:
            if group.heading:
                self.heading(group.heading)
            for one in group.rows:
                row = self.rows[one.key] = CardRow(one.what, one.why, action=words(_("Show")))
                row.pressed.connect(functools.partial(self._open, one.key))
                self.add(row)
        if shown.crumb:
            self._set_foot_back()

    def _open(self, key: str) -> None:
        self.intentions.open(key)

    def _set_foot_back(self) -> None:
        self.set_foot(Button(self._words(_("Back to the representatives")), lambda: self.intentions.load()))

    # -- one of them

    def show_one(self, shown: OneShown) -> None:
        """What is known of one."""
        words = self._words
        self._begin(shown.name, "", crumb=words(_("Representatives")))
        card = Card()
        card.body.add(facts_column(shown.facts))
        self.add(card)
        self._set_foot_back()
        if not shown.active:
            self.add(Block("info", words(_("Not enrolled any more")), words(_ENDS, name=shown.name)))
            return
        block = Block("info", words(_("Ending the enrolment")), words(_ENDS, name=shown.name))
        self.end_button = Button(words(_("End the enrolment")), lambda: self._ask_to_end(shown))
        block.add_actions(self.end_button)
        self.add(block)

    def _ask_to_end(self, shown: OneShown) -> None:
        """It is asked once, here."""
        words = self._words
        self.end_button.setEnabled(False)
        block = self.tell("warning", words(_("End the enrolment of {name}?"), name=shown.name))
        self.press = Button(words(_("End it")), lambda: self.intentions.end(shown.pseudonym), kind="danger")
        keep = Button(words(_("Keep it")), lambda: self.intentions.open(shown.pseudonym))
        block.add_actions(keep, self.press)
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- enrolling

    def _ask_for_file(self) -> None:
        title = self._words(_("Choose a card"))
        patterns = self._words(_("Representatives' cards ({pattern})"), pattern="*.wbcard")
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def show_card(self, shown: CardShown) -> None:
        """A card before its owner is enrolled."""
        words = self._words
        self._begin(shown.name, shown.union, crumb=words(_("Representatives")))
        compare = self.compare = Compare(self._language, shown.name)
        self.area, self.pseudonym = Drop([("", words(_("Not chosen"))), *shown.areas]), LineEdit()
        help_line = words(_("The other office uses the same. It stands in no figure; a name of a thing is best."))
        self._fields = {
            "area": Field(
                words(_("Where they work")), self.area, help_line=words(_("The same as at the other office."))
            ),
            "pseudonym": Field(words(_("Pseudonym")), self.pseudonym, help_line=help_line),
        }
        self.add(compare, *self._fields.values())
        self._draft = f"enrol-{shown.fingerprint.replace(' ', '')}"
        self._typed.watch(self._draft, {"heard": compare.heard, "area": self.area, "pseudonym": self.pseudonym})
        self.press = Button(words(_("Enrol")), self._enrol, kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.load()), right=self.press)
        compare.heard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enrol(self) -> None:
        if self.compare is not None:
            self.intentions.enrol(self.compare.heard.text(), self.area.value() or "", self.pseudonym.text())

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
        for name, field in reversed(self._fields.items()):  # the first wrong one gets the keyboard
            field.show_error(errors.get(name, ""))
        if self.compare is not None:
            self.compare.show_error(errors.get("fingerprint", ""))

    def card_kept(self) -> None:
        """What was typed is used."""
        self._typed.used(self._draft)

    def _begin(self, title: str, quiet: str, *, crumb: str = "") -> None:
        self.begin_anew(title, quiet, crumb=crumb)
        self.compare, self.offices, self._fields, self.rows = None, None, {}, {}
