"""What stands below one another begins at one line, at every size of text."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from wellbeing.gui import style
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.timeline import Timeline


@pytest.fixture(autouse=True, params=[100, 200])
def sized(request: pytest.FixtureRequest, dress: Dress) -> int:
    dress.wear(Scheme.LIGHT, request.param)
    return int(request.param)


def laid_out(page: Page, width: int) -> None:
    page.resize(width, 700)
    for _round in range(3):  # a layout whose height follows from its width settles in two
        QApplication.processEvents()


def corners(page: Page, parts: list[Any]) -> list[QPoint]:
    return [part.mapTo(page, QPoint(0, 0)) for part in parts]


def of_role(inside: QWidget, role: str) -> list[Text]:
    return [one for one in inside.findChildren(Text) if one.property("role") == role and one.text()]


def test_rows_turn_together_and_begin_their_words_at_one_line(shown: Any, sized: int) -> None:
    cards = [
        CardRow("Heron", "One-month talk", chip="2 days overdue", action="Open"),
        CardRow("Teal", "Nobody answered after an emergency. " * 3, chip="Now", action="Show what there is to do"),
    ]
    page = Page("Today")
    page.add(*cards)
    shown(page)
    for width in (1280, 960):
        laid_out(page, width)
        words = corners(page, [text for card in cards for text in of_role(card, "block")])
        chips = corners(page, [card.findChild(Chip) for card in cards])
        assert len({corner.x() for corner in words}) == 1, width
        above = {chip.x() == word.x() for chip, word in zip(chips, words, strict=True)}
        assert above == {sized == 200 and width == 960}, "a chip above its words where there is no room beside them"


def test_a_long_date_moves_the_words_of_every_entry(shown: Any) -> None:
    page, timeline = Page("Consent"), Timeline()
    page.add(timeline)
    timeline.add("26 Nov", "The officer said yes")
    timeline.add("30 September 2026, 20:58", "The officer said no")
    shown(page)
    laid_out(page, 1280)
    assert len({corner.x() for corner in corners(page, of_role(timeline, "bold"))}) == 1
    assert len({corner.y() for corner in corners(page, of_role(timeline, "quiet"))}) == 2


def test_the_mark_of_an_entry_grows_with_its_words_and_stands_beside_their_first_line(shown: Any, sized: int) -> None:
    page, timeline = Page("Case"), Timeline()
    page.add(timeline)
    timeline.add("26 Nov", "The officer said yes", "On paper")
    shown(page)
    laid_out(page, 1280)
    (mark,) = (one for one in timeline.findChildren(QFrame) if one.property("look") == "dot")
    assert mark.width() == mark.height() == style.scaled(style.size("dot"), sized)
    (words,) = of_role(timeline, "bold")
    line = words.mapTo(page, QPoint(0, 0)).y() + words.fontMetrics().height() / 2
    assert abs(mark.mapTo(page, mark.rect().center()).y() - line) < mark.height() / 4
