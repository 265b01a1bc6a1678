"""Representatives on the screen: the own card and those that are known, and a page that compares a new one."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from wellbeing.gui.files import ask_for_file, ask_where_to_save
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.representatives.presenter import OWN_CARD
from wellbeing.gui.representatives.shown import CardShown, Shown
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.compare import Compare
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import LineEdit
from wellbeing.gui.widgets.layout import Flow
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_OWN = _("Whoever may hand a case over to you needs this card once. They call you then, and you read the signs out.")
_NOBODY = _(
    "Nobody's card is known here yet. Let a colleague give you theirs: then cases can go to them and come from them."
)


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def save_own(self, path: Path) -> None: ...
    def look(self, file: Path) -> None: ...
    def keep(self, heard: str) -> None: ...
    def enter_name(self) -> None: ...
    def leave(self) -> None: ...


class RepresentativesView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Representatives")))
        self._language, self._words, self._typed = language, language.text, typed
        self._draft = ""
        self._compare: Compare | None = None
        self.dialog: QFileDialog | None = None
        self.save_button, self.choose_button, self.keep_button = Button(""), Button(""), Button("")

    @property
    def heard(self) -> LineEdit | None:
        """The fingerprint as it is heard, while a card is compared."""
        return self._compare.heard if self._compare is not None else None

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    # -- what is there

    def show_list(self, shown: Shown) -> None:
        """The own card, and everybody who is known."""
        words = self._words
        self._begin(words(_("Representatives")), words(_("To whom your cases can go, and from whom they can come.")))
        own = self._card(shown.own, words(_("Your card")))
        own.body.add(Text(words(_OWN), "quiet"))
        self.save_button = Button(words(_("Save your card")), self._ask_where)
        own.body.addLayout(Flow(self.save_button))
        self.add(own)
        self.heading(words(_("Whose cards are known")))
        self.choose_button = Button(words(_("Take in a card")), self._ask_for_file, kind="primary")
        self.set_actions(self.choose_button)
        if not shown.known:
            self.add(EmptyState(words(_NOBODY)))
        for card in shown.known:
            self.add(self._card(card, card.name))
        self._set_foot_back()

    def _card(self, shown: CardShown, heading: str) -> Card:
        words, card = self._words, Card(heading)
        facts = [(words(_("Name")), shown.name)] if heading != shown.name else []
        facts += [(words(_("Union")), shown.union)] if shown.union else []
        card.body.add(facts_column((*facts, (words(_("Fingerprint")), shown.fingerprint))))
        card.setAccessibleName(heading)
        return card

    def show_stopped(self, why: str, *, nameless: bool) -> None:
        """Why there is no card here."""
        words = self._words
        self._begin(words(_("Representatives")), "")
        block = Block("info", words(_("There is no card here")), why)
        if nameless:
            block.add_actions(Button(words(_("Enter your name")), lambda: self.intentions.enter_name(), kind="primary"))
        self.add(block)
        self._set_foot_back()

    def _set_foot_back(self) -> None:
        self.set_foot(Button(self._words(_("Back to the settings")), lambda: self.intentions.leave()))

    def _ask_where(self) -> None:
        title = self._words(_("Save your card"))
        self.dialog = ask_where_to_save(self, title, OWN_CARD, lambda path: self.intentions.save_own(path))

    def _ask_for_file(self) -> None:
        title = self._words(_("Choose a card"))
        patterns = self._words(_("Representatives' cards ({pattern})"), pattern="*.wbcard")
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    # -- before a card is kept

    def show_card(self, card: CardShown) -> None:
        """Its fingerprint is not shown: it is typed as it is heard."""
        words = self._words
        self._begin(card.name, card.union, crumb=words(_("Representatives")))
        compare = self._compare = Compare(self._language, card.name)
        self.add(compare)
        self._draft = f"card-{card.fingerprint.replace(' ', '')}"
        self._typed.watch(self._draft, {"heard": compare.heard})
        compare.heard.returnPressed.connect(self._keep)
        self.keep_button = Button(words(_("Keep this card")), self._keep, kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.load()), right=self.keep_button)
        compare.heard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.heard is not None:
            self.intentions.keep(self.heard.text())

    def show_not_heard(self, words: str) -> None:
        """What was heard is not the fingerprint of this card."""
        if self._compare is not None:
            self._compare.show_error(words)

    def card_kept(self) -> None:
        """What was typed is used."""
        self._typed.used(self._draft)

    # -- both

    def _begin(self, title: str, quiet: str, *, crumb: str = "") -> None:
        self.begin_anew(title, quiet, crumb=crumb or self._words(_("Settings")))
        self._compare = None
