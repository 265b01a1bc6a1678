"""Pages of a PDF as pictures, for the preview and for the printer.

The pictures are made on the paper thread and painted on the window's. On its way to the queue a job lies in memory,
not on the disk; what the system's own print queue keeps is out of the program's hands. The job's name tells nothing.
"""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from wellbeing.gui.files import forget_folders
from wellbeing.language import Language, _

NO_PRINTER = _("No printer is set up on this computer.")
PREVIEW_DPI = 144
"""Sharp enough for the preview on a screen of twice the usual density."""
PRINT_DPI = 300
"""Above this, print on plain paper gains nothing, and pages of pixels fill the memory."""

_POINTS = 72
_IN_MEMORY = ("/dev/shm", os.environ.get("XDG_RUNTIME_DIR"))  # noqa: S108 (CUPS gives its file a random name)
"""Folders that lie in memory; none of them is there on Windows and macOS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """One page; `words` is its text, for who can't see it."""

    image: QImage
    words: str


def pictures(pdf: bytes, dpi: int) -> tuple[PagePicture, ...]:
    """Every page of `pdf` at `dpi` dots per inch. Takes its time: run it on the paper thread."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(document[number], dpi) for number in range(len(document)))
    finally:
        document.close()


def _picture(page: "object", dpi: int) -> PagePicture:
    bitmap = page.render(scale=dpi / _POINTS, prefer_bgrx=True)  # type: ignore[attr-defined]
    text = page.get_textpage()  # type: ignore[attr-defined]
    try:
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        return PagePicture(image=image, words=text.get_text_bounded().replace("\r", ""))
    finally:
        text.close()
        bitmap.close()


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def resolution(printer: QPrinter) -> int:
    """Dots per inch at which pages are drawn for `printer`."""
    return min(printer.resolution(), PRINT_DPI)


def ask_printer(parent: QWidget, language: Language, chosen: Callable[[QPrinter], object]) -> QPrintDialog:
    """Open the system's print dialog without blocking; `chosen` gets the printer once a person pressed 'Print'.

    Printing to a file is not offered: a file is saved, and noted as saved.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(language.text(_("Document")))
    printer.setFullPage(True)
    forget_folders()
    dialog = QPrintDialog(printer, parent)
    options = QAbstractPrintDialog.PrintDialogOption
    for option in (options.PrintToFile, options.PrintSelection, options.PrintPageRange, options.PrintCurrentPage):
        dialog.setOption(option, False)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # Qt hides it behind another `open` that wants a receiver
    return dialog


def paint(pages: Sequence[PagePicture], printer: QPrinter) -> bool:
    """Put the pages on `printer`, each as large as its sheet allows. False where the printer did not take them."""
    painter = QPainter()
    taken = True
    with _temporary_files_in_memory(), contextlib.closing(_Ends(painter)):
        if not painter.begin(printer):
            return False
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, page in enumerate(pages):
            taken = taken and (number == 0 or printer.newPage())
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            size = QSizeF(page.image.size()).scaled(QSizeF(sheet.size()), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), page.image)
    return taken and printer.printerState() is not QPrinter.PrinterState.Error


class _Ends:
    """Ends a painter whatever happens: one that is left open at its end brings the program down."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def close(self) -> None:
        """End it."""
        if self._painter.isActive():
            self._painter.end()


@contextlib.contextmanager
def _temporary_files_in_memory() -> Iterator[None]:
    """On Linux a job is a temporary file until the queue has taken it: let it lie where there is no disk below."""
    memory = next((place for place in _IN_MEMORY if place and os.access(place, os.W_OK | os.X_OK)), None)
    before = os.environ.get("TMPDIR")
    if memory is not None:
        os.environ["TMPDIR"] = memory
    try:
        yield
    finally:
        if before is not None:
            os.environ["TMPDIR"] = before
        elif memory is not None:
            del os.environ["TMPDIR"]
