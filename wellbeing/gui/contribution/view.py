"""Contributions on the screen: a year with its quarters, the form of both offices, a quarter before and after its files
are written."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui import style
from wellbeing.gui.contribution.shown import (
    RELEASING,
    SECOND,
    Leaving,
    MadeShown,
    MakeShown,
    OfficesForm,
    OfficeShown,
    YearShown,
)
from wellbeing.gui.files import ask_for_file, ask_for_folder
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_OFFICES_DRAFT = "contribution-offices"
_NARROW = 90
"""Characters of width under which what stays and what leaves stand below one another."""


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, part: str = "", year: str = "") -> None: ...
    def refresh(self) -> None: ...
    def to_summary(self) -> None: ...
    def to_year(self) -> None: ...
    def name_offices(self) -> None: ...
    def look(self, role: str, file: Path) -> None: ...
    def name(self, heard: dict[str, str], country: str, pseudonym: str) -> None: ...
    def open_quarter(self, label: str) -> None: ...
    def make(self, label: str, place: str, *, renamed: bool = False) -> None: ...
    def take_in(self, file: Path) -> None: ...


class ContributionView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten, countries: Sequence[tuple[str, str]]) -> None:
        super().__init__(language.text(_("Contribution")))
        self._words, self._typed, self._countries = language.text, typed, tuple(countries)
        self._draft = ""
        self._fields: dict[str, Field] = {}
        self._chosen: dict[str, Text] = {}
        self.heard: dict[str, LineEdit] = {}
        self.choose: dict[str, Button] = {}
        self.rows: dict[str, CardRow] = {}
        self.dialog: QFileDialog | None = None
        self.place, self.country, self.pseudonym = LineEdit(), Drop(), LineEdit()
        self.press, self.list_button, self.offices_button = Button(""), Button(""), Button("")
        self.rename = Button("")
        self._below: Column | None = None

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self.intentions.arrive(str(what.get("part", "")), str(what.get("year", "")))

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.refresh()

    # -- the year

    def show_year(self, shown: YearShown) -> None:
        """How it leaves, its quarters, and the two offices."""
        words = self._words
        self._begin(shown.title, shown.quiet, words(_("Summary")))
        tone, heading, detail = shown.way
        if shown.why_not:
            self.add(Block("warning", words(_("Nothing is contributed here")), shown.why_not))
        self.add(Block(tone, heading, detail))
        self.heading(words(_("Quarters")))
        for one in shown.quarters:
            row = CardRow(one.what, one.why, chip=one.chip, tone=one.tone, action=one.action)
            row.pressed.connect(functools.partial(self._open, one.label))
            self.rows[one.label] = row
            self.add(row)
        self.heading(words(_("The two offices")))
        for office in shown.offices:
            self.add(self._office(office))
        self.add(Text(shown.offices_told, "quiet"))
        kind = "plain" if shown.offices else "primary"
        self.offices_button = Button(shown.name_offices, lambda: self.intentions.name_offices(), kind=kind)
        self.offices_button.setEnabled(not shown.why_not)
        self.list_button = Button(words(_("Take in a closing list")), self._ask_for_list)
        self.list_button.setEnabled(bool(shown.offices))
        self.add(holder(Flow(self.offices_button, self.list_button)))
        card = Card(words(_("How it works")))
        for line in shown.explained:
            card.body.add(Text(line))
        self.add(card)
        self.set_foot(Button(words(_("Back to the summary")), lambda: self.intentions.to_summary()))

    def _open(self, label: str) -> None:
        self.intentions.open_quarter(label)

    def _office(self, shown: OfficeShown) -> Card:
        card = Card(shown.role)
        words = self._words
        card.body.add(facts_column(((words(_("Name")), shown.name), (words(_("Fingerprint")), shown.fingerprint))))
        return card

    def _ask_for_list(self) -> None:
        title = self._words(_("Choose the closing list"))
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.take_in(file))

    # -- the offices

    def show_offices_form(self, shown: OfficesForm) -> None:
        """Both cards, and the fingerprints as they are heard."""
        words = self._words
        self._begin(shown.title, shown.quiet, shown.crumb)
        self.add(Block("warning", words(_("Compare by telephone")), shown.told))
        for role, heading in ((RELEASING, _("The office that releases the figures")), (SECOND, _("The second office"))):
            self.add(self._card_of(role, words(heading)))
        self.country, self.pseudonym = Drop(self._countries), LineEdit()
        self.country.choose(shown.country)
        self.pseudonym.setText(shown.pseudonym)
        self._fields["country"] = Field(words(_("Country for which they count")), self.country)
        help_line = words(_("Both offices chose it with you. It stands in no figure."))
        self._fields["pseudonym"] = Field(
            words(_("Name by which both offices know you")), self.pseudonym, help_line=help_line
        )
        self.add(self._fields["country"], self._fields["pseudonym"])
        self._draft = _OFFICES_DRAFT
        self._typed.watch(self._draft, {**self.heard, "pseudonym": self.pseudonym})
        self.press = Button(words(_("Keep both offices")), self._name, kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.to_year()), right=self.press)

    def _card_of(self, role: str, heading: str) -> Card:
        words, card = self._words, Card(heading)
        self._chosen[role] = Text(words(_("No card is chosen yet.")), "quiet")
        self.choose[role] = Button(words(_("Choose the card")), functools.partial(self._ask_for_card, role))
        self.choose[role].setAccessibleName(f"{self.choose[role].text()}: {heading}")
        self.heard[role] = LineEdit()
        help_line = words(_("Forty signs: digits, and letters from a to f. Spaces don't matter."))
        field = Field(words(_("The fingerprint as you hear it")), self.heard[role], help_line=help_line)
        self.heard[role].setAccessibleName(f"{words(_('The fingerprint as you hear it'))}: {heading}")
        self._fields[role] = field
        card.body.add(self._chosen[role])
        card.body.addLayout(Flow(self.choose[role]))
        card.body.add(field)
        return card

    def _ask_for_card(self, role: str) -> None:
        title = self._words(_("Choose a card"))
        patterns = self._words(_("Representatives' cards ({pattern})"), pattern="*.wbcard")
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(role, file), patterns=patterns)

    def show_card(self, role: str, words: str) -> None:
        """Whose card was chosen. Its fingerprint is not shown: it is typed as it is heard."""
        if role in self._chosen:
            self._chosen[role].setText(self._words(_("Card of {name}"), name=words))
            self.heard[role].setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring_into_sight(self.heard[role])

    def _name(self) -> None:
        heard = {role: line.text() for role, line in self.heard.items()}
        self.intentions.name(heard, self.country.value() or "", self.pseudonym.text())

    def offices_named(self) -> None:
        """What was typed is used."""
        self._typed.used(_OFFICES_DRAFT)

    # -- a quarter

    def show_make(self, shown: MakeShown) -> None:
        """What stays here, what each office gets, and what never leaves."""
        words = self._words
        self._begin(shown.title, shown.quiet, shown.crumb)
        if shown.because:
            self.add(Block("warning", words(_("It is made again")), shown.because))
        stays = Card(words(_("Your counts")))
        stays.body.addWidget(Chip(words(_("Stays here")), "warning"), 0, Qt.AlignmentFlag.AlignLeft)
        for line in shown.stays:
            stays.body.add(Text(line))
        stays.body.add(Text(words(_("Please don't copy them out: a small number can point to a person.")), "quiet"))
        stays.body.addStretch()
        leaves = Column(*(self._leaving(one) for one in shown.leaves), gap="room")
        self.add(Turning([(stays, 1), (holder(leaves), 1)], narrow=_NARROW))
        self.add(
            Block(
                "warning",
                words(_("Never both to one office")),
                words(_("Together they say your counts. Take each file by another way, or on another day.")),
            )
        )
        never = Card(words(_("What never leaves")))
        for line in shown.never:
            never.body.add(Text(line))
        self.add(never)
        self.place = LineEdit()
        self.place.setText(shown.place)
        self._draft = f"contribution-{shown.label}"
        self._typed.watch(self._draft, {"place": self.place})
        self._fields["place"] = Field(words(_("In the folder")), self.place)
        self.add(self._fields["place"])
        self.add(holder(Flow(Button(words(_("Choose a folder")), self._choose_folder))))
        self.press = Button(shown.press, lambda: self.intentions.make(shown.label, self.place.text()), kind="primary")
        if shown.rename:
            self.rename = Button(
                shown.rename, lambda: self.intentions.make(shown.label, self.place.text(), renamed=True), kind="link"
            )
            self.add(holder(Column(Text(shown.renamed, "quiet"), holder(Flow(self.rename)), gap="hair")))
        self._below = Column()
        self.body.addLayout(self._below)
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.to_year()), right=self.press)

    def _leaving(self, shown: Leaving) -> QWidget:
        card = Card(shown.heading)
        card.body.addWidget(Chip(self._words(_("Leaves")), "plain"), 0, Qt.AlignmentFlag.AlignLeft)
        for line in shown.lines:
            card.body.add(Text(line))
        return card

    def _choose_folder(self) -> None:
        title = self._words(_("In which folder?"))
        self.dialog = ask_for_folder(self, title, lambda path: self.place.setText(str(path)))

    def show_working(self, words: str) -> None:
        """It is being written."""
        self.press.setEnabled(False)
        self.rename.setEnabled(False)
        if self._below is not None:
            clear(self._below)
            self._below.add(Text(words, "quiet"), bar(words))

    def show_made(self, shown: MadeShown) -> None:
        """Which file goes to whom."""
        words = self._words
        self._typed.used(self._draft)
        self._begin(shown.title, shown.quiet, shown.crumb)
        card = Card(words(_("Written to")))
        card.body.setSpacing(style.space("close"))
        card.body.add(Text(shown.folder, selectable=True))
        for office, name in shown.files:
            card.body.addWidget(holder(Column(Text(office, "bold"), Text(name, "quiet", selectable=True), gap="hair")))
        self.add(card)
        self.add(
            Block(
                "warning",
                words(_("Never both to one office")),
                words(_("Together they say your counts. Take each file by another way, or on another day.")),
            )
        )
        self.add(Text(shown.next, "quiet"))
        self.set_foot(Button(words(_("Back to the quarters")), lambda: self.intentions.to_year()))

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
        self.press.setEnabled(True)
        self.rename.setEnabled(True)
        if self._below is not None:
            clear(self._below)
        for name, field in reversed(self._fields.items()):  # the first wrong one gets the keyboard
            field.show_error(errors.get(name, ""))

    # -- all

    def _begin(self, title: str, quiet: str, crumb: str) -> None:
        self.begin_anew(title, quiet, crumb=crumb)
        self._fields, self._chosen, self.heard, self.choose, self.rows = {}, {}, {}, {}, {}
        self.rename = Button("")
        self._below = None
