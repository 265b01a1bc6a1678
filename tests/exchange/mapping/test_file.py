"""Mapping files come from anybody: strict, bounded, and saved so that they read back as they were."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.exchange.mapping.mappings import PLAIN, mapping
from wellbeing.app.importing import find_mapping, shipped_mappings
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.file import MAX_BYTES, decode_mapping, encode_mapping, read_mapping, save_mapping


def test_a_saved_mapping_reads_back_as_it_was(tmp_path: Path) -> None:
    made = mapping(
        codes={
            "alone": {"column": "Alone?", "values": {"Yes": "Y", "No": "N", "007": "U"}, "missing": ["null", "~", "- "]}
        },
        texts={"place": {"columns": ["Où?", "Wo: #1"]}},
        separator="",
    )
    save_mapping(made, tmp_path / "mine.yaml")
    assert read_mapping(tmp_path / "mine.yaml") == made
    with pytest.raises(Refused, match="already"):
        save_mapping(mapping(), tmp_path / "mine.yaml")
    assert read_mapping(tmp_path / "mine.yaml") == made


@pytest.mark.parametrize("name", shipped_mappings())
def test_shipped_mappings_read_back_as_they_were(name: str) -> None:
    assert decode_mapping(encode_mapping(find_mapping(name))) == find_mapping(name)


def test_json_reads_like_yaml() -> None:
    assert decode_mapping(json.dumps(PLAIN).encode()) == mapping()
    assert decode_mapping(b"\xef\xbb\xbf" + json.dumps(PLAIN).encode()) == mapping()


def test_words_that_yaml_likes_to_change_stay_words() -> None:
    text = (
        encode_mapping(mapping()).decode() + "codes:\n  alone:\n    column: no\n    values: {yes: Y, off: N, 010: U}\n"
    )
    alone = decode_mapping(text.encode()).codes["alone"]
    assert alone.column == "no"
    assert alone.values == {"yes": "Y", "off": "N", "010": "U"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"title: x\n", "lacks the entry"),
        (encode_mapping(mapping()) + b"colour: red\n", "'colour', which the program does not know"),
        (encode_mapping(mapping()).replace(b"column: Day", b"column: [Day]"), "'occurred.column'"),
        (b"a: &x 1\nb: *x\n", "can't be read"),
        (b"a: !!python/object/apply:os.system ['true']\n", "can't be read"),
        (b"a: 1\na: 2\n", "Line 2"),
        (b"a: 1\n--- \nb: 2\n", "can't be read"),
        (b"a: [" + b"[" * 2000, "can't be read"),
        (b"{" + b'"a":{' * 5000, "can't be read"),
        (b'{"a": 1, "a": 2}', "can't be read"),
        (b"a: [1\n", "can't be read"),
        (b"\xff\xfe\x00", "not text"),
        (b"", "another form"),
        (b"- 1\n", "another form"),
        (b"x" * (MAX_BYTES + 1), "larger"),
    ],
)
def test_what_is_no_mapping_gets_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(Refused) as refused:
        decode_mapping(content)
    assert told in refused.value.sentence.format(**refused.value.values)
    assert refused.value.field == "mapping"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no mapping"):
        read_mapping(tmp_path / "none.yaml")
    with pytest.raises(Refused, match="no mapping"):
        find_mapping(str(tmp_path / "none.yaml"))
    with pytest.raises(Refused, match="no mapping"):
        find_mapping("../schema")


WORD = st.text(max_size=8)
PLAIN_DATA = st.recursive(
    WORD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3), max_leaves=12
)


@given(st.binary(max_size=200) | PLAIN_DATA.map(lambda data: json.dumps(data).encode()))
@example(b'"\\ud800"')
@example(b"? [a, b]\n: c\n")
@example(b"%TAG ! x\n")
@example(b"{")
@example(b"*a")
@example("\x85".encode())
def test_no_bytes_bring_an_unexpected_error(content: bytes) -> None:
    try:
        decode_mapping(content)
    except Refused:
        return


SPELLING = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=10)


@given(st.dictionaries(SPELLING, st.sampled_from(["Y", "N", "U"]), min_size=1, max_size=5))
def test_any_spelling_survives_saving(values: dict[str, str]) -> None:
    made = mapping(codes={"alone": {"column": "x", "values": values}})
    assert decode_mapping(encode_mapping(made)) == made
