"""A recovery sheet: one page, and a code that a reader of other make reads back to the very words."""

import datetime as dt
import random

import numpy as np
import pypdfium2 as pdfium
import pytest
import zxingcpp
from shamir_mnemonic import shamir

from tests.reports import reading
from wellbeing.language import language, shipped
from wellbeing.reports.sheets import RecoverySheet, recovery_pdf
from wellbeing.vault.slots import make_sheets
from wellbeing.vault.typed_words import words_typed

HOLDER = "Dr. Alexandra Sample-Example, data-protection officer"


@pytest.fixture(autouse=True)
def chance_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are drawn as everything in the tests is (decision 0018): the same in each `make test`. A reader of all
    kinds of codes rarely sees a second one where there is only print: on none of 400 sheets, and once in a test run."""
    monkeypatch.setattr(shamir, "RANDOM_BYTES", random.randbytes)
    monkeypatch.setattr("os.urandom", random.randbytes)


def made(number: int = 0) -> RecoverySheet:
    """A sheet as the program makes it."""
    sheet = make_sheets((HOLDER, "Bo", "Cleo")).sheets[number]
    return RecoverySheet(
        words=sheet.words,
        number=sheet.number,
        of=3,
        needed=2,
        holder=sheet.holder,
        purpose=language("de").text("Opens a vault of the program Wellbeing if its passphrase is lost."),
        made_on=dt.date(2026, 3, 3),
    )


def picture(pdf: bytes, dpi: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """The first page as grey values."""
    document = pdfium.PdfDocument(pdf)
    try:
        return np.array(document[0].render(scale=dpi / 72, grayscale=True).to_numpy())
    finally:
        document.close()


def scanned(page: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> list[str]:
    """What a scanner types that sees the page."""
    return [found.text for found in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize("dpi", [100, 200, 600])
def test_a_scanner_types_the_words_back(dpi: int) -> None:
    for number in range(3):
        sheet = made(number)
        (typed,) = scanned(picture(recovery_pdf((sheet,), language("en")), dpi))
        assert words_typed(typed + "\r\n") == sheet.words


def test_a_stain_on_the_code_does_no_harm() -> None:
    sheet = made()
    page = picture(recovery_pdf((sheet,), language("en")), 200)
    (found,) = zxingcpp.read_barcodes(page)
    corners = [(at.x, at.y) for at in (found.position.top_left, found.position.bottom_right)]
    (left, top), (right, bottom) = corners
    middle_x, middle_y, reach = (left + right) // 2, (top + bottom) // 2, (right - left) // 10
    page[middle_y - reach : middle_y + reach, middle_x - reach : middle_x + reach] = 0
    assert [words_typed(typed) for typed in scanned(page)] == [sheet.words]


def test_the_code_is_of_the_smallest_kind_that_holds_the_words() -> None:
    """Capitals and spaces only: its modules are as large as they can be."""
    (found,) = zxingcpp.read_barcodes(picture(recovery_pdf((made(),), language("en")), 200))
    assert found.text == found.text.upper()
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert len(found.bytes) == len(found.text)


@pytest.mark.parametrize("code", shipped())
def test_a_sheet_is_one_page_in_every_language(code: str) -> None:
    pdf = recovery_pdf((made(),), language(code))
    assert reading.pages(pdf) == 1
    assert reading.outside(pdf) == []


def test_the_alternative_text_of_the_code_does_not_tell_the_words() -> None:
    sheet = made()
    pdf = recovery_pdf((sheet,), language("en"))
    (told,) = [alt for _depth, kind, alt in reading.structure(pdf) if kind == "Figure"]
    assert told == "The words of this sheet as a QR code"
