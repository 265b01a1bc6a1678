"""The search: a word in any form in which a file could hold it, also inside of what is packed.

Forms: UTF-8 (for plain letters that is Latin-1 too), UTF-16 and UTF-32 of both orders, base64 in its three
alignments, hexadecimal, percent signs, small and capital letters. Packed: zlib, gzip, bzip2, xz, zip (and so XLSX),
PDF streams and the text that a PDF shows, base64, one inside the other.
"""

import base64
import binascii
import bz2
import contextlib
import functools
import io
import lzma
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.helpers.sieve import Sieve

DEPTH = 4
_MOST_UNPACKED = 1 << 26
"""Bytes taken out of one packed stream; what a program of this size writes is smaller."""

_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\x00|PK\x03\x04")
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\s*endstream", re.DOTALL)
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{64,}={0,2}")
_TEXT = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


class Search:
    """Finds one word of small letters."""

    def __init__(self, word: str) -> None:
        assert word.isascii()
        assert word.islower()
        self._plain = {encoding: word.encode(encoding) for encoding in _TEXT}
        for encoding in _TEXT[:3]:
            self._plain[f"hexadecimal {encoding}"] = word.encode(encoding).hex().encode()
        self._plain["percent signs"] = "".join(f"%{ord(letter):02x}" for letter in word).encode()
        self._exact = {
            f"base64 {encoding}, {place}": aligned
            for encoding in _TEXT[:3]
            for place, aligned in enumerate(_aligned(word.encode(encoding)))
        }

    @classmethod
    def of_bytes(cls, key: bytes) -> "Search":
        """Finds a key: its bytes, hexadecimal, base64."""
        made = cls.__new__(cls)
        made._plain = {"hexadecimal": key.hex().encode(), "hexadecimal utf-16": key.hex().encode("utf-16-le")}
        made._exact = {"bytes": key} | {f"base64, {place}": aligned for place, aligned in enumerate(_aligned(key))}
        return made

    def forms(self, content: bytes) -> set[str]:
        """In which forms the word stands in `content`, with the way into what is packed: 'zip > utf-8'."""
        return {way + form for way, layer in layers(content) for form in self.plain_forms(Looked.at(layer))}

    def plain_forms(self, content: "Looked") -> set[str]:
        """The same, without unpacking anything."""
        found = {form for form, needle in self._plain.items() if needle in content.small}
        return found | {form for form, needle in self._exact.items() if content.holds(needle)}


class Searches:
    """Several searches at once, by their names: through a hundred megabytes nobody goes for each of them."""

    def __init__(self, searches: Mapping[str, Search]) -> None:
        plain = {(name, form): needle for name, one in searches.items() for form, needle in one._plain.items()}
        exact = {(name, form): needle for name, one in searches.items() for form, needle in one._exact.items()}
        over_lines = {key for key, needle in exact.items() if _has_line_end(needle)}
        self._small = Sieve(plain)
        self._whole = Sieve({key: exact[key] for key in over_lines})
        self._joined = Sieve({key: needle for key, needle in exact.items() if key not in over_lines})

    def plain_forms(self, content: "Looked") -> list[tuple[str, str]]:
        """Which of them stand in `content`, and in which form, without unpacking anything."""
        found = self._small.held_by(content.small) | self._whole.held_by(content.whole)
        return sorted(found | self._joined.held_by(content.joined))


search_for = functools.cache(Search)
"""Made once for a word: the fields of a tour are looked for in everything that holds their stem."""


class Looked(NamedTuple):
    """Content made ready for many searches: as it is, in small letters, and without its line ends."""

    whole: bytes
    small: bytes
    joined: bytes

    @classmethod
    def at(cls, content: bytes) -> "Looked":
        """Make it ready."""
        return cls(content, content.lower(), content.translate(None, b"\r\n"))

    def holds(self, needle: bytes) -> bool:
        """Whether it stands there, over the ends of lines too; one with such an end in it stands there as it is."""
        return needle in (self.whole if _has_line_end(needle) else self.joined)


def _has_line_end(needle: bytes) -> bool:
    return b"\n" in needle or b"\r" in needle


def _aligned(word: bytes) -> Iterator[bytes]:
    """What is the same in base64 whatever stands around the word, for each of its three places."""
    for before in range(3):
        whole = (before + len(word)) // 3 * 3
        begins = -(-before * 8 // 6)
        yield base64.b64encode(bytes(before) + word[: whole - before])[begins:]


def layers(content: bytes, depth: int = DEPTH) -> Iterator[tuple[str, bytes]]:
    """`content` itself and everything that is packed into it, with the way there."""
    yield "", content
    if depth == 0:
        return
    for kind, inner in _unpacked(content):
        for way, layer in layers(inner, depth - 1):
            yield f"{kind} > {way}", layer


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    view = memoryview(content)
    for start in _PACKED.finditer(content):
        kind, inner = _stream(view[start.start() :], start.group())
        if inner:
            yield kind, inner
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    for block in _BASE64.finditer(content):
        with contextlib.suppress(binascii.Error):
            yield "base64", base64.b64decode(block.group(), altchars=b"-_" if b"_" in block.group() else None)


def _stream(packed: memoryview, sign: bytes) -> tuple[str, bytes]:
    """What can be unpacked from here, as far as it goes: a stream may be cut off."""
    if sign.startswith(b"PK"):
        if len(packed) < 30:
            return "zip", b""
        start = 30 + int.from_bytes(packed[26:28], "little") + int.from_bytes(packed[28:30], "little")
        return "zip", _as_far_as_it_goes(zlib.decompressobj(-zlib.MAX_WBITS), packed[start:])
    if sign.startswith(b"BZ"):
        return "bzip2", _as_far_as_it_goes(bz2.BZ2Decompressor(), packed)
    if sign.startswith(b"\xfd"):
        return "xz", _as_far_as_it_goes(lzma.LZMADecompressor(), packed)
    return "zlib", _as_far_as_it_goes(zlib.decompressobj(zlib.MAX_WBITS | 32), packed)


def _as_far_as_it_goes(
    unpacker: "zlib._Decompress | bz2.BZ2Decompressor | lzma.LZMADecompressor", packed: memoryview
) -> bytes:
    out = bytearray()
    for at in range(0, len(packed), 4096):
        try:
            out += unpacker.decompress(packed[at : at + 4096])
        except (zlib.error, OSError, EOFError, lzma.LZMAError):
            break
        if unpacker.eof or len(out) > _MOST_UNPACKED:
            break
    return bytes(out)


def _of_pdf(content: bytes) -> Iterator[tuple[str, bytes]]:
    for stream in _PDF_STREAM.finditer(content):
        body = stream.group(1)
        if body.endswith(b"~>"):
            with contextlib.suppress(ValueError):
                body = (
                    base64.a85decode(body, adobe=False)
                    if not body.startswith(b"<~")
                    else base64.a85decode(body, adobe=True)
                )
            yield "PDF stream", body
    shown = pdf_says(content)
    if shown:
        yield "PDF text", shown.encode()


def pdf_says(content: bytes) -> str:
    """The words on the pages of a PDF and in its description, or an empty text where it is none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(io.BytesIO(content))
    except pypdfium2.PdfiumError:
        return ""
    try:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
        return "\n".join([*pages, *document.get_metadata_dict().values()])
    finally:
        document.close()
