"""The look: tokens, the style sheet and the palette made from them, the typeface, and which palette is worn.

`resources/style/tokens.json` is the one place that names a colour or a size. Colours are `#RRGGBB`; sizes are
pixels at 100 %. Type grows with the reader's scale (100 to 200 %) and so do the targets; spacing does not, so
that a small window still has room for large words.
"""

import functools
import json
import math
import string
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing import paths

_LINE_HEIGHT = 1.21
"""Height of a line over the size of its type, in Inter."""

_CELL_MARGIN = 3
"""What Qt adds to the padding of a table's cell but not to that of its head, in pixels."""

_FONT_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")


class Tokens(NamedTuple):
    """What `tokens.json` holds. `palettes` by name and colour token; all other sizes in pixels at 100 %."""

    palettes: Mapping[str, Mapping[str, str]]
    type: Mapping[str, int]
    weight: Mapping[str, int]
    space: Mapping[str, int]
    size: Mapping[str, int]
    line_length: int
    """The most characters that a line of running text may have."""
    scales: tuple[int, ...]
    """Percentages of text size on offer."""
    fade_ms: int
    family: str


class Scheme(StrEnum):
    """Which palette the person chose; `system` follows the computer's light, dark and contrast settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast_light"
    CONTRAST_DARK = "contrast_dark"


@functools.cache
def tokens() -> Tokens:
    """The tokens of the look, read once."""
    found = json.loads((paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8"))
    return Tokens(**{**found, "scales": tuple(found["scales"])})


def space(name: str) -> int:
    """The spacing token `name` (hair, tight, close, room, wide, page) in pixels."""
    return tokens().space[name]


def size(name: str) -> int:
    """The size token `name` in pixels at 100 %."""
    return tokens().size[name]


def line_height(scale: int = 100) -> float:
    """The height in pixels of a line of body text."""
    return scaled(tokens().type["body"], scale) * _LINE_HEIGHT


def scaled(pixels: int, scale: int) -> int:
    """`pixels` at a text size of `scale` percent."""
    return round(pixels * scale / 100)


def target(scale: int) -> int:
    """The least height of what can be pressed, in pixels: its token, or one line of large text with room."""
    return max(size("target"), math.ceil(line_height(scale)) + 2 * space("tight"))


def sheet(palette: str, scale: int) -> str:
    """The style sheet for a palette and a text size in percent."""
    known = tokens()
    words: dict[str, str] = {**known.palettes[palette], "family": known.family}
    words |= {f"type_{name}": f"{scaled(px, scale)}px" for name, px in known.type.items()}
    words |= {f"weight_{name}": str(weight) for name, weight in known.weight.items()}
    words |= {f"space_{name}": f"{px}px" for name, px in known.space.items()}
    words |= {f"size_{name}": f"{px}px" for name, px in known.size.items()}
    words["size_mark"] = f"{scaled(known.size['mark'], scale)}px"
    words["size_target"] = f"{target(scale)}px"
    # The style sheet's heights leave out the border: both borders are taken off the target.
    words["target_inner"] = f"{target(scale) - 2 * known.size['border']}px"
    words["head_padding"] = f"{known.space['close'] + _CELL_MARGIN}px"
    words["item_padding"] = f"{known.space['close'] - known.size['ring']}px"
    words["dot_half"] = f"{scaled(known.size['dot'], scale) // 2}px"
    template = (paths.resources() / "style" / "window.qss").read_text(encoding="utf-8")
    return string.Template(template).substitute(words)


_ROLES = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "accent_soft",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
}


def qt_palette(palette: str) -> QPalette:
    """The palette for what the style sheet does not reach (file dialogs, painted marks, the focus ring)."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(tokens().palettes[palette][token]))
    quiet = QColor(tokens().palettes[palette]["quiet"])
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, quiet)
    return made


def load_fonts() -> None:
    """Make the shipped typeface known to this process; it is not installed on the computer."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))


def tabular(font: QFont) -> QFont:
    """A copy of `font` whose digits all have the same width, for columns of figures."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def plain_tip(widget: QWidget, words: str) -> None:
    """Show `words` on hover and to screen readers. Never read as markup: a picture in it would be fetched."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    widget.setToolTip(f"<span>{escaped}</span>" if words else "")
    widget.setAccessibleDescription(words)


class Dress(QObject):
    """Puts the look on the application and keeps it: follows the system until a person chose otherwise."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._scale = 100
        self._worn: tuple[str, int] | None = None
        load_fonts()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow_contrast()

    @property
    def scale(self) -> int:
        """Text size in percent."""
        return self._scale

    @property
    def palette_name(self) -> str:
        """The palette that is worn now."""
        return self._system_palette() if self._scheme is Scheme.SYSTEM else self._scheme.value

    def wear(self, scheme: Scheme, scale: int) -> None:
        """Show everything in `scheme` at `scale` percent (one of `tokens().scales`)."""
        if scale not in tokens().scales:
            raise ValueError(f"text size {scale} is not on offer")
        self._scheme, self._scale = scheme, scale
        self._put_on()

    def _put_on(self) -> None:
        name = self.palette_name
        if (name, self._scale) == self._worn:
            return  # every widget would be looked at again
        self._worn = (name, self._scale)
        font = QFont(tokens().family)
        font.setPixelSize(scaled(tokens().type["body"], self._scale))
        self._app.setFont(font)
        self._app.setPalette(qt_palette(name))
        self._app.setStyleSheet(sheet(name, self._scale))
        self.changed.emit()

    def _system_palette(self) -> str:
        hints = self._app.styleHints()
        tone = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        return f"contrast_{tone}" if self._wants_contrast() else tone

    def _wants_contrast(self) -> bool:
        accessibility = getattr(self._app.styleHints(), "accessibility", None)  # Qt 6.10 and newer
        if accessibility is None:
            return False
        return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)

    def _follow_contrast(self) -> None:
        accessibility = getattr(self._app.styleHints(), "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._follow)

    def _follow(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._put_on()


def say_to_reader(widget: QWidget) -> None:
    """Tell a screen reader that the words of `widget` have just appeared."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # takes 10 ms that the start does not have

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
