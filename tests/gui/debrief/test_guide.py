"""The guide on the screen: by keyboard alone, in every language, and never past an emergency in silence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import cases, debriefs, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import ActionKind, Mode
from wellbeing.domain.follow_up import Result
from wellbeing.domain.identity import CaseId
from wellbeing.gui.debrief.agreed import OfferedCard
from wellbeing.gui.debrief.screen import build
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.debrief.wording import as_answer
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choice
from wellbeing.language import language


@pytest.fixture
def case_id(session: Session) -> CaseId:
    officer = Involved(alias="Linden", name="Ada Officer")
    (opened,) = incidents.open_incident(session, NewIncident(act="ASSAULT_SERIOUS", officers=[officer], agreed=True))
    return opened


def guide(qtbot: QtBot, session: Session, case_id: CaseId, step: Step, code: str = "en") -> tuple[DebriefView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language(code), DraftKeeper())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(case=case_id, step=step)
    return view, ways


def test_a_whole_talk_is_held_with_the_keyboard_alone(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, ways = guide(qtbot, session, case_id, Step.DAY_1)
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Space)
    for _press in range(60):
        if ways.gone:
            break
        view.on.setFocus()
        QTest.keyClick(view.on, Qt.Key.Key_Space)
    assert ways.last == ("case", {"case": case_id})
    follow_ups = cases.case_file(session, case_id).follow_ups
    assert next(found.result for found in follow_ups if found.step is Step.DAY_1) is Result.KEPT


def test_an_emergency_stands_above_everything_until_it_was_said_what_was_done(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view, ways = guide(qtbot, session, case_id, Step.DAY_3)
    view.intentions.begin(Mode.BY_PHONE)
    view.intentions.go_to("signs")
    view.intentions.answer(("head_injury",) if "head_injury" in _keys(view) else (_keys(view)[0],))
    assert view.alarm_ids
    before = view.on.text()
    view.intentions.go_on()
    assert view.on.text() == before, "the guide stays where it is"
    view.intentions.go_on(without_word=True)
    assert view.on.text() != before, "but nobody is locked in"
    for _press in range(40):
        view.intentions.go_on(without_word=True)
    assert not ways.gone, "the talk does not end before a word was said"
    view.intentions.note_done(view.alarm_ids[0], ("called_112",))
    view.intentions.go_on()


def _keys(view: DebriefView) -> list[str]:
    control = view._control
    assert control is not None
    return list(control.widget._buttons)  # type: ignore[attr-defined]


def test_pausing_leads_back_to_the_case_and_arriving_again_resumes(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view, ways = guide(qtbot, session, case_id, Step.DAY_3)
    view.intentions.begin(Mode.IN_PERSON)
    view.intentions.go_on()
    title = view.title
    view.intentions.pause()
    assert ways.last[0] == "case"
    again, _ways = guide(qtbot, session, case_id, Step.DAY_3)
    assert again.title == title


def test_the_name_is_never_on_the_screen(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    from PySide6.QtWidgets import QLabel

    view, _ways = guide(qtbot, session, case_id, Step.DAY_3)
    view.intentions.begin(Mode.IN_PERSON)
    assert not any("Ada" in label.text() for label in view.findChildren(QLabel))


@pytest.mark.parametrize("step", list(Step))
def test_every_step_opens_in_a_longer_language(qtbot: QtBot, session: Session, case_id: CaseId, step: Step) -> None:
    view, _ways = guide(qtbot, session, case_id, step, "xx")
    view.intentions.begin(Mode.AFTERWARDS)
    assert view.title.startswith("[")
    assert len(view.findChildren(Choice)) > 0 or view.on.isEnabled()


def test_another_case_at_the_same_question_begins_with_empty_fields(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    other = Involved(alias="Oak", name="Bo Officer")
    (second,) = incidents.open_incident(session, NewIncident(act="ASSAULT_SERIOUS", officers=[other], agreed=True))
    view, _ways = guide(qtbot, session, second, Step.DAY_3)
    for one in (second, case_id):
        view.arrive(case=one, step=Step.DAY_3)
        view.intentions.begin(Mode.IN_PERSON)
        _to_first_note(view)
    _note(view).setPlainText("only for the first")
    view.arrive(case=second, step=Step.DAY_3)
    assert _note(view).toPlainText() == ""
    view.on.click()
    talks = [debriefs.under_way(session, one, Step.DAY_3) for one in (second, case_id)]
    for talk in talks:
        assert talk is not None
        assert "only for the first" not in standing(session, talk).debrief.answers.values()


def _to_first_note(view: DebriefView) -> None:
    for _press in range(60):
        if view._control is not None and view._control.is_note:
            return
        view.intentions.go_on(without_word=True)
    raise AssertionError("this talk has no note")


def _note(view: DebriefView) -> QPlainTextEdit:
    assert view._control is not None
    area = view._control.widget.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    return area


@pytest.mark.parametrize("typed", ["--5", "5-", "٣", "²", "1e3", " 5", "9" * 5000])
def test_what_is_no_whole_number_is_no_answer_to_a_number(typed: str) -> None:
    assert as_answer("number", (typed,)) is None
    assert as_answer("number", ("-5",)) == -5


def _propose(view: DebriefView) -> str:
    """Go to the first question of this talk with an answer that proposes a task, and give it; its sentence."""
    shown = view.intentions._standing  # type: ignore[attr-defined]
    for question in shown.way:
        for option in question.options:
            for action in option.actions:
                if action.kind is ActionKind.TASK and option.red_flag is None:
                    view.intentions.go_to(question.id)
                    view.intentions.answer((option.id,))
                    return str(action.label)
    raise AssertionError("no answer of this talk proposes a task")


def _card(view: DebriefView, about: str) -> OfferedCard:
    QApplication.sendPostedEvents()
    return next(card for card in view.findChildren(OfferedCard) if card.offered.about == about)


def test_a_proposal_stands_beside_its_answer_and_is_taken_with_one_press(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view, _ways = guide(qtbot, session, case_id, Step.SAME_SHIFT)
    view.intentions.begin(Mode.IN_PERSON)
    about = _propose(view)
    assert cases.case_file(session, case_id).tasks == ()
    card = _card(view, about)
    card.first.setFocus()
    card.first.click()
    assert [task.about for task in cases.case_file(session, case_id).tasks] == [about]
    assert view.focusWidget() is _card(view, about).first, "the keyboard stays with the proposal"
    for _press in range(60):
        if view.intentions._standing.question is None:  # type: ignore[attr-defined]
            break
        view.intentions.go_on()
    assert _card(view, about).offered.taken, "at the end it stands under what was agreed"
    view.intentions.leave(about)
    assert cases.case_file(session, case_id).tasks == ()
    again = _card(view, about)
    assert again.day is not None, "at the end its day can be changed first"
    again.day.line.setText("1/2/2020")
    again.first.click()
    assert again.field is not None
    assert again.field.error
    assert cases.case_file(session, case_id).tasks == ()


def test_how_will_you_talk_has_a_way_back_and_begins_nothing(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, ways = guide(qtbot, session, case_id, Step.DAY_1)
    back = next(one for one in view.findChildren(Button) if one.text() == "Back" and one.isVisibleTo(view))
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert ways.last == ("case", {"case": case_id})
    assert cases.case_file(session, case_id).debriefs == ()


def test_what_was_done_is_one_press_away_from_any_place_of_the_page(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view, _ways = guide(qtbot, session, case_id, Step.DAY_3)
    view.intentions.begin(Mode.BY_PHONE)
    assert not view.say_done.isVisibleTo(view)
    view.intentions.go_to("signs")
    view.intentions.answer((_keys(view)[0],))
    view.resize(420, 400)
    view.scroll_area.verticalScrollBar().setValue(10_000)
    view.say_done.click()
    waiting = view.alarms.waiting
    assert waiting is not None
    assert waiting.done is not None
    focused = view.focusWidget()
    assert focused is not None
    assert waiting.done.isAncestorOf(focused)
    in_sight = focused.mapTo(view.scroll_area.viewport(), focused.rect().center())
    assert view.scroll_area.viewport().rect().contains(in_sight)
