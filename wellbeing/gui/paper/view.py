"""The screen of a paper: what it carries on the left, how it looks on the right, two ways out at the top."""

import datetime as dt
import functools
from collections.abc import Collection, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from wellbeing.domain.identity import CaseId, FollowUpId, ReferralId
from wellbeing.gui import style
from wellbeing.gui.employer.wish import wish_of
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.paper.date import DateForm
from wellbeing.gui.paper.leaving import Leaves, LeavingPage
from wellbeing.gui.paper.shown import DateAsked, PartLine, Shown, Stopped
from wellbeing.gui.paper.wanted import Kind, Wanted
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Turning, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _

FILE_NOTE = _(
    "Printing leaves no file here. A saved file can be read by anyone who uses or gets hold of this computer; its"
    " name holds no person's name."
)


class Intentions(Leaves, Protocol):
    """What a person can want here."""

    def arrive(self, wanted: Wanted) -> None: ...
    def choose_language(self, code: str) -> None: ...
    def choose_parts(self, keys: Collection[str]) -> None: ...
    def enter_date(self, day: Any, time: Any, place: str, *, time_wrong: bool) -> None: ...
    def change_date(self) -> None: ...
    def check(self) -> None: ...
    def print(self) -> None: ...
    def save(self) -> None: ...
    def follow_help(self) -> None: ...
    def leave(self) -> None: ...


class PaperView(LeavingPage):
    """A letter, a page to take home, a slip, a calendar entry or a form, before it leaves."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language, "")
        self._typed = typed
        self.print_button, self.save_button, self.help_button = Button(""), Button(""), Button("")
        self._draft = ""
        self.date_form: DateForm | None = None
        self.languages = Drop()
        self.parts: dict[str, Tick] = {}
        self._pressed = ""

    def arrive(self, **what: object) -> None:
        """Opened with kind= and referral=, case= or follow_up= (see `Kind`), for the employer with what `kept` of
        `gui.employer.wish` gives; a date agreed before comes as day=
        and time=, both by ISO 8601 so that a lock can keep them, and at=."""

        def number(name: str) -> int | None:
            found = what.get(name)
            return None if found is None else int(str(found))

        self._draft = ""
        case, referral, follow_up = number("case"), number("referral"), number("follow_up")
        self.intentions.arrive(
            Wanted(
                kind=Kind(str(what["kind"])),
                case=None if case is None else CaseId(case),
                referral=None if referral is None else ReferralId(referral),
                follow_up=None if follow_up is None else FollowUpId(follow_up),
                to=str(what.get("to") or ""),
                wish=wish_of(what) if "purpose" in what else None,
                day=dt.date.fromisoformat(str(day)) if (day := what.get("day")) else None,
                time=dt.time.fromisoformat(str(time)) if (time := what.get("time")) else None,
                place=str(what.get("at") or ""),
            )
        )

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed: the consent may be gone."""
        self.intentions.check()

    # -- states of the screen

    def show_paper(self, shown: Shown) -> None:
        """Everything but the pages, which follow."""
        words = self._words
        self._empty(shown.title, shown.quiet, shown.crumb)
        self.save_button = Button(
            words(_("Save as a file")), lambda: self.intentions.save(), kind="plain" if shown.can_print else "primary"
        )
        self.print_button = Button(words(_("Print")), lambda: self.intentions.print(), kind="primary")
        self.set_actions(*((self.save_button, self.print_button) if shown.can_print else (self.save_button,)))
        left = Column(*self._parts_of(shown), self._carried(shown), gap="room")
        if shown.can_change_date:
            change = Button(words(_("Change the date")), lambda: self.intentions.change_date(), kind="link")
            left.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self.languages = Drop(shown.languages)
        self.languages.choose(shown.language)
        self.languages.activated.connect(lambda _at: self.intentions.choose_language(self.languages.value() or ""))
        left.add(Field(words(_("Language of this paper")), self.languages), Text(words(FILE_NOTE), "quiet"))
        left.addStretch(1)
        if shown.can_print:
            self._pages.add(Text(words(_("The page is being made.")), "quiet"))
            pages = holder(self._pages)
            self.add(Turning([(holder(left), 2), (pages, 3)], narrow=85, gap="wide"))
        else:
            self.add(holder(left))
        again = self.parts.get(self._pressed)
        self._pressed = ""
        _focus(again or (self.print_button if shown.can_print else self.save_button))

    def _parts_of(self, shown: Shown) -> list[Card]:
        """What can be on the paper; apart from it what tells of the event, with the reason to ask first."""
        words = self._words
        cards = []
        if shown.parts:
            cards.append(self._part_card(words(_("On this page")), shown.parts))
        if shown.event_parts:
            card = self._part_card(words(_("Only if the officer wants it")), shown.event_parts)
            card.body.add(Text(words(_("Others at home may read the page. These parts tell what happened.")), "quiet"))
            cards.append(card)
        return cards

    def _part_card(self, heading: str, parts: Sequence[PartLine]) -> Card:
        card = Card(heading)
        for part in parts:
            tick = Tick(part.words)
            tick.setChecked(part.chosen)
            tick.clicked.connect(functools.partial(self._choose_part, part.key))
            self.parts[part.key] = tick
            card.body.add(tick)
        return card

    def _choose_part(self, key: str, _on: bool = False) -> None:
        self._pressed = key
        self.intentions.choose_parts([name for name, tick in self.parts.items() if tick.isChecked()])

    def _carried(self, shown: Shown) -> Card:
        card = Card(shown.carried_heading)
        for what, says in shown.carried:
            card.body.add(holder(Column(Text(what, "quiet"), Text(says, "bold"), gap="hair")))
        if shown.agreed:
            card.body.add(
                holder(Column(Text(self._words(_("Because of this consent")), "quiet"), Text(shown.agreed), gap="hair"))
            )
        return card

    def ask_date(self, asked: DateAsked) -> None:
        """Day, time and place in one column."""
        self._empty(asked.title, asked.quiet, asked.crumb)
        self._draft = asked.draft
        self.date_form = DateForm(asked, self._language, self._typed)
        self.date_form.entered.connect(self._enter_date)
        self.add(self.date_form)
        self.set_actions(Button(asked.go_on, self.date_form.submit, kind="primary"))
        _focus(self.date_form.day)

    def _enter_date(self) -> None:
        form = self.date_form
        if form is not None:
            self.intentions.enter_date(
                form.day_entered(), form.time.time(), form.place.text(), time_wrong=form.time.is_wrong()
            )

    def show_stopped(self, stopped: Stopped) -> None:
        """Why nothing can leave, and what helps."""
        self._empty(stopped.title, "", stopped.crumb)
        block = Block("warning", stopped.heading, stopped.why)
        self.help_button = Button(stopped.action, lambda: self.intentions.follow_help(), kind="primary")
        if stopped.action:
            block.add_actions(self.help_button)
        self.add(block)
        style.say_to_reader(block)
        if stopped.action:
            _focus(self.help_button)

    def show_left(self, words: str) -> None:
        """A good block above everything."""
        if self._draft:
            self._typed.used(self._draft)
        self._tell("good", words)

    def show_error(self, words: str, field: str = "") -> None:
        """Under its field, or above everything."""
        if field and self.date_form is not None:
            self.date_form.show_error(field, words)
        else:
            self._tell("warning", words)

    def _empty(self, title: str, quiet: str, crumb: str) -> None:
        self.clear()
        self.date_form, self.previews, self.parts = None, [], {}
        self._top, self._pages = Column(gap="close"), Column(gap="room")
        self.body.addLayout(self._top)
        self.show_title(title, quiet, crumb=crumb)
        self.set_actions()
        self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.leave()))
        self.scroll_area.verticalScrollBar().setValue(0)


def _focus(widget: QWidget) -> None:
    """Bring the keyboard to a part that is laid out in a moment."""
    QTimer.singleShot(0, widget, widget.setFocus)
