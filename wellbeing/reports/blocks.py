"""What a page is made of: slabs, the smallest things that a page break can't cut, and blocks that make them.

A block (paragraph, table, list) is measured for a width and becomes slabs from top to bottom. All lengths are
points. Text is painted letter by letter as it is: there is no markup, so data can't bring any.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wellbeing.reports import typeface
from wellbeing.reports.ink import ink
from wellbeing.reports.pen import Pen
from wellbeing.reports.tags import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a line of text is set."""

    font: str = typeface.REGULAR
    role: str = "body"
    colour: str = "text"
    spread: float = 1.45
    """Height of a line as a multiple of the type size."""
    points: float | None = None
    """A type size of its own, for cards that are set as large as they fit; None for that of the role."""

    @property
    def size(self) -> float:
        """Type size in points."""
        return ink().points(self.role) if self.points is None else self.points

    @property
    def leading(self) -> float:
        """Height of a line in points."""
        return self.size * self.spread

    def baseline(self, top: float) -> float:
        """The baseline of a line whose upper edge is at `top`: capitals stand in the middle of the line."""
        return top - (self.leading + typeface.CAP_HEIGHT * self.size) / 2

    def lines(self, words: str, room: float) -> list[str]:
        """`words` in lines of at most `room` points."""
        return typeface.lines(words, self.font, self.size, room)

    def width(self, words: str) -> float:
        """Width of one line in points."""
        return typeface.width(words, self.font, self.size)


BODY = Look()
QUIET = Look(colour="quiet")
SMALL = Look(role="small", colour="quiet")
STRONG = Look(font=typeface.BOLD)
TITLE = Look(font=typeface.BOLD, role="title", spread=1.2)
HEADING = Look(font=typeface.BOLD, role="block", spread=1.3)
SUBHEADING = Look(font=typeface.BOLD, role="body", spread=1.35)
SAY = Look(role="say", spread=1.35)


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The looks of a whole document."""

    title: Look = TITLE
    heading: Look = HEADING
    subheading: Look = SUBHEADING
    body: Look = BODY
    quiet: Look = QUIET
    strong: Look = STRONG
    air: float = 1.0
    """Room above paragraphs, headings and lists, as a share of the usual."""


USUAL = Type()
LARGE = Type(
    heading=Look(font=typeface.BOLD, role="say", spread=1.25),
    subheading=HEADING,
    body=Look(role="block", spread=1.38),
    quiet=Look(role="block", colour="quiet", spread=1.38),
    strong=Look(font=typeface.BOLD, role="block", spread=1.38),
)
"""For who reads in distress, without glasses or at night: 12 points instead of 10.5."""
_SNUG = 9.5
SNUG = Type(
    heading=SUBHEADING,
    body=Look(points=_SNUG, spread=1.36),
    quiet=Look(points=_SNUG, colour="quiet", spread=1.36),
    strong=Look(font=typeface.BOLD, points=_SNUG, spread=1.36),
)
"""For the words of one sheet that would else run over it."""
CLOSE = replace(SNUG, air=0.72)
"""For a letter that would else run a few lines over its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slab:
    """A strip of the page that stays whole."""

    height: float
    paint: Callable[[Pen, float, float], None]
    """Called with the pen, the left edge and the upper edge."""
    before: float = 0
    """Space above, left out at the top of a page."""
    holds_next: bool = False
    """Stays on the page of the next slab (headings, first and last lines of a paragraph)."""
    again: "Slab | None" = None
    """Painted above this slab where it is the first of a page (the head of a table)."""
    anchor: int = 0
    """The number of the heading that begins here, for contents and running heads; 0 for anything else."""


def empty(*, before: float = 0, holds_next: bool = True) -> Slab:
    """Only room, and none at the top of a page."""
    return Slab(height=0, paint=_nothing, before=before, holds_next=holds_next)


def _nothing(pen: Pen, x: float, y: float) -> None:  # what every slab is called with
    """Paint nothing."""


def text(tag: Tag, words: str, look: Look, room: float, *, before: float = 0, inset: float = 0) -> list[Slab]:
    """Running text, at least two lines of a paragraph together. `inset` moves it to the right."""
    broken = look.lines(words, room - inset)
    made = []
    for number, line in enumerate(broken):

        def paint(pen: Pen, x: float, y: float, line: str = line) -> None:
            with pen.marker.marked(tag):
                pen.text(x + inset, look.baseline(y), line, look)

        alone = number == 0 or number == len(broken) - 2
        holds = alone and number < len(broken) - 1
        made.append(Slab(height=look.leading, paint=paint, before=before if number == 0 else 0, holds_next=holds))
    return made


def marked_line(
    parent: Tag, mark: str | None, words: str, room: float, *, before: float, look: Look = BODY, indent: float = 1.9
) -> list[Slab]:
    """One entry of a list: a sign (`None`: an empty box to tick) and text beside it, `indent` type sizes to the
    right."""
    entry = parent.child("LI")
    label, body = entry.child("Lbl"), entry.child("LBody")
    indent *= look.size
    slabs = text(body, words, look, room, before=before, inset=indent)
    first = slabs[0]

    def paint(pen: Pen, x: float, y: float) -> None:
        with pen.marker.marked(label):
            if mark is None:
                side = look.size * 0.85
                pen.box(x, look.baseline(y) + (typeface.CAP_HEIGHT * look.size - side) / 2, side)
            else:
                signs = replace(look, font=typeface.tabular(typeface.BOLD), colour="accent")
                pen.text(x, look.baseline(y), mark + " ", signs)
        first.paint(pen, x, y)

    return [replace(first, paint=paint), *slabs[1:]]


def pair(
    parent: Tag,
    label: str,
    value: str,
    room: float,
    share: float,
    *,
    before: float,
    look: Look = BODY,
    name_look: Look = QUIET,
) -> list[Slab]:
    """A row of two columns, what it is and what it says; as high as the longer of the two."""
    entry = parent.child("LI")
    left, right = entry.child("Lbl"), entry.child("LBody")
    at = room * share
    names = text(left, label, name_look, at - look.size)
    values = text(right, value, look, room, inset=at)
    return [
        replace(slab, before=before if number == 0 else 0) for number, slab in enumerate(side_by_side(names, values))
    ]


def side_by_side(*columns: Sequence[Slab]) -> list[Slab]:
    """Columns that paint at their own distance from the left edge, line beside line."""
    made = []
    for number in range(max(len(column) for column in columns)):
        made.append(_over_each_other([column[number] for column in columns if number < len(column)]))
    return made


def together(slabs: Sequence[Slab], *, before: float = 0) -> list[Slab]:
    """Slabs that stay on one page, as long as one page can hold them."""
    held = [replace(slab, holds_next=True) for slab in slabs[:-1]] + [slabs[-1]]
    return [replace(held[0], before=before), *held[1:]]


def _over_each_other(slabs: Sequence[Slab]) -> Slab:
    def paint(pen: Pen, x: float, y: float) -> None:
        for slab in slabs:
            slab.paint(pen, x, y)

    holds = any(slab.holds_next for slab in slabs)
    return Slab(height=max(slab.height for slab in slabs), paint=paint, holds_next=holds)


def stacked(slabs: Sequence[Slab], *, before: float = 0, holds_next: bool = False) -> Slab:
    """Several slabs made one that no page break can cut."""
    tops, height = [], 0.0
    for number, slab in enumerate(slabs):
        height += slab.before if number else 0
        tops.append(height)
        height += slab.height

    def paint(pen: Pen, x: float, y: float) -> None:
        for slab, top in zip(slabs, tops, strict=True):
            slab.paint(pen, x, y - top)

    return Slab(height=height, paint=paint, before=before, holds_next=holds_next)


def on_ground(slabs: Sequence[Slab], room: float, ground: "Ground", *, before: float) -> list[Slab]:
    """Slabs on a soft ground with room around them. They stay together if they take half a page or less."""
    pad = ground.padding
    whole = stacked(slabs)
    if whole.height <= ground.most_together:
        return [_grounded(whole, room, ground, pad, pad, before, ground.corner)]
    made = []
    for number, slab in enumerate(slabs):
        first, last = number == 0, number == len(slabs) - 1
        top = pad if first else slab.before
        piece = _grounded(slab, room, ground, top, pad if last else 0, before if first else 0, 0)
        made.append(replace(piece, holds_next=slab.holds_next))
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A soft field behind text."""

    colour: str = "accent_soft"
    padding: float = 12
    corner: float = 6
    most_together: float = 340


def _grounded(slab: Slab, room: float, ground: Ground, top: float, bottom: float, before: float, corner: float) -> Slab:
    height = top + slab.height + bottom

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.field(x, y - height, room, height, ground.colour, corner)
        slab.paint(pen, x + ground.padding, y - top)

    return Slab(height=height, paint=paint, before=before)


class Align(StrEnum):
    """Where a column's text stands. Figures stand right, in digits of one width."""

    LEFT = "left"
    RIGHT = "right"
