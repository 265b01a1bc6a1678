"""The shipped schema of a national release: its tables, with regions and without, and floors that no file lowers."""

from pathlib import Path

import pytest

from tests.helpers.newer_tables import NEWER, newer_tables
from wellbeing import paths
from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.floors import FLOORS, Kind
from wellbeing.anonymise.schema import Schema
from wellbeing.content.statistics import (
    load_contribution_schema,
    load_national_schema,
    load_schema,
    national_version,
    read_schema,
)
from wellbeing.errors import Trouble

FILE = paths.resources() / "statistics" / "national.yaml"
DEEP = Areas.joined([["DE11"], ["DE12"], ["DE21"], ["DE22"], ["DE30"]])
ONLY_RELEASED = {"region", "quarter"}
FLAT = Areas.joined([["DE1"], ["DE2"], ["DE3"]])


def every_cell(schema: Schema) -> set[Cell]:
    return {cell for table in schema.tables for _codes, cell in schema.cells(table)}


def test_the_tables_are_those_of_a_national_release() -> None:
    crossed = {tuple((axis.dimension, axis.levels) for axis in t.axes) for t in load_national_schema(DEEP).tables}
    assert {
        (("act", 2), ("severity", 1), ("region", 2)),
        (("act", 2), ("circumstance", 1), ("region", 1)),
        *(((flag, 1), ("act", 1), ("region", 1)) for flag in ("hate", "hybrid", "terror", "disorder", "family")),
        (("means", 1), ("act", 1)),
        (("act", 1), ("sex", 1), ("age_band", 1)),
        *(
            ((condition, 1), ("role", 1), ("region", 1))
            for condition in ("alone", "over_48h", "rest_under_11h", "kit_missing")
        ),
        (("step", 1), ("result", 1), ("region", 2)),
        (("referral_kind", 1), ("waiting", 1), ("region", 1)),
        (("justice", 1), ("act", 1)),
    } <= crossed
    assert not any({"sex", "age_band"} & set(dict(axes)) and "region" in dict(axes) for axes in crossed)


@pytest.mark.parametrize("areas", [DEEP, None])
def test_every_table_of_a_national_release_has_one_by_quarter(areas: Areas | None) -> None:
    """Age by sex without the act, since that would be a table of four dimensions; days lost and means by themselves,
    since either by acts too takes longer to protect than all others together."""
    tables = load_national_schema(areas).tables
    by_quarter = {frozenset(axis.dimension for axis in t.axes) for t in tables if t.axes[-1].dimension == "quarter"}
    assert by_quarter == {
        frozenset({*crossed, "quarter"})
        for crossed in (
            {"act"}, {"severity"}, {"act", "circumstance"}, {"means"}, {"sex", "age_band"},
            {"step", "result"}, {"referral_kind", "waiting"}, {"justice", "act"},
            *([{"act", "region"}] if areas else []),
            *({flag, "act"} for flag in ("hate", "hybrid", "terror", "disorder", "family")),
            *({condition, "role"} for condition in ("alone", "over_48h", "rest_under_11h", "kit_missing")),
        )
    }  # fmt: skip
    assert max(len(table.axes) for table in load_national_schema(areas).every_table()) == 3


def test_a_contribution_has_the_same_cells_without_regions_and_quarters() -> None:
    without = every_cell(load_contribution_schema())
    for areas in (DEEP, FLAT, None):
        cells = every_cell(load_national_schema(areas))
        assert without == {cell for cell in cells if (cell.code("region"), cell.code("quarter")) == ("_T", "_T")}
        assert without == {cell.moved("region", "_T").moved("quarter", "_T") for cell in cells}


def test_every_table_of_a_representative_can_stand_in_a_national_release() -> None:
    """So that the indicators have their cells there."""
    assert every_cell(load_schema()) <= every_cell(load_contribution_schema())


def test_dimensions_are_the_same_for_all_schemas() -> None:
    open_ones, national = load_schema().dimensions, load_national_schema(DEEP).dimensions
    assert dict(open_ones) == {name: dimension for name, dimension in national.items() if name not in ONLY_RELEASED}
    assert load_contribution_schema().dimensions == open_ones
    assert "region" not in load_national_schema(None).dimensions


def test_regions_have_their_names() -> None:
    region = load_national_schema(DEEP).dimensions["region"]
    assert region["DE1"].label == "Baden-Württemberg"
    assert region["DE11"].label == "Stuttgart"
    assert region.leaves() == ("DE11", "DE12", "DE21", "DE22", "DE30")


def test_its_floors_are_those_of_a_national_release() -> None:
    schema, floor = load_national_schema(None), FLOORS[Kind.NATIONAL]
    assert schema.kind is Kind.NATIONAL
    assert (schema.threshold, schema.sensitive_threshold, schema.width) == (5, 10, 5)
    assert floor.contributors == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\nthreshold: 5", "\nthreshold: 4"),
        ("sensitive_threshold: 10", "sensitive_threshold: 9"),
        ("width: 5", "width: 4"),
        ("schema: WB_NAT", "kind: open\nschema: WB_NAT"),
        ("schema: WB_NAT", "contributors: 1\nschema: WB_NAT"),
        ("dimension: severity}", "dimension: nothing}"),
    ],
)
def test_no_file_lowers_a_floor(tmp_path: Path, old: str, new: str) -> None:
    text = FILE.read_text()
    assert old in text
    changed = tmp_path / "national.yaml"
    changed.write_text(text.replace(old, new, 1))
    with pytest.raises(Trouble):
        read_schema(changed, kind=Kind.NATIONAL, more=load_national_schema(DEEP).dimensions.values())


@pytest.mark.parametrize("before", ["    instead:\n", "        instead:\n"])
def test_no_table_depends_on_a_number_of_officers_that_is_not_published(tmp_path: Path, before: str) -> None:
    """That it is left out would say something of that number. It stands neither at a table nor at a coarser one."""
    text = FILE.read_text()
    assert f"\n{before}" in text
    changed = tmp_path / "national.yaml"
    for officers, refused in ((0, False), (1, True)):
        limit = f"{before.partition('instead')[0]}from_officers: {officers}\n"
        changed.write_text(text.replace(f"\n{before}", f"\n{limit}{before}", 1))
        if refused:
            with pytest.raises(Trouble):
                read_schema(changed, kind=Kind.NATIONAL, more=load_national_schema(DEEP).dimensions.values())
        else:
            read_schema(changed, kind=Kind.NATIONAL, more=load_national_schema(DEEP).dimensions.values())


def test_the_national_file_is_no_open_release() -> None:
    """Its thresholds are below those of an open one, so that no other loader takes it."""
    with pytest.raises(Trouble):
        read_schema(FILE)


def test_a_new_version_counts_from_the_year_that_it_names(tmp_path: Path) -> None:
    shipped = load_contribution_schema()
    assert {national_version(year) for year in (2019, 2026, 2040)} == {shipped.id}
    with newer_tables(tmp_path / "statistics", since=2027):
        assert [national_version(year) for year in (2019, 2026, 2027, 2040)] == ["WB_NAT_1", "WB_NAT_1", NEWER, NEWER]
        assert load_contribution_schema("WB_NAT_1") == shipped
        newer = load_contribution_schema()
        assert (newer.id, len(newer.tables)) == (NEWER, len(shipped.tables) - 1)
        with pytest.raises(KeyError):
            load_contribution_schema("WB_NAT_3")
    assert load_contribution_schema() == shipped
