"""CSV in the encodings and with the delimiters that people's spreadsheet programs write."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wellbeing.errors import Refused
from wellbeing.exchange.spreadsheet import read_bytes
from wellbeing.exchange.spreadsheet.sheet import MAX_BYTES, MAX_CELL, MAX_COLUMNS

CZECH = (
    "Číslo;Popis události;Místo\n"
    "1;Řidič odmítl zastavit a napadl policistu při kontrole vozidla;Plzeň\n"
    "2;Muž vyhrožoval hlídce nožem, později byl zadržen;Žďár nad Sázavou\n"
)
GERMAN = (
    "Nr;Beschreibung;Ort\n"
    "1;Der Fahrer hielt nicht an und griff die Beamtin bei der Überprüfung an;Köln\n"
    "2;Hilflose Person, Rettungsdienst hinzugezogen, große Verstärkung nötig;Gießen\n"
)
HUNGARIAN = (
    "Szám;Leírás;Hely\n"
    "1;A sofőr nem állt meg és megtámadta a rendőrt az ellenőrzés során;Győr\n"
    "2;A férfi késsel fenyegette a járőröket, később elfogták;Székesfehérvár\n"
)
POLISH = (
    "Nr;Opis;Miejsce\n"
    "1;Kierowca nie zatrzymał się i zaatakował policjanta podczas kontroli;Łódź\n"
    "2;Mężczyzna groził patrolowi nożem, później został zatrzymany;Gdańsk\n"
)
LITHUANIAN = (
    "Nr;Aprašymas;Vieta\n"
    "1;Vairuotojas nesustojo ir patikrinimo metu užpuolė pareigūną;Šiauliai\n"
    "2;Vyras grasino patruliui peiliu, vėliau buvo sulaikytas;Panevėžys\n"
)
TURKISH = (
    "No;Açıklama;Yer\n"
    "1;Sürücü durmadı ve kontrol sırasında polise saldırdı;İzmir\n"
    "2;Adam devriyeyi bıçakla tehdit etti, daha sonra yakalandı;Muğla\n"
)
GREEK = "Όνομα;Πόλη\nΓιώργος;Αθήνα\nΕλένη;Θεσσαλονίκη\n"
BULGARIAN = "Име;Град\nИван Петров;София\nМария Иванова;Пловдив\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", GERMAN),
        ("utf-8-sig", GERMAN),
        ("utf-16", GERMAN),
        ("utf-16-le", GERMAN),
        ("utf-16-be", GERMAN),
        ("utf-32", GERMAN),
        ("cp1252", GERMAN),
        ("mac_roman", GERMAN),
        ("cp850", GERMAN),
        ("cp1250", CZECH),
        ("iso8859_2", CZECH),
        ("cp1250", HUNGARIAN),
        ("cp1250", POLISH),
        ("iso8859_2", POLISH),
        ("cp852", POLISH),
        ("cp1257", LITHUANIAN),
        ("cp1254", TURKISH),
        ("cp1253", GREEK),
        ("cp1251", BULGARIAN),
    ],
)
def test_usual_encodings_arrive_as_the_same_text(encoding: str, text: str) -> None:
    sheet = read_bytes(text.encode(encoding))
    lines = [line.split(";") for line in text.splitlines()]
    assert list(sheet.headings) == lines[0]
    assert [list(row.cells) for row in sheet.rows] == lines[1:]


def test_a_named_encoding_beats_the_guess() -> None:
    assert read_bytes("a;b\n1;Ł\n".encode("cp1250"), encoding="cp1250").rows[0].cells == ["1", "Ł"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_though_others_stand_in_cells(delimiter: str) -> None:
    others = "".join(mark for mark in ",;\t|" if mark != delimiter)
    lines = [["Number", "Answer", "Where"], ["1", f"x{others}y", "here"], ["2", f"p{others}q", "there"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    sheet = read_bytes(text.encode())
    assert sheet.delimiter == delimiter
    assert [list(row.cells) for row in sheet.rows] == lines[1:]


def test_the_delimiter_is_found_though_a_quotation_mark_stands_loose() -> None:
    sheet = read_bytes(b'size;name\n15" wide;x, y\n"a"b;c, d\n')
    assert sheet.delimiter == ";"
    assert [list(row.cells) for row in sheet.rows] == [['15" wide', "x, y"], ["ab", "c, d"]]


def test_the_delimiter_of_a_long_file_is_found_from_its_beginning() -> None:
    text = "a;b;c\n" + '1;"x, y | z\n second line";3\n' * 20_000
    sheet = read_bytes(text.encode())
    assert (sheet.delimiter, len(sheet.rows)) == (";", 20_000)


def test_quoted_line_breaks_and_quotation_marks_stay_in_their_cell() -> None:
    sheet = read_bytes(b'a,b\n"line 1\r\nline 2","say ""stop"""\nx,y\n')
    assert [list(row.cells) for row in sheet.rows] == [["line 1\r\nline 2", 'say "stop"'], ["x", "y"]]


def test_rows_keep_the_numbers_that_a_person_sees() -> None:
    sheet = read_bytes(b"\na,b\n\n1,2\n,\n3,4\n")
    assert [row.number for row in sheet.rows] == [4, 6]


def test_a_row_of_another_length_is_marked_and_empty_cells_too_many_are_not() -> None:
    sheet = read_bytes(b"a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n")
    assert [row.whole for row in sheet.rows] == [False, False, True, True]
    assert {len(row.cells) for row in sheet.rows} == {3}


def test_a_quotation_mark_that_is_never_closed_is_told_and_swallows_nothing() -> None:
    with pytest.raises(Refused) as refused:
        read_bytes(b'a,b\n1,2\n3,"4\n5,6\n')
    assert refused.value.values == {"row": 3}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n\n",
        b",,\n,,\n",
        b"%PDF-1.7\n...",
        b"\x89PNG\r\n\x1a\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"a\x01b,c\n1,2\n",
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(Refused):
        read_bytes(content)


def test_limits_hold() -> None:
    for content in (
        b"x" * (MAX_BYTES + 1),
        (",".join(["h"] * (MAX_COLUMNS + 1)) + "\n").encode(),
        b"a,b\n1," + b"x" * (MAX_CELL + 1) + b"\n",
        b"a,b\n1," + b"x" * 200_000 + b"\n",
    ):
        with pytest.raises(Refused):
            read_bytes(content)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@example(b'"')
@example(b"\x00\x00")
@example(b"a\rb\r")
def test_no_bytes_bring_an_unexpected_error(content: bytes) -> None:
    try:
        sheet = read_bytes(content)
    except Refused:
        return
    assert all(len(row.cells) == len(sheet.headings) for row in sheet.rows)


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=8), st.sampled_from(",;\t|"))
def test_what_was_written_is_what_is_read(lines: list[list[str]], delimiter: str) -> None:
    quoted = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    sheet = read_bytes("\n".join(quoted).encode("utf-8-sig"))
    assert [list(row.cells) for row in sheet.rows] == lines[1:]
