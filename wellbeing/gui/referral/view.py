"""The screen of one referral: where it stands, what comes next, the service, the history."""

import datetime as dt
import functools
from typing import Protocol

from PySide6.QtCore import Qt, QTimer

from wellbeing.domain.consent import Way
from wellbeing.domain.identity import ReferralId
from wellbeing.gui import style
from wellbeing.gui.consent.asking import AskForm
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.referral.shown import Asking, Move, Shown
from wellbeing.gui.referral.station import StationForm
from wellbeing.gui.services.card import ServiceCard
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.layout import Column, Flow, Row, clear, holder
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
    def wait_for_word(self) -> None: ...
    def take_back(self) -> None: ...
    def say_helped(self, helped: str) -> None: ...
    def asked_again(self) -> None: ...
    def again(self) -> None: ...
    def open_earlier(self) -> None: ...
    def move(self, state: str, *, day: dt.date | None = None, outcome: str | None = None) -> None: ...
    def letter(self) -> None: ...
    def confirmation(self) -> None: ...
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
        self._draft, self._given = "", ""
        self._top, self._inner = Column(gap="close"), Column(gap="room")
        self.form: AskForm | None = None
        self.moves: dict[str, Button] = {}
        self.make_button, self.letter_button, self.confirmation_button = Button(""), Button(""), Button("")
        self.back_button, self.again_button, self.asked_button = Button(""), Button(""), Button("")
        self.station: StationForm | None = None
        self.helped: Choices | None = None

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
        self.form, self.station, self.helped, self.moves = None, None, None, {}
        self._top, self._inner = Column(gap="close"), Column(gap="room")
        self.show_title(shown.title, shown.quiet, crumb=shown.crumb)
        self.letter_button = Button(shown.letter, lambda: self.intentions.letter())
        self.confirmation_button = Button(shown.confirmation, lambda: self.intentions.confirmation())
        self.set_actions(*((self.confirmation_button, self.letter_button) if shown.letter else ()))
        self.set_foot(Button(words(_("Back to the case")), lambda: self.intentions.leave()))
        self.body.addLayout(self._top)
        if shown.ask_again:
            self._ask_again(shown.ask_again)
        self.add(self._state(shown))
        if shown.helped:
            self._ask_helped(shown)
        if shown.asking is not None:
            self._ask(shown.asking)
        self.heading(words(_("The service")))
        self.add(ServiceCard(shown.card, named=False))
        self.heading(words(_("What happened so far")))
        timeline = Timeline()
        for past in shown.history:
            timeline.add(past.when, past.what, past.why)
        self.add(timeline)
        if shown.may_take_back:
            self.back_button = Button(words(_("Take the last step back")), lambda: self.intentions.take_back())
            self.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._go_on_typing(shown)

    def _go_on_typing(self, shown: Shown) -> None:
        """A day that was half typed when the vault was locked is asked for again, and stands there."""
        if self._given:
            self._typed.used(self._given)
            self._given = ""
        for move in shown.moves:
            if self._typed.has_words(self._draft_of(move.key)):
                self._begin(move, shown)
                return

    def _draft_of(self, key: str) -> str:
        return f"{self._draft}-{key}"

    def _state(self, shown: Shown) -> Card:
        words = self._words
        card = Card()
        card.body.add(holder(Row(Chip(shown.state, shown.state_tone), None)), Text(shown.state_told, "large"))
        card.body.add(Text(shown.agreed))
        if shown.earlier is not None:
            open_it = Button(words(_("Open it")), lambda: self.intentions.open_earlier(), kind="link")
            card.body.add(holder(Row(Text(shown.earlier.words, "quiet"), open_it, None)))
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
        if shown.may_wait_for_word:
            later = words(_("Asked, and the officer thinks about it"))
            buttons.append(Button(later, lambda: self.intentions.wait_for_word()))
        if shown.may_begin_anew:
            self.again_button = Button(words(_("Refer to this service again")), lambda: self.intentions.again())
            other = Button(words(_("Refer to another service")), lambda: self.intentions.begin_anew())
            buttons += [self.again_button, other]
        if buttons:
            card.body.addSpacing(style.space("tight"))
            card.body.addLayout(Flow(*buttons))
        return card

    def _ask_again(self, told: str) -> None:
        """The service did not answer in time."""
        words = self._words
        block = Block("warning", told)
        self.asked_button = Button(
            words(_("I asked again: remind me in a week")), lambda: self.intentions.asked_again()
        )
        block.add_actions(self.asked_button)
        self.add(block)

    def _ask_helped(self, shown: Shown) -> None:
        """In the officer's own words, one choice; kept at once."""
        words = self._words
        self.heading(words(_("What the officer says")))
        self.helped = helped = Choices(words(_("Has it helped?")), shown.helped)
        if shown.helped_chosen:
            helped.choose(shown.helped_chosen)
        helped.changed.connect(lambda: self.intentions.say_helped(helped.value() or ""))
        self.add(helped)

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
        if not move.asks:
            self.intentions.move(move.key)
            return
        draft = self._draft_of(move.key)

        def go_on(day: dt.date | None, outcome: str | None) -> None:
            self._given = draft
            self.intentions.move(move.key, day=day, outcome=outcome)

        def cancel() -> None:
            self._typed.used(draft)
            self.intentions.load()

        form = StationForm(move, shown.outcomes, shown.today, self._language, go_on, cancel)
        self.station = form
        self._inner.add(form)
        if move.day_words:
            self._typed.watch(draft, {"day": form.day})
        for button in self.moves.values():
            button.hide()
        QTimer.singleShot(0, form, lambda: form.first.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_error(self, field: str, words: str) -> None:
        """Beside the day or the outcome, or above everything."""
        self._given = ""
        if field in ("appointment_on", "outcome") and self.station is not None:
            self.station.show_error(field, words)
            return
        clear(self._top)
        block = Block("warning", words)
        if field == "consent":
            block.add_actions(Button(self._words(_("To consent")), lambda: self.intentions.to_consent()))
        self._top.add(block)
        style.say_to_reader(block)
        self.scroll_area.verticalScrollBar().setValue(0)
