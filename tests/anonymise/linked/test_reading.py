"""Every bad file ends in one sentence that names the place."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from wellbeing.anonymise.linked import reading
from wellbeing.anonymise.linked.reading import read
from wellbeing.anonymise.linked.tables import linked
from wellbeing.errors import Refused
from wellbeing.language import language

Content = dict[str, Any]

GOOD: Content = {
    "hierarchies": {"act": {"a": "T", "b": "T", "a1": "a", "a2": "a"}, "sex": {"f": "all", "m": "all"}},
    "cells": [
        {"key": {"act": act, "sex": sex}, "value": value}
        for act, values in (
            ("T", (30, 20, 10)),
            ("a", (20, 14, 6)),
            ("b", (10, 6, 4)),
            ("a1", (11, 9, 2)),
            ("a2", (9, 5, 4)),
        )
        for sex, value in zip(("all", "f", "m"), values, strict=True)
    ],
    "threshold": 5,
    "width": 5,
}


def told(content: object) -> str:
    """The sentence that ends the reading of a file."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(Refused) as refused:
        linked(read(raw))
    return refused.value.told(language("en"))


def changed(change: Callable[[Content], object]) -> Content:
    content = copy.deepcopy(GOOD)
    change(content)
    return content


def test_a_good_file_is_read_with_all_its_sums() -> None:
    found = linked(read(json.dumps(GOOD).encode()))
    assert len(found.places) == 15
    assert (("T", "all"), (("a", "all"), ("b", "all"))) in found.sums
    assert (("a", "f"), (("a1", "f"), ("a2", "f"))) in found.sums
    assert len(found.sums) == 5 + 2 * 3


def test_a_dimension_that_is_not_named_is_at_its_total() -> None:
    bare = changed(lambda c: c["cells"][0].update(key={}))
    assert linked(read(json.dumps(bare).encode())).places[0] == ("T", "all")


def test_a_part_that_is_not_listed_cannot_occur() -> None:
    def without(content: Content) -> None:
        content["cells"] = [cell for cell in content["cells"] if cell["key"]["sex"] != "m"]
        for cell in content["cells"]:
            cell["value"] = (
                0 if cell["key"]["act"] == "b" else {"T": 20, "a": 20, "a1": 11, "a2": 9}[cell["key"]["act"]]
            )

    assert (("a", "all"), (("a", "f"),)) in linked(read(json.dumps(changed(without)).encode())).sums


def test_levels_and_codes_may_come_and_go_between_releases() -> None:
    before = {"cells": [], "hierarchies": {"act": {"a1": "T", "b": "T", "z": "T"}, "age": {"x": "y"}}}
    assert linked(read(json.dumps({**GOOD, "earlier": [before]}).encode())).earlier


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda c: c["cells"][2]["key"].update(act="z"), "cells[2].key: the dimension “act” has no code “z”."),
        (lambda c: c["cells"][2]["key"].update(age="x"), "cells[2].key: there is no dimension “age”."),
        (lambda c: c["hierarchies"]["act"].update(T="a1"), "hierarchies.act.a: this code is above itself."),
        (lambda c: c["hierarchies"]["act"].update(x="y", y="x"), "hierarchies.act.x: this code is above itself."),
        (
            lambda c: c["hierarchies"]["act"].update({"d0": "a1"} | {f"d{n}": f"d{n - 1}" for n in range(1, 5_000)}),
            "hierarchies.act: there are more than 100 levels.",
        ),
        (
            lambda c: c["hierarchies"]["sex"].update(x="other"),
            "hierarchies.sex: all and other have no common total. No cell has to be there for it.",
        ),
        (lambda c: c["hierarchies"].update(age={}), "hierarchies.age: there is no code."),
        (lambda c: c["cells"].pop(3), "cells[3]: the cell's total over “sex” is missing: “all”."),
        (
            lambda c: c["cells"][4].update(value=15),
            "cells[1]: the parts along “act” come to 21, and this is 20.",
        ),
        (lambda c: c["cells"][0].update(value=31), "cells[0]: the parts along “act” come to 30, and this is 31."),
        (lambda c: c["cells"].append(c["cells"][7]), "cells[15]: this cell stands in the file twice."),
        (
            lambda c: c["cells"][7].update(value=-1),
            "cells[7].value: a count is a whole number from 0 to 1000000000000.",
        ),
        (
            lambda c: c["cells"][7].update(value=2.5),
            "cells[7].value: a count is a whole number from 0 to 1000000000000.",
        ),
        (
            lambda c: c["cells"][7].update(value=True),
            "cells[7].value: a count is a whole number from 0 to 1000000000000.",
        ),
        (
            lambda c: c["cells"][7].update(value=10**13),
            "cells[7].value: a count is a whole number from 0 to 1000000000000.",
        ),
        (
            lambda c: c["cells"][7].update(value="6"),
            "cells[7].value: a count is a whole number from 0 to 1000000000000.",
        ),
        (lambda c: c["cells"][7].pop("value"), "cells[7]: “value” is missing."),
        (lambda c: c["cells"][7].update(weight=1), "cells[7]: “weight” is not known here."),
        (
            lambda c: c.update(threshold=0),
            "threshold: this does not have the form that docs/formats/protect.md describes.",
        ),
        (
            lambda c: c.update(zeros="hidden"),
            "zeros: this does not have the form that docs/formats/protect.md describes.",
        ),
        (lambda c: c.pop("width"), "file: “width” is missing."),
        (lambda c: c.update(cells=[]), "cells: there is none."),
        (lambda c: c.update(sensitive=["age"]), "sensitive: there is no dimension “age”."),
        (
            lambda c: c.update(earlier=[{"cells": [{"key": {"act": "q"}, "value": None}]}]),
            "earlier[0].cells[0].key: the dimension “act” has no code “q”.",
        ),
        (
            lambda c: c.update(earlier=[{"cells": [], "hierarchies": {"act": {"a1": "b", "b": "T", "a": "T"}}}]),
            "earlier[0].hierarchies.act: “a1” is in “a” either there or here, and not in the other file. What means "
            "something else needs another code.",
        ),
        (
            lambda c: c.update(earlier=[{"cells": [], "hierarchies": {"act": {"a1": "a2", "a2": "a1"}}}]),
            "earlier[0].hierarchies.act: “a1” is in “a1” either there or here, and not in the other file. What means "
            "something else needs another code.",
        ),
        (
            lambda c: c.update(earlier=[{"cells": [{"key": {}, "value": 30}], "primary": [{"sex": "f"}]}]),
            "earlier[0].primary[0]: this cell is not in that file.",
        ),
        (
            lambda c: c["cells"][7].update(officers=7),
            "cells[7].officers: behind 6 cases there can't be 7.",
        ),
        (
            lambda c: c["cells"][7].update(representatives=0),
            "cells[7].representatives: behind 6 cases there can't be 0.",
        ),
        (
            lambda c: c["hierarchies"]["act"].update({"\u00e9": "T", "e\u0301": "T"}),
            "hierarchies.act: two names look the same: “e\u0301”.",
        ),
        (lambda c: c["hierarchies"].update({"act ": {"a": "T"}}), "hierarchies: two names look the same: “act ”."),
        (
            lambda c: c["hierarchies"]["act"].update({"a\u200b": "T"}),
            "hierarchies.act: “a\\u200b” has a character that can't be seen.",
        ),
        (
            lambda c: c["cells"][2]["key"].update(act="\x1b[2J"),
            "cells[2].key: the dimension “act” has no code “\\x1b[2J”.",
        ),
        (lambda c: c.update({"\x1b[2J": 1}), "file: “\\x1b[2J” is not known here."),
        (
            lambda c: c.update(earlier=[{"cells": [{"key": {}, "value": 30}, {"key": {"sex": "f"}, "value": 31}]}]),
            "earlier[0].cells[0]: the parts along “sex” come to 31, and this is 30.",
        ),
    ],
)
def test_what_is_wrong_is_named(change: Callable[[Content], object], expected: str) -> None:
    assert told(changed(change)) == expected


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b'{"cells": NaN}', b"[" * 100_000, b'{"threshold": ' + b"9" * 5000 + b"}"],
)
def test_what_is_not_json_is_said_so(content: bytes) -> None:
    assert told(content) == "This is not a JSON file in UTF-8."


def test_a_name_that_stands_twice_is_refused_rather_than_overwritten() -> None:
    text = json.dumps(GOOD).replace('"a1": "a"', '"a1": "a", "a1": "b"', 1)
    assert told(text.encode()) == "The name “a1” stands twice in the same place."


@pytest.mark.parametrize(
    ("limit", "most", "expected"),
    [
        ("MOST_BYTES", 100, "The file is larger than 0 million bytes."),
        ("MOST_BRACKETS", 30, "The file has more than 0 million brackets or 25 million commas."),
        ("MOST_COMMAS", 30, "The file has more than 6 million brackets or 0 million commas."),
        ("MOST_CELLS", 14, "cells: there are more than 14."),
        ("MOST_DIMENSIONS", 1, "hierarchies: there are more than 1."),
        ("MOST_CODES", 3, "hierarchies.act: there are more than 3."),
    ],
)
def test_sizes_have_limits(limit: str, most: int, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, limit, most)
    assert told(GOOD) == expected


@pytest.mark.parametrize("escape", ["\\ud800", "\\uDFFF", "\\udc00\\ud800"])
def test_half_a_character_is_no_text_and_two_halves_are_a_whole_one(escape: str) -> None:
    content = json.dumps(GOOD).replace("a1", escape).encode()
    assert told(content) == "This is not a JSON file in UTF-8."
    linked(read(json.dumps(GOOD).replace("a1", "\\ud83d\\udc68").encode()))
