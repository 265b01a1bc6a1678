"""Parts of letters and forms that are more than text: letterhead, boxes to choose from, a grid of words."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor

from wellbeing.reports import blocks, typeface
from wellbeing.reports.blocks import BODY, QUIET, SMALL, STRONG, Slab
from wellbeing.reports.ink import ink
from wellbeing.reports.logo import Logo
from wellbeing.reports.pen import Pen
from wellbeing.reports.tags import Tag

_ADDRESS_FROM_TOP = 142.0
"""Where an address begins, in points (50 mm) from the edge of the paper: the window of common envelopes."""
_GAP = 14.0
_LOGO_WIDE, _LOGO_HIGH = 136.0, 36.0
"""In points: beside the sender's lines, and above the date."""
_CODE_SIDE = 124.0
"""A QR code with its white margin, in points: 44 mm, so that one of 33 words has modules of 0.67 mm."""
_QUIET_ZONE = 7.0


def letterhead(
    root: Tag, sender: Sequence[str], recipient: Sequence[str], date: str, room: float, top: float
) -> list[Slab]:
    """Who writes, to whom, and when. `top` is the margin above the first slab, in points."""
    head = blocks.text(root.child("P"), sender[0], STRONG, room) if sender else []
    for line in sender[1:]:
        head += blocks.text(root.child("P"), line, SMALL, room)
    used = sum(slab.height for slab in head)
    if not recipient and not date:
        return [*head, blocks.empty(before=20)]
    gap = max(_ADDRESS_FROM_TOP - top - used, 18.0)
    if not recipient:
        gap = 18.0
    share = 0.6
    address = root.child("P")
    left = [slab for line in recipient for slab in blocks.text(address, line + " ", BODY, room * share)] or [
        blocks.empty()
    ]
    day = root.child("P")
    shown = typeface.plain(date)
    last = left[-1]

    def paint(pen: Pen, x: float, y: float) -> None:
        last.paint(pen, x, y)
        if shown:
            with pen.marker.marked(day):
                pen.text(x + room - QUIET.width(shown), QUIET.baseline(y), shown, QUIET)

    left[-1] = replace(last, paint=paint, height=max(last.height, QUIET.leading))
    return [*head, *blocks.together(left, before=gap), blocks.empty(before=20)]


def logo(root: Tag, picture: Logo, alt: str, room: float, *, beside: bool) -> Slab:
    """The picture at the right edge, in its own proportions and never larger than its points allow in print; `beside`
    leaves the room on its left to what comes next."""
    figure = root.child("Figure", alt=typeface.plain(alt))
    scale = min(_LOGO_WIDE / picture.width, _LOGO_HIGH / picture.height, 0.5)
    width, height = picture.width * scale, picture.height * scale

    def paint(pen: Pen, x: float, y: float) -> None:
        left = x + room - width
        figure.box = (left, y - height, left + width, y)
        with pen.marker.marked(figure):
            pen.picture(left, y - height, width, height, picture)

    return Slab(height=0 if beside else height, paint=paint, holds_next=True)


def choice(
    root: Tag, question: str, explanation: str, options: Sequence[str], room: float, *, before: float
) -> list[Slab]:
    """A question with empty boxes on its right, one for each option: nothing is ticked in advance."""
    side = BODY.size * 0.85
    shown = [typeface.plain(option) for option in options]
    widths = [side + 6 + BODY.width(option) + _GAP for option in shown]
    asked = root.child("P")
    answers = [root.child("P") for _ in shown]
    words = blocks.text(asked, question, STRONG, room - sum(widths) - _GAP)
    first = words[0]

    def paint(pen: Pen, x: float, y: float) -> None:
        first.paint(pen, x, y)
        at = x + room - sum(widths) + _GAP
        base = BODY.baseline(y)
        for tag, option, wide in zip(answers, shown, widths, strict=True):
            with pen.marker.marked(tag):
                pen.box(at, base + (typeface.CAP_HEIGHT * BODY.size - side) / 2, side)
                pen.text(at + side + 6, base, option, BODY)
            at += wide

    slabs = [replace(first, paint=paint), *words[1:]]
    if explanation:
        slabs += blocks.text(root.child("P"), explanation, SMALL, room - sum(widths) - _GAP, before=1)
    return blocks.together(slabs, before=before)


def grid(root: Tag, words: Sequence[str], columns: int, room: float, *, before: float) -> Slab:
    """Numbered words in columns, read downwards; large enough to be typed from, and kept on one page."""
    rows = -(-len(words) // columns)
    listed = root.child("L")
    entries = []
    for number, word in enumerate(words, 1):
        entry = listed.child("LI")
        entries.append((number, typeface.plain(word), entry.child("Lbl"), entry.child("LBody")))
    look = replace(STRONG, role="block")
    count = replace(QUIET, font=typeface.tabular(typeface.REGULAR))
    height, pad, each = look.size * 1.7, 12.0, room / columns

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.field(x, y - rows * height - 2 * pad, room, rows * height + 2 * pad, "accent_soft", 6)
        for place, (number, word, label, body) in enumerate(entries):
            left = x + pad + (place // rows) * each
            base = look.baseline(y - pad - (place % rows) * height)
            shown = f"{number}"
            with pen.marker.marked(label):
                pen.text(left + 16 - count.width(shown), base, shown + " ", count)
            with pen.marker.marked(body):
                pen.text(left + 24, base, word, look)

    return Slab(height=rows * height + 2 * pad, paint=paint, before=before)


def scannable(root: Tag, content: str, alt: str, heading: str, words: str, room: float, *, before: float) -> Slab:
    """`content` as a QR code, and beside it what it is for. `alt` stands for it where it can't be seen."""
    figure = root.child("Figure", alt=typeface.plain(alt))
    beside = _CODE_SIDE + 4
    lines = blocks.text(root.child("P"), heading, STRONG, room, inset=beside)
    lines += blocks.text(root.child("P"), words, BODY, room, before=2, inset=beside)
    told = blocks.stacked(lines)

    def paint(pen: Pen, x: float, y: float) -> None:
        left = x - _QUIET_ZONE  # its own margin is white: the dark part stands in line with the text above
        figure.box = (left, y - _CODE_SIDE, left + _CODE_SIDE, y)
        with pen.marker.marked(figure):
            renderPDF.draw(_code(content), pen.canvas, left, y - _CODE_SIDE)
        told.paint(pen, x, y - (_CODE_SIDE - told.height) / 2)

    return Slab(height=max(_CODE_SIDE, told.height), paint=paint, before=before)


def _code(content: str) -> Drawing:
    """A QR code of medium correction: a fold or a stain of a seventh of it does no harm."""
    drawing = Drawing(_CODE_SIDE, _CODE_SIDE)
    drawing.add(
        QrCodeWidget(
            content,
            barLevel="M",
            barBorder=4,
            barWidth=_CODE_SIDE,
            barHeight=_CODE_SIDE,
            barFillColor=HexColor(ink().colours["text"]),
        )
    )
    return drawing


def cut_line(room: float, *, before: float) -> Slab:
    """A dashed line to cut along."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.canvas.saveState()
        pen.canvas.setDash(3, 3)
        pen.line(x, y, room, "control")
        pen.canvas.restoreState()

    return Slab(height=1, paint=paint, before=before)
