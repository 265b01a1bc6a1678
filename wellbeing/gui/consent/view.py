"""The page of a case's consents: one card per purpose and recipient, then the history."""

from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId
from wellbeing.gui import style
from wellbeing.gui.consent.asking import YES, AskForm
from wellbeing.gui.consent.shown import Item, Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.layout import Column, Flow, Row, Turning, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.timeline import Timeline
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, case: CaseId) -> None: ...
    def load(self) -> None: ...
    def answer(self, key: str, *, yes: bool, way: Way) -> None: ...
    def withdraw(self, consent: int) -> None: ...
    def print_form(self) -> None: ...
    def leave(self) -> None: ...


class ItemCard(Card):
    """One purpose or recipient: where it stands, asking, withdrawing."""

    def __init__(self, item: Item, view: "ConsentView") -> None:
        super().__init__()
        words = view.words
        self._item, self._view = item, view
        self.form: AskForm | None = None
        self.withdrawal: Block | None = None
        chip = holder(Row(Chip(item.state, item.tone), None))
        title = Text(item.title, "block")
        self.body.add(Turning([(holder(Column(title)), 1), (chip, 0)], narrow=50, gap="tight"))
        self.body.add(Text(item.told))
        self._inner = Column(gap="room")
        self.body.addLayout(self._inner)
        self.ask = Button(item.ask, self.open_form, name=", ".join((item.ask, item.title)))
        withdraw = words(_("Withdraw"))
        self.withdraw = Button(withdraw, self._open_withdrawal, name=", ".join((withdraw, item.title)))
        self.ask.setVisible(bool(item.ask))
        self.withdraw.setVisible(bool(item.consent))
        if item.ask or item.consent:
            self.body.addLayout(Flow(*(button for button, there in self._buttons() if there)))
        if item.open_at_once:
            self.open_form()

    def _buttons(self) -> tuple[tuple[Button, bool], ...]:
        return (self.ask, bool(self._item.ask)), (self.withdraw, bool(self._item.consent))

    def open_form(self) -> None:
        """Ask, here; whatever else is open closes."""
        self._view.close_all()
        item, words = self._item, self._view.words
        self.form = AskForm(
            self._view.language,
            item.read_aloud,
            lambda yes, way: self._view.intentions.answer(item.key, yes=yes, way=way),
            words_for=lambda _yes: words(_("Keep this answer")),
        )
        self._inner.add(self.form)
        self.ask.hide()
        first = self.form.answer.button(YES)
        QTimer.singleShot(0, first, first.setFocus)

    def _open_withdrawal(self) -> None:
        self._view.close_all()
        item, words = self._item, self._view.words
        block = Block("warning", words(_("Withdraw with effect from now")), item.withdraw_told)
        block.add(Text(item.left_heading, "bold" if item.left else "body"))
        for line in item.left:
            block.add(Text(words(_("{sign} {line}"), sign="·", line=line)))
        self.confirm = Button(
            words(_("Withdraw now")), lambda: self._view.intentions.withdraw(item.consent), kind="primary"
        )
        block.add_actions(Button(words(_("Cancel")), self.close_parts), self.confirm)
        self._inner.add(block)
        self.withdrawal = block
        self.ask.hide()
        self.withdraw.hide()
        style.say_to_reader(block)
        QTimer.singleShot(0, self.confirm, self.confirm.setFocus)

    def close_parts(self) -> None:
        """Back to where it stands."""
        clear(self._inner)
        self.form, self.withdrawal = None, None
        self.ask.setVisible(bool(self._item.ask))
        self.withdraw.setVisible(bool(self._item.consent))


class ConsentView(Page):
    """Consents of one case."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Consent")))
        self.language, self.words = language, language.text
        self.cards: dict[str, ItemCard] = {}

    def arrive(self, **what: object) -> None:
        """Opened with case=."""
        self.intentions.arrive(CaseId(int(str(what["case"]))))

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def close_all(self) -> None:
        """No form and no withdrawal stays open."""
        for card in self.cards.values():
            card.close_parts()

    def show_consents(self, shown: Shown) -> None:
        """Replace the page."""
        words = self.words
        self.clear()
        self.cards = {}
        quiet = words(_("Asked for each purpose by itself. Without a yes, nothing is told and nothing is counted."))
        self.show_title(words(_("Consent")), quiet, crumb=shown.crumb)
        form = Button(words(_("Form on paper")), lambda: self.intentions.print_form())
        self.set_actions(*((form,) if shown.can_print else ()))
        self.set_foot(Button(words(_("Back to the case")), lambda: self.intentions.leave()))
        for place, item in enumerate(shown.items):
            if place == 1:
                self.heading(words(_("Services")))
            card = ItemCard(item, self)
            self.cards[item.key] = card
            self.add(card)
        if shown.no_service:
            self.heading(words(_("Services")))
            self.add(Text(shown.no_service, "quiet"))
        if shown.history:
            self.heading(words(_("What was answered so far")))
            self.add(self._history(shown))

    def _history(self, shown: Shown) -> QWidget:
        timeline = Timeline()
        for past in shown.history:
            timeline.add(past.when, past.what, past.why, tone=past.tone)
        return timeline
