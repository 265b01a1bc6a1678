"""An emergency from the answer to day 7, and an officer who does not answer: in the window and on the command line."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.cli.called import call
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from tests.journeys.window import ForwardClock, Window
from wellbeing.app import follow_ups, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.domain.follow_up import Reason
from wellbeing.gui.widgets.card import CardRow

DAYS_AGO = 12
"""The emergency lies so far back that the command line, whose clock is the computer's, sees the end of it."""


def lay(folder: Path, *, days_before: int) -> Path:
    """A vault with a case of so many days before the emergency."""
    now = dt.datetime.now(dt.UTC) - dt.timedelta(days=DAYS_AGO)
    with open_session(folder, Clock(now)) as session:
        happened = session.today() - dt.timedelta(days=days_before)
        new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], occurred_on=happened, agreed=True)
        incidents.open_incident(session, new)
    return folder


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """No step of its case falls on the days after the emergency."""
    return lay(tmp_path / "vault", days_before=12)


Starts = Callable[[Path], Window]


@pytest.fixture
def starts(qapp: QApplication, qtbot: Any) -> Iterator[Starts]:
    """Starts the program over a vault, at the time of the emergency."""
    made: list[Window] = []

    def start(folder: Path) -> Window:
        clock = ForwardClock()
        clock.by = -dt.timedelta(days=DAYS_AGO)
        made.append(Window(qapp, folder, qtbot, clock))
        return made[-1]

    yield start
    for window in made:
        window.end()


def test_an_emergency_from_the_answer_to_day_7(starts: Starts, vault: Path) -> None:
    window = starts(vault)
    _unlock(window)
    _name_somebody(window)
    _emergency(window)
    assert _planned(window) == [1, 3, 7]

    _next_day(window)
    _row(window, "Heron").action.click()
    window.press("Tried, not reached")
    window.go("today")
    assert "Call the person whom the officer named now: Partner." in window.words()
    assert "030 123456" not in window.words(), "the number stands on the page behind it"
    _row(window, "Heron").action.click()
    assert "Partner: 030 123456" in window.words()
    window.choose("What was done?", "reachable_through")
    window.press("Note what was done")
    window.go("today")
    assert "Not reached" not in window.words()

    _next_day(window, 2)
    _row(window, "Heron").action.click()
    window.press("I reached them")
    _next_day(window, 4)
    _row(window, "Heron").action.click()
    window.press("I reached them")
    window.go("today")
    assert "Heron" not in _first_group(window)

    window.end()
    found = json.loads(_command(vault, "today", "--json").out)
    assert found["silent_after_emergency"] == [], "on day 7 the officer was heard of"
    words = [entry["action"] for entry in json.loads(_command(vault, "log", "list", "--json").out)]
    assert {"flag.handled", "follow-up.attempted", "follow-up.turned-to", "follow-up.reached"} <= set(words)


def test_the_command_line_sees_that_nobody_was_in_touch(starts: Starts, vault: Path) -> None:
    window = starts(vault)
    _unlock(window)
    _emergency(window)
    window.end()
    told = _command(vault, "today")
    assert told.out.splitlines()[0] == (
        "Heron  Nobody was in touch after an emergency.  Call the clinician on duty now, or the duty commander."
    )
    (row,) = json.loads(_command(vault, "today", "--json").out)["silent_after_emergency"]
    assert row == {"alias": "Heron", "tried": False, "tie": None}


def test_a_silent_officer_is_left_in_peace_and_comes_back(starts: Starts, tmp_path: Path) -> None:
    vault = lay(tmp_path / "vault", days_before=0)
    window = starts(vault)
    _unlock(window)
    _row(window, "Heron").action.click()
    window.press("Tried, not reached")
    window.go("today")
    assert "one more try until" in window.words()
    _row(window, "Heron").action.click()
    window.press("Tried, not reached")
    assert "left in peace since" in window.words()
    for days in (0, 1, 2, 7):
        _next_day(window, days)
        assert "Heron" not in window.words(), "nothing nags"
    assert "Heron" not in _command_while_open(window, vault)
    window = starts(vault)
    _unlock(window)
    _next_day(window, 3)
    window.program.shell.house.go("case", case=1)
    assert "Left in peace since" in window.words()
    window.press("Open this step")
    window.press("I reached them")
    window.go("today")
    assert "Heron" in window.words(), "the steps go on"


def _command(vault: Path, *words: object) -> Any:
    found = call(*words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")
    assert found.code == 0, found.err
    return found


def _command_while_open(window: Window, vault: Path) -> str:
    """The window has to let go of the vault first."""
    window.end()
    return str(_command(vault, "today").out)


def _unlock(window: Window) -> None:
    window.screen.passphrase.secret.line.setFocus()
    window.qtbot.keyClicks(window.screen.passphrase.secret.line, PASSPHRASE)
    window.qtbot.keyClick(window.screen.passphrase.secret.line, Qt.Key.Key_Return)
    window.until_inside()
    window.settle()
    window.go("today")


def _name_somebody(window: Window) -> None:
    window.program.shell.house.go("reachable", case=1)
    window.choose("What is the person to the officer?", "partner")
    window.type("Telephone number", "030 123456")
    window.choose("Did the officer say so?", "yes")
    window.press("Save")
    assert window.place == "case"


def _emergency(window: Window) -> None:
    """In the talk of the step that is next, an answer is an emergency; what was done is noted there."""
    window.program.shell.house.go("case", case=1)
    window.settle()
    window.screen.buttons["next"].click()
    window.settle()
    assert window.place == "debrief"
    window.choose("How will you talk?", "by_phone")
    question, option = _alarming(window)
    window.screen.intentions.go_to(question)
    window.settle()
    window.choose(window.screen._control.widget.accessibleName(), option)
    window.press("What was done?")
    window.choose("What was done?", "called_112")
    window.press("Note what was done")
    assert "Done: Called 112" in window.words()
    window.press("Pause")


def _alarming(window: Window) -> tuple[str, str]:
    standing = window.screen.intentions._standing
    for question in standing.way:
        for option in question.options:
            flag = standing.checklist.red_flag(option.red_flag) if option.red_flag else None
            if flag is not None and flag.level == "emergency":
                return question.id, option.id
    raise AssertionError("no emergency is asked for in this talk")


def _planned(window: Window) -> list[int]:
    asked: list[Any] = []
    window.program.desk.ask(lambda session: (follow_ups.of_case(session, 1), session.today()), asked.append)  # type: ignore[arg-type]
    window.settle()
    known, today = asked[0]
    return [(found.due_day - today).days for found in known if found.reason is Reason.RED_FLAG]


def _next_day(window: Window, days: int = 1) -> None:
    window.clock.by += dt.timedelta(days=days)
    window.go("cases")
    window.go("today")


def _row(window: Window, words: str) -> CardRow:
    rows: list[CardRow] = [one for one in window.screen.findChildren(CardRow) if one.isVisibleTo(window.screen)]
    return next(row for row in rows if words in row.accessibleName())


def _first_group(window: Window) -> str:
    return window.words().split("Put aside")[0]


EMERGENCY = "In danger now: call"


@pytest.mark.parametrize(
    ("first_screen", "presses"),
    [
        ("unlock", ["Someone is with me now"]),
        ("first start", ["Someone is with me now"]),
        ("today", ["Help", "Someone is with me now"]),
    ],
)
def test_woken_in_the_night_the_emergency_block_is_two_presses_away(
    qapp: QApplication, qtbot: Any, vault: Path, tmp_path: Path, first_screen: str, presses: list[str]
) -> None:
    window = Window(qapp, tmp_path / "none" if first_screen == "first start" else vault, qtbot)
    try:
        if first_screen == "today":
            _unlock(window)
        assert len(presses) <= 2
        for words in presses:
            window.press(words)
        assert EMERGENCY in window.words()
        assert "112" in window.words()
        assert "Duty commander" in window.words()
        block = next(one for one in window.screen.findChildren(QWidget) if one.accessibleName() == EMERGENCY)
        top = block.mapTo(window.program.shell, QPoint(0, 0)).y()
        assert 0 <= top < window.program.shell.height() // 2, "it stands in sight, without scrolling"
    finally:
        window.end()
