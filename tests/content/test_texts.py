"""The words themselves: plain, without blame, without gender, without a copied instrument."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wellbeing import paths
from wellbeing.content import library
from wellbeing.content.words import extract_csv, extract_yaml
from wellbeing.domain.checklist import Checklist, StepKind, Strength

FILES = sorted(
    file
    for folder in ("checklists", "letters", "countries", "services")
    for file in (paths.resources() / folder).rglob("*.yaml")
)
GENDERED = re.compile(r"\b(he|she|him|her|his|hers|himself|herself|policeman|policewoman|wife|husband)\b", re.I)
JARGON = re.compile(r"\b(PTSD|TRiM|CISM|NUTS|ICCS|ESAW|GDPR|symptom|trauma-focused|comorbid|debriefing)\b")
BLAME = re.compile(r"\byou should have\b|\byour own fault\b|\bwhy did you\b|\bfailed\b", re.I)


def texts(file: Path) -> Iterator[str]:
    with file.open("rb") as opened:
        for _line, _name, text, _comments in extract_yaml(opened):
            yield text


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_words_are_plain_and_blame_nobody(file: Path) -> None:
    for text in texts(file):
        assert "!" not in text
        assert not GENDERED.search(text), text
        assert not JARGON.search(text), text
        assert not BLAME.search(text), text
        assert text == text.strip()
        assert "  " not in text
        assert "\n" not in text


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_sentences_are_short(file: Path) -> None:
    for text in texts(file):
        for sentence in re.split(r"[.?:] ", text):
            assert len(sentence.split()) <= 28, sentence


def test_labels_of_code_lists_are_short_and_plain() -> None:
    seen = 0
    for file in (paths.resources() / "codes").glob("*.csv"):
        with file.open("rb") as opened:
            for _line, _name, label, _comments in extract_csv(opened):
                seen += 1
                assert len(label) <= 60, label
                assert "Not specified" not in label
                assert not GENDERED.search(label)
    assert seen > 200


@pytest.fixture(params=library.names())
def guide(request: pytest.FixtureRequest) -> Checklist:
    return library.checklist(request.param)


def test_every_question_says_what_to_say_and_why_with_its_evidence(guide: Checklist) -> None:
    for question in guide.questions:
        assert question.why, question.id
        assert question.evidence, question.id
        if question.kind is not StepKind.NOTE and not (guide.topic and question is guide.questions[0]):
            assert question.say is not None, question.id


def test_what_nobody_has_checked_says_so(guide: Checklist) -> None:
    """Medical signs and blood contact carry the mark [M] in the reference: it has to be kept."""
    lines = [line for question in guide.questions for line in question.evidence]
    lines += [line for flag in guide.red_flags for line in flag.evidence]
    assert lines
    for line in lines:
        assert line.source
        if "doctor" in line.text or "preventive" in line.text or "NICE" in line.source:
            assert line.strength is Strength.WIDELY_KNOWN


def test_no_guide_asks_for_the_story() -> None:
    for guide in library.load_checklists():
        for question in guide.questions:
            asked = question.ask.lower()
            assert "what happened" not in asked
            if question.say is not None:
                said = question.say.in_person.lower()
                assert "tell me what happened" not in said.replace("don't have to tell me what happened", "").replace(
                    "don't need to tell me what happened", ""
                ).replace("don't tell me what happened", "")


def test_nobody_has_reviewed_the_shipped_guides_yet_and_they_say_so(guide: Checklist) -> None:
    assert guide.reviewer is None


def test_the_self_check_is_named_and_not_copied() -> None:
    guide = library.checklist_for_step("T4")
    question = guide.question("self_check")
    assert question is not None
    assert question.say is not None
    assert "not a diagnosis" in question.say.in_person
    assert question.option("not_wanted") is not None
    words = " ".join(text for file in FILES for text in texts(file)).lower()
    for item in ("cheerful", "good spirits", "calm and relaxed", "fresh and rested", "active and vigorous"):
        assert item not in words
