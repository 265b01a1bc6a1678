"""Hostile YAML gets one sentence that names file and place; nothing of it is half read."""

import contextlib
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.content.document import FileStruct, parse, read_struct
from wellbeing.content.file import MAX_BYTES, Held, shown
from wellbeing.errors import Refused
from wellbeing.language import language


class Part(FileStruct):
    """A small file for these tests."""

    id: str
    count: int = 0


class Whole(FileStruct):
    """The small file's outside."""

    parts: tuple[Part, ...]


def refusal(tmp_path: Path, content: str | bytes) -> str:
    file = tmp_path / "pack" / "bad.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Refused) as caught:
        read_struct(file, Whole)
    sentence = caught.value.told(language("en"))
    assert "pack/bad.yaml" in sentence
    assert str(tmp_path) not in sentence
    assert "\n" not in sentence
    return sentence


BOMB = "parts: &a [x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (BOMB, "line 1"),
        ("parts:\n  - id: a\n    other: 1\n", "line 3: there is no entry “parts[0].other”"),
        ("parts:\n  - count: 1\n", "“parts[0]” lacks the entry “id”"),
        ("parts:\n  - id: a\n    count: many\n", "line 3: “parts[0].count”"),
        ("parts:\n  - id: [a]\n", "line 2: “parts[0].id”"),
        ("parts: 5\n", "“parts” has another form"),
        ("parts:\n  - id: a\n    id: b\n", "line 3: this entry stands twice"),
        ("parts: !!python/object/apply:os.system [id]\n", "line 1: tags (!)"),
        ("parts:\n  - id: !!str a\n", "line 2: tags (!)"),
        ("parts: []\n---\nparts: []\n", "a second document"),
        ("? [a, b]\n: c\n", "a key has to be a word"),
        ("parts: [\n", "can't be read as YAML"),
        ("parts:\n\t- id: a\n", "can't be read as YAML"),
        ("[" * 100_000, "nested too deeply"),
        ('parts:\n  - id: "a\\u202Eb"\n', "control character"),
        (b"parts:\n  - id: \xff\xfe\n", "can't be read as YAML"),
        ("parts: []\n<<: {a: 1}\n", "there is no entry “<<”"),
        ("", "has another form"),
        ("x" * (MAX_BYTES + 1), "larger than a content file may be"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence_with_its_place(tmp_path: Path, content: str | bytes, named: str) -> None:
    assert named in refusal(tmp_path, content)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_struct(tmp_path / "none.yaml", Whole)
    assert "none.yaml" in caught.value.told(language("en"))


def test_a_file_is_named_as_it_can_be_found() -> None:
    assert shown(Path("services.yaml")) == shown(Held(PurePosixPath("services.yaml"), b"")) == "services.yaml"
    assert shown(Path("/home/ada/pack/services.yaml")) == "pack/services.yaml", "not the way to somebody's home"


def test_words_that_yaml_bends_stay_words() -> None:
    content = b"[yes, no, on, off, 007, 1e3, 2026-01-31, 0x1F, 1_000, '5', .5, 12:30:00]"
    expected = ["yes", "no", "on", "off", "007", "1e3", "2026-01-31", "0x1F", "1_000", "5", ".5", "12:30:00"]
    assert parse(content, "f").data == expected
    assert parse(b"[true, false, null, 12, -3, 0]", "f").data == [True, False, None, 12, -3, 0]


def test_a_good_file_is_read_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "good.yaml"
    file.write_text("parts:\n  - id: a\n  - id: b\n    count: 2\n", encoding="utf-8")
    whole, document = read_struct(file, Whole)
    assert [(part.id, part.count) for part in whole.parts] == [("a", 0), ("b", 2)]
    assert document.lines["$.parts[1].count"] == 4


@given(st.binary(max_size=300) | st.text(alphabet="ab:-[]{}&*!|>'\"#?, \n\t%@`", max_size=200))
def test_whatever_comes_is_read_or_refused(content: bytes | str) -> None:
    with contextlib.suppress(Refused):
        parse(content if isinstance(content, bytes) else content.encode(), "f.yaml")
