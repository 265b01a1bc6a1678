"""Topic guides: found by what happened, read without a case, and taken into a talk from one, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import cases, guides, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.content import countries
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.gui.guides.screen import build_guide, build_list, build_outside
from wellbeing.gui.guides.view import GuideList, GuidePage
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language

NAMES = [head.name for head in guides.every_topic()]


@pytest.fixture
def case_id(session: Session) -> CaseId:
    new = NewIncident(act="TRAUMA_FIREARM", officers=[Involved(alias="Linden", name="Ada Officer")], agreed=True)
    (opened,) = incidents.open_incident(session, new)
    return opened


def shown_words(view: QWidget) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text) if not text.isHidden())


def press(button: Button | None) -> None:
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def guide_page(qtbot: QtBot, session: Session, name: str, case: CaseId | None = None, code: str = "en") -> GuidePage:
    view = build_guide(Direct(session), Ways(), language(code))
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(name=name, **({} if case is None else {"case": case}))
    return view


def test_every_guide_is_in_the_list_and_what_fits_the_case_stands_first(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view = build_list(Direct(session), ways := Ways(), language("en"))
    qtbot.addWidget(view)
    view.arrive(case=case_id)
    assert set(view.rows) == set(NAMES)
    assert next(iter(view.rows)) == "firearm"
    assert "They fit this case" in shown_words(view)
    press(view.rows["firearm"].action)
    assert ways.last == ("guide", {"name": "firearm", "case": case_id})


def test_without_a_case_all_guides_stand_in_one_list(qtbot: QtBot, session: Session) -> None:
    view = build_list(Direct(session), ways := Ways(), language("en"))
    qtbot.addWidget(view)
    view.arrive()
    assert set(view.rows) == set(NAMES)
    assert "They fit this case" not in shown_words(view)
    press(view.rows["assault"].action)
    assert ways.last == ("guide", {"name": "assault"})


@pytest.mark.parametrize("name", NAMES)
def test_each_guide_is_read_on_one_page_in_both_ways_of_talking(qtbot: QtBot, session: Session, name: str) -> None:
    view = guide_page(qtbot, session, name)
    guide = guides.topic(name)
    words = shown_words(view)
    for line in (guide.title, guide.opening.in_person, *guide.questions[0].points, *guide.questions[0].avoid):
        assert line in words
    for flag in guide.red_flags:
        assert flag.title in words
    assert ("The lawyer comes first" in words) == guide.lawyer_first
    assert view.talk_button is None, "there is no case to hold it for"
    view.presenter.choose_mode(Mode.BY_PHONE)
    assert guide.opening.for_mode(Mode.BY_PHONE) in shown_words(view)


def test_a_sign_shows_what_to_do_and_whom_to_call(qtbot: QtBot, session: Session) -> None:
    view = guide_page(qtbot, session, "firearm")
    before = shown_words(view)
    press(view.signs[0].more)
    unfolded = shown_words(view).removeprefix(before)
    assert "112" in unfolded
    assert guides.topic("firearm").red_flags[0].act_now.in_person[0] in shown_words(view)


def test_from_a_case_a_talk_with_the_guide_begins(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    ways = Ways()
    view = build_guide(Direct(session), ways, language("en"))
    qtbot.addWidget(view)
    view.arrive(name="assault", case=case_id)
    assert "Ada" not in shown_words(view)
    press(view.talk_button)
    assert ways.last == ("debrief", {"case": case_id, "topic": "assault"})


def test_a_closed_case_has_no_more_talks(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    cases.close(session, case_id)
    assert guide_page(qtbot, session, "assault", case_id).talk_button is None


def test_outside_a_vault_guides_are_read_and_left_again(qtbot: QtBot) -> None:
    shown: list[QWidget] = []
    left: list[bool] = []
    view = build_outside(
        shown.append, lambda: left.append(True), language("en"), countries.anywhere, lambda *_job: None
    )
    qtbot.addWidget(view)
    press(view.rows["custody"].action)
    page = shown[-1]
    assert isinstance(page, GuidePage)
    qtbot.addWidget(page)
    press(page.signs[0].more)
    assert "112" in shown_words(page)
    page.left.emit()
    again = shown[-1]
    assert isinstance(again, GuideList)
    qtbot.addWidget(again)
    again.left.emit()
    assert left == [True]


@pytest.mark.parametrize("name", ["firearm", "assault"])
def test_it_opens_in_a_longer_language(qtbot: QtBot, session: Session, name: str) -> None:
    view = guide_page(qtbot, session, name, code="xx")
    assert view.title.startswith("[")
