"""Lets the receipt of an erasure leave, without Qt. It is in memory only: what it is about is gone."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import departures, erasing, erasure_receipt
from wellbeing.app.erasure_receipt import Receipt
from wellbeing.app.session import Session
from wellbeing.domain.departure import Carrier
from wellbeing.errors import WellbeingError
from wellbeing.gui.paper.presenter import Draw, Run
from wellbeing.gui.paper.shown import NOT_TAKEN
from wellbeing.language import Language, _, language

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

FILE_NAME = "receipt-of-an-erasure.pdf"
_NOT_KEPT = _("The receipt was neither printed nor saved, and is kept nowhere. Press “Done” again to go without it.")


class ReceiptView(Protocol):
    """What is asked of the screen."""

    def show_receipt(self, told: str) -> None:
        """It is erased; the pages of the receipt follow."""

    def show_pages(self, pages: Sequence[Any]) -> None:
        """How the receipt looks."""

    def show_left(self, words: str) -> None:
        """It was printed or saved."""

    def show_error(self, words: str, field: str = "") -> None:
        """What went wrong."""

    def choose_printer(self) -> None:
        """Open the print dialog; it answers with `print_on`."""

    def choose_place(self, file_name: str) -> None:
        """Ask where the file goes; it answers with `save_to`."""


class Leaving:
    """One receipt at most."""

    def __init__(self, view: ReceiptView, ask: "Ask", run: Run, draw: Draw, reader: Language, dpi: int) -> None:
        self._view, self._ask, self._run, self._draw = view, ask, run, draw
        self._language, self._dpi = reader, dpi
        self._receipt: Receipt | None = None
        self._pdf: bytes | None = None
        self._may_go = False

    @property
    def holds_one(self) -> bool:
        """Whether a receipt is in sight."""
        return self._receipt is not None

    def may_go(self) -> bool:
        """Whether the page may be left. Not by the first press while it was neither printed nor saved: that is said."""
        may, self._may_go = self._may_go, True
        if not may:
            self._view.show_error(self._language.text(_NOT_KEPT))
        return may

    def let_go(self) -> None:
        """It is not needed any more."""
        self._receipt = self._pdf = None

    def show(self, receipt: Receipt, union: str) -> None:
        """Draw a receipt of what was erased just now."""
        self._receipt, self._pdf, self._may_go = receipt, None, False
        self._view.show_receipt(self._language.text(_("Erased for good.")))
        self._run(
            lambda: erasure_receipt.receipt_paper(receipt, language(receipt.language), union),
            lambda pdf: self._made(receipt, pdf),
        )

    def _made(self, receipt: Receipt, pdf: bytes) -> None:
        if receipt is self._receipt:
            self._pdf = pdf
            self._run(lambda: self._draw(pdf, self._dpi), lambda pages: self._drawn(pdf, pages))

    def _drawn(self, pdf: bytes, pages: Sequence[Any]) -> None:
        if pdf is self._pdf:
            self._view.show_pages(pages)

    def print(self) -> None:
        """Ask for the printer."""
        if self._pdf is not None:
            self._view.choose_printer()

    def print_on(self, dpi: int, put_out: Callable[[Sequence[Any]], bool]) -> None:
        """The printer was chosen: put it out, and note it."""
        pdf = self._pdf
        if pdf is None:
            return
        printed = self._language.text(_("Printed, and noted under “Files that left”."))

        def put(pages: Sequence[Any]) -> None:
            if put_out(pages):
                self._ask(
                    lambda session: erasing.record_receipt(session, Carrier.PRINTED),
                    lambda _done: self._left(printed),
                )
            else:
                self._view.show_error(self._language.text(NOT_TAKEN))

        self._run(lambda: self._draw(pdf, dpi), put)

    def save(self) -> None:
        """Ask for the place of the file."""
        if self._pdf is not None:
            self._view.choose_place(FILE_NAME)

    def save_to(self, path: Path) -> None:
        """The place was chosen: write it, and note it."""
        pdf = self._pdf
        if pdf is None:
            return

        def write(session: Session) -> None:
            departures.save_and_record(pdf, path, lambda: erasing.record_receipt(session, Carrier.SAVED, path))

        saved = self._language.text(_("Saved as {name}, and noted under “Files that left”."), name=path.name)
        self._ask(write, lambda _done: self._left(saved), self._not_left)

    def _left(self, told: str) -> None:
        self._may_go = True
        self._view.show_left(told)

    def _not_left(self, error: WellbeingError) -> bool:
        self._view.show_error(error.told(self._language))
        return True
