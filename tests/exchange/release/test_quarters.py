"""The quarters of a national release in its files: they stand where its year does, and every format has them apart."""

import csv
import functools
import io
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from pysdmx.io import get_datasets, read_sdmx

from tests.anonymise.examples import YEAR
from tests.anonymise.national_examples import PLACES
from tests.anonymise.quarter_examples import CODES, SCHEMA, counted, in_quarters
from tests.exchange.release.examples import CREATED, SIGNER
from tests.exchange.release.test_sdmx import read_with_sdmx1
from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.coverage import Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.published import State
from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import Asked, Band
from wellbeing.errors import Refused
from wellbeing.exchange.release import Publication, publish, verify
from wellbeing.exchange.release.covering import coverage_left
from wellbeing.exchange.release.dictionary import rows
from wellbeing.exchange.release.publication import gate
from wellbeing.exchange.release.reading import read
from wellbeing.exchange.release.sdmx_csv import areas_in, read_csv, write_csv
from wellbeing.exchange.release.workbook import numbers_in
from wellbeing.language import language

OPENED, NEVER = CODES[:3], CODES[3:]


@functools.cache
def release() -> Release:
    """Of a year whose last quarter was not opened."""
    return compose(
        with_detail(counted(in_quarters(3, 900, 60, OPENED), YEAR, NEVER)),
        counted_share=Band.UNKNOWN,
        program="0.1.0",
        released_on=CREATED.date(),
        area="DE",
        area_name="Germany",
    )


def published(folder: Path, found: Release | None = None) -> Publication:
    return publish(
        found or release(),
        folder,
        schema=SCHEMA,
        ledger=(),
        signer=SIGNER,
        language=language("en"),
        pdf=lambda: b"%PDF-1.4 as drawn elsewhere",
        created=CREATED,
        record=lambda _publication: None,
    )


def written() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_csv(release()).decode())))


def test_the_example_withholds_something_in_quarters_and_crosses_them_with_regions() -> None:
    in_regions = [one for one in release().cells if one.code("quarter") != "_T" and one.code("region") != "_T"]
    assert in_regions
    assert {figure.state for one, figure in release().cells.items() if one.code("quarter") == "Q1"} == {
        State.VALUE, State.HIDDEN,
    }  # fmt: skip


def test_it_leaves_through_the_gate_and_comes_back_as_it_was(tmp_path: Path) -> None:
    made = published(tmp_path / "out")
    assert made.audit.ok
    assert verify(tmp_path / "out", SIGNER.card).ok
    back = read(tmp_path / "out", SCHEMA)
    assert back == release().published()
    assert made.entry.published() == back
    numbers = numbers_in(made.files["tables.xlsx"], release())
    assert numbers == {
        table.cell(codes): {figure.value} for table in release().tables for codes, figure in table.figures.items()
    }


def covers() -> Coverage:
    """What the release covers, as its cells say it."""
    *opened, last = YEAR.quarters()
    areas = tuple((place,) for place in PLACES)
    return Coverage(
        quarters=(
            *(QuarterCoverage(period=quarter, opened=areas) for quarter in opened),
            QuarterCoverage(period=last, why=Closed.NO_ROSTER),
        ),
        areas=areas,
        reported=Band.FROM_75_UP,
        asked=Asked(number=60, least=48),
    )


def covering(told: Coverage | None = None) -> Release:
    """The release with what it covers, or with something that its cells do not say."""
    return replace(release(), coverage=told or covers())


def test_what_it_covers_leaves_where_the_cells_say_the_same(tmp_path: Path) -> None:
    published(tmp_path / "out", covering())
    left = coverage_left({"manifest.json": (tmp_path / "out" / "manifest.json").read_bytes()})
    assert left == covering().coverage
    assert b"48" not in (tmp_path / "out" / "manifest.json").read_bytes().partition(b'"files"')[0]


def test_what_the_cells_do_not_say_does_not_leave(tmp_path: Path) -> None:
    """An area or a quarter too many or too few, other areas, or a band that tells who is missing."""
    told = covers()
    first, *_more, last = told.quarters
    assert first.opened[-1] == ("DE30",), "alone in its major region, so that a table shows it by quarter"
    no_area = replace(first, opened=first.opened[:-1], closed={first.opened[-1]: Closed.TOO_FEW})
    both_ways = replace(first, closed={first.opened[0]: Closed.TOO_FEW})
    wrong = {
        "a quarter too many": replace(
            told, quarters=(*told.quarters[:3], replace(last, opened=first.opened, why=None))
        ),
        "a quarter too few": replace(told, quarters=(replace(first, opened=(), why=Closed.LOST), *told.quarters[1:])),
        "an area too few": replace(told, quarters=(no_area, *told.quarters[1:])),
        "opened, and a reason why not": replace(told, quarters=(replace(first, why=Closed.LOST), *told.quarters[1:])),
        "an area both opened and not": replace(told, quarters=(both_ways, *told.quarters[1:])),
        "an area of no figure": replace(
            told, quarters=(replace(first, opened=(*first.opened, ("DE40",))), *told.quarters[1:])
        ),
        "other areas": replace(told, areas=(("DE11", "DE12"), *told.areas[2:])),
        "a narrow band": replace(told, reported=Band.FROM_90),
        "a band of nobody knows whom": replace(told, asked=None),
    }
    for what, other in wrong.items():
        with pytest.raises(Refused):
            published(tmp_path / what, covering(other))
        assert not (tmp_path / what).exists()


def test_a_manifest_that_tells_of_other_areas_than_the_release_is_stopped(tmp_path: Path) -> None:
    files = published(tmp_path / "out", covering()).files
    other = replace(covering(), coverage=None)
    assert gate(tmp_path / "out", files, other, SCHEMA, []).infeasible
    assert gate(tmp_path / "out", files, covering(), SCHEMA, []).ok


def test_every_row_says_its_quarter_where_the_year_stands() -> None:
    assert "QUARTER" not in written()[0]
    for row, found in zip(written(), release().cells, strict=True):
        quarter = found.code("quarter")
        assert (row["FREQ"], row["TIME_PERIOD"]) == (("A", "2026") if quarter == "_T" else ("Q", f"2026-{quarter}"))


def test_a_quarter_that_was_not_opened_is_told_apart_from_one_without_cases() -> None:
    marks = {(row["OBS_VALUE"], row["OBS_STATUS"]) for row in written() if row["TIME_PERIOD"] == "2026-Q4"}
    assert marks == {("NaN", "L")}
    assert not any(row["OBS_STATUS"] == "L" for row in written() if row["TIME_PERIOD"] != "2026-Q4")
    (entry,) = (one for one in quality(release(), language("en")) if one.id == "COMPLETENESS")
    assert "the sum of what was opened. What a quarter did not count is counted with a later one" in entry.text
    told = {one.id: one.text for one in quality(covering(), language("en"))}["COVERAGE_ERR"]
    assert "with a later one to which the same representatives contribute." in told


def test_areas_are_found_beside_quarters() -> None:
    assert areas_in(write_csv(release())) == Areas.joined([[place] for place in PLACES])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",2026-Q1,", ",2026-Q5,"),
        (",2026-Q1,", ",2025-Q1,"),
        (",2026-Q1,", ",2026,"),
        (",2026-Q1,", ",2026-Q2,"),
        (",2026-Q1,", ",_T,"),
        ("(1.0),I,Q,", "(1.0),I,A,"),
        ("(1.0),I,A,", "(1.0),I,Q,"),
    ],
)
def test_another_time_than_its_own_is_no_release(old: str, new: str) -> None:
    raw = write_csv(release()).decode()
    assert old in raw
    with pytest.raises(Refused):
        read_csv(raw.replace(old, new, 1).encode(), SCHEMA)


def test_both_sdmx_libraries_read_quarters_as_periods(tmp_path: Path) -> None:
    published(tmp_path / "out")
    structure = tmp_path / "out" / "structure.xml"
    message = read_with_sdmx1(structure)
    assert "CL_QUARTER" not in message.codelist
    assert {code.id for code in message.codelist["CL_FREQ"]} == {"A", "Q"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_sdmx(structure, validate=True)
        frame = get_datasets(tmp_path / "out" / "data.csv", structure)[0].data
    assert set(frame["TIME_PERIOD"].astype(str)) == {"2026", *(f"2026-{code}" for code in CODES)}


def test_the_dictionary_names_the_periods() -> None:
    times = [(facts[2], facts[3], words[0]) for facts, words in rows(release()) if facts[:2] == ("CODE", "TIME_PERIOD")]
    assert times == [
        ("2026", "", "Year"),
        ("2026-Q1", "2026", "1st quarter"),
        ("2026-Q2", "2026", "2nd quarter"),
        ("2026-Q3", "2026", "3rd quarter"),
        ("2026-Q4", "2026", "4th quarter"),
    ]
    of_tables = {facts[1]: facts[2] for facts, _words in rows(release()) if facts[0] == "TABLE"}
    assert of_tables["ALONE_REGION_QUARTER"] == "CASES ALONE REF_AREA TIME_PERIOD"


def test_time_runs_across_and_regions_down() -> None:
    table = next(table for table in release().tables if table.name == "ALONE_REGION_QUARTER")
    assert table.across is not None
    assert table.axes[table.across].dimension == "quarter"
    assert [table.axes[place].dimension for place in table.down] == ["region", "alone"]
