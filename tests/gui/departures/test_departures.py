"""Files that left: what, how, what it carried, under which consent, and the way to the case."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import incidents, letters, take_home
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.departure import Carrier
from wellbeing.gui.departures.screen import build
from wellbeing.gui.departures.view import DeparturesView
from wellbeing.language import language


def shown(qtbot: QtBot, session: Session, code: str = "en") -> tuple[DeparturesView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language(code))
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.arrive()
    return view, ways


def test_an_empty_list_says_what_will_be_here(qtbot: QtBot, session: Session) -> None:
    view, _ways = shown(qtbot, session)
    assert view.rows == []


def test_a_page_that_was_saved_is_listed_with_its_place_and_leads_to_the_case(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    officer = Involved(alias="Linden", name="Ada Officer")
    (case,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[officer], agreed=True))
    letters.record(session, take_home.take_home(session, case), Carrier.SAVED, str(tmp_path / "page.pdf"))
    view, ways = shown(qtbot, session)
    (row,) = view.rows
    assert "Linden" in row.accessibleName()
    assert "Ada" not in row.accessibleName()
    row.action.setFocus()
    QTest.keyClick(row.action, Qt.Key.Key_Space)
    assert ways.last == ("case", {"case": case})


def test_it_opens_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    view, _ways = shown(qtbot, session, "xx")
    assert view.title.startswith("[")
