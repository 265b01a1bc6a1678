"""The shipped schema is whole, covers the records' codes, and no file lowers a floor."""

import csv
from pathlib import Path

import pytest

from wellbeing import paths
from wellbeing.content.statistics import load_schema, read_schema
from wellbeing.domain.case import AgeBand
from wellbeing.domain.follow_up import Result
from wellbeing.domain.incident import SENSITIVE_ACTS
from wellbeing.domain.referral import Outcome, waiting_class
from wellbeing.errors import Trouble

FILE = paths.resources() / "statistics" / "schema.yaml"


def test_the_tables_are_those_of_a_representative() -> None:
    schema = load_schema()
    names = [table.name for table in schema.tables]
    assert names == [
        "ACT", "SEVERITY", "INJURY", "CIRCUMSTANCE", "ALONE", "HOURS", "REST", "KIT", "SUPPORT", "REFERRAL",
        "WAITING", "ACT_INJURED", "ACT_SUPPORT",
    ]  # fmt: skip
    assert {t.name for t in schema.tables if t.from_officers} == {"ACT_INJURED", "ACT_SUPPORT"}
    assert {t.from_officers for t in schema.tables} == {0, 300}
    used = {axis.dimension for table in schema.tables for axis in table.axes}
    assert not used & {"sex", "age_band", "role", "region"}


def test_the_codes_of_the_records_are_counted() -> None:
    dimensions = load_schema().dimensions
    assert {dimensions["result"].leaf(result) for result in Result} <= set(dimensions["result"].leaves())
    assert {dimensions["referral_outcome"].leaf(o) for o in Outcome} <= set(dimensions["referral_outcome"].leaves())
    assert {waiting_class(days) for days in range(200)} < set(dimensions["waiting"].leaves())
    assert {band.value for band in AgeBand} == set(dimensions["age_band"].leaves())
    sensitive = {code.code for code in dimensions["act"].codes if code.sensitive}
    assert sensitive == SENSITIVE_ACTS


def test_every_code_of_the_books_is_counted() -> None:
    books = {
        "act": "acts", "injury_group": "injuries", "severity": "days_lost", "circumstance": "circumstances",
        "referral_kind": "referral_kinds", "waiting": "waiting_classes", "alone": "yes_no", "sex": "sexes",
    }  # fmt: skip
    for name, book in books.items():
        with (paths.resources() / "codes" / f"{book}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert load_schema().dimensions[name].leaf(row["code"])


def test_every_case_has_an_act() -> None:
    with pytest.raises(ValueError):
        load_schema().dimensions["act"].leaf(None)


def test_codes_are_ids_that_sdmx_allows() -> None:
    for dimension in load_schema().dimensions.values():
        for code in dimension.codes:
            assert code.code.replace("_", "").replace("-", "").isalnum()
            assert code.code.isascii()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("threshold: 10\n", "threshold: 9\n"),
        ("sensitive_threshold: 10", "sensitive_threshold: 5"),
        ("width: 10", "width: 5"),
        ("width: 10", "width: ten"),
        ("version: 1", "version: 1\nextra: 1"),
        ("parent: ASSAULT,", "parent: MISSING,"),
        ("dimension: alone}", "dimension: region}"),
        ("unit: cases", "unit: people"),
        ("{PAIN,", "{"),
        ('"N": [NONE]', '"N": [NONE, PAIN]'),
        ("schema:", "schema: ["),
        ("schema:", "deep: " + "[" * 5000 + "]" * 5000 + "\nschema:"),
        ("schema:", "a: &a [1, 1]\nb: &b [*a, *a]\nschema:"),
    ],
)
def test_a_damaged_or_lowered_schema_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = FILE.read_text()
    changed = tmp_path / "schema.yaml"
    changed.write_text(text.replace(old, new, 1) if old in text else "[")
    with pytest.raises(Trouble):
        read_schema(changed)


def test_a_missing_schema_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        read_schema(tmp_path / "none.yaml")
