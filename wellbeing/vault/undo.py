"""Deletions that can be undone until the vault is locked.

The triggers that keep the sum of all records tell every change, so that a deed is noted whole, with whatever a cascade
took along, and undone whole or not at all. What was taken out is kept in memory only: in the file it is gone at once.
Whatever erases people's records, or hands a case over, empties it.
"""

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator

from wellbeing.domain.identity import ServiceId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import services
from wellbeing.vault.store import ConstraintBroken, Store
from wellbeing.vault.taken_out import Change, Form, Record, TakenOut, net

MOST = 50
"""Deeds that can be undone one after the other."""
BROUGHT_BACK = "record.brought-back"
CHANGED_SINCE = _("What it belongs to was changed since, so it can't be brought back.")


@contextlib.contextmanager
def undoable(store: Store, action: str, subject: str | None = None) -> Iterator[None]:
    """A transaction, as `Store.transaction`, that `bring_back` can undo."""
    form_of = _forms(store)
    with store.transaction(action, subject):
        with store.listening() as heard:
            yield
        changes = net(heard, form_of)
        done = TakenOut(action, subject, changes, _cases(store, changes, form_of))
    if done.changes:
        store.taken_out = [*store.taken_out, done][-MOST:]


def bring_back(store: Store) -> TakenOut:
    """Undo the newest deed. Raises Refused where something that it touches was changed since; LookupError where there
    is nothing to undo."""
    if not store.taken_out:
        raise LookupError("nothing was taken out")
    *older, deed = store.taken_out
    form_of = _forms(store)
    if _cases(store, deed.changes, form_of) != deed.cases:
        raise Refused(CHANGED_SINCE)
    numbers: dict[tuple[str, int], int] = {}
    try:
        with store.transaction(BROUGHT_BACK, deed.subject):
            with store.listening() as heard:
                for change in _ordered(deed.changes, form_of):
                    _undo(store, change, form_of, numbers)
            wanted = [change.renumbered(form_of(change.table), numbers).undone for change in deed.changes]
            if not _same(wanted, net(heard, form_of)):
                raise Refused(CHANGED_SINCE)
            _make_findable(store, wanted)
    except ConstraintBroken as error:
        raise Refused(CHANGED_SINCE) from error
    store.taken_out = [one.renumbered(form_of, numbers) for one in older]
    return deed


def drop_newest(store: Store) -> None:
    """The newest deed can't be undone; those before it still may."""
    store.taken_out = store.taken_out[:-1]


def _undo(store: Store, change: Change, form_of: Callable[[str], Form], numbers: dict[tuple[str, int], int]) -> None:
    form = form_of(change.table)
    now = change.renumbered(form, numbers)
    match now.before, now.after:
        case None, after if after is not None:
            store.run(f"DELETE FROM {now.table} WHERE {_where(form)}", now.key)
        case before, None if before is not None:
            values = dict(before)
            if form.key == ("id",) and _is_there(store, now, form):
                del values["id"]  # the number was given to another record since
            marks = ", ".join("?" for _name in values)
            made = store.run(f"INSERT INTO {now.table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
            if "id" in before and "id" not in values:
                numbers[change.table, int(before["id"])] = made
        case before, _after if before is not None:
            names = ", ".join(f"{name} = ?" for name in before)
            store.run(f"UPDATE {now.table} SET {names} WHERE {_where(form)}", (*before.values(), *now.key))


def _is_there(store: Store, change: Change, form: Form) -> bool:
    return store.one(f"SELECT 1 FROM {change.table} WHERE {_where(form)}", change.key) is not None


def _where(form: Form) -> str:
    return " AND ".join(f"{name} = ?" for name in form.key)


def _ordered(changes: Iterable[Change], form_of: Callable[[str], Form]) -> list[Change]:
    """What comes back, parents before what hangs on them; what was changed; what goes, children first."""
    changes = list(changes)
    depth = {change.table: _depth(change.table, form_of) for change in changes}
    back = sorted((one for one in changes if one.after is None), key=lambda one: depth[one.table])
    goes = sorted((one for one in changes if one.before is None), key=lambda one: -depth[one.table])
    return [*back, *(one for one in changes if one.before is not None and one.after is not None), *goes]


def _depth(table: str, form_of: Callable[[str], Form]) -> int:
    """How many tables stand above this one."""
    parents = {parent for _column, parent in form_of(table).parents} - {table}
    return max((1 + _depth(parent, form_of) for parent in parents), default=0)


def _same(wanted: Iterable[Change], made: Iterable[Change]) -> bool:
    return {(one.table, one.key): one for one in wanted} == {(one.table, one.key): one for one in made}


def _cases(store: Store, changes: Iterable[Change], form_of: Callable[[str], Form]) -> dict[int, str]:
    """How the cases stand to which the records belong: whoever closed one since does not get an open step into it."""
    named = {
        case_id
        for change in changes
        for record in (change.before, change.after)
        if record is not None
        for case_id in _cases_of(store, change.table, record, form_of)
    }
    found = (store.one("SELECT id, state FROM case_ WHERE id = ?", (one,)) for one in sorted(named))
    return {row[0]: row[1] for row in found if row is not None}


def _cases_of(store: Store, table: str, record: Record, form_of: Callable[[str], Form]) -> Iterator[int]:
    """The case of a record, also through what it hangs on: a contact belongs to the case of its follow-up."""
    if table == "case_":
        yield int(record["id"])
        return
    for column, parent in form_of(table).parents:
        if record[column] is not None and form_of(parent).key == ("id",):
            above = store.one(f"SELECT * FROM {parent} WHERE id = ?", (record[column],))
            if above is not None:
                columns = form_of(parent).columns
                yield from _cases_of(store, parent, dict(zip(columns, above, strict=True)), form_of)


def _make_findable(store: Store, changes: Iterable[Change]) -> None:
    for change in changes:
        if change.table == "service" and change.after is not None:
            services.make_findable(store, ServiceId(change.after["id"]))


def _forms(store: Store) -> Callable[[str], Form]:
    @functools.cache
    def form_of(table: str) -> Form:
        columns = store.all("SELECT name, pk FROM pragma_table_info(?)", (table,))
        parents = store.all('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,))
        return Form(
            columns=tuple(name for name, _pk in columns),
            key=tuple(name for name, pk in sorted(columns, key=lambda one: one[1]) if pk),
            parents=tuple((column, parent) for column, parent in parents),
        )

    return form_of
