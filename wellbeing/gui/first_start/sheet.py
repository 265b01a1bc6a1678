"""A recovery sheet on the screen and on paper: numbered words."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from wellbeing.gui import style
from wellbeing.gui.first_start.presenter import SheetOfWords
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.layout import Column, clear, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_COLUMNS = 3
_SHEETS, _NEEDED = 3, 2
"""How many sheets there are, and how many open a vault together."""


class WordSheet(QFrame):
    """Shows one sheet; its words are copied by hand or printed, never to the clipboard."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language.text
        self.sheet: SheetOfWords | None = None
        self._title, self._advice, self._told = Text("", "title"), Text(""), Text("", "error")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.space("room"))
        self._grid.setVerticalSpacing(style.space("tight"))
        card = Card()
        card.body.addLayout(self._grid)
        self.setLayout(Column(self._title, self._advice, self._told, card))

    def show_sheet(self, sheet: SheetOfWords) -> None:
        """Show the words of `sheet` in columns, read from top to bottom."""
        self.sheet = sheet
        self._title.setText(self._words(_("Sheet {number} for {holder}"), number=sheet.number, holder=sheet.holder))
        self._advice.setText(
            self._words(_("Print it or copy it by hand, and hand it over. Don't keep it beside this computer."))
        )
        self._told.setText("")
        clear(self._grid)
        rows = -(-len(sheet.words) // _COLUMNS)
        for place, word in enumerate(sheet.words):
            line = self._words(_("{number}. {word}"), number=place + 1, word=word)
            self._grid.addWidget(holder(Column(Text(line))), place % rows, place // rows)

    def tell(self, words: str) -> None:
        """A sentence about printing; empty words take it away."""
        self._told.setText(words)
        if words:
            style.say_to_reader(self._told)

    def forget(self) -> None:
        """Take the words away."""
        self.sheet = None
        clear(self._grid)


def paper(sheet: SheetOfWords, made_on: dt.date, language: Language) -> bytes:
    """The sheet as a page to print; the PDF is never written to the disk."""
    from wellbeing.reports.sheets import RecoverySheet, recovery_pdf

    page = RecoverySheet(
        words=sheet.words,
        number=sheet.number,
        of=_SHEETS,
        needed=_NEEDED,
        holder=sheet.holder,
        purpose=language.text(_("Opens a vault of the program Wellbeing if its passphrase is lost.")),
        made_on=made_on,
    )
    return recovery_pdf((page,), language)


def print_sheet(parent: QWidget, sheet: SheetOfWords, language: Language) -> QWidget | None:
    """Open the system's print dialog, without blocking. Printing to a file is not offered: it would be the key.

    The page is drawn when the printer is chosen, on this thread: there is one page, and no vault waits for it.
    Where there is no printer, the `WordSheet` inside `parent` says so.
    """
    from wellbeing.gui import printing
    from wellbeing.gui.paper.shown import NOT_TAKEN

    def tell(words: str) -> None:
        for shown in parent.findChildren(WordSheet):
            shown.tell(words)

    def put_out(printer: "QPrinter") -> None:
        content = paper(sheet, dt.datetime.now().astimezone().date(), language)
        taken = printing.paint(printing.pictures(content, printing.resolution(printer)), printer)
        tell("" if taken else language.text(NOT_TAKEN))

    if not printing.has_printer():
        tell(language.text(_("No printer is set up on this computer. Copy the words by hand.")))
        return None
    return printing.ask_printer(parent, language, put_out)
