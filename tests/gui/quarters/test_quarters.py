"""Two offices take a quarter from the roster to the closing list, each at its own window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.app.office.test_ending import restored_before_opening as restored_before_opening
from tests.app.office.test_ending import ten as ten
from tests.gui.direct import Direct, Ways
from tests.helpers.offices import AFTER_Q1, Q1, Offices, begun, crew, two_offices
from tests.helpers.vaults import open_session
from wellbeing.app import releasing as after_restore
from wellbeing.app.office import own
from wellbeing.app.office.giving import Gives
from wellbeing.exchange.contribution.document import Role
from wellbeing.gui.incident.screen import KeepsNothing
from wellbeing.gui.quarters.screen import build
from wellbeing.gui.quarters.view import QuartersView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RELEASING, SECOND = Role.RELEASING, Role.SECOND


class Desk:
    """The window of one office."""

    def __init__(self, qtbot: QtBot, both: Offices, role: Role) -> None:
        self.both, self.role, self.ways = both, role, Ways()
        self.view: QuartersView = build(Direct(both.sessions[role]), self.ways, Language("en"), KeepsNothing())
        qtbot.addWidget(self.view)
        self.view.resize(1000, 800)
        self.view.show()
        self.arrive()

    def arrive(self, **what: object) -> None:
        with self.both.at(self.role):
            self.view.arrive(**what)

    def words(self) -> str:
        QApplication.processEvents()
        return words(self.view)

    def press(self, expected: str) -> None:
        """The one button of the quarter."""
        self.arrive()
        row = self.view.rows[Q1.label]
        assert row.action.text() == expected
        with self.both.at(self.role):
            row.action.click()

    def give(self, expected: str) -> Path:
        """Press it, and say where the file goes."""
        self.press(expected)
        return self.save()

    def save(self) -> Path:
        """Say where the file goes."""
        dialog = self.view.dialog
        assert dialog is not None
        path = self.both.new_file("wboffice")
        with self.both.at(self.role):
            dialog.fileSelected.emit(str(path))
        assert path.exists(), self.words()
        assert f"Written: {path.name}" in self.words()
        return path

    def take(self, *paths: Path) -> str:
        """Take files in; what the page says of them."""
        with self.both.at(self.role):
            self.view.choose_files()
            assert self.view.dialog is not None
            self.view.dialog.filesSelected.emit([str(path) for path in paths])
        return self.words()


def words(view: QWidget) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisible())


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Offices]:
    with begun(tmp_path, IE04=10) as offices:
        yield offices


def test_a_quarter_goes_from_its_contributions_to_the_closing_list(qtbot: QtBot, both: Offices) -> None:
    releasing, second = Desk(qtbot, both, RELEASING), Desk(qtbot, both, SECOND)
    pairs = [both.contribution(one) for one in both.people]
    note = both.new_file("txt")
    note.write_text("Call back on Monday.")

    told = releasing.take(note, pairs[0][1], *(share for share, _seed in pairs[:9]))
    assert "9 files were taken in" in told
    assert "2 files were not taken in. The others are not touched by them." in told
    assert "This contribution is sealed for another office" in told
    assert "This file is not one of those that two offices send each other." in told
    releasing.arrive()
    assert "9 of 10 have reported. Missing: Representative 10." in releasing.words()
    assert "10 files were taken in" in second.take(*(seed for _share, seed in pairs))

    # Whatever comes at once is taken in the turn in which one needs the other.
    of_the_second = second.give("Give the acceptance list")
    assert "2 files were taken in" in releasing.take(of_the_second, pairs[9][0])
    second.take(releasing.give("Give the acceptance list"))

    releasing.press("Give the activity")
    assert "Give the activity of 2026, quarter 1?" in releasing.words()
    assert "This can't be taken back" in releasing.words()
    assert both.next(RELEASING) == "activity", "asked only"
    releasing.view.press.click()
    second.take(releasing.save())
    releasing.arrive()
    assert releasing.view.rows[Q1.label].action.text() == "Take files in"
    second.press("Give the activity")
    second.view.press.click()
    releasing.take(second.save())
    releasing.take(second.give("Give the sums"))
    second.take(releasing.give("Give the closing list"))
    releasing.take(second.give("Give the closing list"))
    releasing.arrive(quarter=Q1.label)
    told = releasing.words()
    assert "Closed. The closing list goes to every representative." in told
    assert "Opened" in told
    assert releasing.view.again.keys() == {"roster", "acceptance", "closing"}, "halves of sums are gone"
    with both.at(RELEASING):
        releasing.view.again["closing"].click()
    releasing.save()
    assert "It goes to every representative." in releasing.words()


def test_the_roster_is_countersigned_and_a_missed_one_asks_before_the_quarter_closes_empty(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with two_offices(tmp_path, crew(IE04=9)) as both:
        releasing = Desk(qtbot, both, RELEASING)
        releasing.press("Enrol representatives")
        assert "At least 10 are needed; enrolled so far: 9." in releasing.words()
        assert releasing.ways.last == ("enrolment", {})
        both.clock.now = AFTER_Q1
        releasing.arrive()
        assert Q1.label not in releasing.view.rows, "nothing was begun"


def test_a_quarter_that_does_not_go_on_is_closed_with_nothing_or_by_the_office_that_is_left(
    qtbot: QtBot, both: Offices
) -> None:
    releasing, second = Desk(qtbot, both, RELEASING), Desk(qtbot, both, SECOND)
    releasing.arrive(quarter=Q1.label)
    releasing.view.end_button.click()
    releasing.view.nothing_button.click()
    proposed = releasing.save()
    assert "once the other office has signed it" in releasing.words()
    second.arrive(quarter=Q1.label)
    second.view.end_button.click()
    assert second.view.nothing_button.text() == "", "the releasing office proposes"
    assert "With an empty list" not in second.words()
    second.view.press.click()
    assert "Please enter your name" in second.words()
    assert "1 file was taken in" in second.take(proposed)
    second.arrive()
    assert "Closed. Give the closing list back" in second.words()
    releasing.arrive(quarter=Q1.label)
    releasing.view.end_button.click()
    releasing.view.by.setText("Ana of the office")
    releasing.view.press.click()
    releasing.save()
    assert "It goes to every representative." in releasing.words()
    assert both.next(RELEASING) == "closed"


def test_a_list_whose_sums_are_lost_is_taken_in_only_by_somebodys_name(
    qtbot: QtBot, restored_before_opening: Offices
) -> None:
    both = restored_before_opening
    listed = both.give(SECOND, Gives.CLOSING)
    with both.at(RELEASING) as session:
        after_restore.state_complete(session, "Ana of the office")
    desk = Desk(qtbot, both, RELEASING)
    assert "Are the sums lost for good?" in desk.take(listed)
    desk.view.press.click()
    assert "Please enter your name" in desk.words()
    desk.view.by.setText("Ana of the office")
    with both.at(RELEASING):
        desk.view.press.click()
    assert "1 file was taken in" in desk.words()
    assert both.next(RELEASING) == "closed"


def test_before_the_other_office_is_known_the_page_says_what_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    with open_session(tmp_path / "vault") as session:
        own.begin(session, name="Figures office", country="IE", role=RELEASING)
        ways = Ways()
        view = build(Direct(session), ways, Language("en"), KeepsNothing())
        qtbot.addWidget(view)
        view.resize(1000, 800)
        view.show()
        view.arrive()
        QApplication.processEvents()
        assert "The other office is not known yet" in words(view)
        assert not view.rows
        view.first_button.click()
        assert ways.last == ("two-offices", {})
