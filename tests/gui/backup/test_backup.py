"""The page of the backups: made, cancelled, several places, a stick that is away, the drill, all by keyboard."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.backup.elsewhere import Elsewhere
from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.app import access_log, backup_folders, backups, drills, incidents, preferences
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.gui.backup.maker import Maker
from wellbeing.gui.backup.screen import build
from wellbeing.gui.backup.view import BackupView
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


class Page:
    """The page over a real vault, with what it leads to."""

    def __init__(self, qtbot: QtBot, session: Session, code: str = "en", *, waits: bool = False) -> None:
        self.elsewhere = Elsewhere(waits=waits)
        self.maker = Maker(Direct(session), self.elsewhere)
        self.restores = 0
        self.remembered: list[Sequence[Path]] = []
        self.view: BackupView = build(
            Direct(session), Ways(), language(code), self.maker, self.remembered.append, self._restore
        )
        qtbot.addWidget(self.view)
        self.view.resize(1000, 800)
        self.view.show()
        self.view.arrive()

    def _restore(self) -> None:
        self.restores += 1

    @property
    def words(self) -> str:
        """Everything that can be read."""
        return "\n".join(label.text() for label in self.view.findChildren(Text))

    @property
    def is_working(self) -> bool:
        """Whether progress is in sight."""
        return self.view.progress is not None

    @property
    def said(self) -> tuple[str, str]:
        """Tone and words of what was told about the last thing done."""
        item = self.view._told.itemAt(0)
        block = item.widget() if item is not None else None
        assert block is not None
        return str(block.property("look")), block.accessibleName()

    @property
    def told(self) -> list[tuple[str, str]]:
        """Tone and words of the blocks."""
        return [(str(block.property("look")), block.accessibleName()) for block in self.view.findChildren(Block)]


def press(button: Button) -> None:
    """By the keyboard."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Callable[..., Page]:
    return lambda code="en", **how: Page(qtbot, session, code, **how)


def test_the_first_backup_is_promised_and_then_told(page: Callable[..., Page], session: Session) -> None:
    shown = page()
    assert "no backup yet" in shown.words
    assert any(tone == "info" for tone, _words in shown.told), "a second place is advised"
    press(shown.view.back_up)
    assert ("good", "The backup was made and checked.") in shown.told
    assert "made today at 09:30" in shown.words
    assert access_log.page(session)[0].action == "backup.made"
    assert backups.state(session).places[0].files


def test_a_backup_is_stopped_and_nothing_half_written_stays(page: Callable[..., Page], session: Session) -> None:
    shown = page(waits=True)
    press(shown.view.back_up)
    assert shown.view.progress is not None
    assert not shown.view.back_up.isEnabled()
    press(shown.view.progress._cancel)
    shown.elsewhere.go_on()
    assert any(words.startswith("Stopped") for _tone, words in shown.told)
    assert not shown.is_working
    assert list(backup_folders.usual_place().iterdir()) == []
    assert "backup.made" not in {entry.action for entry in access_log.page(session)}
    shown.elsewhere.waits = False
    press(shown.view.back_up)
    assert len(list(backup_folders.usual_place().iterdir())) == 1, "another one can be made at once"


def test_work_under_way_goes_on_in_sight_when_the_page_is_gone_to_again(page: Callable[..., Page]) -> None:
    shown = page(waits=True)
    press(shown.view.back_up)
    shown.view.arrive()
    assert shown.is_working
    shown.elsewhere.go_on()
    assert not shown.is_working


def test_a_stick_is_added_goes_away_and_comes_off_the_list(
    page: Callable[..., Page], session: Session, tmp_path: Path, clock: Clock
) -> None:
    shown, stick = page(), tmp_path / "STICK"
    stick.mkdir()
    shown.view.intentions.add_place(stick)
    assert str(stick) in shown.words
    assert shown.remembered[-1] == [stick], "kept outside the vault, for the day when it can't be opened"
    assert "gone with it" not in shown.words, "a second place needs no advice"
    press(shown.view.back_up)
    assert ("good", "The backup was made and checked in 2 places.") in shown.told
    shutil.rmtree(stick)
    clock.forward(days=1)
    press(shown.view.back_up)
    assert [chip.text() for chip in shown.view.findChildren(Chip) if chip.text() == "Away"] == ["Away"]
    assert "Last backup here: 12 March 2026" in shown.words
    assert shown.said[0] == "good", "a stick that is away is no failure"
    press(shown.view.drops["1"])
    assert [place.folder for place in backups.state(session).places] == [backup_folders.usual_place()]
    assert shown.view.drops == {}, "the last place can't be taken off"


def test_a_place_that_does_not_fit_is_refused_beside_the_rest(page: Callable[..., Page], session: Session) -> None:
    shown = page()
    shown.view.intentions.add_place(session.store.folder)
    assert shown.said == ("warning", "Backups can't lie inside the vault itself. Choose another folder.")
    shown.view.intentions.add_place(backup_folders.usual_place())
    assert shown.said[0] == "info"


def test_the_drill_is_one_press_and_recorded(page: Callable[..., Page], session: Session) -> None:
    shown = page()
    press(shown.view.drill)
    assert shown.said[0] == "warning", "there is nothing to restore yet"
    press(shown.view.back_up)
    assert "Due" in [chip.text() for chip in shown.view.findChildren(Chip)]
    press(shown.view.drill)
    assert shown.said[1].startswith("Passed:")
    assert "Last passed on 12 March 2026" in shown.words
    assert "Due" not in [chip.text() for chip in shown.view.findChildren(Chip)]


def test_the_drill_is_stopped_and_leaves_nothing(page: Callable[..., Page], session: Session) -> None:
    shown = page()
    press(shown.view.back_up)
    shown.elsewhere.waits = True
    press(shown.view.drill)
    assert shown.view.progress is not None
    press(shown.view.progress._cancel)
    shown.elsewhere.go_on()
    assert not shown.is_working
    assert list(backup_folders.scratch_place().iterdir()) == []
    assert not {"backup.drill-passed", "backup.drill-failed"} & {entry.action for entry in access_log.page(session)}


def test_the_drill_says_how_far_it_is(session: Session) -> None:
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    backups.make_now(session)
    said: list[int] = []
    drills.run(drills.begin(session), lambda done, whole: said.append(100 * done // whole))
    assert said == sorted(said)
    assert said[-1] == 100
    assert len(set(said)) > 3


def test_a_backup_that_is_damaged_fails_the_drill(page: Callable[..., Page], session: Session) -> None:
    shown = page()
    press(shown.view.back_up)
    (file,) = backup_folders.usual_place().iterdir()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    press(shown.view.drill)
    assert shown.said[0] == "danger"
    assert "was not passed" in shown.said[1]


def test_the_program_makes_a_due_backup_by_itself_once_a_day(session: Session, clock: Clock) -> None:
    maker = Maker(Direct(session), Elsewhere())
    preferences.save(session, preferences.Preferences(union="Union North"))
    maker.back_up_if_due()
    maker.back_up_if_due()
    made = [entry.action for entry in access_log.entries(session)].count("backup.made")
    assert made == 1
    clock.forward(days=1)
    maker.back_up_if_due()
    preferences.save(session, preferences.Preferences(union="Union South"))
    maker.back_up_if_due()
    made = [entry.action for entry in access_log.entries(session)].count("backup.made")
    assert made == 2, "only where something has changed since"


def test_restoring_begins_here(page: Callable[..., Page]) -> None:
    shown = page()
    press(shown.view.restore)
    assert shown.restores == 1


def test_it_opens_in_a_longer_language(page: Callable[..., Page]) -> None:
    assert page("xx").view.title.startswith("[")
