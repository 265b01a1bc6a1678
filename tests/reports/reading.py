"""How the tests read a PDF: its words, its particulars, and its structure tree, with a reader of other make."""

import re
import zlib
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

LONG_WORD = "W" * 5000
HOSTILE = "<b>bold</b> & <para/> =cmd|' /C calc'!A0 \u202eevil\u202c \u05d0\u05d1 \x00\x07end " + LONG_WORD


def words(pdf: bytes) -> str:
    """Everything that a reader copies out of the pages."""
    document = pdfium.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document)
    finally:
        document.close()


def flowing(pdf: bytes) -> str:
    """The same on one line."""
    return re.sub(r"\s+", " ", words(pdf))


def pages(pdf: bytes) -> int:
    """The number of pages."""
    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def particulars(pdf: bytes) -> dict[str, str]:
    """The info fields that are filled."""
    document = pdfium.PdfDocument(pdf)
    try:
        return {key: value for key, value in document.get_metadata_dict().items() if value}
    finally:
        document.close()


def everything(pdf: bytes) -> bytes:
    """The file with its streams unpacked, to look for what must not be in it."""
    unpacked = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        ascii85 = stream.strip()
        try:
            unpacked.append(zlib.decompress(_from_ascii85(ascii85)))
        except (zlib.error, ValueError):
            unpacked.append(stream)
    return b"\n".join(unpacked)


def _from_ascii85(stream: bytes) -> bytes:
    import base64

    return base64.a85decode(stream[:-2], ignorechars=b" \t\n\r\v") if stream.endswith(b"~>") else stream


def outside(pdf: bytes, margin: float = 40.0, above: float = 25.0) -> list[tuple[int, str]]:
    """Letters that stand nearer than `margin` points to the sides of their page, `above` to its top and foot, or off
    it."""
    document = pdfium.PdfDocument(pdf)
    found = []
    try:
        for number, page in enumerate(document):
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                inside = left >= margin and right <= width - margin and bottom >= above and top <= height - above
                if right > left and not inside:
                    found.append((number, text.get_text_range(index, 1)))
    finally:
        document.close()
    return found


def structure(pdf: bytes) -> list[tuple[int, str, str]]:
    """The structure elements that pdfium finds on the pages: depth, kind, alternative text."""
    document = pdfium.PdfDocument(pdf)
    found: list[tuple[int, str, str]] = []
    try:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += _elements(raw.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
            raw.FPDF_StructTree_Close(tree)
    finally:
        document.close()
    return found


def _elements(element: object, depth: int) -> Iterator[tuple[int, str, str]]:
    if not element:
        return
    yield (
        depth,
        _string(raw.FPDF_StructElement_GetType, element),
        _string(raw.FPDF_StructElement_GetAltText, element),
    )
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _elements(raw.FPDF_StructElement_GetChildAtIndex(element, index), depth + 1)


def _string(asked: object, element: object) -> str:
    import ctypes

    length = asked(element, None, 0)  # type: ignore[operator]  # a C function without types
    buffer = ctypes.create_string_buffer(length)
    asked(element, buffer, length)  # type: ignore[operator]
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le")
