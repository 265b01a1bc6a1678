"""The typeface on paper: embedded Inter, digits of one width, and text made safe and broken into lines.

reportlab sets glyphs one by one and knows no OpenType features. Inter keeps its tabular digits behind the
feature `tnum`; `_tabular` reads that table and makes a variant of the font whose digits are those glyphs.
"""

import functools
import re
import struct
import unicodedata
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from wellbeing import paths

REGULAR = "Inter"
BOLD = "Inter-SemiBold"
_FILES = {REGULAR: "Inter-Regular.ttf", BOLD: "Inter-SemiBold.ttf"}
_DIGITS = [ord(digit) for digit in "0123456789"]

CAP_HEIGHT = 0.727
"""Height of Inter's capitals as a share of the type size."""

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Soft hyphens, joiners and direction marks: they could make a line read differently from what is stored."""


def tabular(font: str) -> str:
    """The variant of `font` whose digits all have the same width."""
    return f"{font}-Tabular"


@functools.cache
def register() -> None:
    """Make the shipped fonts known to reportlab, once per process."""
    for name, file in _FILES.items():
        path = str(paths.resources() / "fonts" / file)
        # The object's name inside the PDF must not carry the path of this computer.
        pdfmetrics.registerFont(_opened(name, path))
        pdfmetrics.registerFont(_tabular(_opened(tabular(name), path)))


def width(text: str, font: str, size: float) -> float:
    """The width of one line of `text` in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def plain(text: str) -> str:
    """`text` as it can be shown: composed letters, no control or direction characters, newlines kept."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    # French numbers use a narrow space that the typeface lacks.
    composed = composed.replace("\u202f", "\u00a0")
    visible = _INVISIBLE.sub("", composed)
    return "".join(c for c in visible if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))


def lines(text: str, font: str, size: float, room: float) -> list[str]:
    """`text` broken into lines of at most `room` points; a word that is wider than that is cut.

    A line that broke at a space keeps it, so that who copies or listens gets the words as they are.
    """
    broken: list[str] = []
    for paragraph in plain(text).split("\n"):
        broken += _wrapped(paragraph.split(" "), font, size, room)
    return broken


def few_lines(text: str, font: str, size: float, room: float, most: int) -> list[str]:
    """The same in at most `most` lines, the last one ending in an ellipsis where something is missing."""
    broken = lines(text, font, size, room)
    if len(broken) <= most:
        return broken
    last = broken[most - 1].rstrip()
    while last and width(f"{last}…", font, size) > room:
        last = last[:-1]
    return [*broken[: most - 1], f"{last}…"]


def _wrapped(words: list[str], font: str, size: float, room: float) -> list[str]:
    done: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if width(longer, font, size) <= room:
            line = longer
            continue
        if line:
            done.append(line + " ")
        *full, line = _cut(word, font, size, room)
        done += full
    return [*done, line]


def _cut(word: str, font: str, size: float, room: float) -> list[str]:
    """A word in pieces that fit: after a hyphen or slash where there is one, else between letters."""
    pieces: list[str] = []
    while width(word, font, size) > room:
        fits = 1
        used = width(word[0], font, size)
        while fits < len(word) and (used := used + width(word[fits], font, size)) <= room:
            fits += 1
        mark = max(word.rfind(sign, 1, fits) for sign in "-/_") + 1
        at = mark if 0 < mark < fits else fits
        pieces.append(word[:at])
        word = word[at:]
        if not word:
            return pieces
    return [*pieces, word]


def _opened(name: str, path: str) -> Any:
    font = TTFont(name, path)
    font.face.name = name.encode("ascii")
    font.face.filename = name
    return font


def _tabular(font: Any) -> Any:
    """`font` with its digits replaced by the glyphs that its own `tnum` feature gives."""
    face = font.face
    glyph_of = _feature(bytes(face.get_table("GSUB")), b"tnum")
    by_glyph = _advances(face)
    face.charToGlyph = dict(face.charToGlyph)
    face.charWidths = dict(face.charWidths)
    for digit in _DIGITS:
        glyph = glyph_of[face.charToGlyph[digit]]
        face.charToGlyph[digit] = glyph
        face.charWidths[digit] = by_glyph(glyph)
    return font


def _advances(face: Any) -> Any:
    """A function from glyph to width in thousandths of the type size, from the tables hhea, hmtx and head."""
    (units,) = struct.unpack_from(">H", bytes(face.get_table("head")), 18)
    (count,) = struct.unpack_from(">H", bytes(face.get_table("hhea")), 34)
    table = bytes(face.get_table("hmtx"))

    def advance(glyph: int) -> float:
        (value,) = struct.unpack_from(">H", table, 4 * min(glyph, count - 1))
        return float(round(value * 1000 / units))

    return advance


def _feature(table: bytes, tag: bytes) -> dict[int, int]:
    """The single substitutions (OpenType GSUB lookup type 1) of one feature, glyph to glyph."""

    def number(at: int) -> int:
        return int(struct.unpack_from(">H", table, at)[0])

    features, lookups = number(6), number(8)
    found: dict[int, int] = {}
    for i in range(number(features)):
        record = features + 2 + 6 * i
        if table[record : record + 4] != tag:
            continue
        feature = features + number(record + 4)
        for j in range(number(feature + 2)):
            lookup = lookups + number(lookups + 2 + 2 * number(feature + 4 + 2 * j))
            for k in range(number(lookup + 4)):
                found |= _substitution(table, lookup + number(lookup + 6 + 2 * k), number(lookup))
    return found


def _substitution(table: bytes, at: int, kind: int) -> dict[int, int]:
    if kind == 7:  # an extension: the real subtable lies at a 32-bit offset
        _, kind, offset = struct.unpack_from(">HHL", table, at)
        at += offset
    if kind != 1:
        raise ValueError(f"the feature uses lookup type {kind}, not single substitution")
    form, coverage, count = struct.unpack_from(">HHH", table, at)
    covered = _coverage(table, at + coverage)
    if form == 1:  # one difference for all glyphs
        return {glyph: (glyph + count) & 0xFFFF for glyph in covered}
    return dict(zip(covered, struct.unpack_from(f">{count}H", table, at + 6), strict=True))


def _coverage(table: bytes, at: int) -> list[int]:
    form, count = struct.unpack_from(">HH", table, at)
    if form == 1:
        return list(struct.unpack_from(f">{count}H", table, at + 4))
    ranges = [struct.unpack_from(">HHH", table, at + 4 + 6 * i) for i in range(count)]
    return [glyph for first, last, _ in ranges for glyph in range(first, last + 1)]
