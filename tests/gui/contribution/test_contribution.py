"""Contributions in the window: both offices after a call, a quarter's two files, again after a withdrawal, the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.app.test_freezing import open_case, to
from tests.gui.direct import Direct, Ways
from tests.helpers.contributing import TwoOffices
from tests.helpers.hand_over import representative
from tests.helpers.newer_tables import newer_tables
from tests.helpers.vaults import Clock
from wellbeing.anonymise.period import Period
from wellbeing.app import consents, freezing
from wellbeing.app.contributing import making, offices, standing
from wellbeing.app.session import Session
from wellbeing.gui.contribution.screen import build
from wellbeing.gui.contribution.view import ContributionView
from wellbeing.gui.incident.screen import KeepsNothing
from wellbeing.gui.today.screen import build as build_today
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Q1, Q2 = Period(year=2026).quarters()[:2]


@pytest.fixture
def ana(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    with representative(tmp_path / "ana", "Ana Rep", clock) as session:
        yield session


def page(qtbot: QtBot, session: Session) -> ContributionView:
    view = build(Direct(session), Ways(), Language("en"), KeepsNothing())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(year="2026")
    return view


def words(view: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisible())


def test_a_quarter_leaves_in_two_files_again_and_is_closed(
    qtbot: QtBot, ana: Session, clock: Clock, tmp_path: Path
) -> None:
    both, cards = TwoOffices(), {}
    for role, office in (("releasing", both.releasing), ("second", both.second)):
        cards[role] = tmp_path / f"{role}.wbcard"
        cards[role].write_bytes(office.card.to_bytes())
    opened = [open_case(ana) for _number in range(2)]
    to(clock, Q2.first_day)
    freezing.freeze(ana, Q1)
    view = page(qtbot, ana)
    assert "How 2026 leaves is not chosen yet" in words(view)
    assert not view.list_button.isEnabled()

    view.offices_button.click()
    view.press.click()
    assert "Please choose the office's card." in words(view)
    for role, card in cards.items():
        view.intentions.look(role, card)
    assert both.second.card.fingerprint not in words(view), "it is typed as it is heard"
    for line in view.heard.values():
        line.setText(both.releasing.card.fingerprint)
    view.country.choose("DE")
    view.pseudonym.setText("Otter 7")
    view.press.click()
    assert "This is not the fingerprint of this office's card" in words(view)
    assert offices.every(ana) == ()
    view.heard["second"].setText(both.second.card.fingerprint.upper())
    view.press.click()
    assert "Both offices are named" in words(view)

    out = tmp_path / "out"
    view.rows[Q1.label].pressed.emit()
    told = words(view)
    assert "2 cases" in told
    assert "Only for Guarding office" in told
    assert "Never both to one office" in told
    view.place.setText(str(out))
    view.press.click()
    assert "This folder is not there" in words(view)
    out.mkdir()
    view.press.click()
    assert {path.name in words(view) for path in out.iterdir()} == {True}
    view.intentions.to_year()
    assert "2026 leaves as a contribution" in words(view)

    consents.withdraw(ana, consents.of_case(ana, opened[0])[-1].id)
    view.refresh(frozenset())
    assert "after a withdrawal, an erasure or a restriction" in words(view)
    today = build_today(Direct(ana), Ways(), Language("en"))
    qtbot.addWidget(today)
    today.show()
    today.arrive()
    assert "A contribution is to be made again" in words(today)

    listed = both.closing(tmp_path, Q1, [])
    view.intentions.take_in(cards["second"])
    assert "Nothing was taken in" in words(view)
    view.intentions.take_in(listed)
    assert "is closed without your contribution" in words(view)
    assert [one.counted for one in standing.of_year(ana, 2026)] == [False]


def test_today_leads_to_a_contribution_that_counted_by_other_tables_until_it_is_made_again(
    qtbot: QtBot, ana: Session, clock: Clock, tmp_path: Path
) -> None:
    """An older program made it; the updated one has the tables by which the offices count the year."""
    TwoOffices().named_by(ana)
    open_case(ana)
    to(clock, Q2.first_day)
    freezing.freeze(ana, Q1)
    making.make(ana, Q1, tmp_path)
    ways, view = Ways(), page(qtbot, ana)
    today = build_today(Direct(ana), ways, Language("en"))
    qtbot.addWidget(today)
    today.show()
    today.arrive()
    assert "contribution" not in words(today)
    with newer_tables(tmp_path / "statistics", since=2026):
        today.arrive()
        (row,) = (card for card in today.findChildren(CardRow) if "made again" in words(card))
        assert "It counted by other tables" in words(row)
        assert row.action is not None
        row.action.click()
        place, what = ways.last
        assert place == "contribution"
        view.arrive(**what)
        assert "It counted by other tables" in words(view)
        newer = tmp_path / "newer"
        newer.mkdir()
        view.place.setText(str(newer))
        view.press.click()
        assert len(list(newer.iterdir())) == 2
        today.arrive()
        assert "contribution" not in words(today)
        view.arrive(**what)
        assert "Both offices know you as Otter 7" in words(view)
        view.place.setText(str(newer))
        view.rename.click()
        assert len(list(newer.iterdir())) == 4, "others, beside those that an office refused for the name in them"


def test_the_example_and_a_quarter_that_runs_say_why_not(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    from tests.helpers.vaults import open_session
    from wellbeing.app.example.build import build_example

    with open_session(tmp_path / "example", clock) as session:
        build_example(session, cases=1)
        view = page(qtbot, session)
        assert "The example is made up" in words(view)
        assert not view.offices_button.isEnabled()
