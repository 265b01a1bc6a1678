"""The stories of the example: each lives through one fate, by the same use cases as the window."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from wellbeing.app import case_facts, cases, consents, debriefs, follow_ups, incidents, referrals
from wellbeing.app.example import people, talks
from wellbeing.app.example.fates import Counting, Fate, Stop, Way
from wellbeing.app.example.timeline import Story, Timeline
from wellbeing.app.session import Session
from wellbeing.domain import consent
from wellbeing.domain.cadence import STATISTICS_CONSENT_FROM, WINDOWS, Step
from wellbeing.domain.follow_up import FollowUp, Reach
from wellbeing.domain.identity import CaseId, OfficerId, ServiceId
from wellbeing.domain.incident import Incident
from wellbeing.domain.referral import Helped, Outcome, ReferralState
from wellbeing.vault import cases as stored_cases
from wellbeing.vault import incidents as stored_incidents

_LATE = dt.timedelta(days=1)
_SHORT_TALK = 3
_STATION = dt.timedelta(days=6)
_ASKED = 0.7
"""How often the representative asks what the figures could use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells stories into one session. `present` is where they end; `services` are known by their kind."""

    session: Session
    timeline: Timeline
    chance: Random
    present: dt.datetime
    services: dict[str, ServiceId]

    def incident(self, fate: Fate) -> Story:
        """An incident is opened, and the stories of its cases begin."""
        occurred = self.present - fate.age
        yield occurred + dt.timedelta(hours=fate.opened)
        for place, case_id in enumerate(self._open(fate, occurred)):
            # A referral and a note belong to the first officer: each state then stands for one case.
            first = place == 0
            self.timeline.begin(self._support(case_id, fate))
            self.timeline.begin(self._counting(case_id, fate, occurred))
            self.timeline.begin(self._asked_later(case_id, occurred))
            if first and fate.referral:
                self.timeline.begin(self._referral(case_id, fate.referral))
            if first and fate.note:
                self.timeline.begin(self._note(case_id))

    def _open(self, fate: Fate, occurred: dt.datetime) -> list[CaseId]:
        chance, country = self.chance, self.session.country
        fitting = [found for found in people.HAPPENINGS if fate.act in (None, found.act)]
        happening = chance.choice(fitting)
        place, region = people.town(chance, country)
        local = occurred.astimezone()
        new = incidents.NewIncident(
            act=happening.act,
            means=happening.means,
            circumstance=happening.circumstance,
            environment=happening.environment,
            place=place,
            region=region,
            occurred_on=local.date(),
            occurred_at=local.time().replace(second=0, microsecond=0),
            under_investigation=fate.investigated,
            agreed=True,
            officers_there=fate.there,
            officers=[self._officer(fate, happening) for _officer in range(fate.officers)],
        )
        return incidents.open_incident(self.session, new)

    def _officer(self, fate: Fate, happening: people.Happening) -> incidents.Involved:
        """Somebody new, or somebody whom help had reached before."""
        somebody = people.involved(self.session, self.chance, happening, fate.membership)
        helped = self._helped() if fate.again else None
        return dataclasses.replace(somebody, officer_id=helped) if helped is not None else somebody

    def _helped(self) -> OfficerId | None:
        for row in cases.rows(self.session):
            made = referrals.of_case(self.session, row.case_id)
            if any(referral.outcome is Outcome.HELPED for referral in made):
                return stored_cases.get(self.session.store, row.case_id).officer_id
        return None

    def _support(self, case_id: CaseId, fate: Fate) -> Story:
        """The follow-ups, step after step, and what happened after the last one that was kept."""
        for step in self._steps(fate):
            follow_up = self._follow_up(case_id, step)
            if follow_up.result is not None or step in fate.missed:
                continue
            yield self._moment(follow_up, late=step in fate.late)
            # A colleague's case may have closed it meanwhile.
            if self._follow_up(case_id, step).result is None:
                self._talk(case_id, step, fate)
        if fate.stop is Stop.CLOSED:
            yield from self._until_all_ended(case_id, fate)
            cases.close(self.session, case_id)
        elif fate.stop is not Stop.NOTHING:
            following = next(
                found
                for found in follow_ups.of_case(self.session, case_id)
                if found.result is None and found.step is not None
            )
            yield following.opens_at + (min(following.due_at, self.present) - following.opens_at) / 2
            self._stop(case_id, following, fate)

    def _steps(self, fate: Fate) -> Iterable[Step]:
        return [step for step in Step if fate.until is not None and step <= fate.until]

    def _follow_up(self, case_id: CaseId, step: Step) -> FollowUp:
        return next(found for found in follow_ups.of_case(self.session, case_id) if found.step is step)

    def _moment(self, follow_up: FollowUp, *, late: bool) -> dt.datetime:
        if late:
            return follow_up.closes_at + _LATE
        length = follow_up.closes_at - follow_up.opens_at
        return follow_up.opens_at + length * self.chance.uniform(0.3, 0.8)

    def _until_all_ended(self, case_id: CaseId, fate: Fate) -> Story:
        """Some days more, and until every referral has its outcome: an open one keeps a case open."""
        begun = self.present - dt.timedelta(weeks=fate.referral.weeks) if fate.referral else self.session.now()
        yield max(begun, self.session.now()) + _LATE
        while any(referral.is_open for referral in referrals.of_case(self.session, case_id)):
            yield self.session.now() + _STATION

    def _talk(self, case_id: CaseId, step: Step, fate: Fate) -> None:
        """A talk with the guide, whole where a red flag comes up, or a call without it."""
        share = 0.05 if fate.quiet else 1.0 if step in (Step.SAME_SHIFT, Step.DAY_3) else 0.3
        if self.chance.random() < share:
            whole = fate.flag and step is fate.until
            debrief_id = talks.hold(
                self.session,
                self.chance,
                case_id,
                step,
                flag=fate.flag and step is fate.until,
                questions=None if whole else _SHORT_TALK,
            )
            debriefs.finish(self.session, debrief_id)
            return
        if self.chance.random() < 0.2:
            follow_ups.note_attempt(self.session, self._follow_up(case_id, step).id, Reach.PHONE)
        reach = self.chance.choice((Reach.PHONE, Reach.PHONE, Reach.IN_PERSON))
        follow_ups.note_contact(self.session, self._follow_up(case_id, step).id, reach)

    def _stop(self, case_id: CaseId, following: FollowUp, fate: Fate) -> None:
        if fate.stop is Stop.TRIED:
            follow_ups.note_attempt(self.session, following.id, Reach.PHONE)
        elif fate.stop is Stop.SILENT:
            follow_ups.note_attempt(self.session, following.id, Reach.PHONE)
            follow_ups.note_attempt(self.session, following.id, Reach.MESSAGE)
        elif fate.stop is Stop.DECLINED:
            follow_ups.decline(self.session, following.id)
        elif fate.stop is Stop.PAUSED and following.step is not None:
            questions = None if fate.flag else _SHORT_TALK
            debrief_id = talks.hold(
                self.session, self.chance, case_id, following.step, flag=fate.flag, questions=questions
            )
            debriefs.pause(self.session, debrief_id)

    def _counting(self, case_id: CaseId, fate: Fate, occurred: dt.datetime) -> Story:
        """Statistics: asked at the three-day step and not before."""
        if fate.counting is Counting.NOT_ASKED:
            return
        yield occurred + dt.timedelta(hours=WINDOWS[STATISTICS_CONSENT_FROM].nominal)
        consents.answer_statistics(self.session, case_id, yes=fate.counting is not Counting.NO, way=consent.Way.SPOKEN)
        if fate.counting is Counting.WITHDRAWN:
            yield self.session.now() + dt.timedelta(days=20)
            given = consents.statistics(self.session, case_id).answer
            if given is not None:
                consents.withdraw(self.session, given.id)

    def _asked_later(self, case_id: CaseId, occurred: dt.datetime) -> Story:
        """What is asked once there is time for it: care and the employer's record, and after a year the court."""
        chance = Random(case_id)
        for days, said in ((9, people.cared_for), (365, people.in_court)):
            yield occurred + dt.timedelta(days=days)
            case = stored_cases.get(self.session.store, case_id)
            if chance.random() < _ASKED:
                case_facts.correct_case(self.session, said(case, self._of(case_id), chance))

    def _referral(self, case_id: CaseId, way: Way) -> Story:
        begun = self.present - dt.timedelta(weeks=way.weeks)
        yield begun
        service_id = self.services[way.kind]
        referral_id = referrals.consider(self.session, case_id, service_id)
        if ReferralState.MADE in way.stations:
            consents.answer_service(self.session, case_id, service_id, yes=True, way=consent.Way.SIGNED)
        for number, state in enumerate(way.stations):
            if state is ReferralState.CONSIDERED:
                continue
            yield begun + _STATION * number + dt.timedelta(hours=2)
            ahead = self.session.today() + dt.timedelta(days=5)
            referrals.move(
                self.session,
                referral_id,
                state,
                appointment_on=ahead if state is ReferralState.APPOINTMENT else None,
                outcome=way.outcome if state is ReferralState.CLOSED else None,
            )
        if way.outcome is Outcome.HELPED:
            referrals.say_helped(self.session, referral_id, Helped.A_LOT)

    def _note(self, case_id: CaseId) -> Story:
        yield self.session.now() + dt.timedelta(hours=self.chance.randrange(2, 30))
        if not self._of(case_id).without_free_text:
            text = self.chance.choice(people.NOTES)
            cases.add_note(self.session, case_id, self.session.language.text(text))

    def _of(self, case_id: CaseId) -> Incident:
        case = stored_cases.get(self.session.store, case_id)
        return stored_incidents.get(self.session.store, case.incident_id)
