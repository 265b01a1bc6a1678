"""Contributions to a national release: the two offices they go to, each revision that left, and which one counted.

A revision notes which cases and events it counts, so that what the offices did not count goes on to the next quarter
(`vault.quarters.carry_over`), and nothing is counted twice or lost. Its two files are kept until the quarter is closed.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wellbeing.anonymise.period import Period, read_period
from wellbeing.domain.identity import CaseId, Uid
from wellbeing.vault import quarters
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.countable import Counted
from wellbeing.vault.quarters import Path
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOffices:
    """The cards of both offices, the country's code, and the name by which both know this representative, from the
    year `since` on."""

    since: int
    releasing: bytes
    second: bytes
    country: str
    pseudonym: str
    chosen_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredContribution:
    """A revision that left. `held` is how many cases and events it counts (None: a restore has forgotten which),
    `basis` a digest of them, `schema` by which (None: forgotten); `files` are for the releasing and for the second
    office. Digest and files go when the quarter is closed."""

    uid: Uid
    period: Period
    revision: int
    at: dt.datetime
    held: int | None
    schema: str | None
    basis: bytes | None
    files: tuple[bytes, bytes] | None


def choose(store: Store, offices: StoredOffices) -> None:
    """Inside a transaction: contributions go to these offices from a year on. The store refuses it for a year that was
    contributed to."""
    store.run("DELETE FROM offices_from WHERE year >= ?", (offices.since,))
    _keep(store, offices)


def rename(store: Store, since: int, pseudonym: str) -> None:
    """Inside a transaction: the offices named from a year on know this representative by another pseudonym now."""
    store.run("UPDATE offices_from SET pseudonym = ? WHERE year = ?", (pseudonym, since))


def _keep(store: Store, offices: StoredOffices) -> None:
    store.run(
        "INSERT INTO offices_from (year, releasing_card, second_card, country, pseudonym, chosen_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            offices.since,
            offices.releasing,
            offices.second,
            offices.country,
            offices.pseudonym,
            from_moment(offices.chosen_at),
        ),
    )


def offices_of(store: Store, year: int) -> StoredOffices | None:
    """The offices to which a year's contributions go; None while none are named."""
    found = [one for one in every_choice(store) if one.since <= year]
    return found[-1] if found else None


def every_choice(store: Store) -> list[StoredOffices]:
    """The offices of every time, the oldest first."""
    return [
        StoredOffices(
            since=row[0],
            releasing=bytes(row[1]),
            second=bytes(row[2]),
            country=row[3],
            pseudonym=row[4],
            chosen_at=to_moment(row[5]),
        )
        for row in store.all(
            "SELECT year, releasing_card, second_card, country, pseudonym, chosen_at FROM offices_from ORDER BY year"
        )
    ]


def last_year(store: Store) -> int | None:
    """The last year of which something was contributed."""
    row = store.one("SELECT max(substr(period, 1, 4)) FROM quarter WHERE path = ?", (Path.CONTRIBUTION,))
    return None if row is None or row[0] is None else int(row[0])


def add(store: Store, one: StoredContribution, rows: Iterable[Counted]) -> None:
    """Inside a transaction: a revision leaves that counts these. Its year leaves in no other way from now on."""
    quarters.contribute(store, one.period)
    releasing, second = one.files or (None, None)
    number = store.run(
        f"INSERT INTO contribution ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.uid,
            one.period.label,
            one.revision,
            from_moment(one.at),
            one.held,
            one.schema,
            one.basis,
            releasing,
            second,
        ),
    )
    store.run_many(
        "INSERT INTO contributed (contribution_id, case_id, unit, subject) VALUES (?, ?, ?, ?)",
        [(number, *row.key) for row in rows],
    )


_COLUMNS = "uid, period, revision, at, held, schema, basis, for_releasing, for_second"


def _contribution(row: tuple[Any, ...]) -> StoredContribution:
    return StoredContribution(
        uid=Uid(row[0]),
        period=read_period(row[1]),
        revision=row[2],
        at=to_moment(row[3]),
        held=row[4],
        schema=row[5],
        basis=None if row[6] is None else bytes(row[6]),
        files=None if row[7] is None or row[8] is None else (bytes(row[7]), bytes(row[8])),
    )


def of_quarter(store: Store, period: Period) -> list[StoredContribution]:
    """Every revision for a quarter, the oldest first."""
    rows = store.all(f"SELECT {_COLUMNS} FROM contribution WHERE period = ? ORDER BY revision", (period.label,))
    return [_contribution(row) for row in rows]


def schema_of_counted(store: Store, year: int) -> str | None:
    """By which schema counts what both offices counted of a year; None while they counted nothing."""
    row = store.one(
        "SELECT n.schema FROM contribution n JOIN quarter q ON q.period = n.period AND q.counted_revision = n.revision"
        " WHERE substr(n.period, 1, 4) = ? AND n.schema IS NOT NULL ORDER BY n.period LIMIT 1",
        (f"{year:04d}",),
    )
    return None if row is None else str(row[0])


def waiting(store: Store) -> list[StoredContribution]:
    """The newest revision for every quarter that is not closed yet, the oldest quarter first."""
    rows = store.all(
        f"SELECT {_COLUMNS} FROM contribution c WHERE revision ="
        " (SELECT max(n.revision) FROM contribution n WHERE n.period = c.period)"
        " AND EXISTS (SELECT 1 FROM quarter q WHERE q.period = c.period AND q.closed_at IS NULL) ORDER BY period"
    )
    return [_contribution(row) for row in rows]


_ROWS = (
    "SELECT d.case_id, d.unit, d.subject FROM contributed d JOIN contribution n ON n.id = d.contribution_id"
    " WHERE n.period = ? AND n.revision = ?"
)


def counted_in(store: Store, one: StoredContribution) -> set[tuple[CaseId, str, str]]:
    """Which cases and events a revision counts, of those that are still here."""
    return {(CaseId(row[0]), row[1], row[2]) for row in store.all(_ROWS, (one.period.label, one.revision))}


def close(store: Store, period: Period, revision: int | None, at: dt.datetime) -> int:
    """Inside a transaction: both offices closed a quarter, and this `revision` counts (None: none does). What it did
    not count goes on to the next quarter; of a revision that a restore has forgotten, everything counts as counted.
    Returns how many cases and events go on."""
    label = period.label
    store.run(
        "UPDATE quarter SET path = ?, closed_at = ?, counted_revision = ? WHERE period = ?",
        (Path.CONTRIBUTION, from_moment(at), revision, label),
    )
    known = revision is None or any(
        one.revision == revision and one.held is not None for one in of_quarter(store, period)
    )
    going_on = 0
    if known:
        not_counted = f"period = ? AND (case_id, unit, subject) NOT IN ({_ROWS})"
        going_on = len(store.all(f"SELECT 1 FROM counted WHERE {not_counted}", (label, label, revision)))
        store.run(f"UPDATE counted SET waits = 1 WHERE {not_counted}", (label, label, revision))
    store.run(
        "UPDATE contribution SET basis = NULL, for_releasing = NULL, for_second = NULL WHERE period = ?", (label,)
    )
    quarters.carry_over(store)
    quarters.take_away_what_left(store)
    return going_on


Contributed = tuple[str, str, str, str]
"""What a revision counts: its random id, that of the case, kind of event, and what tells it apart."""


def contributed_of(store: Store, case_id: CaseId) -> list[tuple[int, str, str]]:
    """Which revisions count what of a case."""
    sql = "SELECT contribution_id, unit, subject FROM contributed WHERE case_id = ?"
    return [tuple(row) for row in store.all(sql, (case_id,))]


def keep_contributed(store: Store, case_id: CaseId, rows: Iterable[tuple[int, str, str]]) -> None:
    """Inside a transaction: what `contributed_of` gave of a case that was laid anew."""
    store.run_many(
        "INSERT INTO contributed (case_id, contribution_id, unit, subject) VALUES (?, ?, ?, ?)",
        [(case_id, *row) for row in rows],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a vault knows of its contributions, for a restore."""

    offices: tuple[StoredOffices, ...]
    contributions: tuple[StoredContribution, ...]
    contributed: tuple[Contributed, ...]


def known(store: Store) -> Known:
    """Everything about contributions."""
    return Known(
        offices=tuple(every_choice(store)),
        contributions=tuple(map(_contribution, store.all(f"SELECT {_COLUMNS} FROM contribution ORDER BY id"))),
        contributed=tuple(
            tuple(row)
            for row in store.all(
                "SELECT n.uid, c.uid, d.unit, d.subject FROM contributed d JOIN contribution n"
                " ON n.id = d.contribution_id JOIN case_ c ON c.id = d.case_id ORDER BY n.id, c.id, d.unit, d.subject"
            )
        ),
    )


def bring(store: Store, there: Known) -> None:
    """Inside a transaction, after `known_freezes.bring`: know what another state of this vault contributed."""
    chosen = {one.since for one in every_choice(store)}
    for offices in there.offices:
        if offices.since not in chosen:
            _keep(store, offices)
    mine = {row[0] for row in store.all("SELECT uid FROM contribution")}
    for one in there.contributions:
        if one.uid not in mine:
            add(store, one, ())
        elif one.files is None:  # its quarter was closed since
            store.run(
                "UPDATE contribution SET basis = NULL, for_releasing = NULL, for_second = NULL WHERE uid = ?",
                (one.uid,),
            )
    store.run_many(
        "INSERT INTO contributed (contribution_id, case_id, unit, subject) SELECT n.id, c.id, ?3, ?4"
        " FROM contribution n, case_ c WHERE n.uid = ?1 AND c.uid = ?2 ON CONFLICT DO NOTHING",
        there.contributed,
    )
    quarters.take_away_what_left(store)
