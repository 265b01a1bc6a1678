"""The list: pages of thousands, filters, and a search that never shows an old answer."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import cases, incidents, services
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.gui.cases.presenter import Presenter
from wellbeing.gui.cases.screen import build
from wellbeing.gui.cases.shown import Shown
from wellbeing.gui.cases.view import CasesView
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.page import Scroll
from wellbeing.gui.widgets.row import Row
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Screen:
    """Keeps what it was given to show."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []

    def show_list(self, shown: Shown) -> None:
        self.shown.append(shown)

    def add_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        raise AssertionError("no page was asked for")


class Late:
    """An `Ask` that answers when it is told to, in the order of asking, as the vault's thread does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.waiting: list[tuple[Callable[[Any], Any], Callable[[Any], object]]] = []

    def __call__(self, use_case: Callable[[Any], Any], done: Callable[[Any], object], failed: object = None) -> None:
        self.waiting.append((use_case, done))

    def answer(self) -> None:
        use_case, done = self.waiting.pop(0)
        done(use_case(self._session))


def open_case(session: Session, alias: str, **more: object) -> CaseId:
    given: dict[str, object] = {"act": "THREAT", "officers": [Involved(alias=alias)], "agreed": True}
    return incidents.open_incident(session, NewIncident(**{**given, **more}))[0]  # type: ignore[arg-type]


def built(session: Session, qtbot: QtBot, code: str = "en") -> tuple[CasesView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.arrive()
    return view, ways


def titles(view: CasesView) -> list[str]:
    return [view.rows.row(place).title for place in range(view.rows.rowCount())]


def test_an_empty_vault_offers_the_first_step(session: Session, qtbot: QtBot) -> None:
    view, ways = built(session, qtbot)
    assert view.rows.rowCount() == 0
    view.new_incident.click()
    assert ways.last == ("new-incident", {})


def test_open_cases_come_first_and_filters_say_how_many(session: Session, qtbot: QtBot) -> None:
    open_case(session, "Heron")
    cases.close(session, open_case(session, "Linden"))
    view, _ways = built(session, qtbot)
    assert titles(view) == ["Heron"]
    assert [button.text() for button in view.filters.values()] == ["Open (1)", "Closed (1)", "All (2)"]
    view.filters["closed"].click()
    assert titles(view) == ["Linden"]
    view.filters["all"].click()
    assert titles(view) == ["Linden", "Heron"]


def test_where_nothing_is_open_all_cases_are_shown(session: Session, qtbot: QtBot) -> None:
    cases.close(session, open_case(session, "Linden"))
    view, _ways = built(session, qtbot)
    assert titles(view) == ["Linden"]
    view.filters["open"].click()
    assert titles(view) == []


def test_the_first_page_comes_at_once_and_the_next_when_its_end_is_near(session: Session, qtbot: QtBot) -> None:
    many = cases.PAGE + 30
    officers = [Involved(alias=f"Officer {number}") for number in range(many)]
    incidents.open_incident(session, NewIncident(act="THREAT", officers=officers, agreed=True))
    view, _ways = built(session, qtbot)
    assert view.rows.rowCount() == cases.PAGE
    view.list.scrollToBottom()
    qtbot.waitUntil(lambda: view.rows.rowCount() == many)
    view.list.scrollToBottom()
    assert len(set(titles(view))) == many
    assert not view.rows.canFetchMore(view.rows.index(0).parent())


def test_the_search_finds_cases_and_services_and_leads_to_them(session: Session, qtbot: QtBot) -> None:
    import dataclasses

    entry = dataclasses.replace(services.blank(), kind="LEGAL", name="Harbour legal fund")
    service = services.save(session, entry)
    case = open_case(session, "Heron", place="Harbour")
    view, ways = built(session, qtbot)
    QTest.keyClicks(view.search, "harb")
    assert titles(view) == ["Heron", "Harbour legal fund"]
    view.open_place(1)
    assert ways.last == ("services", {"service": service})
    view.open_place(0)
    assert ways.last == ("case", {"case": case})


def test_an_old_answer_never_replaces_a_newer_one(session: Session) -> None:
    open_case(session, "Heron")
    open_case(session, "Linden")
    screen, late = Screen(), Late(session)
    presenter = Presenter(screen, late, Ways(), session.language)
    for text in ("l", "li", "lin"):
        presenter.type(text)
    assert len(late.waiting) == 1
    late.answer()
    assert screen.shown == []
    late.answer()
    assert [row.title for row in screen.shown[-1].rows] == ["Linden"]
    assert late.waiting == []


def test_a_list_that_arrives_during_a_search_is_dropped(session: Session) -> None:
    open_case(session, "Heron")
    screen, late = Screen(), Late(session)
    presenter = Presenter(screen, late, Ways(), session.language)
    presenter.load()
    presenter.type("zz")
    late.answer()
    assert screen.shown == []
    late.answer()
    assert screen.shown[-1].rows == ()
    assert screen.shown[-1].empty


def test_clearing_the_field_brings_the_list_back_and_drops_the_search(session: Session) -> None:
    open_case(session, "Heron")
    screen, late = Screen(), Late(session)
    presenter = Presenter(screen, late, Ways(), session.language)
    presenter.type("zz")
    presenter.type("")
    late.answer()
    late.answer()
    assert [row.title for row in screen.shown[-1].rows] == ["Heron"]
    assert len(screen.shown) == 1


def test_by_keyboard_from_the_search_into_the_list_and_back(session: Session, qtbot: QtBot) -> None:
    older = open_case(session, "Heron")
    open_case(session, "Linden")
    view, ways = built(session, qtbot)
    view.start_search()
    qtbot.waitUntil(view.search.hasFocus)
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    assert view.list.hasFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert ways.last == ("case", {"case": older})
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    assert view.search.hasFocus()
    QTest.keyClicks(view.search, "her")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert ways.last == ("case", {"case": older})
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert view.search.text() == ""
    assert len(titles(view)) == 2


def test_the_chosen_line_stays_chosen_after_a_change(session: Session, qtbot: QtBot) -> None:
    open_case(session, "Heron")
    view, _ways = built(session, qtbot)
    view.list.setCurrentIndex(view.rows.index(0))
    open_case(session, "Linden")
    view.refresh(frozenset({"cases"}))
    assert view.rows.row(view.list.currentIndex().row()).title == "Heron"


def test_a_screen_reader_hears_the_whole_line_without_a_name(session: Session, qtbot: QtBot) -> None:
    open_case(session, "x", officers=[Involved(alias="Heron", name="Anna Example")], occurred_on=dt.date(2026, 3, 12))
    view, _ways = built(session, qtbot)
    spoken = view.rows.index(0).data()
    assert spoken.startswith("Heron, Threatened, ")
    assert "Anna" not in spoken


@pytest.mark.parametrize("width", [960, 1600])
def test_it_paints_in_a_language_of_longer_words(session: Session, qtbot: QtBot, width: int) -> None:
    open_case(session, "Heron")
    view, _ways = built(session, qtbot, "xx")
    view.resize(width, 640)
    view.list.setCurrentIndex(view.rows.index(0))
    assert not view.grab().isNull()
    assert view.rows.row(0).about.startswith("[")


@pytest.mark.parametrize("scale", [100, 200])
def test_one_bar_scrolls_cases_in_the_smallest_window(session: Session, qtbot: QtBot, dress: Dress, scale: int) -> None:
    for number in range(20):
        open_case(session, f"Linden {number}")
    dress.wear(Scheme.LIGHT, scale)
    view, _ways = built(session, qtbot, "de")
    page = view.findChild(Scroll)
    assert page is not None
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() + view.list.verticalScrollBar().maximum() > 0)
    QApplication.processEvents()
    bars = [bar for bar in (page.verticalScrollBar(), view.list.verticalScrollBar()) if bar.isVisible()]
    assert bars == [page.verticalScrollBar() if scale == 200 else view.list.verticalScrollBar()]
