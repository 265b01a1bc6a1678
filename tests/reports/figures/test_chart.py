"""Charts: true to their numbers on paper and in the window, and readable without colour."""

import itertools
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from reportlab.graphics.shapes import Line, Rect, String

from wellbeing import paths
from wellbeing.reports.figures.chart import Bar, BarChart, Frame, chart_svg, drawings, ticks_for
from wellbeing.reports.ink import ink

BARS = (
    Bar(label="Whole", value=200, shown="200"),
    Bar(label="Part", value=50, shown="50", level=1),
    Bar(label="Hidden", value=None, shown="• withheld"),
    Bar(label="Zero", value=0, shown="0"),
)


def _chart(bars: tuple[Bar, ...] = BARS) -> BarChart:
    ticks = tuple((n, str(n)) for n in ticks_for(max(bar.value or 0 for bar in bars)))
    return BarChart(title="A <title> & more", bars=bars, ticks=ticks, spoken="spoken")


def _bars_of(drawing: Any) -> list[Rect]:
    return [shape for shape in drawing.contents if isinstance(shape, Rect) and shape.strokeColor]


@given(st.integers(0, 10**7))
def test_the_axis_starts_at_zero_in_few_equal_steps_and_holds_the_largest_bar(largest: int) -> None:
    ticks = ticks_for(largest)
    assert ticks[0] == 0
    assert ticks[-1] >= largest
    assert 2 <= len(ticks) <= 6
    assert len({b - a for a, b in itertools.pairwise(ticks)}) == 1


def test_bars_begin_at_the_axis_and_are_as_long_as_their_numbers() -> None:
    (drawing,) = drawings(_chart(), Frame(width=480))
    whole, part = _bars_of(drawing)
    axis = next(shape for shape in drawing.contents if isinstance(shape, Line))
    assert whole.x == part.x == axis.x1
    assert whole.width == pytest.approx(4 * part.width)


def test_every_bar_and_every_gap_has_its_words_beside_it() -> None:
    (drawing,) = drawings(_chart(), Frame(width=480))
    texts = {shape.text for shape in drawing.contents if isinstance(shape, String)}
    assert {"Whole", "Part", "Hidden", "Zero", "200", "50", "• withheld", "0"} <= texts


def test_a_part_differs_from_a_whole_in_grey_too() -> None:
    whole, part = _bars_of(drawings(_chart(), Frame(width=480))[0])
    assert whole.height > part.height
    assert _lightness(part.fillColor) - _lightness(whole.fillColor) > 0.5


def _lightness(colour: Any) -> float:
    return float(0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue)


def test_a_tall_chart_becomes_pieces_that_fit_and_lose_no_bar() -> None:
    bars = tuple(Bar(label=f"Bar {n}", value=n, shown=str(n), heading=False) for n in range(100))
    pieces = drawings(_chart(bars), Frame(width=480), 300)
    assert len(pieces) > 3
    assert all(piece.height <= 300 for piece in pieces)
    labels = [s.text for piece in pieces for s in piece.contents if isinstance(s, String)]
    assert [label for label in labels if label.startswith("Bar ")] == [f"Bar {n}" for n in range(100)]


def test_a_heading_stays_with_its_bars() -> None:
    group = (Bar(label="Group", value=None, shown="", heading=True), *BARS)
    for piece in drawings(_chart(group * 6), Frame(width=480), 200):
        texts = [shape.text for shape in piece.contents if isinstance(shape, String)]
        assert texts.count("Group") * 4 == sum(texts.count(bar.label) for bar in BARS)


def test_no_text_leaves_the_drawing_however_long_the_words() -> None:
    from wellbeing.reports import typeface

    bars = tuple(
        Bar(label="Donaudampfschifffahrtsgesellschaft" * 9, value=10**9, shown="1,000,000,000", level=n % 2)
        for n in range(4)
    )
    (drawing,) = drawings(_chart(bars), Frame(width=480))
    for shape in drawing.contents:
        if isinstance(shape, String):
            wide = typeface.width(shape.text, shape.fontName, shape.fontSize)
            left = shape.x - (wide / 2 if shape.textAnchor == "middle" else 0)
            assert left >= 0
            assert left + wide <= 480
            assert 0 <= shape.y <= drawing.height


def test_the_svg_is_plain_and_names_itself() -> None:
    (drawing,) = drawings(_chart(), Frame(width=480))
    written = chart_svg(drawing, "A <title> & more")
    tree = ElementTree.fromstring(written.decode().split("?>", 1)[1])
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "A <title> & more"
    assert b"clipPath" not in written
    assert b"DOCTYPE" not in written
    assert written == chart_svg(drawing, "A <title> & more")


@pytest.mark.parametrize("palette", ["light", "dark", "contrast_light", "contrast_dark"])
def test_the_window_paints_the_same_chart_in_its_colours(qtbot: QtBot, palette: str) -> None:
    for file in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file))
    (drawing,) = drawings(_chart(), Frame(width=600, unit=1.0, palette=palette))
    surface, accent = ink(palette).colours["surface"], ink(palette).colours["accent"]
    renderer = QSvgRenderer(QByteArray(chart_svg(drawing, "Title")))
    assert renderer.isValid()
    picture = QImage(600, int(drawing.height), QImage.Format.Format_RGB32)
    picture.fill(QColor(surface))
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    spots = [picture.pixelColor(x, y).name().upper() for x in range(0, 600, 3) for y in range(picture.height())]
    assert spots.count(surface) > 0.6 * len(spots)
    assert 0.02 < sum(_near(spot, accent) for spot in spots) / len(spots) < 0.4


def _near(one: str, other: str) -> bool:
    """Equal but for the rounding of reportlab's whole percentages."""
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= 4 for at in (1, 3, 5))


def test_charts_need_no_knowledge_of_cases_or_persons() -> None:
    program = (
        "import sys, wellbeing.reports.figures.views, wellbeing.reports.figures.chart;"
        "sys.exit(any(name.startswith('wellbeing.domain') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
