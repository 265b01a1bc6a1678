"""Trends: what was released, year by year, from the bytes that left; gaps stay gaps, and breaks are told."""

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.test_freezing import open_case
from tests.exchange.release import test_trends_by_quarter as by_quarter
from tests.exchange.release.examples import CREATED, SIGNER, earlier_releases, release_with_indicators
from tests.gui.direct import Direct, Ways
from wellbeing.anonymise.ledger import LedgerEntry, next_entry
from wellbeing.anonymise.release import Release
from wellbeing.app import trends
from wellbeing.app.session import Session
from wellbeing.domain.identity import new_uid
from wellbeing.exchange.release.writing import files_of
from wellbeing.gui.figures.chart import Chart
from wellbeing.gui.style import Dress
from wellbeing.gui.trends.screen import build
from wellbeing.gui.trends.view import TrendsView
from wellbeing.gui.widgets.button import Button
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


def leave(session: Session, *years: Release) -> None:
    """Releases of three years, or of `years`, as they would have left."""
    before: LedgerEntry | None = None
    for found in years or (*earlier_releases(), release_with_indicators()):
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


def shown(view: TrendsView) -> tuple[list[str], dict[str, list[str]]]:
    """The heads of the one table in sight, and its figures by the label of a row."""
    (table,) = view.findChildren(Figures)
    model = table.table.model()
    columns = range(model.columnCount())
    rows = ([str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount()))
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    return heads, {label.strip(): figures for label, *figures in rows}


def below(view: TrendsView, figure: str) -> dict[str, list[str]]:
    """The years below a figure, each with its four quarters; what is read aloud of them names figure and quarter."""
    (table,) = view.findChildren(Figures)
    model = table.table.model()
    labels = [str(model.index(row, 0).data()).strip() for row in range(model.rowCount())]
    found: dict[str, list[str]] = {}
    for row in range(labels.index(figure) + 1, len(labels)):
        if not labels[row].isdecimal():
            break
        cells = [model.index(row, column) for column in range(1, 5)]
        found[labels[row]] = [str(one.data()) for one in cells]
        for number, one in enumerate(cells, start=1):
            spoken = str(one.data(Qt.ItemDataRole.AccessibleTextRole))
            assert re.match(rf"\W*{labels[row]}, Q{number}, {figure}, [\dn]", spoken), spoken
    return found


def test_years_stand_side_by_side_with_gaps_and_breaks(qtbot: QtBot, session: Session, dress: Dress) -> None:
    view = opened(qtbot, session, dress)
    assert any("Nothing has been released so far." in text.text() for text in view.findChildren(Text))
    leave(session)
    view.arrive()
    heads, rows = shown(view)
    assert heads == ["Figure", "2018", "2019", "2020", "¦ 2021", "¦ 2022"]
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
    assert "; Break before 2022; 2022, imported history: 500" in charts[0].accessibleDescription()
    told = "\n".join(text.text() for text in view.findChildren(Text))
    assert told.count("and another number of forces") == 1, "once for all charts"


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
    _heads, rows = shown(view)
    assert rows["Cases"][0] == rows["Distinct officers"][0] == "1"


def test_quarters_that_left_take_the_place_of_years_and_go_again(qtbot: QtBot, session: Session, dress: Dress) -> None:
    """What the releases hold decides: here those of two national years, each with a quarter that was not opened."""
    leave(session, *by_quarter.releases())
    view = opened(qtbot, session, dress)
    assert shown(view)[0] == ["Figure", "2024", "2025", "¦ 2026"]
    assert view.quarters.text() == "Show by quarter"
    QTest.keyClick(view.quarters, Qt.Key.Key_Space)
    assert shown(view)[0] == ["Figure", "Q1", "Q2", "Q3", "Q4"]
    cases = below(view, "Cases")
    assert list(cases) == ["2024", "2025", "2026"]
    assert cases["2025"] == ["–"] * 4
    assert (cases["2024"][1], cases["2026"][3]) == (":", ":")
    assert all(number.isdecimal() for number in (cases["2024"][0], cases["2024"][3], *cases["2026"][:3]))
    assert re.fullmatch(r"¦ \d+", cases["2024"][2])
    assert not {"0", "¦ 0"} & {figure for year in cases.values() for figure in year}
    told = "\n".join(text.text() for text in view.findChildren(Text))
    assert "¦ Break before 2024-Q3: the quarter before was not opened" in told
    assert "Quarter by quarter as it was released with its year." in told

    QTest.keyClick(view.charts, Qt.Key.Key_Space)
    chart = view.findChildren(Chart)[0]
    assert chart.accessibleName() == "Totals: Cases, by quarter"
    assert "Bar chart over the quarters." in chart.accessibleDescription()
    assert "2024, quarter 2: not opened" in chart.accessibleDescription()
    QTest.keyClick(view.quarters, Qt.Key.Key_Space)
    assert view.findChildren(Chart)[0].accessibleName() == "Totals: Cases", "years again, and still as charts"
    QTest.keyClick(view.charts, Qt.Key.Key_Space)
    assert shown(view)[0] == ["Figure", "2024", "2025", "¦ 2026"]


def test_charts_that_come_late_are_not_put_under_other_figures(qtbot: QtBot, session: Session, dress: Dress) -> None:
    """Quarters are asked for while the charts of years are drawn."""
    leave(session, *by_quarter.releases())
    waiting: list[Any] = []
    view = build(
        Direct(session), lambda job, done, failed=None: waiting.append((job, done)), Ways(), language("en"), dress
    )
    qtbot.addWidget(view)
    view.arrive()
    view.charts.click()
    view.quarters.click()
    for job, done in reversed(waiting):
        done(job())
    assert view.findChildren(Chart)[0].accessibleName() == "Totals: Cases, by quarter"


def test_a_vault_without_tables_by_quarter_has_nothing_to_turn_to(qtbot: QtBot, session: Session, dress: Dress) -> None:
    leave(session)
    view = opened(qtbot, session, dress)
    buttons = view.findChildren(Button)
    assert view.charts in buttons
    assert view.quarters not in buttons
