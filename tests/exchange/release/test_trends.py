"""Figures over the years leave with a release: as those before them left, gaps as gaps, breaks marked, nothing new."""

import csv
import functools
import io
import math
import warnings
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pysdmx.io import get_datasets, read_sdmx

from tests.exchange.release.examples import (
    CREATED,
    SIGNER,
    earlier_releases,
    release,
    release_with_indicators,
)
from tests.exchange.release.test_sdmx import read_with_sdmx1
from wellbeing.anonymise.indicators.standing import MeasureFigure, Standing
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.trends import Point, ReleasedYear, Trends
from wellbeing.content.indicators import load_indicators
from wellbeing.content.statistics import load_schema
from wellbeing.exchange.release import hand_out
from wellbeing.exchange.release.manifest import (
    CONTENT,
    MANIFEST,
    SIGNATURE,
    TRENDS,
    TRENDS_STRUCTURE,
    WORKBOOK,
    manifest_of,
    signature_of,
)
from wellbeing.exchange.release.publication import gate
from wellbeing.exchange.release.reading import read
from wellbeing.exchange.release.sdmx_csv import write_csv
from wellbeing.exchange.release.writing import files_of
from wellbeing.language import language

SHEET = "TRENDS"


def found() -> Release:
    return release_with_indicators(with_earlier=True)


def made(of: Release, spoken: str = "en") -> dict[str, bytes]:
    return files_of(of, signer=SIGNER, language=language(spoken), pdf=None, created=CREATED)


@functools.cache
def files(spoken: str = "en") -> dict[str, bytes]:
    return made(found(), spoken)


def table(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode())))


def sheet(spoken: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(files(spoken)[WORKBOOK]))
    return list(book[SHEET].iter_rows(values_only=True))


def sheet_row(spoken: str, code: str) -> tuple[Any, ...]:
    (row,) = [row for row in sheet(spoken) if row[0] == code]
    return row


def passes(
    folder: Path,
    written: dict[str, bytes],
    of: Release,
    earlier: tuple[Release, ...],
    before: Sequence[ReleasedYear] = (),
) -> bool:
    hand_out(written, folder)
    left = [one.published() for one in earlier]
    return gate(folder, written, of, load_schema(), left, load_indicators(), before).ok


def test_every_cell_is_the_one_that_the_files_of_its_year_hold() -> None:
    key = ("COUNTED", "ACT", "TIME_PERIOD")
    others = [axis.dimension.upper() for axis in found().dimensions if axis.dimension != "act"]
    left: dict[tuple[str, ...], dict[str, str]] = {}
    for one in (*earlier_releases(), found()):
        for row in table(write_csv(one)):
            if all(row[name] == "_T" for name in others):
                left[tuple(row[name] for name in key)] = row
    rows = [row for row in table(files()[TRENDS]) if row["INDICATOR"] == "_Z"]
    compared = [(row, left[tuple(row[name] for name in key)]) for row in rows if row["OBS_STATUS"] != "O"]
    assert len(compared) > 20
    for row, then in compared:
        assert (row["OBS_VALUE"], row["CONF_STATUS"]) == (then["OBS_VALUE"], then["CONF_STATUS"])
        assert row["OBS_STATUS"] == (then["OBS_STATUS"] if row["BREAK"] == "_Z" or then["OBS_STATUS"] != "A" else "B")
    assert {row["TIME_PERIOD"] for row, _then in compared} == {"2018", "2021", "2022"}


def test_a_withheld_figure_of_an_earlier_year_has_no_number_anywhere() -> None:
    (row,) = [row for row in table(files()[TRENDS]) if row["ACT"] == "RESISTANCE" and row["TIME_PERIOD"] == "2018"]
    assert (row["OBS_VALUE"], row["OBS_STATUS"], row["CONF_STATUS"]) == ("NaN", "Q", "C")
    assert sheet_row("en", "CASES ACT=RESISTANCE")[3:] == ("withheld", "not released", "not released", 13, "withheld")
    assert sheet_row("de", "CASES ACT=RESISTANCE")[3] == language("de").text("withheld") != "withheld"


def test_a_break_is_marked_in_every_file_with_its_reasons() -> None:
    by_year = {row["TIME_PERIOD"]: row for row in table(files()[TRENDS]) if row["COUNTED"] == "OFFICERS"}
    assert [by_year[year]["OBS_STATUS"] for year in ("2018", "2019", "2021", "2022")] == ["A", "O", "B", "B"]
    assert [by_year[year]["BREAK"] for year in ("2018", "2021", "2022")] == ["_Z", "SOURCE COVERAGE", "COVERAGE FORCES"]
    assert [by_year[year]["COLLECTION"] for year in ("2018", "2019")] == ["IMPORTED", "_Z"]
    for spoken in ("en", "de"):
        rows, reader = sheet(spoken), language(spoken)
        (head,) = [row for row in rows if row[3] == "2018"]
        assert head[3:] == ("2018", "2019", "2020", "¦ 2021", "¦ 2022")
        told = [row[0] for row in rows if row[0] and str(row[0]).startswith("¦")]
        assert len(told) == 2
        assert reader.text("the source asks for other things") in told[0]


def test_measures_are_as_they_left_and_zero_is_a_number() -> None:
    zero = sheet_row("en", "I16")
    assert zero[-1] == 0
    assert zero[3:-1] == ("not released",) * 4
    (row,) = [row for row in table(files()[TRENDS]) if row["INDICATOR"] == "I16" and row["TIME_PERIOD"] == "2022"]
    assert (row["COUNTED"], row["ACT"], row["OBS_VALUE"], row["OBS_STATUS"]) == ("_Z", "_Z", "0.0", "B")


@pytest.mark.parametrize("place", [0, -1])
def test_a_measure_that_no_release_had_is_stopped(tmp_path: Path, place: int) -> None:
    """Of this year it has to be the indicator, of a year before what left then: a share tells a withheld part."""
    of = found()
    trends: Trends | None = of.trends
    assert trends is not None
    first = next(series for series in trends.series if isinstance(series.line.about, str))
    points = list(first.points)
    points[place] = Point(standing=Standing.VALUE, value=Decimal("77.7"))
    told = replace(first, points=tuple(points))
    other = replace(of, trends=replace(trends, series=tuple(told if one is first else one for one in trends.series)))
    assert not passes(tmp_path / "never", made(other), other, earlier_releases())
    figure = MeasureFigure(standing=Standing.VALUE, value=Decimal("77.7"))
    then = ReleasedYear(published=earlier_releases()[0].published(), measures={str(first.line.about): figure})
    assert passes(tmp_path / "then", made(other), other, earlier_releases(), [then]) is (place == 0)


def test_both_libraries_of_the_field_read_them(tmp_path: Path) -> None:
    for name in (TRENDS, TRENDS_STRUCTURE):
        (tmp_path / name).write_bytes(files()[name])
    rows = table(files()[TRENDS])
    structure = read_with_sdmx1(tmp_path / TRENDS_STRUCTURE)
    flow = structure.dataflow["WB_TRENDS_1"]
    observations = read_with_sdmx1(tmp_path / TRENDS, structure=flow, format="csv").data[0].obs
    assert [one.attached_attribute["OBS_STATUS"].value for one in observations] == [row["OBS_STATUS"] for row in rows]
    assert {"SOURCE", "COVERAGE", "FORCES"} <= {code.id for code in structure.codelist["CL_BREAK"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_sdmx(tmp_path / TRENDS_STRUCTURE, validate=True)
        frame = get_datasets(tmp_path / TRENDS, tmp_path / TRENDS_STRUCTURE)[0].data
    values = [None if math.isnan(float(value)) else Decimal(str(value)) for value in frame["OBS_VALUE"]]
    assert values == [None if row["OBS_VALUE"] == "NaN" else Decimal(row["OBS_VALUE"]) for row in rows]
    assert list(frame["BREAK"]) == [row["BREAK"] for row in rows]


def test_the_release_is_still_read_as_its_own_cells_and_the_gate_lets_it_pass(tmp_path: Path) -> None:
    assert passes(tmp_path / "out", files(), found(), earlier_releases())
    assert read(tmp_path / "out", load_schema()) == found().published()


def test_the_gate_takes_no_figure_over_the_years_that_did_not_leave(tmp_path: Path) -> None:
    assert not passes(tmp_path / "never-released", files(), found(), earlier_releases()[:1])
    other = _with_another_number(found())
    changed = made(other)
    assert not passes(tmp_path / "another-number", changed, other, earlier_releases())
    for name in (TRENDS, WORKBOOK):
        mixed = {**files(), name: changed[name]}
        mixed[MANIFEST] = manifest_of(found(), {each: mixed[each] for each in mixed if each in CONTENT})
        mixed[SIGNATURE] = signature_of(SIGNER, mixed[MANIFEST])
        assert not passes(tmp_path / f"only {name}", mixed, found(), earlier_releases())


def _with_another_number(of: Release) -> Release:
    """The same release with one more case in the first year."""
    trends: Trends | None = of.trends
    assert trends is not None
    first, *others = trends.series
    assert first.points[0].value is not None
    points = (replace(first.points[0], value=first.points[0].value + 1), *first.points[1:])
    return replace(of, trends=replace(trends, series=(replace(first, points=points), *others)))


def test_the_dictionary_names_the_breaks_only_where_there_are_trends() -> None:
    names = {(row["NAME"], row["CODE"]) for row in table(files()["dictionary.csv"])}
    assert {("BREAK", "SOURCE"), ("OBS_STATUS", "B")} <= names
    first = {(row["NAME"], row["CODE"]) for row in table(made(release())["dictionary.csv"])}
    assert not {("BREAK", "SOURCE"), ("OBS_STATUS", "B")} & first


@pytest.mark.parametrize("officers", [250, 20])
def test_a_first_release_and_one_below_thirty_officers_have_no_trends(officers: int) -> None:
    of = release() if officers == 250 else release_with_indicators(officers=officers, with_earlier=True)
    written = made(of)
    assert not {TRENDS, TRENDS_STRUCTURE} & written.keys()
    assert SHEET not in openpyxl.load_workbook(io.BytesIO(written[WORKBOOK])).sheetnames
    assert "trends.csv" not in written["README.txt"].decode()
