"""Handing a case over in the window: nothing leaves before every question is answered, and a case that is away is
only read."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.hand_over import fingerprint, full_case, two
from wellbeing.app import cases, hand_over, receiving, whereabouts
from wellbeing.app import departures as files
from wellbeing.app.session import Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.consent import Way
from wellbeing.domain.departure import FileKind
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.gui.case import screen as case_screen
from wellbeing.gui.case.view import CaseView
from wellbeing.gui.cases import screen as cases_screen
from wellbeing.gui.hand_over.screen import build
from wellbeing.gui.hand_over.view import HandOverView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language
from wellbeing.vault import cases as stored
from wellbeing.vault import hand_overs, settings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Both = tuple[Session, Session]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def page(qtbot: QtBot, session: Session, case: CaseId, **what: object) -> tuple[HandOverView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(case=case, **what)
    QApplication.processEvents()
    return view, ways


def case_page(qtbot: QtBot, session: Session, case: CaseId) -> tuple[CaseView, Ways]:
    ways = Ways()
    view = case_screen.build(Direct(session), ways, Language("en"), paper=lambda _kind, _case: None)
    qtbot.addWidget(view)
    view.show()
    view.arrive(case=case)
    return view, ways


def words(view: HandOverView | CaseView) -> str:
    QApplication.processEvents()
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisible())


def choose(view: HandOverView, basis: str) -> None:
    view.recipients.first.click()
    view.why.button(basis).click()


def test_consent_is_read_aloud_and_asked_before_anything_can_be_saved(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    case = full_case(ana)
    view, ways = page(qtbot, ana, case)
    choose(view, "consent")
    assert "May I hand everything that I keep about you over to Bo Rep" in words(view)
    assert "What stays here" in words(view)
    assert view.step is not None
    assert view.step.form is not None
    assert not view.step.save.isVisible()
    view.step.paper.click()
    assert ways.last == ("paper", {"kind": "consent", "case": case, "to": fingerprint(bo)})
    view.step.form.answer.button("no").click()
    view.step.form.way.button("signed").click()
    view.step.form.keep.click()
    assert "The officer said no" in words(view)
    assert not view.step.save.isVisible()
    view.step.again.click()
    assert view.step.form is not None
    view.step.form.answer.button("yes").click()
    view.step.form.way.button("signed").click()
    view.step.form.keep.click()
    answer = hand_over.agreed(ana, case, fingerprint(bo))
    assert answer is not None
    assert answer.way is Way.SIGNED
    assert "The officer said yes" in words(view)
    assert view.step.save.isEnabled()
    view.intentions.save_to(tmp_path / "one.wbcase", None)
    assert "Give the file to Bo Rep" in words(view)
    assert view.title == "Handed over"
    assert str(tmp_path / "one.wbcase") in words(view)
    assert files.files_that_left(ana)[0].kind is FileKind.CASE_PACKAGE


def test_an_emergency_can_be_saved_once_it_is_said_why(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, _bo = both
    case = full_case(ana)
    view, _ways = page(qtbot, ana, case)
    choose(view, "emergency")
    assert view.step is not None
    assert view.step.reasons is not None
    assert not view.step.save.isEnabled()
    view.step.reasons.button("danger").click()
    assert view.step.save.isEnabled()
    assert "They tell the officer first" in words(view)
    view.intentions.save_to(tmp_path / "one.wbcase", view.step.reasons.value())
    away = whereabouts.of_case(ana, case).away
    assert away is not None
    assert away.reason is Reason.DANGER
    assert "Life or health is at stake" in words(view)


def test_it_is_done_by_keyboard_alone(qtbot: QtBot, both: Both) -> None:
    ana, _bo = both
    view, _ways = page(qtbot, ana, full_case(ana))
    wanted = ["Bo Rep", "It is an emergency", "I am ill"]
    for _press in range(40):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and wanted and focused.accessibleName() == wanted[0]:
            QTest.keyClick(focused, Qt.Key.Key_Space)
            wanted.pop(0)
        elif view.step is not None and focused is view.step.save:
            break
        elif isinstance(focused, QPushButton) and wanted and focused.accessibleName() == "The officer agrees":
            QTest.keyClick(focused, Qt.Key.Key_Down)
            continue
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert not wanted
    assert view.step is not None
    QTest.keyClick(view.step.save, Qt.Key.Key_Space)
    assert view.dialog is not None
    assert view.dialog.isVisible()
    view.dialog.reject()


def test_a_disk_that_refuses_is_told_and_the_case_stays(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, _bo = both
    case = full_case(ana)
    view, _ways = page(qtbot, ana, case)
    choose(view, "emergency")
    view.intentions.save_to(tmp_path / "gone" / "one.wbcase", "ill")
    assert "This did not work" in words(view)
    assert view.title == "Hand over"
    assert cases.case_file(ana, case).case.state is CaseState.OPEN


def test_a_case_that_is_away_is_only_read_and_says_where_it_is(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    case = full_case(ana)
    hand_over.hand_over(ana, case, fingerprint(bo), Basis.EMERGENCY, tmp_path / "one.wbcase", Reason.ILL)
    view, ways = case_page(qtbot, ana, case)
    assert {"take-back", "receipt", "again", "clear-away"} <= set(view.buttons)
    work = {
        "next",
        "reopen",
        "close",
        "facts",
        "consent",
        "referral",
        "note",
        "hand-over",
        "guides",
        "reachable",
        "object",
    }
    assert not work & set(view.buttons)
    told = words(view)
    assert "Handed over to Bo Rep" in told
    assert "Goes on where the case is now" in told
    assert "left in peace" not in told
    links = {button.text() for button in view.findChildren(QPushButton) if button.property("kind") == "link"}
    assert not links, "no line of the timeline changes anything"
    view.buttons["again"].click()
    assert ways.last == ("hand-over", {"case": case, "part": "again"})
    view.buttons["take-back"].click()
    assert ways.last == ("receiving", {})
    listed = cases_screen.build(Direct(ana), Ways(), Language("en"))
    qtbot.addWidget(listed)
    listed.arrive()
    assert [listed.rows.row(place).state for place in range(listed.rows.rowCount())] == ["Handed over"]


def test_it_is_written_again_cleared_away_and_asked_for_once_more(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    case = full_case(ana)
    hand_over.hand_over(ana, case, fingerprint(bo), Basis.EMERGENCY, tmp_path / "one.wbcase", Reason.ILL)
    view, ways = page(qtbot, ana, case, part="again")
    assert view.dialog is not None
    view.dialog.reject()
    view.intentions.write_again(tmp_path / "two.wbcase")
    assert "another month" in words(view)
    assert receiving.look(bo, tmp_path / "two.wbcase").alias == "Heron"
    view.begin("erase")
    assert "Erase what is left here?" in words(view)
    assert cases.case_file(ana, case).case.state is CaseState.CLOSED
    view.intentions.erase_here()
    assert ways.last[0] == "cases"
    assert not cases.rows(ana)


def test_an_objection_goes_there_and_back(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    case = full_case(ana)
    hand_over.hand_over(ana, case, fingerprint(bo), Basis.EMERGENCY, tmp_path / "one.wbcase", Reason.ILL)
    received = receiving.receive(bo, tmp_path / "one.wbcase")
    assert received is not None
    of_bo, ways = case_page(qtbot, bo, received)
    assert "Came from Ana Rep" in words(of_bo)
    of_bo.buttons["object"].click()
    assert ways.last == ("hand-over", {"case": received, "part": "objection"})
    objecting, ways = page(qtbot, bo, received, part="objection")
    assert "A receipt lets Ana Rep open the case again" in words(objecting)
    objecting.intentions.object_to(tmp_path / "receipt.wbreceipt")
    assert ways.last[0] == "cases"
    assert not cases.rows(bo)
    view, ways = page(qtbot, ana, case)
    view.intentions.read_receipt(tmp_path / "one.wbcase")
    assert "not a receipt" in words(view)
    view.intentions.read_receipt(tmp_path / "receipt.wbreceipt")
    assert ways.last == ("case", {"case": case})
    of_ana, _ways = case_page(qtbot, ana, case)
    assert "erased where it was, says Bo Rep" in words(of_ana)
    again, _ways = page(qtbot, ana, case)
    assert "can't go there again: Bo Rep" in words(again)


def test_in_the_example_nothing_is_handed_over(qtbot: QtBot, both: Both) -> None:
    ana, _bo = both
    case = full_case(ana)
    with ana.store.transaction("example.made"):
        settings.put(ana.store, "example", "yes")
    view, _ways = page(qtbot, ana, case)
    assert "Nothing of the example goes to anybody" in words(view)


def test_a_case_whose_receipt_was_not_surely_written_waits_for_it(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    hand_over.hand_over(ana, full_case(ana), fingerprint(bo), Basis.EMERGENCY, tmp_path / "one", Reason.ILL)
    case = receiving.receive(bo, tmp_path / "one")
    assert case is not None
    with bo.store.transaction("case.objection"):
        was = stored.get(bo.store, case)
        stored.update(bo.store, dataclasses.replace(was, state=CaseState.CLOSED, closed_at=bo.now(), lead=False))
        hand_overs.note_objection(bo.store, whereabouts.of_case(bo, case).received[-1].uid, bo.now())
    view, _ways = case_page(qtbot, bo, case)
    assert "The officer objected" in words(view)
    assert "reopen" not in view.buttons
    assert "object" in view.buttons
