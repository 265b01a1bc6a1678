"""An office's vault is of its own kind: no case comes into it, and no vault with cases becomes one."""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.hand_over import full_case, two
from tests.helpers.offices import AFTER_Q1, NEXT_YEAR, Q1, Q2, Offices, begun, representative, two_offices
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.anonymise.period import Period
from wellbeing.app import backup_folders, backups, hand_over, incidents, receiving, representatives, restoring, vaults
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.office import enrolment, giving, no_cases, own, standing, taking
from wellbeing.app.office.giving import Gives
from wellbeing.app.session import Session
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.language import language
from wellbeing.office import refusals, rosters
from wellbeing.vault import offices, releases, restorations
from wellbeing.vault.releases import StoredRelease
from wellbeing.vault.restorations import Restoration
from wellbeing.vault.store import ConstraintBroken


@pytest.fixture
def office(session: Session) -> Session:
    """A vault that has just become an office's."""
    own.begin(session, name="Central office", country="IE", role=Role.SECOND)
    return session


@pytest.fixture
def ten(tmp_path: Path) -> Iterator[Offices]:
    """Ten representatives; the quarter is over."""
    with begun(tmp_path, IE04=10) as both:
        yield both


def test_an_unknown_country_is_refused_with_those_that_are_known(session: Session) -> None:
    with pytest.raises(Refused) as told:
        own.begin(session, name="Central office", country="XX", role=Role.SECOND)
    assert "AT, BE, BG" in told.value.told(session.language)


def test_no_case_comes_into_an_office_by_any_way(office: Session, tmp_path: Path) -> None:
    new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], agreed=True)
    with pytest.raises(Refused) as told:
        incidents.open_incident(office, new)
    assert told.value.sentence == no_cases.NO_CASES_HERE
    with pytest.raises(Refused, match="holds no cases"):
        incidents.suggest_aliases(office, 1)  # told before anything is typed
    with two(tmp_path) as (ana, bo):
        package = tmp_path / "a.wbcase"
        hand_over.hand_over(
            ana, full_case(ana), representatives.own_card(bo).fingerprint, Basis.EMERGENCY, package, Reason.ILL
        )
        with pytest.raises(Refused) as told:
            receiving.receive(office, package)
    assert told.value.sentence == no_cases.NO_CASES_HERE
    case = (
        "INSERT INTO case_ (uid, incident_id, officer_id, opened_at, state, membership, relation)"
        " VALUES (?, 1, 1, '', 'open', 'member', 'none')"
    )
    with pytest.raises(ConstraintBroken, match="holds no cases"), office.store.transaction("case.opened"):
        office.store.run(case, (new_uid(),))


def test_a_vault_with_cases_becomes_no_office_and_an_office_stays_one(session: Session) -> None:
    new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], agreed=True)
    incidents.open_incident(session, new)
    with pytest.raises(Refused) as told:
        own.begin(session, name="Central office", country="IE", role=Role.SECOND)
    assert told.value.sentence == own.HOLDS_CASES
    assert own.stored(session) is None
    with pytest.raises(Refused):
        own.office(session)


def test_an_office_is_begun_once_with_a_name_and_a_country(office: Session) -> None:
    for name, country in (("Other", "IE"), ("", "IE"), ("Other", "XX")):
        with pytest.raises(Refused):
            own.begin(office, name=name, country=country, role=Role.RELEASING)
    found = own.require_stored(office)
    assert (found.role, found.country, found.other) == ("second", "IE", None)
    with pytest.raises(Refused) as told:
        own.office(office)
    assert told.value.sentence == own.NO_OTHER


def test_the_example_is_no_office() -> None:
    session = vaults.create_example(language("en"))
    try:
        with pytest.raises(Refused) as told:
            own.begin(session, name="Central office", country="IE", role=Role.SECOND)
        assert told.value.sentence == own.EXAMPLE
    finally:
        vaults.close(session)


def test_whoever_is_enrolled_was_compared_and_stands_once(office: Session) -> None:
    one, other = (representative(number, "IE04", seed=1) for number in (1, 2))
    heard = one.card.fingerprint

    def enrol(**changed: str) -> None:
        wanted = {"heard": heard, "area": "IE04", "pseudonym": "north 1"} | changed
        enrolment.enrol(office, one.card, wanted["heard"], area=wanted["area"], pseudonym=wanted["pseudonym"])

    for wrong in (
        {"heard": other.card.fingerprint},
        {"area": "IE0"},
        {"area": "IE"},
        {"area": "DE21"},
        {"area": "IEZZ"},
        {"area": "IE99"},
        {"pseudonym": " north"},
        {"pseudonym": ""},
    ):
        with pytest.raises(Refused):
            enrol(**wrong)
    with pytest.raises(Refused) as told:
        enrol(area="IE99")
    assert told.value.told(office.language).endswith("IE04, IE05, IE06."), "it says which there are"
    assert enrolment.enrolled(office) == []
    enrol()
    with pytest.raises(Refused) as told:
        own.know_other(office, one.card, heard)
    assert told.value.sentence == own.ENROLLED, "nobody contributes to a sum and adds it up"
    with pytest.raises(Refused):
        enrol(pseudonym="north 2")
    with pytest.raises(Refused):
        enrolment.enrol(office, other.card, other.card.fingerprint, area="IE04", pseudonym="north 1")
    enrolment.end(office, "north 1")
    with pytest.raises(Refused):
        enrolment.end(office, "north 1")
    with pytest.raises(Refused):
        enrol()
    enrol(pseudonym="north 2")
    assert [(found.pseudonym, found.active) for found in enrolment.enrolled(office)] == [
        ("north 1", False),
        ("north 2", True),
    ]


def test_nobody_is_missing_before_the_quarter_is_over_and_two_comes_before_ten(tmp_path: Path) -> None:
    people = [dataclasses.replace(representative(n, "IE04", seed=1), pseudonym=f"north-{n}") for n in range(10, 0, -1)]
    with two_offices(tmp_path, people) as both:
        both.roster()
        with both.at(Role.SECOND) as session:
            assert standing.standing(session, Q1).missing == ()
            both.clock.now = AFTER_Q1
            both.contribute(people[0])
            missing = [one.pseudonym for one in standing.standing(session, Q1).missing]
            assert missing == [f"north-{number}" for number in range(1, 10)]


def test_after_a_restore_an_office_opens_nothing_until_it_is_known_what_left(ten: Offices) -> None:
    """It may have forgotten that it gave its half of another pair of lists."""
    for one in ten.people:
        ten.contribute(one)
    ten.lists()
    store, now = ten.sessions[Role.RELEASING].store, ten.clock.now
    restored = Restoration(uid=new_uid(), at=now, made_at=now - dt.timedelta(days=9), generation=1)
    with store.transaction("vault.restored", restored.uid):
        restorations.add(store, restored, None)
    with pytest.raises(Refused, match="restored"):
        ten.give(Role.RELEASING, Gives.ACTIVITY)
    with store.transaction("release.nothing-missing"):
        restorations.settle(store, now, "A person of the office")
    assert ten.send(Role.RELEASING, Gives.ACTIVITY).new
    with ten.at(Role.RELEASING):
        assert list(backup_folders.usual_place().rglob("*.backup")), "a backup knows it before it leaves"


def test_a_restore_in_place_of_an_office_that_could_be_read_closes_too(tmp_path: Path, clock: Clock) -> None:
    """Its ledger comes along, what it opened does not."""
    folder = tmp_path / "vault"
    with open_session(folder, clock) as session:
        own.begin(session, name="Central office", country="IE", role=Role.SECOND)
        file = backups.make_now(session).files[0]
    done = restoring.restore(restoring.preview(restoring.open_backup(file, PASSPHRASE), folder))
    assert done.moved_to is not None
    assert done.is_releasing_closed


def test_a_vault_from_which_figures_left_becomes_no_office_even_where_its_cases_are_erased(session: Session) -> None:
    """Its ledger is that of a representative: an office's release would be judged by it."""
    store = session.store
    left = StoredRelease(uid=new_uid(), period="2025, imported", at=session.now(), entry=b"", signatures={}, files={})
    with store.transaction("release.read-in", left.uid):
        releases.add(store, left)
    with pytest.raises(Refused) as told:
        own.begin(session, name="Central office", country="IE", role=Role.SECOND)
    assert told.value.sentence == own.HOLDS_CASES
    with pytest.raises(ConstraintBroken, match="no office"), store.transaction("office.begun"):
        offices.begin(store, Role.SECOND, "IE", session.now())


def test_whoever_works_for_another_area_from_now_on_still_contributes_to_the_quarter_before(ten: Offices) -> None:
    """Enrolled anew under another pseudonym. Nobody stands on one roster twice, or contributes twice to a quarter."""
    one = ten.people[0]
    for role in Role:
        with ten.at(role) as session:
            enrolment.end(session, one.pseudonym)
            enrolment.enrol(session, one.card, one.card.fingerprint, area="IE05", pseudonym="moved")
    ten.contribute(one)
    for role, path in zip(Role, ten.contribution(one, revision=2, pseudonym="moved"), strict=True):
        with pytest.raises(Refused) as told:
            ten.take(role, path)
        assert told.value.sentence == refusals.NOT_ON_ROSTER
    ten.roster(Q2)
    with ten.at(Role.RELEASING) as session:
        (area,) = standing.standing(session, Q2).areas
        assert (area.area, area.representatives) == (("IE04", "IE05"), 10)
        enrolment.end(session, "moved")
        with pytest.raises(Refused):
            ten.take(Role.RELEASING, ten.contribution(one, revision=3)[0])


def test_an_office_of_another_country_is_told_so(ten: Offices) -> None:
    office = own.office(ten.sessions[Role.SECOND])
    abroad = dataclasses.replace(office, country="LU")
    with pytest.raises(Refused) as told:
        rosters.read(abroad, ten.give(Role.RELEASING, Gives.ROSTER).read_bytes())
    assert told.value.sentence == refusals.FOR_OTHER_COUNTRY


def test_a_quarter_whose_roster_was_forgotten_is_listed_when_it_is_over(ten: Offices, office: Session) -> None:
    """What was sent to it waits for a list. Where fewer than ten were enrolled there is nothing to close."""
    ten.clock.now = NEXT_YEAR
    with ten.at(Role.RELEASING) as session:
        listed = [one.label for one in standing.quarters(session)]
        assert listed == ["2027-Q1", "2026-Q4", "2026-Q1"], "a year has gone by"
        assert standing.standing(session, Period(year=2026, quarter=4)).next_step == "missed"
    assert standing.quarters(office) == [Q1]


def test_two_offices_that_both_began_as_the_one_that_releases_hear_so_and_mend_it(tmp_path: Path, clock: Clock) -> None:
    """Nobody would sign second: it is told of the first file that goes to and fro, of a roster as of a list."""
    people = [representative(number, "IE04") for number in range(10)]
    with contextlib.ExitStack() as open_vaults:
        first, other, second = (
            open_vaults.enter_context(open_session(tmp_path / name, clock)) for name in ("first", "other", "second")
        )
        cards: list[RepresentativeCard] = []
        for session, role in ((first, Role.RELEASING), (other, Role.RELEASING), (second, Role.SECOND)):
            own.begin(session, name=f"Office {len(cards)}", country="IE", role=role)
            cards.append(representatives.own_card(session))
            for one in people:
                enrolment.enrol(session, one.card, one.card.fingerprint, area=one.area, pseudonym=one.pseudonym)
        own.know_other(first, cards[1], cards[1].fingerprint)
        own.know_other(other, cards[0], cards[0].fingerprint)
        rosters_of: list[Path] = []
        for session in (first, other):
            rosters_of.append(tmp_path / f"{len(rosters_of)}.wbfile")
            giving.give(session, Q1, Gives.ROSTER, rosters_of[-1])
        for session, came in ((first, rosters_of[1]), (other, rosters_of[0])):
            with pytest.raises(Refused) as told:
                taking.take(session, came)
            assert told.value.sentence == refusals.BOTH_RELEASE
        with pytest.raises(Refused) as told:
            taking.take(first, rosters_of[0])
        assert told.value.sentence == document.NOT_BOTH, "its own, come back without the other's signature"

        own.know_other(first, cards[2], cards[2].fingerprint)
        own.know_other(second, cards[0], cards[0].fingerprint)
        assert standing.standing(first, Q1).next_step == "roster", "the one to the other office binds nobody"
        proposed, agreed = tmp_path / "proposed.wbfile", tmp_path / "agreed.wbfile"
        giving.give(first, Q1, Gives.ROSTER, proposed)
        taking.take(second, proposed)
        giving.give(second, Q1, Gives.ROSTER, agreed)
        assert taking.take(first, agreed).new
        with pytest.raises(Refused) as told:
            own.know_other(first, cards[1], cards[1].fingerprint)
        assert told.value.sentence == own.OTHER_STAYS, "now both have signed"
