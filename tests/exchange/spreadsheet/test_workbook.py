"""XLSX: what Excel writes is read, what an attacker writes is refused before it is parsed."""

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellbeing.errors import Refused
from wellbeing.exchange.spreadsheet import read_bytes
from wellbeing.exchange.spreadsheet import workbook as reading


def workbook(*lines: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content: bytes, **parts: bytes | None) -> bytes:
    """The archive with parts exchanged, added, or (None) left out; names as in the archive, `/` as `__`."""
    changes = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in changes:
                new.writestr(entry.filename, old.read(entry))
        for name, data in changes.items():
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


def test_cells_become_text_as_a_person_reads_them() -> None:
    sheet = read_bytes(
        workbook(
            ["Number", "Day", "Moment", "Yes", "Share", "Nothing"],
            [34, dt.date(2022, 4, 3), dt.datetime.fromisoformat("2022-04-03T21:05"), True, 0.5, None],
            [35.0, "04/03/2022", dt.time(21, 5), False, 1e3, " text "],
        )
    )
    assert sheet.headings == ("Number", "Day", "Moment", "Yes", "Share", "Nothing")
    assert [list(row.cells) for row in sheet.rows] == [
        ["34", "2022-04-03", "2022-04-03 21:05:00", "True", "0.5", ""],
        ["35", "04/03/2022", "21:05:00", "False", "1000", "text"],
    ]
    assert all(row.whole for row in sheet.rows)


def test_row_numbers_count_empty_rows() -> None:
    sheet = read_bytes(workbook(["a", "b"], [], [1, 2]))
    assert [row.number for row in sheet.rows] == [3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_declaration_of_entities_is_refused_in_any_encoding(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode(encoding)
    with pytest.raises(Refused):
        read_bytes(repacked(workbook(["a"]), xl__sharedStrings_xml=bomb))


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = repacked(workbook(["a"]), xl__extra_xml=b" " * 200_000)
    monkeypatch.setattr(reading, "MAX_UNPACKED", 100_000)
    with pytest.raises(Refused):
        read_bytes(content)


def test_an_archive_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ENTRIES", 3)
    with pytest.raises(Refused):
        read_bytes(workbook(["a"]))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(repacked(workbook(["a"]), xl__extra_xml=b"x" * 5_000))
    name = content.rindex(b"xl/extra.xml")
    directory = name - 46
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Refused):
        read_bytes(bytes(content))


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(Refused):
        read_bytes(out.getvalue())


@pytest.mark.parametrize("part", ["xl__workbook_xml", "xl__worksheets__sheet1_xml", "xl__styles_xml"])
def test_broken_parts_are_refused_and_never_raise_anything_else(part: str) -> None:
    for data in (b"", b"<", b"<x/>", b"\xff\xfe\x00"):
        content = repacked(workbook(["a", "b"], [1, 2]), **{part: data})
        try:
            read_bytes(content)
        except Refused:
            continue


def test_a_cell_far_to_the_right_is_refused_not_laid_out() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].cell(1, 16_000, "far away")
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Refused):
        read_bytes(out.getvalue())


def test_only_cells_that_are_there_count_towards_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wellbeing.exchange.spreadsheet.workbook.MAX_CELLS", 100)
    rows: list[list[object]] = [[number, "x"] for number in range(49)]
    assert len(read_bytes(workbook(["a", "b"], *rows)).rows) == 49
    with pytest.raises(Refused):
        read_bytes(workbook(["a", "b"], *rows, [49, "x"]))


SMALL = workbook(["a", "b"], [1, "x"], [2, "y"])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_flipped_bytes_bring_no_unexpected_error(data: st.DataObject) -> None:
    content = bytearray(SMALL)
    for _number in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_bytes(bytes(content))
    except Refused:
        return


def test_a_style_that_is_not_there_is_refused_and_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """openpyxl prints a remark of its own; what `--json` writes is read by a program."""
    whole = workbook(["No"], ["1"])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        styles = archive.read("xl/styles.xml")
    without = re.sub(rb"<cellStyleXfs.*?</cellStyleXfs>", b"<cellStyleXfs/>", styles)
    with pytest.raises(Refused):
        read_bytes(repacked(whole, xl__styles_xml=without))
    assert capsys.readouterr().out == ""
