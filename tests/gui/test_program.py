"""The program from the first screen into the house and out again, over a real vault."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.gui.backup.first_view import FirstBackup
from wellbeing.gui.first_start.presenter import Administrator, Step
from wellbeing.gui.first_start.view import FirstStart
from wellbeing.gui.help_now.view import HelpNow
from wellbeing.gui.inside import Inside
from wellbeing.gui.letting_go import let_go
from wellbeing.gui.process import Resume
from wellbeing.gui.program import Program
from wellbeing.gui.remembered import Memory
from wellbeing.gui.unlock.view import Unlock
from wellbeing.gui.widgets.blocks import Block, SayBlock
from wellbeing.gui.widgets.field import TextArea
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text


class Note(Page):
    """A screen with a field whose words are kept."""

    def __init__(self, inside: Inside) -> None:
        super().__init__("Note")
        self.area = TextArea()
        self.area.setPlainText(inside.keeper.register("note-1", self.area.words))
        self.add(self.area)


class NewIncident(Page):
    """Keeps what it was opened with."""

    def __init__(self) -> None:
        super().__init__("New incident")
        self.arrived: list[dict[str, Any]] = []

    def arrive(self, **what: object) -> None:
        self.arrived.append(what)


class Started:
    """A program and what it asked for."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.relaunched: list[Resume] = []
        self.insides: list[Inside] = []
        self.program = Program(app, folder, memory=Memory(), relaunch=self.relaunched.append, furnish=self._furnish)

    def _furnish(self, inside: Inside) -> None:
        self.insides.append(inside)
        inside.house.add_place("today", "Today", lambda: Page("Today"))
        inside.house.add_place("note", "Note", lambda: Note(inside))
        inside.house.add_place("new-incident", "New incident", NewIncident)

    @property
    def area(self) -> TextArea:
        note = self.program.shell.house.screen_of("note")
        assert isinstance(note, Note)
        return note.area

    @property
    def ticked(self) -> list[Any]:
        place = self.program.shell.house.screen_of("new-incident")
        assert isinstance(place, NewIncident)
        return [what["ticked"].answers for what in place.arrived]

    @property
    def outside(self) -> Any:
        return self.program.shell._outside_stack.currentWidget()

    def end(self) -> None:
        self.program.desk.close()
        self.program.shell.closing.disconnect()
        let_go(self.program)


@pytest.fixture
def starts(qapp: QApplication, tmp_path: Path, qtbot: Any, dress: Any) -> Iterator[Any]:
    made: list[Started] = []

    def start(*, vault: bool) -> Started:
        folder = tmp_path / "vault"
        if vault and not folder.exists():
            with open_session(folder):
                pass
        started = Started(qapp, folder)
        made.append(started)
        started.program.start()
        return started

    yield start
    for started in made:
        qtbot.waitUntil(lambda started=started: started.program.desk._waiting == 0)
        started.end()


def unlocked(started: Started, qtbot: Any) -> Started:
    started.outside.passphrase.secret.line.setText(PASSPHRASE)
    started.outside.passphrase.open_button.click()
    until_inside(started, qtbot)
    return started


def until_inside(started: Started, qtbot: Any) -> None:
    """The house is entered, and nothing is asked of the vault any more: a lock does not wait for what runs there, and
    would leave the vault open, which ends with the process only."""
    qtbot.waitUntil(lambda: started.program.shell.is_inside and not started.program.desk._waiting)


def test_without_a_vault_it_begins_with_the_first_start(starts: Any) -> None:
    assert isinstance(starts(vault=False).outside, FirstStart)


def test_the_passphrase_opens_the_house(starts: Any, qtbot: Any) -> None:
    started = unlocked(starts(vault=True), qtbot)
    assert started.program.shell.house.place == "today"
    assert len(started.insides) == 1


def test_a_wrong_passphrase_stays_outside(starts: Any, qtbot: Any) -> None:
    started = starts(vault=True)
    view = started.outside
    assert isinstance(view, Unlock)
    view.passphrase.secret.line.setText("wrong")
    view.passphrase.open_button.click()
    qtbot.waitUntil(lambda: bool(view.passphrase.secret.error))
    assert not started.program.shell.is_inside


def test_help_is_one_press_from_the_first_screen_and_back(starts: Any, qtbot: Any) -> None:
    for vault in (False, True):
        started = starts(vault=vault)
        first = type(started.outside)
        page = started.outside.passphrase if vault else started.outside.welcome
        qtbot.mouseClick(page.help_button, Qt.MouseButton.LeftButton)
        assert isinstance(started.outside, HelpNow)
        started.outside.back_button.click()
        assert type(started.outside) is first


def test_what_was_ticked_waits_for_the_vault_in_memory(starts: Any, qtbot: Any) -> None:
    started = starts(vault=True)
    started.outside.passphrase.help_button.click()
    started.outside.questions["same_shift"].button("care").click()
    started.outside.case_button.click()
    assert isinstance(started.outside, Unlock)
    unlocked(started, qtbot)
    assert started.program.shell.house.place == "new-incident"
    assert started.ticked == [{"same_shift": ["care"]}]


def test_what_was_ticked_inside_the_house_goes_to_a_new_incident(starts: Any, qtbot: Any) -> None:
    started = unlocked(starts(vault=True), qtbot)
    started.program.show_help_now()
    assert not started.program.shell.is_inside
    started.outside.questions["same_shift"].button("care").click()
    started.outside.case_button.click()
    assert started.program.shell.house.place == "new-incident", "and the house is entered again"
    assert started.program.shell.where()[0] == "new-incident"
    assert started.ticked == [{"same_shift": ["care"]}]


def test_the_open_vault_can_be_locked_from_the_help_sheet(starts: Any, qtbot: Any) -> None:
    started = unlocked(starts(vault=True), qtbot)
    started.program.show_help_now()
    qtbot.keyClick(started.program.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert started.relaunched == [Resume()]


def test_a_locked_session_of_the_computer_locks_the_program_too(starts: Any, qtbot: Any) -> None:
    started = starts(vault=True)
    assert started.program._system_lock is None, "there is nothing to lock yet"
    unlocked(started, qtbot)
    listening: Any = started.program._system_lock
    listening.wanted.emit()
    assert started.relaunched == [Resume(place="today")]


def sheets_of(folder: Path) -> list[str]:
    """The words of three recovery sheets that open the vault of the test."""
    from wellbeing.app import keys

    with open_session(folder) as session:
        made = keys.sheets_for(("Ada", "Bo", "Cleo"))
        words = [" ".join(sheet.words) for sheet in made.sheets]
        keys.keep_sheets(session, made, words[0])
    return words


def test_two_sheets_and_a_new_passphrase_open_the_house(starts: Any, qtbot: Any, tmp_path: Path) -> None:
    words = sheets_of(tmp_path / "vault")
    started = starts(vault=True)
    view = started.outside
    view.passphrase.forgotten.click()
    for area, sheet in zip(view.sheets.areas, words[1:], strict=True):
        area.setPlainText(sheet)
    view.sheets.open_button.click()
    qtbot.waitUntil(lambda: view.currentWidget() is view.new)
    assert not started.program.shell.is_inside
    assert started.program.lock._timer.isActive(), "an open vault is watched, though the house is not entered"
    view.new.fresh.line.setText("four calm herons")
    view.new.again.line.setText("four calm heron")
    view.new.go_on.click()
    qtbot.waitUntil(lambda: bool(view.new.again.error))
    view.new.again.line.setText("four calm herons")
    view.new.go_on.click()
    until_inside(started, qtbot)
    started.program.shell.house.side.lock.click()
    again = starts(vault=True)
    again.outside.passphrase.secret.line.setText("four calm herons")
    again.outside.passphrase.open_button.click()
    qtbot.waitUntil(lambda: again.program.shell.is_inside)
    assert "opened with two recovery sheets" in again.program.shell.told


def test_an_interrupted_last_time_is_told_in_one_sentence(starts: Any, qtbot: Any, tmp_path: Path) -> None:
    from wellbeing.app import preferences

    with open_session(tmp_path / "vault") as session:
        before = (tmp_path / "vault" / "head").read_bytes()
        preferences.save(session, preferences.Preferences(union="Union North"))
    (tmp_path / "vault" / "head").write_bytes(before)
    started = unlocked(starts(vault=True), qtbot)
    assert "ended in the middle of its work" in started.program.shell.told


def test_half_written_words_of_another_place_are_told_of(starts: Any, qtbot: Any) -> None:
    started = unlocked(starts(vault=True), qtbot)
    assert started.program.shell.told == ""
    started.program.shell.house.go("note")
    started.area.setPlainText("half a sen")
    started.program.shell.house.go("today")
    started.program.shell.house.side.lock.click()
    again = unlocked(starts(vault=True), qtbot)
    assert again.program.shell.house.place == "today"
    assert "begun to write was kept" in again.program.shell.told


def test_another_language_keeps_the_place_and_the_words(starts: Any, qtbot: Any) -> None:
    from wellbeing.app import preferences

    started = unlocked(starts(vault=True), qtbot)
    started.program.shell.house.go("note")
    started.area.setPlainText("half a sen")
    watched = started.program.lock
    known: list[Any] = []
    started.program.desk.ask(preferences.read, known.append)
    qtbot.waitUntil(lambda: bool(known))
    import dataclasses

    chosen = dataclasses.replace(known[0], language="de")
    started.program.desk.ask(lambda session: preferences.save(session, chosen), lambda _none: None)
    started.insides[-1].speak("de")
    qtbot.waitUntil(lambda: len(started.insides) == 2)
    assert started.program.language.code == "de"
    assert started.program.shell.house.place == "note"
    assert started.area.words() == "half a sen"
    assert started.program.lock is watched, "only one lock watches"
    assert watched._timer.isActive()


def test_what_ends_after_the_house_was_furnished_anew_is_told_to_no_page_of_the_old_one(
    starts: Any, qtbot: Any
) -> None:
    started = unlocked(starts(vault=True), qtbot)
    inside, go_on, told = started.insides[-1], threading.Event(), list[object]()
    inside.maker.watcher = cast("Any", told)
    for away in (inside.paper, inside.sums):
        away.run(lambda: go_on.wait(10), told.append)
    inside.sums.run(lambda: told.append("begun"), told.append)
    inside.desk.ask(lambda _session: "read", told.append)
    inside.furnish_anew()
    qtbot.waitUntil(lambda: len(started.insides) == 2)
    go_on.set()
    qtbot.waitUntil(lambda: not any(worker._waiting for worker in started.program.workers))
    assert told == []
    assert inside.maker.watcher is None


def test_a_lock_brings_back_the_place_and_the_half_written_words(starts: Any, qtbot: Any, tmp_path: Path) -> None:
    started = unlocked(starts(vault=True), qtbot)
    started.program.shell.house.go("note")
    started.area.setPlainText("half a sen")
    started.program.shell.house.side.lock.click()
    assert started.relaunched == [Resume(place="note")]
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"half a sen" not in file.read_bytes()
    again = unlocked(starts(vault=True), qtbot)
    assert again.program.shell.house.place == "note"
    assert again.area.words() == "half a sen"


def test_the_first_start_makes_a_vault_with_sheets(starts: Any, qtbot: Any, tmp_path: Path) -> None:
    started = starts(vault=False)
    view = started.outside
    view.welcome.country_list.choose("DE")
    view.country_chosen.emit("DE")
    view.passphrase.passphrase.line.setText(PASSPHRASE)
    view.passphrase.again.line.setText(PASSPHRASE)
    view.passphrase.next_button.click()
    view.administrator.choices.button(Administrator.UNION).click()
    view.administrator.next_button.click()
    qtbot.waitUntil(lambda: view.step is Step.HOLDERS)
    for line, name in zip(view.holders.lines, ("Ana", "Ben", "Cleo"), strict=True):
        line.setText(name)
    view.holders.next_button.click()
    qtbot.waitUntil(lambda: view.step is Step.SHEETS)
    words = " ".join(view.sheets.sheet.sheet.words)
    for _sheet in range(3):
        view.sheets.next_button.click()
    view.type_back.area.setPlainText(words)
    view.type_back.next_button.click()
    qtbot.waitUntil(lambda: isinstance(started.outside, FirstBackup))
    started.outside.next_button.click()
    qtbot.waitUntil(lambda: started.program.shell.is_inside)
    assert (tmp_path / "vault").is_dir()

    kept: list[Any] = []

    def learn(session: Any) -> Any:
        from wellbeing.app import keys, preferences

        return preferences.read(session), keys.read(session).holders

    started.program.desk.ask(learn, kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert (kept[0][0].administrator, kept[0][0].country) == ("union", "DE")
    assert kept[0][1] == ("Ana", "Ben", "Cleo")


def test_a_fault_inside_locks_and_is_told_at_the_door(starts: Any, qtbot: Any) -> None:
    started = unlocked(starts(vault=True), qtbot)
    started.program._broken(KeyError("x"))
    assert started.relaunched == [Resume(place="today", fault=True)]


def test_a_change_is_told_to_the_screen_in_sight(starts: Any, qtbot: Any) -> None:
    from wellbeing.app.session import Changed

    started = unlocked(starts(vault=True), qtbot)
    heard: list[frozenset[str]] = []
    started.program.desk.changed.connect(heard.append)
    started.program.desk.ask(lambda session: session.note_change(Changed.CASES), lambda _none: None)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [frozenset({"cases"})]


def test_after_example_data_the_door_says_where_it_went(starts: Any) -> None:
    started = starts(vault=False)
    assert not started.program.shell.findChildren(Block)
    started.program.start(Resume(place="today", example=True))
    assert any("example data is gone" in text.text() for text in started.program.shell.findChildren(Text))


def test_public_words_of_a_locked_guide_stay_in_sight_over_a_field_that_is_ready(starts: Any) -> None:
    started = starts(vault=True)
    assert not started.outside.findChildren(SayBlock)
    started.program.start(Resume(place="debrief", guide="t1-24-hours/1/sleep"))
    (block,) = started.outside.findChildren(SayBlock)
    assert all(text.text() for text in block.findChildren(Text))
    assert started.outside.focusProxy() is started.outside.passphrase.secret.line
    started.program.start(Resume(place="debrief", guide="t1-24-hours/1/no_such_question"))
    assert not started.outside.findChildren(SayBlock)
