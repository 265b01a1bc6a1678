"""A request of the office: seen first, answered on purpose, and written once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.test_office_requests import asked, read
from tests.gui.direct import Direct, Ways
from tests.helpers.hand_over import full_case, two
from wellbeing.app import departures
from wellbeing.app.session import Session
from wellbeing.domain.request import Found, Wish
from wellbeing.gui.office_request.screen import build
from wellbeing.gui.office_request.view import OfficeRequestView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


def told(view: OfficeRequestView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text) if not text.isHidden())


def test_it_is_looked_at_and_answered_on_purpose(qtbot: QtBot, tmp_path: Path) -> None:
    with two(tmp_path) as (office, ana):
        case_id, ways = full_case(ana), Ways()
        file = asked(office, ana, tmp_path / "a.wbrequest", Wish.ERASURE)
        view = build(Direct(ana), ways, Language("en"))
        qtbot.addWidget(view)
        view.arrive()
        view.intentions.look(file)
        assert all(words in told(view) for words in ("Ana Rep", "ada  OFFICER", "Heron", "To erase"))
        assert departures.files_that_left(ana) == []
        next(iter(view.meant.values())).pressed.emit()
        assert ways.last == ("rights", {"case": case_id})
        view.save_button.click()
        assert "Please choose what you answer." in told(view)
        assert view.answers is not None
        view.answers.choose("found")
        (tmp_path / "taken").write_text("taken")
        view.intentions.answer(view.answers.value())
        view.intentions.save_to(tmp_path / "taken")
        assert view.answers.value() == "found", "what was chosen stays where the file can't be written"
        assert "exists already" in told(view)
        view.intentions.save_to(tmp_path / "a.wbanswer")
        assert "sealed for the office" in told(view)
        assert read(office, tmp_path / "a.wbanswer").found is Found.FOUND


@pytest.mark.parametrize(("chosen", "said"), [("not_found", Found.NOT_FOUND), ("done", Found.DONE)])
def test_nobody_is_meant_or_it_was_done_by_hand(qtbot: QtBot, tmp_path: Path, chosen: str, said: Found) -> None:
    with two(tmp_path) as (office, ana):
        view = build(Direct(ana), Ways(), Language("en"))
        qtbot.addWidget(view)
        view.arrive()
        view.intentions.look(asked(office, ana, tmp_path / "a.wbrequest", Wish.ACCESS))
        assert "Nobody here has this name" in told(view)
        view.intentions.answer(chosen)
        view.intentions.save_to(tmp_path / "a.wbanswer")
        assert read(office, tmp_path / "a.wbanswer").found is said


def test_what_is_no_request_and_who_has_no_name_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    ways = Ways()
    view = build(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.arrive()
    assert "This can't be done" in told(view)
    with two(tmp_path) as (_office, ana):
        view = build(Direct(ana), ways, Language("en"))
        qtbot.addWidget(view)
        view.arrive()
        view.intentions.look(tmp_path / "nothing")
        assert "can't be answered" in told(view)
