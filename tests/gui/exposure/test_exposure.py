"""The page 'Over the years': calm, by keyboard, by alias, with a way to each case and to the guide."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import cases, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.gui.exposure.screen import build
from wellbeing.gui.exposure.view import ExposureView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


@pytest.fixture
def case_id(session: Session) -> CaseId:
    """The second of two heavy events of one officer."""
    officer = Involved(alias="Heron", name="Ada Officer")
    (first,) = incidents.open_incident(session, NewIncident(act="TRAUMA_SCENE", officers=[officer], agreed=True))
    known = Involved(officer_id=cases.case_file(session, first).officer.id)
    return incidents.open_incident(session, NewIncident(act="TRAUMA_FIREARM", officers=[known], agreed=True))[0]


def page(qtbot: QtBot, session: Session, case: CaseId, code: str = "en") -> tuple[ExposureView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.show()
    view.arrive(case=case)
    return view, ways


def told(view: ExposureView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text))


def test_each_event_leads_to_its_case_and_no_name_is_shown(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, ways = page(qtbot, session, case_id)
    assert "Heron" in told(view)
    assert "Ada" not in told(view)
    assert set(view.events) == {1, case_id}
    QTest.keyClick(view.events[1], Qt.Key.Key_Space)
    assert ways.last == ("case", {"case": 1})


def test_heavy_events_close_together_get_one_sentence_and_no_label(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view, _ways = page(qtbot, session, case_id)
    assert told(view).count("More than one heavy event lies within a year.") == 1
    for word in ("score", "risk", "burnout", "trauma ", "level"):
        assert word not in told(view).lower()


def test_one_event_alone_says_nothing_about_it(qtbot: QtBot, session: Session) -> None:
    officer = Involved(alias="Heron")
    (only,) = incidents.open_incident(session, NewIncident(act="TRAUMA_SCENE", officers=[officer], agreed=True))
    view, _ways = page(qtbot, session, only)
    assert "More than one" not in told(view)


def test_it_opens_in_a_longer_language(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, _ways = page(qtbot, session, case_id, "xx")
    assert view.title.startswith("[")
