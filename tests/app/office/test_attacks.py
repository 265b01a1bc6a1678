"""Two offices of which one, or somebody who contributes, wants to see more than sums."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from tests.helpers.offices import AFTER_Q2, Q1, Q2, Offices, begun, representative
from tests.helpers.vaults import NOW
from wellbeing.anonymise.contributing.layout import ANY_CASE, Vector
from wellbeing.anonymise.coverage import Closed
from wellbeing.anonymise.period import Period
from wellbeing.app.office import enrolment, own, standing
from wellbeing.app.office.giving import Gives
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.contribution import acceptance, activity, closing, contribution, document, roster, sums
from wellbeing.exchange.contribution.document import Role
from wellbeing.office import coverage, refusals
from wellbeing.office import quarter as quarters
from wellbeing.office.quarter import Quarter
from wellbeing.vault import office_quarters, releases
from wellbeing.vault.releases import StoredRelease
from wellbeing.vault.store import ConstraintBroken

A, B = Role.RELEASING, Role.SECOND


@pytest.fixture
def ten(tmp_path: Path) -> Iterator[Offices]:
    """Ten representatives in one area; the quarter is over."""
    with begun(tmp_path, IE04=10) as both:
        yield both


def _refused(both: Offices, role: Role, path: Path) -> str:
    """The sentence with which an office refuses a file."""
    with pytest.raises((Refused, Tampered)) as told:
        both.take(role, path)
    return told.value.sentence


def _quarter(both: Offices, role: Role) -> Quarter:
    return quarters.read(both.sessions[role].store, own.office(both.sessions[role]), Q1)


def _file(both: Offices, content: bytes) -> Path:
    path = both.new_file()
    path.write_bytes(content)
    return path


def _all_contribute(both: Offices, *, idle: int = 0) -> None:
    for place, one in enumerate(both.people):
        both.contribute(one, nothing=place < idle)


def test_each_office_refuses_by_itself_who_is_not_on_the_roster_and_what_was_used(ten: Offices) -> None:
    one, *others = ten.people
    files = ten.contribution(one)
    for role, path in zip(Role, files, strict=True):
        assert ten.take(role, path).new
        assert not ten.take(role, path).new, "the same one twice adds nothing"
        assert _refused(ten, role.other, path) == contribution.OTHER_OFFICE
        again = ten.contribution(one)[list(Role).index(role)]
        assert _refused(ten, role, again) == refusals.USED
        newer = ten.contribution(one, revision=3)[list(Role).index(role)]
        assert ten.take(role, newer).new
        older = ten.contribution(one, revision=2)[list(Role).index(role)]
        assert _refused(ten, role, older) == refusals.USED
    place = list(Role).index
    for role in Role:
        stranger = ten.contribution(representative(99, "IE04"))[place(role)]
        assert _refused(ten, role, stranger) == contribution.UNKNOWN_SENDER
        renamed = ten.contribution(others[0], pseudonym=one.pseudonym)[place(role)]
        assert _refused(ten, role, renamed) == refusals.OTHER_PSEUDONYM
        abroad = ten.contribution(others[0], country="LU")[place(role)]
        assert _refused(ten, role, abroad) == refusals.OTHER_COUNTRY
    late = representative(98, "IE04")
    with ten.at(A) as session:
        enrolment.enrol(session, late.card, late.card.fingerprint, area="IE04", pseudonym=late.pseudonym)
        assert _refused(ten, A, ten.contribution(late)[0]) == refusals.NOT_ON_ROSTER
        enrolment.end(session, others[1].pseudonym)
        assert _refused(ten, A, ten.contribution(others[1])[0]) == contribution.UNKNOWN_SENDER
        found = standing.standing(session, Q1)
        assert [person.name for person in found.reported] == [one.card.name]
        assert len(found.missing) == 9
    ten.clock.now = NOW
    assert _refused(ten, B, ten.contribution(others[0])[1]) == refusals.NOT_OVER


def test_nobody_comes_on_a_roster_or_off_it_once_both_have_signed(ten: Offices) -> None:
    """The difference of two openings would be one representative."""
    ten.clock.now = NOW
    with ten.at(A) as session:
        enrolment.end(session, ten.people[0].pseudonym)
    before = _quarter(ten, A).roster
    assert before is not None
    fewer = msgspec.structs.replace(before, people=before.people[1:])
    office = own.office(ten.sessions[A])
    assert _refused(ten, B, _file(ten, roster.made(fewer, office.signer))) == refusals.OTHER_ROSTER
    other = own.office(ten.sessions[B])
    both_signed = roster.countersigned(roster.made(fewer, office.signer), other.signer)
    assert _refused(ten, A, _file(ten, both_signed)) == refusals.OTHER_ROSTER
    assert roster.read(ten.give(A, Gives.ROSTER).read_bytes(), office.own.signing, other.own.signing) == before


def test_a_roster_is_signed_before_the_end_of_its_quarter_and_by_whom_everybody_is_enrolled_with(
    ten: Offices,
) -> None:
    later = Q1.following
    ten.clock.now = NOW
    with ten.at(B) as session:
        enrolment.end(session, ten.people[0].pseudonym)
    made = ten.give(A, Gives.ROSTER, later)
    assert _refused(ten, B, made) == refusals.NOT_ENROLLED
    with pytest.raises(Refused):
        ten.give(B, Gives.ROSTER, later)
    assert _refused(ten, A, made) == document.NOT_BOTH
    ten.clock.now = dt.datetime(2026, 7, 1, 9, tzinfo=dt.UTC)
    assert _refused(ten, B, made) == refusals.QUARTER_OVER
    with pytest.raises(Refused, match="over"):
        ten.give(A, Gives.ROSTER, later)
    assert (ten.next(A, later), ten.next(B, later)) == ("late_roster", "missed")
    ten.clock.now = NOW
    with ten.at(A) as session:
        enrolment.end(session, ten.people[0].pseudonym)
    with pytest.raises(Refused, match="Fewer than"):
        ten.give(A, Gives.ROSTER, later)


def test_a_quarter_opens_once_from_one_pair_of_lists(ten: Offices) -> None:
    """An office that means harm signs another list with one contribution less, or asks for the sums of one more."""
    _all_contribute(ten)
    ten.lists()
    with pytest.raises(Refused):
        ten.give(B, Gives.ACTIVITY)  # then the releasing office could say how many were active as it likes
    assert ten.send(A, Gives.ACTIVITY).new
    for role in Role:
        mine = _quarter(ten, role).acceptance(role)
        assert mine is not None
        fewer = msgspec.structs.replace(mine, number=mine.number + 1, accepted=mine.accepted[1:])
        forged = acceptance.made(fewer, own.office(ten.sessions[role]).signer)
        assert _refused(ten, role.other, _file(ten, forged)) == refusals.BOUND
        assert ten.give(role, Gives.ACCEPTANCE).read_bytes() == ten.give(role, Gives.ACCEPTANCE).read_bytes()
        late = ten.contribution(ten.people[0], revision=2)[list(Role).index(role)]
        assert _refused(ten, role, late) == refusals.BOUND
    told = _quarter(ten, A).activity(A)
    assert told is not None
    releasing, other = own.office(ten.sessions[A]), own.office(ten.sessions[B])
    lie = msgspec.structs.replace(told, areas=(msgspec.structs.replace(told.areas[0], partial=1),))
    again = activity.sealed(lie, releasing.signer, releasing.own, releasing.other)
    assert _refused(ten, B, _file(ten, again)) == refusals.BOUND
    ten.send(B, Gives.ACTIVITY)
    given = ten.give(B, Gives.SUMS)
    assert given.read_bytes() == ten.give(B, Gives.SUMS).read_bytes(), "the same bytes, not another opening"
    assert ten.take(A, given).new
    assert not ten.take(A, given).new
    found = sums.opened(given.read_bytes(), own.office(ten.sessions[A]).opener, other.other, other.own)
    (batch,) = found.batches
    changed = msgspec.structs.replace(found, batches=(msgspec.structs.replace(batch, contributions=9),))
    assert _refused(ten, A, _file(ten, sums.sealed(changed, other.signer, other.own, other.other))) == refusals.BOUND
    ten.close()
    assert ten.next(A) == ten.next(B) == "closed"
    for role in Role:
        store = ten.sessions[role].store
        assert store.one("SELECT count(*) FROM office_contribution WHERE share IS NOT NULL") == (0,)
        kept = store.all("SELECT kind, given FROM office_document WHERE kind IN ('activity', 'sums') ORDER BY kind")
        assert kept == ([] if role is A else [("activity", 1), ("sums", 1)]), (
            "if the releasing office restores a backup"
        )
        assert (
            _refused(ten, role, ten.contribution(ten.people[0], revision=2)[list(Role).index(role)]) == refusals.BOUND
        )
    assert _refused(ten, A, given) == refusals.BOUND


def test_sums_that_are_not_those_agreed_on_open_nothing(ten: Offices) -> None:
    _all_contribute(ten)
    ten.lists()
    ten.send(A, Gives.ACTIVITY)
    ten.send(B, Gives.ACTIVITY)
    other = own.office(ten.sessions[B])
    given = ten.give(B, Gives.SUMS)
    found = sums.opened(given.read_bytes(), own.office(ten.sessions[A]).opener, other.other, other.own)
    (batch,) = found.batches
    half = np.frombuffer(batch.partial, "<u8").copy()
    half[ANY_CASE] += np.uint64(1)
    for lie in (
        msgspec.structs.replace(batch, contributions=9),
        msgspec.structs.replace(batch, partial=batch.partial[:-8]),
        msgspec.structs.replace(batch, partial=half.tobytes()),
        msgspec.structs.replace(batch, area=("IE05",)),
    ):
        changed = msgspec.structs.replace(found, batches=(lie,))
        path = _file(ten, sums.sealed(changed, other.signer, other.own, other.other))
        assert _refused(ten, A, path) == refusals.OTHER_BATCHES
    assert office_quarters.batches(ten.sessions[A].store, 2026) == []
    assert _refused(ten, B, given) == refusals.ONLY_SECOND
    with pytest.raises(Refused):
        ten.give(A, Gives.CLOSING)
    assert ten.take(A, given).new
    part = _quarter(ten, A)
    agreement = part.require_agreement()
    everybody = [closing.CountedContribution(one.contribution, one.revision) for one in agreement.of(("IE04",))]
    listed = closing.ClosingList(
        between=part.office.between(Q1),
        agreement=agreement.digest,
        counted=tuple(sorted(everybody[1:], key=lambda one: one.contribution)),
    )
    assert _refused(ten, B, _file(ten, closing.made(listed, part.office.signer))) == refusals.OTHER_CLOSING
    ten.close()


def test_nine_active_open_nothing_and_everybody_counts_in_the_next_quarter(ten: Offices) -> None:
    _all_contribute(ten, idle=1)
    ten.lists()
    ten.open()
    assert _quarter(ten, A).require_plan().batches == ()
    with pytest.raises(Refused):
        ten.give(B, Gives.SUMS)
    found = closing.read_by_representative(ten.close().read_bytes(), ten.card(A), ten.card(B))
    assert found.counted == ()
    assert office_quarters.batches(ten.sessions[A].store, 2026) == []
    with ten.at(A) as session:
        told = coverage.of_year(session.store, own.office(session), Period(year=2026))
        assert told.quarters[0].closed == {("IE04",): Closed.TOO_FEW}


def test_seventy_nine_percent_open_nothing_and_what_one_office_alone_took_in_does_not_count(tmp_path: Path) -> None:
    with begun(tmp_path, IE04=14) as both:
        for one in both.people[:11]:
            both.contribute(one)
        both.take(A, both.contribution(both.people[11])[0])
        both.take(B, both.contribution(both.people[12])[1])
        both.lists()
        with both.at(A) as session:
            (area,) = standing.standing(session, Q1).areas
            assert (area.representatives, area.reported, area.agreed, area.enough) == (14, 12, 11, False)
        both.contribute(both.people[13])
        both.lists()
        with both.at(B) as session:
            (area,) = standing.standing(session, Q1).areas
            assert (area.agreed, area.enough) == (12, True)
        both.open()
        found = closing.read_by_representative(both.close().read_bytes(), both.card(A), both.card(B))
        assert len(found.counted) == 12


def test_a_spoiled_share_makes_its_batch_void_and_harms_no_other(tmp_path: Path) -> None:
    def spoil(vector: Vector) -> None:
        vector[7] += np.uint64(3)

    with begun(tmp_path, IE04=10, IE05=10) as both:
        for place, one in enumerate(both.people):
            if place == 0:
                both.contribute(one, spoil=spoil)
            else:
                both.contribute(one)
        both.lists()
        both.open()
        store = both.sessions[A].store
        assert store.one("SELECT count(*) FROM office_contribution WHERE share IS NOT NULL") == (0,)
        assert store.one("SELECT length(body), length(file) FROM office_document WHERE kind = 'sums'") == (32, 0), (
            "nobody can add up the void batch any more"
        )
        void, sound = office_quarters.batches(store, 2026)
        assert (void.area, void.void, void.sums) == (("IE04",), True, None)
        assert (sound.area, sound.void) == (("IE05",), False)
        found = closing.read_by_representative(both.close().read_bytes(), both.card(A), both.card(B))
        assert len(found.counted) == 10


def test_a_quarter_without_a_roster_is_closed_with_an_empty_list(ten: Offices) -> None:
    """Else what was sent to it would wait for a list for ever, and be counted nowhere."""
    with pytest.raises(Refused) as told:
        ten.give(A, Gives.CLOSING, Q2)
    assert told.value.sentence == refusals.NOT_OVER
    ten.take(B, ten.give(A, Gives.ROSTER, Q2))
    late = ten.give(B, Gives.ROSTER, Q2)
    ten.clock.now = AFTER_Q2
    assert ten.next(A, Q2) == "late_roster", "it could still be taken in"
    ten.give(A, Gives.CLOSING, Q2)
    assert ten.next(A, Q2) == "await_closing"
    assert _refused(ten, A, late) == refusals.BOUND, "nothing is opened that is said to be closed"
    listed = closing.read_by_representative(ten.close(Q2).read_bytes(), ten.card(A), ten.card(B))
    assert listed.counted == ()
    assert ten.next(A, Q2) == ten.next(B, Q2) == "closed"


def test_nothing_is_opened_of_a_year_that_has_left(ten: Offices) -> None:
    """What would be opened then would be told to have been counted, and be in no figure."""
    ten.take(B, ten.give(A, Gives.ROSTER, Q2))
    late, store = ten.give(B, Gives.ROSTER, Q2), ten.sessions[A].store
    _all_contribute(ten)
    ten.lists()
    ten.send(A, Gives.ACTIVITY)
    ten.send(B, Gives.ACTIVITY)
    opened = ten.give(B, Gives.SUMS)
    left = StoredRelease(uid=new_uid(), period="2026", at=ten.clock.now, entry=b"", signatures={}, files={})
    with store.transaction("release.read-in", left.uid):
        releases.add(store, left)
    assert {_refused(ten, A, path) for path in (late, opened)} == {refusals.YEAR_LEFT}
    assert office_quarters.batches(store, 2026) == []


def test_the_vault_itself_refuses_a_second_opening(ten: Offices) -> None:
    """Whatever the program above it does."""
    store = ten.sessions[B].store
    for sql in (
        "UPDATE office SET role = 'releasing'",
        "DELETE FROM office_document",
        "UPDATE office_document SET body = x'00'",
        "DELETE FROM office",
        "UPDATE enrolment SET area = 'IE05'",
        "INSERT INTO office_document (period, kind, given, number, body, file, at)"
        " VALUES ('2026-Q1', 'roster', 0, 1, x'00', x'00', '')",
    ):
        with pytest.raises(ConstraintBroken), store.transaction("office.file-taken"):
            store.run(sql)


@pytest.mark.parametrize(("guessed", "opens"), [(2, True), (3, False)])
def test_a_releasing_office_has_to_guess_how_few_were_active(ten: Offices, guessed: int, opens: bool) -> None:
    """Not promised (SECURITY.md): an altered program adds to its half what it guesses to be missing. It can't know, as
    it tells first; one too many is more than contributed."""
    _all_contribute(ten, idle=2)
    ten.lists()
    ten.give(A, Gives.ACTIVITY)
    told, office = _quarter(ten, A).activity(A), own.office(ten.sessions[A])
    assert told is not None
    more = msgspec.structs.replace(told.areas[0], partial=(told.areas[0].partial + guessed) % activity.FIELD)
    lie = msgspec.structs.replace(told, areas=(more,))
    assert ten.take(B, _file(ten, activity.sealed(lie, office.signer, office.own, office.other))).new
    ten.give(B, Gives.ACTIVITY)
    if opens:
        ten.give(B, Gives.SUMS)
        return
    with pytest.raises(Refused) as refused:
        ten.give(B, Gives.SUMS)
    assert refused.value.sentence == refusals.NOTHING_OPENS
