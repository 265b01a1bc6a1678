"""A recovery sheet on the screen, on paper, and, after a warning, in a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from wellbeing.gui import files, style
from wellbeing.gui.keys.shown import SheetOfWords
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.layout import Column, Flow, clear, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_COLUMNS = 3

PaperOf = Callable[[SheetOfWords], bytes]
"""Draws a sheet as a PDF page."""


class WordSheet(QFrame):
    """Shows one sheet; its words are printed or copied by hand, never to the clipboard.

    `printed` is emitted when a printer has taken it, `save_wanted` with a place when somebody insists on a file,
    `warned` with a block that was added and should be in sight.
    """

    printed = Signal()
    save_wanted = Signal(object)
    warned = Signal(object)

    def __init__(self, language: Language, paper_of: PaperOf, *, title: str = "title") -> None:
        """`title` is the role of the heading: of a page, or of a block on one."""
        super().__init__()
        self._language, self._words, self._paper_of = language, language.text, paper_of
        self.sheet: SheetOfWords | None = None
        self._title, self._advice, self._told = Text("", title), Text(""), Text("", "error")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.space("room"))
        self._grid.setVerticalSpacing(style.space("tight"))
        card = Card()
        card.body.addLayout(self._grid)
        self.print_button = Button(self._words(_("Print")), self._print)
        self.save_button = Button(self._words(_("Save as a file")), self._warn)
        self._warning = Column()
        body = Column(self._title, self._advice, self._told, card)
        body.addLayout(Flow(self.print_button, self.save_button))
        body.addLayout(self._warning)
        self.setLayout(body)

    def show_sheet(self, sheet: SheetOfWords) -> None:
        """Show the words of `sheet` in columns, read from top to bottom."""
        self.sheet = sheet
        self._title.setText(self._words(_("Sheet {number} for {holder}"), number=sheet.number, holder=sheet.holder))
        self._advice.setText(
            self._words(_("Print it or copy it by hand, and hand it over. Don't keep it beside this computer."))
        )
        self._told.setText("")
        clear(self._warning)
        clear(self._grid)
        rows = -(-len(sheet.words) // _COLUMNS)
        for place, word in enumerate(sheet.words):
            line = self._words(_("{number}. {word}"), number=place + 1, word=word)
            self._grid.addWidget(holder(Column(Text(line))), place % rows, place // rows)

    def tell(self, words: str) -> None:
        """A sentence about printing or saving; empty words take it away."""
        self._told.setText(words)
        if words:
            style.say_to_reader(self._told)

    def tell_saved(self) -> None:
        """The file lies where it was wanted."""
        block = Block(
            "warning",
            self._words(_("The file is a part of the key")),
            self._words(_("Print it, hand it over, and delete it. Empty the bin too.")),
        )
        self._warn_with(block)

    def _warn_with(self, block: Block) -> None:
        clear(self._warning)
        self._warning.add(block)
        style.say_to_reader(block)
        self.warned.emit(block)

    def forget(self) -> None:
        """Take the words away."""
        self.sheet = None
        clear(self._grid)
        clear(self._warning)

    def _print(self) -> None:
        """Open the system's print dialog, without blocking. Printing to a file is not offered there.

        The page is drawn when the printer is chosen, on this thread: there is one page, and no vault waits for it.
        """
        from wellbeing.gui import printing
        from wellbeing.gui.paper.shown import NOT_TAKEN

        sheet = self.sheet
        if sheet is None:
            return
        if not printing.has_printer():
            self.tell(self._words(_("No printer is set up on this computer. Copy the words by hand.")))
            return

        def put_out(printer: "QPrinter") -> None:
            pages = printing.pictures(self._paper_of(sheet), printing.resolution(printer))
            taken = printing.paint(pages, printer)
            self.tell("" if taken else self._words(NOT_TAKEN))
            if taken:
                self.printed.emit()

        printing.ask_printer(self, self._language, put_out)

    def _warn(self) -> None:
        """Say what a file of a sheet is, before one can be made."""
        block = Block(
            "warning",
            self._words(_("A saved sheet is a part of the key")),
            self._words(
                _(
                    "Whoever gets hold of two such files opens the vault without the passphrase. Backups, a cloud or"
                    " the bin may keep them. Print the sheet instead, if you can."
                )
            ),
        )
        self.save_anyway = Button(self._words(_("Save it all the same")), self._ask_place)
        block.add_actions(self.save_anyway, Button(self._words(_("Don't save")), lambda: clear(self._warning)))
        self._warn_with(block)

    def _ask_place(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            name = f"{self._words(_('recovery-sheet'))}-{sheet.number}.pdf"
            title = self._words(_("Where does the sheet go?"))
            files.ask_where_to_save(self, title, name, self._chosen)

    def _chosen(self, path: Path) -> None:
        self.save_wanted.emit(path)


def sheet_in(parent: QWidget) -> WordSheet | None:
    """The sheet that is shown inside `parent`, if one is."""
    return parent.findChild(WordSheet)
