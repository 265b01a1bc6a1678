"""Every page of an office at 200 %, in the longest language: none is wider than the smallest window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.fitting import cut_off
from wellbeing.app.example.offices import build_offices
from wellbeing.gui import style
from wellbeing.gui.pictures import offices, tour
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.widgets.page import Page
from wellbeing.language import language

PASSPHRASE = "four quiet words apart"
SMALLEST = (style.size("window_width"), style.size("window_height"))
LARGEST = max(style.tokens().scales)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Measured(Tour):
    """Goes where pictures are taken, and measures what it sees instead."""

    cut: list[str]

    def enlarge(self) -> None:
        self.cut = []
        self.program.dress.wear(style.Scheme.LIGHT, LARGEST)

    def _grab(self, name: str) -> None:
        house = self.program.shell.house
        page = house.screen_of(house.place)
        assert isinstance(page, Page)
        assert (self.program.shell.width(), self.program.dress.scale) == (SMALLEST[0], LARGEST)
        self.cut += [f"{name}: {words}" for words in cut_off(page)]
        self.taken += 1


def test_no_page_is_wider_than_the_smallest_window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "SIZE", SMALLEST)
    made = build_offices(tmp_path / "offices", PASSPHRASE, language("de"))
    with Measured(qapp, made.releasing, "de", "light", tmp_path) as walk:
        walk.enlarge()
        try:
            offices.walk(walk, PASSPHRASE, made)
        finally:
            walk.program.dress.wear(style.Scheme.LIGHT, 100)
    assert walk.taken > 15
    assert not walk.cut, "\n".join(walk.cut)
