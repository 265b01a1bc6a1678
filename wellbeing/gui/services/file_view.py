"""The page of files: choose one and look at it, take it in, or save the directory."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui.files import ask_for_file, ask_where_to_save
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.services.shown import Part, PreviewShown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.layout import Flow, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_FILE_NAMES = {"xlsx": _("services.xlsx"), "csv": _("services.csv"), "yaml": "services.yaml"}


class Intentions(Protocol):
    """What a person can want here."""

    def start(self) -> None: ...
    def look(self, file: Path) -> None: ...
    def accept(self) -> None: ...
    def save(self, path: Path) -> None: ...
    def add_examples(self) -> None: ...
    def remove_examples(self) -> None: ...
    def leave(self) -> None: ...


class FileView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Import or save")), crumb=language.text(_("Services")))
        self._words = language.text
        self.dialog: QFileDialog | None = None
        self.look_button, self.accept_button, self.examples_button = Button(""), Button(""), Button("")
        self.save_buttons: dict[str, Button] = {}

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.start()

    def show_start(self, *, examples: bool) -> None:
        """Choose a file, or where to save one; `examples` says that made-up entries are in the directory."""
        words = self._words
        self._begin(words(_("Import or save")), words(_("The directory as a spreadsheet.")))
        taking_in = Card(words(_("Take services in")))
        told = _(
            "A CSV or XLSX file with one service in a row. The easiest way to such a file is to save the directory, "
            "even with one entry, and to fill it in. You see what is new, changed or wrong before anything is written."
        )
        self.look_button = Button(words(_("Choose a file")), self._ask_for_file, kind="primary")
        taking_in.body.add(Text(words(told)), holder(Flow(self.look_button)))
        saving = Card(words(_("Save the directory")))
        told = _(
            "Your own entries, for a spreadsheet program, another vault, or the folder of a content pack. Notes of the "
            "union go into a spreadsheet, not into a pack."
        )
        labels = {"xlsx": _("Save as XLSX"), "csv": _("Save as CSV"), "yaml": _("Save for a content pack")}
        self.save_buttons = {ending: self._save_button(ending, label) for ending, label in labels.items()}
        saving.body.add(Text(words(told)), holder(Flow(*self.save_buttons.values())))
        self.add(taking_in, saving, self._examples(here=examples))
        self.set_foot(Button(words(_("Back to the services")), lambda: self.intentions.leave()))

    def _examples(self, *, here: bool) -> Card:
        words, card = self._words, Card(self._words(_("Made-up examples")))
        told = _("To see what entries look like. They are marked, and no referral and no letter goes to them.")
        if here:
            label = words(_("Take the examples out"))
            self.examples_button = Button(label, lambda: self.intentions.remove_examples())
        else:
            self.examples_button = Button(words(_("Put examples in")), lambda: self.intentions.add_examples())
        card.body.add(Text(words(told)), holder(Flow(self.examples_button)))
        return card

    def _save_button(self, ending: str, label: str) -> Button:
        return Button(self._words(label), lambda: self._ask_where(ending))

    def _ask_for_file(self) -> None:
        patterns = self._words(_("Tables ({patterns})"), patterns="*.csv *.xlsx")
        title = self._words(_("Choose a file"))
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.look(file), patterns=patterns)

    def _ask_where(self, ending: str) -> None:
        title, name = self._words(_("Save the directory")), self._words(_FILE_NAMES[ending])
        self.dialog = ask_where_to_save(self, title, name, lambda path: self.intentions.save(path))

    def show_preview(self, shown: PreviewShown) -> None:
        """What the file would bring, and nothing written yet."""
        words = self._words
        self._begin(shown.title, shown.quiet)
        for part in shown.parts:
            self.add(self._part(part))
        cancel = Button(words(_("Cancel")), lambda: self.intentions.start())
        if shown.accept:
            self.accept_button = Button(shown.accept, lambda: self.intentions.accept(), kind="primary")
            self.set_foot(cancel, right=self.accept_button)
        else:
            self.add(Text(words(_("There is nothing in this file to take in."))))
            self.set_foot(cancel)

    def _part(self, part: Part) -> QWidget:
        card = Card()
        card.body.addLayout(Flow(Chip(part.heading, part.tone)))
        card.body.add(facts_column(part.lines))
        if part.more:
            card.body.add(Text(part.more, "quiet"))
        card.setAccessibleName(part.heading)
        return card

    def _begin(self, title: str, quiet: str) -> None:
        self.begin_anew(title, quiet, crumb=self._words(_("Services")))
