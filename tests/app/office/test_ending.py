"""Quarters that do not go on: an office was restored, nobody contributed, or the other office is gone for good.

What may have been opened counts for good; nothing is counted twice, or opened twice from different contributions.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from tests.helpers.offices import AFTER_Q2, NEXT_YEAR, Q1, Q2, Offices, begun
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.anonymise.coverage import Closed
from wellbeing.anonymise.period import Period
from wellbeing.app import access_log, backups, releasing, restoring
from wellbeing.app.office import ending, national, own, taking
from wellbeing.app.office.giving import Gives
from wellbeing.app.session import Session
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.contribution import acceptance, closing, document, sharing
from wellbeing.exchange.contribution.closing import ClosingList
from wellbeing.exchange.contribution.document import Role
from wellbeing.office import coverage, refusals
from wellbeing.office import quarter as quarters
from wellbeing.vault import office_quarters, office_statements
from wellbeing.vault.office_quarters import StoredBatch
from wellbeing.vault.office_statements import Said
from wellbeing.vault.store import ConstraintBroken

A, B = Role.RELEASING, Role.SECOND
WHO = "A person of the office"


@pytest.fixture
def ten(tmp_path: Path) -> Iterator[Offices]:
    """Ten representatives in one area; the quarter is over."""
    with begun(tmp_path, IE04=10) as both:
        yield both


def _backup(both: Offices, role: Role) -> Path:
    with both.at(role) as session:
        kept = both.folder / f"{both.files}.backup"
        kept.write_bytes(backups.make_now(session).files[0].read_bytes())
    return kept


def _restored(both: Offices, role: Role, kept: Path) -> Iterator[None]:
    """The disk of an office died, and a backup takes its place on another one."""
    place = both.folder / f"restored {role}"
    with both.at(role):
        restoring.restore(restoring.preview(restoring.open_backup(kept, PASSPHRASE), place), both.clock)
        with open_session(place, both.clock) as session:
            both.sessions[role] = session
            yield


def _refused(both: Offices, role: Role, path: Path) -> str:
    with pytest.raises((Refused, Tampered)) as told:
        both.take(role, path)
    return told.value.sentence


def _all_contribute(both: Offices) -> None:
    for one in both.people:
        both.contribute(one)
    both.lists()


def _nothing(both: Offices, period: Period = Q1) -> Path:
    path = both.new_file()
    with both.at(A) as session:
        ending.propose_nothing(session, period, path)
    return path


def _alone(both: Offices, role: Role, period: Period = Q1, by: str = WHO) -> Path:
    path = both.new_file()
    with both.at(role) as session:
        ending.close_alone(session, period, path, by)
    return path


def _read_alone(both: Offices, path: Path) -> ClosingList:
    return closing.read_alone(path.read_bytes(), both.card(A), both.card(B))[0]


def _batches(both: Offices) -> list[StoredBatch]:
    return office_quarters.batches(both.sessions[A].store, Q1.year)


def _last_word(session: Session) -> str:
    """What the access log says of the newest transaction."""
    return next(iter(access_log.entries(session))).action


@pytest.fixture
def restored_before_opening(ten: Offices) -> Iterator[Offices]:
    """The quarter was opened and closed; then the releasing office has a backup from before it knew the sums."""
    _all_contribute(ten)
    ten.send(A, Gives.ACTIVITY)
    kept = _backup(ten, A)
    ten.open()
    ten.close()
    yield from (ten for _ in _restored(ten, A, kept))


def test_a_restored_office_opens_the_same_batch_from_the_same_half_and_takes_the_list(
    restored_before_opening: Offices,
) -> None:
    ten = restored_before_opening
    listed = ten.give(B, Gives.CLOSING)
    assert _refused(ten, A, listed) == refusals.LOST_SUMS, "what counts would be in no figure"
    told = ten.give(B, Gives.ACTIVITY)
    with pytest.raises(Refused, match="restored"):
        ten.take(A, told)
    with ten.at(A) as session:
        releasing.state_complete(session, WHO)
    assert ten.take(A, told).new
    assert ten.send(B, Gives.SUMS).new
    assert ten.take(A, listed).new
    assert ten.next(A) == "closed"
    (batch,) = _batches(ten)
    expected = sum(ten.counted.values(), np.zeros_like(ten.people[0].vector()))
    assert np.array_equal(sharing.numbers(batch.sums or b""), expected)
    assert office_statements.of_quarter(ten.sessions[A].store, Q1.label) == []


def test_sums_that_are_lost_stay_counted_and_stand_in_no_figure(restored_before_opening: Offices) -> None:
    """Somebody says so by name. Else the year could never be released."""
    ten = restored_before_opening
    listed = ten.give(B, Gives.CLOSING)
    ten.clock.now = NEXT_YEAR
    with ten.at(A) as session:
        releasing.state_complete(session, WHO)
        with pytest.raises(Refused) as told:
            national.gather(session, Period(year=2026))
        assert told.value.sentence == refusals.NOT_CLOSED
        with pytest.raises(Refused):
            taking.take(session, listed, lost_by=" ")
        assert taking.take(session, listed, lost_by=WHO).new
        assert _last_word(session) == "office.sums-lost"
        (said,) = office_statements.of_quarter(session.store, Q1.label)
        assert (said.said, said.by) == (Said.SUMS_LOST, WHO)
        with pytest.raises(Refused) as told:
            national.gather(session, Period(year=2026))
        assert told.value.sentence == refusals.NOTHING_OPENED
        told_of = coverage.of_year(session.store, own.office(session), Period(year=2026)).quarters[0]
        assert told_of.closed == {("IE04",): Closed.LOST}
    assert _batches(ten) == []
    assert _refused(ten, A, ten.give(B, Gives.SUMS)) == refusals.BOUND, "nothing is opened any more"


def test_a_restored_office_that_has_its_sums_still_makes_the_same_list_again(ten: Offices) -> None:
    _all_contribute(ten)
    ten.open()
    kept = _backup(ten, A)
    listed = ten.close()
    for _ in _restored(ten, A, kept):
        with ten.at(A) as session:
            assert taking.take(session, listed, lost_by=WHO).new, "somebody takes for lost what is not"
            assert _last_word(session) == "office.file-taken"
            assert office_statements.of_quarter(session.store, Q1.label) == []
        assert [batch.sums is not None for batch in _batches(ten)] == [True]


def test_a_second_office_that_was_restored_signs_nothing_before_it_is_known_what_it_gave(ten: Offices) -> None:
    """Its sums may have been opened: a list that says there were none would let the same events be opened again."""
    _all_contribute(ten)
    ten.send(A, Gives.ACTIVITY)
    kept, empty = _backup(ten, B), _nothing(ten)
    ten.send(B, Gives.ACTIVITY)
    ten.send(B, Gives.SUMS)
    assert _refused(ten, B, empty) == refusals.OTHER_CLOSING, "it gave its sums"
    for _ in _restored(ten, B, kept):
        with pytest.raises(Refused, match="restored"):
            ten.take(B, empty)
        with pytest.raises(Refused, match="restored"):
            _alone(ten, B)
        with ten.at(B) as session:
            releasing.state_complete(session, WHO)  # which is not true
        assert ten.take(B, empty).new
        assert ten.take(A, ten.give(B, Gives.CLOSING)).new
        assert [batch.sums for batch in _batches(ten)] == [None], "what counts later stands in no figure now"


def test_a_quarter_to_which_nobody_contributed_is_closed_with_an_empty_list(ten: Offices) -> None:
    empty = _nothing(ten)
    assert _refused(ten, A, empty) == document.NOT_BOTH
    assert ten.take(B, empty).new
    late = ten.contribution(ten.people[0])[1]
    assert _refused(ten, B, late) == refusals.BOUND
    assert ten.send(B, Gives.CLOSING).new
    listed = closing.read_by_representative(ten.give(A, Gives.CLOSING).read_bytes(), ten.card(A), ten.card(B))
    assert listed.counted == ()
    assert ten.next(A) == ten.next(B) == "closed"


def test_what_goes_on_after_an_empty_list_was_proposed_is_decided_by_whoever_signs_second(ten: Offices) -> None:
    _all_contribute(ten)
    ten.send(A, Gives.ACTIVITY)
    empty = _nothing(ten)
    ten.send(B, Gives.ACTIVITY)
    assert ten.take(B, empty).new
    with pytest.raises(Refused):
        ten.give(B, Gives.SUMS)
    assert ten.send(B, Gives.CLOSING).new
    assert ten.next(A) == "closed"
    assert _batches(ten) == []
    with ten.at(A) as session:
        told = coverage.of_year(session.store, own.office(session), Period(year=2026)).quarters[0]
    assert told.why is Closed.NOT_ENDED, "both lists are here, and the two offices agreed"


def test_no_empty_list_once_sums_were_opened_or_before_the_quarter_is_over_or_by_the_second_office(
    ten: Offices,
) -> None:
    with pytest.raises(Refused) as told:
        _nothing(ten, Q2)
    assert told.value.sentence == refusals.NOT_OVER
    with ten.at(B) as session, pytest.raises(Refused) as told:
        ending.propose_nothing(session, Q1, ten.new_file())
    assert told.value.sentence == refusals.ONLY_RELEASING
    _all_contribute(ten)
    ten.open()
    with pytest.raises(Refused) as told:
        _nothing(ten)
    assert told.value.sentence == refusals.OPENED
    office = own.office(ten.sessions[A])
    lie = ClosingList(between=office.between(Q1), agreement=acceptance.WITHOUT_LISTS, counted=())
    path = ten.new_file()
    path.write_bytes(closing.made(lie, office.signer))
    assert _refused(ten, B, path) == refusals.OTHER_CLOSING


def test_the_office_that_is_left_closes_alone_what_was_not_opened_and_a_person_says_so(ten: Offices) -> None:
    _all_contribute(ten)
    ten.give(A, Gives.ACTIVITY)
    for nobody in ("", " "):
        with pytest.raises(Refused) as told:
            _alone(ten, A, by=nobody)
        assert told.value.sentence == refusals.NOBODY_SAID
    with pytest.raises(Refused) as told:
        _alone(ten, A, Q2)
    assert told.value.sentence == refusals.NOT_OVER
    assert office_statements.of_quarter(ten.sessions[A].store, Q2.label) == []
    left = _alone(ten, A)
    assert _read_alone(ten, left).counted == ()
    assert left.read_bytes() == _alone(ten, A).read_bytes() == ten.give(A, Gives.CLOSING).read_bytes()
    (said,) = office_statements.of_quarter(ten.sessions[A].store, Q1.label)
    assert (said.said, said.by) == (Said.OTHER_GONE, WHO)
    assert ten.next(A) == "closed"
    for sql in ("UPDATE office_statement SET said_by = 'x'", "DELETE FROM office_statement"):
        store = ten.sessions[A].store
        with pytest.raises(ConstraintBroken), store.transaction("test"):
            store.run(sql)


def test_alone_too_whatever_may_have_been_opened_counts_with_everybody_in_it(tmp_path: Path) -> None:
    """The second office can't know which batches are void. Whoever signs alone leaves nobody out."""
    with begun(tmp_path, IE04=10, IE05=10) as both:
        for place, one in enumerate(both.people):
            both.contribute(one, spoil=(lambda vector: vector.__setitem__(7, 3)) if place == 0 else (lambda _v: None))
        both.lists()
        both.open()
        assert len(_read_alone(both, _alone(both, B)).counted) == 20
        assert len(_read_alone(both, _alone(both, A)).counted) == 10
        assert sum(batch.sums is not None for batch in _batches(both)) == 1


@pytest.mark.parametrize("role", [A, B])
def test_an_office_that_is_left_counts_what_it_may_have_opened_before_it_was_restored(ten: Offices, role: Role) -> None:
    """Its representatives would count those events again, among others: opened twice from two sets. That holds with the
    other office's activity and, where only its own is known, without it."""
    _all_contribute(ten)
    ten.send(A, Gives.ACTIVITY)
    ten.give(B, Gives.ACTIVITY)
    kept = _backup(ten, role)
    ten.open()
    for _ in _restored(ten, role, kept):
        with ten.at(role) as session:
            releasing.state_complete(session, WHO)
        assert _batches(ten) == [] or role is B
        assert len(_read_alone(ten, _alone(ten, role)).counted) == 10


def test_a_restore_before_the_quarter_was_over_makes_nothing_count_that_was_not_opened(ten: Offices) -> None:
    ten.clock.now, over = ten.clock.now - dt.timedelta(days=60), ten.clock.now
    kept = _backup(ten, A)
    for _ in _restored(ten, A, kept):
        with ten.at(A) as session:
            releasing.state_complete(session, WHO)
        ten.clock.now = over
        _all_contribute(ten)
        ten.send(A, Gives.ACTIVITY)
        ten.send(B, Gives.ACTIVITY)
        assert _read_alone(ten, _alone(ten, A)).counted == ()


def test_no_year_leaves_while_a_quarter_without_a_roster_may_still_be_closed(ten: Offices) -> None:
    """A restore may have forgotten that the other office signed: the year would say that there was no roster, and the
    list of both would come afterwards."""
    _all_contribute(ten)
    ten.open()
    ten.close()
    year, forgotten = Period(year=2026), Period(year=2026, quarter=3)
    ten.clock.now = AFTER_Q2
    ten.give(A, Gives.ROSTER, forgotten)
    ten.clock.now = NEXT_YEAR
    with ten.at(A) as session, pytest.raises(Refused) as told:
        national.refuse_unready(session, year)
    assert told.value.sentence == refusals.NO_ROSTER_NOT_CLOSED
    assert told.value.values == {"quarters": forgotten.label}
    assert ten.take(B, _nothing(ten, forgotten)).new
    assert ten.send(B, Gives.CLOSING, forgotten).new
    with ten.at(A) as session:
        national.refuse_unready(session, year)


def test_a_list_that_waits_for_its_second_signature_is_none_of_an_office_that_is_left(ten: Offices) -> None:
    """And the other way round; nor does anybody else close anything."""
    empty, office, other = _nothing(ten), own.office(ten.sessions[A]), own.office(ten.sessions[B])
    cards = office.own, other.own
    with pytest.raises(Refused):
        closing.read_alone(empty.read_bytes(), *cards)
    magic = len(closing.PAPER.magic)
    renamed = closing.ALONE.magic + empty.read_bytes()[magic:]
    with pytest.raises(Tampered):
        closing.read_alone(renamed, *cards)
    listed = ClosingList(between=office.between(Q1), agreement=acceptance.WITHOUT_LISTS, counted=())
    stranger = ten.people[0].signer
    with pytest.raises(Tampered):
        closing.read_alone(closing.made_alone(listed, stranger), *cards)
    swapped = msgspec.structs.replace(listed, between=dataclasses.replace(office, role=B).between(Q1))
    with pytest.raises(Refused):
        closing.read_alone(closing.made_alone(swapped, office.signer), *cards)
    alone = _alone(ten, A)
    assert _refused(ten, B, alone) == document.NOT_ONE
    ten.take(B, empty)
    with pytest.raises(Refused) as told:
        _alone(ten, B)
    assert told.value.sentence == refusals.CLOSED_BY_BOTH


def test_the_half_of_a_closed_quarter_stays_with_the_second_office_for_four_more(ten: Offices) -> None:
    _all_contribute(ten)
    ten.open()
    ten.close()
    store = ten.sessions[B].store

    def held() -> int:
        return int((store.one("SELECT count(*) FROM office_document WHERE kind IN ('activity', 'sums')") or (0,))[0])

    assert held() == 2
    ten.clock.now = AFTER_Q2
    ten.close(Q2)
    assert held() == 2
    ten.clock.now = AFTER_Q2.replace(year=2027)
    ten.close(Period(year=2027, quarter=1))
    assert held() == 0
    assert quarters.read(store, own.office(ten.sessions[B]), Q1).closing is not None
