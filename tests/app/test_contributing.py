"""Contributions to national figures: two files that say nothing alone, made again where what may be counted has
changed, and counted once."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.test_access_log import said
from tests.app.test_freezing import open_case, to
from tests.helpers.contributing import PSEUDONYM, Office, TwoOffices
from tests.helpers.hand_over import fingerprint, representative, two
from tests.helpers.newer_tables import NEWER, newer_tables
from tests.helpers.vaults import Clock
from wellbeing.anonymise.period import Period
from wellbeing.app import (
    consents,
    counted_in,
    departures,
    duplicates,
    erasing,
    freezing,
    hand_over,
    incidents,
    officer_rights,
    quarters_over,
    receiving,
    summary,
)
from wellbeing.app.contributing import closing, making, offices, standing
from wellbeing.app.contributing.making import Made
from wellbeing.app.contributing.offices import Heard
from wellbeing.app.contributing.standing import Change
from wellbeing.app.duplicates import Kind
from wellbeing.app.example.build import build_example
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.departure import FileKind
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused, Tampered
from wellbeing.language import language
from wellbeing.vault import counting, quarters
from wellbeing.vault.quarters import Path as LeftBy
from wellbeing.vault.store import ConstraintBroken

Q1, Q2, Q3, Q4 = Period(year=2026).quarters()


@pytest.fixture
def both() -> TwoOffices:
    return TwoOffices()


@pytest.fixture
def session(tmp_path: Path, clock: Clock, both: TwoOffices) -> Iterator[Session]:
    """A representative who named both offices."""
    with representative(tmp_path / "vault", "Ana Rep", clock) as opened:
        both.named_by(opened)
        yield opened


def made(session: Session, period: Period, folder: Path) -> Made:
    folder.mkdir(parents=True, exist_ok=True)
    return making.make(session, period, folder)


def withdraw(session: Session, case_id: CaseId) -> None:
    consents.withdraw(session, consents.of_case(session, case_id)[-1].id)


def on_it(made: Made, both: TwoOffices, session: Session) -> tuple[str, int]:
    return both.both(session, made)[0].uid, made.revision


def test_either_file_says_nothing_alone_and_both_say_the_numbers(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    for _number in range(3):
        open_case(session)
    open_case(session, yes=False)
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    found = made(session, Q1, tmp_path / "out")
    assert both.cases(session, found) == 3
    share, seed = both.both(session, found)
    assert (share.pseudonym, share.country, share.quarter, share.revision) == (PSEUDONYM, "DE", Q1, found.revision)
    assert (share.uid, share.hashes) == (seed.uid, seed.hashes), "both offices can see that they got the same pair"
    assert len(seed.content) == 32
    numbers = share.summand(making.layout().length)
    assert len(set(numbers.tolist())) == len(numbers), "a share looks like chance, the many zeros too"
    with pytest.raises(Refused):
        both.second.opened(found.files[0].path, both.releasing.card)
    left = [one for one in departures.files_that_left(session) if one.kind is FileKind.CONTRIBUTION]
    assert {one.place for one in left} == {str(one.path) for one in found.files}
    assert not any("Ana" in one.path.name for one in found.files)


def test_the_same_bytes_leave_again_and_other_ones_only_where_what_may_be_counted_changed(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    opened = [open_case(session) for _number in range(4)]
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    first = made(session, Q1, tmp_path / "first")
    clock.forward(days=1)
    again = made(session, Q1, tmp_path / "again")
    assert again.again
    assert [one.path.read_bytes() for one in again.files] == [one.path.read_bytes() for one in first.files]
    assert standing.to_make(session) == ()

    withdraw(session, opened[0])
    assert [(one.period, one.change) for one in standing.to_make(session)] == [(Q1, Change.LEFT_OUT)]
    assert counted_in.of_case(session, opened[1]).sent == (Q1,)
    newer = made(session, Q1, tmp_path / "newer")
    assert (newer.number, newer.change, both.cases(session, newer)) == (2, Change.LEFT_OUT, 3)
    assert newer.revision > first.revision
    one, other = both.both(session, first), both.both(session, newer)
    assert one[0].uid != other[0].uid
    assert one[1].content != other[1].content, "with the same seed both shares would tell their difference"

    erasing.erase(session, officer_rights.of_case(session, opened[1]))
    assert both.cases(session, made(session, Q1, tmp_path / "erased")) == 2
    officer_rights.restrict(session, officer_rights.of_case(session, opened[2]), Ground.ACCURACY)
    assert both.cases(session, made(session, Q1, tmp_path / "restricted")) == 1
    officer_rights.lift_restriction(session, officer_rights.of_case(session, opened[2]))
    lifted = made(session, Q1, tmp_path / "lifted")
    assert (lifted.change, both.cases(session, lifted)) == (Change.ADDED, 2)


def test_a_year_leaves_by_one_way_only(session: Session, clock: Clock, both: TwoOffices, tmp_path: Path) -> None:
    open_case(session)
    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    made(session, Q1, tmp_path / "out")
    shown = summary.preview(summary.gather(session, Period(year=2026)), session.today())
    with pytest.raises(Refused) as refused:
        summary.release(session, shown, tmp_path / "release", language("en"))
    assert refused.value.sentence is summary.CONTRIBUTED
    assert not (tmp_path / "release").exists()

    open_case(session)
    to(clock, dt.date(2028, 1, 3))
    freezing.freeze(session, quarters_over.waiting(session)[-1])
    shown = summary.preview(summary.gather(session, Period(year=2027)), session.today())
    summary.release(session, shown, tmp_path / "release", language("en"))
    with pytest.raises(Refused):
        made(session, Period(year=2027, quarter=1), tmp_path / "late")


def test_what_both_offices_counted_stays_and_what_they_did_not_counts_later(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    first, second = open_case(session), open_case(session)
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    older = made(session, Q1, tmp_path / "older")
    withdraw(session, first)
    made(session, Q1, tmp_path / "newer")
    # The newer one came too late: the older one counts, with the case that was withdrawn.
    closed = closing.take_in(session, both.closing(tmp_path, Q1, [on_it(older, both, session)]), Q1)
    assert (closed.counted, closed.others) == (True, 0)
    assert counted_in.of_case(session, first).left == (Period(year=2026),)
    assert standing.to_make(session) == ()
    with pytest.raises(Refused):
        made(session, Q1, tmp_path / "after")

    third = open_case(session)
    to(clock, Q3.first_day)
    freezing.freeze(session, Q2)
    missed = made(session, Q2, tmp_path / "missed")
    assert both.cases(session, missed) == 1
    closed = closing.take_in(session, both.closing(tmp_path, Q2, []))
    assert (closed.counted, closed.others) == (False, len(counting.frozen(session.store, Q2.label)))
    to(clock, Q4.first_day)
    freezing.freeze(session, Q3)
    assert counted_in.of_case(session, third).frozen == (Q3,)
    later = made(session, Q3, tmp_path / "later")
    assert both.cases(session, later) == 1, "what was not counted counts with the next"
    closing.take_in(session, both.closing(tmp_path, Q3, [on_it(later, both, session)]))
    assert counted_in.of_case(session, second).left == (Period(year=2026),)

    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    last = made(session, Q4, tmp_path / "last")
    assert session.store.all("SELECT 1 FROM counted"), "own figures stay until the year is over"
    closing.take_in(session, both.closing(tmp_path, Q4, [on_it(last, both, session)]))
    assert session.store.all("SELECT 1 FROM counted") == []
    assert session.store.all("SELECT 1 FROM contributed") == []
    assert session.store.all("SELECT 1 FROM contribution WHERE for_second IS NOT NULL OR basis IS NOT NULL") == []


@pytest.mark.parametrize("what", ["one signature", "country", "quarter", "changed", "strangers", "twice", "no list"])
def test_a_list_that_is_not_for_this_vault_changes_nothing(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path, what: str
) -> None:
    to(clock, Q2.first_day)
    counted = [on_it(made(session, Q1, tmp_path / "out"), both, session)]
    file, expected = both.closing(tmp_path, Q1, counted), Q1
    if what == "one signature":
        file = both.closing(tmp_path, Q1, counted, both=False)
    elif what == "country":
        file = both.closing(tmp_path, Q1, counted, country="AT")
    elif what == "quarter":
        expected = Q2
    elif what == "changed":
        raw = bytearray(file.read_bytes())
        raw[len(raw) // 2] ^= 1
        file.write_bytes(raw)
    elif what == "strangers":
        file = TwoOffices().closing(tmp_path, Q1, counted)
    elif what == "twice":
        closing.take_in(session, file)
    else:
        file.write_bytes(b"something else")
    before = session.store.all("SELECT * FROM quarter")
    with pytest.raises((Refused, Tampered)):
        closing.take_in(session, file, expected)
    assert session.store.all("SELECT * FROM quarter") == before


def test_a_year_counts_by_one_version_of_the_tables_and_what_was_made_by_another_is_made_again(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    """An older program makes it, the office refuses it, the program is updated."""
    open_case(session)
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    counted = on_it(made(session, Q1, tmp_path / "older"), both, session)
    with newer_tables(tmp_path / "statistics", since=2026):
        assert making.version_of(session, 2026) == NEWER
        newer = made(session, Q1, tmp_path / "newer")
        assert (newer.again, newer.change) == (False, Change.TABLES)
        assert both.both(session, newer)[0].schema == NEWER
        assert made(session, Q1, tmp_path / "again").again
        closing.take_in(session, both.closing(tmp_path, Q1, [counted]))
        assert making.version_of(session, 2026) == "WB_NAT_1", "both offices counted that one"
        assert making.version_of(session, 2027) == NEWER
    with pytest.raises(ConstraintBroken), session.store.transaction("test"):
        session.store.run("UPDATE contribution SET schema = 'WB_NAT_2'")


@pytest.mark.parametrize("left", ["releasing", "second"])
def test_where_one_office_is_gone_for_good_the_other_ones_list_is_taken_in_once_it_was_asked(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path, left: str
) -> None:
    """The events go on, to a new pair of offices: the year never leaves openly, whatever one office says."""
    case = open_case(session)
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    made(session, Q1, tmp_path / "out")
    office: Office = getattr(both, left)
    alone = both.closing(tmp_path, Q1, [], alone=office)
    for wrong in (
        both.closing(tmp_path, Q1, [], both=False),
        both.closing(tmp_path, Q1, [], alone=TwoOffices().second),
    ):
        with pytest.raises((Refused, Tampered)):
            closing.take_in(session, wrong, one_office=True)
    with pytest.raises(Refused) as told:
        closing.take_in(session, alone, Q1)
    assert told.value.field == "one_office"
    assert office.card.name in told.value.told(session.language)
    assert not closing.take_in(session, alone, Q1, one_office=True).counted
    assert "contribution.closed-by-one-office" in said(session)
    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    for quarter in (Q2, Q3, Q4):
        closing.take_in(session, both.closing(tmp_path, quarter, [], alone=office), one_office=True)
    shown = summary.preview(summary.gather(session, Period(year=2026)), session.today())
    with pytest.raises(Refused) as told:
        summary.release(session, shown, tmp_path / "openly", language("en"))
    assert told.value.sentence is summary.CONTRIBUTED
    new, next_year = TwoOffices(), Period(year=2027, quarter=1)
    new.named_by(session)
    to(clock, next_year.end)
    freezing.freeze(session, next_year)
    assert counted_in.of_case(session, case).frozen == (next_year,)
    assert new.cases(session, made(session, next_year, tmp_path / "new")) == 1


def test_a_quarter_without_a_case_is_contributed_as_zeros(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    with pytest.raises(Refused):
        made(session, Q1, tmp_path / "early")
    to(clock, Q2.first_day)
    found = made(session, Q1, tmp_path / "out")
    assert not both.numbers(session, found).any()
    case_id = open_case(session)
    to(clock, Q3.first_day)
    with pytest.raises(Refused):
        made(session, Q2, tmp_path / "unfrozen")
    freezing.freeze(session, Q2)
    assert both.cases(session, made(session, Q2, tmp_path / "out")) == 1
    assert counted_in.of_case(session, case_id).sent == (Q2,)


def test_offices_are_named_after_both_were_called_and_change_between_years(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    named = {"country": "DE", "pseudonym": PSEUDONYM}
    right, other = (Heard(card=card, fingerprint=card.fingerprint) for card in (both.releasing.card, both.second.card))
    wrong = Heard(card=both.second.card, fingerprint=both.releasing.card.fingerprint)
    for pair, field in (((right, wrong), "second"), ((wrong, right), "releasing"), ((right, right), "second")):
        with pytest.raises(Refused) as refused:
            offices.name(session, releasing=pair[0], second=pair[1], **named)
        assert refused.value.field == field
    to(clock, Q2.first_day)
    made(session, Q1, tmp_path / "out")
    newer = TwoOffices()
    assert newer.named_by(session).since == 2027
    clock.forward(days=100)
    freezing.freeze(session, Q2) if quarters_over.waiting(session) else None
    assert offices.require(session, 2026).releasing == both.releasing.card
    assert offices.require(session, 2027).releasing == newer.releasing.card
    offices.name(session, releasing=other, second=right, **named)
    assert offices.require(session, 2027).releasing == both.second.card


def test_a_list_is_taken_in_for_the_country_of_its_own_year(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    to(clock, Q2.first_day)
    sent = made(session, Q1, tmp_path / "out")
    first, second = (Heard(card=card, fingerprint=card.fingerprint) for card in (both.releasing.card, both.second.card))
    offices.name(session, releasing=first, second=second, country="AT", pseudonym=PSEUDONYM)
    assert closing.take_in(session, both.closing(tmp_path, Q1, [on_it(sent, both, session)])).counted


def test_the_example_contributes_nothing(tmp_path: Path, clock: Clock, both: TwoOffices) -> None:
    with representative(tmp_path / "vault", "Ana Rep", clock) as opened:
        both.named_by(opened)
        build_example(opened, cases=1)
        to(clock, Q2.first_day)
        with pytest.raises(Refused):
            made(opened, Q1, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_a_case_that_was_handed_over_counts_where_it_was_counted_first(
    tmp_path: Path, clock: Clock, both: TwoOffices
) -> None:
    with two(tmp_path, clock) as (ana, bo):
        both.named_by(ana)
        case_id = open_case(ana)
        to(clock, Q2.first_day)
        freezing.freeze(ana, Q1)
        made(ana, Q1, tmp_path / "out")
        hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "case", Reason.ILL)
        assert standing.to_make(ana) == ()
        closing.take_in(ana, both.closing(tmp_path, Q1, []))
        to(clock, Q3.first_day)
        freezing.freeze(ana, Q2)
        assert both.cases(ana, made(ana, Q2, tmp_path / "out")) == 1, "nobody else counts it"


def test_a_withdrawal_where_a_case_is_now_is_told_that_it_stays_counted_and_reaches_nobody(
    tmp_path: Path, clock: Clock, both: TwoOffices
) -> None:
    """Not promised (SECURITY.md): nothing goes back to the vault whose contribution is on the way."""
    with two(tmp_path, clock) as (ana, bo):
        both.named_by(ana)
        case_id = open_case(ana)
        to(clock, Q2.first_day)
        freezing.freeze(ana, Q1)
        made(ana, Q1, tmp_path / "out")
        hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "case", Reason.ILL)
        there = receiving.receive(bo, tmp_path / "case")
        assert there is not None
        assert counted_in.of_case(bo, there).left == (Period(year=2026),), "form and receipt say so"
        withdraw(bo, there)
        assert counted_in.of_case(bo, there).left == (Period(year=2026),)
        assert standing.to_make(ana) == ()
        to(clock, Q3.first_day)
        assert freezing.quarters_of(bo, 2026)[0].cases == 0, "and it is counted nowhere else"


def test_two_cases_taken_apart_after_the_closing_are_both_counted_once(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    """While they were one the second of them was in no contribution."""
    for alias in ("Heron", "Robin"):
        officer = Involved(alias=alias, name="Ada Miller")
        new = NewIncident(
            act="THREAT", officers=[officer], agreed=True, occurred_on=session.today() - dt.timedelta(days=4)
        )
        (case_id,) = incidents.open_incident(session, new)
        consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    for kind in Kind:
        pair = next(pair for pair in duplicates.pairs(session) if pair.kind is kind)
        duplicates.join(session, kind, pair.kept.number, pair.gone.number)
    one = made(session, Q1, tmp_path / "one")
    assert both.cases(session, one) == 1
    closing.take_in(session, both.closing(tmp_path, Q1, [on_it(one, both, session)]))
    while joined := duplicates.look(session).joined:
        duplicates.take_apart(session, joined[0].merge.id)
    to(clock, Q3.first_day)
    freezing.freeze(session, Q2)
    assert both.cases(session, made(session, Q2, tmp_path / "other")) == 1
    found = [row[0] for row in session.store.all("SELECT counted_in FROM case_ ORDER BY id")]
    assert found == [Q1.label, Q2.label]


def test_who_works_for_another_area_takes_another_pseudonym_and_keeps_the_offices(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    to(clock, Q2.first_day)
    assert both.both(session, made(session, Q1, tmp_path / "first"))[0].pseudonym == PSEUDONYM
    cards = both.releasing.card, both.second.card
    first, second = (Heard(card=card, fingerprint=card.fingerprint) for card in cards)
    offices.name(session, releasing=first, second=second, country="DE", pseudonym="moved")
    assert len(offices.every(session)) == 1
    open_case(session)
    to(clock, Q3.first_day)
    freezing.freeze(session, Q2)
    assert both.both(session, made(session, Q2, tmp_path / "second"))[0].pseudonym == "moved"
    with pytest.raises(ConstraintBroken), session.store.transaction("test"):
        session.store.run("UPDATE offices_from SET country = 'AT'")


def test_files_that_an_office_refused_for_the_name_in_them_are_made_anew_with_the_right_one(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path
) -> None:
    """Only a person can tell: who moved to another area keeps the name of the roster of the quarter before."""
    case = open_case(session)
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    mistyped = made(session, Q1, tmp_path / "mistyped")
    first, second = (Heard(card=card, fingerprint=card.fingerprint) for card in (both.releasing.card, both.second.card))
    offices.name(session, releasing=first, second=second, country="DE", pseudonym="Otter 8")
    assert made(session, Q1, tmp_path / "same").again
    assert standing.to_make(session) == ()
    (tmp_path / "right").mkdir()
    right = making.make(session, Q1, tmp_path / "right", renamed=True)
    assert (right.again, right.change) == (False, Change.NAME)
    assert right.revision > mistyped.revision
    assert both.both(session, right)[0].pseudonym == "Otter 8"
    assert both.cases(session, right) == both.cases(session, mistyped) == 1
    withdraw(session, case)
    (tmp_path / "less").mkdir()
    assert making.make(session, Q1, tmp_path / "less", renamed=True).change is Change.LEFT_OUT, (
        "what weighs more is told"
    )


class _Walk:
    """A representative who works, contributes, and hears of what both offices counted, in any order."""

    def __init__(self, session: Session, clock: Clock, both: TwoOffices, folder: Path, chance: random.Random) -> None:
        self.session, self.clock, self.both, self.folder, self.chance = session, clock, both, folder, chance
        self.cases: set[CaseId] = set()
        self.got: dict[Period, tuple[tuple[str, int], frozenset[str]]] = {}
        """What both offices hold of a quarter: the newest that reached them, and the cases in it by their random id."""
        self.counted: Counter[str] = Counter()

    def step(self) -> None:
        deeds = (self._open, self._open, self._withdraw, self._answer, self._erase, self._days, self._make, self._make)
        self.chance.choice((*deeds, self._close, self._restrict))()

    def _case(self) -> CaseId | None:
        return self.chance.choice(sorted(self.cases)) if self.cases else None

    def _open(self) -> None:
        self.cases.add(open_case(self.session, yes=self.chance.random() < 0.8))

    def _withdraw(self) -> None:
        if (case_id := self._case()) is not None and consents.of_case(self.session, case_id)[-1].in_force:
            withdraw(self.session, case_id)

    def _answer(self) -> None:
        if (case_id := self._case()) is not None:
            consents.answer_statistics(self.session, case_id, yes=True, way=Way.SPOKEN)

    def _restrict(self) -> None:
        if (case_id := self._case()) is not None:
            officer = officer_rights.of_case(self.session, case_id)
            try:
                officer_rights.restrict(self.session, officer, Ground.ACCURACY)
            except Refused:
                officer_rights.lift_restriction(self.session, officer)

    def _erase(self) -> None:
        if (case_id := self._case()) is not None and self.chance.random() < 0.3:
            erasing.erase(self.session, officer_rights.of_case(self.session, case_id))
            self.cases.discard(case_id)

    def _days(self) -> None:
        self.clock.forward(days=self.chance.choice((20, 60, 95)))
        for quarter in quarters_over.waiting(self.session):
            freezing.freeze(self.session, quarter)

    def _open_quarters(self) -> list[Period]:
        return [one.period for one in standing.every(self.session) if one.counted is None]

    def _uids(self, period: Period) -> frozenset[str]:
        rows = counting.frozen(self.session.store, period.label)
        ids = {row.case_id for row in rows if row.unit == "cases"}
        return frozenset(hand_over.case_uid(self.session, case_id) for case_id in ids)

    def _make(self) -> None:
        if not (open_ := self._open_quarters()):
            return
        period, self.folder = self.chance.choice(open_), self.folder.parent / f"{self.chance.random()}"
        found = made(self.session, period, self.folder)
        held = self._uids(period)
        assert self.both.cases(self.session, found) == len(held)
        if self.chance.random() < 0.7:  # it reached both offices
            self.got[period] = (on_it(found, self.both, self.session), held)

    def _close(self) -> None:
        if not (open_ := self._open_quarters()):
            return
        self.close(self.chance.choice(open_))

    def close(self, period: Period) -> None:
        """The offices close a quarter with what reached them."""
        got = self.got.get(period)
        try:
            closing.take_in(self.session, self.both.closing(self.folder.parent, period, [got[0]] if got else []))
        except Refused:  # nothing of its year was contributed
            assert got is None
            return
        if got:
            self.counted.update(got[1])

    def check(self) -> None:
        """Nothing is counted twice; what may be counted and is not yet waits in exactly one quarter that is open."""
        assert all(times == 1 for times in self.counted.values())
        waiting = Counter(uid for period in self._open_quarters() for uid in self._uids(period))
        rows = "SELECT c.uid FROM counted k JOIN case_ c ON c.id = k.case_id WHERE k.waits = 1 AND k.unit = 'cases'"
        waiting.update(row[0] for row in self.session.store.all(rows))
        assert all(times == 1 for times in waiting.values())
        assert not waiting.keys() & self.counted.keys()
        for case_id in self.cases:
            answer = consents.statistics(self.session, case_id).answer
            officer = officer_rights.of_case(self.session, case_id)
            agreed = (
                answer is not None
                and answer.in_force
                and not officer_rights.standing(self.session, officer).restriction
            )
            frozen = counted_in.of_case(self.session, case_id) != counted_in.CountedIn()
            if agreed and frozen:
                uid = hand_over.case_uid(self.session, case_id)
                assert uid in waiting or uid in self.counted, "lost"


@pytest.mark.parametrize("seed", range(2))
def test_in_any_order_nothing_is_counted_twice_or_lost(
    session: Session, clock: Clock, both: TwoOffices, tmp_path: Path, seed: int
) -> None:
    walk = _Walk(session, clock, both, tmp_path / "walk" / "0", random.Random(seed))
    (tmp_path / "walk").mkdir()
    for _number in range(60):
        walk.step()
        walk.check()
    walk._days()
    while open_ := [one for one in walk._open_quarters() if quarters.path_of(session.store, one.year) is not None]:
        walk.close(open_[0])
        walk.check()
    assert walk.counted
    assert {LeftBy.CONTRIBUTION, None} >= {quarters.path_of(session.store, year) for year in (2026, 2027, 2028)}
