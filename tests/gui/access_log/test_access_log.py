"""The access log on the screen: sentences without names, filters, pages, the way to a case, a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.app import access_log, departures, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.identity import new_uid
from wellbeing.gui.access_log.screen import build
from wellbeing.gui.access_log.view import AccessLogView
from wellbeing.gui.widgets.blocks import Block
from wellbeing.language import language


def shown(qtbot: QtBot, session: Session, code: str = "en") -> tuple[AccessLogView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language(code))
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.arrive()
    return view, ways


def pick(drop: object, key: str) -> None:
    """Choose as a person does."""
    drop.choose(key)  # type: ignore[attr-defined]
    drop.activated.emit(0)  # type: ignore[attr-defined]


def test_what_was_done_is_told_without_a_name_and_leads_to_the_case(qtbot: QtBot, session: Session) -> None:
    officer = Involved(alias="Linden", name="Ada Officer")
    (case,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[officer], agreed=True))
    view, ways = shown(qtbot, session)
    row = view.rows.row(0)
    assert row.title == "An incident was entered"
    assert row.leads
    assert not any(word in row.spoken for word in ("Linden", "Ada"))
    view.list.enter()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert ways.last == ("case", {"case": case})


def test_an_erased_record_leads_nowhere(qtbot: QtBot, session: Session) -> None:
    with session.store.transaction("case.closed", new_uid()):
        pass
    view, ways = shown(qtbot, session)
    assert view.rows.row(0).about.startswith("Erased")
    view.list.enter()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert ways.gone == []


def test_filters_narrow_it_and_an_empty_list_says_so(qtbot: QtBot, session: Session, clock: Clock) -> None:
    clock.forward(days=40)
    with session.store.transaction("vault.opened"):
        pass
    view, _ways = shown(qtbot, session)
    everything = view.rows.rowCount()
    pick(view.kind, "opening")
    assert [view.rows.row(place).title for place in range(view.rows.rowCount())] == ["Opened with the passphrase"]
    pick(view.kind, "")
    assert view.rows.rowCount() == everything
    pick(view.period, "30")
    assert view.rows.rowCount() == 1
    pick(view.kind, "left")
    assert view.rows.rowCount() == 0
    assert not view.list.isVisible()
    view.arrive()
    assert (view.kind.value(), view.period.value()) == ("left", "30"), "the choice stays"


def test_the_next_page_comes_when_the_end_is_near(qtbot: QtBot, session: Session) -> None:
    for _turn in range(access_log.PAGE + 20):
        with session.store.transaction("vault.settings"):
            pass
    view, _ways = shown(qtbot, session)
    assert view.rows.rowCount() >= access_log.PAGE
    view.list.enter()
    QTest.keyClick(view.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.rows.rowCount() == session.store.generation)


def test_what_is_in_sight_is_saved_and_listed(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    view, _ways = shown(qtbot, session)
    view.intentions.save_to(tmp_path / "log.csv")
    assert (tmp_path / "log.csv").is_file()
    assert [file.kind for file in departures.files_that_left(session)] == ["access_log"]
    view.intentions.save_to(tmp_path / "log.csv")
    (block,) = view.findChildren(Block)
    assert block.property("look") == "warning"


def test_the_dialog_asks_where_and_does_not_block(qtbot: QtBot, session: Session) -> None:
    view, _ways = shown(qtbot, session)
    QTest.mouseClick(view.save_button, Qt.MouseButton.LeftButton)
    assert view.dialog is not None
    view.dialog.close()  # type: ignore[attr-defined]


def test_it_opens_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    view, _ways = shown(qtbot, session, "xx")
    assert view.title.startswith("[")


def test_repeated_openings_are_one_row_and_each_is_there_under_its_kind(qtbot: QtBot, session: Session) -> None:
    for _time in range(3):
        with session.store.transaction("vault.opened"):
            pass
    view, _ways = shown(qtbot, session)
    assert view.rows.row(0).title.startswith("Opened ")
    assert "times" in view.rows.row(0).title
    assert not view.rows.row(0).leads
    pick(view.kind, "opening")
    assert [view.rows.row(place).title for place in range(3)] == ["Opened with the passphrase"] * 3
