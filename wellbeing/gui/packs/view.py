"""Content packs on the screen: a list of those installed, and a page that shows one before it is installed."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui import style
from wellbeing.gui.files import ask_for_file
from wellbeing.gui.packs.shown import Group, LookShown, PackShown
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, LeftColumn, Row, Turning, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_EMPTY = _(
    "No pack is installed. A pack brings the guides, services and numbers of your union, signed by whoever made it."
)
_COMPARE = _(
    "This is the first pack of this publisher here. Call them at a number that you know already, not one from the "
    "message that the file came with, and let them read the fingerprint to you."
)
_FORGET = _(
    "All its versions go, and the key it was signed with is forgotten. Talks that were held with its guides keep their "
    "answers, but open without its questions."
)

_COMPARED = "compared"


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def look(self, file: Path) -> None: ...
    def install(self, *, compared: bool) -> None: ...
    def remove(self, name: str) -> None: ...
    def use_again(self, name: str, title: str) -> None: ...
    def forget(self, name: str, title: str, *, sure: bool = False) -> None: ...
    def leave(self) -> None: ...


class PacksView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Content packs")))
        self._words = language.text
        self.dialog: QFileDialog | None = None
        self.compared: Choices | None = None
        self._compare_field: Field | None = None
        self.choose_button, self.install_button = Button(""), Button("")
        self.buttons: dict[str, Button] = {}

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    # -- what is there

    def show_packs(self, shown: tuple[PackShown, ...]) -> None:
        """Every pack on this computer."""
        words = self._words
        self._begin(
            words(_("Content packs")), words(_("Guides, services and numbers of your union, as one signed file."))
        )
        self.choose_button = Button(words(_("Install a pack")), self._ask_for_file, kind="primary")
        if shown:
            self.set_actions(self.choose_button)
        else:
            self.add(EmptyState(words(_EMPTY), words(_("Install a pack")), self._ask_for_file))
        for pack in shown:
            self.add(self._card(pack))
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.leave()))

    def _card(self, pack: PackShown) -> Card:
        words, card = self._words, Card()
        card.body.addLayout(Flow(Text(pack.title, "block"), Chip(*pack.mark)))
        if pack.trouble:
            card.body.add(Block("warning", words(_("A newer file of it is not in order")), pack.trouble))
        card.body.add(facts_column(pack.facts))
        name, title = pack.name, pack.title
        if pack.in_use:
            ways = [self._way(pack, words(_("Take out of use")), lambda: self.intentions.remove(name))]
        else:
            again = self._way(pack, words(_("Use it again")), lambda: self.intentions.use_again(name, title))
            self.buttons[f"again {name}"] = again
            ways = [again, self._way(pack, words(_("Remove for good")), lambda: self.intentions.forget(name, title))]
        self.buttons[name] = ways[-1]
        card.body.addLayout(Flow(*ways))
        card.setAccessibleName(pack.title)
        return card

    def _way(self, pack: PackShown, words: str, press: Callable[[], object]) -> Button:
        return Button(words, press, name=", ".join((words, pack.title)))

    def _ask_for_file(self) -> None:
        title, patterns = (
            self._words(_("Choose a pack")),
            self._words(_("Content packs ({pattern})"), pattern="*.wbpack"),
        )
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def ask_to_forget(self, name: str, title: str) -> None:
        """Ask once more, on the page."""
        words = self._words
        block = self.tell("warning", words(_("Remove {title} for good?"), title=title), words(_FORGET))
        yes = Button(words(_("Remove for good")), lambda: self.intentions.forget(name, title, sure=True), kind="danger")
        block.add_actions(yes, Button(words(_("Keep it")), lambda: self.intentions.load()))
        yes.setFocus()

    # -- before it is installed

    def show_look(self, shown: LookShown) -> None:
        """Who signed it, what is in it, what changes."""
        words = self._words
        self._begin(shown.title, shown.quiet, crumb=words(_("Content packs")))
        self.add(self._signed(shown))
        changes = Card(words(_("What changes")))
        changes.body.setSpacing(style.space("close"))
        for group in shown.groups:
            changes.body.add(self._group(group))
        if not shown.groups:
            changes.body.add(Text(words(_("Nothing would change."))))
        self.add(changes)
        inside = Card(words(_("What is in it")))
        inside.body.add(facts_column(shown.facts))
        self.add(inside)
        self.install_button = Button(words(_("Install")), self._install, kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.load()), right=self.install_button)

    def _signed(self, shown: LookShown) -> QWidget:
        words = self._words
        facts = ((words(_("Published by")), shown.publisher), (words(_("Fingerprint")), shown.fingerprint))
        if not shown.compare:
            card = Card(words(_("Signed by the publisher you know")))
            card.body.add(facts_column(facts))
            return card
        block = Block("warning", words(_("Compare who signed it")), words(_COMPARE))
        block.add(facts_column(facts))
        options = [(_COMPARED, words(_("I have compared the fingerprint by telephone")))]
        self.compared = Choices("", options, several=True)
        self.compared.setFocusProxy(self.compared.first)
        self._compare_field = Field("", self.compared)
        block.add(self._compare_field)
        return block

    def _group(self, group: Group) -> QWidget:
        column = Column(Text(group.title, "bold"), gap="tight")
        for how, tone, what in group.lines:
            chip = LeftColumn(Row(Chip(how, tone), None), "chip_column")
            column.add(Turning([(chip, 0), (holder(Column(Text(what))), 1)], narrow=40, gap="close"))
        return holder(column)

    def _install(self) -> None:
        self.intentions.install(compared=self.compared is not None and bool(self.compared.values()))

    def show_not_compared(self, words: str) -> None:
        """The fingerprint has not been compared yet."""
        if self._compare_field is not None:
            self._compare_field.show_error(words)
            self.bring_into_sight(self._compare_field)

    # -- both

    def _begin(self, title: str, quiet: str, *, crumb: str = "") -> None:
        self.begin_anew(title, quiet, crumb=crumb or self._words(_("Settings")))
        self.buttons, self.compared, self._compare_field = {}, None, None
