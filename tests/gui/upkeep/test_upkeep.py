"""Check and compact: what was found is told, the check can be stopped, and compacting says what it saved."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import access_log, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.gui.upkeep.screen import build
from wellbeing.gui.upkeep.view import UpkeepView
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.language import language


class Waiting(Direct):
    """Answers only when the test says so."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, use_case: Any, done: Any, failed: Any = None) -> None:
        self.waiting.append(lambda: super(Waiting, self).__call__(use_case, done, failed))

    def go_on(self) -> None:
        """Answer what was asked so far."""
        waiting, self.waiting = self.waiting, []
        for answer in waiting:
            answer()


class Page:
    """The page over a real vault."""

    def __init__(self, qtbot: QtBot, session: Session, code: str = "en", *, waits: bool = False) -> None:
        self.ask, self.ways = Waiting(session), Ways()
        self.view: UpkeepView = build(self.ask if waits else Direct(session), self.ways, language(code))
        qtbot.addWidget(self.view)
        self.view.resize(1000, 800)
        self.view.show()

    @property
    def told(self) -> list[tuple[str, str]]:
        return [(str(block.property("look")), block.accessibleName()) for block in self.view.findChildren(Block)]


def press(button: Button) -> None:
    """By the keyboard."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Callable[..., Page]:
    return lambda code="en", **how: Page(qtbot, session, code, **how)


def test_the_check_says_that_all_is_as_it_was_written(page: Callable[..., Page]) -> None:
    shown = page()
    press(shown.view.check)
    assert shown.told == [("good", "Every record is as it was written.")]
    assert shown.view.check.isEnabled()


def test_the_check_says_what_it_found_and_leads_to_the_backups(page: Callable[..., Page], session: Session) -> None:
    session.store._access.connection.execute("PRAGMA query_only = 0")
    session.store._access.connection.execute("INSERT INTO setting (name, value) VALUES ('forged', 'x')")
    shown = page()
    press(shown.view.check)
    assert [tone for tone, _words in shown.told] == ["danger"]
    (block,) = shown.view.findChildren(Block)
    press(block.findChildren(Button)[0])
    assert shown.ways.last == ("backup", {})


def test_the_check_is_stopped_and_begins_anew(page: Callable[..., Page]) -> None:
    shown = page(waits=True)
    press(shown.view.check)
    assert shown.view.progress is not None
    assert not shown.view.compact.isEnabled()
    press(shown.view.progress._cancel)
    assert shown.told == [("info", "Stopped. Nothing was changed.")]
    shown.ask.go_on()
    assert shown.told == [("info", "Stopped. Nothing was changed.")], "what was asked before says nothing any more"
    press(shown.view.check)
    while shown.ask.waiting:
        shown.ask.go_on()
    assert shown.told == [("good", "Every record is as it was written.")]


def test_the_check_is_stopped_while_a_slice_of_it_runs(qtbot: QtBot, session: Session) -> None:
    """The window is on another thread: whoever presses there does not wait for the slice."""

    def pressed_meanwhile() -> bool:
        if view.progress is not None:
            press(view.progress._cancel)
        return False

    view = build(Direct(session), Ways(), language("en"), pressed_meanwhile)
    qtbot.addWidget(view)
    view.show()
    press(view.check)
    assert [block.accessibleName() for block in view.findChildren(Block)] == ["Stopped. Nothing was changed."]


def test_whoever_asks_for_the_vault_meanwhile_goes_first(qtbot: QtBot, session: Session) -> None:
    ask, others = Waiting(session), list[str]()
    view = build(ask, Ways(), language("en"), lambda: bool(others))
    qtbot.addWidget(view)
    view.show()
    press(view.check)
    others.append("a search")
    turns = 0
    while ask.waiting and turns < 40:
        ask.go_on()
        turns += 1
    assert ask.waiting, "one slice at a time"
    others.clear()
    while ask.waiting:
        ask.go_on()
    assert [block.accessibleName() for block in view.findChildren(Block)] == ["Every record is as it was written."]


def test_compacting_says_what_it_saved_and_is_logged(page: Callable[..., Page], session: Session) -> None:
    for number in range(60):
        one = Involved(alias=f"Bird {number}")
        incidents.open_incident(session, NewIncident(act="THREAT", officers=[one], agreed=True))
    with session.store.transaction("vault.settings"):
        session.store.run("DELETE FROM follow_up")
    shown = page()
    press(shown.view.compact)
    ((tone, words),) = shown.told
    assert tone == "good"
    assert words.startswith("Compacted:")
    assert access_log.page(session)[0].action == "vault.compacted"
    press(shown.view.compact)
    assert shown.told[0][1].startswith("There was no unused room.")
    press(shown.view.check)
    assert shown.told == [("good", "Every record is as it was written.")]


def test_compacting_is_stopped_and_says_that_nothing_was_changed(page: Callable[..., Page], session: Session) -> None:
    with session.store.transaction("vault.settings"):
        rows = [(f"filling {number}", "words " * 400) for number in range(3000)]
        session.store.run_many("INSERT INTO setting (name, value) VALUES (?, ?)", rows)
    generation = session.store.generation
    shown = page(waits=True)
    press(shown.view.compact)
    assert shown.view.progress is not None
    press(shown.view.progress._cancel)
    shown.ask.go_on()
    assert shown.told == [("info", "Stopped. Nothing was changed.")]
    assert session.store.generation == generation
    press(shown.view.compact)
    shown.ask.go_on()
    assert [tone for tone, _words in shown.told] == ["good"], "what was stopped before stops nothing now"


def test_it_opens_in_a_longer_language(page: Callable[..., Page]) -> None:
    assert page("xx").view.title.startswith("[")
