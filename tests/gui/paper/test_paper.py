"""A paper leaves only when it may: shown as it is, asked again, noted; through any order of presses."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock, open_session
from wellbeing.app import cases, consents, departures, employer, incidents, preferences, referrals, services
from wellbeing.app.employer import Wish
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import CaseId, ReferralId
from wellbeing.domain.referral import ReferralState
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.employer.wish import kept
from wellbeing.gui.paper.presenter import Presenter
from wellbeing.gui.paper.screen import build
from wellbeing.gui.paper.shown import DateAsked, Shown, Stopped
from wellbeing.gui.paper.view import PaperView
from wellbeing.gui.paper.wanted import Kind, Wanted
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.work import Paper
from wellbeing.language import language


def run(job: Callable[[], Any], done: Callable[[Any], object], failed: Any = None) -> None:
    """The paper thread, without a thread."""
    done(job())


def draw(pdf: bytes, _dpi: int) -> Sequence[bytes]:
    return (pdf,)


class Screen:
    """Keeps what it was given to show, and what it let out."""

    def __init__(self) -> None:
        self.paper: Shown | None = None
        self.pages: Sequence[Any] = ()
        self.asked: DateAsked | None = None
        self.stopped: Stopped | None = None
        self.left: list[str] = []
        self.errors: list[tuple[str, str]] = []
        self.printer_wanted = 0
        self.places: list[str] = []

    def show_paper(self, shown: Shown) -> None:
        self.paper, self.stopped, self.asked, self.pages = shown, None, None, ()

    def show_pages(self, pages: Sequence[Any]) -> None:
        self.pages = pages

    def ask_date(self, asked: DateAsked) -> None:
        self.asked, self.paper, self.pages = asked, None, ()

    def show_stopped(self, stopped: Stopped) -> None:
        self.stopped, self.paper, self.pages = stopped, None, ()

    def show_left(self, words: str) -> None:
        self.left.append(words)

    def show_error(self, words: str, field: str = "") -> None:
        self.errors.append((words, field))

    def choose_printer(self) -> None:
        self.printer_wanted += 1

    def choose_place(self, file_name: str) -> None:
        self.places.append(file_name)


def open_case(session: Session, *, name: str = "Ada Officer") -> CaseId:
    preferences.save(session, preferences.Preferences(union="Union North", representative="R. Rep", contact="0100"))
    officer = Involved(alias="Heron", name=name, contact="0100 300")
    return incidents.open_incident(session, NewIncident(act="SEXUAL", officers=[officer], agreed=True))[0]


def considered(session: Session, case_id: CaseId) -> ReferralId:
    blank = services.blank()
    service = services.save(session, dataclasses.replace(blank, kind="PSYCHOTRAUMA", name="Trauma service"))
    return referrals.consider(session, case_id, service)


def agree(session: Session, referral: ReferralId, *, yes: bool = True) -> None:
    found = referrals.get(session, referral)
    consents.answer_service(session, found.case_id, found.service_id, yes=yes, way=Way.SPOKEN)


@pytest.fixture
def case_id(session: Session) -> CaseId:
    return open_case(session)


def presenter(session: Session, ways: Ways | None = None) -> tuple[Presenter, Screen]:
    screen = Screen()
    return Presenter(screen, Direct(session), run, draw, ways or Ways(), session.language, 72), screen


def test_a_letter_shows_what_it_carries_and_why_it_may(session: Session, case_id: CaseId) -> None:
    referral = considered(session, case_id)
    agree(session, referral)
    made, screen = presenter(session)
    made.arrive(Wanted(kind=Kind.REFERRAL, referral=referral))
    assert screen.paper is not None
    assert ("Name", "Ada Officer") in screen.paper.carried
    assert "agreed" in screen.paper.agreed
    assert screen.pages, "and how it looks"


def test_without_consent_nothing_is_shown_and_the_way_to_consent_is(session: Session, case_id: CaseId) -> None:
    ways = Ways()
    made, screen = presenter(session, ways)
    made.arrive(Wanted(kind=Kind.REFERRAL, referral=considered(session, case_id)))
    assert screen.paper is None
    assert screen.stopped is not None
    made.follow_help()
    assert ways.last == ("consent", {"case": case_id})


def test_without_a_name_the_way_to_the_facts_is_shown(session: Session) -> None:
    case_id, ways = open_case(session, name=""), Ways()
    referral = considered(session, case_id)
    agree(session, referral)
    made, screen = presenter(session, ways)
    made.arrive(Wanted(kind=Kind.REFERRAL, referral=referral))
    assert screen.stopped is not None
    made.follow_help()
    incident = cases.case_file(session, case_id).incident.id
    assert ways.last == ("incident", {"incident": incident, "case": case_id})


def test_printing_is_noted_and_a_printer_that_fails_is_not(session: Session, case_id: CaseId) -> None:
    made, screen = presenter(session)
    made.arrive(Wanted(kind=Kind.TAKE_HOME, case=case_id))
    made.print()
    assert screen.printer_wanted == 1
    made.print_on(300, lambda _pages: False)
    assert screen.errors
    assert departures.files_that_left(session) == []
    made.print_on(300, lambda _pages: True)
    (left,) = departures.files_that_left(session)
    assert (left.kind, left.carrier) == (FileKind.TAKE_HOME, Carrier.PRINTED)
    assert screen.left


def test_a_file_is_saved_under_a_neutral_name_and_never_over_another(
    session: Session, case_id: CaseId, tmp_path: Path
) -> None:
    made, screen = presenter(session)
    made.arrive(Wanted(kind=Kind.TAKE_HOME, case=case_id))
    made.save()
    assert screen.places == ["page-to-take-home.pdf"]
    made.save_to(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    made.save_to(tmp_path / "page.pdf")
    assert "exists already" in screen.errors[-1][0]
    assert len(departures.files_that_left(session)) == 1


def test_a_slip_asks_for_its_day_first(session: Session, case_id: CaseId) -> None:
    follow_up = cases.case_file(session, case_id).follow_ups[2]
    made, screen = presenter(session)
    made.arrive(Wanted(kind=Kind.SLIP, follow_up=follow_up.id))
    assert screen.asked is not None
    assert screen.asked.day == follow_up.due_at.date()
    made.enter_date(None, None, "", time_wrong=False)
    made.enter_date(dt.date(2020, 1, 1), None, "", time_wrong=False)
    assert [field for _words, field in screen.errors] == ["day", "day"]
    assert not screen.pages
    made.enter_date(follow_up.due_at.date(), dt.time(14), "Room 4", time_wrong=False)
    assert screen.paper is not None
    assert ("Place", "Room 4") in screen.paper.carried
    made.change_date()
    assert screen.asked is not None
    assert (screen.asked.day, screen.asked.place) == (follow_up.due_at.date(), "Room 4")


def test_a_calendar_entry_is_saved_not_printed(session: Session, case_id: CaseId, tmp_path: Path) -> None:
    follow_up = cases.case_file(session, case_id).follow_ups[2]
    made, screen = presenter(session)
    made.arrive(Wanted(kind=Kind.CALENDAR, case=case_id, follow_up=follow_up.id))
    made.enter_date(follow_up.due_at.date(), dt.time(14), "", time_wrong=False)
    made.print()
    assert not screen.printer_wanted
    made.save_to(tmp_path / "next-date.ics")
    assert b"SUMMARY:Appointment" in (tmp_path / "next-date.ics").read_bytes()


PRESSES = ["arrive", "language", "print", "print_on", "save", "save_to", "check", "yes", "no", "withdraw"]


@settings(max_examples=30)
@given(presses=st.lists(st.sampled_from(PRESSES), max_size=14))
def test_no_order_of_presses_gets_a_letter_past_a_missing_consent(
    tmp_path_factory: pytest.TempPathFactory, presses: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("presses")
    with open_session(folder / "vault", Clock()) as session:
        referral = considered(session, open_case(session))
        made, screen = presenter(session)
        agreed, allowed_leavings = False, 0
        printed: list[Any] = []

        def put_out(pages: Sequence[Any]) -> bool:
            printed.append(pages)
            return True

        for number, press in enumerate(presses):
            before = len(printed) + len(list(folder.glob("*.pdf")))
            screen.paper = screen.paper if press != "arrive" else None
            _press(press, made, session, referral, folder / f"{number}.pdf", put_out)
            agreed = {"yes": True, "no": False, "withdraw": False}.get(press, agreed)
            leavings = len(printed) + len(list(folder.glob("*.pdf"))) - before
            assert not leavings or agreed
            allowed_leavings += leavings
            if press in ("arrive", "language", "check", "print", "save") and not agreed:
                assert screen.paper is None, "nor is it shown"
        assert len(departures.files_that_left(session)) == allowed_leavings


def _press(
    press: str, made: Presenter, session: Session, referral: ReferralId, path: Path, put_out: Callable[[Any], bool]
) -> None:
    match press:
        case "arrive":
            made.arrive(Wanted(kind=Kind.REFERRAL, referral=referral))
        case "language":
            made.choose_language("xx")
        case "print_on":
            made.print_on(72, put_out)
        case "save_to":
            made.save_to(path)
        case "yes" | "no":
            agree(session, referral, yes=press == "yes")
        case "withdraw":
            for consent in consents.of_case(session, referrals.get(session, referral).case_id):
                if consent.in_force:
                    consents.withdraw(session, consent.id)
        case _:
            getattr(made, press)()


def screen_of(qtbot: QtBot, session: Session, code: str = "en") -> tuple[PaperView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language(code), DraftKeeper(), run)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    return view, ways


@pytest.mark.parametrize("kind", list(Kind))
def test_every_paper_opens_in_a_longer_language(qtbot: QtBot, session: Session, case_id: CaseId, kind: Kind) -> None:
    session.language = language("xx")
    referral = considered(session, case_id)
    agree(session, referral)
    referrals.move(session, referral, ReferralState.MADE)
    wish = Wish(purpose=Purpose.EMPLOYER_RELIEF, recipient="Personnel office")
    employer.answer(session, case_id, wish, yes=True, way=Way.SPOKEN)
    follow_up = cases.case_file(session, case_id).follow_ups[2].id
    view, _ways = screen_of(qtbot, session, "xx")
    of_referral = referral if kind in (Kind.REFERRAL, Kind.CONFIRMATION) else None
    asked = kept(wish) if kind is Kind.EMPLOYER else {}
    view.arrive(kind=kind.value, referral=of_referral, case=case_id, follow_up=follow_up, **asked)
    assert view.title.startswith("[")
    if view.date_form is not None:
        view.date_form.submit()
    assert bool(view.previews) == (kind is not Kind.CALENDAR)


def test_a_page_has_its_words_for_who_cannot_see_it(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, _ways = screen_of(qtbot, session)
    view.arrive(kind="take-home", case=case_id)
    assert "A page for you" in view.previews[0].accessibleDescription()
    qtbot.waitUntil(lambda: view.focusWidget() is view.print_button)


def test_what_tells_of_the_event_is_ticked_by_hand_and_the_keyboard_stays_there(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view, _ways = screen_of(qtbot, session)
    view.arrive(kind="take-home", case=case_id)
    part = "sexual-attack/0"
    assert "What you decide" not in view.previews[0].accessibleDescription()
    assert not view.parts[part].isChecked()
    view.parts[part].setFocus()
    QTest.keyClick(view.parts[part], Qt.Key.Key_Space)
    assert any("What you decide" in preview.accessibleDescription() for preview in view.previews)
    qtbot.waitUntil(lambda: view.focusWidget() is view.parts[part])
    assert view.parts[part].isChecked()


def test_without_a_printer_a_sentence_says_so(
    qtbot: QtBot, session: Session, case_id: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wellbeing.gui.printing.has_printer", lambda: False)
    view, _ways = screen_of(qtbot, session)
    view.arrive(kind="take-home", case=case_id)
    view.print_button.click()
    assert any("No printer" in text.text() for text in view.findChildren(Text))
    assert departures.files_that_left(session) == []


def test_half_a_date_is_sealed_and_taken_up_again(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    follow_up = cases.case_file(session, case_id).follow_ups[2].id
    view, _ways = screen_of(qtbot, session)
    view.arrive(kind="slip", case=case_id, follow_up=follow_up)
    assert view.date_form is not None
    view.date_form.place.setText("Room")
    view.arrive(kind="slip", case=case_id, follow_up=follow_up)
    assert view.date_form.place.text() == "Room"


def test_pages_are_drawn_on_the_paper_thread(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    errors: list[Exception] = []
    worker = Paper(errors.append, errors.append)
    view = build(Direct(session), Ways(), session.language, DraftKeeper(), worker.run)
    qtbot.addWidget(view)
    view.show()
    view.arrive(kind="take-home", case=case_id)
    assert view.previews == [], "the window goes on meanwhile"
    qtbot.waitUntil(lambda: len(view.previews) > 0)
    worker.stop()
    assert errors == []


def test_a_page_that_is_left_before_it_is_drawn_shows_nothing_on_the_next(session: Session, case_id: CaseId) -> None:
    later: list[Callable[[], object]] = []

    def slowly(job: Callable[[], Any], done: Callable[[Any], object], failed: Any = None) -> None:
        later.append(lambda: done(job()))

    screen = Screen()
    made = Presenter(screen, Direct(session), slowly, draw, Ways(), session.language, 72)
    made.arrive(Wanted(kind=Kind.TAKE_HOME, case=case_id))
    referral = considered(session, case_id)
    made.arrive(Wanted(kind=Kind.REFERRAL, referral=referral))
    while later:
        later.pop(0)()
    assert screen.stopped is not None
    assert screen.pages == ()
    made.print()
    assert not screen.printer_wanted
