"""The search itself is tried: a planted word is found in every form, and nothing is found where nothing is."""

import base64
import bz2
import gzip
import io
import lzma
import os
import quopri
import urllib.parse  # noqa: TID251 (to write an address, not to open one)
import zipfile
import zlib
from collections.abc import Callable

import pytest
import xlsxwriter
from reportlab.pdfgen.canvas import Canvas

from tests.helpers.sieve import Sieve
from tests.journeys.process import BLOCK, without_empty_blocks
from tests.trace.marks import Marks
from tests.trace.search import Looked, Search, Searches, layers
from wellbeing.reports.typeface import REGULAR, register

MARK = Marks(4711)("a name")
KEY = bytes(range(7, 39))
AROUND = "Before it stands a ß, after it: "


def _zip(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", content)
    return packed.getvalue()


def _workbook() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    book.add_worksheet().write(3, 3, AROUND + MARK)
    book.close()
    return made.getvalue()


def _pdf(*, author: str = "", words: str = "", font: str = "Helvetica") -> bytes:
    made = io.BytesIO()
    page = Canvas(made, pageCompression=1)
    page.setAuthor(author)
    page.setFont(font, 12)
    page.drawString(72, 700, words)
    page.save()
    return made.getvalue()


def _pdf_with_own_letters() -> bytes:
    """Letters in a typeface of its own are numbers in the page's stream."""
    register()
    return _pdf(words=MARK, font=REGULAR)


def _in_the_middle(packed: bytes) -> bytes:
    return os.urandom(5000) + packed + os.urandom(5000)


PLANTED: dict[str, Callable[[], bytes]] = {
    "UTF-8": lambda: (AROUND + MARK).encode(),
    "UTF-16, little end first": lambda: (AROUND + MARK).encode("utf-16-le"),
    "UTF-16, big end first": lambda: (AROUND + MARK).encode("utf-16-be"),
    "UTF-16 at an odd place": lambda: b"x" + (AROUND + MARK).encode("utf-16-le"),
    "UTF-32": lambda: (AROUND + MARK).encode("utf-32"),
    "Latin-1": lambda: (AROUND + MARK).encode("latin-1"),
    "capital letters": lambda: (AROUND + MARK).upper().encode(),
    "a title": lambda: (AROUND + MARK).title().encode("utf-16-le"),
    "base64, first place": lambda: base64.b64encode(MARK.encode()),
    "base64, second place": lambda: base64.b64encode(b"a" + MARK.encode() + b"b"),
    "base64, third place": lambda: base64.b64encode(b"ab" + MARK.encode() + b"cd"),
    "base64 in lines": lambda: base64.encodebytes(b"a" * 45 + MARK.encode() + b"b" * 90),
    "base64 for addresses": lambda: base64.urlsafe_b64encode(b"\xff\xfe" + MARK.encode() + b"\xff"),
    "base64 of UTF-16": lambda: base64.b64encode(("x" + MARK).encode("utf-16-le")),
    "hexadecimal": lambda: MARK.encode().hex().encode(),
    "hexadecimal, capitals, UTF-16": lambda: MARK.encode("utf-16-be").hex().upper().encode(),
    "an address": lambda: urllib.parse.quote(AROUND + MARK).encode(),
    "an address, every letter": lambda: "".join(f"%{ord(letter):02X}" for letter in MARK).encode(),
    "quoted printable": lambda: quopri.encodestring((AROUND + MARK).encode()),
    "zlib": lambda: zlib.compress((AROUND + MARK).encode()),
    "zlib, hardly packed": lambda: _in_the_middle(zlib.compress(MARK.encode(), 0)),
    "zlib, cut off": lambda: zlib.compress(MARK.encode() + os.urandom(20_000))[:-500],
    "gzip": lambda: _in_the_middle(gzip.compress(MARK.encode())),
    "bzip2": lambda: _in_the_middle(bz2.compress(MARK.encode())),
    "xz": lambda: _in_the_middle(lzma.compress(MARK.encode())),
    "zip": lambda: _in_the_middle(_zip(MARK.encode("utf-16-be"))),
    "gzip in zip in base64": lambda: base64.b64encode(_zip(gzip.compress(MARK.encode()))),
    "a workbook": _workbook,
    "a PDF's author": lambda: _pdf(author=MARK),
    "a PDF's author outside Latin-1": lambda: _pdf(author=MARK + " ő"),
    "a PDF's page": lambda: _pdf(words=MARK),
    "a PDF's page in a typeface of its own": _pdf_with_own_letters,
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_word_is_found(planted: Callable[[], bytes]) -> None:
    assert Search(MARK).forms(planted())


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_another_word_is_not(planted: Callable[[], bytes]) -> None:
    assert not Search(Marks(4712)("a name")).forms(planted())


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_several_at_once_find_what_each_of_them_finds(planted: Callable[[], bytes]) -> None:
    several = {"the mark": Search(MARK), "another": Search(Marks(4712)("a name")), "a key": Search.of_bytes(KEY)}
    for _way, layer in layers(planted() + KEY.hex().encode()):
        looked = Looked.at(layer)
        one_by_one = {(name, form) for name, one in several.items() for form in one.plain_forms(looked)}
        assert set(Searches(several).plain_forms(looked)) == one_by_one


@pytest.mark.parametrize("place", [0, 1, 2, 7, 501, 502])
@pytest.mark.parametrize(
    "needle", [b"needle", b"\0\0\0n\0\0\0e", b"\0" * 8, KEY], ids=["short", "wide", "zeros", "key"]
)
def test_a_needle_is_sieved_out_at_every_place_and_at_both_ends(needle: bytes, place: int) -> None:
    hay = b"\1" * place + needle + b"\1" * (502 - place)
    assert Sieve({"it": needle, "other": b"another one"}).held_by(hay) == {"it"}
    assert Sieve({"it": needle}).held_by(needle[:-1]) == set()


def test_nothing_is_found_in_noise() -> None:
    assert not Search(MARK).forms(os.urandom(3_000_000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_word_at_the_edge_of_an_empty_part_of_a_memory_is_found(encoding: str) -> None:
    """Its zeros may belong to the emptiness that is left out, before it or behind it."""
    word, empty = MARK.encode(encoding), bytes(3 * BLOCK)
    last, first = word.rstrip(b"\0"), word.lstrip(b"\0")
    for held in (bytes(BLOCK - len(last)) + last + empty, b"x" * BLOCK + empty + first + bytes(BLOCK)):
        assert word in held
        shorter = without_empty_blocks(held, len(word))
        assert word in shorter
        assert len(shorter) < len(held)
    halves = b"x" * (BLOCK - 4) + word[:4] + empty + word[4:]
    assert word not in without_empty_blocks(halves, len(word)), "nothing is put together that did not stand together"


def test_marks_differ_by_field_and_by_tour_and_share_a_stem() -> None:
    one, other = Marks(1), Marks(2)
    assert one("name") == one("name") != one("alias")
    assert one.stem != other.stem
    assert all(word.startswith(one.stem) for word in one.words.values())
