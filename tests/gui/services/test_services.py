"""The directory: found while typing, by pages, entered without losing a word."""

import dataclasses
import datetime as dt
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.packs import laid, pack_bytes
from wellbeing.app import packs, services
from wellbeing.app.session import Session
from wellbeing.content.languages import read_languages, written
from wellbeing.content.packs import shelf
from wellbeing.domain.identity import ServiceId
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.services.entry_form import EntryForm
from wellbeing.gui.services.entry_view import ServiceView
from wellbeing.gui.services.form import read_days
from wellbeing.gui.services.screen import build, build_service
from wellbeing.gui.services.view import ServicesView
from wellbeing.gui.services.wording import Wording
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import LineEdit
from wellbeing.gui.widgets.row import Row
from wellbeing.language import Language, language
from wellbeing.vault import services as stored


def add(session: Session, name: str, kind: str = "PEER", **facts: object) -> ServiceId:
    return services.save(session, dataclasses.replace(services.blank(), name=name, kind=kind, **facts))  # type: ignore[arg-type]


def directory(qtbot: QtBot, session: Session, code: str = "en") -> tuple[ServicesView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language(code))
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.arrive()
    return view, ways


def entry(qtbot: QtBot, session: Session, service: ServiceId | None, code: str = "en") -> tuple[ServiceView, Ways]:
    ways = Ways()
    view = build_service(Direct(session), ways, language(code), DraftKeeper())
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.arrive(service=service)
    return view, ways


def form(view: ServiceView) -> EntryForm:
    assert view.form is not None
    return view.form


def put(view: ServiceView, name: str, words: str) -> None:
    line = form(view).lines[name]
    if isinstance(line, LineEdit):
        line.setText(words)
    else:
        line.setPlainText(words)


def test_an_empty_directory_offers_the_first_step(qtbot: QtBot, session: Session) -> None:
    view, ways = directory(qtbot, session)
    (empty,) = view.findChildren(EmptyState)
    empty.action.click()
    assert ways.last == ("service", {"service": None})
    assert view.list.isHidden()


def test_typing_and_the_kind_filter_together(qtbot: QtBot, session: Session) -> None:
    add(session, "Harbour Peers")
    legal = add(session, "Harbour Lawyers", "LEGAL")
    add(session, "Night Line", "CRISIS")
    view, ways = directory(qtbot, session)
    QTest.keyClicks(view.search, "harb")
    assert view.rows.rowCount() == 2
    view.kind.choose("LEGAL")
    view.kind.activated.emit(view.kind.currentIndex())
    assert [view.rows.row(0).title] == ["Harbour Lawyers"]
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert ways.last == ("service", {"service": legal})
    QTest.keyClicks(view.search, "zzz")
    assert view.findChildren(EmptyState)
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert view.rows.rowCount() == 1


def test_the_list_is_walked_by_keyboard(qtbot: QtBot, session: Session) -> None:
    add(session, "A")
    second = add(session, "B")
    view, ways = directory(qtbot, session)
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert ways.last == ("service", {"service": second})


def test_twenty_thousand_services_filter_without_waiting(qtbot: QtBot, session: Session) -> None:
    with session.store.transaction("service.saved", services.blank().uid):
        for number in range(20_000):
            blank = services.blank()
            kind = "LEGAL" if number % 4 else "PEER"
            stored.add(
                session.store, dataclasses.replace(blank, kind=kind, name=f"Service {number:05}", reach="Street")
            )
    view, _ways = directory(qtbot, session)
    slowest = 0.0
    for letter in "ce 19":
        begun = time.process_time()
        QTest.keyClicks(view.search, letter)
        slowest = max(slowest, time.process_time() - begun)
    assert view.rows.rowCount() == services.PAGE, "one page is read, not everything that fits"
    assert slowest < 2, "in the window it runs on the vault's thread; here it may not even wait long in line"
    view.rows.fetchMore(view.rows.index(0).parent())
    assert view.rows.rowCount() == 2 * services.PAGE
    titles = [view.rows.row(place).title for place in range(view.rows.rowCount())]
    assert len(set(titles)) == len(titles)


def marks(session: Session, service: Service) -> list[str]:
    return [words for words, _tone in Wording(session.language, session.today()).marks(service)]


def test_old_unchecked_and_made_up_entries_are_marked(session: Session) -> None:
    today = session.today()
    blank = dataclasses.replace(services.blank(), name="S", kind="PEER", checked_on=today - dt.timedelta(days=365))
    assert marks(session, blank) == []
    old = dataclasses.replace(blank, checked_on=today - dt.timedelta(days=366))
    assert marks(session, old) == ["Not checked for a year"]
    assert services.needs_checking(session, old), "as the directory itself counts it"
    assert marks(session, dataclasses.replace(blank, checked_on=None, fictitious=True)) == [
        "Made up, never call",
        "Never checked",
    ]


def test_what_the_employer_learns_is_always_said(session: Session) -> None:
    card = Wording(session.language, session.today()).card(dataclasses.replace(services.blank(), name="S", kind="PEER"))
    assert ("Does the employer learn of it?", "Not known. Please ask.") in card.facts


def test_checked_today_takes_the_mark_away(qtbot: QtBot, session: Session) -> None:
    service = add(session, "Night Line")
    view, _ways = entry(qtbot, session, service)
    view.checked_button.click()
    assert services.get(session, service).checked_on == session.today()


def test_a_wrong_entry_is_told_under_its_field_and_nothing_typed_is_lost(qtbot: QtBot, session: Session) -> None:
    view, _ways = entry(qtbot, session, None)
    put(view, "reach", "Street 4")
    view.save_button.click()
    assert "name" in view.fields["name"].error
    put(view, "name", "Night Line")
    view.save_button.click()
    assert not view.fields["name"].error
    assert view.fields["kind"].error
    form(view).kind.choose("CRISIS")
    put(view, "days", "soon")
    view.save_button.click()
    assert view.fields["usual_days"].error
    put(view, "days", "99999")
    view.save_button.click()
    assert view.fields["usual_days"].error
    put(view, "days", "2")
    put(view, "languages", "German, Klingonisch")
    view.save_button.click()
    assert "Klingonisch" in view.fields["languages"].error
    put(view, "languages", "German; français")
    view.save_button.click()
    (saved,) = services.find(session)
    assert (saved.name, saved.reach, saved.usual_days, saved.languages) == ("Night Line", "Street 4", 2, ("de", "fr"))
    assert view.title == "Night Line"


def test_a_region_is_found_by_a_town(qtbot: QtBot, session: Session) -> None:
    view, _ways = entry(qtbot, session, None)
    QTest.keyClicks(form(view).region.line, "Munich")
    first = form(view).region.first()
    assert first is not None
    first.click()
    put(view, "name", "Night Line")
    form(view).kind.choose("CRISIS")
    view.save_button.click()
    assert services.find(session)[0].region == "DE21"


def test_half_an_entry_is_sealed_and_not_thrown_away_on_the_way(qtbot: QtBot, session: Session) -> None:
    view, _ways = entry(qtbot, session, None)
    put(view, "name", "Night")
    view.refresh(frozenset())
    view.arrive(service=None)
    assert form(view).entered().name == "Night"
    view.intentions.give_up()
    view.arrive(service=None)
    assert form(view).entered().name == ""


class Sealed:
    """Drafts in memory."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def write(self, name: str, text: str) -> None:
        self.texts[name] = text

    def read(self, name: str) -> str | None:
        return self.texts.get(name)

    def drop(self, name: str) -> None:
        self.texts.pop(name, None)

    def erasures(self) -> int:
        return 0

    def was_ended(self, name: str, after: int) -> bool:
        return False


def test_half_an_entry_waits_under_its_own_name(qtbot: QtBot, session: Session) -> None:
    first, second = add(session, "First"), add(session, "Second")
    keeper, sealed = DraftKeeper(), Sealed()
    keeper.use(sealed)
    view = build_service(Direct(session), Ways(), session.language, keeper)
    qtbot.addWidget(view)
    view.arrive(service=first)
    view.intentions.change()
    put(view, "hours", "Nights")
    view.arrive(service=second)
    view.intentions.change()
    assert form(view).entered().hours == ""
    keeper.seal()
    assert list(sealed.texts) == [f"service-{first}"]
    view.arrive(service=first)
    view.intentions.change()
    assert form(view).entered().hours == "Nights"
    view.save_button.click()
    assert sealed.texts == {}
    assert services.get(session, first).hours == "Nights"
    assert services.get(session, second).hours is None


@pytest.mark.parametrize("code", ["en", "xx"])
def test_languages_are_written_as_they_are_read(code: str) -> None:
    reader: Language = language(code)
    assert read_languages(written(("de", "uk", "en"), reader), reader) == (("de", "uk", "en"), "")


def test_every_page_opens_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    service = add(session, "Night Line")
    view, _ways = directory(qtbot, session, "xx")
    assert view.title.startswith("[")
    page, _ways = entry(qtbot, session, service, "xx")
    assert page.change_button.text().startswith("[")
    page.change_button.click()
    assert page.save_button.text().startswith("[")


@pytest.mark.parametrize(
    ("typed", "days"), [("14", 14), (" 14 ", 14), ("", None), ("-1", None), ("²", None), ("9" * 5000, None)]
)
def test_days_are_a_number_or_none(typed: str, days: int | None) -> None:
    assert read_days(typed) == days


def test_services_of_a_pack_stand_beside_the_own_ones_and_can_be_taken_over(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    """They are read only: what is corrected is the vault's own entry."""
    shelf.forget()
    looked = packs.look(laid(tmp_path, pack_bytes()))
    packs.install(looked, looked.fingerprint)
    add(session, "Peer line South")
    view, _ways = directory(qtbot, session)
    assert [row.title for row in shown(view)] == ["Peer line North", "Peer line South"]
    assert shown(view)[0].state == "From Police Union North · Never checked"
    brought = ServiceId(int(shown(view)[0].key))
    view.search.setText("north famil")
    assert [row.title for row in shown(view)] == ["Peer line North"]
    view.kind.choose("CRISIS")
    view.kind.activated.emit(0)
    assert shown(view) == []
    page, _ways = entry(qtbot, session, brought)
    QTest.keyClick(page.take_over_button, Qt.Key.Key_Space)
    taken = services.find(session, "North")
    assert [(one.name, one.usual_days, one.checked_on) for one in taken] == [("Peer line North", 1, None)]
    packs.forget("north")
    with pytest.raises(Refused):
        services.get(session, brought)


def shown(view: ServicesView) -> list[Row]:
    return [view.rows.row(place) for place in range(view.rows.rowCount())]
