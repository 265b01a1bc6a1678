"""Figures over the quarters leave with a national release: the cells of its tables and of those before it, and nothing
else; what is not shown there is shown nowhere."""

import csv
import functools
import io
import warnings
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from pysdmx.io import get_datasets, read_sdmx

from tests.anonymise.attack import narrow
from tests.anonymise.examples import YEAR
from tests.anonymise.quarter_examples import SCHEMA, counted, in_quarters
from tests.exchange.release.examples import CREATED, SIGNER
from tests.exchange.release.test_quarters import NEVER, OPENED, covers
from tests.exchange.release.test_sdmx import read_with_sdmx1
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.coverage import Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import HIDDEN, Figure, State
from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import Break, Point, ReleasedYear, Trends
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
from wellbeing.exchange.release.sdmx_csv import write_csv
from wellbeing.exchange.release.writing import files_of
from wellbeing.language import language

FIRST = Period(year=2024)


@functools.cache
def releases() -> tuple[Release, Release]:
    """Of 2024, whose second quarter was not opened, and of 2026, whose last one was not; nothing left of 2025."""
    of_first = counted(in_quarters(1, 300, 60, ("Q1", "Q3", "Q4")), FIRST, ("Q2",))
    first = replace(_composed(of_first), coverage=_covers_the_first())
    return first, _composed(counted(in_quarters(3, 900, 60, OPENED), YEAR, NEVER), _as_read(first))


def _composed(counts: Counts, *before: ReleasedYear) -> Release:
    return compose(
        with_detail(counts),
        counted_share=Band.UNKNOWN,
        program="0.1.0",
        released_on=CREATED.date(),
        area="DE",
        area_name="Germany",
        released=before,
        coverage=covers(),
    )


def _covers_the_first() -> Coverage:
    of_last = covers()
    first, second, third, last = FIRST.quarters()
    opened = of_last.quarters[0].opened
    return replace(
        of_last,
        quarters=(
            *(QuarterCoverage(period=one, opened=opened) for one in (first, third, last)),
            QuarterCoverage(period=second, why=Closed.TOO_FEW),
        ),
    )


def _as_read(found: Release) -> ReleasedYear:
    return ReleasedYear(published=found.published(), counted_share=found.counted_share, coverage=found.coverage)


def made(of: Release) -> dict[str, bytes]:
    return files_of(of, signer=SIGNER, language=language("en"), pdf=None, created=CREATED)


@functools.cache
def files() -> dict[str, bytes]:
    return made(releases()[1])


def table(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode())))


def of_quarters() -> list[dict[str, str]]:
    return [row for row in table(files()[TRENDS]) if row["FREQ"] == "Q"]


KEY = ("FREQ", "REF_AREA", "COUNTED", "ACT", "TIME_PERIOD")


def left() -> dict[tuple[str, ...], dict[str, str]]:
    """Every row of both data.csv that looks at nothing else than the trends do."""
    rows = [row for one in releases() for row in table(write_csv(one))]
    others = [axis.dimension.upper() for axis in releases()[1].dimensions]
    others = [name for name in others if name not in ("ACT", "REGION", "QUARTER")]
    return {tuple(row[name] for name in KEY): row for row in rows if all(row[name] == "_T" for name in others)}


def test_every_number_over_the_quarters_is_a_published_cell_of_a_release() -> None:
    then = left()
    numbers = [row for row in of_quarters() if row["OBS_VALUE"] != "NaN"]
    assert len(numbers) > 20
    assert {row["TIME_PERIOD"][:4] for row in numbers} == {"2024", "2026"}
    assert len({row["REF_AREA"] for row in numbers}) > 1, "regions too"
    for row in of_quarters():
        own = then.get(tuple(row[name] for name in KEY))
        if own is None:
            assert (row["OBS_VALUE"], row["OBS_STATUS"]) == ("NaN", "O")
        else:
            assert (row["OBS_VALUE"], row["CONF_STATUS"]) == (own["OBS_VALUE"], own["CONF_STATUS"])
            broken = row["BREAK"] != "_Z" and own["OBS_STATUS"] == "A"
            assert row["OBS_STATUS"] == ("B" if broken else own["OBS_STATUS"])


def test_who_reads_the_series_beside_the_tables_learns_no_cell_more() -> None:
    """What trends.csv says is put into the cells of both releases as a reader would; then these are attacked."""
    known = {one.period.label: dict(one.cells) for one in releases()}
    told = {one: dict(cells) for one, cells in known.items()}
    for row in table(files()[TRENDS]):
        year, _dash, quarter = row["TIME_PERIOD"].partition("-")
        region = "_T" if row["REF_AREA"] == "DE" else row["REF_AREA"]
        about = cell("cases", {"act": row["ACT"], "region": region, "quarter": quarter or "_T"})
        if row["OBS_VALUE"] != "NaN":
            told[year][about] = Figure(State.VALUE, int(Decimal(row["OBS_VALUE"])))
        elif row["OBS_STATUS"] == "Q":
            told[year][about] = HIDDEN
    assert told == known
    assert any(figure.state is State.HIDDEN for cells in told.values() for figure in cells.values())
    assert narrow(SCHEMA, told) == []


def test_gaps_and_breaks_are_told_in_every_file() -> None:
    total = {row["TIME_PERIOD"]: row for row in of_quarters() if (row["REF_AREA"], row["ACT"]) == ("DE", "_T")}
    assert list(total) == [f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4)]
    assert [row["OBS_STATUS"] for row in total.values()] == [*"ALBA", *"OOOO", *"AAAL"]
    assert {time: row["BREAK"] for time, row in total.items() if row["BREAK"] != "_Z"} == {"2024-Q3": "NOT_OPENED"}
    assert [row["COLLECTION"] for row in total.values()][3:5] == ["CURRENT", "_Z"]
    book = openpyxl.load_workbook(io.BytesIO(files()[WORKBOOK]))
    rows = list(book["TRENDS_QUARTERS"].iter_rows(values_only=True))
    (head,) = [row for row in rows if row[3] == "2024-Q1"]
    assert head[4:7] == ("2024-Q2", "¦ 2024-Q3", "2024-Q4")
    (cases,) = [row for row in rows if row[0] == "CASES"]
    assert (cases[4], cases[7], cases[14]) == ("not opened", "not released", "not opened")
    assert isinstance(cases[3], int)
    told = "¦ Break before 2024-Q3: the quarter before was not opened"
    assert any(str(row[0]).startswith(told) for row in rows)
    note = {entry.id: entry.text for entry in quality(releases()[1], language("en"))}
    assert told in note["COMPAR_TIME"]


def test_both_libraries_of_the_field_read_years_and_quarters(tmp_path: Path) -> None:
    for name in (TRENDS, TRENDS_STRUCTURE):
        (tmp_path / name).write_bytes(files()[name])
    rows = table(files()[TRENDS])
    structure = read_with_sdmx1(tmp_path / TRENDS_STRUCTURE)
    observations = (
        read_with_sdmx1(tmp_path / TRENDS, structure=structure.dataflow["WB_TRENDS_1"], format="csv").data[0].obs
    )
    assert [one.attached_attribute["OBS_STATUS"].value for one in observations] == [row["OBS_STATUS"] for row in rows]
    assert {"A", "Q"} == {code.id for code in structure.codelist["CL_FREQ"]}
    assert "NOT_OPENED" in {code.id for code in structure.codelist["CL_BREAK"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_sdmx(tmp_path / TRENDS_STRUCTURE, validate=True)
        frame = get_datasets(tmp_path / TRENDS, tmp_path / TRENDS_STRUCTURE)[0].data
    assert list(frame["TIME_PERIOD"].astype(str)) == [row["TIME_PERIOD"] for row in rows]
    assert list(frame["FREQ"]) == [row["FREQ"] for row in rows]


def passes(folder: Path, written: dict[str, bytes], of: Release) -> bool:
    hand_out(written, folder)
    return gate(folder, written, of, SCHEMA, [releases()[0].published()]).ok


def test_the_release_passes_the_gate(tmp_path: Path) -> None:
    assert passes(tmp_path / "out", files(), releases()[1])


def _shown(standing: Standing, value: int | None) -> Point:
    return Point(standing=standing, value=None if value is None else Decimal(value))


OTHERS: Mapping[str, tuple[str, Point]] = {
    "the number of a cell that is withheld": ("WITHHELD", _shown(Standing.VALUE, 7)),
    "a zero for a quarter that was not opened": ("NOT_OPENED", _shown(Standing.VALUE, 0)),
    "a number for a year that was not released": ("MISSING", _shown(Standing.VALUE, 40)),
    "that a withheld cell was only not opened": ("WITHHELD", _shown(Standing.NOT_OPENED, None)),
    "another number than was published": ("VALUE", _shown(Standing.VALUE, 123)),
    "a published cell as a gap": ("VALUE", _shown(Standing.WITHHELD, None)),
}


@pytest.mark.parametrize("what", OTHERS)
def test_the_gate_takes_no_figure_of_a_quarter_that_did_not_leave_so(tmp_path: Path, what: str) -> None:
    """As if whatever puts the series together had been wrong, in both files alike."""
    standing, other = OTHERS[what]
    changed = _changed(releases()[1], Standing[standing], other)
    assert not passes(tmp_path / "out", made(changed), changed)


def _changed(of: Release, standing: Standing, other: Point) -> Release:
    trends = _quarters(of)
    at, place = next(
        (at, place)
        for at, series in enumerate(trends.series)
        for place, point in enumerate(series.points)
        if point.standing is standing
    )
    points = trends.series[at].points
    series = replace(trends.series[at], points=(*points[:place], other, *points[place + 1 :]))
    found = (*trends.series[:at], series, *trends.series[at + 1 :])
    return replace(of, trends_by_quarter=replace(trends, series=found))


def _quarters(of: Release) -> Trends:
    assert of.trends_by_quarter is not None
    return of.trends_by_quarter


def test_one_file_that_says_something_else_is_stopped(tmp_path: Path) -> None:
    found = releases()[1]
    more, hidden = made(_changed(found, Standing.WITHHELD, _shown(Standing.VALUE, 7))), files()
    again = hidden[TRENDS] + hidden[TRENDS].splitlines(keepends=True)[-1]
    unbroken = made(replace(found, trends_by_quarter=replace(_quarters(found), breaks=())))
    broken = replace(
        _quarters(found), breaks=(Break(before=FIRST, after=YEAR.quarters()[0], whys=_quarters(found).breaks[0].whys),)
    )
    wrong = {
        "only the spreadsheet": {WORKBOOK: more[WORKBOOK]},
        "only trends.csv": {TRENDS: more[TRENDS]},
        "a row twice": {TRENDS: again},
        "no break": {TRENDS: unbroken[TRENDS]},
        "a break in another place": {TRENDS: made(replace(found, trends_by_quarter=broken))[TRENDS]},
    }
    for what, some in wrong.items():
        mixed = {**hidden, **some}
        mixed[MANIFEST] = manifest_of(found, {each: mixed[each] for each in mixed if each in CONTENT})
        mixed[SIGNATURE] = signature_of(SIGNER, mixed[MANIFEST])
        assert not passes(tmp_path / what, mixed, found), what


def test_a_first_release_has_its_quarters_in_its_tables_only() -> None:
    assert releases()[0].over_time == ()
    assert any(found.code("quarter") != "_T" for found in releases()[0].cells)
    assert Cell("officers") not in {series.line.about for series in _quarters(releases()[1]).series}
