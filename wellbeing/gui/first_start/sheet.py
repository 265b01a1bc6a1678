"""A recovery sheet on the screen and on paper: numbered words."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QTextDocument
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from wellbeing.gui import style
from wellbeing.gui.first_start.presenter import SheetOfWords
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.layout import Column, clear, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_COLUMNS = 3


class WordSheet(QFrame):
    """Shows one sheet; its words are copied by hand or printed, never to the clipboard."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language.text
        self.sheet: SheetOfWords | None = None
        self._title, self._advice = Text("", "title"), Text("")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.space("room"))
        self._grid.setVerticalSpacing(style.space("tight"))
        card = Card()
        card.body.addLayout(self._grid)
        self.setLayout(Column(self._title, self._advice, card))

    def show_sheet(self, sheet: SheetOfWords) -> None:
        """Show the words of `sheet` in columns, read from top to bottom."""
        self.sheet = sheet
        self._title.setText(self._words(_("Sheet {number} for {holder}"), number=sheet.number, holder=sheet.holder))
        self._advice.setText(
            self._words(_("Print it or copy it by hand, and hand it over. Don't keep it beside this computer."))
        )
        clear(self._grid)
        rows = -(-len(sheet.words) // _COLUMNS)
        for place, word in enumerate(sheet.words):
            line = self._words(_("{number}. {word}"), number=place + 1, word=word)
            self._grid.addWidget(holder(Column(Text(line))), place % rows, place // rows)

    def forget(self) -> None:
        """Take the words away."""
        self.sheet = None
        clear(self._grid)


def paper(sheet: SheetOfWords, language: Language) -> str:
    """The sheet as plain lines for the printer."""
    words = language.text
    head = [
        words(_("Recovery sheet {number} of 3"), number=sheet.number),
        words(_("Kept by {holder}"), holder=sheet.holder),
        "",
        words(
            _(
                "Two of the three sheets together open a vault of the program Wellbeing. Keep this one apart from the"
                " others and from the computer. Give it to nobody without asking back in person."
            )
        ),
        "",
    ]
    return "\n".join([*head, *(f"{place:>3}.  {word}" for place, word in enumerate(sheet.words, start=1))])


def print_sheet(parent: QWidget, sheet: SheetOfWords, language: Language) -> QWidget:
    """Open the system's print dialog, without blocking. Printing to a file is not offered: it would be the key."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setDocName("Wellbeing")
    printer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)

    def put_out() -> None:
        document = QTextDocument()
        document.setPlainText(paper(sheet, language))
        document.print_(printer)

    dialog.accepted.connect(put_out)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog
