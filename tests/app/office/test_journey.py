"""A year of two offices, in files: from the roster to the national release."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.offices import AFTER_Q1, NEXT_YEAR, Offices, crew, two_offices
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.count import Counts, count
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.release import Release
from wellbeing.app import backups, indicators, releasing, restoring, signing, trends
from wellbeing.app.office import national
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_national_schema
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import closing, sharing
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.release.verifying import verify
from wellbeing.office import refusals
from wellbeing.office import year as years
from wellbeing.office.intake import layout
from wellbeing.office.year import OpenedYear
from wellbeing.vault import office_quarters, releases
from wellbeing.vault.office_quarters import StoredBatch

YEAR = Period(year=2026)


def _counted_together(both: Offices, areas: Areas) -> Counts:
    """As if everybody's cases lay in one vault."""
    schema = load_national_schema(areas)
    cases, owner = [], {}
    for number, one in enumerate(both.people):
        region = areas.of(one.area).code
        for case in one.cases:
            where = {"region": region, "quarter": "Q1"}
            events = tuple(replace(event, facts={**event.facts, **where}) for event in case.events)
            cases.append(replace(case, facts={**(case.facts or {}), **where}, events=events))
            owner[case.officer] = number
    never = frozenset({"quarter:Q2", "quarter:Q3", "quarter:Q4"})
    counts = count(schema, cases, YEAR, never)
    theirs = [replace(case, officer=owner[case.officer]) for case in cases]
    contributors = {cell: tally.officers for cell, tally in count(schema, theirs, YEAR, never).tallies.items()}
    return replace(counts, contributors=contributors)


def test_the_national_release_is_of_what_counting_all_cases_together_would_have_found(tmp_path: Path) -> None:
    with two_offices(tmp_path, crew(IE04=10, IE05=10)) as both:
        both.roster()
        both.clock.now = AFTER_Q1
        for one in both.people:
            both.contribute(one)
        both.lists()
        both.open()
        with both.at(Role.RELEASING) as session, pytest.raises(Refused):
            national.gather(session, YEAR)
        both.clock.now = NEXT_YEAR
        with both.at(Role.RELEASING) as session, pytest.raises(Refused) as told:
            national.gather(session, YEAR)
        assert told.value.sentence == refusals.NOT_CLOSED
        read = closing.read_by_representative(
            both.close().read_bytes(), both.card(Role.RELEASING), both.card(Role.SECOND)
        )
        assert len(read.counted) == 20
        with both.at(Role.SECOND) as session, pytest.raises(Refused):
            national.gather(session, YEAR)
        with both.at(Role.RELEASING) as session:
            before = national.gather(session, YEAR)
            _take_facts_in(session, tmp_path / "facts.csv")
            with pytest.raises(Refused, match="changed"):
                national.release(session, national.preview(before, session.today()), tmp_path / "no", session.language)
            shown = national.preview(national.gather(session, YEAR), session.today())
            _indicators_have_the_facts_of_forces(shown.release)
            together = _counted_together(both, Areas.joined([("IE04",), ("IE05",)]))
            assert years.counts(shown.gathered.opened) == together
            cells = shown.release.cells.items()
            shows = {cell: one.value for cell, one in cells if one.state is State.VALUE and cell in together.tallies}
            assert len(shows) >= 5
            assert shows == {cell: together.tallies[cell].number for cell in shows}
            assert shown.release.officers is None  # contributions do not tell how many there are
            assert shown.release.withheld
            folder, kept = tmp_path / "national-2026", shutil.copy(backups.make_now(session).files[0], tmp_path)
            national.release(session, shown, folder, session.language)
            assert verify(folder, signing.card(session)).ok
            assert [period for period, _at, _entry in releases.entries(session.store)] == ["2026"]
            over_time = trends.over_time(session)
            assert over_time.years.series
            assert [point.standing for point in over_time.quarters.series[0].points[1:]] == [Standing.NOT_OPENED] * 3
            (left,) = trends.released(session)
            assert left.coverage == shown.gathered.coverage, "the next year is compared by what the files say"
            assert left.coverage.quarters[0].opened == (("IE04",), ("IE05",))
            assert all(batch.sums is None for batch in office_quarters.batches(session.store, 2026))
            with pytest.raises(Refused, match="released before"):
                national.gather(session, YEAR)
            entries = [entry for _period, _at, entry in releases.entries(session.store)]
        _restored_it_is_read_in(Path(kept), folder, tmp_path / "restored", entries)


def _take_facts_in(session: Session, sheet: Path) -> None:
    rows = ("North,2026,OFFICERS,9000,,,Ministry", "South,2026,OFFICERS,3000,,,Ministry", "South,2025,OFFICERS,1,,,Old")
    sheet.write_text("force,year,fact,value,state,persons,source\n" + "\n".join(rows), encoding="utf-8")
    indicators.take_in(session, indicators.look(session, sheet), "A person of the office")


def _indicators_have_the_facts_of_forces(release: Release) -> None:
    """One sum over all forces leaves, and what needs it is worked out or withheld, never 'not collected'."""
    (officers,) = (fact.figure for fact in release.facts if fact.code == "OFFICERS")
    assert (officers.value, officers.forces) == (12_000, 2)
    measures = {one.id: one.figure for indicator in release.indicators for one in indicator.measures}
    assert measures["I01"].standing in (Standing.VALUE, Standing.WITHHELD)
    assert measures["I19"].standing is Standing.NOT_COLLECTED, "nobody took a survey in"


def _restored_it_is_read_in(kept: Path, left: Path, place: Path, entries: list[bytes]) -> None:
    """The disk died, and a backup of before the release has the sums again: the year is not released twice."""
    restoring.restore(restoring.preview(restoring.open_backup(kept, PASSPHRASE), place))
    with open_session(place, Clock(NEXT_YEAR)) as session:
        assert any(batch.sums for batch in office_quarters.batches(session.store, 2026))
        assert releasing.read_in(session, left) == YEAR
        assert [entry for _period, _at, entry in releases.entries(session.store)] == entries
        assert not any(batch.sums for batch in office_quarters.batches(session.store, 2026))
        assert session.store.all("SELECT * FROM quarter") == [], "an office counts nothing itself"
        releasing.state_complete(session, "A person of the office")
        with pytest.raises(Refused, match="released before"):
            national.gather(session, YEAR)


def test_what_was_opened_together_in_any_quarter_is_one_area_of_the_year() -> None:
    people = crew(IE04=1, IE05=1, IE06=1)
    one, other, third = (person.vector() for person in people)

    def batch(period: str, sums: np.ndarray[tuple[int], np.dtype[np.uint64]], number: int, *area: str) -> StoredBatch:
        raw = sharing.as_bytes(sums)
        return StoredBatch(
            period=period, area=area, contributions=number, schema=layout().schema.id, void=False, sums=raw
        )

    found = years.counts(
        OpenedYear(
            period=YEAR,
            batches=(
                batch("2026-Q1", one + other, 2, "IE04", "IE05"),
                batch("2026-Q1", third, 1, "IE06"),
                batch("2026-Q2", one, 1, "IE04"),
                batch("2026-Q2", other, 1, "IE05"),
            ),
        )
    )
    regions = {cell.code("region") for cell in found.tallies}
    assert regions == {"_T", "IE04_IE05", "IE06"}
    whole = next(cell for cell in found.tallies if not cell.at and cell.unit == "cases")
    assert found.tallies[whole].number == 2 * 6 + 3, "cases of quarters add up"
    assert found.contributors is not None
    assert found.contributors[whole] == 3, "representatives are the same people"
