"""The page on which releasing is opened again: folders that left, then a name."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui import files, style
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.releasing.shown import Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_DRAFT = "releasing"
_FILES = "*.wbcontribution"


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self) -> None: ...
    def read_in(self, place: str, card: str) -> None: ...
    def state(self, by: str) -> None: ...
    def leave(self) -> None: ...


class ReleasingView(Page):
    """What is typed stays while folders are read in one after the other."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten, above: str, back: str) -> None:
        title = language.text(_("What was released before"))
        super().__init__(title, crumb=language.text(above))
        self._words, self._typed = language.text, typed
        words = self._words
        self.dialog: object = None
        self.folder, self.card, self.by = LineEdit(), LineEdit(), LineEdit()
        self._fields = {
            "folder": Field(words(_("Folder of a release, or file of a contribution")), self.folder),
            "card": Field(
                words(_("Signer's card")),
                self.card,
                help_line=words(_("The file that was handed on with your first release.")),
            ),
            "by": Field(words(_("Your name")), self.by),
        }
        self.read_button = Button(words(_("Read it in")), self._read_in)
        self.open_button = Button(
            words(_("Open releasing")), lambda: self.intentions.state(self.by.text()), kind="primary"
        )
        self.back_button = Button(words(back), lambda: self.intentions.leave())
        self._told, self._known = Column(), Column(gap="tight")
        self._statement = Text("")
        self._closed = self._build_closed()
        self.body.addLayout(self._told)
        self.add(*self._closed)
        self.set_foot(self.back_button)
        typed.watch(_DRAFT, {"folder": self.folder, "card": self.card, "by": self.by})

    def _build_closed(self) -> tuple[Card, Card]:
        words = self._words
        read = Card(words(_("Read in what has left")))
        read.body.setSpacing(style.space("close"))
        read.body.add(
            Text(
                words(
                    _(
                        "The restored vault doesn't know what was released after the backup was made. Each release"
                        " folder that left since is read in once: it is checked, nothing in it is changed, and later"
                        " figures are protected by it. Of a contribution, one of its two files is enough."
                    )
                )
            ),
            self._fields["folder"],
            self._fields["card"],
        )
        self._fields["card"].hide()
        choose = Button(words(_("Choose a folder")), self._choose_folder)
        choose_file = Button(words(_("Choose a file")), self._choose_file)
        read.body.addLayout(Flow(choose, choose_file, self.read_button))
        read.body.addLayout(self._known)
        state = Card(words(_("Then state the rest by your name")))
        state.body.setSpacing(style.space("close"))
        state.body.add(self._statement, self._fields["by"])
        state.body.addLayout(Flow(self.open_button))
        return read, state

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        clear(self._told)
        self._fields["card"].setVisible(bool(self.card.text()))
        self.show_errors({})
        self.intentions.arrive()

    def show_closed(self, shown: Shown) -> None:
        """Why releasing is closed."""
        self._show_cards(closed=True)
        self.show_title(self.title, shown.quiet, crumb=self._words(_("Summary")))
        self._statement.setText(shown.statement)
        clear(self._known)
        for name in shown.read_in:
            self._known.add(Text(self._words(_("✓ {period} is known now"), period=name), "quiet"))

    def show_open(self, words: str) -> None:
        """Nothing is missing any more."""
        self._show_cards(closed=False)
        self.show_title(self.title, "", crumb=self._words(_("Summary")))
        for line in (self.folder, self.card, self.by):
            line.clear()
        self._typed.used(_DRAFT)
        self.tell(words, "good")
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self, *, closed: bool) -> None:
        for card in self._closed:
            card.setVisible(closed)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
        for name, field in reversed(self._fields.items()):
            field.show_error(errors.get(name, ""))

    def ask_for_card(self) -> None:
        """The signer's card is needed too."""
        self._fields["card"].show()

    def empty_folder(self) -> None:
        """One folder was read in; the next may follow."""
        self.folder.clear()
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str, tone: str) -> None:
        """What was done, above everything."""
        clear(self._told)
        block = Block(tone, words)
        self._told.add(block)
        style.say_to_reader(block)

    def _read_in(self) -> None:
        self.intentions.read_in(self.folder.text(), self.card.text())

    def _choose_folder(self) -> None:
        title = self._words(_("Which folder left?"))

        def chosen(folder: Path) -> None:
            self.folder.setText(str(folder))

        self.dialog = files.ask_for_folder(self, title, chosen)

    def _choose_file(self) -> None:
        title, patterns = (
            self._words(_("Which file left?")),
            self._words(_("Contributions ({pattern})"), pattern=_FILES),
        )

        def chosen(file: Path) -> None:
            self.folder.setText(str(file))

        self.dialog = files.ask_for_file(self, title, chosen, patterns=patterns)
