"""A year that left is looked at again: what a reader can work out of it is worked out beside the window, from what left
alone, and once."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.bench import Bench
from tests.gui.direct import Direct, Ways
from tests.gui.national.presented import Screen, presented
from tests.helpers.office_year import YEAR, year_that_left
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.ledger import next_entry
from wellbeing.anonymise.published import State
from wellbeing.app.gathering import ledger
from wellbeing.app.office.national import Preview
from wellbeing.app.session import Session
from wellbeing.domain.identity import new_uid
from wellbeing.exchange.release.manifest import DATA
from wellbeing.exchange.release.sdmx_csv import write_csv
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.figures.chart import Chart
from wellbeing.gui.figures.sheets import figures, lines_of
from wellbeing.gui.figures.shown import Entry
from wellbeing.gui.national.presenter import Presenter
from wellbeing.gui.national.screen import build
from wellbeing.gui.national.shown import OneTable, Overview, ReachingShown
from wellbeing.gui.style import Dress
from wellbeing.gui.widgets.figures import Figures
from wellbeing.language import language
from wellbeing.vault import releases

BEING_WORKED_OUT = "Withheld. What a reader can work out of it is being worked out."


@pytest.fixture
def looked_at(tmp_path: Path) -> Iterator[tuple[Session, Preview]]:
    with year_that_left(tmp_path / "office") as found:
        yield found


@pytest.fixture
def office(looked_at: tuple[Session, Preview]) -> Session:
    return looked_at[0]


@pytest.fixture
def left(looked_at: tuple[Session, Preview]) -> Preview:
    """What left of the year, whose sums are gone."""
    return looked_at[1]


def table_with_most_withheld(left: Preview, presenter: Presenter) -> None:
    presenter.show_table(max(left.release.tables, key=lambda table: table.number_of(State.HIDDEN)).name)


def withheld(one: OneTable) -> list[Entry]:
    return [entry for row in one.sheet.rows for entry in row.entries if entry.words == "•"]


def test_each_withheld_figure_has_its_interval_as_soon_as_that_is_known(
    office: Session, left: Preview, tmp_path: Path
) -> None:
    bench = Bench(waits=True)
    presenter, screen, _ways = presented(office, tmp_path, bench)
    presenter.arrive()
    overview: Overview = screen.last("show_overview")
    assert overview.reaching == ReachingShown(words="Working out what a reader can compute of each withheld figure")
    table_with_most_withheld(left, presenter)
    assert {entry.reason for entry in withheld(screen.last("show_table"))} == {BEING_WORKED_OUT}
    presenter.draw(600, 100, "light")
    assert screen.last("show_pictures"), "no chart waits for it"

    bench.go_on()
    attack = audit(left.schema, left.release.published()).intervals
    exact = {(one.least, one.most) for (_period, cell), one in attack.items()}
    found = withheld(screen.last("show_reached"))
    assert found
    for entry in found:
        least, most = (int(part) for part in entry.spoken.removeprefix("withheld, between ").split(" and "))
        assert (least, most) in exact
        assert entry.reason == f"Withheld. With all that has left, it could be anything from {least} to {most}."
    assert screen.shown[-1][1][1] == ReachingShown()

    presenter.forget()
    presenter.arrive("", YEAR.label)
    assert screen.last("show_overview").reaching == ReachingShown(), "it is not worked out twice"


def test_it_can_be_stopped_and_begun_again(office: Session, left: Preview, tmp_path: Path) -> None:
    bench = Bench(waits=True)
    presenter, screen, _ways = presented(office, tmp_path, bench)
    presenter.arrive()
    table_with_most_withheld(left, presenter)
    presenter.stop_reaching()
    table, shown = screen.shown[-1][1]
    assert shown.press == "Work out what a reader can compute of each withheld figure"
    assert all(entry.reason.startswith("Withheld, so that nobody can be found.") for entry in withheld(table))
    screen.shown.clear()
    bench.go_on()
    assert not screen.shown, "what was stopped says nothing more"
    presenter.refresh()
    assert screen.last("show_overview").reaching == shown, "nor does it begin by itself again"
    presenter.reach()
    bench.go_on()
    assert all("it could be anything from" in entry.reason for entry in withheld(screen.last("show_reached")))


def test_the_table_stays_where_it_is_and_says_the_new_words_of_the_same_figure(
    qtbot: QtBot, office: Session, left: Preview, tmp_path: Path
) -> None:
    bench = Bench(waits=True)
    presenter, screen, _ways = presented(office, tmp_path, bench)
    presenter.arrive()
    table_with_most_withheld(left, presenter)
    one: OneTable = screen.last("show_table")
    shown = figures(one.sheet)
    assert isinstance(shown, Figures)
    qtbot.addWidget(shown)
    row, column = next(
        (row, column)
        for row, line in enumerate(one.sheet.rows)
        for column, entry in enumerate(line.entries, start=1)
        if entry.words == "•"
    )
    at = shown.table.cells.index(row, column)
    shown.table.setCurrentIndex(at)
    assert shown.told.endswith(BEING_WORKED_OUT)
    bench.go_on()
    known: OneTable = screen.last("show_reached")
    shown.tell_anew(lines_of(known.sheet))
    entry = known.sheet.rows[row].entries[column - 1]
    assert shown.table.currentIndex() == at
    assert shown.told == f"•  {entry.reason}"
    assert str(at.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(entry.spoken)


def test_whoever_reads_the_last_lines_loses_none_of_them_once_it_is_known(
    qtbot: QtBot, dress: Dress, office: Session, left: Preview, tmp_path: Path
) -> None:
    bench = Bench(waits=True)
    view = build(Direct(office), Bench().run, bench, Ways(), language("en"), DraftKeeper(), dress, tmp_path)
    qtbot.addWidget(view)
    view.resize(1000, 500)
    view.show()
    view.arrive()
    assert view.reaching_row is not None
    bar = view.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    before = bar.value()
    bench.go_on()
    qtbot.wait(1)
    assert bar.value() == before
    assert view.charts is not None
    view.charts.click()
    assert view.findChildren(Chart)


def test_charts_of_one_year_that_come_late_are_not_shown_on_the_page_of_another(
    office: Session, left: Preview, tmp_path: Path
) -> None:
    later = dataclasses.replace(left.release, period=YEAR.following)
    with office.store.transaction("release.published"):
        releases.add(
            office.store,
            releases.StoredRelease(
                uid=new_uid(),
                period=later.period.label,
                at=office.now(),
                entry=next_entry(later, ledger(office)[-1]).canonical(),
                signatures={},
                files={DATA: write_csv(later)},
            ),
        )
    screen, draw = Screen(), Bench(waits=True)
    presenter = Presenter(screen, Direct(office), draw.run, Bench(), Ways(), language("en"), tmp_path)
    presenter.arrive("", YEAR.label)
    presenter.draw(600, 100, "light")
    presenter.arrive("", later.period.label)
    screen.shown.clear()
    draw.go_on()
    assert not screen.shown
    presenter.draw(600, 100, "light")
    draw.go_on()
    assert [name for name, _what in screen.shown] == ["show_pictures"]
