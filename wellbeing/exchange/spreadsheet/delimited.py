"""CSV as people have it: the encoding and the delimiter are found out, quoted line breaks are kept."""

import codecs
import csv
import io
import secrets
from collections import Counter
from collections.abc import Iterator

from charset_normalizer import CharsetMatch, from_bytes

from wellbeing.errors import Refused
from wellbeing.exchange.spreadsheet.alphabets import fit
from wellbeing.exchange.spreadsheet.sheet import MAX_CELL, NOT_A_SPREADSHEET, Sheet, make_sheet
from wellbeing.language import _

DELIMITERS = ",;\t|"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_1", "iso8859_2", "iso8859_5",
    "iso8859_7", "iso8859_9", "iso8859_13", "iso8859_15", "mac_roman", "cp850", "cp852",
)  # fmt: skip
"""Single-byte encodings of Europe's spreadsheet programs, the usual ones first."""

_GUESS_FROM = 200_000
_EQUALLY_TIDY = 0.05
_DELIMITER_FROM = 64 * 1024


def read_delimited(content: bytes, encoding: str | None = None) -> Sheet:
    """The sheet in these bytes. Raises Refused where they are no text or a quotation mark is never closed."""
    text, found = _decode(content, encoding)
    if any(character in text for character in ("\x00", "\x01", "\x02", "\x03", "\x04", "\x7f")):
        raise Refused(NOT_A_SPREADSHEET, field="file")
    delimiter = _delimiter(text)
    return make_sheet(_lines(text, delimiter), encoding=found, delimiter=delimiter, ragged=False)


def _decode(content: bytes, encoding: str | None) -> tuple[str, str]:
    for name in (encoding,) if encoding else (_marked(content), "utf-8"):
        try:
            if name:
                return content.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    if encoding is None and _marked(content) is None:
        for name in (_guess(content), "cp1252", "iso8859_1"):
            try:
                return content.decode(name), name
            except UnicodeDecodeError:
                continue
    raise Refused(NOT_A_SPREADSHEET, field="file")


def _marked(content: bytes) -> str | None:
    """The Unicode encoding that the first bytes name, or that zeros in every second place give away."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_DELIMITER_FROM]
    if b"\x00" not in sample:
        return None
    return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _guess(content: bytes) -> str:
    """The likeliest single-byte encoding. Only lines with accented letters tell anything."""
    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:_GUESS_FROM]
    found = list(from_bytes(telling, cp_isolation=list(ENCODINGS), enable_fallback=False))
    if not found:
        return "cp1252"
    best = min(match.chaos for match in found)
    likely = [match for match in found if match.chaos <= best + _EQUALLY_TIDY]
    return max(likely, key=_likelihood).encoding


def _likelihood(match: CharsetMatch) -> tuple[float, float, int]:
    """A wrong encoding makes letters that no one language has together; then comes how usual an encoding is."""
    usual = -ENCODINGS.index(match.encoding) if match.encoding in ENCODINGS else -len(ENCODINGS)
    return round(fit(str(match)), 2), round(match.coherence, 1), usual


def _delimiter(text: str) -> str:
    """The delimiter that fits the quotation marks, with which most lines have as many cells as the heading, and
    the most cells."""
    best, best_score = ",", (False, 0.0, 0)
    sample = text[:_DELIMITER_FROM]
    for delimiter in DELIMITERS:
        widths, tidy = _widths(sample, delimiter, cut=len(text) > len(sample))
        if not widths or widths[0] < 2:
            continue
        alike = Counter(widths)[widths[0]] / len(widths)
        score = (tidy, round(alike, 1), widths[0])
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _widths(sample: str, delimiter: str, *, cut: bool) -> tuple[list[int], bool]:
    """Cells per line, and whether every quotation mark stands where this delimiter lets it stand."""
    widths: list[int] = []
    lines = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True)
    tidy = True
    try:
        widths.extend(len(line) for line in lines if line)
    except csv.Error:
        # A sample that was cut may end within quotation marks.
        tidy = cut and lines.line_num >= len(sample.splitlines())
    return (widths[:-1] if cut and len(widths) > 1 else widths), tidy


def _lines(text: str, delimiter: str) -> Iterator[list[str]]:
    # csv takes everything after an unclosed quotation mark for one cell, without a word. A last line that
    # must come out as it went in shows it.
    last = secrets.token_hex(8)
    closing = "" if text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{closing}{last}\n", newline=""), delimiter=delimiter)
    previous: list[str] | None = None
    number = 0
    try:
        for line in reader:
            if previous is not None:
                number += 1
                if max(map(len, previous), default=0) > MAX_CELL:
                    raise csv.Error
                yield previous
            previous = line
    except csv.Error:
        raise Refused(
            _("Row {row} can't be read. A quotation mark may be missing there."), field="file", row=number + 1
        ) from None
    if previous != [last]:
        raise Refused(
            _("Row {row} can't be read. A quotation mark may be missing there."), field="file", row=number + 1
        )
