"""The reading level: short sentences in every language, no abbreviation without its words, no gender, no order.

What the reader of a guide sees is measured as it is shown, in English and in German.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from tests.content.test_texts import FILES
from wellbeing import paths
from wellbeing.content import library
from wellbeing.content.words import extract_yaml
from wellbeing.domain.checklist import Checklist
from wellbeing.language import language

LONGEST = {"en": 20, "de": 18}
"""Words of a sentence at most. German joins words, so that fewer say as much."""
AVERAGE = 9
"""Words of a sentence on average, over all content."""
LONG_WORD = 28
"""Letters of a German word at most: longer ones are taken apart."""

SENTENCE_END = re.compile(r"(?<=[.?:])\s+")
ABBREVIATION = re.compile(
    r"\b(?!WHO-5\b)[A-ZÄÖÜ]{2,}\b|\b(?:e\.g|i\.e|etc|approx|bzw|usw|ca|ggf|evtl|inkl|z\. ?B|d\. ?h|Nr|Tel)\."
)
ITS_WORDS = re.compile("World Health Organization|Weltgesundheitsorganisation")
GENDER = re.compile(
    r"\b(?:er/sie|sie/er|der/die|ihm/ihr|man)\b|\w[:*_/](?:in|r|n)(?:nen)?\b|\wInnen\b"
    r"|\b(?:Kollegen?|Polizist(?:en)?|Beamte[rn]?|Anwalt|Anwälte|Arzt|Ärzte|Täter|Vertreter|Vorgesetzter|Mitarbeiter"
    r"|Helfer|Ersthelfer|Freunde?|Partner|Nachbarn?|Ansprechpartner|Psychologen?|Therapeuten?|Ermittler|Chefs?"
    r"|Angreifer|Politiker|Einzelner|Bürger|Patient(?:en)?)\b"
)
BLAME = re.compile(
    r"\bselbst schuld\b|\bdeine Schuld\b|\bhättest\b[^.?]*\b(?:sollen|müssen|können)\b|\bwarum hast du\b|\bversagt\b"
    r"|\byour (?:own )?fault\b|\byou should have\b|\bwhy did you\b|\byou failed\b",
    re.IGNORECASE,
)
NO_BLAME = re.compile(r"\b(?:not your fault|nicht deine Schuld)\b", re.IGNORECASE)
FORCE = {
    "en": re.compile(r"(?<!don't )\byou (?:must|have to|ought to|should|shall)\b", re.IGNORECASE),
    "de": re.compile(r"\bdu (?:musst|sollst|hast zu)\b|\b(?:musst|sollst) du\b", re.IGNORECASE),
}
NO_FORCE = re.compile(r"\b(?:nicht|nichts|nirgends|niemand\w*|kein\w*)\b|\?$", re.IGNORECASE)
CODES = ("en", "de")


@cache
def shown(file: Path, code: str) -> tuple[str, ...]:
    """The texts of a file as a reader of this language sees them."""
    words = language(code).text
    with file.open("rb") as opened:
        return tuple(words(text) for _line, _name, text, _comments in extract_yaml(opened))


def sentences(text: str) -> list[str]:
    return SENTENCE_END.split(text)


def without_placeholders(text: str) -> str:
    return re.sub(r"\{\w+\}", "X", text)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_sentences_are_short_in_every_language(file: Path, code: str) -> None:
    for text in shown(file, code):
        for sentence in sentences(text):
            assert len(sentence.split()) <= LONGEST[code], sentence


@pytest.mark.parametrize("code", CODES)
def test_the_average_sentence_is_one_breath(code: str) -> None:
    lengths = [len(one.split()) for file in FILES for text in shown(file, code) for one in sentences(text)]
    assert len(lengths) > 2000
    assert mean(lengths) <= AVERAGE


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_words_are_plain_in_every_language(file: Path, code: str) -> None:
    for text in shown(file, code):
        assert "!" not in text, text
        if file.parent.parent.name == "checklists":
            assert not ABBREVIATION.search(text), text
            assert "WHO-5" not in text or ITS_WORDS.search(text), text
        assert not GENDER.search(without_placeholders(text).replace("Zeuginnen und Zeugen", "")), text
        assert not BLAME.search(NO_BLAME.sub("", text)), text
        assert text == text.strip()
        assert "  " not in text
        for word in re.findall(r"\w+", text):
            assert len(word) <= LONG_WORD, word


def to_the_officer(guide: Checklist) -> Iterator[str]:
    """What is said or handed to the officer."""
    wordings = [guide.opening, *(question.say for question in guide.questions), *(flag.say for flag in guide.red_flags)]
    for wording in wordings:
        if wording is not None:
            yield from filter(None, (wording.in_person, wording.by_phone))
    for leaflet in guide.take_home:
        yield from (leaflet.title, *leaflet.paragraphs, *leaflet.points)
    if guide.card is not None:
        yield guide.card.opening


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", library.names())
def test_nobody_orders_the_officer_about(name: str, code: str) -> None:
    """'Must' is for nobody who has just been through something; 'you don't have to' is welcome."""
    words = language(code).text
    for text in to_the_officer(library.checklist(name)):
        for sentence in re.split(r"(?<=[.?])\s+", words(text)):
            assert NO_FORCE.search(sentence) or not FORCE[code].search(sentence), sentence


@pytest.mark.parametrize("name", library.names())
def test_german_speaks_to_the_officer_as_a_colleague_and_to_nobody_else(name: str) -> None:
    """To the officer it is 'du'; the representative is spoken to as 'Sie', or with what to do."""
    words = language("de").text
    guide = library.checklist(name)
    for text in to_the_officer(guide):
        assert not re.search(r"\b(?:Ihnen|Ihre[mnrs]?|sind Sie|haben Sie)\b", words(text)), words(text)
    for question in guide.questions:
        for text in (question.ask, question.why, *question.points, *question.avoid):
            assert not re.search(r"\b(?:du|dich|dir|deine?[mnrs]?)\b", words(text)), words(text)


def test_every_step_and_every_topic_has_a_card_and_a_page_to_take_home() -> None:
    for name in library.names():
        guide = library.checklist(name)
        if guide.step is None and guide.topic is None:
            continue
        assert guide.card is not None, name
        assert guide.take_home, name
        points = [point for leaflet in guide.take_home for point in leaflet.points]
        assert 3 <= len(points) <= 14, name


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Call the HQ.", ABBREVIATION),
        ("Bring z. B. Wasser mit.", ABBREVIATION),
        ("Er/sie kommt.".lower(), GENDER),
        ("Frag deine Kolleg:innen.", GENDER),
        ("Frag einen Kollegen.", GENDER),
        ("Das muss man wissen.", GENDER),
        ("Du hättest warten können.", BLAME),
        ("You must rest.", FORCE["en"]),
        ("Now you have to rest.", FORCE["en"]),
        ("Du musst schlafen.", FORCE["de"]),
    ],
)
def test_each_rule_finds_what_it_is_for(text: str, rule: re.Pattern[str]) -> None:
    assert rule.search(text)


def test_the_measure_looks_at_every_folder_of_content() -> None:
    assert {file.parent.parent.name for file in FILES} >= {"checklists", "letters"}
    assert (paths.resources() / "checklists" / "red-flags" / "1.yaml") in FILES
