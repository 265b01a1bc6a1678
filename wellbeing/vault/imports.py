"""Imported history in the vault: batches, their rows, and many records at once."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from wellbeing.domain.case import Case
from wellbeing.domain.history import Basis, ImportBatch
from wellbeing.domain.identity import Uid
from wellbeing.domain.incident import Incident
from wellbeing.domain.officer import Officer
from wellbeing.vault.columns import (
    from_codes,
    from_date,
    from_moment,
    from_optional_moment,
    from_time,
    to_codes,
    to_moment,
)
from wellbeing.vault.store import Store

_BATCH = 'id, uid, source, mapping, at, basis, basis_by, basis_at, yields, "rows"'


def _batch(row: tuple[Any, ...]) -> ImportBatch:
    basis = None
    if row[5] is not None:
        basis = Basis(statement=row[5], stated_by=row[6], stated_at=to_moment(row[7]))
    return ImportBatch(
        id=row[0],
        uid=Uid(row[1]),
        source=row[2],
        mapping=row[3],
        at=to_moment(row[4]),
        basis=basis,
        yields=frozenset(to_codes(row[8])),
        rows=row[9],
    )


def batches(store: Store) -> list[ImportBatch]:
    """Every import, the oldest first."""
    return [_batch(row) for row in store.all(f"SELECT {_BATCH} FROM import_batch ORDER BY id")]


def add_batch(store: Store, batch: ImportBatch) -> int:
    """Insert; the id is given by the vault."""
    basis = batch.basis
    return store.run(
        'INSERT INTO import_batch (uid, source, mapping, at, basis, basis_by, basis_at, yields, "rows")'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            batch.uid,
            batch.source,
            batch.mapping,
            from_moment(batch.at),
            basis and basis.statement,
            basis and basis.stated_by,
            basis and from_moment(basis.stated_at),
            from_codes(sorted(batch.yields)),
            batch.rows,
        ),
    )


def state_basis(store: Store, batch_id: int, basis: Basis) -> None:
    """Record the basis of a batch that had none; one that was stated is never replaced."""
    store.run(
        "UPDATE import_batch SET basis = ?, basis_by = ?, basis_at = ? WHERE id = ? AND basis IS NULL",
        (basis.statement, basis.stated_by, from_moment(basis.stated_at), batch_id),
    )


def known_rows(store: Store, source: str) -> dict[str, bytes]:
    """Key -> digest of every row of this source that was imported before."""
    # Keys begin with the source and a control character, so a range of the primary key holds them all.
    found = store.all(
        "SELECT source_key, digest FROM import_row WHERE source_key >= ? AND source_key < ?",
        (f"{source}\x1f", f"{source}\x20"),
    )
    return {row[0]: bytes(row[1]) for row in found}


def officers_by_reference(store: Store) -> dict[str, int]:
    """Reference -> key of every officer who came from a spreadsheet."""
    return dict(store.all("SELECT reference, id FROM officer WHERE reference IS NOT NULL"))


def last_keys(store: Store) -> tuple[int, int, int]:
    """The highest keys of officers, incidents and cases: new records of a batch are numbered from there."""
    row = store.one(
        "SELECT (SELECT coalesce(max(id), 0) FROM officer), (SELECT coalesce(max(id), 0) FROM incident),"
        " (SELECT coalesce(max(id), 0) FROM case_)"
    )
    return (0, 0, 0) if row is None else (row[0], row[1], row[2])


def add_officers(store: Store, officers: Iterable[Officer]) -> None:
    """Insert officers under the ids they carry."""
    store.run_many(
        "INSERT INTO officer (id, uid, alias, name, contact, language, reference, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (one.id, one.uid, one.alias, one.name, one.contact, one.language, one.reference, moment)
            for one, moment in _dated((one, one.created_at) for one in officers)
        ),
    )


def add_incidents(store: Store, incidents: Iterable[Incident]) -> None:
    """Insert incidents under the ids they carry."""
    store.run_many(
        "INSERT INTO incident (id, uid, occurred_on, occurred_at, zone, act, means, flags, circumstance,"
        " environment, place, region, alias, under_investigation, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                one.id,
                one.uid,
                from_date(one.occurred_on),
                from_time(one.occurred_at),
                one.zone,
                one.act,
                one.means,
                from_codes(sorted(one.flags)),
                one.circumstance,
                one.environment,
                one.place,
                one.region,
                one.alias,
                int(one.under_investigation),
                moment,
            )
            for one, moment in _dated((one, one.created_at) for one in incidents)
        ),
    )


def add_cases(store: Store, cases: Iterable[Case]) -> None:
    """Insert cases under the ids they carry."""
    store.run_many(
        "INSERT INTO case_ (id, uid, incident_id, officer_id, state, opened_at, closed_at, lead, membership,"
        " relation, injuries, days_lost, medical, alone, over_48h, rest_under_11h, kit_missing, sex, age_band,"
        " role, rank, unit, justice, care_time, recorded, legal_aid, justice_on, import_id, counted_in)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                one.id,
                one.uid,
                one.incident_id,
                one.officer_id,
                one.state.value,
                moment,
                from_optional_moment(one.closed_at),
                int(one.lead),
                one.membership.value,
                one.relation.value,
                from_codes(one.injuries),
                one.days_lost,
                one.medical,
                _plain(one.conditions.alone),
                _plain(one.conditions.over_48h),
                _plain(one.conditions.rest_under_11h),
                _plain(one.conditions.kit_missing),
                one.sex,
                _plain(one.age_band),
                one.role,
                one.rank,
                one.unit,
                one.justice,
                one.care_time,
                _plain(one.recorded),
                one.legal_aid,
                from_date(one.justice_on),
                one.import_id,
                one.counted_in,
            )
            for one, moment in _dated((one, one.opened_at) for one in cases)
        ),
    )


def add_rows(store: Store, rows: Iterable[tuple[str, bytes, int]]) -> None:
    """Remember which row of which source became which case: (key, digest, case)."""
    store.run_many("INSERT INTO import_row (source_key, digest, case_id) VALUES (?, ?, ?)", rows)


def index_batch(store: Store, batch_id: int) -> None:
    """Make every case of a batch found by search, with the document that `search.index_case` writes."""
    store.run(
        "INSERT INTO search (rowid, text)"
        " SELECT 2 * c.id, concat_ws(' ', o.alias, o.name, o.reference, o.contact, i.alias, i.place, c.unit, c.rank)"
        " FROM case_ c JOIN officer o ON o.id = c.officer_id JOIN incident i ON i.id = c.incident_id"
        " WHERE c.import_id = ? ORDER BY c.id",
        (batch_id,),
    )


def _plain(code: StrEnum | None) -> str | None:
    """The code itself. Binding the enum would do, but takes four times as long for a whole file."""
    return None if code is None else code.value


def _dated(records: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, str]]:
    """Each record with its moment as text; a batch has one moment, so it is written out once."""
    written: dict[Any, str] = {}
    for record, moment in records:
        if moment not in written:
            written[moment] = from_moment(moment)
        yield record, written[moment]
