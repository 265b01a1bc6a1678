"""An officer's rights on one page: corrected, restricted, held, taken along, and erased with a receipt."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.gui.lines import line_of
from tests.helpers.hand_over import full_case
from tests.helpers.long_guide import KeepsNothing
from wellbeing.app import cases, departures, officer_rights, silence
from wellbeing.app.session import Session
from wellbeing.domain.departure import FileKind
from wellbeing.domain.follow_up import TurnedTo
from wellbeing.domain.identity import CaseId
from wellbeing.gui.rights.screen import build
from wellbeing.gui.rights.view import RightsView
from wellbeing.language import Language


def run(job: object, done: object, failed: object = None) -> None:
    """The paper thread, at once."""
    done(job())  # type: ignore[operator]


def opened(session: Session, qtbot: QtBot, code: str = "en") -> tuple[RightsView, Ways, CaseId]:
    case_id = full_case(session)
    for silent in cases.case_file(session, case_id).quiet.silences:
        silence.note_turned_to(session, silent.follow_up.id, (TurnedTo.DUTY_COMMANDER,))
    ways = Ways()
    view = build(Direct(session), ways, Language(code), KeepsNothing(), run)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    view.show()
    view.arrive(case=case_id)
    return view, ways, case_id


def test_what_is_kept_is_shown_and_taken_along(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    view, ways, case_id = opened(session, qtbot)
    view.buttons["see"].click()
    assert ways.last == ("paper", {"kind": "kept", "case": case_id})
    view.intentions.save_to(tmp_path / "record.json")
    assert json.loads((tmp_path / "record.json").read_text("utf-8"))["officer"]["name"] == "Ada Officer"
    view.intentions.save_to(tmp_path / "record.json")
    assert departures.files_that_left(session)[0].kind is FileKind.OFFICER_RECORD
    assert len(departures.files_that_left(session)) == 1, "a file that exists is not replaced"


def test_a_correction_is_kept_with_what_stood_there_and_a_wrong_one_is_told_beside_its_field(
    session: Session, qtbot: QtBot
) -> None:
    view, _ways, case_id = opened(session, qtbot)
    line_of(view.fields["alias"]).setText(" ")
    line_of(view.fields["name"]).setText("Ada Smith")
    view.buttons["correct"].click()
    assert view.fields["alias"].error
    assert line_of(view.fields["name"]).text() == "Ada Smith", "nothing typed is lost"
    line_of(view.fields["alias"]).setText("Wren")
    view.buttons["correct"].click()
    officer = cases.case_file(session, case_id).officer
    assert (officer.alias, officer.name) == ("Wren", "Ada Smith")
    found = officer_rights.standing(session, officer.id).corrections
    assert {one.before for one in found} == {"Heron", "Ada Officer"}


def test_records_are_restricted_and_used_again(session: Session, qtbot: QtBot) -> None:
    view, _ways, case_id = opened(session, qtbot)
    view.buttons["restrict"].click()
    assert view.fields["ground"].error
    view.grounds.button("accuracy").click()
    view.buttons["restrict"].click()
    assert cases.case_file(session, case_id).restriction is not None
    view.buttons["lift"].click()
    assert cases.case_file(session, case_id).restriction is None


@pytest.mark.parametrize(("reason", "until", "field"), [("", "31/12/2026", "reason"), ("Claim", "soon", "until")])
def test_a_hold_without_reason_or_day_is_told_beside_its_field(
    session: Session, qtbot: QtBot, reason: str, until: str, field: str
) -> None:
    view, _ways, case_id = opened(session, qtbot)
    line_of(view.fields["reason"]).setText(reason)
    view.fields["until"].control.line.setText(until)  # type: ignore[attr-defined]
    view.buttons["hold"].click()
    assert view.fields[field].error
    assert officer_rights.standing(session, officer_rights.of_case(session, case_id)).holds == ()


def test_under_a_hold_nothing_can_be_erased_until_it_is_lifted(session: Session, qtbot: QtBot) -> None:
    view, _ways, _case = opened(session, qtbot)
    line_of(view.fields["reason"]).setText("Claim")
    view.fields["until"].control.show_day(session.today())  # type: ignore[attr-defined]
    view.buttons["hold"].click()
    assert not view.buttons["erase"].isEnabled()
    view.buttons["lift-hold"].click()
    assert view.buttons["erase"].isEnabled()


def test_erasing_is_asked_first_and_leaves_a_receipt_that_can_be_saved(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    view, ways, _case = opened(session, qtbot)
    view.buttons["erase"].click()
    assert view.focusWidget() is view.buttons["keep"], "a press of the space bar erases nothing"
    view.buttons["keep"].click()
    assert len(cases.rows(session)) == 1
    view.buttons["erase"].click()
    view.buttons["erase-now"].click()
    assert cases.rows(session) == []
    assert view.title == "Receipt of an erasure"
    assert view.previews
    view.buttons["done"].click()
    assert view.title == "Receipt of an erasure", "the first press says that it is kept nowhere"
    view.intentions.save_to(tmp_path / "receipt.pdf")
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    assert departures.files_that_left(session)[0].kind is FileKind.ERASURE_RECEIPT
    view.refresh(frozenset())
    assert view.title == "Receipt of an erasure", "it stays in sight"
    view.buttons["done"].click()
    assert ways.last == ("cases", {})


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view, _ways, _case = opened(session, qtbot, "xx")
    assert view.title.startswith("[")
