"""The page of what was entered twice: one press makes it one, another takes it apart."""

from pytestqt.qtbot import QtBot

from tests.app.test_duplicates import _twice
from tests.gui.direct import Direct, Ways
from wellbeing.app import cases, duplicates
from wellbeing.app.session import Session
from wellbeing.gui.duplicates.screen import build
from wellbeing.gui.duplicates.view import DuplicatesView
from wellbeing.language import Language


def _page(session: Session, qtbot: QtBot, code: str = "en") -> tuple[DuplicatesView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.show()
    view.arrive()
    return view, ways


def test_two_become_one_and_two_again(session: Session, qtbot: QtBot) -> None:
    _twice(session)
    view, _ways = _page(session, qtbot)
    for _each in range(2):
        next(button for (deed, _key), button in view.buttons.items() if deed == "join").click()
    assert len(cases.rows(session)) == 1
    for _each in range(2):
        next(button for (deed, _key), button in view.buttons.items() if deed == "apart").click()
    assert len(cases.rows(session)) == 2
    for _each in range(2):
        next(button for (deed, _key), button in view.buttons.items() if deed == "two").click()
    assert duplicates.pairs(session) == []


def test_settled_it_is_gone_from_the_page(session: Session, qtbot: QtBot) -> None:
    _twice(session)
    view, ways = _page(session, qtbot)
    next(button for (deed, _key), button in view.buttons.items() if deed == "join").click()
    next(button for (deed, _key), button in view.buttons.items() if deed == "settle").click()
    assert duplicates.look(session).joined == ()
    view.intentions.leave()
    assert ways.last == ("cases", {})


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    _twice(session)
    view, _ways = _page(session, qtbot, "xx")
    assert view.title.startswith("[")
