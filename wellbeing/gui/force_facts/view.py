"""The page of facts: what is here and from whom, a sheet to fill in, and a file that is looked at first."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui.files import ask_for_file, ask_where_to_save
from wellbeing.gui.force_facts.shown import Part, PreviewShown, YearShown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.figures import Cell, Figures, Line
from wellbeing.gui.widgets.layout import Column, Flow, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def start(self) -> None: ...
    def look(self, file: Path) -> None: ...
    def accept(self) -> None: ...
    def save_sheet(self, path: Path) -> None: ...
    def leave(self) -> None: ...


class ForceFactsView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, above: str, back: str) -> None:
        """`above` names the place of the figures, `back` the way there (msgids)."""
        super().__init__(language.text(_("Facts of forces")), crumb=language.text(above))
        self._words, self._above, self._back = language.text, above, back
        self.dialog: QFileDialog | None = None
        self.look_button, self.accept_button, self.sheet_button = Button(""), Button(""), Button("")

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.start()

    def show_here(self, years: tuple[YearShown, ...], replaced: str) -> None:
        """What is here, and the way to more."""
        words = self._words
        quiet = words(_("Officers in service, hours, staffing, surveys: what indicators need beside the cases."))
        self._begin(words(_("Facts of forces")), quiet)
        card = Card(words(_("Take facts in")))
        told = _(
            "A CSV or XLSX file with one fact in a row, per force and year. You see what is new, changed or wrong "
            "before anything is written. What a later file says replaces what was said before, and that is kept."
        )
        floor = _(
            "Only sums over all forces leave with a release, never a force by name. Facts behind which fewer than 10 "
            "persons stand are withheld, as are hours, days and shifts of which nobody told how many persons they are."
        )
        self.look_button = Button(words(_("Choose a file")), self._ask_for_file, kind="primary")
        self.sheet_button = Button(words(_("Save an empty sheet")), self._ask_where)
        card.body.add(Text(words(told)), Text(words(floor), "quiet"), holder(Flow(self.look_button, self.sheet_button)))
        self.add(card)
        if years:
            self.body.addWidget(Chip(words(_("Stays here")), "warning"), 0, Qt.AlignmentFlag.AlignLeft)
        for year in years:
            self.add(_table(year))
        if replaced:
            self.add(Text(replaced, "quiet"))
        self.set_foot(Button(words(self._back), lambda: self.intentions.leave()))

    def show_preview(self, shown: PreviewShown) -> None:
        """What the file would bring, and nothing written yet."""
        words = self._words
        self._begin(shown.title, shown.quiet)
        for part in shown.parts:
            self.add(_part(part))
        cancel = Button(words(_("Cancel")), lambda: self.intentions.start())
        if shown.accept:
            self.accept_button = Button(shown.accept, lambda: self.intentions.accept(), kind="primary")
            self.set_foot(cancel, right=self.accept_button)
        else:
            self.add(Text(words(_("This file can't be taken in as it is."))))
            self.set_foot(cancel)

    def _ask_for_file(self) -> None:
        patterns = self._words(_("Tables ({patterns})"), patterns="*.csv *.xlsx")
        title = self._words(_("Choose a file"))
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def _ask_where(self) -> None:
        title, name = self._words(_("Save an empty sheet")), self._words(_("facts-of-forces.xlsx"))
        self.dialog = ask_where_to_save(self, title, name, lambda path: self.intentions.save_sheet(path))

    def _begin(self, title: str, quiet: str) -> None:
        self.begin_anew(title, quiet, crumb=self._words(self._above))


def _table(year: YearShown) -> QWidget:
    lines = [Line(label=what, cells=(Cell(words=value),)) for what, value in year.rows]
    return holder(Column(Figures(year.heading, year.heads, lines), Text(year.came, "quiet"), gap="hair"))


def _part(part: Part) -> QWidget:
    card = Card()
    card.body.addLayout(Flow(Chip(part.heading, part.tone)))
    for where, what in part.lines:
        card.body.addWidget(holder(Column(Text(where, "bold"), Text(what, "quiet"), gap="hair")))
    if part.more:
        card.body.add(Text(part.more, "quiet"))
    card.setAccessibleName(part.heading)
    return card
