"""Representatives of an office: a card is compared before its owner is enrolled, and ending that is asked once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.offices import Offices, begun, representative
from wellbeing.app.office import enrolment
from wellbeing.exchange.contribution.document import Role
from wellbeing.gui.enrolment import presenter
from wellbeing.gui.enrolment.screen import build
from wellbeing.gui.enrolment.view import EnrolmentView
from wellbeing.gui.incident.screen import KeepsNothing
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Offices]:
    with begun(tmp_path, IE04=10) as offices, offices.at(Role.RELEASING):
        yield offices


def page(qtbot: QtBot, both: Offices) -> EnrolmentView:
    view = build(Direct(both.sessions[Role.RELEASING]), Ways(), Language("en"), KeepsNothing())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive()
    return view


def words(view: EnrolmentView) -> str:
    QApplication.processEvents()
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisible())


def test_nobody_is_enrolled_without_what_was_heard_a_region_and_a_name_of_their_own(
    qtbot: QtBot, both: Offices, tmp_path: Path
) -> None:
    view, new = page(qtbot, both), representative(11, "IE05")
    card = tmp_path / "new.wbcard"
    card.write_bytes(new.card.to_bytes())
    view.intentions.look(card)
    assert new.card.fingerprint not in words(view), "it is typed as it is heard"
    assert view.compare is not None
    view.compare.heard.setText(both.people[0].card.fingerprint)
    view.press.click()
    assert "This is not the fingerprint of the card." in words(view)
    view.compare.heard.setText(new.card.fingerprint)
    view.press.click()
    assert "This is no region (NUTS 2) of the office's country." in words(view)
    view.area.choose("IE05")
    view.pseudonym.setText(both.people[0].pseudonym)
    view.press.click()
    assert "This pseudonym belongs to another representative" in words(view)
    view.pseudonym.setText(" Otter 7 ")
    view.press.click()
    told = words(view)
    assert "Representative 11 is enrolled." in told
    assert "Southern (IE05) · 1 representative" in told
    view.intentions.look(card)
    view.compare.heard.setText(new.card.fingerprint)
    view.area.choose("IE05")
    view.pseudonym.setText("Otter 8")
    view.press.click()
    assert "This representative is enrolled already." in words(view)


def test_the_end_of_an_enrolment_is_asked_once_and_too_few_are_told_of(qtbot: QtBot, both: Offices) -> None:
    view, first = page(qtbot, both), both.people[0]
    view.rows[first.pseudonym].pressed.emit()
    view.end_button.click()
    session = both.sessions[Role.RELEASING]
    assert all(one.active for one in enrolment.enrolled(session)), "asked only"
    view.press.click()
    told = words(view)
    assert "Representative 1 is not enrolled any more." in told
    assert "A roster needs at least 10. Enrolled so far: 9." in told
    assert [one.pseudonym for one in enrolment.enrolled(session) if not one.active] == [first.pseudonym]


def test_many_representatives_stand_below_their_regions(
    qtbot: QtBot, both: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter, "MOST", 5)
    view = page(qtbot, both)
    assert list(view.rows) == ["region IE04"]
    view.rows["region IE04"].pressed.emit()
    assert list(view.rows) == [one.pseudonym for one in both.people]
