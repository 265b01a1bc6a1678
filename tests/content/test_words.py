"""The extractors see every text that the readers show, and nothing that is not a text."""

import io

import pytest
from babel.messages.extract import extract

from wellbeing import paths
from wellbeing.content import codes, countries, letters, library, services
from wellbeing.content.words import extract_csv, extract_yaml
from wellbeing.errors import Refused

YAML = b"""\
name: guide
title: A title
say: {in_person: Said, by_phone: On the line}
points: [One, Two]
evidence: [{text: Known, source: A book}]
options: [{id: yes, label: "Yes"}]
year: 2018
why: ""
"""


def shipped(folder: str) -> set[str]:
    found: set[str] = set()
    for file in (paths.resources() / folder).rglob("*.yaml"):
        with file.open("rb") as opened:
            found |= {text for _line, _name, text, _comments in extract_yaml(opened)}
    return found


def test_texts_are_taken_and_ids_sources_and_numbers_are_not() -> None:
    found = [text for _line, _name, text, _comments in extract_yaml(io.BytesIO(YAML))]
    assert found == ["A title", "Said", "On the line", "One", "Two", "Known", "Yes"]


def test_babel_takes_the_extractors_as_they_are() -> None:
    found = list(extract("wellbeing.content.words:extract_yaml", io.BytesIO(YAML), keywords={"_": None}))
    assert (2, "A title", [], None) in found
    rows = list(
        extract(
            "wellbeing.content.words:extract_csv", io.BytesIO(b"code,parent,label\nA,,Attack\n"), keywords={"_": None}
        )
    )
    assert rows == [(2, "Attack", [], None)]


def test_an_empty_file_has_no_words() -> None:
    assert not list(extract_yaml(io.BytesIO(b"")))
    assert not list(extract_csv(io.BytesIO(b"")))


def test_regions_and_towns_are_not_translated() -> None:
    for name in ("nuts_2024", "towns"):
        with (paths.resources() / "codes" / f"{name}.csv").open("rb") as opened:
            assert not list(extract_csv(opened))


def test_every_label_of_a_code_list_is_a_word_of_the_catalogue() -> None:
    with (paths.resources() / "codes" / "acts.csv").open("rb") as opened:
        found = {text for _line, _name, text, _comments in extract_csv(opened)}
    assert found == {code.label for code in codes.acts()}


def test_every_text_that_a_guide_shows_is_a_word_of_the_catalogue() -> None:
    known = shipped("checklists")
    for guide in library.load_checklists():
        shown = {guide.title, guide.warning, guide.opening.in_person}
        for section in guide.sections:
            shown.add(section.title)
            for question in section.steps:
                shown |= {question.title, question.ask, question.why, *question.avoid, *question.points}
                shown |= {option.label for option in question.options}
                shown |= {line.text for line in question.evidence}
                shown |= {action.label for option in question.options for action in option.actions}
                for option in question.options:
                    if option.notice:
                        shown |= {option.notice.title, option.notice.text}
                if question.say:
                    shown |= {question.say.in_person, question.say.by_phone, question.say.afterwards}
        for flag in guide.red_flags:
            shown |= {flag.title, *flag.act_now.in_person, *flag.act_now.by_phone, *flag.act_now.afterwards}
            shown |= {*flag.refusal, *flag.avoid, *(option.label for option in flag.done)}
        assert not (shown - {None, ""}) - known


def test_letters_services_and_countries_too() -> None:
    known = shipped("letters")
    assert all(set(letters.letter(name).texts()) <= known for name in letters.names())
    known = shipped("services")
    for service in services.example_services():
        texts = {service.name, service.whom, service.reach, service.hours, service.cost, service.confidentiality}
        assert texts <= known
    known = shipped("countries")
    for profile in countries.load_countries():
        block = profile.emergency_block()
        assert {profile.name, *(line.name for line in block), *(line.note for line in block)} <= known


@pytest.mark.parametrize(
    "content",
    [b"a: [", b"a: *b", b"? [a]\n: b", b"a: " + b"[" * 50_000, b"a: &x [1]\nb: [*x, *x]", b"\xff\xfe\x00"],
    ids=["cut", "alias", "list-as-key", "deep", "references", "no-text"],
)
def test_yaml_that_no_reader_takes_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Refused):
        list(extract_yaml(io.BytesIO(content)))


def test_csv_that_is_no_text_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refused):
        list(extract_csv(io.BytesIO(b"code,label\nA,\x80\n")))
