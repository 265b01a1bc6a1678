"""What is due is shown with its way out; nothing goes without a second press, and wrong times are told beside."""

from pytestqt.qtbot import QtBot

from tests.app.test_retention import closed_case
from tests.gui.direct import Direct, Ways
from tests.helpers.long_guide import KeepsNothing
from tests.helpers.vaults import Clock
from wellbeing.app import cases, retention
from wellbeing.app.session import Session
from wellbeing.domain.retention import Kind
from wellbeing.gui.retention.screen import build
from wellbeing.gui.retention.view import RetentionView
from wellbeing.language import Language


def opened(session: Session, qtbot: QtBot, code: str = "en") -> tuple[RetentionView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code), KeepsNothing())
    qtbot.addWidget(view)
    view.resize(1100, 800)
    view.show()
    view.arrive()
    return view, ways


def test_what_is_due_is_erased_by_a_second_press_only(session: Session, qtbot: QtBot, clock: Clock) -> None:
    case_id = closed_case(session)
    clock.forward(days=400)
    view, _ways = opened(session, qtbot)
    key = f"{Kind.NOTES} {case_id}"
    view.buttons[f"erase {key}"].click()
    assert view.focusWidget() is view.buttons["no"]
    view.buttons["no"].click()
    assert cases.case_file(session, case_id).notes
    view.buttons[f"erase {key}"].click()
    view.buttons["yes"].click()
    assert not cases.case_file(session, case_id).notes
    assert f"erase {key}" not in view.buttons


def test_keeping_longer_needs_a_reason(session: Session, qtbot: QtBot, clock: Clock) -> None:
    case_id = closed_case(session)
    clock.forward(days=400)
    view, _ways = opened(session, qtbot)
    view.buttons[f"longer {Kind.NOTES} {case_id}"].click()
    view.buttons["keep"].click()
    assert view.fields["reason"].error
    view.fields["reason"].control.setText("A claim may come")  # type: ignore[attr-defined]
    view.buttons["keep"].click()
    assert retention.due(session) == []
    assert cases.case_file(session, case_id).notes


def test_times_are_the_unions_and_wrong_ones_are_told_beside_their_field(session: Session, qtbot: QtBot) -> None:
    view, _ways = opened(session, qtbot)
    view.fields["notes"].control.setText("twelve")  # type: ignore[attr-defined]
    view.fields["talks"].control.setText("18")  # type: ignore[attr-defined]
    view.buttons["times"].click()
    assert view.fields["notes"].error
    assert view.fields["talks"].control.text() == "18", "nothing typed is lost"  # type: ignore[attr-defined]
    view.fields["notes"].control.setText("6")  # type: ignore[attr-defined]
    view.buttons["times"].click()
    months = retention.months(session)
    assert (months[Kind.NOTES], months[Kind.TALKS]) == (6, 18)


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view, _ways = opened(session, qtbot, "xx")
    assert view.title.startswith("[")
