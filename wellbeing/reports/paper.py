"""A4 documents: content from top to bottom, page breaks and running lines. `document` makes the PDF of it."""

import contextlib
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.lib.pagesizes import A4

from wellbeing.language import Language, _
from wellbeing.reports import blocks, contents, document, tables, typeface
from wellbeing.reports.blocks import SMALL, USUAL, Ground, Look, Slab, Type
from wellbeing.reports.contents import Entry
from wellbeing.reports.pages import Placed, kept, on_pages
from wellbeing.reports.pen import Pen
from wellbeing.reports.tags import Tag

WIDTH, HEIGHT = A4
MARGIN = 62.0
"""Left and right of the text, in points (22 mm)."""
TOP = 60.0
BOTTOM = 66.0
ROOM = WIDTH - 2 * MARGIN
"""The width of the text in points."""

_CONTENTS_POINTS = 8.6
_ABOVE_HEADING = 12.0
"""How much is seen above a heading that somebody went to, in points."""


class Paper:
    """One document being written. `title` is shown by readers as the name of the window, `foot` on every page."""

    def __init__(self, *, title: str, language: Language, foot: str = "", type_: Type = USUAL) -> None:
        typeface.register()
        self._type = type_
        self.title = typeface.plain(title)
        self.language = language
        self._foot = typeface.plain(foot)
        self._root = Tag("Document")
        self._slabs: list[Slab] = []
        self._breaks: set[int] = set()
        self._entries: list[Entry] = []
        self._contents: tuple[int, Tag] | None = None

    def heading(self, words: str, level: int = 1, *, listed: bool = False, before: float | None = None) -> None:
        """A heading of level 1 (the title), 2 or 3. One of level 2 or 3 that is `listed` stands in the contents; those
        of level 2 also above the pages that they head. `before` is the room above, in points, if not the usual."""
        look, usual = {
            1: (self._type.title, 0),
            2: (self._type.heading, 20),
            3: (self._type.subheading, 14),
        }[level]
        before = (usual if before is None else before) * self._type.air
        slabs = blocks.text(self._root.child(f"H{level}"), words, look, ROOM, before=before)
        if listed:
            self._entries.append(Entry(words=typeface.plain(words), level=level, anchor=len(self._entries) + 1))
            slabs[0] = replace(slabs[0], anchor=len(self._entries))
        self._slabs += [replace(slab, holds_next=True) for slab in slabs]

    def contents(self, words: str) -> None:
        """A heading, and below it every listed heading of the document with its page."""
        self.heading(words, 2)
        self._contents = len(self._slabs), self._root.child("TOC")

    def text(self, words: str, look: Look | None = None, *, before: float = 7, holds_next: bool = False) -> None:
        """A paragraph; nothing for an empty one."""
        if not words.strip():
            return
        before *= self._type.air
        slabs = blocks.text(self._root.child("P"), words, look or self._type.body, ROOM, before=before)
        self._slabs += [replace(slab, holds_next=True) for slab in slabs] if holds_next else slabs

    def lead(self, words: str) -> None:
        """The quiet line under a title."""
        self.text(words, self._type.quiet, before=4, holds_next=True)

    def facts(self, rows: Iterable[tuple[str, str]], *, share: float = 0.32, look: Look | None = None) -> None:
        """What it is on the left, what it says on the right, both in a `look` of their own if given; the left takes
        `share` of the width."""
        names = self._type.quiet if look is None else replace(look, colour="quiet")
        self._slabs += kept(self._pairs(rows, look or self._type.body, ROOM, share, before=10, names=names))

    def prominent_facts(self, rows: Iterable[tuple[str, str]], *, share: float = 0.42) -> None:
        """The same on a soft ground, what it says in strong type: numbers that are looked for in distress."""
        ground = Ground()
        room = ROOM - 2 * ground.padding
        slabs = self._pairs(rows, self._type.strong, room, share, before=0, names=self._type.quiet)
        if slabs:
            self._slabs += blocks.on_ground(slabs, ROOM, ground, before=10)

    def _pairs(
        self, rows: Iterable[tuple[str, str]], values: Look, room: float, share: float, *, before: float, names: Look
    ) -> list[Slab]:
        listed = self._root.child("L")
        slabs: list[Slab] = []
        for label, value in rows:
            gap = 3 if slabs else before
            slabs += blocks.pair(listed, label, value, room, share, before=gap, look=values, name_look=names)
        return slabs

    def bullets(self, entries: Iterable[str]) -> None:
        """A list with dots."""
        self._list([("•", words) for words in entries])

    def steps(self, entries: Iterable[str]) -> None:
        """A numbered list."""
        self._list([(f"{number}.", words) for number, words in enumerate(entries, 1)])

    def ticks(self, entries: Iterable[str]) -> None:
        """A list with empty boxes to tick by hand."""
        self._list([(None, words) for words in entries])

    def _list(self, entries: Iterable[tuple[str | None, str]]) -> None:
        listed = self._root.child("L")
        slabs: list[Slab] = []
        for mark, words in entries:
            before = 4 if slabs else 8
            slabs += blocks.marked_line(listed, mark, words, ROOM, before=before * self._type.air, look=self._type.body)
        self._slabs += kept(slabs)

    def note(self, heading: str, paragraphs: Sequence[str], *, warning: bool = False) -> None:
        """A few sentences on a soft ground; `warning` gives the amber one."""
        ground = Ground(colour="warning_soft" if warning else "accent_soft")
        room = ROOM - 2 * ground.padding
        inside: list[Slab] = []
        part = self._root.child("Sect")
        if heading:
            colour = "warning" if warning else "accent"
            inside += blocks.text(part.child("P"), heading, replace(self._type.strong, colour=colour), room)
        for words in paragraphs:
            inside += blocks.text(part.child("P"), words, self._type.body, room, before=4)
        if inside:
            self._slabs += blocks.on_ground(inside, room + 2 * ground.padding, ground, before=14)

    def table(self, shown: tables.Table, *, share: float = 1, before: float = 10) -> None:
        """A table over `share` of the width: with few columns less, so that the eye finds its way across."""
        self._slabs += tables.table(self._root, shown, ROOM * share, before=before)

    def figure(self, drawing: Any, alt: str, *, before: float = 10) -> None:
        """A drawing of reportlab.graphics with the words that stand for it where it can't be seen."""
        tag = self._root.child("Figure", alt=typeface.plain(alt))

        def paint(pen: Pen, x: float, y: float) -> None:
            tag.box = (x, y - drawing.height, x + drawing.width, y)
            with pen.marker.marked(tag):
                renderPDF.draw(drawing, pen.canvas, x, y - drawing.height)

        self._slabs.append(Slab(height=drawing.height, paint=paint, before=before))

    def slabs(self, made: Iterable[Slab]) -> None:
        """Anything that a letter or report measured itself; its tags belong under `root`."""
        self._slabs += made

    @property
    def root(self) -> Tag:
        """The document's element in the structure tree."""
        return self._root

    def lines_to_sign(self, labels: Sequence[str]) -> None:
        """Rules to write on by hand, side by side, with what belongs on each below it. Kept with what is above."""
        if not labels:
            return
        gap = 24.0
        # One line alone is as long as one of two: long enough for a name.
        across = max(len(labels), 2)
        each = (ROOM - gap * (across - 1)) / across
        lefts = [number * (each + gap) for number in range(len(labels))]
        columns = [
            blocks.text(self._root.child("P"), words, SMALL, left + each, inset=left)
            for left, words in zip(lefts, labels, strict=True)
        ]

        def paint(pen: Pen, x: float, y: float) -> None:
            for left in lefts:
                pen.line(x + left, y, each, "control", 0.9)

        self.hold()
        rules = Slab(height=3, paint=paint, before=42, holds_next=True)
        self._slabs += [rules, *blocks.side_by_side(*columns)]

    def space(self, points: float) -> None:
        """Empty room, none at the top of a page."""
        self._slabs.append(blocks.empty(before=points))

    def hold(self) -> None:
        """Keep what was written last on the page of what comes next."""
        if self._slabs:
            self._slabs[-1] = replace(self._slabs[-1], holds_next=True)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is written inside on one page, such as a table with its chart, where one page holds it."""
        start = len(self._slabs)
        yield
        written = self._slabs[start:]
        if sum(slab.before + slab.height for slab in written) <= HEIGHT - TOP - BOTTOM:
            self._slabs[start:-1] = [replace(slab, holds_next=True) for slab in written[:-1]]

    def new_page(self) -> None:
        """What follows starts on a page of its own."""
        self._breaks.add(len(self._slabs))

    def page_count(self) -> int:
        """How many pages it takes."""
        return len(self._pages({}))

    def pdf(self) -> bytes:
        """The finished document."""
        page_of: dict[int, int] = {}
        pages = self._pages(page_of)

        def paint(number: int, pen: Pen) -> None:
            for placed in pages[number]:
                placed.slab.paint(pen, MARGIN, placed.top)
                if placed.slab.anchor:
                    entry = self._entries[placed.slab.anchor - 1]
                    top = placed.top + _ABOVE_HEADING
                    pen.mark_heading(entry.words, entry.level - contents.TOP_LEVEL, entry.bookmark, top)
            self._running_lines(pen, number + 1, len(pages), self._section(number + 1, page_of))

        painted = [functools.partial(paint, number) for number in range(len(pages))]
        return document.written(self.title, self.language, self._root, painted)

    def _section(self, number: int, page_of: Mapping[int, int]) -> str:
        """The last listed heading of level 2 on this page or one before it."""
        heads = [
            one.words for one in self._entries if one.level == contents.TOP_LEVEL and page_of[one.anchor] <= number
        ]
        return heads[-1] if heads else ""

    def _running_lines(self, pen: Pen, number: int, count: int, section: str) -> None:
        words = self.language.text(
            _("Page {number} of {count}"),
            number=self.language.number(number),
            count=self.language.number(count),
        )
        shown = typeface.plain(words)
        baseline = BOTTOM - 30
        room = ROOM - SMALL.width(shown) - 20
        with pen.marker.marked(None):
            pen.text(MARGIN, baseline, _shortened(self._foot or self.title, room), SMALL)
            pen.text(MARGIN + ROOM - SMALL.width(shown), baseline, shown, SMALL)
            if number > 1:
                above = " · ".join(words for words in (self.title, section) if words)
                pen.text(MARGIN, HEIGHT - TOP + 18, _shortened(above, ROOM), SMALL)

    def _whole(self, page_of: Mapping[int, int]) -> tuple[list[Slab], set[int]]:
        """All slabs and the places of page breaks, with the contents where they belong."""
        if self._contents is None:
            return self._slabs, self._breaks
        at, parent = self._contents
        look = replace(self._type.body, points=_CONTENTS_POINTS, spread=1.3)
        lines = contents.slabs(parent, self._entries, ROOM, look, page_of, self.language)
        made = blocks.together(lines, before=6)
        shifted = {place if place < at else place + len(made) for place in self._breaks}
        return [*self._slabs[:at], *made, *self._slabs[at:]], shifted

    def _pages(self, page_of: dict[int, int]) -> list[list[Placed]]:
        """Every slab on a page; the pages of listed headings are put into `page_of`, by their anchors."""
        slabs, breaks = self._whole(page_of)
        return on_pages(slabs, breaks, page_of, top=HEIGHT - TOP, bottom=BOTTOM)


def _shortened(words: str, room: float) -> str:
    """`words` on one line, cut with an ellipsis where they don't fit. Only for running lines."""
    single = words.replace("\n", " ")
    if SMALL.width(single) <= room:
        return single
    while single and SMALL.width(single + "…") > room:
        single = single[: -max(1, len(single) // 20)]
    return single.rstrip() + "…"
