"""A national release as files: regions stand where the country does, tables of three dimensions are whole in every
format, and a reader needs nothing but the folder."""

import csv
import functools
import io
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from pysdmx.io import get_datasets, read_sdmx

from tests.anonymise.attack import narrow
from tests.anonymise.national_examples import PLACES, SCHEMA, counted, random_contributed
from tests.exchange.release.examples import CREATED, SIGNER
from tests.exchange.release.test_sdmx import read_with_sdmx1
from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.cell import cell
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.coverage import Coverage
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.ledger import LedgerEntry, next_entry
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import ReleasedYear
from wellbeing.errors import Refused
from wellbeing.exchange.release import Publication, publish, verify
from wellbeing.exchange.release.dictionary import rows
from wellbeing.exchange.release.reading import read
from wellbeing.exchange.release.sdmx_csv import areas_in, read_csv, schema_in, write_csv
from wellbeing.exchange.release.trends_csv import figures_of, trends_in
from wellbeing.exchange.release.workbook import numbers_in
from wellbeing.language import language


@functools.cache
def release(seed: int = 6) -> Release:
    return composed(seed)


def composed(seed: int, released: tuple[ReleasedYear, ...] = (), coverage: Coverage | None = None) -> Release:
    return compose(
        with_detail(counted(random_contributed(seed, 700, 60))),
        counted_share=Band.UNKNOWN,
        program="0.1.0",
        released_on=CREATED.date(),
        area="DE",
        area_name="Germany",
        released=released,
        coverage=coverage,
    )


def published(folder: Path, found: Release | None = None, ledger: tuple[LedgerEntry, ...] = ()) -> Publication:
    return publish(
        found or release(),
        folder,
        schema=SCHEMA,
        ledger=ledger,
        signer=SIGNER,
        language=language("en"),
        pdf=lambda: b"%PDF-1.4 as drawn elsewhere",
        created=CREATED,
        record=lambda _publication: None,
    )


def test_the_example_has_a_table_of_three_dimensions_and_withholds_something() -> None:
    assert 3 in {len(table.axes) for table in release().tables}
    assert release().withheld
    assert release().officers is None


def test_it_leaves_through_the_gate_and_comes_back_as_it_was(tmp_path: Path) -> None:
    made = published(tmp_path / "out")
    assert made.audit.ok
    assert verify(tmp_path / "out", SIGNER.card).ok
    back = read(tmp_path / "out", SCHEMA)
    assert back == release().published()
    assert made.entry.published() == back
    assert narrow(SCHEMA, {"2026": back.cells}) == []


def test_every_row_names_its_region_where_the_country_stands() -> None:
    written = list(csv.DictReader(io.StringIO(write_csv(release()).decode())))
    assert "REGION" not in written[0]
    assert [row["REF_AREA"] for row in written] == [
        "DE" if found.code("region") == "_T" else found.code("region") for found in release().cells
    ]


def test_whoever_has_the_folder_only_finds_its_areas() -> None:
    assert areas_in(write_csv(release())) == Areas.joined([[place] for place in PLACES])


@pytest.mark.parametrize(
    "merges",
    [
        [["DE11"], ["DE12"], ["DE30"]],
        [["DE11", "DE21"], ["DE12"], ["DE30"], ["DE40"]],
        [["DE1"], ["DE2", "DE3"]],
        [["IE04"], ["IE05"]],
    ],
)
def test_areas_that_merged_are_found_again(merges: list[list[str]]) -> None:
    from wellbeing.content.statistics import load_national_schema

    areas = Areas.joined(merges)
    region = load_national_schema(areas).dimensions["region"]
    places = [areas.country, *(code.code for code in region.codes)]
    lines = [",".join(["x"] * 4 + [place] + ["x"] * 9) for place in ("REF_AREA", *places)]
    assert areas_in("\r\n".join(lines).encode()) == areas


def test_whoever_has_the_folder_only_finds_its_version() -> None:
    assert schema_in(write_csv(release())) == release().schema
    for strange in (b"", b"one line only", b"\xff"):
        with pytest.raises(Refused):
            schema_in(strange)


def test_an_open_release_has_no_areas() -> None:
    lines = [",".join(["x"] * 4 + [place] + ["x"] * 9) for place in ("REF_AREA", "DE", "DE")]
    assert areas_in("\r\n".join(lines).encode()) is None


@pytest.mark.parametrize("wrong", ["DE99", "FR", "DE1_DE2", "_T", ""])
def test_a_region_that_the_schema_has_not_is_refused(wrong: str) -> None:
    with pytest.raises(Refused):
        read_csv(write_csv(release()).replace(b",DE11,", f",{wrong},".encode(), 1), SCHEMA)


def test_a_row_moved_to_another_region_is_no_release() -> None:
    with pytest.raises(Refused):
        read_csv(write_csv(release()).replace(b",DE11,", b",DE12,", 1), SCHEMA)


def test_both_sdmx_libraries_know_regions_with_their_parents(tmp_path: Path) -> None:
    published(tmp_path / "out")
    structure = tmp_path / "out" / "structure.xml"
    areas = read_with_sdmx1(structure).codelist["CL_REF_AREA"]
    assert {code.id: areas[code.id].parent.id for code in areas if code.id != "DE"} == {
        "DE1": "DE", "DE11": "DE1", "DE12": "DE1", "DE2": "DE", "DE21": "DE2", "DE22": "DE2", "DE30": "DE",
    }  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_sdmx(structure, validate=True)
        frame = get_datasets(tmp_path / "out" / "data.csv", structure)[0].data
    assert set(frame["REF_AREA"]) == {code.id for code in areas}


def test_the_spreadsheet_holds_every_figure_of_three_dimensions(tmp_path: Path) -> None:
    made = published(tmp_path / "out")
    numbers = numbers_in(made.files["tables.xlsx"], release())
    for table in release().tables:
        for codes, figure in table.figures.items():
            assert numbers[table.cell(codes)] == {figure.value}


def test_a_figure_that_only_the_spreadsheet_has_stops_it(tmp_path: Path) -> None:
    table = next(table for table in release().tables if len(table.axes) == 3)
    hidden = next(codes for codes, figure in table.figures.items() if figure.state is State.HIDDEN)
    shown = next(figure for figure in table.figures.values() if figure.state is State.VALUE)
    other = replace(table, figures={**table.figures, hidden: shown})
    tables = tuple(other if one is table else one for one in release().tables)
    with pytest.raises(Refused):
        published(tmp_path / "out", replace(release(), tables=tables))


def test_a_figure_below_the_floor_does_not_leave(tmp_path: Path) -> None:
    """As if protection had let one through."""
    found = release()
    hidden = next(one for one, figure in found.cells.items() if figure.state is State.HIDDEN)
    changed = {**found.cells, hidden: replace(found.cells[cell("cases", {})], value=4)}
    tables = tuple(
        replace(table, figures={codes: changed[table.cell(codes)] for codes in table.figures}) for table in found.tables
    )
    with pytest.raises(Refused):
        published(tmp_path / "out", replace(found, cells=changed, tables=tables))
    assert not (tmp_path / "out").exists()


def test_the_dictionary_tells_regions_and_the_floor_of_contributors() -> None:
    found = [facts for facts, _words in rows(release())]
    assert ("FLOOR", "CONTRIBUTORS", "", "", "", "", "3") in found
    assert ("CODE", "REF_AREA", "DE11", "DE1", "NUTS", "DE11", "5") in found
    assert not any(facts[1] == "REGION" for facts in found)
    assert any(facts[0] == "TABLE" and facts[2].endswith("REF_AREA") for facts in found)


def test_its_papers_say_what_it_is(tmp_path: Path) -> None:
    readme = published(tmp_path / "out").files["README.txt"].decode()
    assert "fewer than 3 representatives" in readme
    assert "two offices" in readme
    assert "Fewer than 30" not in readme
    assert "Distinct officers" not in readme


def test_the_same_contributions_give_the_same_bytes_save_the_signatures(tmp_path: Path) -> None:
    first = published(tmp_path / "one").files
    release.cache_clear()
    second = published(tmp_path / "two").files
    assert {name for name in first if first[name] != second[name]} <= {"signature.json"}


@functools.cache
def with_earlier() -> tuple[Release, Release]:
    """A release and the one of the year before, in which two areas were counted together."""
    first = replace(release(8), period=Period(year=2025), released_on=CREATED.date())
    then = Coverage(quarters=(), areas=(("DE11", "DE12"), ("DE21",), ("DE22",), ("DE30",)))
    earlier = ReleasedYear(published=first.published(), counted_share=first.counted_share, coverage=then)
    return first, composed(6, (earlier,), Coverage(quarters=(), areas=tuple((place,) for place in PLACES)))


def test_over_the_years_a_region_stands_where_the_country_does(tmp_path: Path) -> None:
    first, second = with_earlier()
    left = next_entry(first, None)
    files = published(tmp_path / "out", second, (left,)).files
    head, *rows = csv.reader(io.StringIO(files["trends.csv"].decode()))
    assert "REGION" not in head
    places = {row[head.index("REF_AREA")] for row in rows}
    assert places == {"DE", "DE1", "DE2", "DE30"}, "one level, in the order of the codes"
    breaks = {(row[head.index("TIME_PERIOD")], row[head.index("BREAK")]) for row in rows}
    assert breaks == {("2025", "_Z"), ("2026", "AREAS")}
    note = {entry.id: entry.text for entry in quality(second, language("en"))}
    assert "other areas are in it, or areas are counted together in another way" in note["COMPAR_TIME"]
    assert second.trends is not None
    assert trends_in(files["trends.csv"]) == figures_of(second)
    areas = read_with_sdmx1(tmp_path / "out" / "trends-structure.xml").codelist["CL_REF_AREA"]
    assert places <= {code.id for code in areas}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = get_datasets(tmp_path / "out" / "trends.csv", tmp_path / "out" / "trends-structure.xml")[0].data
    assert set(frame["REF_AREA"]) == places
