"""Freezing quarters: once a quarter is over, everything that may be counted and is not counted yet is counted into it.

A year is the sum of its frozen quarters, never a recount. A frozen count changes only while nothing of its year has
left: who withdraws or is erased by then is left out; afterwards only what comes later is.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise.period import Period, quarter_of, read_period
from wellbeing.anonymise.schema import Unit
from wellbeing.app import gathering, quarters_over, releasing
from wellbeing.app.session import Changed, Session
from wellbeing.content.statistics import load_schema
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import counting, quarters
from wellbeing.vault.countable import Counted
from wellbeing.vault.quarters import FrozenQuarter

FROZEN = "quarter.frozen"
"""How the log names it; the quarter itself is no record with a random id."""

_NO_QUARTER = _("Please name a quarter, such as 2026-Q1.")
_NOT_OVER = _("This quarter is not over yet. It can be frozen from {date} on.")
_FROZEN_ALREADY = _("This quarter is frozen already.")
_NOTHING = _("There is no case that could be counted in this quarter.")


class Stands(StrEnum):
    """Where a quarter stands: before the first case, not begun, running, over and to be frozen, frozen, contributed,
    closed by both offices, or its year is over and its counts are deleted."""

    BEFORE = "before"
    AHEAD = "ahead"
    RUNNING = "running"
    WAITING = "waiting"
    FROZEN = "frozen"
    SENT = "sent"
    CLOSED = "closed"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """A quarter with its own figures, which stay here: `cases` counted in it, of these from incidents of earlier years,
    and events that came to cases (`events`). What is not frozen yet has what a freeze would count now. None where the
    year has left: its counts are deleted."""

    period: Period
    stands: Stands
    frozen_at: dt.datetime | None = None
    cases: int | None = None
    earlier_years: int | None = None
    events: int | None = None


def quarters_of(session: Session, year: int) -> tuple[Quarter, ...]:
    """The four quarters of a year of own work."""
    store, this = session.store, quarter_of(session.today())
    known = {quarter.period: quarter for quarter in quarters.frozen(store)}
    four = Period(year=year).quarters()
    would = gathering.projected(store, load_schema(), four[-1])
    found = []
    for period in four:
        if period in known:
            rows = None if known[period].is_over else counting.frozen(store, period.label)
            found.append(_quarter(period, _stands(known[period]), rows, known[period].frozen_at))
        elif period not in would or period.label > this.label:
            stands = Stands.AHEAD if period.label > this.label else Stands.BEFORE
            found.append(Quarter(period=period, stands=stands))
        else:
            stands = Stands.RUNNING if period == this else Stands.WAITING
            found.append(_quarter(period, stands, would[period]))
    return tuple(found)


def _stands(frozen: FrozenQuarter) -> Stands:
    if frozen.is_over:
        return Stands.LEFT
    if frozen.closed_at is not None:
        return Stands.CLOSED
    return Stands.FROZEN if frozen.path is None else Stands.SENT


def _quarter(
    period: Period, stands: Stands, rows: Sequence[Counted] | None, frozen_at: dt.datetime | None = None
) -> Quarter:
    if rows is None:
        return Quarter(period=period, stands=stands, frozen_at=frozen_at)
    cases = sum(row.unit is Unit.CASES for row in rows)
    return Quarter(
        period=period,
        stands=stands,
        frozen_at=frozen_at,
        cases=cases,
        earlier_years=gathering.from_earlier_years(rows, period.year),
        events=len(rows) - cases,
    )


def quarter(label: str) -> Period:
    """The quarter that is named. Raises Refused for anything else."""
    try:
        found = read_period(label.strip())
    except ValueError as error:
        raise Refused(_NO_QUARTER, field="period") from error
    if found.quarter is None or found.imported:
        raise Refused(_NO_QUARTER, field="period")
    return found


def freeze(session: Session, through: Period) -> tuple[Quarter, ...]:
    """Freeze the quarter `through`, and those before it that are over and not frozen, in their order. Returns them.

    Raises Refused where it is not over, frozen already, or closed after a restore.
    """
    releasing.refuse_while_closed(session)
    if through.end > session.today():
        raise Refused(_NOT_OVER, field="period", date=session.language.date(through.end))
    over = [period for period in quarters_over.waiting(session) if period.label <= through.label]
    if not over:
        frozen = {quarter.period for quarter in quarters.frozen(session.store)}
        raise Refused(_FROZEN_ALREADY if through in frozen else _NOTHING, field="period")
    with session.store.transaction(FROZEN):
        found = seal(session, over)
    session.note_change(Changed.RELEASES)
    return found


def seal(session: Session, over: Sequence[Period]) -> tuple[Quarter, ...]:
    """Inside a transaction: freeze quarters that are over, in their order. What an earlier one was closed without is
    counted with the first of them."""
    schema, store, now, found = load_schema(), session.store, session.now(), []
    for period in over:
        quarters.freeze(store, period, gathering.to_freeze(store, schema, period.end), now)
        found.append(_quarter(period, Stands.FROZEN, counting.frozen(store, period.label), now))
    return tuple(found)
