"""`wellbeing content`: a file that somebody wrote is looked at, and each problem is named with its place."""

import json
from pathlib import Path

import pytest

from tests.cli.called import call
from wellbeing import paths
from wellbeing.language import language

SHIPPED = sorted((paths.resources() / "checklists").rglob("*.yaml"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    content = (paths.resources() / "checklists" / "t0-same-shift" / "1.yaml").read_text(encoding="utf-8")
    file = tmp_path / "t0-same-shift" / "1.yaml"
    file.parent.mkdir()
    file.write_text(content.replace("kind: several", "kind: serval", 1), encoding="utf-8")
    return file


def test_what_is_shipped_is_in_order() -> None:
    others = [paths.resources() / "letters" / "take-home" / "1.yaml", paths.resources() / "countries" / "DE.yaml"]
    ended = call("content", "check", *SHIPPED, *others)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count("in order.") == len(SHIPPED) + len(others)
    assert "Not yet reviewed by a clinician." in ended.out


def test_a_problem_is_named_with_file_line_and_path_and_the_others_are_still_looked_at(broken: Path) -> None:
    ended = call("content", "check", broken, SHIPPED[0])
    assert ended.code == 2
    line = broken.read_text(encoding="utf-8").splitlines().index("        kind: serval") + 1
    place = f"t0-same-shift/1.yaml, line {line}: “sections[0].steps[2].kind”"
    assert ended.err.startswith(place)
    assert ended.err.count("\n") == 1
    assert "in order." in ended.out


def test_json_for_a_program(broken: Path) -> None:
    ended = call("content", "check", "--json", broken, SHIPPED[0])
    assert ended.code == 2
    first, second = json.loads(ended.out)["files"]
    assert (first["in_order"], first["path"]) == (False, "sections[0].steps[2].kind")
    assert isinstance(first["line"], int)
    assert second["in_order"]
    assert second["kind"] == "checklist"


@pytest.mark.parametrize(
    ("content", "said"),
    [("just words", "is no checklist"), ("a: &b c", "references"), ("title: only", "is no checklist")],
)
def test_anything_else_is_refused_in_words(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(content, encoding="utf-8")
    ended = call("content", "check", file)
    assert ended.code == 2
    assert said in ended.err


def test_a_file_that_is_not_there_and_one_that_is_too_large(tmp_path: Path) -> None:
    assert call("content", "check", tmp_path / "none.yaml").code == 2
    large = tmp_path / "large.yaml"
    large.write_bytes(b"a" * (256 * 1024 + 1))
    assert "larger" in call("content", "check", large).err


def test_a_problem_is_told_in_the_readers_language(broken: Path) -> None:
    told = call("content", "check", broken, code="de").err
    assert told
    assert told != call("content", "check", broken).err
    assert language("de").text("{file}: in order.") != "{file}: in order."


def test_the_schema_for_editors_is_written_as_json() -> None:
    assert json.loads(call("content", "schema").out)["$ref"].endswith("ChecklistFile")
    assert json.loads(call("content", "schema", "red-flags").out)["$ref"].endswith("RedFlagsFile")
    assert call("content", "schema", "poem").code == 2
