"""Keys: changed only by who knows the present ones, sheets only after one was typed back, a change that is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import PASSPHRASE
from wellbeing.app import departures, keys
from wellbeing.app.session import Session
from wellbeing.errors import Refused, Trouble
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.keys import screen
from wellbeing.gui.keys.presenter import Presenter
from wellbeing.gui.printing import pictures
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.rekeying import change as rekeying

FRESH = "four new quiet words"
HOLDERS = ("Ada", "Ben", "Cleo")


@pytest.fixture(autouse=True)
def lowest_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calibrating takes a second, and is tested elsewhere."""
    monkeypatch.setattr(opening, "calibrated", lambda: LOWEST_SETTING)
    monkeypatch.setattr(rekeying, "calibrated", lambda: LOWEST_SETTING)


class Opened:
    """The screen over a real vault, and what it did outside."""

    def __init__(self, session: Session, code: str = "en") -> None:
        self.session, self.ways, self.locked = session, Ways(), list[str]()
        self.told: list[tuple[int, int]] = []
        self.meanwhile: Callable[[], object] = lambda: None
        """What a person does while it is under way."""
        self.ask = Direct(session)

        def progress(shown: Callable[[int, int], object]) -> Callable[[int, int], object]:
            def told(done: int, whole: int) -> None:
                self.told.append((done, whole))
                shown(done, whole)
                self.meanwhile()

            return told

        self.view = screen.build(
            self.ask, progress, self._go, lambda: self.locked.append("locked"), language(code), DraftKeeper()
        )

    def _go(self, place: str, **what: object) -> None:
        self.ways(place, **what)
        if place == "keys":
            self.view.arrive(**what)

    @property
    def presenter(self) -> Presenter:
        assert isinstance(self.view.intentions, Presenter)
        return self.view.intentions

    def blocks(self) -> list[str]:
        """The headings of what the page says in blocks."""
        return [block.accessibleName() for block in self.view.findChildren(Block)]

    def why(self) -> str:
        """Everything that the page says quietly."""
        return "\n".join(text.text() for text in self.view.findChildren(Text))


@pytest.fixture
def opened(qtbot: QtBot, session: Session, dress: Any) -> Callable[..., Opened]:
    def make(part: str = "", code: str = "en") -> Opened:
        made = Opened(session, code)
        qtbot.addWidget(made.view)
        made.view.resize(1000, 800)
        made.view.show()
        made.view.arrive(**({"part": part} if part else {}))
        return made

    return make


def with_sheets(session: Session) -> tuple[str, ...]:
    """The words of sheets that open the vault."""
    made = keys.sheets_for(HOLDERS)
    words = tuple(" ".join(sheet.words) for sheet in made.sheets)
    keys.keep_sheets(session, made, words[0])
    return words


# -- the page


def test_the_page_says_what_there_is_and_who_has_it(opened: Callable[..., Opened], session: Session) -> None:
    assert "None yet." in opened().why()
    with_sheets(session)
    at = opened()
    assert "Made on 12 March 2026, kept by Ada, Ben and Cleo." in at.why()
    assert "Everything is encrypted with it since 12 March 2026." in at.why()
    for row, part in zip(at.view.findChildren(CardRow), ("passphrase", "sheets", "change-key"), strict=True):
        row.pressed.emit()
        assert at.ways.last == ("keys", {"part": part})
        at.presenter.open("")
    at.presenter.leave()
    assert at.ways.last == ("settings", {})


def test_a_use_of_the_sheets_is_told_until_it_is_known(opened: Callable[..., Opened], session: Session) -> None:
    with session.store.transaction("vault.opened-by-sheets"):
        pass
    at = opened()
    assert at.blocks() == ["Recovery sheets were used"]
    assert "opened with two recovery sheets on 12 Mar 2026, 09:30" in at.why()
    assert opened().blocks() == ["Recovery sheets were used"]
    at.view.known_button.click()
    assert at.blocks() == []
    assert opened().blocks() == []


# -- passphrase


def test_a_passphrase_is_changed_only_with_the_old_one_and_the_same_twice(
    opened: Callable[..., Opened], session: Session
) -> None:
    at = opened("passphrase")
    view = at.view
    view.next.click()
    assert view.current.error
    assert view.fresh.error
    view.current.line.setText("wrong")
    view.fresh.line.setText(FRESH)
    view.again.line.setText("four new quiet word")
    view.next.click()
    assert view.again.error
    view.again.line.setText(FRESH)
    view.next.click()
    assert view.current.error
    assert view.fresh.line.text() == FRESH, "nothing typed is lost"
    view.current.line.setText(PASSPHRASE)
    view.next.click()
    assert view.title == "Passphrase and keys"
    assert at.blocks() == ["The new passphrase opens the vault now. Older backups still open with the old one."]
    with pytest.raises(Refused):
        keys.change_passphrase(session, PASSPHRASE, FRESH, FRESH)
    keys.change_passphrase(session, FRESH, PASSPHRASE, PASSPHRASE)


# -- recovery sheets


def test_sheets_open_the_vault_only_once_one_was_typed_back(opened: Callable[..., Opened], session: Session) -> None:
    at = opened("sheets")
    view = at.view
    assert "data-protection officer" in at.why()
    for line, name in zip(view.holders, ("Ada", "ada ", "Cleo"), strict=True):
        line.setText(name)
    view.next.click()
    assert view._fields["holder2"].error
    view.holders[1].setText("Ben")
    view.next.click()
    shown = view.sheet.sheet
    assert shown is not None
    scanned = " ".join(shown.words).upper()
    for _sheet in range(3):
        view.next.click()
    view.typed.setPlainText("academic acid")
    view.next.click()
    assert view._fields["words"].error
    assert not keys.has_sheets(session)
    view.typed.setPlainText(scanned + "\n")
    view.next.click()
    assert keys.read(session).holders == HOLDERS
    assert at.blocks() == ["Any two of the three sheets open the vault now. Older sheets don't."]
    at.presenter.sheets.type_back(scanned)
    at.presenter.sheets.next()
    assert view.title == "Passphrase and keys", "the words are not kept in the window afterwards"


def at_first_sheet(opened: Callable[..., Opened]) -> Opened:
    at = opened("sheets")
    for line, name in zip(at.view.holders, HOLDERS, strict=True):
        line.setText(name)
    at.view.next.click()
    return at


def test_a_file_of_a_sheet_is_made_only_after_a_warning(
    opened: Callable[..., Opened], session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    at = at_first_sheet(opened)
    sheet, path = at.view.sheet, tmp_path / "sheet.pdf"
    sheet.save_button.click()
    assert at.blocks() == ["A saved sheet is a part of the key"]
    assert not at.view.findChildren(QFileDialog)
    sheet.save_anyway.click()
    (dialog,) = at.view.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert at.blocks() == ["The file is a part of the key"]
    page = pictures(path.read_bytes(), 150)[0]
    assert sheet.sheet is not None
    assert set(sheet.sheet.words) <= set(page.words.split())
    (left,) = departures.files_that_left(session)
    assert left.place == str(path)
    at.presenter.save_sheet(path)
    assert "exists already" in sheet._told.text()


def test_the_printed_page_holds_the_words_and_is_noted(opened: Callable[..., Opened], session: Session) -> None:
    at = at_first_sheet(opened)
    sheet = at.view.sheet.sheet
    assert sheet is not None
    image = pictures(screen.paper_of(sheet, language("en")), 150)[0].image.convertToFormat(_grey())
    rows = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    (code,) = zxingcpp.read_barcodes(_array(rows))
    assert code.text.lower().split() == list(sheet.words)
    at.view.sheet.printed.emit()
    assert [left.kind.value for left in departures.files_that_left(session)] == ["recovery_sheet"]


def _grey() -> Any:
    from PySide6.QtGui import QImage

    return QImage.Format.Format_Grayscale8


def _array(rows: memoryview) -> Any:
    import numpy as np

    return np.asarray(rows)


# -- change of key


def test_a_key_is_changed_and_what_follows_is_offered(opened: Callable[..., Opened], session: Session) -> None:
    words = with_sheets(session)
    at = opened("change-key")
    view, before = at.view, session.store.key
    assert at.blocks() == ["What changes with it"]
    assert "The recovery sheets open nothing any more." in at.why()
    view.next.click()
    assert view.current.error
    view.current.line.setText("wrong")
    view.next.click()
    assert view.current.error
    assert session.store.key == before
    view.current.line.setText(PASSPHRASE)
    view.next.click()
    assert view.title == "The key was changed"
    assert session.store.key != before
    assert at.told[-1][0] > at.told[0][0]
    assert at.blocks()[1] == "The recovery sheets open nothing any more"
    assert not keys.has_sheets(session)
    view.backup_button.click()
    assert at.ways.last == ("backup", {})
    view.sheets_button.click()
    assert at.ways.last == ("keys", {"part": "sheets"})
    with pytest.raises(Refused):
        opening.open_with_sheets(session.store.folder, words[0], words[1])


def test_without_sheets_nothing_is_said_about_them_becoming_void(opened: Callable[..., Opened]) -> None:
    at = opened("change-key")
    assert "sheets" not in at.why()
    at.view.current.line.setText(PASSPHRASE)
    at.view.next.click()
    assert at.blocks()[1] == "There are no recovery sheets yet"


def test_a_change_that_is_stopped_leaves_the_vault_as_it_was(opened: Callable[..., Opened], session: Session) -> None:
    at = opened("change-key")
    before = session.store.key
    at.meanwhile = lambda: at.view.running.cancelled.emit()
    at.view.current.line.setText(PASSPHRASE)
    at.view.next.click()
    assert at.blocks()[-1] == "Stopped. The vault is as it was."
    assert session.store.key == before
    assert not at.view.findChildren(ProgressRow)
    assert at.view.next.isEnabled()


def test_a_disk_that_fails_after_the_change_locks_the_vault(
    opened: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened("change-key")

    def fails(*_what: object, **_more: object) -> None:
        raise Trouble(keys.COMPLETED_LATER)

    monkeypatch.setattr(rekeying, "change_key", fails)
    at.view.current.line.setText(PASSPHRASE)
    at.view.next.click()
    assert at.locked == ["locked"]


def test_too_little_room_is_told_on_the_page(opened: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil
    from types import SimpleNamespace

    at = opened("change-key")
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=1000))
    at.view.current.line.setText(PASSPHRASE)
    at.view.next.click()
    assert at.blocks()[-1].startswith("There is too little room on the disk")
    assert at.locked == []


@pytest.mark.parametrize("part", ["", "passphrase", "sheets", "change-key"])
def test_every_page_opens_in_a_longer_language(opened: Callable[..., Opened], part: str) -> None:
    at = opened(part, "xx")
    assert at.view.title.startswith("[")
