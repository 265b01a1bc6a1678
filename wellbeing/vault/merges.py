"""Two records made one, and taken apart again.

Merging is a list of steps (a row gets another parent, an empty field is filled, a row goes); it is stored, and undone
from its end. A case that both have is merged in turn, and so are its follow-ups of the same step.
"""

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from wellbeing.domain.identity import CaseId, IncidentId, MergeId, OfficerId, Uid, new_uid
from wellbeing.vault import any_table, quarters, search
from wellbeing.vault.any_table import Number
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store

Step = tuple[str, str, Number, dict[str, Any]]
"""What was done, the table, the row, and the columns as they were before."""
Numbers = dict[tuple[str, Number], Number]
"""Rows that came back, by table and by the number that they had."""
_SET, _DROPPED = "set", "dropped"

_TWIN: dict[str, str] = {"case_": "incident_id = ? AND officer_id = ?", "follow_up": "case_id = ? AND step = ?"}
"""What of which there may be one only under the same parents."""
_OWN = frozenset({"id", "uid", "created_at", "opened_at", "import_id", "incident_id", "officer_id", "case_id"})
"""Columns that are never taken over from the row that goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two records that were made one. `label` is what the one that went was called."""

    id: MergeId
    uid: Uid
    officer_id: OfficerId | None
    incident_id: IncidentId | None
    label: str
    at: dt.datetime


@dataclass(slots=True)
class _Work:
    """The steps of one merging, and the cases it touches."""

    store: Store
    steps: list[Step] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    def merge(self, table: str, kept: int, gone: int) -> None:
        """Everything that hangs on `gone` hangs on `kept`; then `gone` goes, and fills what is empty in `kept`. Earlier
        mergings hang on it too: they stay with who is kept, and can be taken apart after this one."""
        for child, column in any_table.children(self.store, table):
            key = ", ".join(any_table.key(self.store, child))
            rows = self.store.all(f"SELECT {key} FROM {child} WHERE {column} = ?", (gone,))
            for row in rows:
                self._hang(child, column, row[0] if len(row) == 1 else tuple(row), kept)
        before = any_table.row(self.store, table, gone)
        any_table.delete(self.store, table, gone)
        self.steps.append((_DROPPED, table, gone, before))
        self._fill(table, kept, before)

    def _hang(self, table: str, column: str, row: Number, parent: int) -> None:
        if table == "case_" and isinstance(row, int):
            self.touched.add(row)
        twin = self._twin(table, column, row, parent)
        if twin is not None and isinstance(row, int):
            self.merge(table, twin, row)
        elif self._is_taken(table, column, row, parent):
            self.steps.append((_DROPPED, table, row, any_table.row(self.store, table, row)))
            any_table.delete(self.store, table, row)
        else:
            self._set(table, row, {column: parent})

    def _is_taken(self, table: str, column: str, row: Number, parent: int) -> bool:
        """Whether the new parent has one already of what it may have once: a row of the same key, and a restriction in
        force."""
        key = any_table.key(self.store, table)
        if table == "counted" and quarters.is_marked(self.store, CaseId(parent), *self._what(row)):
            return True  # the one that was entered twice is counted once
        if column in key:
            now = {**any_table.row(self.store, table, row), column: parent}
            return any_table.is_there(self.store, table, tuple(now[name] for name in key))
        if table != "restriction" or any_table.row(self.store, table, row)["lifted_at"] is not None:
            return False
        in_force = "SELECT 1 FROM restriction WHERE officer_id = ? AND lifted_at IS NULL"
        return self.store.one(in_force, (parent,)) is not None

    def _what(self, row: Number) -> tuple[str, str]:
        sealed = any_table.row(self.store, "counted", row)
        return sealed["unit"], sealed["subject"]

    def _twin(self, table: str, column: str, row: Number, parent: int) -> int | None:
        """The row under the new parent that says the same as this one, which there may be once only."""
        if table not in _TWIN:
            return None
        now = {**any_table.row(self.store, table, row), column: parent}
        names = ("incident_id", "officer_id") if table == "case_" else ("case_id", "step")
        if any(now[name] is None for name in names):
            return None
        found = self.store.one(
            f"SELECT id FROM {table} WHERE {_TWIN[table]} AND id <> ?", (*(now[name] for name in names), row)
        )
        return None if found is None else int(found[0])

    def _fill(self, table: str, kept: int, gone: dict[str, Any]) -> None:
        now = any_table.row(self.store, table, kept)
        if table == "case_":
            self.touched.add(kept)
            if "open" in (now["state"], gone["state"]) and now["state"] != "open":
                self._set(table, kept, {"state": "open", "closed_at": None})
            gone = {**gone, "closed_at": None}
        if table == "follow_up" and (now["result"] is not None or gone["result"] is None):
            gone = {"counted_in": gone["counted_in"]}
        empty = {
            name: value
            for name, value in gone.items()
            if name not in _OWN and now[name] in (None, "") and value not in (None, "")
        }
        if empty:
            self._set(table, kept, empty)

    def _set(self, table: str, row: Number, values: dict[str, Any]) -> None:
        was = any_table.row(self.store, table, row)
        any_table.update(self.store, table, row, values)
        place = tuple({**was, **values}[name] for name in any_table.key(self.store, table))
        before = {name: was[name] for name in (*values, *_told_by(was))}
        self.steps.append((_SET, table, place[0] if len(place) == 1 else place, before))


def merge_officers(store: Store, kept: OfficerId, gone: OfficerId, at: dt.datetime) -> Uid:
    """Inside a transaction: everything of `gone` is `kept`'s. Returns the uid of the merging."""
    label = str(any_table.row(store, "officer", gone)["alias"])
    return _merge(store, "officer", kept, gone, label, at)


def merge_incidents(store: Store, kept: IncidentId, gone: IncidentId, at: dt.datetime) -> Uid:
    """Inside a transaction: the cases of `gone` are `kept`'s. Returns the uid of the merging."""
    return _merge(store, "incident", kept, gone, str(any_table.row(store, "incident", gone)["alias"] or ""), at)


def _merge(store: Store, table: str, kept: int, gone: int, label: str, at: dt.datetime) -> Uid:
    work, uid = _Work(store), new_uid()
    work.merge(table, kept, gone)
    parents = (kept, None) if table == "officer" else (None, kept)
    merge_id = store.run(
        "INSERT INTO merge (uid, officer_id, incident_id, label, steps, at) VALUES (?, ?, ?, ?, ?, ?)",
        (uid, *parents, label, json.dumps(work.steps), from_moment(at)),
    )
    there = [case_id for case_id in sorted(work.touched) if any_table.is_there(store, "case_", case_id)]
    store.run_many("INSERT INTO merge_case (merge_id, case_id) VALUES (?, ?)", [(merge_id, one) for one in there])
    _index(store, table, kept)
    for case_id in work.touched.difference(there):
        search.forget_case(store, CaseId(case_id))
    return uid


def undo(store: Store, merge_id: MergeId) -> None:
    """Inside a transaction: both are there again as before. What was added since stays where it is now; whoever was
    kept and has no case any more was erased meanwhile, and goes."""
    row = store.one("SELECT steps, officer_id, incident_id FROM merge WHERE id = ?", (merge_id,))
    if row is None:
        raise KeyError(merge_id)
    table, kept = ("incident", row[2]) if row[1] is None else ("officer", row[1])
    numbers: Numbers = {}
    for done, of, number, before in reversed(_read(row[0])):
        values = {name: _now(numbers, name, value) for name, value in before.items()}
        if done == _SET:
            meant = _meant(store, of, numbers.get((of, number), number), before)
            if meant is not None:
                _restore(store, of, meant, values)
        elif of != "merge_case" or any_table.is_there(store, "merge", values["merge_id"]):
            numbers[of, number] = _insert(store, of, number, values)
    store.run("DELETE FROM merge WHERE id = ?", (merge_id,))
    quarters.carry_what_came_back(store)
    quarters.take_away_what_left(store)
    _tell_others(store, numbers)
    for parent in (kept, *(back for (of, _was), back in numbers.items() if of == table)):
        _index(store, table, parent)
    store.run(f"DELETE FROM {table} WHERE id = ? AND NOT EXISTS ({_CASES[table]})", (kept, kept))


def _told_by(row: dict[str, Any]) -> tuple[str, ...]:
    """What tells a row from a later one to which its number was given: its uid; for what has none, its moment."""
    return next(((name,) for name in ("uid", "at") if name in row), ())


def _meant(store: Store, table: str, number: Number, before: dict[str, Any]) -> Number | None:
    """The row that a step means. None where it went since; another one may have its number now."""
    if "uid" in before and any_table.key(store, table) == ("id",):
        found = store.one(f"SELECT id FROM {table} WHERE uid = ?", (before["uid"],))
        return None if found is None else int(found[0])
    if not any_table.is_there(store, table, number):
        return None
    now = any_table.row(store, table, number)
    return number if all(now[name] == before[name] for name in _told_by(now) if name in before) else None


def _read(written: str) -> list[Step]:
    return [
        (done, table, tuple(number) if isinstance(number, list) else number, before)
        for done, table, number, before in json.loads(written)
    ]


def _tell_others(store: Store, numbers: Numbers) -> None:
    """Mergings before this one mean the rows that came back, whatever number these have now."""
    moved = {key: number for key, number in numbers.items() if key[1] != number}
    if not moved:
        return
    for other, written in store.all("SELECT id, steps FROM merge"):
        steps = [
            (
                done,
                table,
                moved.get((table, number), number),
                {name: _now(moved, name, old) for name, old in row.items()},
            )
            for done, table, number, row in _read(written)
        ]
        store.run("UPDATE merge SET steps = ? WHERE id = ?", (json.dumps(steps), other))


def _now(numbers: Numbers, name: str, value: Any) -> Any:
    """A number that stood in a column, where the row that it means came back under another one."""
    target = name.removesuffix("_id")
    owner = "case_" if target == "case" else target
    return numbers.get((owner, value), value) if name.endswith("_id") else value


def _insert(store: Store, table: str, number: Number, row: dict[str, Any]) -> Number:
    """Under its own number, or a new one where that was given to another row since."""
    values = dict(row)
    if any_table.key(store, table) == ("id",) and any_table.is_there(store, table, number):
        del values["id"]
    marks = ", ".join("?" for _name in values)
    made = store.run(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return made if any_table.key(store, table) == ("id",) else number


def _restore(store: Store, table: str, number: Number, before: dict[str, Any]) -> None:
    """What was counted stays counted: a case is never counted twice."""
    values = {name: value for name, value in before.items() if not name.endswith("counted_in")}
    if values:
        any_table.update(store, table, number, values)


def settle(store: Store, merge_id: MergeId) -> None:
    """Inside a transaction: it stays so; what was needed to take them apart goes."""
    store.run("DELETE FROM merge WHERE id = ?", (merge_id,))


def forget_officer(store: Store, officer_id: OfficerId) -> None:
    """Inside a transaction: name and contact of an officer are erased, so that no merging may tell them any more."""
    if _is_known(store):
        mine = "(SELECT m.merge_id FROM merge_case m JOIN case_ c ON c.id = m.case_id WHERE c.officer_id = ?)"
        store.run(f"DELETE FROM merge WHERE officer_id = ? OR id IN {mine}", (officer_id, officer_id))


def forget_case(store: Store, case_id: CaseId) -> None:
    """Inside a transaction: a case is erased, so that no merging may tell of it any more."""
    if _is_known(store):
        store.run("DELETE FROM merge WHERE id IN (SELECT merge_id FROM merge_case WHERE case_id = ?)", (case_id,))


def _is_known(store: Store) -> bool:
    """A restore erases in a backup before it is brought up to today's schema: there may be no mergings yet."""
    return store.one("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'merge_case'") is not None


def listed(store: Store) -> list[Merge]:
    """Everything that can be taken apart, the newest first."""
    rows = store.all("SELECT id, uid, officer_id, incident_id, label, at FROM merge ORDER BY at DESC, id DESC")
    return [
        Merge(
            id=MergeId(row[0]),
            uid=Uid(row[1]),
            officer_id=None if row[2] is None else OfficerId(row[2]),
            incident_id=None if row[3] is None else IncidentId(row[3]),
            label=row[4],
            at=to_moment(row[5]),
        )
        for row in rows
    ]


def not_same(store: Store) -> set[frozenset[Uid]]:
    """Pairs of which somebody said that they are two."""
    return {frozenset((Uid(one), Uid(other))) for one, other in store.all("SELECT one_uid, other_uid FROM not_same")}


def say_not_same(store: Store, one: Uid, other: Uid) -> None:
    """Inside a transaction: they are two, and are not asked about again."""
    store.run("INSERT INTO not_same (one_uid, other_uid) VALUES (?, ?) ON CONFLICT DO NOTHING", sorted((one, other)))


_CASES = {table: f"SELECT id FROM case_ WHERE {table}_id = ?" for table in ("officer", "incident")}


def _index(store: Store, table: str, number: Number) -> None:
    """Write the words of every case of an officer or incident anew: the name may have come from the other one."""
    for (case_id,) in store.all(_CASES[table], (number,)):
        search.index_case(store, case_id)
