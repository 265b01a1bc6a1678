"""The screen of one follow-up: what it is for, how it went, and the next date."""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from wellbeing.gui.follow_up.shown import Shown
from wellbeing.gui.half_written import Control, HalfWritten
from wellbeing.gui.red_flag.alarm import AlarmBlock
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Row, Turning, holder
from wellbeing.gui.widgets.moment import DayEntry, TimeEntry
from wellbeing.gui.widgets.one_of import OneLine
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def reload(self) -> None:
        """See the step as it is now."""

    def start(self) -> None:
        """To the guide."""

    def open_case(self) -> None:
        """To the case."""

    def open_other(self, follow_up: int) -> None:
        """To another step."""

    def reached(self, reach: str, day: dt.date | None) -> None:
        """The officer was reached."""

    def tried(self, reach: str) -> None:
        """Nobody was reached."""

    def take_back_try(self) -> None:
        """The last try was noted by mistake."""

    def turned_to(self, _alarm: str, whom: tuple[str, ...]) -> None:
        """To whom the representative turned about a silence."""

    def take_back(self) -> None:
        """An agreed contact was planned by mistake."""

    def not_wanted(self) -> None:
        """The officer does not want this."""

    def too_late(self) -> None:
        """The last day has passed."""

    def undo(self) -> None:
        """Take a result back."""

    def print_slip(self, day: dt.date | None, time: dt.time | None, place: str) -> None:
        """The next date on paper."""

    def calendar_entry(self, day: dt.date | None, time: dt.time | None) -> None:
        """The next date as a calendar entry."""


class FollowUpView(Page):
    """One step of one case. `begins` is called with what the screen was opened with."""

    intentions: Intentions
    begins: Callable[..., object]

    def __init__(self, language: Language, typed: HalfWritten, *, papers: bool) -> None:
        """`papers`: whether a slip and a calendar entry can be made here."""
        super().__init__(language.text(_("Follow-up")))
        self._language, self._words, self._papers, self._typed = language, language.text, papers, typed
        self._lines: dict[str, Control] = {}
        self.buttons: dict[str, Button | WideButton] = {}
        self.how: OneLine | None = None
        self.alarm: AlarmBlock | None = None
        self._fields: dict[str, Field] = {}

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self.clear()
        self.set_actions()
        self.scroll_area.verticalScrollBar().setValue(0)
        self.begins(**what)

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.reload()

    def show_follow_up(self, shown: Shown) -> None:
        """The whole screen."""
        words = self._words
        self.clear()
        self.buttons, self._fields, self._lines = {}, {}, {}
        self.how, self.alarm = None, None
        self.show_title(shown.title, shown.purpose, crumb=shown.alias)
        actions = [Button(words(_("Open the case")), lambda: self.intentions.open_case())]
        if shown.start:
            self.buttons["start"] = start = Button(shown.start, lambda: self.intentions.start(), kind="primary")
            actions.append(start)
        self.set_actions(*actions)
        if shown.silence is not None:
            self.alarm = AlarmBlock(shown.silence, self._language, self.intentions.turned_to)
            self.add(self.alarm)
        if shown.peace:
            told = words(_("Nothing is due. Whenever the officer comes back, note it here, and the steps go on."))
            self.add(Block("info", words(_("Left in peace")), shown.peace, told))
        self._add_state(shown)
        if shown.is_open:
            self._add_ways(shown)
        if shown.next_day is not None and self._papers:
            self._add_next_date(shown)
        self._typed.watch(shown.draft, self._lines)
        self.heading(words(_("The other steps of this case")))
        for other in shown.others:
            row = CardRow(other.words, other.state, action=words(_("Open")))
            row.pressed.connect(lambda follow_up=other.follow_up: self.intentions.open_other(follow_up))
            self.add(row)

    def _add_state(self, shown: Shown) -> None:
        words = self._words
        if shown.result:
            block = Block("good", words(_("This step has ended")), shown.result, *shown.history)
            if shown.can_undo:
                self.buttons["undo"] = undo = Button(words(_("Undo")), lambda: self.intentions.undo())
                block.add_actions(undo)
            self.add(block)
            return
        card = Card()
        if shown.chip:
            card.body.addLayout(Row(Chip(shown.chip, shown.tone), None))
        card.body.add(*(Text(line) for line in shown.history))
        back = []
        if shown.can_take_back_try:
            self.buttons["take-back-try"] = Button(
                words(_("Take the last try back")), lambda: self.intentions.take_back_try(), kind="link"
            )
            back.append(self.buttons["take-back-try"])
        if shown.can_take_back:
            self.buttons["take-back"] = Button(
                words(_("Don't plan this contact")), lambda: self.intentions.take_back(), kind="link"
            )
            back.append(self.buttons["take-back"])
        if back:
            card.body.addLayout(Flow(*back))
        self.add(card)

    def _add_ways(self, shown: Shown) -> None:
        words, to = self._words, self.intentions
        how = OneLine(words(_("How?")), shown.reaches, above=True)
        how.choose("phone")
        self.how = how
        day = DayEntry(self._language, shown.today)
        day.show_day(shown.today)
        self.day = day
        self._fields["at"] = Field(words(_("Day of the talk")), day)
        self._lines["at"] = day.line
        ways: list[tuple[str, str, str, Callable[[], object]]] = [
            (
                "reached",
                words(_("I reached them")),
                words(_("Closes this step, with or without the guide.")),
                self._reached,
            ),
            (
                "tried",
                words(_("Tried, not reached")),
                words(_("The step stays open: an attempt is not a contact.")),
                lambda: to.tried(how.value() or "phone"),
            ),
            (
                "not-wanted",
                words(_("They do not want this")),
                words(_("Closes this step. A no is a result, and the next step comes anyway.")),
                to.not_wanted,
            ),
        ]
        if shown.too_late:
            told = words(_("Closes this step as missed. The next one can still be kept."))
            ways.append(("too-late", words(_("Too late now")), told, to.too_late))
        card = Card(words(_("How did it go?")))
        card.body.add(how, self._fields["at"])
        pairs: list[tuple[QWidget, int]] = []
        for key, says, more, press in ways:
            self.buttons[key] = button = WideButton(says, more, press, kind="choice")
            pairs.append((button, 1))
        for place in range(0, len(pairs), 2):
            card.body.add(Turning(pairs[place : place + 2], narrow=62, gap="tight"))
        self.add(card)

    def _reached(self) -> None:
        assert self.how is not None
        if self.day.is_wrong() or self.day.day() is None:
            self.show_error("at", self._words(_("Please enter the day of the talk, for example with 'Today'.")))
            return
        self.intentions.reached(self.how.value() or "phone", self.day.day())

    def _add_next_date(self, shown: Shown) -> None:
        words, to = self._words, self.intentions
        self.next_day = day = DayEntry(self._language, shown.today)
        time, place = TimeEntry(self._language), LineEdit()
        day.show_day(shown.next_day)
        self._fields["day"] = Field(words(_("Day")), day)
        self._lines |= {"day": day.line, "time": time, "place": place}
        slip = Button(words(_("Slip of paper")), lambda: to.print_slip(day.day(), time.time(), place.text()))
        entry = Button(words(_("Calendar entry")), lambda: to.calendar_entry(day.day(), time.time()))
        self.buttons["slip"], self.buttons["calendar"] = slip, entry
        card = Card(words(_("The next date")))
        card.body.add(
            Text(shown.next_for, "quiet"),
            _pair(self._fields["day"], Field(words(_("Time, if agreed")), time)),
            Field(words(_("Where to meet, if agreed")), place),
        )
        card.body.addLayout(Flow(slip, entry))
        card.body.add(Text(words(_("Neither says who meets whom, or why.")), "quiet"))
        self.add(card)

    def let_go(self, draft: str) -> None:
        """The step has ended: what was typed on its page is needed no more."""
        self._typed.used(draft)

    def field(self, name: str) -> Field:
        """The field with this name: 'at' (day of the talk) or 'day' (the next date)."""
        return self._fields[name]

    def show_error(self, field: str, words: str) -> None:
        """Say beside a field what is wrong; `turned_to` is told in the block of the silence."""
        if field == "turned_to" and self.alarm is not None:
            self.alarm.show_error(words)
            self.scroll_area.ensureWidgetVisible(self.alarm)
        elif field in self._fields:
            self._fields[field].show_error(words)
            self.scroll_area.ensureWidgetVisible(self._fields[field])


def _pair(left: Field, right: Field) -> Turning:
    sides = []
    for field in (left, right):
        column = Column(field)
        column.addStretch(1)
        sides.append((holder(column), 1))
    return Turning(sides, narrow=70, gap="room")
