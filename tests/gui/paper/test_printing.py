"""Pages as pictures: every page, its words, on a sheet of the printer."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wellbeing.gui import printing
from wellbeing.gui.printing import PagePicture, paint, pictures, resolution
from wellbeing.language import language
from wellbeing.reports.letters import Letter, Section, letter_pdf


def two_pages() -> bytes:
    sections = tuple(Section(heading=f"Part {number}", paragraphs=("Quiet words. " * 60,)) for number in range(9))
    return letter_pdf(Letter(title="Long letter", sections=sections), language("en"))


def is_blank(page: PagePicture) -> bool:
    image = page.image
    steps = range(0, image.height(), 7)
    return all(image.pixelColor(x, y) == QColor("white") for y in steps for x in range(0, image.width(), 7))


def test_every_page_becomes_a_picture_with_its_words(qtbot: QtBot) -> None:
    pages = pictures(two_pages(), 72)
    assert len(pages) > 1
    assert all(abs(page.image.width() - 595) <= 1 for page in pages), "A4 at 72 dots per inch"
    assert pages[0].words.startswith("Long letter")
    assert not any(is_blank(page) for page in pages)


def test_the_printer_gets_every_page_whole(qtbot: QtBot, tmp_path: Path) -> None:
    pages = pictures(two_pages(), 100)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFullPage(True)
    assert paint(pages, printer)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    try:
        assert len(document) == len(pages)
        again = pictures((tmp_path / "out.pdf").read_bytes(), 72)
    finally:
        document.close()
    assert not any(is_blank(page) for page in again)


@pytest.mark.qt_log_ignore("QPainter", "QPdf", "QFSFileEngine")
def test_a_printer_that_does_not_begin_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "out.pdf"))
    assert not paint(pictures(two_pages(), 72), printer)


def test_a_fine_printer_is_not_fed_more_pixels_than_paper_shows(qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(1200)
    assert resolution(printer) == printing.PRINT_DPI


def test_the_print_dialog_does_not_block_and_offers_no_file(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    chosen: list[QPrinter] = []
    dialog = printing.ask_printer(window, language("en"), chosen.append)
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile)
    assert dialog.printer().docName() == "Document", "a print queue is seen by others"
    assert dialog.isModal()
    assert chosen == []
    dialog.reject()
    assert chosen == []
