"""A breach: one answer starts the clock, what is known follows, and whoever has to know is told."""

import datetime as dt

from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.long_guide import KeepsNothing
from wellbeing.app import breaches
from wellbeing.app.session import Session
from wellbeing.domain.breach import BreachKind, Known, Risk
from wellbeing.domain.identity import BreachId
from wellbeing.gui.breach import screen
from wellbeing.gui.breach.breach_view import BreachView
from wellbeing.language import Language


def _noted(session: Session, hours: int = 1) -> BreachId:
    found = (session.now() - dt.timedelta(hours=hours)).astimezone()
    return breaches.note(session, Known(kind=BreachKind.PAPER_LOST, found_on=found.date(), found_time=found.time()))


def _page(session: Session, qtbot: QtBot, breach: BreachId, code: str = "en") -> tuple[BreachView, Ways]:
    ways = Ways()
    view = screen.build_one(Direct(session), ways, Language(code), KeepsNothing())
    qtbot.addWidget(view)
    view.show()
    view.arrive(breach=breach)
    return view, ways


def test_one_answer_notes_it(session: Session, qtbot: QtBot) -> None:
    ways = Ways()
    view = screen.build_new(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.show()
    view.arrive()
    assert not view.note_button.isEnabled()
    view.choices.button("computer_stolen").click()
    view.note_button.click()
    (breach,) = breaches.everything(session)
    assert breach.kind is BreachKind.COMPUTER_STOLEN
    assert ways.last == ("breach", {"breach": breach.id})


def test_the_list_shows_the_hours_that_are_left(session: Session, qtbot: QtBot) -> None:
    breach = _noted(session, 2)
    _noted(session, 80)
    view = screen.build(Direct(session), ways := Ways(), Language("en"))
    qtbot.addWidget(view)
    view.arrive()
    chips = [row.accessibleName() + row.accessibleDescription() for row in view.rows]
    assert len(chips) == 2
    view.rows[0].pressed.emit()
    assert ways.last == ("breach", {"breach": breach})


def test_it_is_told_and_closed_from_its_page(session: Session, qtbot: QtBot) -> None:
    breach = _noted(session)
    view, ways = _page(session, qtbot, breach)
    assert view.known is not None
    view.known.risk.choose("high")
    view.known.people.setText("3")
    view.buttons["keep"].click()
    assert (breaches.get(session, breach).risk, breaches.get(session, breach).people) == (Risk.HIGH, 3)
    now = session.now().astimezone()
    for part in ("authority", "people"):
        view.fields[part]["day"].control.show_day(now.date())  # type: ignore[attr-defined]
        view.fields[part]["time"].control.show_time(now.time())  # type: ignore[attr-defined]
        view.buttons[part].click()
    view.buttons["close"].click()
    assert breaches.get(session, breach).closed_at is not None
    view.buttons["reopen"].click()
    assert breaches.get(session, breach).closed_at is None
    view.buttons["report"].click()
    assert ways.last == ("controller-paper", {"name": "breach-report", "breach": breach})


def test_what_is_wrong_is_said_beside_its_field_and_stays(session: Session, qtbot: QtBot) -> None:
    view, _ways = _page(session, qtbot, _noted(session, 80))
    assert view.known is not None
    view.known.people.setText("many")
    view.buttons["keep"].click()
    assert view.fields["known"]["people"].error
    assert view.known.people.text() == "many"
    view.known.found_on.line.setText("someday")
    view.buttons["keep"].click()
    assert view.fields["known"]["day"].error
    now = session.now().astimezone()
    view.fields["authority"]["day"].control.show_day(now.date())  # type: ignore[attr-defined]
    view.fields["authority"]["time"].control.show_time(now.time())  # type: ignore[attr-defined]
    view.buttons["authority"].click()
    assert view.fields["authority"]["delay_reason"].error


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view, _ways = _page(session, qtbot, _noted(session), "xx")
    assert view.title.startswith("[")
