"""One quarter at one office: what both signed about it so far, what that comes to, and what is to be done next."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise.period import Period
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.acceptance import Acceptance
from wellbeing.exchange.contribution.activity import Activity
from wellbeing.exchange.contribution.closing import ClosingList
from wellbeing.exchange.contribution.document import Form, Role
from wellbeing.exchange.contribution.roster import Roster
from wellbeing.office import refusals
from wellbeing.office.agreement import Agreement, Plan, agree, plan
from wellbeing.office.identity import Office
from wellbeing.vault import office_quarters, releases
from wellbeing.vault.office_quarters import Kind, StoredDocument
from wellbeing.vault.store import Store


class Step(StrEnum):
    """What is to be done next. `AWAIT_`: a file of the other office is waited for, or the end of the quarter."""

    ROSTER = "roster"
    AWAIT_ROSTER = "await_roster"
    AWAIT_END = "await_end"
    ACCEPTANCE = "acceptance"
    AWAIT_ACCEPTANCE = "await_acceptance"
    ACTIVITY = "activity"
    AWAIT_ACTIVITY = "await_activity"
    SUMS = "sums"
    AWAIT_SUMS = "await_sums"
    CLOSING = "closing"
    AWAIT_CLOSING = "await_closing"
    CLOSED = "closed"
    LATE_ROSTER = "late_roster"
    """It is over, and the roster that this office proposed has not come back: signed in time, it may still be taken in;
    else an empty list closes the quarter."""
    MISSED = "missed"
    """It is over without a roster that both signed: nothing of it can be opened, and an empty list closes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """What lies here of a quarter, the oldest document first."""

    office: Office
    period: Period
    documents: tuple[StoredDocument, ...]

    def found(self, kind: Kind, *, given: bool | None = None, number: int | None = None) -> StoredDocument | None:
        """The newest document of a kind; `given` by this office or taken from the other one."""
        for one in reversed(self.documents):
            if one.kind is kind and given in (None, one.given) and number in (None, one.number):
                return one
        return None

    def _read(self, stored: StoredDocument | None, form: type[Form]) -> Form | None:
        return None if stored is None else document.decoded(stored.body, form)

    @property
    def roster(self) -> Roster | None:
        """The one that both signed."""
        return self._read(self.found(Kind.ROSTER), Roster)

    def acceptance(self, role: Role, number: int | None = None) -> Acceptance | None:
        """An office's list: the newest, or the one of this number."""
        return self._read(self.found(Kind.ACCEPTANCE, given=role is self.office.role, number=number), Acceptance)

    def activity(self, role: Role) -> Activity | None:
        """An office's partial sums of [any case]."""
        return self._read(self.found(Kind.ACTIVITY, given=role is self.office.role), Activity)

    @property
    def closing(self) -> ClosingList | None:
        """The list that both signed; with it the quarter is closed."""
        return self._read(self.found(Kind.CLOSING), ClosingList)

    @property
    def agreement(self) -> Agreement | None:
        """What binds both, once the releasing office gave its activity: it names the two lists."""
        first = self.activity(Role.RELEASING)
        return None if first is None else self.agreed(*first.lists)

    def agreed(self, releasing: int, second: int) -> Agreement | None:
        """What two lists agree on; None where one of them does not lie here."""
        roster = self.roster
        one, other = self.acceptance(Role.RELEASING, releasing), self.acceptance(Role.SECOND, second)
        return None if roster is None or one is None or other is None else agree(roster, one, other)

    @property
    def foreseen(self) -> Agreement | None:
        """What the newest lists of both agree on, before anything binds."""
        one, other = self.acceptance(Role.RELEASING), self.acceptance(Role.SECOND)
        return None if one is None or other is None else self.agreed(one.number, other.number)

    @property
    def plan(self) -> Plan | None:
        """What opens, once both gave their activity."""
        agreement = self.agreement
        one, other = self.activity(Role.RELEASING), self.activity(Role.SECOND)
        return (
            None if agreement is None or one is None or other is None else plan(agreement, one.partials, other.partials)
        )

    def require_roster(self) -> Roster:
        """The roster. Raises Refused without one."""
        roster = self.roster
        if roster is None:
            raise Refused(refusals.NO_ROSTER)
        return roster

    def require_agreement(self) -> Agreement:
        """What both lists agree on. Raises Refused before that binds."""
        agreement = self.agreement
        if agreement is None:
            raise Refused(refusals.NO_ACTIVITY)
        return agreement

    def require_plan(self) -> Plan:
        """What opens. Raises Refused before both activities are here."""
        found = self.plan
        if found is None:
            raise Refused(refusals.NO_ACTIVITY)
        return found

    def refuse_bound(self) -> None:
        """Raises Refused once the quarter is opened from two lists, or closed."""
        if self.closing is not None or self.found(Kind.ACTIVITY) is not None:
            raise Refused(refusals.BOUND, field="quarter")

    def refuse_not_over(self, today: dt.date) -> None:
        """Raises Refused until the quarter's last day is over."""
        if today <= self.period.last_day:
            raise Refused(refusals.NOT_OVER, field="quarter")

    def next_step(self, today: dt.date) -> Step:
        """What is to be done."""
        if self.closing is not None:
            return Step.CLOSED
        if self.found(Kind.PROPOSED_CLOSING) is not None:
            return Step.AWAIT_CLOSING
        if self.roster is None:
            return self._step_without_roster(is_over=today > self.period.last_day)
        if today <= self.period.last_day:
            return Step.AWAIT_END
        if self.acceptance(self.office.role) is None:
            return Step.ACCEPTANCE
        if self.acceptance(self.office.role.other) is None:
            return Step.AWAIT_ACCEPTANCE
        return self._step_of_opening()

    def _step_without_roster(self, *, is_over: bool) -> Step:
        last = self._read(self.found(Kind.PROPOSED_ROSTER), Roster)
        proposed = last is not None and last.between == self.office.between(
            self.period
        )  # else to another office before
        if is_over:
            return Step.LATE_ROSTER if proposed else Step.MISSED
        return Step.ROSTER if self.office.releases and not proposed else Step.AWAIT_ROSTER

    def _step_of_opening(self) -> Step:
        releases = self.office.releases
        own, other = self.activity(self.office.role), self.activity(self.office.role.other)
        if own is None:
            return Step.ACTIVITY if releases or other is not None else Step.AWAIT_ACTIVITY
        if other is None:
            return Step.AWAIT_ACTIVITY
        opens = bool(self.require_plan().batches)
        if opens and self.found(Kind.SUMS) is None:
            return Step.AWAIT_SUMS if releases else Step.SUMS
        return Step.CLOSING if releases else Step.AWAIT_CLOSING


def read(store: Store, office: Office, period: Period) -> Quarter:
    """What lies here of a quarter. Raises ValueError for anything that is no quarter."""
    if period.quarter is None or period.imported:
        raise ValueError("a quarter")
    return Quarter(office=office, period=period, documents=tuple(office_quarters.documents(store, period.label)))


def refuse_left(store: Store, period: Period) -> None:
    """Raises Refused where the national release of a quarter's year has left: what is opened afterwards would be told
    to have been counted, and would lie here for ever."""
    if releases.of_period(store, f"{period.year:04d}") is not None:
        raise Refused(refusals.YEAR_LEFT, field="file")


def newest_number(quarter: Quarter, kind: Kind, now: dt.datetime) -> int:
    """The number of the next document of a kind that is made again and again: the second in which it is made, or one
    more. So it grows even where a restore has forgotten some."""
    last = quarter.found(kind, given=True)
    return max(last.number + 1 if last else 1, int(now.timestamp()))


def keep(
    store: Store,
    quarter: Quarter,
    kind: Kind,
    body: bytes,
    file: bytes,
    now: dt.datetime,
    *,
    given: bool,
    number: int = 1,
) -> None:
    """Inside a transaction: keep what was signed."""
    stored = StoredDocument(period=quarter.period.label, kind=kind, given=given, number=number, body=body, file=file)
    office_quarters.add_document(store, stored, now)
