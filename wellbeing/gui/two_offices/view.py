"""The two offices on the screen: both as they are known, and a page that compares the card of the other one."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from wellbeing.gui.files import ask_for_file, ask_where_to_save
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.two_offices.shown import CardShown, Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.compare import Compare
from wellbeing.gui.widgets.layout import Flow
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

OWN_CARD = "office.wbcard"
_OWN = _("The other office needs this card, and so does every representative. They call, and you read the signs out.")
_NOBODY = _("Not known yet. The two offices share no keys, no staff and no computers: neither can read anything alone.")


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def save_own(self, path: Path) -> None: ...
    def look(self, file: Path) -> None: ...
    def keep(self, heard: str) -> None: ...
    def leave(self) -> None: ...


class TwoOfficesView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Both offices")))
        self._language, self._words, self._typed = language, language.text, typed
        self._draft = ""
        self.compare: Compare | None = None
        self.dialog: QFileDialog | None = None
        self.save_button, self.choose_button, self.keep_button = Button(""), Button(""), Button("")

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def show_both(self, shown: Shown) -> None:
        """This office, and the other one."""
        words = self._words
        self._begin(words(_("Both offices")), shown.quiet)
        own = Card(words(_("This office")))
        own.body.add(facts_column(shown.own), Text(words(_OWN), "quiet"))
        self.save_button = Button(words(_("Save the card")), self._ask_where)
        own.body.addLayout(Flow(self.save_button))
        other = Card(words(_("The other office")))
        other.body.add(facts_column(shown.other) if shown.other else Text(words(_NOBODY)))
        kind = "plain" if shown.other else "primary"
        self.choose_button = Button(shown.take_in, self._ask_for_file, kind=kind)
        other.body.addLayout(Flow(self.choose_button))
        self.add(own, other)
        self.set_foot(Button(words(_("Back to the representatives")), lambda: self.intentions.leave()))

    def _ask_where(self) -> None:
        title = self._words(_("Save the card"))
        self.dialog = ask_where_to_save(self, title, OWN_CARD, lambda path: self.intentions.save_own(path))

    def _ask_for_file(self) -> None:
        title = self._words(_("Choose a card"))
        patterns = self._words(_("Cards ({pattern})"), pattern="*.wbcard")
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def show_card(self, shown: CardShown) -> None:
        """A card before it is kept."""
        words = self._words
        self._begin(shown.name, shown.union, crumb=words(_("Both offices")))
        compare = self.compare = Compare(self._language, shown.name, shown.task)
        self.add(compare)
        self._draft = f"office-{shown.fingerprint.replace(' ', '')}"
        self._typed.watch(self._draft, {"heard": compare.heard})
        compare.heard.returnPressed.connect(self._keep)
        self.keep_button = Button(words(_("This is the other office")), self._keep, kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.load()), right=self.keep_button)
        compare.heard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.compare is not None:
            self.intentions.keep(self.compare.heard.text())

    def show_not_heard(self, words: str) -> None:
        """What was heard is not the fingerprint of this card."""
        if self.compare is not None:
            self.compare.show_error(words)

    def card_kept(self) -> None:
        """What was typed is used."""
        self._typed.used(self._draft)

    def _begin(self, title: str, quiet: str, *, crumb: str = "") -> None:
        self.begin_anew(title, quiet, crumb=crumb or self._words(_("Representatives")))
        self.compare = None
