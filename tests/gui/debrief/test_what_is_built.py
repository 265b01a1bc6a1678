"""Why opening a step is quick: a guide is woven once, and what stays the same in the window is not built anew."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.shelves import own_shelf
from tests.helpers.long_guide import hold, write_guide
from wellbeing import paths
from wellbeing.app.session import Session
from wellbeing.content import library
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.widgets.button import Button

STEPS = 300


@pytest.fixture
def view(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> DebriefView:
    """A talk of three hundred steps, at its first one."""
    own_shelf(tmp_path, monkeypatch)
    write_guide(paths.resources(), "long", STEPS)
    held = hold(session, "long")
    qtbot.addWidget(held)
    return held


def steps(view: DebriefView) -> list[Button]:
    return [button for button in view.steps.findChildren(Button) if button.isCheckable()]


def test_going_on_in_a_part_builds_none_of_its_buttons(view: DebriefView) -> None:
    before = steps(view)
    assert len(before) == STEPS
    for number in (1, 150, 299, 0):
        view.intentions.go_to(f"q{number}")
        assert steps(view) == before
        assert [place for place, button in enumerate(before) if button.isChecked()] == [number]


def test_an_answer_ticks_its_step_and_builds_none(view: DebriefView) -> None:
    before = steps(view)
    view.intentions.go_to("q7")
    view.intentions.answer(("yes",))
    assert steps(view) == before
    assert before[7].accessibleName() == "Question 7, done"


def test_a_guide_is_woven_once() -> None:
    topics = (("firearm", None, None), ("under-investigation", None, "you"))
    assert library.talk("t1-24-hours", None, topics) is library.talk("t1-24-hours", 1, topics)
    assert library.talk("t1-24-hours", None, topics[:1]) is not library.talk("t1-24-hours", None, topics)
