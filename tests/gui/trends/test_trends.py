"""Trends: what was released, year by year, from the bytes that left; gaps stay gaps, and breaks are told."""

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.test_freezing import open_case
from tests.exchange.release.examples import CREATED, SIGNER, earlier_releases, release_with_indicators
from tests.gui.direct import Direct, Ways
from wellbeing.anonymise.ledger import LedgerEntry, next_entry
from wellbeing.app import trends
from wellbeing.app.session import Session
from wellbeing.domain.identity import new_uid
from wellbeing.exchange.release.writing import files_of
from wellbeing.gui.figures.chart import Chart
from wellbeing.gui.style import Dress
from wellbeing.gui.trends.screen import build
from wellbeing.gui.trends.view import TrendsView
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.figures import Figures
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language
from wellbeing.vault import releases
from wellbeing.vault.releases import StoredRelease


def run(job: Any, done: Any, failed: Any = None) -> None:
    done(job())


def opened(qtbot: QtBot, session: Session, dress: Dress) -> TrendsView:
    view = build(Direct(session), run, Ways(), language("en"), dress)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive()
    return view


def leave(session: Session) -> None:
    """Releases of three years, as they would have left."""
    before: LedgerEntry | None = None
    for found in (*earlier_releases(), release_with_indicators()):
        entry = next_entry(found, before)
        files = files_of(found, signer=SIGNER, language=language("en"), pdf=None, created=CREATED)
        with session.store.transaction("release.published"):
            releases.add(
                session.store,
                StoredRelease(
                    uid=new_uid(),
                    period=found.period.label,
                    at=session.now(),
                    entry=entry.canonical(),
                    signatures={},
                    files=files,
                ),
            )
        before = entry


def test_years_stand_side_by_side_with_gaps_and_breaks(qtbot: QtBot, session: Session, dress: Dress) -> None:
    view = opened(qtbot, session, dress)
    assert any("Nothing has been released so far." in text.text() for text in view.findChildren(Text))
    leave(session)
    view.arrive()
    (table,) = view.findChildren(Figures)
    model = table.table.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Figure", "2018", "2019", "2020", "¦ 2021", "¦ 2022"]
    rows = {
        str(model.index(row, 0).data()).strip(): [model.index(row, column).data() for column in range(1, 6)]
        for row in range(model.rowCount())
    }
    assert rows["Cases"] == ["320", "–", "–", "600", "500"]
    assert rows["Threats, per 1,000 officers in service"] == ["–", "–", "–", "–", "82.5"]
    assert rows["Resisting, no assault"][0] == "•", "what was withheld is a gap"
    assert "0" not in {cell for row in rows.values() for cell in row[:4]}
    told = "\n".join(text.text() for text in view.findChildren(Text))
    assert re.search(
        r"¦ Between 2021.* and 2022.*: another share of the known cases is counted and another number", told
    )

    QTest.keyClick(view.charts, Qt.Key.Key_Space)
    charts = view.findChildren(Chart)
    assert charts[0].accessibleName() == "Totals: Cases"
    assert all(chart.is_sound for chart in charts)
    assert "2019: not released" in charts[0].accessibleDescription()
    assert "Break: another share" in charts[0].accessibleDescription()


def test_a_year_is_set_beside_those_that_left_before_it(session: Session) -> None:
    leave(session)
    first, second, third = trends.released(session)
    assert trends.released(session, third.period) == (first, second), "handed out again, it says the same"
    assert third.measures["I16"].value == 0
    assert (second.counted_share, third.counted_share) == ("P50-74", "P75-89")


def test_own_figures_by_quarter_stay_here(qtbot: QtBot, session: Session, dress: Dress) -> None:
    """A case of an officer who agreed is in its quarter, whatever its size; one without consent is in none."""
    open_case(session)
    open_case(session, yes=False)
    view = opened(qtbot, session, dress)
    assert [chip.text() for chip in view.findChildren(Chip)] == ["Stays here"]
    (table,) = view.findChildren(Figures)
    model = table.table.model()
    rows = {str(model.index(row, 0).data()).strip(): model.index(row, 1).data() for row in range(model.rowCount())}
    assert rows["Cases"] == rows["Distinct officers"] == "1"
