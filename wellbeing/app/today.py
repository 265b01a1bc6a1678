"""Today: who is silent after an emergency, what is overdue and due, what was put aside, and who owes an answer.

Alias and step only, never the event: neither a red flag's name, nor a topic's, nor a task's is shown here.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise.period import Period
from wellbeing.app import (
    absences,
    breaches,
    duplicates,
    keys,
    own_load,
    quarters_over,
    red_flags,
    retention,
    silence,
    who_was_there,
)
from wellbeing.app.absences import Away
from wellbeing.app.backup_notices import Notice, notices
from wellbeing.app.contributing import standing
from wellbeing.app.contributing.standing import Standing
from wellbeing.app.session import Session
from wellbeing.app.who_was_there import Unchecked
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import Reason, Urgency, local_day
from wellbeing.domain.identity import CaseId, DebriefId, FollowUpId, ReferralId
from wellbeing.domain.reachable import Tie
from wellbeing.domain.task import TaskKind
from wellbeing.vault import cases, debriefs, follow_ups, reachable, referrals, tasks
from wellbeing.vault.debriefs import TalkRow as TalkRow
from wellbeing.vault.follow_ups import OpenFollowUp
from wellbeing.vault.rights import restricted_cases

HORIZON = dt.timedelta(days=7)
"""How far Today looks ahead."""


class Reminder(StrEnum):
    """Something about the vault itself that waits for the representative."""

    SHEETS_USED = "sheets_used"
    RECOVERY_SHEETS = "recovery_sheets"
    COUNTRY = "country"
    OWN_LOAD = "own_load"
    BREACH = "breach"
    ENTERED_TWICE = "entered_twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One next step. `days` is days until the nominal day (negative: days past the window's last day).

    `step` is None beside the cadence. After one try in vain, `try_until` is the day until which one more is proposed.
    """

    case_id: CaseId
    follow_up_id: FollowUpId
    alias: str
    step: Step | None
    reason: Reason
    urgency: Urgency
    days: int
    attempts: int
    try_until: dt.date | None
    paused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentRow:
    """An officer who was not reached after an emergency, and nobody was told. `tie` is that of the person whom the
    officer named; None: the clinician on duty or the duty commander."""

    case_id: CaseId
    follow_up_id: FollowUpId
    alias: str
    tried: bool
    tie: Tie | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyRow:
    """An emergency of which nobody has said what was done."""

    case_id: CaseId
    debrief_id: DebriefId | None
    flag: str
    alias: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """What was taken on for one officer and is due: how much of it. `days` until the first is due, negative after."""

    case_id: CaseId
    alias: str
    count: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A referral in somebody else's hands. `late` says that the service's usual time has passed."""

    case_id: CaseId
    referral_id: ReferralId
    alias: str
    service: str
    days: int
    usual_days: int | None

    @property
    def late(self) -> bool:
        """Longer than the service usually takes."""
        return self.usual_days is not None and self.days > self.usual_days


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A service that has not answered within its usual time: somebody asks again. `days` since it was asked."""

    case_id: CaseId
    referral_id: ReferralId
    alias: str
    service: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The first screen."""

    date: dt.date
    silent: tuple[SilentRow, ...]
    emergencies: tuple[EmergencyRow, ...]
    away: tuple[Away, ...]
    """Absences that run or come, and what falls into them."""
    meanwhile: tuple[DueRow, ...]
    """What came due while the representative was away; neither in `overdue` nor in `due`."""
    overdue: tuple[DueRow, ...]
    due: tuple[DueRow, ...]
    coming: tuple[DueRow, ...]
    unchecked: tuple[Unchecked, ...]
    """Incidents of which somebody was not spoken to, beside those of the rows above."""
    tasks: tuple[TaskRow, ...]
    answers: tuple[AnswerRow, ...]
    """Services to ask again; they are not among those of `waiting`."""
    talks: tuple[TalkRow, ...]
    """Talks that were begun and put aside, beside those of the steps above."""
    waiting: tuple[WaitingRow, ...]
    reminders: tuple[Reminder, ...]
    backups: tuple[Notice, ...]
    open_cases: int
    all_cases: int
    to_contribute: tuple[Standing, ...]
    """Quarters whose contribution is to be made, or to be made again."""
    to_freeze: Period | None
    """The last quarter that is over, where something is to be counted and not frozen yet."""
    over: int
    """How many kinds of records have reached the end of their time; see `wellbeing.app.retention`."""


def today(session: Session) -> Today:
    """Everything that wants attention now or within the next seven days, the most urgent first."""
    now = session.now()
    unused = restricted_cases(session.store)
    at_peace = silence.at_peace(session) | unused
    found = [
        open_
        for open_ in follow_ups.open_until(session.store, now + HORIZON)
        if open_.follow_up.case_id not in at_peace
    ]
    silent, emergencies = _emergencies(session, unused)
    unheard = {row.case_id for row in silent}
    rows = [_row(one, now) for one in _one_per_case(found, now) if one.follow_up.case_id not in unheard]
    came_due = absences.came_due(session, found)
    meanwhile = [row for row in rows if row.case_id in came_due and row.urgency is not Urgency.COMING]
    others = [row for row in rows if row not in meanwhile]
    called = {row.case_id for row in rows if row.urgency is not Urgency.COMING} | unheard
    counts = cases.counts(session.store)
    answers, waiting = _waiting(session)
    return Today(
        date=session.today(),
        silent=silent,
        emergencies=emergencies,
        away=absences.for_today(absences.look(session), session.today()),
        meanwhile=(*_by_day(meanwhile, Urgency.OVERDUE), *_by_day(meanwhile, Urgency.DUE)),
        overdue=_by_day(others, Urgency.OVERDUE),
        due=_by_day(others, Urgency.DUE),
        coming=_by_day(rows, Urgency.COMING),
        unchecked=who_was_there.unchecked(session, called, at_peace),
        tasks=tuple(row for row in _tasks(session) if row.case_id not in unused),
        answers=tuple(row for row in answers if row.case_id not in unused),
        talks=tuple(row for row in _talks(session, rows) if row.case_id not in unused),
        waiting=tuple(row for row in waiting if row.case_id not in unused),
        reminders=_reminders(session),
        backups=notices(session),
        open_cases=counts[CaseState.OPEN],
        all_cases=sum(counts.values()),
        to_contribute=standing.to_make(session),
        to_freeze=quarters_over.due(session),
        over=len(retention.due(session)),
    )


def _by_day(rows: list[DueRow], urgency: Urgency) -> tuple[DueRow, ...]:
    return tuple(sorted((row for row in rows if row.urgency is urgency), key=lambda row: row.days))


def _emergencies(session: Session, unused: set[CaseId]) -> tuple[tuple[SilentRow, ...], tuple[EmergencyRow, ...]]:
    """Per case one silence, the latest, and the first emergency without a word on what was done."""
    silent: list[SilentRow] = []
    open_: list[EmergencyRow] = []
    for case_id, alias in debriefs.cases_with_emergencies(session.store):
        if case_id in unused:
            continue
        open_ += [
            EmergencyRow(case_id=case_id, debrief_id=raised.debrief_id, flag=raised.flag, alias=alias)
            for raised in red_flags.without_word(session, case_id)[:1]
        ]
        found = silence.quiet(session, case_id).silences
        if found:
            stated = reachable.get(session.store, case_id)
            silent.append(
                SilentRow(
                    case_id=case_id,
                    follow_up_id=found[-1].follow_up.id,
                    alias=alias,
                    tried=found[-1].tried,
                    tie=stated.tie if stated else None,
                )
            )
    return tuple(silent), tuple(open_)


def _tasks(session: Session) -> tuple[TaskRow, ...]:
    """What is due until today, one row per case; what it is about stands on the case."""
    today_ = session.today()
    rows: dict[CaseId, TaskRow] = {}
    for found in tasks.open_until(session.store, today_):
        if found.task.kind is TaskKind.ANSWER:
            continue
        case_id = found.task.case_id
        first = rows.get(case_id)
        rows[case_id] = TaskRow(
            case_id=case_id,
            alias=found.alias,
            count=first.count + 1 if first else 1,
            days=first.days if first else (found.task.due_on - today_).days,
        )
    return tuple(rows.values())


def _talks(session: Session, rows: list[DueRow]) -> tuple[TalkRow, ...]:
    """Talks that were put aside, without those that a step's own row goes on with."""
    shown = {(row.case_id, row.step) for row in rows if row.paused}
    return tuple(
        talk
        for talk in debriefs.open_talks(session.store)
        if talk.step is None or (talk.case_id, talk.step) not in shown
    )


def _one_per_case(found: list[OpenFollowUp], now: dt.datetime) -> list[OpenFollowUp]:
    """An officer is called once: of a case's open steps the first whose window has not passed; where all have
    passed, the last of them."""
    chosen: dict[CaseId, OpenFollowUp] = {}
    for candidate in sorted(found, key=lambda open_: open_.follow_up.closes_at):
        case_id = candidate.follow_up.case_id
        present = chosen.get(case_id)
        if present is None or present.follow_up.urgency(now) is Urgency.OVERDUE:
            if present is not None and candidate.follow_up.urgency(now) is Urgency.COMING:
                continue
            chosen[case_id] = candidate
    return list(chosen.values())


def _row(found: OpenFollowUp, now: dt.datetime) -> DueRow:
    follow_up = found.follow_up
    urgency = follow_up.urgency(now)
    target = follow_up.closes_at if urgency is Urgency.OVERDUE else follow_up.due_at
    return DueRow(
        case_id=follow_up.case_id,
        follow_up_id=follow_up.id,
        alias=found.alias,
        step=follow_up.step,
        reason=follow_up.reason,
        urgency=urgency,
        days=(target.astimezone().date() - now.astimezone().date()).days,
        attempts=found.attempts,
        try_until=local_day(follow_up.closes_at) if found.attempts == 1 else None,
        paused=found.debrief_paused,
    )


def _waiting(session: Session) -> tuple[tuple[AnswerRow, ...], tuple[WaitingRow, ...]]:
    """Services that are to be asked again, and those that have time left; the longest waiting first."""
    today_ = session.today()
    due = {found.task.detail for found in tasks.open_until(session.store, today_) if found.task.kind is TaskKind.ANSWER}
    answers, rest = [], []
    for found in referrals.waiting(session.store):
        referral, days = found.referral, found.referral.waiting_days(today_) or 0
        if referral.uid in due:
            answers.append(
                AnswerRow(
                    case_id=referral.case_id,
                    referral_id=referral.id,
                    alias=found.alias,
                    service=found.service,
                    days=days,
                )
            )
        elif referral.appointment_on is None or referral.appointment_on < today_:
            rest.append(
                WaitingRow(
                    case_id=referral.case_id,
                    referral_id=referral.id,
                    alias=found.alias,
                    service=found.service,
                    days=days,
                    usual_days=found.usual_days,
                )
            )
    return tuple(answers), tuple(rest)


def _reminders(session: Session) -> tuple[Reminder, ...]:
    found = []
    if breaches.unreported(session):
        found.append(Reminder.BREACH)
    if duplicates.seems_twice(session):
        found.append(Reminder.ENTERED_TWICE)
    if keys.sheets_used(session):
        found.append(Reminder.SHEETS_USED)
    if not session.is_example and not keys.has_sheets(session):
        found.append(Reminder.RECOVERY_SHEETS)
    if not session.country:
        found.append(Reminder.COUNTRY)
    if own_load.is_due(session):
        found.append(Reminder.OWN_LOAD)
    return tuple(found)
