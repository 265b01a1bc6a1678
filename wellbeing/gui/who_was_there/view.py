"""The page 'Who was there': a row for each officer, and two numbers about those without a case."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui import style
from wellbeing.gui.files import ask_where_to_save
from wellbeing.gui.incident_slip.share_view import SLIP
from wellbeing.gui.who_was_there.shown import Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, Turning, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def begin(self, incident: int, case: int | None = None) -> None: ...
    def load(self) -> None: ...
    def follow(self, key: str) -> None: ...
    def add_officer(self) -> None: ...
    def save(self, there: str, elsewhere: str) -> None: ...
    def share(self) -> None: ...
    def read_slip(self) -> None: ...
    def write_again(self, path: Path) -> None: ...
    def take_out(self) -> None: ...
    def leave(self) -> None: ...


class WhoWasThereView(Page):
    """The officers of one incident, by alias."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        self._words = language.text
        super().__init__(self._words(_("Who was there")))
        self.rows: list[CardRow] = []
        self.there, self.elsewhere = Drop(), Drop()
        self.keep = self.add_button = Button("")
        self._error, self._not_written = Text("", "error"), Text("", "error")
        self.lead: dict[str, Button] = {}
        self.dialog: QFileDialog | None = None
        self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.leave()))

    def arrive(self, *, incident: int, case: int | None = None, **_more: object) -> None:
        """The page was gone to."""
        self.intentions.begin(incident, case)

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_people(self, shown: Shown) -> None:
        """All of it anew."""
        self.show_title(self._words(_("Who was there")), shown.quiet, crumb=self._words(_("Cases")))
        self.clear()
        self.rows = []
        if shown.may_change:
            self.add_button = Button(
                self._words(_("Add an officer")), lambda: self.intentions.add_officer(), kind="primary"
            )
            self.set_actions(self.add_button)
        else:
            self.set_actions()
        for line in shown.lines:
            row = CardRow(line.what, line.why, chip=line.chip, tone=line.tone, action=line.action)
            row.pressed.connect(lambda key=line.key: self.intentions.follow(key))
            self.rows.append(row)
            self.add(row)
        if shown.may_change:
            self.add(self._numbers(shown), self._lead(shown))

    def _numbers(self, shown: Shown) -> Card:
        words = self._words
        self.there, self.elsewhere = Drop(shown.numbers), Drop(_from_none(shown.numbers, words))
        self.there.choose(shown.there)
        self.elsewhere.choose(shown.elsewhere)
        self._error = Text("", "error")
        all_told = words(_("Those above are among them."))
        told = words(_("They want none, or somebody else looks after them."))
        card = Card(words(_("Who else was there?")))
        card.body.add(
            Text(words(_("Numbers only: nobody is named before they agree to a record.")), "quiet"),
            Turning(
                [
                    (_side(Field(words(_("How many officers were there")), self.there, help_line=all_told)), 1),
                    (_side(Field(words(_("Spoken to, with no case here")), self.elsewhere, help_line=told)), 1),
                ],
                narrow=70,
                gap="room",
            ),
            self._error,
        )
        self.keep = Button(
            words(_("Save")), lambda: self.intentions.save(self.there.value() or "0", self.elsewhere.value() or "0")
        )
        card.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _lead(self, shown: Shown) -> Card:
        words, lead, to = self._words, shown.lead, self.intentions
        card = Card(words(_("If another representative looks after somebody who was there")))
        card.body.add(Text(lead.told))
        if lead.shared:
            card.body.add(Text(lead.shared, "quiet"))
        self._not_written = Text("", "error")
        self.lead = {"read": Button(words(_("Read in a slip")), lambda: to.read_slip())}
        if lead.here:
            self.lead["share"] = Button(words(_("Share the incident")), lambda: to.share())
        if lead.again:
            self.lead["again"] = Button(words(_("Write the slip again")), self._ask_where)
        if shown.empty:
            self.lead["out"] = Button(words(_("Take the incident out")), lambda: to.take_out())
        card.body.add(self._not_written)
        card.body.addLayout(Flow(*(self.lead[key] for key in ("share", "again", "read", "out") if key in self.lead)))
        return card

    def _ask_where(self) -> None:
        title = self._words(_("Save the slip"))
        self.dialog = ask_where_to_save(self, title, SLIP, lambda path: self.intentions.write_again(path))

    def show_not_written(self, words: str) -> None:
        """Say why a slip was not written."""
        self._not_written.setText(words)
        style.say_to_reader(self._not_written)

    def show_error(self, words: str) -> None:
        """Say below the two numbers what is wrong."""
        self._error.setText(words)
        style.say_to_reader(self._error)


def _from_none(numbers: tuple[tuple[str, str], ...], words: Callable[[str], str]) -> list[tuple[str, str]]:
    return [(numbers[0][0], words(_("nobody"))), *numbers[1:]]


def _side(field: Field) -> QWidget:
    column = Column(field)
    column.addStretch(1)
    return holder(column)
