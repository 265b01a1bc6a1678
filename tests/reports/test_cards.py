"""Pocket cards: legible at real size, nothing cut off, every number on every card, whatever the language."""

import subprocess
import sys

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from tests.reports import reading
from wellbeing.app import cards
from wellbeing.content import countries, library
from wellbeing.language import PSEUDO, language, shipped
from wellbeing.reports.cards import SIZES, PocketCard, cards_pdf

SMALLEST = 7.5
PRINTABLE = 14.0
"""Points (5 mm) at the edge of a sheet that office printers leave blank."""
GERMANY = countries.country("DE")
LONG = "Dienstunfähigkeitsversicherungsvertragsverhandlungen " * 2
CARD = PocketCard(
    title="A card",
    opening="“I am here.”",
    do=("Do this",),
    dont=("Not this",),
    at_once=("A sign",),
    calls=(("Emergency number", "112"), ("Duty commander", "0100")),
    foot="Not yet reviewed by a clinician.",
)


def sizes_of_type(pdf: bytes) -> set[float]:
    """Every type size on the pages, in points."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = [page.get_textpage() for page in document]
        return {
            round(raw.FPDFText_GetFontSize(page, index), 2) for page in pages for index in range(page.count_chars())
        } - {0.0, 1.0}  # what pdfium puts between lines has no size
    finally:
        document.close()


def words_per_cell(pdf: bytes, columns: int, rows: int) -> list[str]:
    """The words inside each card of the first sheet."""
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        wide, high = page.get_width() / columns, page.get_height() / rows
        text = page.get_textpage()
        return [
            text.get_text_bounded(column * wide, (rows - 1 - row) * high, (column + 1) * wide, (rows - row) * high)
            for row in range(rows)
            for column in range(columns)
        ]
    finally:
        document.close()


@pytest.mark.parametrize("code", [*shipped(), PSEUDO])
def test_every_shipped_card_is_legible_whole_and_has_the_numbers(code: str) -> None:
    reader = language(code)
    for one in cards.offered():
        pdf = cards.cards([one.name], GERMANY, reader)
        card = library.checklist(one.name).card
        assert card is not None
        shown = reading.flowing(pdf)
        for line in (card.title, card.opening, *card.do, *card.dont, *card.at_once):
            assert reader.text(line) in shown
        assert "112" in shown
        assert all(word in shown for word in reader.text("Duty commander").split()), "perhaps on two lines"
        assert min(sizes_of_type(pdf)) >= SMALLEST
        assert reading.outside(pdf, PRINTABLE, PRINTABLE) == []


def test_all_cards_in_german_fit_on_pocket_size() -> None:
    names = [one.name for one in cards.offered()]
    pdf = cards.cards(names, GERMANY, language("de"))
    assert reading.pages(pdf) == -(-len(names) // 4)


def test_a_card_stays_inside_its_cuts() -> None:
    pdf = cards_pdf([CARD] * 4, language("en"))
    for words in words_per_cell(pdf, 2, 2):
        flowing = " ".join(words.split())
        for part in ("A card", "I am here.", "Do this", "Not this", "A sign", "112", "0100", "reviewed"):
            assert flowing.count(part) == 1


def test_five_cards_take_two_sheets_and_the_type_is_the_largest_that_fits() -> None:
    pdf = cards_pdf([CARD] * 5, language("en"))
    assert reading.pages(pdf) == 2
    assert max(sizes_of_type(pdf)) == pytest.approx(SIZES[0] * 1.4, abs=0.1)


def test_more_words_make_smaller_type_then_larger_cards_and_never_a_cut() -> None:
    def card(lines: int) -> PocketCard:
        return PocketCard(
            title=LONG[:40],
            opening=LONG,
            do=(LONG,) * lines,
            dont=(LONG,) * lines,
            at_once=(LONG,) * 4,
            calls=CARD.calls,
        )

    for lines, most in ((2, 1), (6, 2), (14, 4)):
        pdf = cards_pdf([card(lines)] * 4, language("de"))
        assert reading.pages(pdf) <= most
        assert min(sizes_of_type(pdf)) >= SMALLEST
        assert reading.outside(pdf, PRINTABLE, PRINTABLE) == []
        assert reading.flowing(pdf).count("Dienstunfähigkeitsversicherungsvertragsverhandlungen") >= 4 * 2 * lines
    with pytest.raises(ValueError, match="more words than a sheet holds"):
        cards_pdf([card(60)], language("de"))


def test_they_are_tagged_and_equal_for_equal_input() -> None:
    first, second = (cards_pdf([CARD], language("en")) for _time in range(2))
    assert first == second
    kinds = [kind for _depth, kind, _alt in reading.structure(first)]
    assert kinds[:3] == ["Document", "Sect", "H2"]
    assert kinds.count("H3") == 3


def test_importing_them_does_not_load_reportlab() -> None:
    program = "import sys, wellbeing.reports.cards; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
