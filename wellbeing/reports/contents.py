"""The contents of a document: its headings with the pages they stand on, which are known once all is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wellbeing.language import Language, _
from wellbeing.reports import typeface
from wellbeing.reports.blocks import Look, Slab
from wellbeing.reports.pen import Pen
from wellbeing.reports.tags import Tag

_INDENT = 14.0
"""How far a heading below another stands to the right, in points."""
_NUMBER_ROOM = 34.0
_GAP = 0.9
TOP_LEVEL = 2
"""The level of the headings that are not indented: the title of a document has level 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A heading of the document. `anchor` is the number by which its slab is found on its page."""

    words: str
    level: int
    anchor: int

    @property
    def bookmark(self) -> str:
        """By which links and the list of headings find it."""
        return f"heading-{self.anchor}"


def slabs(
    parent: Tag, entries: Sequence[Entry], room: float, look: Look, pages: Mapping[int, int], language: Language
) -> list[Slab]:
    """A line for each entry. `pages` are looked up by anchor when a line is painted, and not before."""
    return [_line(parent, entry, room, look, pages, language) for entry in entries]


def _line(parent: Tag, entry: Entry, room: float, look: Look, pages: Mapping[int, int], language: Language) -> Slab:
    tag = parent.child("TOCI").child("Link")
    top_level = entry.level == TOP_LEVEL
    look = replace(look, font=typeface.BOLD if top_level else typeface.REGULAR)
    inset = 0.0 if top_level else _INDENT
    words = typeface.few_lines(entry.words, look.font, look.size, room - inset - _NUMBER_ROOM, 2)
    height = len(words) * look.leading + 2 * _GAP

    def paint(pen: Pen, x: float, y: float) -> None:
        number = replace(look, font=typeface.tabular(look.font))
        shown = language.number(pages[entry.anchor])
        with pen.marker.marked(tag):
            for place, line in enumerate(words):
                pen.text(x + inset, look.baseline(y - _GAP - place * look.leading), line, look)
            last = look.baseline(y - _GAP - (len(words) - 1) * look.leading)
            pen.text(x + room - number.width(shown), last, shown, number)
        told = language.text(_("{heading}, page {number}"), heading=entry.words, number=shown)
        pen.marker.link(tag, (x + inset, y - height, x + room, y), entry.bookmark, told)

    return Slab(height=height, paint=paint, before=5 if top_level else 0)
