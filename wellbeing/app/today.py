"""Today: what is overdue, what is due, and who owes an answer. Alias and step only, never the event."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.app import keys
from wellbeing.app.backup_notices import Notice, notices
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import Urgency
from wellbeing.domain.identity import CaseId, FollowUpId, ReferralId
from wellbeing.vault import cases, follow_ups, referrals
from wellbeing.vault.follow_ups import OpenFollowUp

HORIZON = dt.timedelta(days=7)
"""How far Today looks ahead."""


class Reminder(StrEnum):
    """Something about the vault itself that waits for the representative."""

    SHEETS_USED = "sheets_used"
    RECOVERY_SHEETS = "recovery_sheets"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One next step. `days` is days until the nominal day (negative: days past the window's last day)."""

    case_id: CaseId
    follow_up_id: FollowUpId
    alias: str
    step: Step
    urgency: Urgency
    days: int
    attempts: int
    paused: bool


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
class Today:
    """The first screen."""

    date: dt.date
    overdue: tuple[DueRow, ...]
    due: tuple[DueRow, ...]
    coming: tuple[DueRow, ...]
    waiting: tuple[WaitingRow, ...]
    reminders: tuple[Reminder, ...]
    backups: tuple[Notice, ...]
    open_cases: int
    all_cases: int


def today(session: Session) -> Today:
    """Everything that wants attention now or within the next seven days, the most urgent first."""
    now = session.now()
    rows = [_row(found, now) for found in _one_per_case(follow_ups.open_until(session.store, now + HORIZON), now)]
    counts = cases.counts(session.store)
    return Today(
        date=session.today(),
        overdue=tuple(sorted((row for row in rows if row.urgency is Urgency.OVERDUE), key=lambda row: row.days)),
        due=tuple(sorted((row for row in rows if row.urgency is Urgency.DUE), key=lambda row: row.days)),
        coming=tuple(sorted((row for row in rows if row.urgency is Urgency.COMING), key=lambda row: row.days)),
        waiting=tuple(_waiting(session)),
        reminders=_reminders(session),
        backups=notices(session),
        open_cases=counts[CaseState.OPEN],
        all_cases=sum(counts.values()),
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
        urgency=urgency,
        days=(target.astimezone().date() - now.astimezone().date()).days,
        attempts=found.attempts,
        paused=found.debrief_paused,
    )


def _waiting(session: Session) -> list[WaitingRow]:
    today_ = session.today()
    return [
        WaitingRow(
            case_id=found.referral.case_id,
            referral_id=found.referral.id,
            alias=found.alias,
            service=found.service,
            days=found.referral.waiting_days(today_) or 0,
            usual_days=found.usual_days,
        )
        for found in referrals.waiting(session.store)
        if found.referral.appointment_on is None or found.referral.appointment_on < today_
    ]


def _reminders(session: Session) -> tuple[Reminder, ...]:
    found = []
    if keys.sheets_used(session):
        found.append(Reminder.SHEETS_USED)
    if not session.is_example and not keys.has_sheets(session):
        found.append(Reminder.RECOVERY_SHEETS)
    if not session.country:
        found.append(Reminder.COUNTRY)
    return tuple(found)
