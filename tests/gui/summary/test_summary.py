"""The summary on the screen: exactly what would leave, why not more, and a release that is told as it was."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.app.test_summary import BASIS, IMPORTED, SAMPLE, consenting, import_sample
from tests.gui.bench import Bench
from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.anonymise.audit import Audit
from wellbeing.anonymise.cell import cell
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app import consents, freezing, incidents, summary
from wellbeing.app.importing import find_mapping, import_file, imports_so_far, state_basis
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.exchange.release.publication import GateClosed
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.figures.chart import Chart
from wellbeing.gui.figures.check import CheckWording
from wellbeing.gui.figures.handing_out import HandingOut
from wellbeing.gui.figures.shown import Done, Form, Told
from wellbeing.gui.figures.tables import TableWording
from wellbeing.gui.style import Dress
from wellbeing.gui.summary import presenter as presenter_module
from wellbeing.gui.summary.presenter import Presenter
from wellbeing.gui.summary.screen import build
from wellbeing.gui.summary.shown import Nothing, Overview
from wellbeing.gui.summary.view import SummaryView
from wellbeing.language import language


class Screen:
    """Remembers what it was asked to show; follows ways to itself as the window does."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, tuple[Any, ...]]] = []
        self.presenter: Presenter | None = None

    def __getattr__(self, name: str) -> Any:
        return lambda *what: self.shown.append((name, what))

    def last(self, name: str) -> Any:
        """What was last shown by `name`."""
        return next(what for found, what in reversed(self.shown) if found == name)[0]


@pytest.fixture
def screen() -> Screen:
    return Screen()


def presented(session: Session, screen: Screen, home: Path, bench: Bench | None = None) -> tuple[Presenter, Ways]:
    ways = Ways()
    return Presenter(screen, Direct(session), Bench().run, bench or Bench(), ways, language("en"), home), ways


def test_an_empty_vault_offers_the_first_step(session: Session, screen: Screen, tmp_path: Path) -> None:
    presenter, ways = presented(session, screen, tmp_path)
    presenter.arrive()
    shown: Nothing = screen.last("show_nothing")
    presenter.follow(shown.key)
    assert ways.last == ("new-incident", {})


def test_every_table_is_shown_as_it_leaves_and_every_hidden_cell_with_its_interval(
    session: Session, screen: Screen, tmp_path: Path
) -> None:
    import_sample(session)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive()
    shown: Overview = screen.last("show_overview")
    preview = summary.preview(summary.gather(session, IMPORTED), session.today())
    assert shown.heads.quiet == "445 cases of 405 officers"
    assert shown.verdict.tone == "good"
    assert not shown.why_not
    hidden = {interval for _spot, interval in preview.audit.intervals.items()}
    bounds = {(str(found.least), str(found.most)) for found in hidden}
    reasons = [
        entry.reason for table in shown.tables for row in table.rows for entry in row.entries if entry.words == "•"
    ]
    assert reasons
    assert all(any(f"from {least} to {most}" in reason for least, most in bounds) for reason in reasons)
    published = {str(figure.value) for figure in preview.release.cells.values() if figure.state is State.VALUE}
    words = {entry.words for table in shown.tables for row in table.rows for entry in row.entries}
    assert words - {"•", ":", "×"} <= published, "no number on the page that does not leave"
    presenter.arrive("left-out", IMPORTED.label)
    told: Told = screen.last("show_told")
    ((_why, empty),) = told.facts
    assert "Cases by days lost" in empty
    assert shown.missing.startswith(str(len(empty.splitlines()) + len(told.paragraphs)))


def test_own_figures_show_what_is_withheld_and_say_that_they_stay(
    session: Session, screen: Screen, tmp_path: Path
) -> None:
    import_sample(session)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("own", IMPORTED.label)
    shown: Told = screen.last("show_told")
    assert shown.mark == "Stays here"
    entries = [entry for table in shown.tables for row in table.rows for entry in row.entries]
    assert not any(entry.words == "•" for entry in entries)
    (threats,) = (row for row in shown.tables[0].rows if row.label == "Threat")
    assert threats.entries[0].words == "40"


def test_without_a_basis_nothing_is_counted_and_the_way_to_state_one_is_open(
    session: Session, screen: Screen, tmp_path: Path
) -> None:
    import_sample(session, basis=None)
    presenter, ways = presented(session, screen, tmp_path)
    presenter.arrive()
    shown: Nothing = screen.last("show_nothing")
    assert "445" in shown.heads.quiet
    presenter.follow(shown.key)
    assert ways.last == ("import", {})
    state_basis(session, imports_so_far(session)[0].id, BASIS.statement, BASIS.stated_by)
    presenter.refresh()
    assert screen.last("show_overview").verdict.tone == "good"


def test_cases_without_consent_are_counted_nowhere_but_named(session: Session, screen: Screen, tmp_path: Path) -> None:
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive()
    assert screen.last("show_nothing").heads.quiet == "1 case left out for want of consent"


def test_who_is_counted_and_why_the_others_are_not_is_told_and_stays_here(
    session: Session, screen: Screen, tmp_path: Path, clock: Clock
) -> None:
    _agreed, withdrawn, no = consenting(session, clock, 3)
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    consents.withdraw(session, consents.of_case(session, withdrawn)[-1].id)
    consents.answer_statistics(session, no, yes=False, way=Way.SPOKEN)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("counted")
    shown: Told = screen.last("show_told")
    assert shown.mark == "Stays here"
    assert shown.quiet == "Counted: 1 of the 4 cases known to you."
    told = dict(shown.facts)
    assert [told[why] for why in ("Counted", "Not asked yet", "Said no", "Consent withdrawn")] == ["1 case"] * 4
    assert told["What a release says of this"] == "Nothing.", "below thirty officers not even a band"


def test_cases_of_which_only_later_events_are_counted_are_none_of_the_years_cases(
    session: Session, screen: Screen, tmp_path: Path, clock: Clock
) -> None:
    consenting(session, clock, 2)
    year = session.today().year
    clock.now = dt.datetime(year + 1, 1, 9, 9, tzinfo=dt.UTC)
    freezing.freeze(session, Period(year=year).quarters()[-1])
    consenting(session, clock, 1)
    clock.forward(days=200)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("counted", str(year + 1))
    shown: Told = screen.last("show_told")
    assert len(summary.gather(session, Period(year=year + 1)).cases) == 3, "days lost of all of them come in this year"
    assert dict(shown.facts)["Counted"] == "1 case"


def test_the_check_names_the_narrowest_withheld_figure_and_what_earlier_releases_force(
    session: Session, screen: Screen, tmp_path: Path
) -> None:
    import_sample(session)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("check", IMPORTED.label)
    told = dict(screen.last("show_told").facts)
    intervals = summary.preview(summary.gather(session, IMPORTED), session.today()).audit.intervals.values()
    least = min(found.width for found in intervals if found.most is not None)
    narrowest = [f"from {found.least} to {found.most}." for found in intervals if found.width == least]
    assert any(told["The narrowest"].endswith(words) for words in narrowest)
    assert told["What earlier releases force"] == "Nothing: no earlier release speaks of these cases."


def test_fewer_than_thirty_officers_are_told_in_words_without_their_number(
    session: Session, screen: Screen, tmp_path: Path
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("\n".join(SAMPLE.read_text(encoding="utf-8").splitlines()[:13]), encoding="utf-8")
    import_file(session, few, find_mapping("nj-use-of-force-2022"), BASIS)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive()
    shown: Overview = screen.last("show_overview")
    assert shown.heads.quiet == ""
    assert shown.tables == ()
    assert "12" not in shown.verdict.heading + shown.verdict.detail


def test_a_year_that_is_not_over_cannot_be_released(
    session: Session, screen: Screen, tmp_path: Path, clock: Clock
) -> None:
    import_sample(session)
    clock.now = dt.datetime(2022, 12, 31, 12, tzinfo=dt.UTC)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive()
    assert "January" in screen.last("show_overview").why_not


def test_a_release_is_written_listed_and_handed_out_again(session: Session, screen: Screen, tmp_path: Path) -> None:
    import_sample(session)
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    presenter, ways = presented(session, screen, tmp_path)
    presenter.arrive("", IMPORTED.label)
    presenter.arrive("quarters", "2026")
    presenter.arrive("", IMPORTED.label)
    presenter.follow("release")
    assert ways.last == ("summary", {"part": "release", "period": IMPORTED.label}), "not of the year looked at between"
    presenter.arrive("release", IMPORTED.label)
    form: Form = screen.last("show_form")
    assert form.place == str(tmp_path)
    presenter.release(str(tmp_path / "gone"), "a/b", "de")
    assert set(screen.last("show_errors")) == {"place", "folder"}
    presenter.release(form.place, form.name, "de")
    done: Done = screen.last("show_done")
    assert {name for name, _holds in done.files} == {file.name for file in (tmp_path / form.name).iterdir()}
    assert done.fingerprint == summary.card(session).fingerprint
    assert summary.verify(tmp_path / form.name, summary.card(session)).ok
    presenter.refresh()
    presenter.arrive("", IMPORTED.label)
    assert screen.last("show_overview").again
    presenter.arrive("again", IMPORTED.label)
    presenter.release(form.place, form.name, "")
    assert "folder" in screen.last("show_errors"), "an existing folder is refused beside its field"
    presenter.release(form.place, "once more", "")
    for file in (tmp_path / form.name).iterdir():
        assert (tmp_path / "once more" / file.name).read_bytes() == file.read_bytes()
    presenter.arrive("earlier")
    rows = next(what for name, what in reversed(screen.shown) if name == "show_earlier")[2]
    assert [row.key for row in rows] == [IMPORTED.label]


def test_a_closed_gate_is_told_with_what_it_found(session: Session, screen: Screen, tmp_path: Path) -> None:
    import_sample(session)
    preview = summary.preview(summary.gather(session, IMPORTED), session.today())
    found = Audit(exact=((IMPORTED, cell("cases", {"act": "THREAT"})),))

    def gate(_session: Session, _folder: Path) -> None:
        raise GateClosed(found)

    way_out = HandingOut(screen, Direct(session), language("en"), tmp_path)
    way_out.release(str(tmp_path), "figures", gate, preview, lambda: "")
    heading, lines = next(what for name, what in reversed(screen.shown) if name == "show_stopped")
    assert "stopped" in heading
    assert lines == ["Cases: Threat: it could be worked out exactly."]


def test_an_audit_that_finds_something_closes_the_release(session: Session) -> None:
    import_sample(session)
    preview = summary.preview(summary.gather(session, IMPORTED), session.today())
    broken = dataclasses.replace(preview, audit=dataclasses.replace(preview.audit, infeasible=True))
    assert CheckWording(language("en")).verdict(broken).tone == "danger"
    assert CheckWording(language("en")).found(broken.audit, preview.gathered.schema)


def test_where_nothing_fits_no_withheld_figure_is_said_to_be_any_number(session: Session) -> None:
    import_sample(session)
    preview = summary.preview(summary.gather(session, IMPORTED), session.today())
    sheets = TableWording(language("en")).tables(dataclasses.replace(preview, audit=Audit(infeasible=True)))
    entries = [entry for sheet in sheets for row in sheet.rows for entry in row.entries if entry.words == "•"]
    told = "Withheld. It could not be worked out what a reader can compute of it. "
    assert entries
    assert all(entry.reason.startswith(told) and not entry.spoken for entry in entries)


def view_of(qtbot: QtBot, dress: Dress, session: Session, home: Path, code: str = "en") -> SummaryView:
    view: SummaryView

    def go(_place: str, **what: object) -> None:
        view.arrive(**what)

    view = build(Direct(session), Bench().run, Bench(), go, language(code), DraftKeeper(), dress, home)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    return view


def test_charts_are_drawn_for_tables_and_told_to_a_screen_reader(
    qtbot: QtBot, dress: Dress, session: Session, tmp_path: Path
) -> None:
    import_sample(session)
    view = view_of(qtbot, dress, session, tmp_path)
    view.arrive()
    assert view.charts is not None
    view.charts.click()
    charts = view.findChildren(Chart)
    assert charts
    assert all(chart.is_sound and chart.accessibleDescription() for chart in charts)
    view.charts.click()
    qtbot.wait(0)
    assert not [chart for chart in view.findChildren(Chart) if chart.isVisible()]


def test_the_release_is_made_with_the_buttons(qtbot: QtBot, dress: Dress, session: Session, tmp_path: Path) -> None:
    import_sample(session)
    view = view_of(qtbot, dress, session, tmp_path)
    view.arrive()
    view.release.click()
    view.folder.setText("")
    assert view.press is not None
    view.press.click()
    assert view.folder.hasFocus() or view._fields["folder"].error
    view.folder.setText("summary")
    view.press.click()
    assert (tmp_path / "summary" / "report.pdf").is_file()
    view.intentions.save_card(tmp_path / "card.json")
    assert (tmp_path / "card.json").is_file()


@pytest.mark.parametrize("part", ["", "check", "counted", "leaves", "never", "own", "earlier", "release", "again"])
def test_every_page_opens_in_a_longer_language(
    qtbot: QtBot, dress: Dress, session: Session, tmp_path: Path, part: str
) -> None:
    import_sample(session)
    view = view_of(qtbot, dress, session, tmp_path, "xx")
    view.arrive(part=part, period=IMPORTED.label)
    assert view.title.startswith("[")
    qtbot.wait(1)
    texts = [label.text() for label in view.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(texts) > 2


def test_charts_are_drawn_of_the_tables_in_sight_and_of_no_other(
    session: Session, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[ReleaseTable]()

    def drawn(tables: Iterable[ReleaseTable], *_reader: object, **_look: object) -> dict[str, object]:
        asked.extend(tables)
        return {}

    monkeypatch.setattr(presenter_module, "drawn", drawn)
    import_sample(session)
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive()
    presenter.draw(600, 100, "light")
    shown: Overview = screen.last("show_overview")
    assert [table.name for table in asked] == [sheet.name for sheet in shown.tables]
    preview = summary.preview(summary.gather(session, IMPORTED), session.today())
    assert len(asked) < len(preview.release.tables), "this source leaves some out"
