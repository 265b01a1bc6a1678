"""The folder: the same bytes every time, whole or not at all."""

import json
import random
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.release.examples import CREATED, GAPS, SIGNER, cases, release
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.count import count
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.share import Band
from wellbeing.content.statistics import load_schema
from wellbeing.errors import Refused, Trouble
from wellbeing.exchange.release import hand_out, write
from wellbeing.exchange.release.workbook import numbers_in
from wellbeing.language import language

ALL = {
    "data.csv",
    "structure.xml",
    "quality.xml",
    "dictionary.csv",
    "tables.xlsx",
    "report.pdf",
    "README.txt",
    "manifest.json",
    "signature.json",
}


def written(folder: Path, code: str = "en") -> dict[str, bytes]:
    found = release()
    return write(found, folder, signer=SIGNER, language=language(code), pdf=lambda: b"%PDF", created=CREATED)


def test_a_folder_holds_every_file_and_nothing_else(tmp_path: Path) -> None:
    files = written(tmp_path / "out")
    assert {file.name for file in (tmp_path / "out").iterdir()} == ALL
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == files
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_the_same_cases_in_another_order_give_the_same_bytes_save_the_signatures(tmp_path: Path) -> None:
    shuffled = cases(500, 250)
    random.Random(9).shuffle(shuffled)
    period = Period(year=2022, imported=True)
    again = compose(
        with_detail(count(load_schema(), shuffled, period, GAPS)),
        counted_share=Band.FROM_75,
        program="0.1.0",
        released_on=CREATED.date(),
        area="DE",
        area_name="Germany",
    )
    first = written(tmp_path / "one")
    second = write(
        again, tmp_path / "two", signer=SIGNER, language=language("en"), pdf=lambda: b"%PDF", created=CREATED
    )
    assert [name for name in ALL if first[name] != second[name]] == ["signature.json"]


def test_an_existing_folder_or_file_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("empty", "file", "link"):
        with pytest.raises(Refused):
            written(tmp_path / name)
    assert (tmp_path / "file").read_text() == "mine"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "file", "link"]


def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Trouble):
        written(tmp_path / "file" / "below")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_stored_bytes_are_handed_out_as_they_are(tmp_path: Path) -> None:
    files = written(tmp_path / "one")
    hand_out(files, tmp_path / "two")
    assert {file.name: file.read_bytes() for file in (tmp_path / "two").iterdir()} == files


def test_no_file_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        hand_out({"../escape": b""}, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_the_manifest_names_every_file_and_is_sorted(tmp_path: Path) -> None:
    manifest = json.loads(written(tmp_path / "out")["manifest.json"])
    assert set(manifest["files"]) == ALL - {"manifest.json", "signature.json"}
    assert list(manifest) == sorted(manifest)
    assert manifest["period"] == "2022-imported"


def test_the_spreadsheet_says_what_the_release_says_in_every_cell(tmp_path: Path) -> None:
    files, found = written(tmp_path / "out"), release()
    numbers = numbers_in(files["tables.xlsx"], found)
    for table in found.tables:
        for codes, figure in table.figures.items():
            assert numbers[table.cell(codes)] == {figure.value}


def test_the_spreadsheet_keeps_the_kinds_of_nothing_apart_and_holds_no_formula(tmp_path: Path) -> None:
    written(tmp_path / "out")
    book = openpyxl.load_workbook(tmp_path / "out" / "tables.xlsx")
    words = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert {"withheld", "not collected"} <= words
    assert not any(word.startswith(("=", "+", "@")) for word in words)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_withheld_figure_holds_no_number_anywhere() -> None:
    found = release()
    hidden = [figure for figure in found.cells.values() if figure.state is State.HIDDEN]
    assert hidden
    assert all(figure.value is None for figure in hidden)


def test_below_thirty_officers_the_files_hold_the_words_and_no_figure(tmp_path: Path) -> None:
    few = release(100, 25)
    files = write(few, tmp_path / "out", signer=SIGNER, language=language("en"), pdf=None, created=CREATED)
    assert b"Fewer than 30 officers" in files["README.txt"]
    rows = files["data.csv"].decode().splitlines()
    assert len(rows) == 2
    assert ",NaN,NR,0,Q,C" in rows[1]
    assert openpyxl.load_workbook(tmp_path / "out" / "tables.xlsx").sheetnames == ["ABOUT", "QUALITY", "DICTIONARY"]
