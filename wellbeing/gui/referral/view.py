"""The screen of one referral: where it stands, what comes next, the service, the history."""

import datetime as dt
import functools
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from wellbeing.domain.consent import Way
from wellbeing.domain.identity import ReferralId
from wellbeing.gui import style
from wellbeing.gui.consent.asking import AskForm
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.referral.shown import Asking, Move, Shown
from wellbeing.gui.services.card import ServiceCard
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Row, clear, holder
from wellbeing.gui.widgets.moment import read_day
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.timeline import Timeline
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, referral: ReferralId) -> None: ...
    def load(self) -> None: ...
    def answer(self, *, yes: bool, way: Way) -> None: ...
    def make(self) -> None: ...
    def decline(self) -> None: ...
    def move(self, state: str, *, day: dt.date | None = None, outcome: str | None = None) -> None: ...
    def letter(self) -> None: ...
    def to_consent(self) -> None: ...
    def to_facts(self) -> None: ...
    def begin_anew(self) -> None: ...
    def leave(self) -> None: ...


class ReferralView(Page):
    """One referral."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__("")
        self._language, self._words, self._typed = language, language.text, typed
        self._draft = ""
        self._top, self._inner = Column(gap="close"), Column(gap="room")
        self.form: AskForm | None = None
        self.moves: dict[str, Button] = {}
        self.make_button, self.letter_button, self.confirm = Button(""), Button(""), Button("")
        self.day, self.day_field = LineEdit(), Field("", LineEdit())
        self.outcome: Choices | None = None

    def arrive(self, **what: object) -> None:
        """Opened with referral=."""
        referral = ReferralId(int(str(what["referral"])))
        self._draft = f"referral-{referral}"
        self.intentions.arrive(referral)

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_referral(self, shown: Shown) -> None:
        """Replace the page."""
        words = self._words
        self.clear()
        self.form, self.outcome, self.moves = None, None, {}
        self._top, self._inner = Column(gap="close"), Column(gap="room")
        self.show_title(shown.title, shown.quiet, crumb=shown.crumb)
        self.letter_button = Button(shown.letter, lambda: self.intentions.letter())
        self.set_actions(*((self.letter_button,) if shown.letter else ()))
        self.set_foot(Button(words(_("Back to the case")), lambda: self.intentions.leave()))
        self.body.addLayout(self._top)
        self.add(self._state(shown))
        if shown.asking is not None:
            self._ask(shown.asking)
        self.heading(words(_("The service")))
        self.add(ServiceCard(shown.card, named=False))
        self.heading(words(_("What happened so far")))
        timeline = Timeline()
        for past in shown.history:
            timeline.add(past.when, past.what, past.why)
        self.add(timeline)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._go_on_typing(shown)

    def _go_on_typing(self, shown: Shown) -> None:
        """A day that was half typed when the vault was locked is asked for again, and stands there."""
        move = next((move for move in shown.moves if move.needs == "appointment"), None)
        if move is None:
            self._typed.used(self._draft)
        elif self._typed.has_words(self._draft):
            self._begin(move, shown)

    def _state(self, shown: Shown) -> Card:
        words = self._words
        card = Card()
        card.body.add(holder(Row(Chip(shown.state, shown.state_tone), None)), Text(shown.state_told, "large"))
        card.body.add(Text(shown.agreed))
        card.body.addLayout(self._inner)
        buttons = []
        for number, move in enumerate(shown.moves):
            kind = "primary" if number == 0 else "plain"
            self.moves[move.key] = Button(move.words, functools.partial(self._begin, move, shown), kind=kind)
            buttons.append(self.moves[move.key])
        if shown.agreed:
            self.make_button = Button(words(_("Make the referral")), lambda: self.intentions.make(), kind="primary")
            no = Button(words(_("The officer says no")), lambda: self.intentions.decline())
            buttons += [self.make_button, no]
        if shown.may_begin_anew:
            buttons.append(Button(words(_("Another referral")), lambda: self.intentions.begin_anew()))
        if buttons:
            card.body.addSpacing(style.space("tight"))
            card.body.addLayout(Flow(*buttons))
        return card

    def _ask(self, asking: Asking) -> None:
        words = self._words
        if asking.name_missing:
            missing = words(_("The letter needs the officer's name. Enter it first, so that both of you see it."))
            block = Block("warning", words(_("The name is not entered yet")), missing)
            block.add_actions(Button(words(_("Enter the name")), lambda: self.intentions.to_facts()))
            self.add(block)

        def words_for(yes: bool) -> str:
            return words(_("Make the referral")) if yes else words(_("Note that the officer says no"))

        self.form = AskForm(
            self._language,
            asking.read_aloud,
            lambda yes, way: self.intentions.answer(yes=yes, way=way),
            words_for=words_for,
            carried=asking.carried,
        )
        self.add(self.form)

    # -- stations that need a word more

    def _begin(self, move: Move, shown: Shown) -> None:
        clear(self._inner)
        if not move.needs:
            self.intentions.move(move.key)
            return
        words = self._words
        if move.needs == "appointment":
            self.day = LineEdit(example=self._language.date(shown.today, "short"))
            self.day_field = Field(words(_("Day of the first appointment")), self.day)
            self.confirm = Button(words(_("Note the appointment")), lambda: self._note_day(move), kind="primary")
            self.day.returnPressed.connect(lambda: self._note_day(move))
            self._inner.add(self.day_field)
            self._typed.watch(self._draft, {"day": self.day})
            focus: QWidget = self.day
        else:
            self.outcome = Choices(words(_("How did it end?")), shown.outcomes)
            self.confirm = Button(words(_("Close the referral")), lambda: self._note_outcome(move), kind="primary")
            self._inner.add(self.outcome)
            focus = self.outcome.button(shown.outcomes[0][0])
        cancel = Button(words(_("Cancel")), self._cancel)
        self._inner.addLayout(Flow(cancel, self.confirm))
        for button in self.moves.values():
            button.hide()
        QTimer.singleShot(0, focus, lambda: focus.setFocus(Qt.FocusReason.OtherFocusReason))

    def _cancel(self) -> None:
        self._typed.used(self._draft)
        self.intentions.load()

    def _note_day(self, move: Move) -> None:
        day = read_day(self.day.text(), self._language)
        if day is None:
            self.day_field.show_error(self._words(_("Please enter the day, such as the example shows it.")))
        else:
            self.intentions.move(move.key, day=day)

    def _note_outcome(self, move: Move) -> None:
        self.intentions.move(move.key, outcome=self.outcome.value() if self.outcome else None)

    def show_error(self, field: str, words: str) -> None:
        """Under the day, or above everything."""
        if field == "appointment_on":
            self.day_field.show_error(words)
            return
        clear(self._top)
        block = Block("warning", words)
        if field == "consent":
            block.add_actions(Button(self._words(_("To consent")), lambda: self.intentions.to_consent()))
        self._top.add(block)
        style.say_to_reader(block)
        self.scroll_area.verticalScrollBar().setValue(0)
