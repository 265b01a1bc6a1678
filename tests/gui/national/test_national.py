"""The national release on the screen: a year is worked out, looked at table by table, released, and looked at again;
nothing on the way shows more than what leaves."""

import collections
import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from tests.gui.bench import Bench
from tests.gui.direct import Direct
from tests.gui.national.presented import presented
from tests.helpers.in_memory import in_memory
from tests.helpers.office_papers import ROSTER, B
from tests.helpers.office_year import YEAR, closed_year
from tests.helpers.vaults import NOW, Clock, open_session
from wellbeing.anonymise.audit import Spot, audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.published import State
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app.office import national, own
from wellbeing.app.office.national import Preview, Work
from wellbeing.app.session import Session
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Role
from wellbeing.gui.figures.shown import Form
from wellbeing.gui.force_facts import screen as force_facts
from wellbeing.gui.national.shown import OneTable, Overview, Start
from wellbeing.gui.national.wording import Wording
from wellbeing.gui.style import Dress
from wellbeing.gui.trends import screen as trends
from wellbeing.gui.work import Progress, Sums
from wellbeing.language import language
from wellbeing.office import year as opened_years
from wellbeing.office.year import OpenedYear
from wellbeing.vault import office_quarters, releases
from wellbeing.vault.office_quarters import Kind, StoredDocument


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Session]:
    with closed_year(tmp_path / "office") as session:
        yield session


class BenchOfSums(Bench):
    """Works at once, and is let go as the window's sums are."""

    def __init__(self, sums: Sums) -> None:
        super().__init__()
        self.sums = sums

    def progress(self, shown: Any, *, lasting: bool = False) -> Progress:
        """As of the window's."""
        return self.sums.progress(shown, lasting=lasting)


def rows_of(table: ReleaseTable) -> list[tuple[str, ...]]:
    """Every choice of rows: one code of each outermost dimension."""
    return list(itertools.product(*([code.code for code in table.axes[place].codes] for place in table.down[:-1])))


def leaves_of(handed: object) -> Iterator[object]:
    """What a record that was handed to the screen is made of, down to words."""
    if dataclasses.is_dataclass(handed) and not isinstance(handed, type):
        assert type(handed).__module__.endswith(".shown"), "only records of words are handed out"
        yield from (leaf for field in dataclasses.fields(handed) for leaf in leaves_of(getattr(handed, field.name)))
    elif isinstance(handed, tuple | list):
        yield from (leaf for part in handed for leaf in leaves_of(part))
    else:
        yield handed


def as_a_reader_has_it(
    attack: Mapping[Spot, Interval], table: ReleaseTable, outer: tuple[str, ...]
) -> collections.Counter[tuple[str, str]]:
    """The figures of a part of a table with what an attack on the published cells alone finds, told by this test."""
    found = collections.Counter[tuple[str, str]]()
    for codes, figure in table.figures.items():
        if all(codes[place] == code for place, code in zip(table.down, outer, strict=False)):
            if figure.state is State.HIDDEN:
                interval = attack[YEAR, table.cell(codes)]
                assert interval.width >= 5
                found["•", f"withheld, between {interval.least} and {interval.most}"] += 1
            elif figure.value is not None:
                found[str(figure.value), ""] += 1
    return found


def test_a_year_shows_what_leaves_and_what_a_reader_can_work_out_and_no_hidden_figure(
    office: Session, tmp_path: Path
) -> None:
    presenter, screen, _ways = presented(office, tmp_path)
    presenter.arrive()
    start: Start = screen.last("show_start")
    assert start.press
    assert start.heads.years == (("2026", "2026 · can be released"),)
    presenter.work_out()
    told = [what[0] for name, what in screen.shown if name == "show_progress"]
    assert [words.split()[0] for words in dict.fromkeys(told)] == ["Adding", *["Choosing"] * 6, "Putting", "Attacking"]
    overview: Overview = screen.last("show_overview")
    assert overview.verdict.tone == "good"
    assert overview.indicators is not None
    assert not overview.why_not

    steps = collections.Counter[Work]()
    shown = national.preview(national.gather(office, YEAR), office.today(), lambda work, *_at: steps.update([work]))
    assert min(steps[Work.PROTECT], steps[Work.ATTACK]) > 10, "at each of them it can be stopped"
    truth, attack = years_counts(shown), audit(shown.schema, shown.release.published()).intervals
    for table in shown.release.tables:
        presenter.show_table(table.name)
        for outer in rows_of(table):
            presenter.show_below(outer)
            one: OneTable = screen.last("show_table")
            entries = [entry for row in one.sheet.rows for entry in row.entries if entry.words not in (":", "×")]
            found = collections.Counter((entry.words, entry.spoken) for entry in entries)
            assert found == as_a_reader_has_it(attack, table, outer)
    assert_single_sums_are_not_called_what_a_reader_can_work_out(shown)
    for part in ("check", "indicators", "left-out", "covers", "leaves", "never", "release"):
        presenter.arrive(part, "2026")
    handed = [leaf for _name, what in screen.shown for leaf in leaves_of(what)]
    assert all(isinstance(leaf, str | int | None) for leaf in handed)
    assert any(truth[cell] for cell in hidden_of(shown)), "there is something to find"

    presenter.arrive("", "2026")
    screen.shown.clear()
    presenter.refresh()
    assert [name for name, _what in screen.shown] == ["show_overview"], "what is as it was is not worked out again"
    indicators_changed(office)
    presenter.refresh()
    assert screen.last("show_start").sentence.startswith("Something has changed")


def assert_single_sums_are_not_called_what_a_reader_can_work_out(shown: Preview) -> None:
    """Where the ends were too much work, the page says so at the figure, aloud and in the check."""
    attack = {spot: Interval(160, 179, settled=False) for spot in shown.audit.intervals}
    shown = dataclasses.replace(shown, audit=dataclasses.replace(shown.audit, intervals=attack))
    wording = Wording(language("en"))
    table = next(one for one in shown.release.tables if any(f.state is State.HIDDEN for f in one.figures.values()))
    sheet = wording.table(table, (), shown).sheet
    entry = next(one for row in sheet.rows for one in row.entries if one.words == "•")
    assert entry.spoken == "withheld, between 160 and 179 or closer"
    assert entry.reason == (
        "Withheld. With all that would leave, each sum by itself leaves 160 to 179, and all of them together a range "
        "of at least 5."
    )
    check = wording.by_table(shown)
    assert {row.entries[2].words for row in check.rows if row.entries[1].words != "0"} == {"5 or wider"}
    assert f"Of {len(attack)} of {len(attack)} that would be too much work" in check.note


def years_counts(shown: Preview) -> dict[Cell, int]:
    """The true counts, as nobody gets to see them."""
    return {cell: tally.number for cell, tally in opened_years.counts(shown.gathered.opened).tallies.items()}


def hidden_of(shown: Preview) -> list[Cell]:
    """The cells that are withheld."""
    return [cell for cell, figure in shown.release.cells.items() if figure.state is State.HIDDEN]


def indicators_changed(session: Session) -> None:
    """Something of the year becomes another one: a batch more was opened."""
    batch = office_quarters.batches(session.store, YEAR.year)[0]
    with session.store.transaction("office.file-taken"):
        office_quarters.add_batch(session.store, dataclasses.replace(batch, area=("IE06",), sums=batch.sums))


def test_stopped_work_says_nothing_more(office: Session, tmp_path: Path) -> None:
    bench = Bench(waits=True)
    presenter, screen, _ways = presented(office, tmp_path, bench)
    presenter.arrive()
    presenter.work_out()
    assert screen.shown[-1][0] == "show_work"
    presenter.arrive()
    assert screen.shown[-1][0] == "show_work", "it goes on while somebody looks elsewhere"
    presenter.stop()
    assert screen.last("show_start").sentence.startswith("Stopped.")
    screen.shown.clear()
    bench.go_on()
    assert not screen.shown


def test_a_release_is_stopped_while_its_files_are_attacked(office: Session, tmp_path: Path) -> None:
    """Nothing is there then, and nothing was recorded."""
    out = tmp_path / "out"
    out.mkdir()
    presenter, screen, _ways = presented(office, out)
    presenter.arrive()
    presenter.work_out()
    presenter.arrive("release", "2026")
    form: Form = screen.last("show_form")
    assert form.languages
    screen.hears["show_attack"] = presenter.stop_release
    presenter.release(form.place, form.name, "en")
    assert screen.last("show_attack").startswith("Attacking every withheld figure")
    assert screen.last("show_ended") == "Stopped. Nothing was written."
    assert not list(out.iterdir())
    assert not releases.entries(office.store)


def test_the_sums_are_gone_from_memory_once_a_year_was_released(office: Session, tmp_path: Path) -> None:
    """A page in sight promises that they are deleted, and it may stay in sight for days."""
    before = in_memory(OpenedYear)
    bench = Bench()
    presenter, screen, _ways = presented(office, tmp_path, bench)
    presenter.arrive()
    presenter.work_out()
    presenter.arrive("release", YEAR.label)
    assert in_memory(OpenedYear) - before
    presenter.release(str(tmp_path), "figures", "en")
    assert screen.shown[-1][0] == "show_done"
    bench.run(lambda: None, lambda _none: None)  # a bench of tests holds its last job
    assert not in_memory(OpenedYear) - before
    presenter.arrive("", YEAR.label)
    assert screen.shown[-1][0] == "show_overview"


@pytest.mark.parametrize("waits", [False, True])
def test_the_sums_are_gone_from_memory_when_the_year_left_while_another_place_is_in_sight(
    office: Session, tmp_path: Path, waits: bool
) -> None:
    """After a restore the folder that left is read in on a page of its own. What other changes leave is kept."""
    before, bench = in_memory(OpenedYear), Bench(waits=waits)
    presenter, screen, _ways = presented(office, tmp_path, bench)
    presenter.arrive()
    presenter.work_out()
    presenter.forget()
    presenter.arrive()
    assert screen.shown[-1][0] == ("show_work" if waits else "show_overview"), "the year has not left"
    shown = national.preview(national.gather(office, YEAR), office.today())
    national.release(office, shown, tmp_path / "left", language("en"))
    del shown
    presenter.forget()
    if waits:
        bench.go_on()  # it ends at its first word
    bench.run(lambda: None, lambda _none: None)  # a bench of tests holds its last job
    assert not in_memory(OpenedYear) - before
    presenter.arrive("", YEAR.label)
    assert screen.last("show_overview").has_left


def test_a_release_ends_whole_when_the_window_is_closed_meanwhile(
    qapp: object, office: Session, tmp_path: Path
) -> None:
    """Closing lets sums go, and a release is none: stopped without a word, nobody would know that nothing left."""
    out, bugs = tmp_path / "out", list[Exception]()
    out.mkdir()
    bench = BenchOfSums(Sums(bugs.append, bugs.append))
    presenter, screen, _ways = presented(office, out, bench)
    presenter.arrive()
    presenter.work_out()
    presenter.arrive("release", "2026")
    form: Form = screen.last("show_form")
    clock, closed = office.clock, list[bool]()

    def closing() -> dt.datetime:
        closed.append(True)
        bench.sums.let_go()
        return clock()

    office.clock = closing
    presenter.release(form.place, form.name, "en")
    assert closed
    assert [path.name for path in out.iterdir()] == [form.name]
    assert len(releases.entries(office.store)) == 1


def test_a_year_that_can_t_be_released_says_in_one_sentence_what_is_missing(office: Session, tmp_path: Path) -> None:
    second = YEAR.quarters()[1]
    roster = msgspec.structs.replace(ROSTER, between=msgspec.structs.replace(ROSTER.between, quarter=second.label))
    with office.store.transaction("office.file-taken"):
        kept = StoredDocument(
            period=second.label, kind=Kind.ROSTER, given=False, number=1, body=document.written(roster), file=b""
        )
        office_quarters.add_document(office.store, kept, office.now())
    presenter, screen, ways = presented(office, tmp_path)
    presenter.arrive()
    start: Start = screen.last("show_start")
    assert start.sentence.endswith("Not closed yet: 2026-Q2.")
    assert not start.press
    presenter.work_out()
    assert screen.last("show_start") == start, "nothing is worked out of it"
    presenter.follow(start.key)
    assert ways.last == ("quarters", {})
    office.clock = Clock(dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC))
    presenter.refresh()
    assert screen.last("show_start").sentence.startswith("This year is not over yet.")


def test_the_second_office_sees_in_one_sentence_that_the_other_one_releases(tmp_path: Path) -> None:
    with open_session(tmp_path / "second", Clock(NOW)) as session:
        own.begin(session, name="Federation office", country="IE", role=Role.SECOND)
        own.know_other(session, B.card, B.card.fingerprint)
        presenter, screen, _ways = presented(session, tmp_path)
        presenter.arrive()
    start: Start = screen.last("show_start")
    assert start.sentence == "This office is the second one. The other office releases."
    assert (start.press, start.heads.years) == ("", ())


def test_its_facts_of_forces_and_its_trends_lead_back_to_it(
    qtbot: QtBot, office: Session, tmp_path: Path, dress: Dress
) -> None:
    presenter, _screen, ways = presented(office, tmp_path)
    presenter.arrive("", "2026")
    for part in ("force-facts", "trends"):
        presenter.follow(part)
        assert ways.last[0] == part
    views = (
        force_facts.build(Direct(office), ways, language("en"), back_to="national"),
        trends.build(Direct(office), Bench().run, ways, language("en"), dress, back_to="national"),
    )
    for view in views:
        qtbot.addWidget(view)
        view.arrive()
        view.intentions.leave()
        assert ways.last[0] == "national"
