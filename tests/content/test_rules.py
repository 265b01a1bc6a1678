"""A checklist that contradicts itself is refused where it does so."""

from pathlib import Path

import pytest

from wellbeing.content import library
from wellbeing.content.checklist_file import read_checklist
from wellbeing.domain.checklist import Checklist
from wellbeing.errors import Refused
from wellbeing.language import language

HEAD = """\
name: guide
version: 1
title: Guide
opening: Hello.
warning: The lawyer comes first.
red_flags: 1
"""
FIRST = """\
sections:
  - id: only
    title: Only
    steps:
      - id: first
        kind: choice
        title: First
        ask: Well?
        options: [{id: yes, label: Yes}, {id: no, label: No}]
"""


def second(extra: str, kind: str = "tick", ask: str = "ask: And?") -> str:
    lines = ["      - id: second", f"        kind: {kind}", "        title: Second", f"        {ask}"]
    return FIRST + "\n".join(lines) + f"\n        {extra}\n"


def read(tmp_path: Path, content: str, name: str = "guide/1.yaml") -> Checklist:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return read_checklist(file, lambda version: {flag.id: flag for flag in library.red_flags() if version == 1})


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (HEAD + second("when: {answer: third, is: yes}"), "“sections[0].steps[1].when” looks at “third”"),
        (HEAD + second("when: {answer: second, is: yes}"), "no earlier question"),
        (HEAD + second("when: {answer: first, is: perhaps}"), "waits for an answer that “first” can't have"),
        (HEAD + second("when: {answer: first, includes: yes}"), "waits for an answer"),
        (HEAD + second("when: {answer: first, at_least: 2}"), "waits for an answer"),
        (HEAD + second("when: {fact: shoe_size, is: 43}"), "asks for “shoe_size”"),
        (HEAD + second("when: {all: []}"), "not one of the forms"),
        (HEAD + second("when: {answer: first, fact: act, is: yes}"), "not one of the forms"),
        (HEAD + second("when: {answer: first}"), "not one of the forms"),
        (HEAD + second("when: {not: {answer: first, is: yes}, one_of: [yes]}"), "not one of the forms"),
        (HEAD + second("options: [{id: a, label: A}]"), "does not have the parts"),
        (HEAD + second("options: []", kind="choice"), "does not have the parts"),
        (HEAD + second("points: [One]", kind="information"), "does not have the parts"),
        (HEAD + second("points: [One]", kind="number"), "does not have the parts"),
        (HEAD + second("bounds: {low: 5, high: 1}", kind="scale"), "does not have the parts"),
        (
            HEAD + second("options: [{id: a, label: A, red_flag: fire}, {id: b, label: B}]", kind="choice"),
            "names the red flag “fire”",
        ),
        (
            HEAD + second("options: [{id: a, label: A}, {id: a, label: B}]", kind="choice"),
            "has an id that another one has",
        ),
        (HEAD + FIRST.replace("id: first", "id: First One"), "other signs than a-z"),
        (HEAD + FIRST.replace("id: first", "id: under_investigation").replace("id: yes", "id: y"), "“yes”"),
        (HEAD + FIRST + "rules: [{red_flag: fire, when: {answer: first, is: yes}}]", "names the red flag"),
        (HEAD + FIRST + "rules: [{red_flag: body_fluids, when: {answer: x, is: yes}}]", "looks at “x”"),
        (HEAD + FIRST + "step: T9", "“step” can't be “T9”"),
        (HEAD.replace("warning: The lawyer comes first.\n", "") + FIRST, "warning on what is not protected"),
        (HEAD + "sections: []", "“sections” is empty"),
        (HEAD + "sections: [{id: a, title: A, steps: []}]", "“sections[0]” is empty"),
        (
            HEAD + FIRST + "reviewer: {name: A, profession: B, on: soon, next_review: '2027-01-01'}",
            "is not a day",
        ),
    ],
)
def test_a_contradiction_is_named_with_its_place(tmp_path: Path, content: str, named: str) -> None:
    with pytest.raises(Refused) as caught:
        read(tmp_path, content)
    assert named in caught.value.told(language("en"))
    assert "guide/1.yaml" in caught.value.told(language("en"))


def test_the_same_without_a_contradiction_is_read(tmp_path: Path) -> None:
    read(tmp_path, HEAD + second("when: {all: [{answer: first, is: yes}, {not: {fact: act, is: THREAT}}]}"))


def test_name_and_version_are_those_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="name and version"):
        read(tmp_path, HEAD + FIRST, "other/1.yaml")
