"""Charts for the window: in its colours and sizes, with words, and not at the price of its start."""

import subprocess
import sys

import pytest

from tests.reports.figures.example import release
from wellbeing.language import language
from wellbeing.reports.figures.views import chart_text, table_view
from wellbeing.reports.figures.window import chart_picture
from wellbeing.reports.ink import ink

ENGLISH = language("en")


def test_a_picture_brings_its_words() -> None:
    table = release().tables[1]
    picture = chart_picture(table, ENGLISH, width=640)
    assert picture is not None
    assert picture.spoken == chart_text(table_view(table, ENGLISH), ENGLISH)
    assert b'width="640"' in picture.svg
    assert f'height="{picture.height}"'.encode() in picture.svg


def test_larger_text_makes_a_taller_picture_of_the_same_width() -> None:
    table = release().tables[0]
    small = chart_picture(table, ENGLISH, width=640)
    large = chart_picture(table, ENGLISH, width=640, scale=200)
    assert small is not None
    assert large is not None
    assert large.height > 1.8 * small.height
    assert large.width == small.width


def test_there_is_no_picture_of_nothing() -> None:
    assert chart_picture(release().tables[2], ENGLISH, width=640) is None


@pytest.mark.parametrize("palette", ["light", "dark", "contrast_light", "contrast_dark"])
def test_words_and_bars_stand_out_from_their_ground(palette: str) -> None:
    colours = ink(palette).colours
    for words in ("text", "quiet"):
        assert _contrast(colours[words], colours["surface"]) >= 7
    assert _contrast(colours["accent"], colours["surface"]) >= 3


def _contrast(one: str, other: str) -> float:
    """WCAG 2's ratio of two colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_importing_report_and_pictures_does_not_load_reportlab() -> None:
    program = (
        "import sys, wellbeing.reports.figures.report, wellbeing.reports.figures.window;"
        "sys.exit(any(name.split('.')[0] == 'reportlab' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
