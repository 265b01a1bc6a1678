"""Filters, checking several entries, a pack's entries, files: the directory as work, by keyboard."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.gui.services.test_services import add, directory, entry, form, put, shown
from tests.helpers.packs import laid, pack_bytes
from wellbeing.app import packs, preferences, services
from wellbeing.app.services import Wanted
from wellbeing.app.session import Session
from wellbeing.content.packs import shelf
from wellbeing.gui.services.check_view import CheckView
from wellbeing.gui.services.file_view import FileView
from wellbeing.gui.services.options import region_options
from wellbeing.gui.services.screen import build_check, build_file
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


def titles_of(view: object) -> list[str]:
    return [row.title for row in shown(view)]  # type: ignore[arg-type]


def test_filters_narrow_the_list_and_say_how_many_are_set(qtbot: QtBot, session: Session) -> None:
    preferences.save(session, dataclasses.replace(preferences.read(session), country="DE"))
    add(session, "Free in Bavaria", free=True, region="DE2", languages=("pl",), weekly_hours="24/7")
    add(session, "Free elsewhere", free=True, region="FR")
    add(session, "Says nothing")
    view, _ways = directory(qtbot, session)
    assert view.filters.isHidden()
    QTest.keyClick(view.filter_button, Qt.Key.Key_Space)
    assert not view.filters.isHidden()
    assert view.focusWidget() is view.filters.audience
    QTest.keyClick(view.filters.ticks["free"], Qt.Key.Key_Space)
    assert titles_of(view) == ["Free elsewhere", "Free in Bavaria"]
    view.filters.region.choose("DE21")
    view.filters.region.activated.emit(0)
    assert titles_of(view) == ["Free in Bavaria"], "a service of the region around serves its parts"
    view.filters.language.choose("fr")
    view.filters.language.activated.emit(0)
    assert titles_of(view) == []
    assert view.findChildren(EmptyState)
    QTest.keyClick(view.filter_button, Qt.Key.Key_Space)
    assert view.filter_button.text() == "More filters (3)", "out of sight, and still told"
    QTest.keyClick(view.empty_button, Qt.Key.Key_Space)
    assert len(titles_of(view)) == 3
    assert view.empty_button.isHidden()
    for tick in ("open_now", "unchecked"):
        QTest.keyClick(view.filters.ticks[tick], Qt.Key.Key_Space)
    assert titles_of(view) == ["Free in Bavaria"]


def test_regions_are_those_of_the_country_and_no_level_is_shown_twice() -> None:
    german = region_options("DE")
    assert [code for code, _words in german[:4]] == ["DE", "DE1", "DE11", "DE12"]
    assert len(german) == len(dict(german))
    luxembourg = [code for code, _words in region_options("LU")]
    assert luxembourg[0] == "LU"
    assert "LU0" not in luxembourg
    assert "DE21" not in luxembourg


def checking(qtbot: QtBot, session: Session) -> CheckView:
    view = build_check(Direct(session), Ways(), language("en"))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.arrive()
    return view


def test_several_entries_are_checked_with_one_press(qtbot: QtBot, session: Session) -> None:
    for name in ("A", "B", "C"):
        add(session, name)
    view = checking(qtbot, session)
    QTest.keyClick(view.done_button, Qt.Key.Key_Space)
    assert [block.accessibleName() for block in view.findChildren(Block)] == [
        "Please tick the entries that you have checked."
    ]
    assert view.choices is not None
    QTest.keyClick(view.choices.first, Qt.Key.Key_Space)
    QTest.keyClick(view.done_button, Qt.Key.Key_Space)
    assert [one.name for one in services.find(session) if not services.needs_checking(session, one)] == ["A"]
    QTest.keyClick(view.all_button, Qt.Key.Key_Space)
    QTest.keyClick(view.done_button, Qt.Key.Key_Space)
    (empty,) = view.findChildren(EmptyState)
    assert not any(services.needs_checking(session, one) for one in services.find(session)), empty


def test_what_was_ticked_and_typed_for_whom_is_kept(qtbot: QtBot, session: Session) -> None:
    view, _ways = entry(qtbot, session, None, "de")
    put(view, "name", "Nachtlinie")
    form(view).kind.choose("CRISIS")
    form(view).ticks["FAMILY"].setChecked(True)
    form(view).learns.choose("no")
    form(view).free.choose("yes")
    put(view, "weekly_hours", "immer")
    view.save_button.click()
    assert "Mo-Fr 08:00-16:00" in view.fields["weekly_hours"].error
    put(view, "weekly_hours", "Mo-Do 9-17; Sonntag 10-12")
    put(view, "reach", "x" * (services.LONGEST + 1))
    view.save_button.click()
    assert view.fields["reach"].error
    assert form(view).lines["weekly_hours"].text() == "Mo-Do 9-17; Sonntag 10-12"  # type: ignore[union-attr]
    put(view, "reach", "0800 1")
    view.save_button.click()
    (saved,) = services.find(session)
    assert (saved.audiences, saved.employer_learns, saved.free) == (("FAMILY",), False, True)
    assert saved.weekly_hours == "Mo-Th 09:00-17:00; Su 10:00-12:00"
    view.change_button.click()
    assert form(view).entered().weekly_hours == "Mo-Do 09:00-17:00; So 10:00-12:00"
    assert form(view).entered().audiences == ("FAMILY",)


def test_an_entry_is_hidden_offered_again_and_removed(qtbot: QtBot, session: Session) -> None:
    service = add(session, "Night Line")
    view, ways = entry(qtbot, session, service)
    QTest.keyClick(view.hide_button, Qt.Key.Key_Space)
    assert services.page(session).total == 0
    assert "Not offered any more" in [chip.text() for chip in view.findChildren(Chip)]
    QTest.keyClick(view.hide_button, Qt.Key.Key_Space)
    assert services.page(session).total == 1
    QTest.keyClick(view.hide_button, Qt.Key.Key_Space)
    QTest.keyClick(view.remove_button, Qt.Key.Key_Space)
    assert services.page(session, Wanted(hidden=True)).total == 1, "nothing is removed before the question is answered"
    (asked,) = view.findChildren(Block)
    asked.findChildren(type(view.remove_button))[0].click()
    assert services.page(session, Wanted(hidden=True)).total == 0
    assert ways.last == ("services", {})


def test_a_pack_s_entry_takes_a_note_and_nothing_else(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    shelf.forget()
    looked = packs.look(laid(tmp_path, pack_bytes()))
    packs.install(looked, looked.fingerprint)
    (brought,) = services.page(session).services
    view, _ways = entry(qtbot, session, brought.id)
    QTest.keyClick(view.change_button, Qt.Key.Key_Space)
    assert view.form is None
    view.note.setPlainText("Ask for Ana")
    QTest.keyClick(view.save_button, Qt.Key.Key_Space)
    assert "Ask for Ana" in [text.text() for text in view.findChildren(Text)]
    (kept,) = services.page(session).services
    assert dataclasses.replace(kept, id=brought.id, note=None) == brought


def files_of(qtbot: QtBot, session: Session) -> FileView:
    view = build_file(Direct(session), Ways(), language("en"))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.arrive()
    return view


def test_a_file_is_looked_at_before_it_is_taken_in(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    add(session, "Peers")
    file = tmp_path / "services.csv"
    file.write_text("name,kind,cost\nPeers,PEER,Free\nNight Line,CRISIS,\nNobody,Sorcery,\n", encoding="utf-8")
    view = files_of(qtbot, session)
    view.intentions.look(file)
    assert [chip.text() for chip in view.findChildren(Chip)] == ["New: 1", "Changed: 1", "Wrong, and left out: 1"]
    words = "\n".join(text.text() for text in view.findChildren(Text))
    assert "Cost, in words: – → Free" in words
    assert "Row 4" in words
    assert "kind: This is not a kind of help that the program knows." in words
    assert [one.name for one in services.find(session)] == ["Peers"], "nothing is written yet"
    QTest.keyClick(view.accept_button, Qt.Key.Key_Space)
    assert [(one.name, one.cost) for one in services.find(session)] == [("Night Line", None), ("Peers", "Free")]
    assert [block.accessibleName() for block in view.findChildren(Block)] == ["2 entries were taken in"]
    view.intentions.save(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").is_file()
    view.intentions.save(tmp_path / "out.csv")
    assert [block.accessibleName() for block in view.findChildren(Block)] == ["Nothing was changed"]


def test_examples_are_put_in_and_taken_out(qtbot: QtBot, session: Session) -> None:
    view = files_of(qtbot, session)
    QTest.keyClick(view.examples_button, Qt.Key.Key_Space)
    assert services.page(session).total > 10
    QTest.keyClick(view.examples_button, Qt.Key.Key_Space)
    assert services.page(session).total == 0


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"name,kind\nPeers,PEER\n"])
def test_a_file_with_nothing_to_take_in_leaves_everything(
    qtbot: QtBot, session: Session, tmp_path: Path, content: bytes
) -> None:
    add(session, "Peers")
    (tmp_path / "services.csv").write_bytes(content)
    before = session.store.generation
    view = files_of(qtbot, session)
    view.intentions.look(tmp_path / "services.csv")
    view.intentions.accept()
    assert session.store.generation == before


def test_the_new_pages_open_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    add(session, "Peers")
    for build in (build_check, build_file):
        view = build(Direct(session), Ways(), language("xx"))
        qtbot.addWidget(view)
        view.arrive()
        assert view.title.startswith("[")
