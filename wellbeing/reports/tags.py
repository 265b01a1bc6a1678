"""Tagged PDF over reportlab's canvas: what each mark on a page is, in reading order (ISO 32000-1, 14.7-14.8).

A `Tag` is one element of the structure tree (H1, P, Table, TD, Figure, ...). It is made when the document is
laid out, in logical order, and filled when its marks are painted; an element that runs over a page break simply
has marks on both pages. Whatever is painted outside a tag is an artifact (lines, running heads).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge on a page, in points."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was painted for an element: the page, from 0, and the number of the mark on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Press:
    """The area of a link: the page it is on, from 0, and the name of its annotation."""

    page: int
    name: str


@dataclass(slots=True, eq=False)
class Tag:
    """One element of the structure tree."""

    kind: str
    parent: "Tag | None" = None
    alt: str = ""
    """What a reader hears in place of a figure."""
    scope: str = ""
    """For a TH: `Row` or `Column`."""
    box: Box | None = None
    """Where a figure is on its page."""
    kids: list["Tag | Mark | Press"] = field(default_factory=list)
    """Child elements, and what was painted for this one."""

    def child(self, kind: str, *, alt: str = "", scope: str = "") -> "Tag":
        """A new element at the end of this one."""
        made = Tag(kind, self, alt=alt, scope=scope)
        self.kids.append(made)
        return made


class Marker:
    """Writes the marks into the content of the pages, and at the end the tree into the document."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._pages: list[list[Tag]] = [[]]
        self._links: list[tuple[Tag, Any]] = []
        self._open = False

    @contextmanager
    def marked(self, tag: Tag | None) -> Iterator[None]:
        """Everything painted inside belongs to `tag`, or is an artifact. Does not nest."""
        if self._open:
            raise RuntimeError("marked content does not nest")
        if tag is None:
            self._canvas._code.append("/Artifact BMC")
        else:
            number = len(self._pages[-1])
            self._pages[-1].append(tag)
            tag.kids.append(Mark(len(self._pages) - 1, number))
            self._canvas._code.append(f"/{tag.kind} <</MCID {number}>> BDC")
        self._open = True
        try:
            yield
        finally:
            self._open = False
            self._canvas._code.append("EMC")

    def link(self, tag: Tag, box: Box, bookmark: str, words: str) -> None:
        """Lead from `box` on this page to a bookmark. `tag` is the Link in the tree, `words` say where it leads."""
        name = f"link-{len(self._links) + 1}"
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray([round(edge, 2) for edge in box]),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": pdfdoc.PDFString(words),
                "Dest": self._canvas._bookmarkReference(bookmark),
            }
        )
        self._canvas._addAnnotation(annotation, name)
        self._links.append((tag, annotation))
        tag.kids.append(Press(len(self._pages) - 1, name))

    def end_page(self) -> None:
        """Close the page and tie it to the tree."""
        self._canvas.showPage()
        page = self._canvas._doc.idToObject[f"Page{len(self._pages)}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._pages.append([])

    def write(self, root: Tag) -> None:
        """Put the tree under `root` into the document's catalog. Called once, after the last page."""
        document = self._canvas._doc
        names = {id(tag): f"Structure{number}" for number, tag in enumerate(_walk(root))}
        for tag in _walk(root):
            document.Reference(self._element(tag, names), names[id(tag)])
        parents: list[Any] = []
        for number, marks in enumerate(self._pages[:-1]):
            parents += [number, pdfdoc.PDFArray([_reference(names[id(tag)]) for tag in marks])]
        for number, (tag, annotation) in enumerate(self._links, len(self._pages) - 1):
            annotation.dict["StructParent"] = number
            parents += [number, _reference(names[id(tag)])]
        tree = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": _reference(names[id(root)]),
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(parents)}),
            "ParentTreeNextKey": len(self._pages) - 1 + len(self._links),
        }
        catalog = document.Catalog
        catalog.StructTreeRoot = pdfdoc.PDFDictionary(tree)
        document.Reference(catalog.StructTreeRoot, _ROOT)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})

    def _element(self, tag: Tag, names: dict[int, str]) -> Any:
        made = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(tag.kind),
            "P": _reference(names[id(tag.parent)] if tag.parent else _ROOT),
            "K": pdfdoc.PDFArray([self._kid(kid, names) for kid in tag.kids]),
        }
        if tag.alt:
            made["Alt"] = pdfdoc.PDFString(tag.alt)
        if tag.scope:
            scope = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(tag.scope)}
            made["A"] = pdfdoc.PDFDictionary(scope)
        if tag.box:
            place = {"O": pdfdoc.PDFName("Layout"), "BBox": pdfdoc.PDFArray(list(tag.box))}
            made["A"] = pdfdoc.PDFDictionary(place)
        return pdfdoc.PDFDictionary(made)

    def _kid(self, kid: "Tag | Mark | Press", names: dict[int, str]) -> Any:
        if isinstance(kid, Tag):
            return _reference(names[id(kid)])
        made: dict[str, Any] = {"Pg": _reference(f"Page{kid.page + 1}")}
        if isinstance(kid, Mark):
            made |= {"Type": pdfdoc.PDFName("MCR"), "MCID": kid.number}
        else:
            made |= {"Type": pdfdoc.PDFName("OBJR"), "Obj": self._canvas._doc.refAnnotation(kid.name)}
        return pdfdoc.PDFDictionary(made)


_PRINTED = 4
"""The flag that an annotation has to have where files are kept for long."""
_ROOT = "StructureRoot"


def _reference(name: str) -> Any:
    return pdfdoc.PDFObjectReference(name)


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _walk(kid)
