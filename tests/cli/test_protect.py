"""`wellbeing protect`: what a person sees, what is written, and what is not."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.anonymise.linked.made_up import TREES, counted, file_of, records
from tests.anonymise.linked.test_reading import GOOD
from tests.cli.called import call


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    cells = counted(TREES, (frozenset({"region", "act"}),), records(3, 90, TREES))
    file = tmp_path / "tables.json"
    file.write_bytes(file_of(TREES, cells, 5, 5))
    return file


def _written(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_example_of_the_format_page_is_protected(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats" / "protect.md").read_text(encoding="utf-8")
    file, out = tmp_path / "tables.json", tmp_path / "out.json"
    file.write_text(page.partition("```json\n")[2].partition("```")[0], encoding="utf-8")
    assert call("protect", file, "--out", out).code == 0
    assert any(cell["value"] is None for cell in _written(out)["cells"])


def test_the_result_has_the_same_cells_with_intervals_for_what_is_withheld(tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    found = call("protect", tables, "--out", out)
    assert found.code == 0
    given, released = _written(tables), _written(out)
    assert [cell["key"] for cell in released["cells"]] == [cell["key"] for cell in given["cells"]]
    withheld = [cell for cell in released["cells"] if cell["value"] is None]
    assert withheld
    assert all(("interval" in cell) is (cell["value"] is None) for cell in released["cells"])
    assert released["attack"]["exact"] == released["attack"]["narrow"] == 0
    assert f"{len(withheld)} withheld in all" in found.out
    assert "Making room" in found.err
    assert list(tmp_path.glob(".*")) == []


def test_its_own_output_is_an_earlier_release(tables: Path, tmp_path: Path) -> None:
    call("protect", tables, "--out", tmp_path / "first.json")
    tables.write_text(json.dumps({**_written(tables), "earlier": [_written(tmp_path / "first.json")]}))
    assert call("protect", tables, "--out", tmp_path / "again.json").code == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "first.json").read_bytes()


def test_in_german(tables: Path, tmp_path: Path) -> None:
    found = call("protect", tables, "--out", tmp_path / "out.json", code="de")
    assert "Zellen" in found.out
    assert call("protect", "--help", code="de").code == 0


def test_what_is_wrong_ends_in_one_sentence_and_writes_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({**GOOD, "cells": GOOD["cells"][1:]}))
    found = call("protect", bad, "--out", tmp_path / "out.json")
    assert found.code == 2
    assert found.err.startswith("cells[0]: the cell's total")
    assert not (tmp_path / "out.json").exists()


def test_what_everybody_knows_already_cannot_be_protected(tmp_path: Path) -> None:
    file = tmp_path / "tables.json"
    before = [{"key": cell["key"], "value": cell["value"]} for cell in GOOD["cells"]]
    before[7]["value"] = None
    file.write_text(json.dumps({**GOOD, "earlier": [{"cells": before}]}))
    found = call("protect", file, "--out", tmp_path / "out.json")
    assert found.code == 2
    assert not (tmp_path / "out.json").exists()


def test_an_unsafe_cell_that_left_before_is_told(tmp_path: Path) -> None:
    file = tmp_path / "tables.json"
    before = [{"key": cell["key"], "value": cell["value"]} for cell in GOOD["cells"]]
    unsafe = sum(cell["value"] < GOOD["threshold"] for cell in GOOD["cells"])
    file.write_text(json.dumps({**GOOD, "earlier": [{"cells": before}]}))
    found = call("protect", file, "--out", tmp_path / "out.json")
    assert found.code == 0
    assert f"{unsafe} unsafe cell{'s are' if unsafe > 1 else ' is'} shown" in found.out


def test_a_file_that_is_there_is_not_written_over(tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("mine")
    assert call("protect", tables, "--out", out).code == 2
    assert out.read_text() == "mine"


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    assert call("protect", tmp_path / name, "--out", tmp_path / "out.json").code == 2


def test_a_place_that_cannot_be_written_is_trouble(tables: Path, tmp_path: Path) -> None:
    assert call("protect", tables, "--out", tmp_path / "nowhere" / "out.json").code == 3


@pytest.mark.parametrize(
    ("insiders", "said"), [(True, "Who knows one of 2 small cells"), (False, "not checked what insiders learn")]
)
def test_it_says_what_an_insider_may_learn(insiders: bool, said: str, tmp_path: Path) -> None:
    """Two cells come to three, and the rest is published already."""
    counts = {"T": 90, "a": 2, "b": 1, "c": 87}
    cells = [{"key": {"act": act}, "value": value} for act, value in counts.items()]
    before = [{"key": {"act": act}, "value": None if act in "ab" else value} for act, value in counts.items()]
    content = {"hierarchies": {"act": dict.fromkeys("abc", "T")}, "cells": cells, "threshold": 5, "width": 3}
    file, out = tmp_path / "tables.json", tmp_path / "out.json"
    file.write_text(json.dumps({**content, "insiders": insiders, "earlier": [{"cells": before}]}))
    found = call("protect", file, "--out", out)
    assert found.code == 0
    assert said in found.out
    assert (_written(out)["attack"]["tied"] is None) is not insiders
