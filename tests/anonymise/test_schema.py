"""The schema refuses what would open a release, and knows where each answer is counted."""

from dataclasses import replace
from typing import Any

import pytest

from tests.anonymise.examples import ACT, INJURY, SCHEMA, codes
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.schema import Code, Dimension, Schema


@pytest.mark.parametrize(
    "lowered",
    [
        {"threshold": 9},
        {"threshold": 4},
        {"width": 9},
        {"threshold": 12, "sensitive_threshold": 11, "width": 12},
        {"threshold": 12, "sensitive_threshold": 12, "width": 11},
    ],
)
def test_nothing_below_the_floors_is_a_schema(lowered: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(SCHEMA, **lowered)


@pytest.mark.parametrize(
    "lowered", [{"threshold": 4}, {"sensitive_threshold": 9}, {"width": 4}, {"threshold": 6, "width": 5}]
)
def test_a_national_release_has_lower_floors_and_they_hold(lowered: dict[str, Any]) -> None:
    allowed: dict[str, Any] = {"threshold": 5, "sensitive_threshold": 10, "width": 5}
    national = replace(SCHEMA, kind=Kind.NATIONAL, **allowed)
    with pytest.raises(ValueError):
        replace(national, **lowered)
    with pytest.raises(ValueError):
        replace(SCHEMA, **allowed)


def test_higher_thresholds_are_allowed() -> None:
    assert replace(SCHEMA, threshold=12, sensitive_threshold=15, width=20).width == 20


@pytest.mark.parametrize(
    "wrong",
    [
        codes("A", "A", "_U"),
        codes("_T", "_U"),
        codes("A"),
        (*codes("A", "_U"), Code(code="B", label="", parent="missing")),
        (*codes("A", "_U"), Code(code="B", label="", parent="A")),
        (*codes("A", "_U"), *(Code(code=c, label="", parent="A", rest=True) for c in "BC")),
        (*codes("A", "_U"), Code(code="B", label="", also=("A",))),
    ],
)
def test_a_tree_that_would_not_add_up_is_refused(wrong: tuple[Code, ...]) -> None:
    with pytest.raises(ValueError):
        Dimension(name="d", label="", unknown="_U", codes=wrong)


def test_places_take_no_rest() -> None:
    tree = (*codes("A"), *(Code(code=c, label="", parent="A") for c in "BC"), *codes("D"))
    place = Dimension(name="d", label="", unknown=None, codes=tree, closed=True)
    assert place.leaves() == ("B", "C", "D")
    assert place.depth == 2
    with pytest.raises(ValueError):
        place.leaf("A")


def test_a_table_names_dimensions_that_exist() -> None:
    without = {name: d for name, d in SCHEMA.dimensions.items() if name != "alone"}
    with pytest.raises(ValueError, match="ALONE"):
        replace(SCHEMA, dimensions=without)


def test_every_answer_has_one_code_that_counts_it() -> None:
    assert ACT.leaf("THREAT") == "THREAT_NFD"
    assert ACT.leaf("SERIOUS") == "SERIOUS"
    assert ACT.leaf(None) == "_U"
    assert INJURY.leaf("BONE_OPEN") == "BONE"
    with pytest.raises(ValueError):
        ACT.leaf("_T")


def test_what_a_source_cannot_tell_follows_from_what_it_can() -> None:
    gaps = SCHEMA.not_collected({"act": {"THREAT", "SERIOUS"}, "injury": {"NONE", "BONE_OPEN"}})
    assert {"alone", "step", "result", "support", "act:VERBAL", "act:MINOR", "act:ASSAULT", "injury:WOUND"} == gaps


def test_a_structural_zero_holds_for_the_parts_of_its_codes() -> None:
    schema: Schema = replace(SCHEMA, structural=({"act": "THREAT", "injured": "Y"},))
    zeros = {cell.at for table in schema.tables for _codes, cell in schema.cells(table) if schema.cannot_occur(cell)}
    assert zeros == {(("act", "THREAT"), ("injured", "Y"))}
