"""The typeface: digits of one width, and lines that never run out of their room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.reports import typeface


@pytest.mark.parametrize("font", [typeface.REGULAR, typeface.BOLD])
def test_tabular_digits_have_one_width_and_the_ordinary_ones_have_not(font: str) -> None:
    def spread(name: str) -> float:
        widths = [typeface.width(digit, name, 10) for digit in "0123456789"]
        return max(widths) - min(widths)

    assert spread(typeface.tabular(font)) <= 0.011  # a rounding of the font's own
    assert spread(font) > 1


@given(text=st.text(max_size=120), room=st.floats(30, 400), size=st.floats(6, 20))
def test_every_line_fits_and_no_letter_is_lost(text: str, room: float, size: float) -> None:
    broken = typeface.lines(text, typeface.REGULAR, size, room)
    for line in broken:
        assert typeface.width(line.rstrip(" "), typeface.REGULAR, size) <= room or len(line.strip()) <= 1
    assert "".join(broken).replace(" ", "") == typeface.plain(text).replace("\n", "").replace(" ", "")


def test_a_word_wider_than_the_line_is_cut_after_a_hyphen_where_it_has_one() -> None:
    assert typeface.lines("Einsatz-Nachbereitung", typeface.REGULAR, 10, 85)[0] == "Einsatz-"


def test_a_line_that_broke_at_a_space_keeps_it_and_a_cut_word_gains_none() -> None:
    first, *_ = typeface.lines("one two three four", typeface.REGULAR, 10, 50)
    assert first.endswith(" ")
    assert "".join(typeface.lines("W" * 50, typeface.REGULAR, 10, 50)) == "W" * 50


def test_direction_and_control_characters_can_not_reorder_what_is_read() -> None:
    assert typeface.plain("a\u202eb\u2066c\x00d\u200be\x1bf\u00adg") == "abcdefg"


def test_composed_letters_and_narrow_spaces_have_a_glyph() -> None:
    assert typeface.plain("Mu\u0308ller 1\u202f234") == "Müller 1\u00a0234"


@pytest.mark.parametrize("text", ["ąćęłńóśźż", "ΆΈΉΊΌΎΏ", "БГДЖЙѢ", "ăâîșț", "äöüß", "őű", "ğşı", "• – ’ … × ✓"])
def test_the_languages_of_europe_have_their_letters(text: str) -> None:
    from reportlab.pdfbase import pdfmetrics

    typeface.register()
    for font in (typeface.REGULAR, typeface.BOLD):
        known = pdfmetrics.getFont(font).face.charToGlyph
        # The one historic Cyrillic letter above is there to see that this test can fail for a real gap.
        assert [c for c in text if ord(c) not in known and c != "Ѣ"] == []


def test_a_cut_text_ends_in_an_ellipsis_and_fits() -> None:
    cut = typeface.few_lines("word " * 50, typeface.REGULAR, 10, 60, 3)
    assert len(cut) == 3
    assert cut[-1].endswith("…")
    assert all(typeface.width(line.rstrip(), typeface.REGULAR, 10) <= 60 for line in cut)
    assert typeface.few_lines("word", typeface.REGULAR, 10, 60, 3) == ["word"]
