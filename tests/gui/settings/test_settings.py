"""Settings: kept at once, errors beside their field, sheets only after one was typed back, a check that tells."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct
from wellbeing.app import preferences
from wellbeing.app.session import Session
from wellbeing.gui.remembered import Memory
from wellbeing.gui.settings.screen import House, build
from wellbeing.gui.settings.view import SettingsView
from wellbeing.gui.style import Dress
from wellbeing.gui.widgets.blocks import Block
from wellbeing.language import language


class Outside:
    """What the settings changed outside the vault."""

    def __init__(self, dress: Dress, folder: Path) -> None:
        self.spoken: list[str] = []
        self.minutes: list[int] = []
        self.memory = Memory(folder / "settings.json")
        self.house = House(
            memory=self.memory,
            dress=dress,
            change_language=self.spoken.append,
            change_idle_minutes=self.minutes.append,
        )


@pytest.fixture
def outside(dress: Dress, tmp_path: Path) -> Outside:
    return Outside(dress, tmp_path)


@pytest.fixture
def opened(qtbot: QtBot, session: Session, outside: Outside) -> Callable[..., SettingsView]:
    def make(part: str = "", code: str = "en") -> SettingsView:
        view: SettingsView

        def go(_place: str, **what: object) -> None:
            view.arrive(**what)

        view = build(Direct(session), go, language(code), outside.house, session.store.folder)
        qtbot.addWidget(view)
        view.resize(1000, 800)
        view.show()
        view.arrive(**({"part": part} if part else {}))
        return view

    return make


def pick(drop: Any, key: str) -> None:
    """Choose as a person does."""
    drop.choose(key)
    drop.activated.emit(drop.currentIndex())


def test_a_language_is_kept_in_the_vault_before_the_window_speaks_it(
    opened: Callable[..., SettingsView], session: Session, outside: Outside
) -> None:
    view = opened()
    other = next(code for code, _name in view._shown.languages if code != "en") if view._shown else ""
    pick(view.language, other)
    assert outside.spoken == [other]
    assert preferences.read(session).language == other


def test_look_is_worn_at_once_and_remembered(
    opened: Callable[..., SettingsView], outside: Outside, dress: Dress
) -> None:
    view = opened()
    pick(view.scheme, "dark")
    pick(view.scale, "150")
    assert (dress.palette_name, dress.scale) == ("dark", 150)
    assert (outside.memory.now.scheme, outside.memory.now.scale) == ("dark", 150)


def test_the_lock_has_a_choice_of_times_and_no_never(
    opened: Callable[..., SettingsView], session: Session, outside: Outside
) -> None:
    view = opened()
    keys = [view.minutes.itemData(place) for place in range(view.minutes.count())]
    assert keys == [str(count) for count in preferences.LOCK_MINUTES]
    pick(view.minutes, "15")
    assert outside.minutes == [15]
    assert preferences.read(session).lock_minutes == 15


def test_what_is_entered_is_kept_on_leaving_the_field(
    opened: Callable[..., SettingsView], session: Session, outside: Outside
) -> None:
    view = opened()
    view.you["union"].setText("Example Police Union ")
    view.you["union"].editingFinished.emit()
    assert preferences.read(session).union == "Example Police Union"
    pick(view.country, "DE")
    assert preferences.read(session).country == "DE"
    assert outside.memory.now.country == "DE"
    pick(view.administrator, "employer")
    assert preferences.read(session).administrator == "employer"
    assert "employer" in view._administrator_told.text()
    assert preferences.read(session).union == "Example Police Union", "one part never undoes another"


def test_nothing_is_written_where_nothing_changed(opened: Callable[..., SettingsView], session: Session) -> None:
    view = opened()
    before = session.store.generation
    view.you["union"].editingFinished.emit()
    assert session.store.generation == before


def test_the_check_says_that_all_is_as_it_was_written(opened: Callable[..., SettingsView]) -> None:
    view = opened("check")
    (block,) = view.findChildren(Block)
    assert block.accessibleName() == "Every record is as it was written."


def test_the_check_says_what_it_found(opened: Callable[..., SettingsView], session: Session) -> None:
    session.store._connection.execute("PRAGMA query_only = 0")
    session.store._connection.execute("INSERT INTO setting (name, value) VALUES ('forged', 'x')")
    view = opened("check")
    (block,) = view.findChildren(Block)
    assert block.property("look") == "danger"


@pytest.mark.parametrize("part", ["", "country", "check"])
def test_every_page_opens_in_a_longer_language(opened: Callable[..., SettingsView], part: str) -> None:
    view = opened(part, "xx")
    assert view.title.startswith("[")
    if part == "country":
        assert view.country.hasFocus() or view.focusWidget() is view.country
