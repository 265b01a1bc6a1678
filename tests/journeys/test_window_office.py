"""From an empty vault to two offices, in the window alone: begun, cards compared, ten enrolled, a roster."""

import contextlib
import datetime as dt
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.offices import Representative, representative
from tests.helpers.vaults import PASSPHRASE, open_session
from tests.journeys.window import Window
from wellbeing.anonymise.period import quarter_of
from wellbeing.app import representatives
from wellbeing.app.office import enrolment
from wellbeing.app.session import Session

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ROLES = ("releasing", "second")


@contextlib.contextmanager
def at(app: QApplication, folder: Path, role: str, qtbot: Any) -> Iterator[Window]:
    """Sit at the laptop of one office."""
    with pytest.MonkeyPatch.context() as laptop:
        laptop.setenv("WELLBEING_DATA", str(folder / f"laptop of the {role} office"))
        if not (folder / role).exists():
            with open_session(folder / role):
                pass
        window = Window(app, folder / role, qtbot)
        try:
            window.unlock(PASSPHRASE)
            yield window
        finally:
            window.end()


def begin(window: Window, role: str, card: Path) -> str:
    """An empty vault becomes an office's, and its card is saved; the fingerprint, to be read out."""
    assert "first incident" in window.words()
    window.press("This vault is for an office")
    window.press("Begin the office")
    assert "Please choose which of the two offices this is." in window.words()
    assert "Please choose the country." in window.words()
    window.screen.role.button(role).click()
    window.screen.country.choose("IE")
    window.press("Begin the office")
    assert "An office needs a name." in window.words()
    window.type("Name of the office", f"Office {role}")
    window.press("Begin the office")
    assert window.place == "today"
    assert not window.program.shell.house.has_place("cases")
    window.press("Begin, Name the other office")
    window.press("Save the card")
    window.screen.dialog.fileSelected.emit(str(card))
    window.settle()
    return representatives.look(card).fingerprint


def enrol(session: Session, one: Representative) -> None:
    """The same without the window."""
    enrolment.enrol(session, one.card, one.card.fingerprint, area=one.area, pseudonym=one.pseudonym)


def enrol_in_the_window(window: Window, one: Representative, card: Path) -> None:
    """A card that came, its fingerprint as it is heard, region and pseudonym."""
    card.write_bytes(one.card.to_bytes())
    window.screen.intentions.look(card)
    window.type("The fingerprint as you hear it", one.card.fingerprint)
    window.type("Pseudonym", one.pseudonym)
    window.press("Enrol")
    assert "This is no region (NUTS 2) of the office's country." in window.words()
    window.screen.area.choose(one.area)
    window.press("Enrol")
    assert f"{one.card.name} is enrolled." in window.words()


def test_two_offices_come_to_a_roster_in_the_window(qapp: QApplication, tmp_path: Path, qtbot: Any) -> None:
    cards = {role: tmp_path / f"{role}.wbcard" for role in ROLES}
    heard = {}
    for role in ROLES:
        with at(qapp, tmp_path, role, qtbot) as window:
            heard[role] = begin(window, role, cards[role])
    people = [representative(number, "IE04", seed=1) for number in range(1, 11)]
    for role, other in (ROLES, ROLES[::-1]):
        with at(qapp, tmp_path, role, qtbot) as window:
            window.go("enrolment")
            window.press("Show, Both offices")
            window.screen.intentions.look(cards[other])
            window.type("The fingerprint as you hear it", heard[role])
            window.press("This is the other office")
            assert "This is not the fingerprint of the card." in window.words()
            window.type("The fingerprint as you hear it", heard[other].upper())
            window.press("This is the other office")
            assert f"Office {other} is the other office now." in window.words()
            window.go("enrolment")
            enrol_in_the_window(window, people[0], tmp_path / "first.wbcard")
            for one in people[1:]:
                window.program.desk.ask(functools.partial(enrol, one=one), lambda _none: None)
            window.settle()
            window.go("enrolment")
            assert "10 representatives" in window.words()

    quarter = quarter_of(dt.datetime.now(dt.UTC).astimezone().date()).label
    rosters = {role: tmp_path / f"roster-{role}.wboffice" for role in ROLES}
    for role in ROLES:
        with at(qapp, tmp_path, role, qtbot) as window:
            window.go("quarters")
            if role == "second":
                window.screen.intentions.take([rosters["releasing"]])
                assert "1 file was taken in" in window.words()
                window.press("Back to the quarters")
            window.press("Give the roster")
            window.screen.dialog.fileSelected.emit(str(rosters[role]))
            assert f"Written: {rosters[role].name}" in window.words()
    with at(qapp, tmp_path, "releasing", qtbot) as window:
        window.go("quarters")
        window.screen.intentions.take([rosters["second"]])
        window.settle()
        window.press("Back to the quarters")
        assert "The roster is signed by both offices." in window.words()
        assert window.screen.rows.keys() == {quarter}
