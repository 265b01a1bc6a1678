"""The pocket card of a guide: short enough for a pocket, and refused with its place where it is not."""

import re
from pathlib import Path

import pytest

from tests.content.test_rules import FIRST, HEAD, read
from wellbeing.content import library
from wellbeing.domain.checklist import Card, Checklist
from wellbeing.errors import Refused
from wellbeing.language import language

CARD = """\
card:
  title: Guide
  opening: I am here. What do you need?
  do: [Stay.]
  dont: [Don't ask.]
  at_once: [Chest pain]
"""
LONG = "word " * 17
GUIDES = [guide for guide in library.load_checklists() if guide.card is not None]


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (("title: Guide", f"title: {'T' * 41}"), "card.title"),
        (("I am here. What do you need?", "I am here. I stay. What do you need?"), "card.opening"),
        (("I am here. What do you need?", "I am here"), "card.opening"),
        (("do: [Stay.]", "do: [a, b, c, d, e]"), "card.do"),
        (("do: [Stay.]", "do: []"), "card.do"),
        (("[Don't ask.]", f"[{LONG}]"), "card.dont"),
        (("[Chest pain]", "['']"), "card.at_once"),
    ],
)
def test_what_does_not_fit_into_a_pocket_is_refused(tmp_path: Path, change: tuple[str, str], at: str) -> None:
    assert change[0] in CARD
    with pytest.raises(Refused) as caught:
        read(tmp_path, HEAD + FIRST + CARD.replace(*change))
    assert f"“{at}” is not for a pocket card" in caught.value.told(language("en"))


def test_a_card_that_fits_is_read_as_it_stands(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + FIRST + CARD).card == Card(
        title="Guide",
        opening="I am here. What do you need?",
        do=("Stay.",),
        dont=("Don't ask.",),
        at_once=("Chest pain",),
    )


def test_a_guide_may_have_no_card(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + FIRST).card is None


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
@pytest.mark.parametrize("code", ["en", "de"])
def test_a_card_fits_into_a_pocket_in_every_language(guide: Checklist, code: str) -> None:
    """Other languages need more room than the source: a fifth more, and no line over two lines of a card."""
    card = guide.card
    assert card is not None
    words = language(code).text
    assert len(words(card.title)) <= 48
    assert len(words(card.opening)) <= 130, words(card.opening)
    for line in (*card.do, *card.dont, *card.at_once):
        assert len(words(line)) <= 96, words(line)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_card_names_no_number_and_begins_with_the_danger_to_life(guide: Checklist) -> None:
    card = guide.card
    assert card is not None
    lines = (card.opening, *card.do, *card.dont, *card.at_once)
    assert not [line for line in lines if re.search(r"\d{3}", line)]
    assert [line for line in card.at_once if "die" in line.split() or "die," in line.split()]
    assert all(line.startswith("Don't ") for line in card.dont)
