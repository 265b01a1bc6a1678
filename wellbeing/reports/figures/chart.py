"""Bar charts, one code for window and paper: drawings of reportlab.graphics, as SVG for the window.

Bars lie, start at 0, and carry their number beside them, so that nothing depends on colour. A figure that is not
shown has no bar but a sign and a word. Parts of a whole are outlined where the whole is filled.
"""

import io
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from wellbeing.reports import typeface
from wellbeing.reports.ink import PAPER, POINTS_PER_PIXEL, ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart. `value` None draws no bar: `shown` then says why. `heading` groups what follows."""

    label: str
    value: float | None
    shown: str
    """The number in the reader's language, or the sign and word of a figure that is not shown."""
    level: int = 0
    heading: bool = False
    by_itself: bool = False
    """One line that stands for a whole group: it belongs to no heading above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """A chart in words and numbers. `spoken` is what stands for it where it can't be seen."""

    title: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, str], ...]
    """Places on the axis with their numbers in the reader's language, 0 first."""
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a chart is drawn: its width, the length of one pixel of the look, and a palette of the look."""

    width: float
    unit: float = POINTS_PER_PIXEL
    """Points per pixel on paper; in the window the reader's scale (1.0 for 100 %)."""
    palette: str = PAPER


def ticks_for(largest: float) -> tuple[int, ...]:
    """Round places from 0 to at least `largest`, three to six of them."""
    rough = max(largest, 1) / 4
    power = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return tuple(range(0, math.ceil(max(largest, 1) / step) * step + step, step))[: _places(largest, step)]


def _places(largest: float, step: int) -> int:
    return math.ceil(max(largest, 1) / step) + 1


def drawings(chart: BarChart, frame: Frame, most_height: float = math.inf) -> list[Drawing]:
    """The chart in as many pieces as `most_height` asks for, all with the same axis; groups stay whole."""
    typeface.register()
    most = most_height - _axis_height(frame)
    groups = _groups(_lines(chart, frame), most)
    return [_drawn(chart, piece, frame) for piece in _pieces(groups, most) if piece]


def _pieces(groups: Sequence[list["_Line"]], most: float) -> list[list["_Line"]]:
    """As few pieces as fit, and of about the same height: that looks better than full ones and a rest."""
    total = sum(_height(group) for group in groups)
    full = _filled(groups, most)
    cap = total / max(len(full), 1)
    while cap < most:
        if len(even := _filled(groups, cap)) <= len(full):
            return even
        cap *= 1.05
    return full


def _filled(groups: Sequence[list["_Line"]], cap: float) -> list[list["_Line"]]:
    pieces: list[list[_Line]] = []
    for group in groups:
        if not pieces or _height([*pieces[-1], *group]) > cap:
            pieces.append([])
        pieces[-1] += group
    return pieces


def _height(lines: Sequence["_Line"]) -> float:
    return sum(line.height for line in lines)


def _groups(lines: Sequence["_Line"], most: float) -> list[list["_Line"]]:
    """What stays together: a heading with its bars as long as they fit, else every bar by itself."""
    groups: list[list[_Line]] = []
    for line in lines:
        headed = bool(groups) and groups[-1][0].bar.heading and not line.bar.by_itself
        fits = headed and _height([*groups[-1], line]) <= most
        if fits and not line.bar.heading:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def chart_svg(drawing: Drawing, title: str) -> bytes:
    """A drawing as SVG for QtSvg, its type in the family 'Inter' that the window has loaded."""
    written = io.StringIO()
    hacks = {
        typeface.REGULAR: {"family": "Inter", "weight": "400"},
        typeface.BOLD: {"family": "Inter", "weight": "600"},
    }
    # reportlab's clip path makes QtSvg paint the whole picture black; `useClip` writes an attribute instead.
    canvas = renderSVG.SVGCanvas((drawing.width, drawing.height), useClip=True, fontHacks=hacks)
    renderSVG.draw(drawing, canvas, 0, 0, showBoundary=0)
    for kind, words in (("title", title), ("desc", "")):
        element = canvas.doc.getElementsByTagName(kind)[0]
        element.firstChild.data = words
    canvas.save(written)
    # Without the document type, which names an address on the net.
    return re.sub(r"<!DOCTYPE[^>]*>", "", written.getvalue()).encode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    bar: Bar
    label: list[str]
    height: float


_LABEL_SHARE = 0.36
_VALUE_ROOM = 0.15
_MOST_LINES = 6
"""What is longer than this in one label is cut with an ellipsis; the words for the chart have it whole."""


def _sizes(frame: Frame) -> tuple[float, float, float]:
    """Type size, height of a line of text and indent of a part, in points or pixels."""
    size = ink().type["small"] * frame.unit
    return size, size * 1.25, size * 1.2


def _axis_height(frame: Frame) -> float:
    return _sizes(frame)[1] * 1.7


def _lines(chart: BarChart, frame: Frame) -> list[_Line]:
    size, leading, indent = _sizes(frame)
    made = []
    for number, bar in enumerate(chart.bars):
        room = frame.width * (1 if bar.heading else _LABEL_SHARE) - bar.level * indent - size
        font = _label_font(bar)
        label = typeface.few_lines(bar.label, font, size, room, _MOST_LINES)
        gap = leading * (0.9 if (bar.heading or bar.by_itself) and number else 0.55)
        made.append(_Line(bar=bar, label=label, height=len(label) * leading + gap))
    return made


def _label_font(bar: Bar) -> str:
    return typeface.BOLD if bar.heading or bar.by_itself else typeface.REGULAR


def _drawn(chart: BarChart, lines: Sequence[_Line], frame: Frame) -> Drawing:
    # Whole units: reportlab's SVG writes the height of its frame without decimals.
    height = math.ceil(_height(lines) + _axis_height(frame))
    drawing = Drawing(frame.width, height)
    start, end = frame.width * _LABEL_SHARE, frame.width * (1 - _VALUE_ROOM)
    per_one = (end - start) / chart.ticks[-1][0]
    foot = _axis_height(frame)
    _axis(drawing, chart, frame, (start, per_one, foot, height))
    top = float(height)
    for line in lines:
        _bar(drawing, line, frame, top, (start, per_one))
        top -= line.height
    return drawing


def _axis(drawing: Any, chart: BarChart, frame: Frame, place: tuple[float, float, float, float]) -> None:
    start, per_one, foot, height = place
    colours = ink(frame.palette).colours
    size = _sizes(frame)[0]
    for value, shown in chart.ticks:
        x = start + value * per_one
        colour = HexColor(colours["control" if value == 0 else "line"])
        drawing.add(Line(x, foot, x, height, strokeColor=colour, strokeWidth=frame.unit))
        drawing.add(_string(x, foot - size * 1.25, typeface.plain(shown), frame, "quiet", anchor="middle"))


def _bar(drawing: Any, line: _Line, frame: Frame, top: float, scale: tuple[float, float]) -> None:
    size, leading, indent = _sizes(frame)
    start, per_one = scale
    bar = line.bar
    gap = line.height - len(line.label) * leading
    middle = top - line.height / 2
    base = top - gap / 2 - leading / 2 - size * typeface.CAP_HEIGHT / 2
    if bar.heading:
        # A heading stands close above its bars.
        base -= gap / 2 - leading * 0.1
    if bar.heading:
        for number, words in enumerate(line.label):
            _ground(drawing, start - size * 0.2, base - number * leading, _bold_width(size)(words) - start, frame)
    for number, words in enumerate(line.label):
        at = bar.level * indent
        drawing.add(_string(at, base - number * leading, words, frame, "text", font=_label_font(bar)))
    if bar.heading:
        return
    after = start + size * 0.6
    if bar.value:
        colours = ink(frame.palette).colours
        thick = leading * (0.86 if bar.level == 0 else 0.62)
        length = max(bar.value * per_one, frame.unit)
        filled = colours["accent" if bar.level == 0 else "accent_soft"]
        drawing.add(
            Rect(
                start,
                middle - thick / 2,
                length,
                thick,
                fillColor=HexColor(filled),
                strokeColor=HexColor(colours["accent"]),
                strokeWidth=frame.unit,
            )
        )
        after = start + length + size * 0.6
    colour = "text" if bar.value is not None else "quiet"
    words = typeface.plain(bar.shown)
    number_base = middle - size * typeface.CAP_HEIGHT / 2
    _ground(drawing, after - size * 0.3, number_base, typeface.width(words, typeface.REGULAR, size), frame)
    drawing.add(_string(after, number_base, words, frame, colour))


def _ground(drawing: Any, x: float, base: float, width: float, frame: Frame) -> None:
    """Clear ground for words on the chart, so that no line of the axis runs through them."""
    size = _sizes(frame)[0]
    if width <= 0:
        return
    drawing.add(
        Rect(
            x,
            base - size * 0.25,
            width + size * 0.6,
            size * 1.2,
            fillColor=HexColor(ink(frame.palette).colours["surface"]),
            strokeColor=None,
        )
    )


def _bold_width(size: float) -> Callable[[str], float]:
    return lambda words: typeface.width(words, typeface.BOLD, size)


def _string(
    x: float,
    y: float,
    words: str,
    frame: Frame,
    colour: str,
    *,
    font: str = typeface.REGULAR,
    anchor: str = "start",
) -> Any:
    return String(
        x,
        y,
        words,
        fontName=font,
        fontSize=_sizes(frame)[0],
        fillColor=HexColor(ink(frame.palette).colours[colour]),
        textAnchor=anchor,
    )
