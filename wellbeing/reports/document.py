"""From painted pages to the finished PDF: tagged, with its fonts inside, and byte-equal for equal input.

Nothing in it names a person, a computer, a path or a moment.
"""

import hashlib
import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from wellbeing.language import PSEUDO, SOURCE, Language
from wellbeing.reports import typeface
from wellbeing.reports.pen import Pen
from wellbeing.reports.tags import Marker, Tag

Paint = Callable[[Pen], None]
"""Paints one page."""


def written(title: str, language: Language, root: Tag, pages: Sequence[Paint]) -> bytes:
    """A document of A4 pages; `root` is its structure tree, filled while the pages are painted."""
    typeface.register()
    # The fonts of the standard set would not be inside the file: never start a page with one.
    canvas = Canvas(
        io.BytesIO(),
        pagesize=A4,
        pageCompression=1,
        invariant=1,
        initialFontName=typeface.REGULAR,
        lang=_language_tag(language),
    )
    marker = Marker(canvas)
    pen = Pen(canvas, marker)
    code = hashlib.sha256(title.encode())
    for paint in pages:
        paint(pen)
        code.update("\n".join(map(str, canvas._code)).encode())
        marker.end_page()
    marker.write(root)
    canvas._doc.info = _Info(title)
    mark = code.hexdigest()[:32]
    canvas._doc._ID = f"\n[<{mark}><{mark}>]\n".encode()
    return bytes(canvas.getpdfdata())


def _language_tag(language: Language) -> str:
    code = SOURCE if language.code == PSEUDO else language.code
    return code.replace("_", "-")


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab brings no types
    """The document's particulars: its title, and nothing else. A slip must not tell what kind of program made it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def format(self, document: Any) -> Any:
        """As PDF source; reportlab's own version adds author, library, producer and time."""
        return pdfdoc.PDFDictionary({"Title": pdfdoc.PDFString(self.title)}).format(document)
