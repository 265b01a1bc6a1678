"""What is half-written survives a page that is built anew, a lock, and words that were refused."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.test_drafts import Box
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import LineEdit, TextArea

Fields = dict[str, LineEdit | TextArea | Drop]


@pytest.fixture
def box() -> Box:
    return Box()


def keeper(box: Box) -> DraftKeeper:
    made = DraftKeeper()
    made.use(box)
    return made


def fields(qtbot: QtBot, line: str = "", area: str = "", drop: str = "a") -> Fields:
    made: Fields = {"line": LineEdit(), "area": TextArea(), "drop": Drop([("a", "One"), ("b", "Two")])}
    for widget in made.values():
        qtbot.addWidget(widget)
    made["line"].setText(line)  # type: ignore[union-attr]
    made["area"].setPlainText(area)  # type: ignore[union-attr]
    made["drop"].choose(drop)  # type: ignore[union-attr]
    return made


def words(made: Fields) -> list[str | None]:
    return [made["line"].text(), made["area"].words(), made["drop"].value()]  # type: ignore[union-attr]


def type_into(made: Fields) -> None:
    made["line"].setText("half a")  # type: ignore[union-attr]
    made["area"].setPlainText("sentence")  # type: ignore[union-attr]
    made["drop"].choose("b")  # type: ignore[union-attr]


def test_a_page_that_is_built_anew_shows_what_was_typed(qtbot: QtBot, box: Box) -> None:
    typed = HalfWritten(keeper(box))
    first = fields(qtbot, "12 March")
    assert not typed.watch("page-1", first)
    type_into(first)
    again = fields(qtbot, "12 March")
    assert typed.watch("page-1", again)
    assert words(again) == ["half a", "sentence", "b"]
    other = fields(qtbot, "13 March")
    assert not typed.watch("page-2", other)
    assert words(other) == ["13 March", "", "a"], "another page has words of its own"


def test_only_what_was_typed_comes_back_after_a_lock(qtbot: QtBot, box: Box) -> None:
    before = keeper(box)
    first = fields(qtbot, "offered", "offered")
    HalfWritten(before).watch("page-1", first)
    first["line"].setText("typed")  # type: ignore[union-attr]
    assert before.seal() == []
    after = fields(qtbot, "offered", "offered anew")
    HalfWritten(keeper(box)).watch("page-1", after)
    assert words(after) == ["typed", "offered anew", "a"]


def test_words_that_were_used_leave_no_draft_and_refused_ones_do(qtbot: QtBot, box: Box) -> None:
    own = keeper(box)
    typed, made = HalfWritten(own), fields(qtbot)
    typed.watch("page-1", made)
    type_into(made)
    own.seal()
    typed.used("page-1")
    own.seal()
    assert box.kept == {}
    typed.refused("page-1")
    own.seal()
    assert "half a" in box.kept["page-1"]
    assert not typed.has_words("page-2")


def test_what_waits_for_a_field_that_is_not_there_yet(qtbot: QtBot, box: Box) -> None:
    own = keeper(box)
    first = fields(qtbot)
    HalfWritten(own).watch("page-1", first)
    type_into(first)
    own.seal()
    typed = HalfWritten(keeper(box))
    assert typed.has_words("page-1")
    later = fields(qtbot)
    typed.watch("page-1", later)
    assert words(later)[0] == "half a"


def test_words_of_an_erased_record_do_not_come_back_under_its_number(qtbot: QtBot, box: Box) -> None:
    typed = HalfWritten(keeper(box))
    first, second = fields(qtbot), fields(qtbot)
    typed.watch("note-1", first)
    line = first["line"]
    assert isinstance(line, LineEdit)
    line.setText("about somebody")
    box.ended.append("note-1")
    assert not typed.watch("note-1", second)
    assert words(second) == ["", "", "a"]
