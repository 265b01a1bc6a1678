"""The freeze of a quarter: every case and every event is counted once, by consent, and a year is the sum of its
quarters."""

import dataclasses
import datetime as dt
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import stored_vaults
from tests.helpers.corrected import correct_incident
from tests.helpers.hand_over import fingerprint, two
from tests.helpers.vaults import Clock
from wellbeing.anonymise.count import count
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Unit
from wellbeing.app import (
    case_facts,
    cases,
    consents,
    counted_in,
    erasing,
    follow_ups,
    freezing,
    gathering,
    hand_over,
    incidents,
    officer_rights,
    quarters_over,
    summary,
)
from wellbeing.app.freezing import Stands
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_schema
from wellbeing.domain.answer import YesNo
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import AgeBand
from wellbeing.domain.consent import Way
from wellbeing.domain.follow_up import Reach
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.domain.incident import Flag
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault import counting, migrations, opening, quarters
from wellbeing.vault import header as headers
from wellbeing.vault.countable import Counted
from wellbeing.vault.quarters import Path as LeftBy
from wellbeing.vault.store import ConstraintBroken

ROOT = Path(__file__).resolve().parents[2]
Q1, Q2, Q3, Q4 = Period(year=2026).quarters()


def open_case(session: Session, *, yes: bool = True, days_ago: int = 4) -> CaseId:
    """A case whose officer was asked, and agreed or not."""
    day = session.today() - dt.timedelta(days=days_ago)
    new = NewIncident(act="THREAT", officers=[Involved()], agreed=True, occurred_on=day)
    (case_id,) = incidents.open_incident(session, new)
    consents.answer_statistics(session, case_id, yes=yes, way=Way.SPOKEN)
    return case_id


def to(clock: Clock, day: dt.date) -> None:
    clock.now = dt.datetime.combine(day, dt.time(9), dt.UTC)


def frozen_rows(session: Session, quarter: Period) -> list[Counted]:
    return counting.frozen(session.store, quarter.label)


def sealed(session: Session, quarter: Period) -> Counter[Unit]:
    return Counter(row.unit for row in frozen_rows(session, quarter))


def lost(session: Session, case_id: CaseId, code: str) -> None:
    case_facts.correct_case(session, dataclasses.replace(cases.case_file(session, case_id).case, days_lost=code))


def test_late_knowledge_is_counted_when_it_comes_and_nothing_twice(session: Session, clock: Clock) -> None:
    case_id = open_case(session)
    to(clock, Q2.first_day)
    (first,) = freezing.freeze(session, Q1)
    assert (first.cases, sealed(session, Q1)[Unit.CASES]) == (1, 1)
    step = next(found for found in follow_ups.of_case(session, case_id) if found.result is None)
    follow_ups.note_contact(session, step.id, Reach.PHONE)
    lost(session, case_id, "D1-3")
    to(clock, Q4.first_day)
    freezing.freeze(session, Q3)
    assert set(sealed(session, Q2)) == {Unit.CONTACTS}
    assert set(sealed(session, Q3)) == {Unit.DAYS_LOST}, "six months after the incident"
    assert [dict(row.facts) for row in counting.frozen(session.store, Q3.label)] == [
        {"act": "THREAT", "severity": "D1-3"}
    ]
    lost(session, case_id, "A03")
    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    assert not sealed(session, Q4), "what was counted stays as it was"


def test_what_national_tables_cross_is_sealed_with_each_case_and_event(session: Session, clock: Clock) -> None:
    case_id = open_case(session)
    found = cases.case_file(session, case_id)
    correct_incident(session, dataclasses.replace(found.incident, means="20", flags=frozenset({Flag.HATE})))
    person = dataclasses.replace(
        found.case,
        role="5412",
        sex="F",
        age_band=AgeBand.FROM_25,
        care_time="M61-120",
        recorded=YesNo.NO,
        legal_aid="GRANTED",
        justice="NO_ACTION",
        justice_on=found.incident.occurred_on + dt.timedelta(days=1),
    )
    case_facts.correct_case(session, person)
    last = Period(year=2027, quarter=1)
    to(clock, last.end)
    freezing.freeze(session, last)
    rows = [row for quarter in (*Period(year=2026).quarters(), last) for row in frozen_rows(session, quarter)]
    (case,) = [row.facts for row in rows if row.unit is Unit.CASES]
    crossed = ("means", "hate", "hybrid", "terror", "disorder", "family", "role", "sex", "age_band")
    assert [case[name] for name in crossed] == ["20", "Y", "N", "N", "N", "N", "5412", "F", "Y25-34"]
    assert case["care_time"] == "M61-120"
    assert "within_24h" not in case, "nobody said at what time it happened"
    (days,) = [row.facts for row in rows if row.unit is Unit.DAYS_LOST]
    assert days == {"act": "THREAT", "recorded": "N"}
    (outcome,) = [row.facts for row in rows if row.unit is Unit.JUSTICE]
    assert outcome == {"act": "THREAT", "justice": "NO_ACTION", "outcome_time": "D0-30", "legal_aid": "GRANTED"}
    assert not any(axis.dimension in crossed for table in load_schema().every_table() for axis in table.axes)


def test_contact_within_24_hours_is_counted_from_the_moments_themselves(session: Session, clock: Clock) -> None:
    def opened(at: dt.time) -> CaseId:
        new = NewIncident(act="THREAT", officers=[Involved()], agreed=True, occurred_on=session.today(), occurred_at=at)
        (case_id,) = incidents.open_incident(session, new)
        return case_id

    def reach(case_id: CaseId) -> None:
        step = next(found for found in follow_ups.of_case(session, case_id) if found.step is Step.DAY_1)
        follow_ups.note_contact(session, step.id, Reach.PHONE)

    clock.now = dt.datetime(2026, 3, 20, 10, 0, tzinfo=dt.UTC)
    in_time, late = opened(dt.time(9, 30)), opened(dt.time(9, 30))
    happened_at = cases.case_file(session, in_time).incident.happened_at
    assert happened_at is not None
    clock.now = happened_at + dt.timedelta(hours=24)
    reach(in_time)
    clock.forward(minutes=1)
    reach(late)
    clock.now = dt.datetime(2026, 3, 31, 20, 0, tzinfo=dt.UTC)
    running = opened(dt.time(8, 0))
    to(clock, Q2.first_day + dt.timedelta(days=9))
    for case_id in (in_time, late, running):
        consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    freezing.freeze(session, Q1)
    said = {row.case_id: row.facts.get("within_24h") for row in frozen_rows(session, Q1) if row.unit is Unit.CASES}
    assert said == {in_time: "Y", late: "N", running: None}, "the last one's 24 hours were not over"


def test_an_incident_of_an_earlier_year_counts_in_the_year_in_which_it_came(session: Session, clock: Clock) -> None:
    open_case(session, days_ago=200)
    to(clock, Q2.first_day)
    (first,) = freezing.freeze(session, Q1)
    assert (first.cases, first.earlier_years) == (1, 1)
    assert sealed(session, Q1)[Unit.DAYS_LOST] == 1, "its six months are over already"
    assert summary.gather(session, Period(year=2026)).earlier_years == 1
    assert summary.gather(session, Period(year=2025)).cases == ()


def test_a_quarter_is_frozen_once_it_is_over_in_order_and_never_again(session: Session, clock: Clock) -> None:
    with pytest.raises(Refused):
        freezing.freeze(session, Q1)
    open_case(session)
    assert [quarter.stands for quarter in freezing.quarters_of(session, 2026)] == [Stands.RUNNING, *(Stands.AHEAD,) * 3]
    with pytest.raises(Refused):
        freezing.freeze(session, Q1)
    to(clock, Q3.first_day)
    assert quarters_over.waiting(session) == (Q1, Q2)
    assert quarters_over.due(session) == Q2
    assert [found.period for found in freezing.freeze(session, Q2)] == [Q1, Q2], "those before go with it"
    assert quarters_over.due(session) is None
    for again in (Q1, Q2):
        with pytest.raises(Refused):
            freezing.freeze(session, again)
    for label in ("2026", "2026-Q1-imported", "2026-Q5", "spring"):
        with pytest.raises(Refused):
            freezing.quarter(label)


def test_consent_that_comes_late_is_counted_late(session: Session, clock: Clock) -> None:
    case_id = open_case(session, yes=False)
    to(clock, Q2.first_day)
    freezing.freeze(session, Q1)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    to(clock, Q3.first_day)
    freezing.freeze(session, Q2)
    assert (sealed(session, Q1), sealed(session, Q2)[Unit.CASES]) == (Counter(), 1)


def test_who_said_no_in_one_year_is_not_left_out_of_the_next_one_again(session: Session, clock: Clock) -> None:
    late, _no = open_case(session, yes=False), open_case(session, yes=False)
    open_case(session)
    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    open_case(session)
    consents.answer_statistics(session, late, yes=True, way=Way.SPOKEN)

    def shares() -> list[tuple[int, int]]:
        return [
            (found.counted, found.known) for found in (summary.gather(session, Period(year=y)) for y in (2026, 2027))
        ]

    assert shares() == [(1, 3), (2, 2)], "a late yes is known where it is counted"
    to(clock, dt.date(2028, 1, 1))
    freezing.freeze(session, Period(year=2027).quarters()[-1])
    assert shares() == [(1, 2), (2, 2)]


def test_a_frozen_count_changes_until_its_year_has_left(session: Session, clock: Clock, tmp_path: Path) -> None:
    opened = [open_case(session) for _number in range(34)]
    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    year = Period(year=2026)
    consents.withdraw(session, consents.of_case(session, opened[0])[0].id)
    erasing.erase(session, officer_rights.of_case(session, opened[1]))
    officer_rights.restrict(session, officer_rights.of_case(session, opened[2]), Ground.ACCURACY)
    assert counted_in.of_case(session, opened[3]).left == ()
    assert summary.gather(session, year).counted == 31
    shown = summary.preview(summary.gather(session, year), session.today())
    summary.release(session, shown, tmp_path / "out", language("en"))
    assert session.store.all("SELECT * FROM counted") == [], "only what was published is kept"
    assert quarters.path_of(session.store, 2026) is LeftBy.OPEN_RELEASE
    standing = counted_in.of_case(session, opened[3])
    assert (standing.frozen, standing.left) == ((), (year,))
    consents.withdraw(session, consents.of_case(session, opened[3])[0].id)
    assert [quarter.cases for quarter in freezing.quarters_of(session, 2026)] == [None] * 4


def test_a_year_leaves_by_one_path(session: Session, clock: Clock) -> None:
    open_case(session)
    to(clock, Q4.end)
    freezing.freeze(session, Q4)
    with session.store.transaction("test"):
        quarters.contribute(session.store, Q4)
    with pytest.raises(ConstraintBroken), session.store.transaction("test"):
        quarters.leave(session.store, 2026, session.now())
    assert quarters.path_of(session.store, 2026) is LeftBy.CONTRIBUTION
    store = session.store
    with store.transaction("test"):
        store.run("INSERT INTO quarter (period, frozen_at, path) VALUES ('2027-Q1', '', 'contribution')")
    for sql in (
        "INSERT INTO quarter (period, frozen_at, path) VALUES ('2027-Q2', '', 'open_release')",
        "INSERT INTO quarter (period, frozen_at, path) VALUES ('2026-Q4', '', 'open_release')"
        " ON CONFLICT (period) DO UPDATE SET path = excluded.path",
        "INSERT OR REPLACE INTO quarter (period, frozen_at) VALUES ('2026-Q4', '')",
        "INSERT INTO quarter (period, frozen_at, path, closed_at) VALUES ('2028-Q1', '', 'open_release', '')",
        "UPDATE quarter SET path = NULL WHERE period = '2026-Q4'",
    ):
        with pytest.raises(ConstraintBroken), store.transaction("test"):
            store.run(sql)
    assert quarters.path_of(store, 2026) is LeftBy.CONTRIBUTION
    assert quarters.path_of(store, 2027) is LeftBy.CONTRIBUTION
    assert quarters.path_of(store, 2028) is None


def test_a_year_that_left_before_quarters_were_frozen_stays_as_it_left(tmp_path: Path) -> None:
    """Its cases, and the events that may stand in it, are counted nowhere again; what came since is."""
    folder, older = Path(shutil.copytree(stored_vaults.FOLDER / "schema-18", tmp_path / "vault")), tmp_path / "steps"
    older.mkdir()
    for step in sorted(migrations.SHIPPED.glob("*.sql"))[:18]:
        shutil.copy(step, older)
    key = headers.read(folder).opened_by_passphrase(stored_vaults.PASSPHRASE)
    store = opening.open_with_key(folder, key, migrations=older)
    (year,) = store.one('SELECT period FROM "release"') or ("",)
    with store.transaction("test"):  # as a release with enough officers did
        store.run("UPDATE case_ SET counted_in = ? WHERE import_id IS NULL", (year,))
    closed = store.all("SELECT id FROM follow_up WHERE result IS NOT NULL AND reason = 'cadence'")
    store.close()
    store = opening.open_with_key(folder, key)
    assert {found.period.label: found.path for found in quarters.frozen(store)} == {
        quarter.label: LeftBy.OPEN_RELEASE for quarter in Period(year=int(year)).quarters()
    }
    assert closed
    assert store.all("SELECT id FROM follow_up WHERE counted_in = ?", (year,)) == closed
    after = dt.date(int(year) + 2, 1, 1)
    assert counting.own(store, after) == []
    assert {event.unit for event in counting.happened(store, after)} <= {Unit.JUSTICE}, "it was in no figure before"
    store.close()


def test_quarters_frozen_before_get_what_national_tables_cross_from_the_records(tmp_path: Path) -> None:
    stored = next(found for found in stored_vaults.stored() if found.schema == 19)
    folder, older = tmp_path / "vault", tmp_path / "older"
    shutil.copytree(stored.folder, folder)
    older.mkdir()
    for step in sorted(migrations.SHIPPED.glob("*.sql"))[:19]:
        shutil.copy(step, older)
    key = headers.read(folder).opened_by_passphrase(stored_vaults.PASSPHRASE)
    store = opening.open_with_key(folder, key, migrations=older)
    with store.transaction("test"):  # as an office would find it before its year has left
        for unit, facts in (("cases", '{"act":"THREAT","alone":"Y"}'), ("days_lost", '{"severity":"A01"}')):
            store.run(
                "INSERT INTO counted (case_id, unit, subject, period, incident_year, facts)"
                " SELECT case_id, ?, '', period, incident_year, ? FROM counted WHERE unit = 'justice'",
                (unit, facts),
            )
    before = {row[:3]: json.loads(row[3]) for row in store.all("SELECT case_id, unit, subject, facts FROM counted")}
    store.close()
    store = opening.open_with_key(folder, key)
    after = {row[:3]: json.loads(row[3]) for row in store.all("SELECT case_id, unit, subject, facts FROM counted")}
    acts: dict[int, str] = dict(store.all("SELECT c.id, i.act FROM case_ c JOIN incident i ON i.id = c.incident_id"))
    store.close()
    assert before.keys() == after.keys()
    assert {unit for _case, unit, _subject in before} == {"cases", "days_lost", "justice"}
    for (case_id, unit, subject), facts in after.items():
        assert facts.items() >= before[case_id, unit, subject].items(), "what was counted stays"
        assert None not in facts.values()
        if unit == "cases":
            assert {facts[flag.lower()] for flag in Flag} <= {"Y", "N"}
            assert facts.keys() >= {"role", "sex", "age_band"}
        elif unit in ("days_lost", "justice"):
            assert facts["act"] == acts[case_id]


class _Model:
    """What a plain reading of the rules says: by case and event, the quarter in which it was first counted."""

    def __init__(self, ana: Session, bo: Session, clock: Clock, folder: Path, chance: random.Random) -> None:
        self.ana, self.bo, self.clock, self.folder, self.chance = ana, bo, clock, folder, chance
        self.yes: dict[CaseId, bool] = {}
        self.restricted: set[CaseId] = set()
        self.gone: set[CaseId] = set()
        self.first: dict[tuple[CaseId, Unit, str], Period] = {}

    def step(self) -> None:
        deeds = (self._open, self._open, self._answer, self._withdraw, self._contact, self._contact, self._restrict)
        self.chance.choice((*deeds, self._lift, self._erase, self._hand_over, self._days_pass, self._freeze))()

    def _case(self) -> CaseId | None:
        here = sorted(case_id for case_id in self.yes if case_id not in self.gone)
        return self.chance.choice(here) if here else None

    def _open(self) -> None:
        yes = self.chance.random() < 0.7
        case_id = open_case(self.ana, yes=yes, days_ago=self.chance.choice((4, 60, 300)))
        self.yes[case_id] = yes
        self.gone.discard(case_id)  # SQLite gives the number of an erased case again
        self.restricted.discard(case_id)

    def _try(self, deed: Callable[[CaseId], object]) -> CaseId | None:
        """Do it to some case, or be refused."""
        case_id = self._case()
        try:
            if case_id is not None:
                deed(case_id)
        except Refused:
            return None
        return case_id

    def _answer(self) -> None:
        yes = self.chance.random() < 0.5
        answered = self._try(lambda one: consents.answer_statistics(self.ana, one, yes=yes, way=Way.SPOKEN))
        if answered is not None:
            self.yes[answered] = yes

    def _withdraw(self) -> None:
        withdrawn = self._try(lambda one: consents.withdraw(self.ana, consents.of_case(self.ana, one)[-1].id))
        if withdrawn is not None:
            self.yes[withdrawn] = False

    def _contact(self) -> None:
        def reached(case_id: CaseId) -> None:
            step = next((found for found in follow_ups.of_case(self.ana, case_id) if found.result is None), None)
            if step is not None:
                follow_ups.note_contact(self.ana, step.id, Reach.PHONE)

        self._try(reached)

    def _restrict(self) -> None:
        of = officer_rights.of_case
        found = self._try(lambda one: officer_rights.restrict(self.ana, of(self.ana, one), Ground.ACCURACY))
        self.restricted |= {found} if found is not None else set()

    def _lift(self) -> None:
        for case_id in self.restricted - self.gone:
            officer_rights.lift_restriction(self.ana, officer_rights.of_case(self.ana, case_id))
        self.restricted.clear()

    def _erase(self) -> None:
        found = self._try(lambda one: erasing.erase(self.ana, officer_rights.of_case(self.ana, one)))
        if found is not None:
            self.gone.add(found)
            self.first = {key: quarter for key, quarter in self.first.items() if key[0] != found}

    def _hand_over(self) -> None:
        """What was counted here before stays counted here; nothing of the case is counted here any more."""
        file = self.folder / f"{len(self.gone)}.wbcase"
        away = self._try(
            lambda one: hand_over.hand_over(self.ana, one, fingerprint(self.bo), Basis.EMERGENCY, file, Reason.ILL)
        )
        self.gone |= {away} if away is not None else set()

    def _days_pass(self) -> None:
        self.clock.forward(days=self.chance.choice((10, 50, 100)))

    def _freeze(self) -> None:
        for quarter in quarters_over.waiting(self.ana):
            end = dt.datetime.combine(quarter.end, dt.time()).astimezone()
            for case_id, yes in self.yes.items():
                if yes and case_id not in self.gone | self.restricted:
                    self._count(case_id, quarter, end)
            freezing.freeze(self.ana, quarter)
            self.check()

    def _count(self, case_id: CaseId, quarter: Period, end: dt.datetime) -> None:
        file = cases.case_file(self.ana, case_id)
        if file.case.opened_at >= end:
            return
        events = [(Unit.CASES, "")]
        events += [
            (Unit.CONTACTS, str(step.step))
            for step in file.follow_ups
            if step.closed_at is not None and step.closed_at < end and step.step is not None
        ]
        for event in events:
            self.first.setdefault((case_id, *event), quarter)

    def check(self) -> None:
        """Each quarter holds what the model says of those who still agree, and their year is the sum of them."""
        passing = {case_id for case_id, yes in self.yes.items() if yes and case_id not in self.restricted}
        of_year: dict[int, list[Counted]] = {}
        for frozen in quarters.frozen(self.ana.store):
            rows = counting.frozen(self.ana.store, frozen.period.label)
            plain = {key for key, quarter in self.first.items() if quarter == frozen.period and key[0] in passing}
            assert {row.key for row in rows if row.unit in (Unit.CASES, Unit.CONTACTS)} == plain
            of_year.setdefault(frozen.period.year, []).extend(rows)
        keys = [row.key for rows in of_year.values() for row in rows]
        assert len(keys) == len(set(keys)), "counted twice"


@pytest.mark.parametrize("seed", range(3))
def test_any_history_counts_as_a_plain_reading_of_the_rules_says(tmp_path: Path, clock: Clock, seed: int) -> None:
    chance = random.Random(seed)
    with two(tmp_path, clock) as (ana, bo):
        model = _Model(ana, bo, clock, tmp_path, chance)
        for _number in range(90):
            model.step()
        clock.forward(days=200)
        model._freeze()
        assert model.first, "nothing was counted"
        for year in {quarter.period.year for quarter in quarters.frozen(ana.store)}:
            _year_is_the_sum_of_its_quarters(ana, year)


def _year_is_the_sum_of_its_quarters(session: Session, year: int) -> None:
    schema = load_schema()
    gathered = summary.gather(session, Period(year=year))
    held = [counting.frozen(session.store, quarter.label) for quarter in Period(year=year).quarters()]
    whole = count(schema, gathered.cases, gathered.period).tallies
    parts = [count(schema, gathering.as_cases(rows), gathered.period).tallies for rows in held]
    if not gathered.unfrozen:
        assert whole
        assert {cell: tally.number for cell, tally in whole.items()} == {
            cell: sum(part[cell].number for part in parts) for cell in whole
        }


def test_nothing_but_the_gate_reads_cases_for_figures() -> None:
    """Counting takes what one module gives it, and that module has it from the gate. The example of two offices counts
    what is made up, and reads no record."""
    package = ROOT / "wellbeing"
    makers = [file for file in package.rglob("*.py") if "anonymise.counted import" in file.read_text("utf-8")]
    outside = {str(file.relative_to(package)): file for file in makers if "anonymise" not in file.parts}
    of_example = {name: file for name, file in outside.items() if name.startswith("app/example/")}
    assert outside.keys() - of_example.keys() == {"app/gathering.py"}
    reads = re.compile(r"wellbeing\.vault(?!\.keys)")
    assert not [name for name, file in of_example.items() if reads.search(file.read_text("utf-8"))]
    imports = re.findall(
        r"from wellbeing\.vault[.\w]* import [^\n]+", (package / "app/gathering.py").read_text("utf-8")
    )
    assert {name for line in imports for name in line.split(" import ")[1].split(", ")} == {
        "counting", "left_out", "releases", "to_date", "to_moment", "Countable", "Counted", "Happened", "Store",
    }  # fmt: skip
    selected = re.findall(r"SELECT ([^\"]*?)(?= FROM|\")", (package / "vault" / "counting.py").read_text("utf-8"))
    assert set(selected) == {
        "c.id, c.officer_id, CAST(substr(i.occurred_on, 1, 4) AS INTEGER), {columns}",  # the gate itself
        "k.answer = 1 AND k.withdrawn_at IS NULL", "min(k.at)", "1", "c.id", "b.yields", "min(opened_at)",
        "year, 0, sum(cases)", "substr(c.opened_at, 1, 4) AS year, count(*) AS cases", "substr(period, 1, 4), 0",
        "substr(i.occurred_on, 1, 4), 1, count(*)",
    }, "besides the gate there are only numbers, years and ids"  # fmt: skip
