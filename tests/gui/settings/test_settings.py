"""Settings: an overview that says how things stand, and forms that keep at once what is chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct
from wellbeing.app import backups, letterhead, preferences
from wellbeing.app.session import Session
from wellbeing.content import png
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.remembered import Memory
from wellbeing.gui.settings.forms import ComputerForm, Form, LookForm, YouForm
from wellbeing.gui.settings.screen import House, build
from wellbeing.gui.settings.shown import SCHEMES
from wellbeing.gui.settings.view import SettingsView
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language

FormKind = TypeVar("FormKind", bound=Form)


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
def ways() -> list[tuple[str, dict[str, object]]]:
    """Where the settings led to."""
    return []


@pytest.fixture
def opened(
    qtbot: QtBot, session: Session, outside: Outside, ways: list[tuple[str, dict[str, object]]]
) -> Callable[..., SettingsView]:
    def make(part: str = "", code: str = "en") -> SettingsView:
        view: SettingsView

        def go(place: str, **what: object) -> None:
            ways.append((place, what))
            if place == "settings":
                view.arrive(**what)

        view = build(Direct(session), go, language(code), DraftKeeper(), outside.house, session.store.folder)
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


def form(view: SettingsView, kind: type[FormKind]) -> FormKind:
    """The form in sight."""
    assert isinstance(view.form, kind)
    return view.form


def words(view: SettingsView) -> str:
    return "\n".join(label.text() for label in view.findChildren(Text))


def test_the_overview_says_how_things_stand_and_every_line_leads_somewhere(
    opened: Callable[..., SettingsView], session: Session, ways: list[tuple[str, dict[str, object]]]
) -> None:
    preferences.save(session, preferences.Preferences(union="Union North", country="DE", lock_minutes=10))
    view = opened()
    told = words(view)
    assert "English · As the computer · 100%" in told
    assert "Union North · Germany" in told
    assert "Locks when nobody has touched it for 10 minutes." in told
    assert "There is no backup yet." in told
    assert str(session.store.folder) in told
    backups.make_now(session)
    view.arrive()
    assert "Last backup: 12 March 2026, 09:30" in words(view)
    for part in list(view.entries):
        view.arrive()
        button = view.entries[part].action
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        place, what = ways[-1]
        assert (place, what) in ((part, {}), ("settings", {"part": part}))
        assert place != "settings" or view.form is not None


def test_a_language_is_kept_in_the_vault_before_the_window_speaks_it(
    opened: Callable[..., SettingsView], session: Session, outside: Outside
) -> None:
    look = form(opened("look"), LookForm)
    other = next(code for place in range(look.language.count()) if (code := look.language.itemData(place)) != "en")
    pick(look.language, other)
    assert outside.spoken == [other]
    assert preferences.read(session).language == other


def test_look_is_worn_at_once_and_remembered(
    opened: Callable[..., SettingsView], outside: Outside, dress: Dress
) -> None:
    look = form(opened("look"), LookForm)
    pick(look.scheme, "dark")
    pick(look.scale, "150")
    assert (dress.palette_name, dress.scale) == ("dark", 150)
    assert (outside.memory.now.scheme, outside.memory.now.scale) == ("dark", 150)


def test_every_look_has_its_words() -> None:
    assert set(SCHEMES) == set(Scheme)


def test_the_lock_has_a_choice_of_times_and_no_never(
    opened: Callable[..., SettingsView], session: Session, outside: Outside
) -> None:
    computer = form(opened("computer"), ComputerForm)
    keys = [computer.minutes.itemData(place) for place in range(computer.minutes.count())]
    assert keys == [str(count) for count in preferences.LOCK_MINUTES]
    pick(computer.minutes, "15")
    assert outside.minutes == [15]
    assert preferences.read(session).lock_minutes == 15


def test_what_is_entered_is_kept_on_leaving_the_field(
    opened: Callable[..., SettingsView], session: Session, outside: Outside
) -> None:
    view = opened("you")
    you = form(view, YouForm)
    you.lines["union"].setText("Example Police Union ")
    you.lines["union"].editingFinished.emit()
    assert preferences.read(session).union == "Example Police Union"
    pick(you.country, "DE")
    assert preferences.read(session).country == "DE"
    assert outside.memory.now.country == "DE"
    view.arrive(part="computer")
    computer = form(view, ComputerForm)
    pick(computer.administrator, "employer")
    assert preferences.read(session).administrator == "employer"
    assert "employer" in computer.told.text()
    assert preferences.read(session).union == "Example Police Union", "one part never undoes another"


def test_nothing_is_written_where_nothing_changed(opened: Callable[..., SettingsView], session: Session) -> None:
    you = form(opened("you"), YouForm)
    before = session.store.generation
    you.lines["union"].editingFinished.emit()
    assert session.store.generation == before


@pytest.mark.parametrize("part", ["", "look", "you", "country", "computer"])
def test_every_page_opens_in_a_longer_language(opened: Callable[..., SettingsView], part: str) -> None:
    view = opened(part, "xx")
    assert view.title.startswith("[")
    if part == "country":
        assert view.focusWidget() is form(view, YouForm).country


def test_a_logo_is_chosen_shown_and_taken_out_and_a_wrong_file_is_told_beside_it(
    opened: Callable[..., SettingsView], session: Session, tmp_path: Path
) -> None:
    view = opened("you")
    assert isinstance(view.form, YouForm)
    assert view.form.logo.remove.isHidden()
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"no picture")
    view.intentions.choose_logo(wrong)
    assert view.form.fields["logo"].error
    right = tmp_path / "right.png"
    right.write_bytes(png.written(png.Picture(width=30, height=10, points=bytes(900))))
    view.intentions.choose_logo(right)
    assert not view.form.fields["logo"].error
    assert view.form.logo.picture.sizeHint().width() > 10
    assert not view.form.logo.remove.isHidden()
    QTest.keyClick(view.form.logo.remove, Qt.Key.Key_Space)
    assert letterhead.logo(session) is None
