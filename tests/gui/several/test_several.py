"""Several cases: chosen by mouse and key, told beforehand, acted on one after the other, and told afterwards."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.hand_over import fingerprint, full_case, two
from wellbeing.app import absences, cases, hand_over, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId
from wellbeing.gui.cases.screen import build as build_cases
from wellbeing.gui.cases.view import CasesView
from wellbeing.gui.one_by_one import Done, OneByOne
from wellbeing.gui.several.screen import build
from wellbeing.gui.several.view import SeveralView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


def open_cases(session: Session, *aliases: str) -> list[CaseId]:
    day = session.today() - dt.timedelta(days=4)
    new = NewIncident(act="THREAT", officers=[Involved(alias=one) for one in aliases], occurred_on=day, agreed=True)
    return incidents.open_incident(session, new)


def the_list(session: Session, qtbot: QtBot) -> tuple[CasesView, Ways]:
    ways = Ways()
    view = build_cases(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.arrive()
    return view, ways


def page(session: Session, qtbot: QtBot, case_ids: list[CaseId], part: str) -> tuple[SeveralView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.resize(1100, 900)
    view.show()
    view.arrive(cases=",".join(map(str, case_ids)), part=part)
    return view, ways


def words(view: Any) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in view.findChildren(Text) if label.isVisible()]


def test_choosing_is_out_of_the_way_until_it_is_wanted(session: Session, qtbot: QtBot) -> None:
    one, two_ = open_cases(session, "Heron", "Robin")
    view, ways = the_list(session, qtbot)
    assert not view.choosing.isVisible()
    view.list.enter()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert ways.last[0] == "case"
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert view.choosing.isVisible()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert sorted(view.rows.chosen) == sorted([f"case {one}", f"case {two_}"])
    assert view.rows.data(view.rows.index(0), Qt.ItemDataRole.AccessibleTextRole).startswith("chosen, ")
    view.choosing.parts["follow-ups"].click()
    place, what = ways.last
    assert (place, what["part"]) == ("several", "follow-ups")
    assert sorted(str(what["cases"]).split(",")) == sorted([str(one), str(two_)])
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    assert not view.choosing.isVisible()
    assert view.rows.chosen == []


def test_a_click_chooses_only_after_the_quiet_button(session: Session, qtbot: QtBot) -> None:
    open_cases(session, "Heron", "Robin")
    view, ways = the_list(session, qtbot)
    view.choosing.begin.click()
    view.list.clicked.emit(view.rows.index(0))
    assert (len(view.rows.chosen), ways.gone) == (1, [])
    view.choosing.all.click()
    assert len(view.rows.chosen) == 2
    view.choosing.done.click()
    view.list.clicked.emit(view.rows.index(0))
    assert ways.last[0] == "case"


def test_an_attempt_in_several_is_told_before_and_after(session: Session, qtbot: QtBot) -> None:
    case_ids = open_cases(session, "Heron", "Robin", "Tern")
    cases.close(session, case_ids[1])
    view, ways = page(session, qtbot, case_ids, "follow-ups")
    view.questions["act"].button("attempt").click()
    view.questions["reach"].button("phone").click()
    told = words(view)
    assert "An attempt is noted in 2 cases" in told
    assert {"Robin", "This case is closed."} <= set(told)
    assert not any(cases.case_file(session, one).contacts for one in case_ids)
    view.act.click()
    assert [len(cases.case_file(session, one).contacts) for one in case_ids] == [1, 0, 1]
    told = words(view)
    assert "Done in 2 cases" in told
    assert {"Robin", "This case is closed."} <= set(told)
    view.intentions.leave()
    assert ways.last[0] == "cases"


def test_a_day_and_an_absence_are_offered_where_they_fit(session: Session, qtbot: QtBot) -> None:
    case_ids = open_cases(session, "Heron", "Robin")
    absences.enter(session, session.today() + dt.timedelta(days=1), session.today() + dt.timedelta(days=60))
    view, _ways = page(session, qtbot, case_ids, "follow-ups")
    view.questions["act"].button("absence").click()
    assert "2 cases rest while you are away" in words(view)
    view.act.click()
    (away,) = absences.look(session)
    assert away.open_count == 0
    view.arrive(cases=",".join(map(str, case_ids)), part="follow-ups")
    view.questions["act"].button("day").click()
    view.questions["day"].first.click()
    view.act.click()
    assert any(line.startswith("Done in") for line in words(view))


def test_packages_go_to_one_folder_and_who_was_not_asked_stays(tmp_path: Path, qtbot: QtBot, dress: object) -> None:
    with two(tmp_path) as (ana, bo):
        agreed, silent = full_case(ana, "Heron"), full_case(ana, "Robin")
        hand_over.ask(ana, agreed, fingerprint(bo), yes=True, way=Way.SPOKEN)
        view, _ways = page(ana, qtbot, [agreed, silent], "hand-over")
        view.questions["recipient"].button(fingerprint(bo)).click()
        view.questions["rest"].button("stay").click()
        assert "1 case goes" in words(view)
        assert "Robin" in words(view)
        folder = tmp_path / "stick"
        folder.mkdir()
        view.intentions.save_to(folder)
        assert len(list(folder.glob("*.wbcase"))) == 1
        assert "Done in 1 case" in words(view)
        assert [left.case_id for left in hand_over.left(ana)] == [agreed]


def test_without_a_name_or_a_known_representative_it_says_what_helps(session: Session, qtbot: QtBot) -> None:
    view, ways = page(session, qtbot, open_cases(session, "Heron", "Robin"), "hand-over")
    view.act.click()
    assert ways.last[0] == "settings"


class Waiting:
    """An `Ask` that holds every question until it is told to answer."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, use_case: Any, done: Any, failed: Any = None) -> None:
        self.waiting.append(lambda: done(use_case(self.session)))


def test_stop_comes_between_two_and_never_within_one(session: Session) -> None:
    ask, did, came = Waiting(session), [], list[Done]()
    work = OneByOne(ask, ["1", "2", "3"], lambda _session, key: did.append(key), lambda _d, _w: None, came.append)
    work.go()
    ask.waiting.pop(0)()
    work.stop()
    ask.waiting.pop(0)()
    assert did == ["1", "2"]
    assert ask.waiting == []
    assert (came[0].done, came[0].left) == (["1", "2"], ["3"])


@pytest.mark.parametrize("part", ["follow-ups", "hand-over"])
def test_a_case_that_is_gone_meanwhile_is_left_out(session: Session, qtbot: QtBot, part: str) -> None:
    view, _ways = page(session, qtbot, [CaseId(99)], part)
    assert view.title
