"""A talk that is locked: public words stay in sight, and nothing of the officer or of the answers."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import guides, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.gui.debrief.screen import build
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.house import House
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


@pytest.fixture
def case_id(session: Session) -> CaseId:
    officer = Involved(alias="Linden", name="Ada Officer")
    (opened,) = incidents.open_incident(session, NewIncident(act="ASSAULT_SERIOUS", officers=[officer], agreed=True))
    return opened


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> DebriefView:
    made = build(Direct(session), Ways(), language("en"), DraftKeeper())
    qtbot.addWidget(made)
    return made


def test_what_stays_in_sight_names_a_checklist_and_a_question_that_everybody_is_asked(
    view: DebriefView, case_id: CaseId
) -> None:
    view.arrive(case=case_id, step=Step.DAY_1)
    assert view.public_guide == "", "before the talk there are no words of it"
    view.intentions.begin(Mode.IN_PERSON)
    name, version, question = view.public_guide.split("/")
    assert (name, version) == ("t1-24-hours", "1")
    words = guides.public_words(view.public_guide)
    assert words is not None
    assert words.say
    found = guides.topic(name).question(question)
    assert found is not None
    assert found.when is None


def test_a_talk_about_a_topic_alone_keeps_no_words_in_sight(view: DebriefView, case_id: CaseId) -> None:
    """They would tell what it is about."""
    view.arrive(case=case_id, topic=guides.every_topic()[0].name)
    view.intentions.begin(Mode.IN_PERSON)
    assert view.public_guide == ""


def test_words_of_the_talk_before_do_not_stay(view: DebriefView, case_id: CaseId) -> None:
    view.arrive(case=case_id, step=Step.DAY_1)
    view.intentions.begin(Mode.IN_PERSON)
    assert view.public_guide
    view.arrive(case=case_id, step=Step.DAY_3)
    assert view.public_guide == ""


def test_the_house_knows_words_of_the_guide_in_sight_and_of_no_other_screen(
    qtbot: QtBot, view: DebriefView, case_id: CaseId
) -> None:
    house = House(language("en"))
    qtbot.addWidget(house)
    house.add_place("today", "Today", lambda: Text("Today"))
    house.add_place("debrief", "Debrief", lambda: view)
    house.go("debrief", case=case_id, step=Step.DAY_1)
    view.intentions.begin(Mode.IN_PERSON)
    assert house.public_guide() == view.public_guide != ""
    house.go("today")
    assert house.public_guide() == ""


@pytest.mark.parametrize("guide", ["t1-24-hours/1/no_such_question", "no-such-guide/1/sleep", "t1-24-hours/99/sleep"])
def test_words_that_this_program_does_not_know_are_left_out(guide: str) -> None:
    assert guides.public_words(guide) is None
