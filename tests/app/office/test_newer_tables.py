"""A newer version of the national schema comes in the middle of a year, and that year counts on by the earlier one."""

from pathlib import Path

import pytest

from tests.helpers.newer_tables import NEWER, newer_tables
from tests.helpers.offices import AFTER_Q2, NEXT_YEAR, Q1, Q2, begun
from tests.helpers.vaults import NOW
from wellbeing.anonymise.period import Period
from wellbeing.app import national_tables
from wellbeing.app.office import national, own
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import contribution
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.release import returning
from wellbeing.office import year as years
from wellbeing.office.intake import version_of

OLDER = "WB_NAT_1"


def test_what_was_counted_of_a_year_decides_by_which_tables_it_goes_on(tmp_path: Path) -> None:
    """Whatever a program that is updated in between thinks of that year: else the year could never be released."""
    with begun(tmp_path, IE04=10) as both:
        for one in both.people:
            both.contribute(one)
        both.lists()
        both.open()
        both.close()
        both.clock.now = NOW
        both.roster(Q2)
        with newer_tables(tmp_path / "statistics", since=2026):
            for role in Role:
                session = both.sessions[role]
                assert version_of(session.store, own.office(session), 2026) == OLDER
                assert version_of(session.store, own.office(session), 2027) == NEWER
            both.clock.now = AFTER_Q2
            for one in both.people:
                both.contribute(one, Q2, version=OLDER)
            both.lists(Q2)
            both.open(Q2)
            both.close(Q2)
            both.clock.now = NEXT_YEAR
            with both.at(Role.RELEASING) as session:
                opened = national.gather(session, Period(year=2026)).opened
                assert {batch.schema for batch in opened.batches} == {OLDER}
                assert {batch.period for batch in opened.batches} == {Q1.label, Q2.label}
                assert years.counts(opened).schema.id == OLDER


def test_before_anything_counts_who_counts_by_other_tables_is_told_what_to_do(tmp_path: Path) -> None:
    with begun(tmp_path, IE04=10) as both, newer_tables(tmp_path / "statistics", since=2026):
        one, *others = both.people
        for role, path in zip(Role, both.contribution(one, version=OLDER), strict=True):
            with pytest.raises(Refused) as told:
                both.take(role, path)
            assert told.value.sentence == contribution.OTHER_LAYOUT
        both.contribute(one, revision=2)
        for other in others:
            both.contribute(other)
        both.lists()
        both.open()
        both.close()
        session = both.sessions[Role.RELEASING]
        assert version_of(session.store, own.office(session), 2026) == NEWER


def test_a_release_is_read_by_the_version_that_it_names(tmp_path: Path) -> None:
    def data(version: str) -> bytes:
        lines = [
            ",".join(["x", f"WELLBEING:{version}(1.0)", "I", "A", place, *"xxxxxxxxx"]) for place in ("-", "IE", "IE")
        ]
        return "\r\n".join(lines).encode()

    with newer_tables(tmp_path / "statistics", since=2027):
        assert [national_tables.of_data(data(version)).id for version in (OLDER, NEWER)] == [OLDER, NEWER]
        with pytest.raises(Refused) as told:
            national_tables.of_data(data("WB_NAT_3"))
        assert told.value.sentence == returning.OTHER_SCHEMA
