"""What a person of an office states by name, since no program can know it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store


class Said(StrEnum):
    """What is stated of a quarter."""

    OTHER_GONE = "other_gone"
    """The other office is gone for good."""
    SUMS_LOST = "sums_lost"
    """The sums of what counts were lost with a restore, and the other office can't give its half again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what of a quarter, and when."""

    period: str
    said: Said
    by: str
    at: dt.datetime


def add(store: Store, statement: Statement) -> None:
    """Inside a transaction: keep it for good."""
    store.run(
        "INSERT INTO office_statement (period, said, said_by, at) VALUES (?, ?, ?, ?)",
        (statement.period, statement.said, statement.by, from_moment(statement.at)),
    )


def of_quarter(store: Store, period: str) -> list[Statement]:
    """Every statement about a quarter, the oldest first."""
    rows = store.all("SELECT period, said, said_by, at FROM office_statement WHERE period = ? ORDER BY id", (period,))
    return [Statement(period=row[0], said=Said(row[1]), by=row[2], at=to_moment(row[3])) for row in rows]
