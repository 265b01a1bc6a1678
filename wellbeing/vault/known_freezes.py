"""What a vault knows of its freezes, for a restore from an older backup."""

from dataclasses import dataclass

from wellbeing.anonymise.schema import Unit
from wellbeing.vault import quarters
from wellbeing.vault.columns import from_moment, from_optional_moment
from wellbeing.vault.quarters import FrozenQuarter
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a vault knows of its freezes, for a restore. `marks` tell by table and column what each random id was
    counted in; `sealed` are the rows that have not left, with the random id of their case first."""

    quarters: tuple[FrozenQuarter, ...]
    marks: tuple[tuple[str, str, str, str], ...]
    sealed: tuple[tuple[str, str, str, str, int, str, int], ...]


def known(store: Store) -> Known:
    """Everything about freezes."""
    marks = [
        (table, column, uid, label)
        for table, column in quarters.MARKS
        for uid, label in store.all(f"SELECT uid, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY id")
    ]
    sealed = store.all(
        "SELECT c.uid, k.unit, k.subject, k.period, k.incident_year, k.facts, k.waits FROM counted k"
        " JOIN case_ c ON c.id = k.case_id ORDER BY c.id, k.unit, k.subject"
    )
    return Known(quarters=tuple(quarters.frozen(store)), marks=tuple(marks), sealed=tuple(tuple(row) for row in sealed))


def bring(store: Store, there: Known) -> None:
    """Inside a transaction: know the freezes that another state of this vault knows, beside those that are here."""
    store.run_many(
        "INSERT INTO quarter (period, frozen_at, path) VALUES (?, ?, ?) ON CONFLICT (period) DO UPDATE"
        " SET path = coalesce(excluded.path, path) WHERE excluded.path IS NOT NULL",
        [(one.period.label, from_moment(one.frozen_at), one.path) for one in there.quarters],
    )
    store.run_many(
        "UPDATE quarter SET closed_at = ?, counted_revision = ? WHERE period = ? AND closed_at IS NULL",
        [
            (from_optional_moment(one.closed_at), one.counted_revision, one.period.label)
            for one in there.quarters
            if one.closed_at is not None
        ],
    )
    store.run_many(
        "INSERT INTO counted (case_id, unit, subject, period, incident_year, facts, waits)"
        " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM case_ WHERE uid = ?1 ON CONFLICT DO NOTHING",
        there.sealed,
    )
    _move_on(store, there)
    for place in quarters.MARKS:
        table, column = place
        marks = [(label, uid) for *where, uid, label in there.marks if tuple(where) == place]
        store.run_many(f"UPDATE {table} SET {column} = coalesce({column}, ?) WHERE uid = ?", marks)
    quarters.take_away_what_left(store)


def _move_on(store: Store, there: Known) -> None:
    """What was sealed here in a quarter that was closed without it since is where the other state has it."""
    mine = "case_id = (SELECT id FROM case_ WHERE uid = ?1) AND unit = ?2 AND subject = ?3"
    for uid, unit, subject, label, _year, _facts, waits in there.sealed:
        row = store.one(f"SELECT case_id, period, waits FROM counted WHERE {mine}", (uid, unit, subject))
        if row is None or (row[1], row[2]) == (label, waits):
            continue
        store.run(f"UPDATE counted SET waits = 1 WHERE {mine}", (uid, unit, subject))
        store.run(f"UPDATE counted SET period = ?4, waits = ?5 WHERE {mine}", (uid, unit, subject, label, waits))
        store.run(quarters.MARKED[Unit(unit)], {"period": label, "case": row[0], "subject": subject})
