"""A year that left a representative: its page knows what left and no more, tells what a reader can work out of it, and
nobody waits for that."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.anonymise import attack
from tests.app.test_freezing import Q1, Q4, to
from tests.app.test_summary import BASIS, IMPORTED, SAMPLE, import_sample
from tests.gui.bench import Bench
from tests.gui.direct import Direct, Ways
from tests.gui.fitting import cut_off
from tests.gui.summary.test_large_type import BESIDE_THE_SIDE_BAR
from tests.gui.summary.test_summary import Screen, presented, view_of
from tests.helpers.in_memory import in_memory
from tests.helpers.vaults import Clock
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.ledger import entry_read_back
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.app import consents, erasing, freezing, incidents, officer_rights, summary
from wellbeing.app.gathering import Gathered, ledger
from wellbeing.app.importing import find_mapping, import_file
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_schema
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import new_uid
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.exchange.release.reading import read
from wellbeing.gui.figures.shown import Entry, Sheet
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.summary.presenter import Presenter
from wellbeing.gui.summary.shown import LeftYear
from wellbeing.language import language
from wellbeing.vault import releases

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
YEAR = Period(year=2026)
ACTS = {"THREAT_MINOR": 50, "VERBAL": 28, "ASSAULT_MINOR": 6, "PROPERTY": 3, "RESISTANCE": 3}
_LEFT = "Withheld. With all that has left, it"
BEING_WORKED_OUT = "Withheld. What a reader can work out of it is being worked out."
NOT_WORKED_OUT = "Withheld. It could not be worked out what a reader can compute of it."


@pytest.fixture
def over(session: Session, clock: Clock) -> Session:
    """A year that is over, and its quarters are frozen."""
    opened = [
        case_id
        for act, number in ACTS.items()
        for case_id in incidents.open_incident(
            session, NewIncident(act=act, officers=[Involved() for _one in range(number)], agreed=True)
        )
    ]
    clock.forward(days=4)
    for case_id in opened:
        consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    return session


@pytest.fixture
def folder(over: Session, tmp_path: Path) -> Path:
    """The folder of a year that left; its counts are deleted."""
    session = over
    shown = summary.preview(summary.gather(session, YEAR), session.today())
    summary.release(session, shown, tmp_path / "left", language("en"))
    assert session.store.all("SELECT * FROM counted") == []
    return tmp_path / "left"


def withheld(sheets: tuple[Sheet, ...]) -> dict[str, Entry]:
    return {row.label: entry for sheet in sheets for row in sheet.rows for entry in row.entries if entry.words == "•"}


def label_of(act: str) -> str:
    return load_schema().dimensions["act"][act].label


def in_words(cells: attack.Ranges) -> dict[str, str]:
    """What the page has to say of each group of acts that a reader can work out so far."""
    return {
        label_of(found.code("act")): f"{_LEFT} could be anything from {least:.0f} to {most:.0f}."
        for (label, found), (least, most) in cells.items()
        if label == YEAR.label and found.at
    }


def assaults(number: int) -> dict[Cell, Figure]:
    return {cell("cases", {"act": "ASSAULT"}): Figure(State.VALUE, number)}


def with_a_quarter(session: Session, cells: dict[Cell, Figure]) -> None:
    """The first quarter in the ledger, as one that left."""
    schema = load_schema()
    published = Published(schema=schema.id, period=Q1, cells=cells)
    entry = entry_read_back(published, schema, "0.1.0", ledger(session)[-1]).canonical()
    stored = releases.StoredRelease(
        uid=new_uid(), period=Q1.label, at=session.now(), entry=entry, signatures={}, files={}
    )
    with session.store.transaction("release.published", stored.uid):
        releases.add(session.store, stored)


def test_tables_and_charts_are_there_at_once_and_what_a_reader_of_the_files_can_work_out_follows(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    screen, bench = Screen(), Bench(waits=True)
    presenter, _ways = presented(session, screen, tmp_path, bench)
    presenter.arrive("", YEAR.label)
    shown: LeftYear = screen.last("show_left")
    at_once = withheld(shown.tables)
    assert {entry.reason for entry in at_once.values()} == {BEING_WORKED_OUT}
    presenter.draw(600, 100, "light")
    assert set(screen.last("show_pictures")) == {sheet.name for sheet in shown.tables}, "no chart waits for the sums"

    bench.go_on()
    found = withheld(screen.last("show_reached"))
    files = {YEAR.label: read(folder, load_schema()).cells}
    assert {act: entry.reason for act, entry in found.items()} == in_words(attack.ranges(load_schema(), files))
    assert found.keys() == at_once.keys() != set()
    assert found[label_of("ASSAULT")].spoken == "withheld, between 0 and 12"

    presenter.forget()
    presenter.arrive("", YEAR.label)
    assert withheld(screen.last("show_left").tables) == found, "it is not worked out twice"


def test_what_a_reader_can_work_out_is_not_shown_on_another_page(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    screen, bench = Screen(), Bench(waits=True)
    presenter, _ways = presented(session, screen, tmp_path, bench)
    presenter.arrive("", YEAR.label)
    presenter.arrive("earlier", YEAR.label)
    screen.shown.clear()
    bench.go_on()
    assert not screen.shown, "another page is in sight"
    presenter.arrive("", YEAR.label)
    found = withheld(screen.last("show_left").tables)
    assert {act for act, entry in found.items() if entry.reason != BEING_WORKED_OUT} == found.keys() != set()


def test_what_was_counted_is_gone_from_memory_once_the_year_was_released(over: Session, tmp_path: Path) -> None:
    screen, bench, before = Screen(), Bench(), in_memory(Gathered)
    presenter, _ways = presented(over, screen, tmp_path, bench)
    presenter.arrive("", YEAR.label)
    presenter.arrive("release", YEAR.label)
    assert in_memory(Gathered) - before
    presenter.release(str(tmp_path), "left", "en")
    assert screen.shown[-1][0] == "show_done"
    bench.run(lambda: None, lambda _none: None)  # a bench of tests holds its last job
    assert not in_memory(Gathered) - before
    presenter.arrive("", YEAR.label)
    assert screen.shown[-1][0] == "show_left"


def test_a_form_over_records_that_changed_says_so_at_its_press(over: Session, tmp_path: Path) -> None:
    screen = Screen()
    presenter, _ways = presented(over, screen, tmp_path)
    presenter.arrive("", YEAR.label)
    presenter.arrive("release", YEAR.label)
    ((last,),) = over.store.all("SELECT max(id) FROM consent")
    consents.withdraw(over, last)
    presenter.refresh()
    presenter.release(str(tmp_path), "left", "en")
    (told,) = screen.last("show_errors").values()
    assert told.startswith("Records have changed since this was worked out.")
    assert not (tmp_path / "left").exists()
    presenter.arrive("release", YEAR.label)
    presenter.release(str(tmp_path), "left", "en")
    assert screen.shown[-1][0] == "show_done", "the form was looked at again"


def test_a_reader_of_an_earlier_quarter_knows_more_and_so_does_the_page(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    """Were it told from true counts, or from this year's folder alone, a quarter would change nothing."""
    schema, quarter = load_schema(), assaults(5)
    with_a_quarter(session, quarter)
    screen = Screen()
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("", YEAR.label)
    assert screen.last("show_left").heads.periods == ((YEAR.label, "2026"),), "a quarter is no year"
    found = withheld(screen.last("show_left").tables)
    files = {YEAR.label: read(folder, schema).cells, Q1.label: quarter}
    assert {act: entry.reason for act, entry in found.items()} == in_words(attack.ranges(schema, files))
    assert found[label_of("ASSAULT")].spoken == "withheld, between 5 and 12"
    assert found[label_of("TRAUMA")].spoken == "withheld, between 0 and 7"


def test_where_a_quarter_contradicts_the_year_the_page_says_that_nothing_could_be_worked_out(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    with_a_quarter(session, assaults(500))
    screen = Screen()
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("", YEAR.label)
    found = withheld(screen.last("show_left").tables).values()
    assert {(entry.reason, entry.spoken) for entry in found} == {(NOT_WORKED_OUT, "")}


def test_an_imported_year_is_shown_as_it_left_also_when_its_records_have_changed_since(
    qtbot: QtBot, dress: Dress, session: Session, tmp_path: Path
) -> None:
    import_sample(session)
    shown = summary.preview(summary.gather(session, IMPORTED), session.today())
    summary.release(session, shown, tmp_path / "left", language("en"))
    screen = Screen()
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("", IMPORTED.label)
    as_it_left = screen.last("show_overview").tables
    told = {entry.reason for entry in withheld(as_it_left).values()}
    exact = {(one.least, one.most) for one in shown.audit.intervals.values()}
    assert set() != told <= {f"{_LEFT} could be anything from {least} to {most}." for least, most in exact}

    erasing.erase(session, officer_rights.of_case(session, shown.gathered.case_ids[0]))
    presenter.forget()
    presenter.arrive("", IMPORTED.label)
    page: LeftYear = screen.last("show_left")
    assert page.heads.quiet == "As it left. Its records have changed since."
    assert page.tables == as_it_left
    presenter.arrive("again", IMPORTED.label)
    assert screen.last("show_form").name == shown.release.name

    dress.wear(Scheme.LIGHT, 200)
    view = view_of(qtbot, dress, session, tmp_path, "de")
    view.resize(*BESIDE_THE_SIDE_BAR)
    view.arrive(part="", period=IMPORTED.label)
    assert cut_off(view) == []


def test_charts_of_one_year_that_come_late_are_not_shown_on_the_page_of_another(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    import_sample(session)
    screen, draw = Screen(), Bench(waits=True)
    presenter = Presenter(screen, Direct(session), draw.run, Bench(), Ways(), language("en"), tmp_path)
    presenter.arrive("", IMPORTED.label)
    presenter.arrive("", YEAR.label)
    presenter.draw(600, 100, "light")
    presenter.arrive("", IMPORTED.label)
    tables = screen.last("show_overview").tables
    screen.shown.clear()
    draw.go_on()
    assert not screen.shown
    presenter.draw(600, 100, "light")
    draw.go_on()
    assert {sheet.name for sheet in tables} <= screen.last("show_pictures").keys()


class RefusesOnce(Bench):
    """What is to leave can't be worked out; what left can."""

    def __init__(self) -> None:
        super().__init__()
        self._refused = False

    def run(self, job: Any, done: Any, failed: Any = None) -> None:
        if self._refused:
            super().run(job, done, failed)
        else:
            self._refused = True
            assert failed(Refused("These records can't be protected."))


def test_an_imported_year_that_left_is_shown_as_it_left_whatever_became_of_its_records(
    session: Session, tmp_path: Path
) -> None:
    """All of them restricted, or erased, or not to be worked out: never that it was not released or was not there."""
    few = tmp_path / "few.csv"
    few.write_text("".join(SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)[:90]), encoding="utf-8")
    import_file(session, few, find_mapping("nj-use-of-force-2022"), BASIS)
    shown = summary.preview(summary.gather(session, IMPORTED), session.today())
    summary.release(session, shown, tmp_path / "left", language("en"))
    screen = Screen()
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("", IMPORTED.label)
    as_it_left = screen.last("show_overview").tables
    assert as_it_left

    def is_as_it_left() -> None:
        (page,) = (what[0] for name, what in screen.shown if name in ("show_left", "show_nothing"))
        assert (page.heads.quiet, page.tables) == ("As it left. Its records have changed since.", as_it_left)
        screen.shown.clear()

    screen.shown.clear()
    presented(session, screen, tmp_path, RefusesOnce())[0].arrive("", IMPORTED.label)
    is_as_it_left()
    officers = sorted({officer_rights.of_case(session, case_id) for case_id in shown.gathered.case_ids})
    for officer in officers:
        officer_rights.restrict(session, officer, Ground.OBJECTION)
    presenter.refresh()
    is_as_it_left()
    for officer in officers:
        erasing.erase(session, officer)
    presenter.refresh()
    is_as_it_left()
    (offer,) = summary.years(session)
    assert (offer.period, offer.known, offer.released) == (IMPORTED, 0, True)


def test_what_was_counted_is_gone_from_memory_when_the_year_left_while_another_place_is_in_sight(
    over: Session, tmp_path: Path
) -> None:
    screen, bench, before = Screen(), Bench(), in_memory(Gathered)
    presenter, _ways = presented(over, screen, tmp_path, bench)
    presenter.arrive("", YEAR.label)
    assert in_memory(Gathered) - before
    shown = summary.preview(summary.gather(over, YEAR), over.today())
    summary.release(over, shown, tmp_path / "left", language("en"))
    del shown
    presenter.forget()
    bench.run(lambda: None, lambda _none: None)  # a bench of tests holds its last job
    assert not in_memory(Gathered) - before
    presenter.arrive("", YEAR.label)
    assert screen.shown[-1][0] == "show_left"
