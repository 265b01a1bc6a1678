"""The parts: plain text, names for screen readers, room for long words, and what they emit."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QStyle, QWidget
from pytestqt.qtbot import QtBot

from wellbeing.gui import style
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.blocks import Block, SayBlock
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.figures import HIDDEN_SIGN, Cell, Figures, Line
from wellbeing.gui.widgets.layout import Column, Turning, holder
from wellbeing.gui.widgets.moment import DayEntry, read_day, read_time
from wellbeing.gui.widgets.notice import NoticeBar
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.gui.widgets.reading_order import next_stop
from wellbeing.gui.widgets.steps import Steps
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.gui.widgets.timeline import Timeline
from wellbeing.language import Language, language

MARKUP = '<img src="//host/x.png"><b>bold</b> & more'
LONG = "Wiedereingliederungsvereinbarung mit der Dienstunfallfürsorgestelle des Präsidiums"


def every_part(words: str) -> list[QWidget]:
    """One of each part, showing `words`."""
    timeline, steps, notice = Timeline(), Steps(), NoticeBar(words)
    timeline.add(words, words, words, tone="danger")
    steps.show_parts([(words, [("a", words), ("b", words)])], done=["a"], now="b", done_word=words)
    notice.tell(words, "warning")
    return [
        Text(words),
        Button(words),
        WideButton(words, words),
        CardRow(words, words, chip=words, tone="danger", action=words),
        Block("danger", words, words),
        SayBlock(words, words),
        Choices(words, [("a", words), ("b", words, words)]),
        Tick(words),
        Field(words, Drop([("a", words)]), help_line=words),
        Field(words, TextArea()),
        Figures(words, [words, words], [Line(label=words, cells=[Cell(words="1")])], legend=words),
        EmptyState(words, words),
        ProgressRow(words, words),
        timeline,
        steps,
        notice,
    ]


def test_no_words_are_read_as_markup(shown: Any) -> None:
    page = Page(MARKUP, MARKUP, crumb=MARKUP)
    page.add(*every_part(MARKUP))
    shown(page)
    labels = page.findChildren(QLabel)
    assert len(labels) > 20
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_an_ampersand_is_an_ampersand(qtbot: Any, dress: Dress) -> None:
    button = Button("Smith & Sons")
    qtbot.addWidget(button)
    assert button.text() == "Smith && Sons"
    assert button.accessibleName() == "Smith & Sons"


def test_every_control_has_a_name(shown: Any) -> None:
    page = Page("Page")
    page.add(*every_part("Words"))
    shown(page)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        buddies = [label.buddy() for label in page.findChildren(QLabel)]
        assert widget.accessibleName() or widget in buddies, widget
        if isinstance(widget, QComboBox):
            assert widget in buddies, "a combo box is named by its label only"


@pytest.mark.parametrize("scale", [100, 200])
def test_long_words_are_not_cut_off(shown: Any, dress: Dress, scale: int) -> None:
    dress.wear(Scheme.LIGHT, scale)
    page = Page(LONG, LONG)
    page.add(*every_part(LONG))
    page.resize(740, 640)
    shown(page)
    for _round in range(3):  # a layout whose height follows from its width settles in two
        QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.isVisible() and isinstance(label, Text):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width()


def test_a_long_button_breaks_its_words_only_where_there_is_no_room(shown: Any, dress: Dress) -> None:
    dress.wear(Scheme.LIGHT, 200)
    page, button = Page("Page"), Button("Wiedereingliederungsvereinbarung mit der Dienststelle besprechen")
    page.add(button)
    page.resize(1600, 640)
    shown(page)
    one_line = button.height()
    assert "\n" not in button.text()
    page.resize(640, 640)
    for _round in range(3):
        QApplication.processEvents()
    assert "\n" in button.text()
    assert one_line < button.height()
    assert button.width() <= 640
    assert button.accessibleName() == "Wiedereingliederungsvereinbarung mit der Dienststelle besprechen"
    page.resize(1600, 640)
    for _round in range(3):
        QApplication.processEvents()
    assert (button.height(), "\n" in button.text()) == (one_line, False)


def test_what_a_notice_offers_keeps_its_words_at_every_width(qtbot: QtBot) -> None:
    bar = NoticeBar("Close")
    qtbot.addWidget(bar)
    for width in (900, 400, 900):
        bar.offer("An agreed contact was taken back.", "info", "Undo  Ctrl+Z", bar.hide)
        bar.resize(width, 200)
        QApplication.processEvents()
        assert bar.act.text().split() == ["Undo", "Ctrl+Z"]


def test_a_notice_does_not_touch_what_is_above_it(shown: Any) -> None:
    bar = NoticeBar("Close")
    page = holder(Column(bar, Text("The page")))
    page.resize(800, 400)
    shown(page)
    bar.tell("An agreed contact was taken back.", "good")
    QApplication.processEvents()
    (frame,) = (one for one in bar.findChildren(QFrame) if one.property("look") == "good")
    assert frame.mapTo(bar, QPoint()).y() == style.space("tight")
    assert frame.height() == bar.height() - style.space("tight")


def test_words_stay_within_a_readable_line(shown: Any) -> None:
    page = Page("Page")
    text = Text("word " * 100)
    page.add(text)
    page.resize(1600, 800)
    shown(page)
    assert text.width() <= text.fontMetrics().averageCharWidth() * style.tokens().line_length
    assert text.height() >= text.heightForWidth(text.width())


def test_targets_are_high_enough(shown: Any) -> None:
    page = Page("Page")
    choices, tick, button = Choices("Q", [("a", "A")]), Tick("T"), Button("B")
    field = Field("F", LineEdit())
    page.add(choices, tick, button, field)
    shown(page)
    for control in (choices.button("a"), tick, button, field.control):
        assert control.height() >= 40


def test_a_choice_is_made_moved_and_taken_back(shown: Any, qtbot: Any) -> None:
    choices = shown(Choices("How has sleep been?", [("a", "As before"), ("b", "Less"), ("c", "Hardly")]))
    heard: list[str | None] = []
    choices.changed.connect(lambda: heard.append(choices.value()))
    qtbot.mouseClick(choices.button("a"), Qt.MouseButton.LeftButton)
    choices.activateWindow()
    qtbot.waitUntil(choices.isActiveWindow)
    choices.button("a").setFocus()
    qtbot.keyClick(choices.button("a"), Qt.Key.Key_Down)
    assert choices.value() == "b"
    qtbot.mouseClick(choices.button("b"), Qt.MouseButton.LeftButton)
    assert choices.value() is None
    assert heard[0] == "a"
    assert heard[-1] is None


def test_showing_a_choice_tells_nobody(shown: Any) -> None:
    choices = shown(Choices("", [("a", "A"), ("b", "B")], several=True))
    heard: list[bool] = []
    choices.changed.connect(lambda: heard.append(True))
    choices.choose(["a", "b"])
    assert choices.values() == ["a", "b"]
    choices.choose(None)
    assert choices.values() == []
    assert heard == []


def test_a_field_says_what_is_wrong_and_takes_it_back(shown: Any) -> None:
    field = shown(Field("Name", LineEdit(), help_line="An alias"))
    field.show_error("Give a name.")
    assert field.error == "Give a name."
    assert field.control.accessibleDescription() == "Give a name."
    field.show_error("")
    assert field.error == ""
    assert field.control.accessibleDescription() == "An alias"


def test_the_ring_around_a_field_touches_no_words(shown: Any) -> None:
    ring = style.size("ring") + style.size("ring_offset")
    for help_line in ("", "As many letters as you like, such as g and j."):
        field = shown(Field("Name by which both know you", LineEdit(), help_line=help_line))
        words = [text for text in field.findChildren(Text) if text.isVisible()]
        assert max(text.geometry().bottom() for text in words) + ring < field.control.geometry().top()


def test_a_hidden_figure_tells_why_when_it_is_gone_to(shown: Any) -> None:
    lines = [Line(label="Threat", cells=[Cell(words="96"), Cell(reason="from 0 to 14")])]
    table = shown(Figures("By act", ["Act", "Cases", "Injured"], lines, legend="withheld"))
    model = table.table.model()
    assert model.index(0, 2).data() == HIDDEN_SIGN
    assert "from 0 to 14" in str(model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole))
    table.table.setCurrentIndex(model.index(0, 2))
    assert "from 0 to 14" in table.told
    table.table.setCurrentIndex(model.index(0, 1))
    assert table.told == "withheld"
    alignment = Qt.AlignmentFlag(model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole))
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_a_line_with_a_cell_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell per column"):
        Figures("T", ["Act", "Cases"], [Line(label="All", cells=[])])


def test_no_number_is_wider_than_its_column_by_a_part_of_a_pixel(shown: Any) -> None:
    for number in range(100, 1_000, 43):
        lines = [Line(label="All", cells=[Cell(words=str(number))], total=True)]
        table = shown(Figures("By act", ["Act", ""], lines)).table
        index = table.model().index(0, 1)
        written = QTextLayout(str(number), index.data(Qt.ItemDataRole.FontRole))
        written.beginLayout()
        line = written.createLine()
        written.endLayout()
        margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1
        assert line.naturalTextWidth() <= table.columnWidth(1) - 2 * (style.space("close") + margin), number


def test_parts_turn_into_a_column_where_it_is_narrow(shown: Any) -> None:
    turning = shown(Turning([(Button("One"), 1), (Button("Two"), 0)], narrow=60))
    turning.resize(1000, 100)
    assert not turning.is_column
    turning.resize(200, 100)
    assert turning.is_column


def test_a_title_is_not_squeezed_beside_what_can_be_done(shown: Any, qtbot: Any) -> None:
    page = Page("Today", "Thursday, 26 November 2026 · 3 overdue and 14 due")
    first = Button("How are you doing?")
    page.set_actions(Button("Time away"), first, Button("New incident", kind="primary"))
    page.resize(900, 500)
    shown(page)
    qtbot.waitUntil(lambda: first.mapTo(page, QPoint(0, 0)).x() > 300)
    page.resize(720, 500)  # wide enough for both, with three lines below the title
    qtbot.waitUntil(lambda: first.mapTo(page, QPoint(0, 0)).x() < 300)
    page.show_title("Today")
    qtbot.waitUntil(lambda: first.mapTo(page, QPoint(0, 0)).x() > 300)


def test_the_last_part_may_be_the_first_in_a_column_for_the_keyboard_too(shown: Any, qtbot: Any) -> None:
    one, two = Button("One"), Button("Two")
    turning = Turning([(one, 1), (two, 0)], narrow=60, last_above=True)
    around = shown(holder(Column(turning)))
    around.resize(1000, 200)
    qtbot.waitUntil(lambda: not turning.is_column)
    assert next_stop(turning, turning, forward=True) is one
    around.resize(300, 200)
    qtbot.waitUntil(lambda: two.y() < one.y())
    assert next_stop(turning, turning, forward=True) is two


def test_a_card_emits_its_action(shown: Any, qtbot: Any) -> None:
    card = shown(CardRow("Heron", "One-month talk", chip="2 days overdue", action="Open"))
    with qtbot.waitSignal(card.pressed):
        qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)
    assert card.action.accessibleName() == "Open, Heron"


@pytest.mark.parametrize(
    ("code", "words", "day"),
    [
        ("en", "12/3/26", dt.date(2026, 3, 12)),
        ("de", "12.03.2026", dt.date(2026, 3, 12)),
        ("de", "12.3.26", dt.date(2026, 3, 12)),
        ("en", "2026-03-12", dt.date(2026, 3, 12)),
        ("de", "2026-03-12", dt.date(2026, 3, 12)),
        ("de", "31.02.2026", None),
        ("de", "gestern", None),
        ("en", "", None),
        ("en", "1/2/3/4", None),
    ],
)
def test_a_day_is_read_in_the_readers_order(code: str, words: str, day: dt.date | None) -> None:
    assert read_day(words, language(code)) == day


@pytest.mark.parametrize("code", ["en", "de", "fr", "sv", "hu", "bg", "nl"])
def test_a_day_is_shown_with_its_whole_year_and_read_again(qtbot: QtBot, code: str) -> None:
    entry = DayEntry(language(code), dt.date(2026, 4, 3))
    qtbot.addWidget(entry)
    entry.show_day(dt.date(2011, 12, 10))
    assert "2011" in entry.line.text()
    assert entry.day() == dt.date(2011, 12, 10)
    assert read_day(entry.line.placeholderText(), language(code)) == dt.date(2026, 4, 3)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("14:30", dt.time(14, 30)),
        ("14.30", dt.time(14, 30)),
        ("1430", dt.time(14, 30)),
        ("930", dt.time(9, 30)),
        ("2:30 pm", dt.time(14, 30)),
        ("12:05 a.m.", dt.time(0, 5)),
        ("8", dt.time(8, 0)),
        ("25:00", None),
        ("10:61", None),
        ("soon", None),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, time: dt.time | None) -> None:
    assert read_time(words) == time


@pytest.mark.parametrize("code", ["en", "de", "fr", "xx"])
def test_a_day_that_is_shown_is_read_again(shown: Any, code: str) -> None:
    entry = shown(DayEntry(language(code), dt.date(2026, 3, 12)))
    entry.show_day(dt.date(2025, 11, 9))
    assert entry.day() == dt.date(2025, 11, 9)
    assert not entry.is_wrong()


def test_yesterday_is_one_press(shown: Any, qtbot: Any, english: Language) -> None:
    entry = shown(DayEntry(english, dt.date(2026, 3, 1)))
    with qtbot.waitSignal(entry.changed):
        qtbot.mouseClick(entry._beside_button, Qt.MouseButton.LeftButton)
    assert entry.day() == dt.date(2026, 2, 28)
    entry.line.setText("soon")
    assert entry.is_wrong()


def test_rolling_over_a_closed_list_changes_nothing(shown: Any) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    drop = shown(Drop([("a", "A"), ("b", "B")]))
    roll = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    drop.wheelEvent(roll)
    assert drop.value() == "a"
    assert not roll.isAccepted()


def test_parts_too_wide_to_stand_beside_one_another_do_not_turn_to_and_fro(shown: Any) -> None:
    wide = [Button("One"), Button("Two")]
    for button in wide:
        button.setMinimumWidth(400)
    turning = Turning([(button, 1) for button in wide], narrow=10)
    around = QWidget()
    turning.setParent(around)
    shown(around)
    for width in (700, 699, 700, 701):
        turning.resize(width, 100)
        assert turning.is_column, "the same room gives the same answer, whichever way they stand"
    turning.resize(900, 100)
    assert not turning.is_column


@pytest.mark.parametrize("long", ["9" * 5, "9" * 30, "9" * 5000, "٣" * 40])
def test_a_number_too_long_to_mean_anything_is_no_day_and_no_time(long: str) -> None:
    for words in (f"3.4.{long}", f"{long}.4.2026", f"{long}-04-03", long, f"{long}:30", f"14:{long}"):
        assert read_day(words, language("de")) is None
        assert read_time(words) is None


def test_enter_chooses_and_never_takes_the_chosen_one_back(qtbot: QtBot) -> None:
    one = Choices("Who?", [("a", "First"), ("b", "Second")])
    qtbot.addWidget(one)
    told: list[str | None] = []
    one.changed.connect(lambda: told.append(one.value()))
    for _press in range(2):
        QTest.keyClick(one.button("b"), Qt.Key.Key_Return)
    assert told == ["b"]
    several = Choices("Which?", [("a", "First")], several=True)
    qtbot.addWidget(several)
    for expected in (["a"], []):
        QTest.keyClick(several.button("a"), Qt.Key.Key_Enter)
        assert several.values() == expected


class Opened(Drop):
    """A list that tells that it was opened: without a display none can be."""

    opened = 0

    def showPopup(self) -> None:
        self.opened += 1


def test_enter_opens_a_list(qtbot: QtBot) -> None:
    drop = Opened([("", "Not chosen"), ("DE", "Germany")])
    qtbot.addWidget(drop)
    QTest.keyClick(drop, Qt.Key.Key_Return)
    assert drop.opened == 1


def test_words_that_a_screen_sets_are_seen_from_their_beginning(qtbot: QtBot) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    line.setText("Free of charge from every telephone in the European Union.")
    assert line.cursorPosition() == 0


def test_the_words_of_a_tick_break_where_it_is_narrow(shown: Any) -> None:
    tick = Tick("Gewalt im Kollegium oder von Vorgesetzten & anderen")
    shown(tick)
    tick.resize(tick.sizeHint())
    assert "\n" not in tick.text()
    tick.resize(tick.minimumSizeHint())
    assert tick.text().split() == ["Gewalt", "im", "Kollegium", "oder", "von", "Vorgesetzten", "&&", "anderen"]
    assert "\n" in tick.text()
    assert tick.sizeHint().height() > tick.fontMetrics().height() * tick.text().count("\n")
    tick.resize(tick.sizeHint())
    assert "\n" not in tick.text(), "and stand in one line again"


def test_the_action_of_a_card_stands_below_its_words_where_it_is_narrow(shown: Any) -> None:
    card = CardRow("1 weitere Einsatzkraft", "Fragen Sie, wie es geht.", chip="nicht gesprochen", action="Hinzufügen")
    shown(card)
    words = next(text for text in card.findChildren(Text) if text.text() == "1 weitere Einsatzkraft")
    for width, below in ((800, False), (300, True)):
        assert card.minimumSizeHint().width() <= width
        card.resize(width, 400)
        QApplication.processEvents()
        bottom = words.mapTo(card, words.rect().bottomLeft()).y()
        assert (card.action.mapTo(card, card.action.rect().topLeft()).y() > bottom) is below
