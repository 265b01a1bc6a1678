"""The page 'Time away': what falls into an absence with what can be done about it, and two days to enter."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui.absence.shown import AbsenceShown, Line, Shown
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, Row, Turning, holder
from wellbeing.gui.widgets.moment import DayEntry
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

DRAFT = "absence"


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def enter(self, first: dt.date | None, last: dt.date | None) -> None: ...
    def end(self, absence: int) -> None: ...
    def call_before(self, absence: int, follow_up: int, day: str) -> None: ...
    def arrange(self, absence: int, follow_up: int, way: str) -> None: ...
    def take_back(self, absence: int, follow_up: int) -> None: ...
    def hand_over(self, case: int) -> None: ...
    def open_case(self, case: int) -> None: ...
    def leave(self) -> None: ...


class AbsenceView(Page):
    """The representative's absences. `buttons` and `days` are named by their line: 'hand-over 12'."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        self._language, self._words, self._typed = language, language.text, typed
        super().__init__(
            self._words(_("Time away")),
            self._words(_("Holidays, training, illness: enter the days, and see which contacts fall into them.")),
        )
        self.buttons: dict[str, Button] = {}
        self.days: dict[int, Drop] = {}
        self._fields: dict[str, Field] = {}
        self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.leave()))

    def arrive(self, **_what: object) -> None:
        """The page was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_absences(self, shown: Shown) -> None:
        """All of it anew."""
        self.clear()
        self.buttons, self.days, self._fields = {}, {}, {}
        for one in shown.absences:
            self._add_absence(one)
        self.add(self._form(shown.today))

    def _add_absence(self, shown: AbsenceShown) -> None:
        self.buttons[f"end {shown.absence}"] = end = Button(
            shown.end, lambda: self.intentions.end(shown.absence), name=", ".join((shown.end, shown.heading))
        )
        words = holder(Column(Text(shown.heading, "block"), Text(shown.counted, "quiet"), gap="hair"))
        side = Column()
        side.addWidget(end, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(Turning([(words, 1), (holder(side), 0)], narrow=60))
        if shown.warning:
            self.add(Block("danger", self._words(_("After an emergency nobody is in touch")), shown.warning))
        for line in shown.lines:
            self.add(self._line(shown.absence, line))

    def _line(self, absence: int, line: Line) -> Card:
        to = self.intentions
        card = Card()
        chip = holder(Row(Chip(line.chip, line.tone), None))
        told = holder(Column(Text(line.what, "block"), Text(line.why, "quiet"), gap="hair"))
        card.body.add(Turning([(told, 1), (chip, 0)], narrow=45, gap="tight"))
        ways: list[QWidget] = []
        if line.days:
            ways.append(self._day_before(absence, line))
        for key, words in line.ways:
            arrange = functools.partial(to.arrange, absence, line.follow_up, key)
            ways.append(self._way(f"{key} {line.follow_up}", words, line, arrange))
        if line.undo:
            ways.append(
                self._way(
                    f"undo {line.follow_up}",
                    self._words(_("Not arranged after all")),
                    line,
                    lambda: to.take_back(absence, line.follow_up),
                )
            )
        else:
            over = self._words(_("Hand over"))
            ways.append(self._way(f"hand-over {line.follow_up}", over, line, lambda: to.hand_over(line.case)))
        ways.append(
            self._way(f"case {line.follow_up}", self._words(_("Open the case")), line, lambda: to.open_case(line.case))
        )
        card.body.addLayout(Flow(*ways))
        return card

    def _way(self, key: str, words: str, line: Line, press: Callable[[], object]) -> Button:
        self.buttons[key] = button = Button(words, press, name=", ".join((words, line.what)))
        return button

    def _day_before(self, absence: int, line: Line) -> QWidget:
        """The days on which the officer can be called before, and the button that takes the one shown."""
        words = self._words(_("Call before"))
        self.days[line.follow_up] = drop = Drop(line.days)
        drop.setAccessibleName(", ".join((words, line.what)))
        take = self._way(
            f"before {line.follow_up}",
            words,
            line,
            lambda: self.intentions.call_before(absence, line.follow_up, drop.value() or ""),
        )
        return Turning([(drop, 1), (take, 0)], narrow=30, gap="tight")

    def _form(self, today: dt.date) -> Card:
        words = self._words
        first = DayEntry(self._language, today, to_come=True)
        last = DayEntry(self._language, today, to_come=True)
        self._fields = {
            "first_day": Field(words(_("First day away")), first),
            "last_day": Field(words(_("Last day away")), last),
        }
        self._typed.watch(DRAFT, {"first": first.line, "last": last.line})
        card = Card(words(_("When are you away?")))
        card.body.add(Turning([(_side(field), 1) for field in self._fields.values()], narrow=70))
        self.buttons["enter"] = Button(words(_("Save")), lambda: self._enter(first, last), kind="primary")
        card.body.addWidget(self.buttons["enter"], 0, Qt.AlignmentFlag.AlignLeft)
        self.first, self.last = first, last
        return card

    def _enter(self, first: DayEntry, last: DayEntry) -> None:
        for name, entry in (("first_day", first), ("last_day", last)):
            if entry.is_wrong():
                self.show_error(name, self._words(_("This is not a day. Please check it.")))
                return
        self.intentions.enter(first.day(), last.day())

    def kept(self) -> None:
        """The two days are in the vault."""
        self.first.show_day(None)
        self.last.show_day(None)
        self._typed.used(DRAFT)

    def field(self, name: str) -> Field:
        """The field of a day: first_day or last_day."""
        return self._fields[name]

    def show_error(self, field: str, words: str) -> None:
        """Say beside a day what is wrong."""
        if field in self._fields:
            self._fields[field].show_error(words)


def _side(field: Field) -> QWidget:
    column = Column(field)
    column.addStretch(1)
    return holder(column)
