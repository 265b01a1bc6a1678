"""Two representatives who know each other, and a case that has some of everything."""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from tests.helpers.vaults import Clock, open_session
from wellbeing.app import cases, consents, incidents, preferences, referrals, representatives
from wellbeing.app import debriefs as talks
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.consent import Way
from wellbeing.domain.debrief import FlagRaised
from wellbeing.domain.follow_up import Contact, Reach
from wellbeing.domain.identity import CaseId, SelfCheckId, ServiceId, TaskId, new_uid
from wellbeing.domain.reachable import ReachableThrough, Tie
from wellbeing.domain.referral import Service
from wellbeing.domain.self_check import KeptSelfCheck
from wellbeing.domain.task import Task, TaskKind
from wellbeing.vault import debriefs, follow_ups, reachable, self_checks, services, tasks

STORY = "A word that stands in this note only: quillwort"


@contextlib.contextmanager
def representative(folder: Path, name: str, clock: Clock) -> Iterator[Session]:
    """An open vault of a representative with a name."""
    with open_session(folder, clock) as session:
        preferences.save(session, dataclasses.replace(preferences.read(session), representative=name, union="Union"))
        yield session


def introduce(one: Session, other: Session) -> None:
    """Both exchange cards and compare fingerprints."""
    for session, card in ((one, representatives.own_card(other)), (other, representatives.own_card(one))):
        representatives.know(session, card, card.fingerprint.upper())


@contextlib.contextmanager
def two(folder: Path, clock: Clock | None = None) -> Iterator[tuple[Session, Session]]:
    """Ana and Bo, who know each other. Their clock is one."""
    ticking = clock or Clock()
    with (
        representative(folder / "ana", "Ana Rep", ticking) as ana,
        representative(folder / "bo", "Bo Rep", ticking) as bo,
    ):
        introduce(ana, bo)
        yield ana, bo


def fingerprint(session: Session) -> str:
    """Of the card of whose vault this is."""
    return representatives.own_card(session).fingerprint


def full_case(session: Session, alias: str = "Heron", name: str = "Ada Officer") -> CaseId:
    """A case with follow-ups, contacts, a talk with answers and a topic, a red flag, a note, consents, a referral, a
    task, and through whom the officer can be reached."""
    now, store = session.now(), session.store
    new = NewIncident(
        act="THREAT",
        officers=[Involved(alias=alias, name=name, contact="0170 12345")],
        occurred_on=session.today() - dt.timedelta(days=4),
        place="Old bridge",
        agreed=True,
    )
    (case_id,) = incidents.open_incident(session, new)
    cases.add_note(session, case_id, STORY)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SIGNED)
    with store.transaction("service.saved"):
        service = services.add(
            store,
            Service(id=ServiceId(0), uid=new_uid(), kind="PSYCHOLOGIST", name="River practice", languages=("en",)),
        )
    referral = referrals.consider(session, case_id, service)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referrals.move(session, referral, next(state for state in referrals.next_states(referrals.get(session, referral))
                                           if state == "made"))  # fmt: skip
    debrief_id = talks.start(session, case_id, Step.DAY_3, Mode.BY_PHONE, ("assault",))
    talks.pause(session, debrief_id)
    with store.transaction("debrief.answered"):
        debriefs.answer(store, debrief_id, "skipped", None, now)
        debriefs.answer(store, debrief_id, "several", ["one", "two"], now)
        debriefs.raise_flag(
            store,
            FlagRaised(case_id=case_id, debrief_id=debrief_id, flag="wants_to_die", level="emergency", raised_at=now,
                       done=("called",), done_at=now),
        )  # fmt: skip
        step = next(found for found in follow_ups.of_case(store, case_id) if found.result is None)
        follow_ups.add_contact(store, step.id, Contact(at=now, reach=Reach.PHONE, reached=False))
        tasks.add(
            store,
            Task(id=TaskId(0), uid=new_uid(), case_id=case_id, kind=TaskKind.TASK, about="Ask about leave",
                 made_at=now, due_on=session.today()),
        )  # fmt: skip
        self_checks.add(
            store,
            KeptSelfCheck(id=SelfCheckId(0), uid=new_uid(), case_id=case_id, name="who-5", version="1",
                          taken_on=session.today(), value=52),
        )  # fmt: skip
        reachable.put(store, case_id, ReachableThrough(tie=Tie.PARTNER, number="0170 999", agreed_at=now))
    return case_id
