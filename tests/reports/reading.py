"""How the tests read a PDF: its words, its particulars, and its structure tree, with a reader of other make."""

import ctypes
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SEEN = 34.0
"""So much of a page, in points, is looked at below the place to which a link leads."""
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


def type_size(pdf: bytes, said: str) -> float:
    """The size in points of the first letter of some words; ValueError where they don't stand on the first page."""
    document = pdfium.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        return round(float(raw.FPDFText_GetFontSize(text, text.get_text_range().index(said))), 2)
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Link:
    """What stands in the area of a link, what it is called for a reader who sees nothing, and where it leads: the page,
    from 1, and what is seen at the top there."""

    covers: str
    called: str
    page: int
    leads_to: str


def links(pdf: bytes) -> list[Link]:
    """Every link of the document."""
    document = pdfium.PdfDocument(pdf)
    found = []
    try:
        for page in document:
            text, start, link = page.get_textpage(), ctypes.c_int(0), raw.FPDF_LINK()
            while raw.FPDFLink_Enumerate(page, ctypes.byref(start), ctypes.byref(link)):
                area = raw.FS_RECTF()
                raw.FPDFLink_GetAnnotRect(link, ctypes.byref(area))
                covers = text.get_text_bounded(area.left, area.bottom, area.right, area.top)
                annotation = raw.FPDFLink_GetAnnot(page, link)
                called = _string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
                raw.FPDFPage_CloseAnnot(annotation)
                found.append(Link(" ".join(covers.split()), called, *_goal(document, link)))
    finally:
        document.close()
    return found


def _goal(document: pdfium.PdfDocument, link: object) -> tuple[int, str]:
    goal = raw.FPDFLink_GetDest(document, link)
    number = raw.FPDFDest_GetDestPageIndex(document, goal)
    known, place = [ctypes.c_int() for _one in range(3)], [ctypes.c_float() for _one in range(3)]
    assert raw.FPDFDest_GetLocationInPage(goal, *map(ctypes.pointer, known), *map(ctypes.pointer, place))
    assert not known[2].value, "the reader's own zoom stays"
    page, top = document[number], place[1].value
    return number + 1, page.get_textpage().get_text_bounded(0, top - _SEEN, page.get_width(), top)


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


def _string(asked: object, element: object, *about: bytes) -> str:
    length = asked(element, *about, None, 0)  # type: ignore[operator]  # a C function without types
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    asked(element, *about, buffer, length)  # type: ignore[operator]
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le")
