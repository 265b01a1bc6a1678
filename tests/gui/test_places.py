"""A vault is a representative's or an office's: neither has a page of the other kind, by no way that leads to one."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from tests.journeys.window import Window
from wellbeing.app.office import own
from wellbeing.domain.checklist import Mode
from wellbeing.exchange.contribution.document import Role
from wellbeing.gui import places, places_of_cases, places_of_offices
from wellbeing.gui.entering import make_case_of_ticked
from wellbeing.gui.help_now.presenter import Ticked

TICKED = Ticked(mode=Mode.IN_PERSON, country="IE", checklist="", version=1, answers={}, done={})
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_ADDED = re.compile(r'inside\.add\(\s*"([a-z-]+)"')
BOTH = set(_ADDED.findall(Path(places.__file__).read_text(encoding="utf-8")))
OF_CASES = set(_ADDED.findall(Path(places_of_cases.__file__).read_text(encoding="utf-8")))
OF_OFFICES = set(_ADDED.findall(Path(places_of_offices.__file__).read_text(encoding="utf-8")))


@contextlib.contextmanager
def opened(app: QApplication, folder: Path, qtbot: Any) -> Iterator[Window]:
    window = Window(app, folder, qtbot, Clock())
    try:
        window.unlock(PASSPHRASE)
        yield window
    finally:
        window.end()


def there(window: Window) -> set[str]:
    house = window.program.shell.house
    return {place for place in BOTH | OF_CASES | OF_OFFICES if house.has_place(place)}


def test_an_office_has_no_page_of_a_representative(qapp: QApplication, tmp_path: Path, qtbot: Any, dress: Any) -> None:
    with open_session(tmp_path / "vault", Clock()) as session:
        own.begin(session, name="Figures office", country="IE", role=Role.RELEASING)
    with opened(qapp, tmp_path / "vault", qtbot) as window:
        assert there(window) == BOTH | OF_OFFICES
        for key in range(1, 10):
            window.program.shell.house._go_to_nth(key)
            window.settle()
            assert window.place in OF_OFFICES
        window.program.shell.house._go_by_key("new-incident")
        window.program.shell.house._search()
        assert window.place in OF_OFFICES
        for place in sorted(BOTH | OF_OFFICES):
            window.program.shell.house.go(place)
            window.settle()
            assert window.place == place
        window.go("settings")
        leads = set(window.screen.entries) & (OF_CASES - OF_OFFICES)
        assert leads == set(), "the settings lead to none either"
        window.program.ticked = TICKED
        make_case_of_ticked(window.program)
        assert window.place == "settings"
        assert "It holds no cases" in window.program.shell.told


def test_a_representative_has_no_page_of_an_office(qapp: QApplication, tmp_path: Path, qtbot: Any, dress: Any) -> None:
    with open_session(tmp_path / "vault", Clock()):
        pass
    with opened(qapp, tmp_path / "vault", qtbot) as window:
        assert there(window) == BOTH | OF_CASES
        assert {"quarters", "national", "enrolment", "two-offices"} == OF_OFFICES - OF_CASES
