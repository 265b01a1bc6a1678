"""The shipped schema is whole, covers the records' codes, and no file lowers a floor."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from wellbeing import paths
from wellbeing.anonymise.schema import Dimension, Schema
from wellbeing.content.statistics import load_schema, read_dimensions, read_schema
from wellbeing.domain.cadence import WINDOWS, Step
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
        "ACT", "SEVERITY", "INJURY", "CIRCUMSTANCE", "ACT_ALONE", "HOURS", "REST", "KIT", "CARE", "WITHIN_24H",
        "RECORDED", "LEGAL_AID", "OUTCOME_TIME", "SUPPORT", "REFERRAL", "WAITING", "ACT_INJURED", "ACT_SUPPORT",
    ]  # fmt: skip
    assert {t.name for t in schema.tables if t.from_officers} == {"ACT_ALONE", "ACT_INJURED", "ACT_SUPPORT"}
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
        "means": "means", "role": "roles", "justice": "justice_outcomes", "age_band": "age_bands", "hate": "yes_no",
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
        ("dimension: alone}", "dimension: region}"),
        ("unit: cases", "unit: people"),
        ("schema:", "kind: national\nschema:"),
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


@pytest.mark.parametrize(
    ("old", "new"), [("parent: ASSAULT,", "parent: MISSING,"), ("[PAIN,", "["), ('"N": [NONE]', '"N": [NONE, PAIN]')]
)
def test_trees_and_groups_that_would_not_add_up_are_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (FILE.parent / "dimensions.yaml").read_text()
    assert old in text
    changed = tmp_path / "dimensions.yaml"
    changed.write_text(text.replace(old, new, 1))
    with pytest.raises(Trouble):
        load_with(read_dimensions(changed, FILE.parent / "definitions.yaml"))


def load_with(dimensions: Mapping[str, Dimension]) -> Schema:
    """The schema of an open release with these dimensions."""
    try:
        return replace(load_schema(), dimensions=dimensions)
    except ValueError as error:
        raise Trouble(str(error)) from error


@pytest.mark.parametrize(
    ("old", "new"), [("  act:\n", "  deed:\n"), ("KILLED:", "SLAIN:"), ("about: The kind", "more: The kind")]
)
def test_meanings_of_what_there_is_not_are_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (FILE.parent / "definitions.yaml").read_text()
    assert old in text
    changed = tmp_path / "definitions.yaml"
    changed.write_text(text.replace(old, new, 1))
    with pytest.raises(Trouble):
        read_schema(FILE, changed)


def test_the_sources_of_acts_injuries_and_days_lost_are_those_of_the_books() -> None:
    """A group that only takes what is known no closer stands for its parent."""
    books = {"act": ("acts", "iccs"), "injury_group": ("injuries", ""), "severity": ("days_lost", "")}
    for name, (book, column) in books.items():
        dimension = load_schema().dimensions[name]
        with (paths.resources() / "codes" / f"{book}.csv").open(encoding="utf-8", newline="") as file:
            rows = {row["code"]: row for row in csv.DictReader(file)}
        for code in dimension.codes:
            row = rows.get(code.parent or "" if code.rest else code.code)
            if row is None:  # codes of the program's own
                assert not code.source
            elif column:
                assert code.source == row[column]
            else:
                assert code.source == (row["code"] if row["source"] == "ESAW" else "")


def test_the_windows_in_words_are_those_of_the_cadence() -> None:
    for step in load_schema().dimensions["step"].codes:
        if step.code != "_U":
            window = WINDOWS[Step(step.code)]
            unit = 24 if "days" in step.about else 1
            told = [int(number) * unit for number in re.findall(r"\d+", step.about)]
            assert told == [hours for hours in (window.opens, window.closes) if hours]


def test_a_missing_schema_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        read_schema(tmp_path / "none.yaml")
