"""An office's vault: what it is, which office is the other one, and whom it enrolled."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wellbeing.vault.columns import from_moment, to_optional_moment
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOffice:
    """`role` is `releasing` or `second`, `country` Eurostat's code, `other` the other office's fingerprint."""

    role: str
    country: str
    other: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A representative whom this office enrolled. `area` is a NUTS 2 code; `ended_at` says since when no more."""

    pseudonym: str
    fingerprint: str
    card: bytes
    area: str
    ended_at: dt.datetime | None


def begin(store: Store, role: str, country: str, at: dt.datetime) -> None:
    """Inside a transaction: from now on this is an office's vault."""
    store.run("INSERT INTO office (one, role, country, begun_at) VALUES (1, ?, ?, ?)", (role, country, from_moment(at)))


def get(store: Store) -> StoredOffice | None:
    """The office whose vault this is; None for a representative's."""
    row = store.one("SELECT role, country, other_office FROM office")
    return None if row is None else StoredOffice(role=row[0], country=row[1], other=row[2])


def holds_records(store: Store) -> bool:
    """Whether cases, officers or frozen quarters are in this vault, or figures left it: then it can't become an
    office's."""
    tables = ("case_", "officer", "quarter", '"release"', "offices_from")
    row = store.one("SELECT " + " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables))
    return row is not None and bool(row[0])


def choose_other(store: Store, fingerprint: str) -> None:
    """Inside a transaction: the office with this fingerprint is the other one."""
    store.run("UPDATE office SET other_office = ?", (fingerprint,))


def enrol(store: Store, pseudonym: str, fingerprint: str, area: str, at: dt.datetime) -> None:
    """Inside a transaction: enrol a representative whose card is known."""
    store.run(
        "INSERT INTO enrolment (pseudonym, fingerprint, area, enrolled_at) VALUES (?, ?, ?, ?)",
        (pseudonym, fingerprint, area, from_moment(at)),
    )


def end(store: Store, pseudonym: str, at: dt.datetime) -> None:
    """Inside a transaction: nothing more is taken from this representative."""
    store.run("UPDATE enrolment SET ended_at = ? WHERE pseudonym = ?", (from_moment(at), pseudonym))


_COLUMNS = (
    "SELECT e.pseudonym, e.fingerprint, r.card, e.area, e.ended_at"
    " FROM enrolment e JOIN representative r ON r.fingerprint = e.fingerprint"
)


def enrolments(store: Store) -> list[Enrolment]:
    """Everybody who was ever enrolled, by pseudonym."""
    return [_enrolment(row) for row in store.all(f"{_COLUMNS} ORDER BY e.pseudonym")]


def enrolled(store: Store, fingerprint: str) -> Enrolment | None:
    """The enrolment of a card that has not ended."""
    row = store.one(f"{_COLUMNS} WHERE e.fingerprint = ? AND e.ended_at IS NULL", (fingerprint,))
    return None if row is None else _enrolment(row)


def pseudonyms(store: Store, fingerprint: str) -> set[str]:
    """Those under which a card was ever enrolled: one for each area."""
    return {row[0] for row in store.all("SELECT pseudonym FROM enrolment WHERE fingerprint = ?", (fingerprint,))}


def enrolled_before(store: Store, moment: dt.datetime) -> int:
    """How many had been enrolled before a moment, whether or not that has ended since."""
    row = store.one("SELECT count(*) FROM enrolment WHERE enrolled_at < ?", (from_moment(moment),))
    return 0 if row is None else int(row[0])


def _enrolment(row: tuple[Any, ...]) -> Enrolment:
    return Enrolment(
        pseudonym=row[0],
        fingerprint=row[1],
        card=bytes(row[2]),
        area=row[3],
        ended_at=to_optional_moment(row[4]),
    )
