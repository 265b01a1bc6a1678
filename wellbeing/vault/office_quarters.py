"""What an office holds of each quarter: documents of both offices, its half of contributions, opened batches."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from wellbeing.anonymise.period import Period
from wellbeing.vault.columns import from_codes, from_moment, to_codes, to_moment
from wellbeing.vault.store import Store


class Kind(StrEnum):
    """Of a document. A proposed one has the releasing office's signature only."""

    PROPOSED_ROSTER = "proposed_roster"
    ROSTER = "roster"
    ACCEPTANCE = "acceptance"
    ACTIVITY = "activity"
    SUMS = "sums"
    PROPOSED_CLOSING = "proposed_closing"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """`given` says that this office signed it last; `body` is what was signed, `file` the bytes that travel. Of sums
    that were taken in `body` is a digest and `file` is empty: they were opened with it."""

    period: str
    kind: Kind
    given: bool
    number: int
    body: bytes = field(repr=False)
    file: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredContribution:
    """`share` is this office's half (at the second office the seed); None once it was added up."""

    period: str
    pseudonym: str
    revision: int
    contribution: str
    schema: str
    hashes: tuple[bytes, bytes]
    share: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBatch:
    """`area` are its NUTS codes. `sums` are None of a void batch, and of every one once the year has left."""

    period: str
    area: tuple[str, ...]
    contributions: int
    schema: str
    void: bool
    sums: bytes | None = field(repr=False)


def add_document(store: Store, document: StoredDocument, at: dt.datetime) -> None:
    """Inside a transaction: keep what was signed."""
    store.run(
        "INSERT INTO office_document (period, kind, given, number, body, file, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            document.period,
            document.kind,
            int(document.given),
            document.number,
            document.body,
            document.file,
            from_moment(at),
        ),
    )


def documents(store: Store, period: str) -> list[StoredDocument]:
    """Every document of a quarter, the oldest first."""
    rows = store.all(
        "SELECT period, kind, given, number, body, file FROM office_document WHERE period = ? ORDER BY id", (period,)
    )
    return [
        StoredDocument(
            period=row[0], kind=Kind(row[1]), given=bool(row[2]), number=row[3], body=bytes(row[4]), file=bytes(row[5])
        )
        for row in rows
    ]


def moments(store: Store, period: str) -> list[tuple[Kind, bool, dt.datetime]]:
    """Of every document of a quarter, the oldest first: what it is, whether this office gave it, and since when it is
    here."""
    rows = store.all("SELECT kind, given, at FROM office_document WHERE period = ? ORDER BY id", (period,))
    return [(Kind(row[0]), bool(row[1]), to_moment(row[2])) for row in rows]


def periods(store: Store) -> list[str]:
    """Every quarter of which there is a document, the oldest first."""
    return [row[0] for row in store.all("SELECT DISTINCT period FROM office_document ORDER BY period")]


def binds(store: Store) -> bool:
    """Whether there is a document that binds this vault to the other office: any but a roster that it never signed."""
    row = store.one(
        "SELECT EXISTS (SELECT 1 FROM office_document WHERE NOT (kind = ? AND given = 1))", (Kind.PROPOSED_ROSTER,)
    )
    return row is not None and bool(row[0])


def forget_shares(store: Store, period: str) -> None:
    """Inside a transaction: no half of a single contribution of a quarter stays. Who contributed which id does, so that
    none is used twice."""
    store.run("UPDATE office_contribution SET share = NULL WHERE period = ? AND share IS NOT NULL", (period,))


def forget_partial_sums(store: Store, period: Period, *, but_given: bool) -> None:
    """Inside a transaction, of a quarter that is closed: no half of a sum stays; `but_given`: those that this office
    gave stay for four more quarters."""
    store.run(
        "DELETE FROM office_document WHERE kind IN ('activity', 'sums') AND (period = ? AND given <= ? OR period <= ?)"
        " AND EXISTS (SELECT 1 FROM office_document d WHERE d.period = office_document.period AND d.kind = 'closing')",
        (period.label, int(not but_given), Period(year=period.year - 1, quarter=period.quarter).label),
    )


def add_contribution(store: Store, taken: StoredContribution, at: dt.datetime) -> None:
    """Inside a transaction: keep what was taken in."""
    store.run(
        "INSERT INTO office_contribution (period, pseudonym, revision, contribution, schema, releasing_hash,"
        " second_hash, share, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            taken.period,
            taken.pseudonym,
            taken.revision,
            taken.contribution,
            taken.schema,
            *taken.hashes,
            taken.share,
            from_moment(at),
        ),
    )


_TAKEN = (
    "SELECT period, pseudonym, revision, contribution, schema, releasing_hash, second_hash FROM office_contribution"
)


def contributions(store: Store, period: str) -> list[StoredContribution]:
    """The newest revision of every contribution to a quarter, by pseudonym; without shares."""
    newest = (
        " o WHERE period = ? AND revision ="
        " (SELECT max(revision) FROM office_contribution n WHERE n.period = o.period AND n.pseudonym = o.pseudonym)"
        " ORDER BY pseudonym"
    )
    return [_contribution(row) for row in store.all(_TAKEN + newest, (period,))]


def newest_revision(store: Store, period: str, pseudonym: str) -> int:
    """The newest revision of a representative's contribution to a quarter; 0 without one."""
    row = store.one(
        "SELECT max(revision) FROM office_contribution WHERE period = ? AND pseudonym = ?", (period, pseudonym)
    )
    return 0 if row is None or row[0] is None else int(row[0])


def same(store: Store, contribution: str) -> list[StoredContribution]:
    """Every revision with this random id, the oldest first; without shares."""
    rows = store.all(f"{_TAKEN} WHERE contribution = ? ORDER BY revision", (contribution,))
    return [_contribution(row) for row in rows]


def share(store: Store, contribution: str, revision: int) -> bytes | None:
    """This office's half of one contribution."""
    row = store.one(
        "SELECT share FROM office_contribution WHERE contribution = ? AND revision = ?", (contribution, revision)
    )
    return None if row is None or row[0] is None else bytes(row[0])


def _contribution(row: tuple[Any, ...]) -> StoredContribution:
    return StoredContribution(
        period=row[0],
        pseudonym=row[1],
        revision=row[2],
        contribution=row[3],
        schema=row[4],
        hashes=(bytes(row[5]), bytes(row[6])),
        share=None,
    )


def add_batch(store: Store, batch: StoredBatch) -> None:
    """Inside a transaction: keep what was opened, once."""
    store.run(
        "INSERT INTO office_batch (period, area, contributions, schema, void, sums) VALUES (?, ?, ?, ?, ?, ?)",
        (batch.period, from_codes(batch.area), batch.contributions, batch.schema, int(batch.void), batch.sums),
    )


def batches(store: Store, year: int) -> list[StoredBatch]:
    """What was opened of a year's quarters, in order."""
    rows = store.all(
        "SELECT period, area, contributions, schema, void, sums FROM office_batch WHERE substr(period, 1, 4) = ?"
        " ORDER BY period, area",
        (f"{year:04d}",),
    )
    return [
        StoredBatch(
            period=row[0],
            area=to_codes(row[1]),
            contributions=row[2],
            schema=row[3],
            void=bool(row[4]),
            sums=None if row[5] is None else bytes(row[5]),
        )
        for row in rows
    ]


def schemas_of_sums(store: Store, year: int) -> set[str]:
    """By which schemas the sums are counted that were opened of a year's quarters and have not left."""
    rows = store.all(
        "SELECT DISTINCT schema FROM office_batch WHERE substr(period, 1, 4) = ? AND sums IS NOT NULL",
        (f"{year:04d}",),
    )
    return {row[0] for row in rows}


def forget_sums(store: Store, year: int) -> None:
    """Inside a transaction: the year has left, and only what was published is kept."""
    store.run(
        "UPDATE office_batch SET sums = NULL WHERE substr(period, 1, 4) = ? AND sums IS NOT NULL", (f"{year:04d}",)
    )


def forget_sums_of(store: Store, batch: StoredBatch) -> None:
    """Inside a transaction: a batch that was opened does not count."""
    store.run(
        "UPDATE office_batch SET sums = NULL WHERE period = ? AND area = ? AND sums IS NOT NULL",
        (batch.period, from_codes(batch.area)),
    )
