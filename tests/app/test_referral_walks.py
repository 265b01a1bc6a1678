"""A user who presses anything in any order: no letter leaves without consent, no referral stands where it can't, every
wait is right, and every answer that is missing is one task."""

import contextlib
import dataclasses
import datetime as dt
import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.helpers.vaults import Clock, open_session
from wellbeing.app import cases, consents, employer, incidents, letters, referral_letters, referrals, services, tasks
from wellbeing.app.employer import Wish
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.letters import Prepared
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.identity import CaseId, ReferralId, ServiceId
from wellbeing.domain.referral import Outcome, Referral, ReferralState, Station
from wellbeing.domain.task import TaskKind
from wellbeing.errors import Refused

FOLLOWS = {
    "considered": "consent_asked declined made",
    "consent_asked": "declined made",
    "declined": "",
    "made": "acknowledged appointment under_way closed",
    "acknowledged": "appointment under_way closed",
    "appointment": "appointment under_way closed",
    "under_way": "closed",
    "closed": "",
}
"""Written down a second time, from the promise and not from the program."""
USUAL = 5
YES = st.sampled_from([True, True, True, False])
OFFICES = ("Personnel office", "Accident office")
PURPOSES = (Purpose.EMPLOYER_RELIEF, Purpose.EMPLOYER_ACCIDENT)


class Walk(RuleBasedStateMachine):
    """One case, two services, two offices; `agreed` is what was said last, by service or by office and reason."""

    @initialize()
    def begin(self) -> None:
        self.ends = contextlib.ExitStack()
        self.clock = Clock()
        folder = Path(self.ends.enter_context(tempfile.TemporaryDirectory())) / "vault"
        self.session = self.ends.enter_context(open_session(folder, self.clock))
        officer = Involved(alias="Heron", name="Ada Officer")
        (self.case,) = incidents.open_incident(self.session, NewIncident(act="THREAT", officers=[officer], agreed=True))
        self.services = [self._service(name) for name in ("Harbour", "River")]
        self.made: list[ReferralId] = []
        self.agreed: dict[object, bool] = {}
        self.left: list[tuple[Prepared, object]] = []
        self.done: set[tuple[str, dt.datetime | None]] = set()

    def _service(self, name: str) -> ServiceId:
        blank = services.blank()
        return services.save(self.session, dataclasses.replace(blank, kind="PEER", name=name, usual_days=USUAL))

    case: CaseId

    # -- what a user does

    @rule(place=st.integers(0, 1))
    def consider(self, place: int) -> None:
        with contextlib.suppress(Refused):
            self.made.append(referrals.consider(self.session, self.case, self.services[place]))

    @rule(place=st.integers(0, 1), yes=YES)
    def say(self, place: int, yes: bool) -> None:
        service = self.services[place]
        consents.answer_service(self.session, self.case, service, yes=yes, way=Way.SPOKEN)
        self.agreed[service] = yes

    @rule(office=st.sampled_from(OFFICES), purpose=st.sampled_from(PURPOSES), yes=YES)
    def say_of_the_employer(self, office: str, purpose: Purpose, yes: bool) -> None:
        wish = Wish(purpose=purpose, recipient=office)
        employer.answer(self.session, self.case, wish, yes=yes, way=Way.SIGNED)
        self.agreed[office, purpose] = yes

    @precondition(lambda self: self.agreed)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        given = [one for one in consents.of_case(self.session, self.case) if one.in_force]
        if given:
            consent = data.draw(st.sampled_from(given))
            latest = [one for one in given if (one.service_id, one.purpose, one.recipient)
                      == (consent.service_id, consent.purpose, consent.recipient)][-1]  # fmt: skip
            consents.withdraw(self.session, latest.id)
            key = latest.service_id if latest.service_id is not None else (latest.recipient, latest.purpose)
            self.agreed[key] = False

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def move_to_what_follows(self, data: st.DataObject) -> None:
        referral = referrals.get(self.session, data.draw(st.sampled_from(self.made)))
        if following := FOLLOWS[referral.state.value].split():
            state = ReferralState(data.draw(st.sampled_from(following)))
            outcome = data.draw(st.sampled_from(Outcome)) if state is ReferralState.CLOSED else None
            days = data.draw(st.integers(-3, 12)) if state is ReferralState.APPOINTMENT else None
            self._move(referral, state, days, outcome)

    @precondition(lambda self: self.made)
    @rule(
        data=st.data(),
        state=st.sampled_from(ReferralState),
        days=st.one_of(st.none(), st.integers(-3, 12)),
        outcome=st.one_of(st.none(), st.sampled_from(Outcome)),
    )
    def move_anywhere(
        self, data: st.DataObject, state: ReferralState, days: int | None, outcome: Outcome | None
    ) -> None:
        self._move(referrals.get(self.session, data.draw(st.sampled_from(self.made))), state, days, outcome)

    def _move(self, referral: Referral, state: ReferralState, days: int | None, outcome: Outcome | None) -> None:
        day = None if days is None else self.session.today() + dt.timedelta(days=days)
        try:
            referrals.move(self.session, referral.id, state, appointment_on=day, outcome=outcome)
        except Refused:
            assert referrals.get(self.session, referral.id) == referral, "a refusal changes nothing"
            return
        assert state.value in FOLLOWS[referral.state.value].split()
        assert (outcome is not None) == (state is ReferralState.CLOSED)
        if state is ReferralState.MADE:
            assert self.agreed.get(referral.service_id), "made without consent"

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        referral = data.draw(st.sampled_from(self.made))
        before = self._standing(referral)
        with contextlib.suppress(Refused):
            referrals.take_back(self.session, referral)
            assert self._standing(referral) == before[:-1]

    @rule(days=st.integers(1, 4))
    def wait(self, days: int) -> None:
        self.clock.forward(days=days)

    @rule()
    def close_or_open_the_case(self) -> None:
        with contextlib.suppress(Refused):
            (cases.close if cases.case_file(self.session, self.case).case.closed_at is None else cases.reopen)(
                self.session, self.case
            )

    @precondition(lambda self: self.made)
    @rule(data=st.data(), confirmation=st.booleans())
    def write_to_a_service(self, data: st.DataObject, confirmation: bool) -> None:
        referral = referrals.get(self.session, data.draw(st.sampled_from(self.made)))
        make = referral_letters.confirmation if confirmation else referral_letters.referral_letter
        self._write(referral.service_id, lambda: make(self.session, referral.id))

    @rule(office=st.sampled_from(OFFICES), purpose=st.sampled_from(PURPOSES))
    def write_to_the_employer(self, office: str, purpose: Purpose) -> None:
        wish = Wish(purpose=purpose, recipient=office)
        self._write((office, purpose), lambda: employer.letter(self.session, self.case, wish))

    def _write(self, key: object, make: Callable[[], Prepared]) -> None:
        with contextlib.suppress(Refused):
            self.left.append((make(), key))
            assert self.agreed.get(key), "a letter without consent"

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def do_a_task(self, data: st.DataObject) -> None:
        referral = referrals.get(self.session, data.draw(st.sampled_from(self.made)))
        for task in cases.case_file(self.session, self.case).tasks:
            if task.detail == referral.uid and task.is_open:
                tasks.set_done(self.session, task.id, done=True)
                self.done.add((referral.uid, referral.made_at))

    # -- what is always so

    def _standing(self, referral: ReferralId) -> list[Station]:
        stations = referrals.standing(self.session, referral).stations
        return [station for station in stations if station.taken_back_at is None]

    @invariant()
    def every_referral_stands_where_its_steps_lead(self) -> None:
        for known in getattr(self, "made", ()):
            referral, passed = referrals.get(self.session, known), self._standing(known)
            path = [station.state.value for station in passed]
            assert path[0] == "considered"
            assert all(after in FOLLOWS[before].split() for before, after in itertools.pairwise(path))
            assert referral.state.value == path[-1]
            made = [station.at.astimezone().date() for station in passed if station.state is ReferralState.MADE]
            days = [station.appointment_on for station in passed if station.appointment_on is not None]
            assert referral.waited_days == ((days[-1] - made[0]).days if days else None)
            assert referral.waited_days is None or referral.waited_days >= 0

    @invariant()
    def what_was_prepared_leaves_only_while_the_officer_agrees(self) -> None:
        for made, key in getattr(self, "left", ())[-6:]:
            try:
                letters.may_leave(self.session, made)
            except Refused:
                continue
            assert self.agreed.get(key), "it may leave after the withdrawal"

    @invariant()
    def a_missing_answer_is_one_task(self) -> None:
        if not getattr(self, "made", ()):
            return
        found = cases.case_file(self.session, self.case).tasks
        open_ = [str(task.detail) for task in found if task.kind is TaskKind.ANSWER and task.is_open]
        waiting = [referrals.get(self.session, known) for known in self.made]
        waiting = [one for one in waiting if one.state is ReferralState.MADE]
        assert sorted(open_) == sorted(one.uid for one in waiting if (one.uid, one.made_at) not in self.done)

    def teardown(self) -> None:
        if hasattr(self, "ends"):
            self.ends.close()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=12, stateful_step_count=50, deadline=None)
