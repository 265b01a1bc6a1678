"""A representative's work in random order: each save is one real use case, with what must be found after it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from tests.torture.work.told import Claims, Teller
from wellbeing.app import case_facts, cases, consents, debriefs, incidents, preferences, referrals, services, vaults
from wellbeing.app.session import Session
from wellbeing.app.standing import standing
from wellbeing.content import codes
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership
from wellbeing.domain.checklist import Mode, Question, StepKind
from wellbeing.domain.condition import Answer
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.identity import CaseId, DebriefId, ReferralId, ServiceId
from wellbeing.domain.referral import NEXT_STATES, Outcome, ReferralState

T = TypeVar("T")

_STEP = Step.SAME_SHIFT


@dataclass(slots=True)
class _Case:
    """A case that this process opened, as far as it was acknowledged."""

    alias: str
    id: CaseId
    tied: bool
    claims: Claims
    debrief: DebriefId | None = None
    referrals: dict[ServiceId, tuple[ReferralId, ReferralState]] = field(default_factory=dict)
    agreed: set[ServiceId] = field(default_factory=set)
    open: bool = True


class Work:
    """Random saves on one open vault. `word` begins every name, so that two processes never use the same."""

    def __init__(self, session: Session, tell: Teller, chance: Random, word: str) -> None:
        self._session, self._tell, self._chance, self._word = session, tell, chance, word
        self._number = 0
        self._cases: list[_Case] = []
        self._services = [service.id for service in services.find(session)]
        self._acts = [act.code for act in codes.acts()]

    def saves(self, count: int) -> None:
        """Some saves, one after the other."""
        for _save in range(count):
            self._one()

    def _one(self) -> None:
        self._number += 1
        with_case = (self._note, self._talk, self._talk, self._talk, self._refer, self._refer, self._name, self._end)
        kinds: list[Callable[[], None]] = [self._open, self._draft, self._setting]
        held = [case for case in self._cases if case.open]
        if held and self._chance.random() < 0.75:
            self._chance.choice(with_case)(self._chance.choice(held))
        else:
            self._chance.choice(kinds)()

    def _save(self, claims: Claims, work: Callable[[], T], case: _Case | None = None) -> list[T]:
        """The result in a list, or an empty one where it was refused."""
        done = self._tell.save(claims, work)
        if done and case is not None:
            case.claims |= claims
        return done

    def _text(self) -> str:
        """A unique word, and some hundred words after it at times: a record may fill pages."""
        return f"{self._word}n{self._number}n " + "what was said, and then " * self._chance.choice((1, 1, 4, 40, 400))

    def _open(self) -> None:
        alias = f"{self._word}c{self._number}c"
        tied = self._chance.random() < 0.7
        involved = incidents.Involved(alias=alias, membership=Membership.MEMBER if tied else Membership.NONE)
        new = incidents.NewIncident(act=self._chance.choice(self._acts), officers=[involved], agreed=True)
        claims = {f"case|{alias}": "open"}
        if opened := self._save(claims, lambda: incidents.open_incident(self._session, new)):
            self._cases.append(_Case(alias, opened[0][0], tied, claims))

    def _draft(self) -> None:
        name, box = f"note-{self._chance.randrange(3)}", vaults.drafts(self._session)
        if self._chance.random() < 0.25:
            self._save({f"draft|{name}": ""}, lambda: box.drop(name))
            return
        text = self._text()
        self._save({f"draft|{name}": text}, lambda: box.write(name, text.encode(), self._session.now()))

    def _setting(self) -> None:
        union = f"{self._word} union {self._number}"
        wanted = preferences.Preferences(union=union, representative=union, country="DE")
        claims = {"setting|union": union, "setting|representative": union}
        self._save(claims, lambda: preferences.save(self._session, wanted))

    def _note(self, case: _Case) -> None:
        text = self._text()
        key = f"note|{case.alias}|{text.split()[0]}"
        self._save({key: text.strip()}, lambda: cases.add_note(self._session, case.id, text), case)

    def _name(self, case: _Case) -> None:
        name = f"{self._word} Name {self._number}"

        def correct() -> None:
            case_facts.correct_officer(self._session, case.id, alias=case.alias, name=name, contact="1")

        self._save({f"name|{case.alias}": name}, correct, case)

    def _talk(self, case: _Case) -> None:
        """The next thing in the case's debrief: begin it, answer and go on, or finish it."""
        key = f"debrief|{case.alias}|{_STEP.value}"
        if case.debrief is None:
            begun = self._save(
                {key: "under_way"}, lambda: debriefs.start(self._session, case.id, _STEP, Mode.IN_PERSON), case
            )
            case.debrief = begun[0] if begun else None
            return
        stands = standing(self._session, case.debrief)
        debrief_id, question = stands.debrief.id, stands.question
        if stands.debrief.state is DebriefState.DONE:
            return
        if question is None:
            self._save({key: "done"}, lambda: debriefs.finish(self._session, debrief_id), case)
            return
        value = _answer(question, self._chance)
        if value is not None and question.id not in stands.debrief.answers:
            claims = {f"answer|{case.alias}|{_STEP.value}|{question.id}": json.dumps(value)}
            self._save(claims, lambda: debriefs.answer(self._session, debrief_id, question.id, value), case)
        self._save({}, lambda: debriefs.go_on(self._session, debrief_id))

    def _refer(self, case: _Case) -> None:
        """A new referral, the consent that it needs, or its next station."""
        service, session = self._chance.choice(self._services), self._session
        if service not in case.referrals:
            considered = {f"referral|{case.alias}|{service}": "considered"}
            if made := self._save(considered, lambda: referrals.consider(session, case.id, service), case):
                case.referrals[service] = made[0], ReferralState.CONSIDERED
        elif service not in case.agreed:

            def agree() -> None:
                consents.answer_service(session, case.id, service, yes=True, way=Way.SIGNED)

            if self._save({f"consent|{case.alias}|{service}": "True"}, agree, case):
                case.agreed.add(service)
        else:
            self._move(case, service)

    def _move(self, case: _Case, service: ServiceId) -> None:
        session, (referral_id, state) = self._session, case.referrals[service]
        if not NEXT_STATES[state]:
            return
        following = self._chance.choice(sorted(NEXT_STATES[state]))

        def move() -> None:
            day = session.today() if following is ReferralState.APPOINTMENT else None
            outcome = Outcome.HELPED if following is ReferralState.CLOSED else None
            referrals.move(session, referral_id, following, appointment_on=day, outcome=outcome)

        if self._save({f"referral|{case.alias}|{service}": following.value}, move, case):
            case.referrals[service] = referral_id, following

    def _end(self, case: _Case) -> None:
        """Close the case, or erase it where it rests on a consent alone: told of a failure, it may be gone."""
        session = self._session
        if not case.tied and self._chance.random() < 0.5:
            given = next(one for one in consents.of_case(session, case.id) if one.purpose is Purpose.RECORD)
            case.open = False
            self._save(dict.fromkeys(case.claims, ""), lambda: consents.withdraw(session, given.id))
        elif not any(referral.is_open for referral in referrals.of_case(session, case.id)):
            case.open = not self._save({f"case|{case.alias}": "closed"}, lambda: cases.close(session, case.id), case)


def _answer(question: Question, chance: Random) -> Answer | None:
    options = [option.id for option in question.options if not option.red_flag]
    match question.kind:
        case StepKind.TICK:
            return True
        case StepKind.CHOICE if options:
            return chance.choice(options)
        case StepKind.SEVERAL if options:
            return [chance.choice(options)]
        case StepKind.NUMBER | StepKind.SCALE if question.bounds:
            return chance.randint(question.bounds.low, question.bounds.high)
        case _:
            return None
