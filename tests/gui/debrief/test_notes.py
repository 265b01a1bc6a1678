"""What is known already, and a newer version of the guide: shown at their place, changed by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.shelves import own_shelf
from tests.gui.direct import Direct, Ways
from wellbeing.app import debriefs, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.gui.debrief.notes import KnownBlock, NewerBlock
from wellbeing.gui.debrief.screen import build
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


@pytest.fixture
def case_id(session: Session) -> CaseId:
    (opened,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    return opened


def guide(qtbot: QtBot, session: Session, case_id: CaseId) -> DebriefView:
    view = build(Direct(session), Ways(), language("en"), DraftKeeper())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(case=case_id, step=Step.DAY_1)
    view.intentions.begin(Mode.IN_PERSON)
    return view


def words_in(view: DebriefView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text) if not text.isHidden())


def press(view: DebriefView, words: str) -> None:
    button = next(one for one in view.findChildren(Button) if one.text() == words and not one.isHidden())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def talk_that_settled_care(session: Session, case_id: CaseId) -> None:
    earlier = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    debriefs.answer(session, earlier, "care", "seen")
    debriefs.answer(session, earlier, "papers", ["union_told"])
    debriefs.finish(session, earlier)


def test_what_is_known_stands_where_it_would_be_asked_and_can_be_asked_again(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    talk_that_settled_care(session, case_id)
    view = guide(qtbot, session, case_id)
    assert not view.findChildren(KnownBlock)
    view.intentions.go_to("sleep")
    assert view.findChildren(KnownBlock)
    assert "Medical care: Yes (Same-shift talk, 12 Mar 2026)" in words_in(view)
    press(view, "Ask all the same")
    assert view.title == "Medical care"
    view.intentions.go_to("day")
    assert not view.findChildren(KnownBlock)


def test_a_list_comes_with_what_is_known_ticked_and_says_since_when(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    talk_that_settled_care(session, case_id)
    view = guide(qtbot, session, case_id)
    view.intentions.go_to("papers")
    control = view._control
    assert control is not None
    assert control.widget.values() == ["union_told"]  # type: ignore[attr-defined]
    assert "Union told (Same-shift talk, 12 Mar 2026)" in words_in(view)


def test_a_newer_version_is_looked_at_first_and_then_taken(
    qtbot: QtBot, session: Session, case_id: CaseId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = own_shelf(tmp_path, monkeypatch)
    view = guide(qtbot, session, case_id)
    view.intentions.answer(("shaken",))
    shelf.publish("t1-24-hours", 2, ("title: How are you now", "title: And now"))
    view.arrive(case=case_id, step=Step.DAY_1)
    assert view.title == "How are you now"
    assert view.findChildren(NewerBlock)
    press(view, "See what would change")
    assert "1 answer stays as it is." in words_in(view)
    press(view, "Take the newer version")
    assert view.title == "And now"
    talk = debriefs.under_way(session, case_id, Step.DAY_1)
    assert talk is not None
    assert standing(session, talk).debrief.answers == {"how_now": "shaken"}


def test_other_words_for_the_same_question_are_shown_at_once(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view = guide(qtbot, session, case_id)
    in_person = words_in(view)
    view.intentions.change_mode(Mode.AFTERWARDS)
    assert words_in(view) != in_person
    assert "Tick only what was really said or done." in words_in(view)
