"""The screen of a new referral: first the kind of help, then the services of that kind."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer

from wellbeing.domain.identity import CaseId, ReferralId
from wellbeing.gui import style
from wellbeing.gui.referral.shown import NewShown, Offer
from wellbeing.gui.services.card import ServiceCard
from wellbeing.gui.services.shown import Options
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Turning, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, case: CaseId, kind: str | None, earlier: ReferralId | None = None) -> None: ...
    def choose_kind(self, kind: str) -> None: ...
    def search(self, text: str) -> None: ...
    def load(self) -> None: ...
    def consider(self, key: str) -> None: ...
    def add_service(self) -> None: ...
    def leave(self) -> None: ...


class NewReferralView(Page):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("New referral")))
        self._words = language.text
        self._offers, self._told = Column(gap="close"), Column()
        self._kind = ""
        self.kinds: list[Choices] = []
        self.search = LineEdit()
        self.chosen: dict[str, Button] = {}

    def arrive(self, **what: object) -> None:
        """Opened with case= and perhaps kind= and earlier=."""
        kind, earlier = what.get("kind"), what.get("earlier")
        self._kind = ""
        self.intentions.arrive(
            CaseId(int(str(what["case"]))),
            None if kind is None else str(kind),
            None if earlier is None else ReferralId(int(str(earlier))),
        )

    def refresh(self, _changed: frozenset[str]) -> None:
        """A service was entered or corrected."""
        self.intentions.load()

    def show_kinds(self, shown: NewShown) -> None:
        """Large choices, one press each."""
        self._start(shown, self._words(_("What kind of help would be good now?")))
        self._kind = ""
        half = -(-len(shown.kinds) // 2)
        self.kinds = [self._choices(part) for part in (shown.kinds[:half], shown.kinds[half:])]
        sides = []
        for choices in self.kinds:
            column = Column(choices)
            column.addStretch(1)
            sides.append((holder(column), 1))
        self.add(Turning(sides, narrow=70, gap="close"))
        first = self.kinds[0].button(shown.kinds[0][0])
        QTimer.singleShot(0, first, first.setFocus)

    def _choices(self, kinds: Options) -> Choices:
        choices = Choices("", kinds)
        choices.setAccessibleName(self._words(_("What kind of help would be good now?")))
        choices.changed.connect(lambda: self.intentions.choose_kind(choices.value() or ""))
        return choices

    def show_offers(self, shown: NewShown) -> None:
        """Services to choose from; the search keeps the keyboard while it is typed in."""
        if self._kind != shown.kind:
            self._build_offers(shown)
        clear(self._offers)
        self.chosen = {}
        if shown.empty:
            action = self._words(_("Enter a service"))
            self._offers.add(EmptyState(shown.empty, action, lambda: self.intentions.add_service()))
        for offer in shown.offers:
            self._offers.add(self._offer(offer))
        self._offers.add(Text(shown.more, "quiet"))

    def show_error(self, words: str) -> None:
        """Why this service can't be chosen."""
        clear(self._told)
        block = Block("warning", words)
        self._told.add(block)
        style.say_to_reader(block)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _offer(self, offer: Offer) -> ServiceCard:
        words = self._words(_("Choose this service"))
        button = Button(words, lambda: self.intentions.consider(offer.key), name=", ".join((words, offer.card.name)))
        self.chosen[offer.key] = button
        return ServiceCard(offer.card, button)

    def _build_offers(self, shown: NewShown) -> None:
        words = self._words
        self._start(shown, words(_("Choose together, if you can. Nobody is told anything yet.")))
        self._kind = shown.kind
        self.show_title(shown.kind_words, self._quiet_line, crumb=shown.crumb)
        other = Button(words(_("Another kind of help")), lambda: self.intentions.choose_kind(""), kind="link")
        self.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self._told = Column()
        self.body.addLayout(self._told)
        self.search = LineEdit(example=words(_("A name, for whom, or an address")))
        self.search.textEdited.connect(lambda text: self.intentions.search(text))
        self.add(Field(words(_("Search")), self.search))
        self._offers = Column(gap="close")
        self.body.addLayout(self._offers)
        QTimer.singleShot(0, self.search, self.search.setFocus)

    def _start(self, shown: NewShown, quiet: str) -> None:
        self.clear()
        self.kinds = []
        self._quiet_line = quiet
        self.show_title(self._words(_("New referral")), quiet, crumb=shown.crumb)
        self.set_foot(Button(self._words(_("Back to the case")), lambda: self.intentions.leave()))
        self.scroll_area.verticalScrollBar().setValue(0)
