"""Pocket cards on A4 sheets, four to a sheet: to be cut out, and folded once to go into a pocket.

Each card is set in the largest type in which all cards of a sheet fit, never below 7.5 points; where the words
need more, the cards become larger and fewer. Importing this module does not load reportlab.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.reports.blocks import Slab
    from wellbeing.reports.pen import Pen
    from wellbeing.reports.tags import Tag

SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Type sizes in points, the best first; smaller ones are not legible in a patrol car at night."""
GRIDS = ((2, 2), (1, 2), (1, 1))
"""Columns and rows of a sheet: cards of A6, of half a sheet, of a whole one."""
_PADDING = 17.0
"""From the cut to the words, in points (6 mm): what printers leave blank and what a hand cuts amiss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketCard:
    """One card, in the reader's language. `notes` are heading and text of what the law there says; `calls` are
    name and number; `foot` says who vouches for it."""

    title: str
    opening: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    at_once: tuple[str, ...]
    calls: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...] = ()
    foot: str = ""


def cards_pdf(cards: Sequence[PocketCard], language: Language) -> bytes:
    """The sheets. Equal input gives equal bytes; ValueError for words that no sheet holds."""
    from wellbeing.reports import document
    from wellbeing.reports.tags import Tag

    columns, rows, size = _setting(cards, language)
    root, wide, high = Tag("Document"), *_measure(columns, rows)
    laid = [_Laid(card, language, root, wide - 2 * _PADDING, size) for card in cards]
    each = columns * rows
    sheets = [laid[start : start + each] for start in range(0, len(laid), each)]

    def paint(sheet: "list[_Laid]", pen: "Pen") -> None:
        for place, card in enumerate(sheet):
            left, top = place % columns * wide, (rows - place // columns) * high
            card.paint(pen, left + _PADDING, top - _PADDING, high - 2 * _PADDING)
        _cuts(pen, columns, rows)

    title = language.text(_("Pocket cards"))
    return document.written(title, language, root, [functools.partial(paint, sheet) for sheet in sheets])


def _measure(columns: int, rows: int) -> tuple[float, float]:
    """Width and height of one card in points."""
    from reportlab.lib.pagesizes import A4

    return A4[0] / columns, A4[1] / rows


def _setting(cards: Sequence[PocketCard], language: Language) -> tuple[int, int, float]:
    """Columns, rows and type size: small cards in large type first, then larger cards."""
    from wellbeing.reports.tags import Tag

    for columns, rows in GRIDS:
        wide, high = _measure(columns, rows)
        for size in SIZES:
            tried = (_Laid(card, language, Tag("Document"), wide - 2 * _PADDING, size).height for card in cards)
            if all(height <= high - 2 * _PADDING for height in tried):
                return columns, rows, size
    raise ValueError("a card has more words than a sheet holds")


class _Laid:
    """One card, measured: the numbers stand at its lower edge, everything else from the top."""

    def __init__(self, card: PocketCard, language: Language, root: "Tag", room: float, size: float) -> None:
        from wellbeing.reports import typeface
        from wellbeing.reports.blocks import Look

        typeface.register()
        self._card, self._words, self._room = card, language.text, room
        self._tag = root.child("Sect")
        self._body = Look(points=size, spread=1.25)
        self._strong = replace(self._body, font=typeface.BOLD)
        self._upper, self._lower = self._made_upper(), self._made_lower()

    @property
    def height(self) -> float:
        """What it needs in points, with the least room between the upper and the lower part."""
        return self._upper.height + self._body.size + self._lower.height

    def paint(self, pen: "Pen", x: float, y: float, high: float) -> None:
        """With its upper left corner at (x, y), `high` points high."""
        self._upper.paint(pen, x, y)
        self._lower.paint(pen, x, y - high + self._lower.height)

    def _made_upper(self) -> "Slab":
        from wellbeing.reports import blocks

        card, size = self._card, self._body.size
        title = replace(self._strong, points=size * 1.4, spread=1.2)
        slabs = blocks.text(self._tag.child("H2"), card.title, title, self._room)
        slabs += self._said(card.opening)
        slabs += self._list(self._words(_("What to do")), "✓", card.do)
        slabs += self._list(self._words(_("Better not")), "✗", card.dont)
        for heading, text in card.notes:
            slabs += self._heading(heading, self._room)
            slabs += blocks.text(self._tag.child("P"), text, self._body, self._room, before=size * 0.2)
        return blocks.stacked(slabs)

    def _heading(self, words: str, room: float, *, first: bool = False) -> "list[Slab]":
        from wellbeing.reports import blocks

        look, before = replace(self._strong, colour="accent"), 0 if first else self._body.size * 0.75
        return blocks.text(self._tag.child("H3"), words, look, room, before=before)

    def _said(self, words: str) -> "list[Slab]":
        """The first words, on a soft ground: they are said, the rest is done."""
        from wellbeing.reports import blocks

        size = self._body.size
        ground = blocks.Ground(padding=size * 0.7, corner=4)
        inside = blocks.text(self._tag.child("P"), words, self._body, self._room - 2 * ground.padding)
        return blocks.on_ground(inside, self._room, ground, before=size * 0.6)

    def _made_lower(self) -> "Slab":
        """The signs and the numbers, together in a frame: what the eye has to find first."""
        from wellbeing.reports import blocks

        size = self._body.size
        pad = size * 0.8
        room = self._room - 2 * pad
        inside = self._list(self._words(_("Act at once")), "!", self._card.at_once, room=room, first=True)
        inside += self._list_of_calls(room)
        framed = blocks.stacked(inside)

        def paint(pen: "Pen", x: float, y: float) -> None:
            pen.frame(x, y - framed.height - 2 * pad, self._room, framed.height + 2 * pad, 4)
            framed.paint(pen, x + pad, y - pad)

        foot = replace(self._body, points=min(size, SIZES[-1]), colour="quiet")
        frame = blocks.Slab(height=framed.height + 2 * pad, paint=paint)
        return blocks.stacked(
            [frame, *(blocks.text(self._tag.child("P"), self._card.foot, foot, self._room, before=4))]
        )

    def _list_of_calls(self, room: float) -> "list[Slab]":
        from wellbeing.reports import blocks

        listed = self._tag.child("L")
        slabs: list[Slab] = []
        for name, number in self._card.calls:
            before = self._body.size * (0.2 if slabs else 0.7)
            slabs += blocks.pair(
                listed, name, number, room, 0.42, before=before, look=self._strong, name_look=self._body
            )
        return slabs

    def _list(
        self, heading: str, mark: str, lines: Sequence[str], *, room: float | None = None, first: bool = False
    ) -> "list[Slab]":
        from wellbeing.reports import blocks

        size, room = self._body.size, room or self._room
        slabs = self._heading(heading, room, first=first)
        listed = self._tag.child("L")
        for line in lines:
            slabs += blocks.marked_line(listed, mark, line, room, before=size * 0.2, look=self._body, indent=1.25)
        return slabs


def _cuts(pen: "Pen", columns: int, rows: int) -> None:
    """Where to cut, dashed, and a short mark at the edges of each card where to fold."""
    from reportlab.lib.pagesizes import A4

    wide, high = _measure(columns, rows)
    for column in range(1, columns):
        pen.dashed(column * wide, 0, column * wide, A4[1])
    for row in range(1, rows):
        pen.dashed(0, row * high, A4[0], row * high)
    for fold in _folds(rows, high):
        for column in range(columns):
            pen.line(column * wide, fold, _PADDING / 2, "control")
            pen.line((column + 1) * wide - _PADDING / 2, fold, _PADDING / 2, "control")


def _folds(rows: int, high: float) -> Iterator[float]:
    for row in range(rows):
        yield (row + 0.5) * high
