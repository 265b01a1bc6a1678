"""What a country's law and practice say stands where it matters: under the warning, and beside the force's own talk."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.debrief.test_guide import guide
from tests.gui.guides.test_guides import guide_page, shown_words
from wellbeing.app import country, incidents, preferences
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.country import ForceDebrief, Line
from wellbeing.domain.identity import CaseId

PROTECTED, REPORTED, HELD = "Only a lawyer may keep silent.", "A planned crime is reported.", "The day after, for all."


@pytest.fixture
def germany(session: Session) -> Session:
    preferences.save(session, preferences.Preferences(country="DE"))
    return session


def completed(session: Session) -> None:
    lines = {Line.PRIVILEGE: PROTECTED, Line.DUTY_TO_INFORM: REPORTED, Line.FORCE_DEBRIEF_NOTE: HELD}
    country.save(session, {**lines, Line.FORCE_DEBRIEF: ForceDebrief.MANDATORY})


def opened(session: Session, act: str) -> CaseId:
    (case,) = incidents.open_incident(session, NewIncident(act=act, officers=[Involved()], agreed=True))
    return case


def in_talk(qtbot: QtBot, session: Session, act: str, step: Step, at: str = "") -> str:
    view, _ways = guide(qtbot, session, opened(session, act), step)
    view.intentions.begin(Mode.IN_PERSON)
    if at:
        view.intentions.go_to(at)
    return shown_words(view)


def test_the_warning_says_what_is_protected_in_this_country(qtbot: QtBot, germany: Session) -> None:
    completed(germany)
    shown = in_talk(qtbot, germany, "TRAUMA_FIREARM", Step.SAME_SHIFT)
    assert PROTECTED in shown
    assert REPORTED in shown
    for name in ("firearm", "custody", "under-investigation"):
        assert PROTECTED in shown_words(guide_page(qtbot, germany, name))


def test_what_nobody_has_completed_is_said_quietly_and_only_with_the_warning(qtbot: QtBot, germany: Session) -> None:
    missing = "What is protected in a talk: to be completed by the union."
    assert missing in in_talk(qtbot, germany, "TRAUMA_CUSTODY", Step.SAME_SHIFT)
    assert missing not in in_talk(qtbot, germany, "ASSAULT", Step.SAME_SHIFT)
    assert missing not in shown_words(guide_page(qtbot, germany, "assault"))


def test_the_force_s_own_talk_is_told_as_the_country_holds_it(qtbot: QtBot, germany: Session) -> None:
    missing = "Debriefs that the force holds: to be completed by the union."
    assert missing in in_talk(qtbot, germany, "ASSAULT", Step.DAY_3, "force_debrief")
    completed(germany)
    shown = in_talk(qtbot, germany, "ASSAULT", Step.DAY_3, "force_debrief")
    assert missing not in shown
    assert f"Taking part is a duty.\n{HELD}" in shown
    assert "say no" not in shown, "no word of the guide speaks against a duty"
