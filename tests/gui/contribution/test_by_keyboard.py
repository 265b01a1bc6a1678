"""By keyboard alone: Tab goes through the pages of contributions as they are read, and Enter does what is in focus."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.app.test_freezing import open_case, to
from tests.gui.direct import Direct, Ways
from tests.helpers.contributing import TwoOffices
from tests.helpers.hand_over import representative
from tests.helpers.vaults import Clock
from wellbeing.anonymise.period import Period
from wellbeing.app import freezing
from wellbeing.gui.contribution.screen import build
from wellbeing.gui.contribution.view import ContributionView
from wellbeing.gui.incident.screen import KeepsNothing
from wellbeing.gui.shell import Shell
from wellbeing.gui.widgets.button import Button
from wellbeing.language import Language

Q1, Q2 = Period(year=2026).quarters()[:2]


@pytest.fixture
def page(shown: Any, english: Language, tmp_path: Path, clock: Clock) -> Iterator[ContributionView]:
    """The year 2026 in a window, with one frozen quarter and nothing contributed yet."""
    with representative(tmp_path / "ana", "Ana Rep", clock) as session:
        open_case(session)
        to(clock, Q2.first_day)
        freezing.freeze(session, Q1)
        shell = Shell(english)
        shell.house.add_place("summary", "Summary", lambda: QWidget())
        shell.house.add_place(
            "contribution",
            "Contribution",
            lambda: build(Direct(session), Ways(), english, KeepsNothing()),
            under="summary",
        )
        shell.enter()
        shell.house.go("contribution", year="2026")
        shown(shell)
        shell.activateWindow()
        found = shell.findChild(ContributionView)
        assert isinstance(found, ContributionView)
        yield found


def tabbed_through(view: ContributionView) -> list[QWidget]:
    """Where Tab leads within the page, from its beginning until it leaves."""
    QApplication.processEvents()
    view.setFocus()
    found: list[QWidget] = []
    for _press in range(60):
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or not view.isAncestorOf(now):
            break
        found.append(now)
    return found


def is_read_in_order(view: ContributionView, controls: list[QWidget]) -> None:
    """From above to below, and in one line from left to right."""
    places = [control.mapTo(view, QPoint(0, 0)) for control in controls]
    content = view.scroll_area.widget()
    assert content is not None
    inside = [(control.mapTo(content, QPoint(0, 0)), control) for control in controls if content.isAncestorOf(control)]
    assert len(inside) < len(places), "the foot is reached too"
    rows = [(place.y() // 20, place.x()) for place, _control in inside]
    assert rows == sorted(rows)
    assert controls[: len(inside)] == [control for _place, control in inside], "what is read comes before the foot"
    missed = [one for one in view.findChildren(Button) if one.isVisible() and one.isEnabled() and one not in controls]
    assert [one.text() for one in missed] == []


def test_every_page_is_gone_through_as_it_is_read(page: ContributionView, tmp_path: Path) -> None:
    is_read_in_order(page, tabbed_through(page))
    QTest.keyClick(page.offices_button, Qt.Key.Key_Return)
    naming = tabbed_through(page)
    assert {*page.heard.values(), page.country, page.pseudonym} <= set(naming)
    is_read_in_order(page, naming)

    both = TwoOffices()
    for role, office in (("releasing", both.releasing), ("second", both.second)):
        card = tmp_path / f"{role}.wbcard"
        card.write_bytes(office.card.to_bytes())
        page.intentions.look(role, card)
        QTest.keyClicks(page.heard[role], office.card.fingerprint)
    page.country.choose("DE")
    QTest.keyClicks(page.pseudonym, "Otter 7")
    QTest.keyClick(page.press, Qt.Key.Key_Return)
    is_read_in_order(page, tabbed_through(page))
    (contribute,) = [one for one in page.rows[Q1.label].findChildren(Button) if one.isVisible()]
    QTest.keyClick(contribute, Qt.Key.Key_Return)
    quarter = tabbed_through(page)
    assert page.place in quarter
    is_read_in_order(page, quarter)
