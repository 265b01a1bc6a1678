"""Words of a sheet are understood however they come: in capitals, shortened, numbered, or from a scanner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shamir_mnemonic.wordlist import WORDLIST

from wellbeing.vault.typed_words import is_word, words_typed

ENGLISH = "abcdefghijklmnopqrstuvwxyz"
KEYBOARDS = {
    "English": ENGLISH,
    "German": "abcdefghijklmnopqrstuvwxzy",
    "French": "qbcdefghijkl,noparstuvzxyw",
    "Turkish": "abcdefghıjklmnopqrstuvwxyz",
}
"""What a keyboard types where an English one has a to z."""


@pytest.mark.parametrize("keyboard", KEYBOARDS)
def test_every_word_from_a_scanner_is_read_for_what_it_is(keyboard: str) -> None:
    pressed = " ".join(WORDLIST).translate(str.maketrans(ENGLISH, KEYBOARDS[keyboard]))
    assert words_typed(pressed + "\n") == tuple(WORDLIST)


def test_capitals_from_a_scanner_on_a_french_keyboard() -> None:
    shifted = " ".join(WORDLIST).translate(str.maketrans(ENGLISH, "QBCDEFGHIJKL?NOPARSTUVZXYW"))
    assert words_typed(shifted) == tuple(WORDLIST)


@pytest.mark.parametrize("write", [str.upper, str.title, lambda word: word[:4], lambda word: word[:5]])
def test_every_word_in_capitals_or_by_its_first_letters(write: object) -> None:
    typed = "\n".join(write(word) for word in WORDLIST)  # type: ignore[operator]
    assert words_typed(typed) == tuple(WORDLIST)


@pytest.mark.parametrize(
    "typed",
    [
        "1. academic 2. acid 33. zero",
        "1 academic\n2 acid\n33 zero",
        "1.academic, 2.acid, 33.zero",
        "(academic) acid\tzero.",
    ],
)
def test_numbers_and_marks_of_the_paper_do_not_matter(typed: str) -> None:
    assert words_typed(typed) == ("academic", "acid", "zero")


def test_what_is_no_word_stays_to_be_told() -> None:
    assert words_typed("academic aca acidd heron zero") == ("academic", "aca", "acidd", "heron", "zero")
    assert not is_word("heron")
    assert not is_word("aca")
    assert is_word("zero")


@given(st.text())
def test_whatever_is_typed_is_taken_without_a_fault(typed: str) -> None:
    assert "" not in words_typed(typed)
