"""Puts a picture into a PDF by its points alone: no decoder of pictures is asked, and none is in the program."""

import hashlib
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from wellbeing.reports.logo import Logo


def draw(canvas: Any, logo: Logo, x: float, y: float, width: float, height: float) -> None:
    """Draw it with its lower left corner at (x, y), in points; one picture is in the document once."""
    name = f"Picture{hashlib.sha256(logo.points).hexdigest()[:16]}"
    document = canvas._doc
    registered = document.getXObjectName(name)
    if registered not in document.idToObject:
        picture = _Picture(name, logo)
        document.Reference(picture, registered)
        document.addForm(name, picture)
    canvas._code.append(f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /{registered} Do Q")
    canvas._currentPageHasImages = 1
    canvas._formsinuse.append(name)


class _Picture(pdfdoc.PDFImageXObject):  # type: ignore[misc]  # reportlab brings no types
    """The points, packed."""

    def __init__(self, name: str, logo: Logo) -> None:
        super().__init__(name)
        self.XObjects = None
        self.width, self.height = logo.width, logo.height
        self.bitsPerComponent, self.colorSpace = 8, "DeviceRGB"
        self.streamContent, self._filters = zlib.compress(logo.points, 9), ("FlateDecode",)
