"""The block of a red flag, and the page of one of which nobody has said what was done."""

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import cases, debriefs, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.content import library
from wellbeing.domain.after_flag import TICKED_BY_MISTAKE
from wellbeing.domain.checklist import Mode, RedFlag
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.gui.red_flag.alarm import Alarms
from wellbeing.gui.red_flag.screen import build
from wellbeing.gui.red_flag.view import RedFlagView
from wellbeing.gui.red_flag.wording import alarm
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


def emergency(session: Session) -> tuple[CaseId, DebriefId]:
    (case_id,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    debriefs.take_over(
        session, case_id, checklist="help-now", version=1, mode=Mode.BY_PHONE, answers={"signs": ["die"]}
    )
    (raised,) = cases.case_file(session, case_id).flags
    assert raised.debrief_id is not None
    return case_id, raised.debrief_id


def opened(session: Session, qtbot: QtBot, code: str = "en") -> tuple[RedFlagView, Ways, CaseId]:
    case_id, debrief_id = emergency(session)
    ways = Ways()
    view = build(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    view.arrive(case=case_id, debrief=debrief_id, flag="wants_to_die")
    return view, ways, case_id


def words(view: RedFlagView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisibleTo(view))


def press(view: RedFlagView, name: str) -> None:
    next(one for one in view.findChildren(Button) if one.text() == name and one.isVisibleTo(view)).click()


def test_it_says_what_to_do_on_the_phone_with_the_numbers(session: Session, qtbot: QtBot) -> None:
    view, _ways, _case = opened(session, qtbot)
    flag = library.help_now().red_flag("wants_to_die")
    assert flag is not None
    for line in (*flag.act_now.for_mode(Mode.BY_PHONE), *flag.refusal):
        assert line in words(view)
    assert "112" in words(view)


@pytest.mark.parametrize("answer", ["called_112", "refused", TICKED_BY_MISTAKE])
def test_one_press_in_the_foot_leads_to_what_was_done(session: Session, qtbot: QtBot, answer: str) -> None:
    view, ways, case_id = opened(session, qtbot)
    press(view, "What was done?")
    (block,) = view.alarms.blocks
    assert block.done is not None
    assert view.focusWidget() is block.done.button("called_112")
    block.done.button(answer).click()
    press(view, "Note what was done")
    (raised,) = cases.case_file(session, case_id).flags
    assert raised.done == (answer,)
    assert ways.last == ("case", {"case": case_id})


def test_no_answer_is_told_beside_the_answers(session: Session, qtbot: QtBot) -> None:
    view, ways, _case = opened(session, qtbot)
    press(view, "Note what was done")
    assert "Please say what was done" in words(view)
    assert ways.gone == []


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view, _ways, _case = opened(session, qtbot, "xx")
    assert view.title.startswith("[")


def flags(*names: str) -> list[RedFlag]:
    known = {flag.id: flag for flag in library.red_flags()}
    return [known[name] for name in names]


def test_a_block_whose_words_stay_is_kept_with_what_is_ticked_in_it(qtbot: QtBot, english: Language) -> None:
    place = Alarms(english, lambda _flag, _done: None)
    qtbot.addWidget(place)
    first, second = (alarm(flag, Mode.IN_PERSON, english) for flag in flags("wants_to_die", "head_injury"))
    assert place.show_alarms([first])
    (block,) = place.blocks
    assert block.done is not None
    block.done.button("stayed").click()
    assert place.show_alarms([first, second]), "a new one is brought into sight"
    assert place.blocks[0] is block
    assert block.done.values() == ["stayed"]
    handled = dataclasses.replace(first, handled=True, chosen=("stayed",))
    assert not place.show_alarms([handled, second])
    assert place.waiting is place.blocks[1]
    place.show_alarms([])
    assert place.blocks == ()
    assert place.isHidden()
