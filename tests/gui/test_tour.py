"""A walk through the program for pictures: what it leaves in the process that goes on with the next."""

import weakref
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from wellbeing.app import vaults
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.program import Program
from wellbeing.language import language
from wellbeing.vault.keys import LOWEST_SETTING

PASSPHRASE = "four quiet words apart"
PLACES = ("today", "cases", "new-incident", "receiving", "keys", "country", "summary")
"""Some of them keep buttons and fields for another of their states, in no window."""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """An empty one."""
    vaults.close(vaults.create(tmp_path / "vault", PASSPHRASE, language("en"), kdf=LOWEST_SETTING))
    return tmp_path / "vault"


def test_nothing_of_a_program_stays_once_its_pictures_are_taken(
    qapp: QApplication, vault: Path, tmp_path: Path
) -> None:
    before = QApplication.topLevelWidgets()
    program = _picture(qapp, vault, tmp_path / "out")
    assert program() is None
    assert [widget for widget in QApplication.topLevelWidgets() if widget not in before] == []
    assert {file.stem for file in (tmp_path / "out").iterdir()} == {"help-now", "door", *PLACES}


def _picture(app: QApplication, vault: Path, out: Path) -> "weakref.ref[Program]":
    with Tour(app, vault, "en", "dark", out) as tour:
        tour.program.show_help_now()
        tour.take("help-now")
        tour.program.show_door()
        tour.take("door")
        tour.open(PASSPHRASE)
        for place in PLACES:
            tour.go(place)
            tour.take(place)
        return weakref.ref(tour.program)
