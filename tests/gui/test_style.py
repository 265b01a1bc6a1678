"""The look keeps its promises: contrast, targets, one place for colours and sizes."""

import re
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from wellbeing import paths
from wellbeing.gui import style
from wellbeing.gui.style import Dress, Scheme

PALETTES = sorted(style.tokens().palettes)
SOFT = ("accent_soft", "danger_soft", "warning_soft", "good_soft")
PLAIN = ("page", "side", "surface")
TEXT_ON_GROUND = [
    *product(("text", "quiet"), (*PLAIN, *SOFT)),
    *product(("accent",), (*PLAIN, "accent_soft")),
    *product(("danger",), (*PLAIN, "danger_soft")),
    *product(("warning",), (*PLAIN, "warning_soft")),
    *product(("good",), (*PLAIN, "good_soft")),
    ("on_accent", "accent"),
    ("on_accent", "accent_deep"),
]
BORDER_ON_GROUND = [
    *product(("control", "accent"), (*PLAIN, *SOFT)),
    *product(("danger",), (*PLAIN, "danger_soft")),
    *product(("warning",), ("page", "warning_soft")),
    *product(("good",), ("page", "good_soft")),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_wcags() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_is_at_least_7_to_1(palette: str, ink: str, ground: str) -> None:
    colours = style.tokens().palettes[palette]
    assert contrast(colours[ink], colours[ground]) >= 7


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("line", "ground"), BORDER_ON_GROUND)
def test_borders_of_controls_are_at_least_3_to_1(palette: str, line: str, ground: str) -> None:
    colours = style.tokens().palettes[palette]
    assert contrast(colours[line], colours[ground]) >= 3


@pytest.mark.parametrize("palette", PALETTES)
def test_every_palette_has_every_colour(palette: str) -> None:
    assert set(style.tokens().palettes[palette]) == set(style.tokens().palettes["light"])


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("scale", style.tokens().scales)
def test_the_style_sheet_is_filled_in_completely(palette: str, scale: int) -> None:
    assert "$" not in style.sheet(palette, scale)


def test_the_pairs_cover_every_pair_in_the_style_sheet() -> None:
    sheet = (paths.resources() / "style" / "window.qss").read_text(encoding="utf-8")
    known = {(ink, ground) for ink, ground in TEXT_ON_GROUND}
    for rule in re.findall(r"\{([^}]*)\}", sheet):
        ink = re.search(r"(?<![-a-z])color: \$(\w+)", rule)
        ground = re.search(r"(?<![-a-z])background: \$(\w+)", rule)
        if ink and ground:
            assert (ink[1], ground[1]) in known


def test_no_colour_and_no_size_is_named_outside_the_tokens() -> None:
    sheet = (paths.resources() / "style" / "window.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b|\d+px", sheet)
    for module in (paths.resources().parent / "wellbeing" / "gui").rglob("*.py"):
        code = module.read_text(encoding="utf-8")
        assert not re.findall(r"[\"']#[0-9A-Fa-f]{6}[\"']|setStyleSheet\(\"", code), module


@pytest.mark.parametrize("scale", style.tokens().scales)
def test_targets_are_at_least_40_pixels_and_hold_a_line(scale: int) -> None:
    assert style.target(scale) >= 40
    assert style.target(scale) >= style.line_height(scale) + 2 * style.space("tight")


@pytest.mark.parametrize("scheme", [scheme for scheme in Scheme if scheme is not Scheme.SYSTEM])
def test_a_chosen_look_is_worn(dress: Dress, qapp: QApplication, scheme: Scheme) -> None:
    dress.wear(scheme, 150)
    wanted = style.tokens().palettes[scheme.value]
    assert qapp.palette().window().color() == QColor(wanted["page"])
    assert qapp.font().pixelSize() == 22
    assert QFontInfo(qapp.font()).family() == "Inter"


def test_the_system_is_followed_until_a_person_chose(dress: Dress, qapp: QApplication) -> None:
    hints = qapp.styleHints()
    try:
        dress.wear(Scheme.SYSTEM, 100)
        hints.setColorScheme(Qt.ColorScheme.Dark)
        followed = dress.palette_name
        dress.wear(Scheme.LIGHT, 100)
        assert dress.palette_name == "light"
        assert followed == ("dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light")
    finally:
        hints.unsetColorScheme()


def test_a_text_size_that_is_not_on_offer_is_refused(dress: Dress) -> None:
    with pytest.raises(ValueError, match="110"):
        dress.wear(Scheme.LIGHT, 110)


def test_tips_are_never_markup(qtbot: Any, dress: Dress) -> None:
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    style.plain_tip(label, '<img src="//host/x.png"> & more')
    assert "<img" not in label.toolTip()
    assert label.accessibleDescription() == '<img src="//host/x.png"> & more'
