"""What is due is shown with its way out; nothing goes without a second press, and wrong times are told beside."""

import datetime as dt

from pytestqt.qtbot import QtBot

from tests.app.test_retention import closed_case
from tests.gui.direct import Direct, Ways
from tests.gui.lines import line_of
from tests.helpers.long_guide import KeepsNothing
from tests.helpers.vaults import Clock
from wellbeing.app import cases, officer_rights, retention, vaults
from wellbeing.app.session import Session
from wellbeing.domain.retention import Kind
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.entering import SealedDrafts
from wellbeing.gui.retention.screen import build
from wellbeing.gui.retention.view import RetentionView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


def opened(
    session: Session, qtbot: QtBot, code: str = "en", keeper: DraftKeeper | KeepsNothing | None = None
) -> tuple[RetentionView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code), keeper or KeepsNothing())
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
    line_of(view.fields["reason"]).setText("A claim may come")
    view.buttons["keep"].click()
    assert retention.due(session) == []
    assert cases.case_file(session, case_id).notes


def test_times_are_the_unions_and_wrong_ones_are_told_beside_their_field(session: Session, qtbot: QtBot) -> None:
    view, _ways = opened(session, qtbot)
    line_of(view.fields["notes"]).setText("twelve")
    line_of(view.fields["talks"]).setText("18")
    view.buttons["times"].click()
    assert view.fields["notes"].error
    assert line_of(view.fields["talks"]).text() == "18", "nothing typed is lost"
    line_of(view.fields["notes"]).setText("6")
    view.buttons["times"].click()
    months = retention.months(session)
    assert (months[Kind.NOTES], months[Kind.TALKS]) == (6, 18)


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view, _ways = opened(session, qtbot, "xx")
    assert view.title.startswith("[")


def test_several_are_erased_after_it_was_said_exactly_what_goes(session: Session, qtbot: QtBot, clock: Clock) -> None:
    first, second = closed_case(session, "Heron"), closed_case(session, "Robin")
    clock.forward(days=400)
    view, _ways = opened(session, qtbot)
    assert not view.buttons["erase ticked"].isEnabled()
    line_of(view.fields["talks"]).setText("18")
    view.buttons["all"].click()
    assert line_of(view.fields["talks"]).text() == "18", "choosing loses nothing that was typed"
    view.buttons["erase ticked"].click()
    assert view.focusWidget() is view.buttons["no"]
    assert cases.case_file(session, first).notes
    view.buttons["yes"].click()
    assert not cases.case_file(session, first).notes
    assert not cases.case_file(session, second).notes
    assert any("erased for good" in label.text() for label in view.findChildren(Text))


def test_what_can_not_go_is_named_with_its_reason_and_the_rest_goes(
    session: Session, qtbot: QtBot, clock: Clock
) -> None:
    first, second = closed_case(session, "Heron"), closed_case(session, "Robin")
    clock.forward(days=400)
    view, _ways = opened(session, qtbot)
    view.arrive(cases=f"{first},{second}")
    assert [tick.isChecked() for tick in view.ticks.values()] == [True, True]
    view.buttons["erase ticked"].click()
    officer_rights.hold(session, officer_rights.of_case(session, first), "A claim", session.today() + dt.timedelta(9))
    view.buttons["yes"].click()
    assert cases.case_file(session, first).notes
    assert not cases.case_file(session, second).notes
    assert any(
        label.text().startswith("Heron · Notes of the representative was not:") for label in view.findChildren(Text)
    )


def test_several_are_kept_longer_for_one_reason(session: Session, qtbot: QtBot, clock: Clock) -> None:
    closed_case(session, "Heron"), closed_case(session, "Robin")
    clock.forward(days=400)
    view, _ways = opened(session, qtbot)
    view.buttons["all"].click()
    view.buttons["longer ticked"].click()
    view.buttons["keep"].click()
    assert view.fields["reason"].error
    line_of(view.fields["reason"]).setText("A claim may come")
    view.buttons["keep"].click()
    assert retention.due(session) == []


def test_a_half_written_reason_goes_with_what_it_is_about_and_stays_with_nobody_else(
    session: Session, qtbot: QtBot, clock: Clock
) -> None:
    heron, robin = closed_case(session, "Heron"), closed_case(session, "Robin")
    clock.forward(days=400)
    keeper = DraftKeeper()
    keeper.use(SealedDrafts(vaults.drafts(session)))
    view, _ways = opened(session, qtbot, keeper=keeper)

    def type_reason(at: str, words: str) -> None:
        view.buttons[f"longer {at}"].click()
        line_of(view.fields["reason"]).setText(words)

    type_reason(f"{Kind.NOTES} {robin}", "Robin asks for it")
    type_reason(f"{Kind.NOTES} {heron}", "Heron's claim")
    view.buttons["all"].click()
    type_reason("ticked", "Heron and Robin")
    keeper.seal()
    view.buttons[f"erase {Kind.NOTES} {heron}"].click()
    view.buttons["yes"].click()
    assert vaults.half_written(session) == (f"retention-{robin}-notes",)
    keeper.seal()
    assert vaults.half_written(session) == (f"retention-{robin}-notes",), "the lock seals no word of the erased"
    view.buttons[f"longer {Kind.NOTES} {robin}"].click()
    assert line_of(view.fields["reason"]).text() == "Robin asks for it"
