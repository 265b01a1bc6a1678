"""The store's structure, checked a slice at a time: trees, free pages, full-text search, and every index.

It finds what SQLite's `integrity_check` finds, which is one long statement: `quick_check` looks at everything but
indexes and the order of tables without row numbers; indexes are compared here with the rows, a few thousand at a time.
`quick_check` is one statement too, and takes longer the more records there are: it is broken off where somebody else
waits for the store, and asked anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wellbeing.errors import Tampered
from wellbeing.vault.connection import STORE_DAMAGED, answer_unless
from wellbeing.vault.integrity import quoted

_ROWS = 2000
_GIVES_WAY = 100
"""How often a statement is broken off before it is done in one go: a check comes to its end beside any work."""
_ROWID, _EXPRESSION = -1, -2
"""What SQLite tells instead of a column's number."""
_IN_KEY_ORDER = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 1 ORDER BY name"
"""Tables without row numbers: they are an index themselves."""
_INDEXES = (
    "SELECT name, tbl_name, sql FROM main.sqlite_schema WHERE type = 'index'"
    " AND tbl_name IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 0) ORDER BY tbl_name, name"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """An index over columns of a table with row numbers; `condition` is that of a partial one, else `1`."""

    name: str
    table: str
    columns: tuple[str, ...]
    condition: str


def structure_checked(connection: Any, others_wait: Callable[[], bool] | None = None) -> Iterator[None]:
    """Check everything that SQLite's own check looks at; yields between slices, and soon where `others_wait`.

    The connection must see no change meanwhile. Raises `Tampered` at the first difference.
    """
    yield from _found_ok(connection, "PRAGMA quick_check(1)", others_wait)
    for (table,) in connection.execute(_IN_KEY_ORDER).fetchall():
        yield from _found_ok(connection, f"PRAGMA integrity_check({quoted(table)})", others_wait)
    for name, table, sql in connection.execute(_INDEXES).fetchall():
        index = _understood(connection, name, table, sql)
        if index is None:
            yield from _found_ok(connection, f"PRAGMA integrity_check({quoted(table)})", others_wait)
        else:
            yield from _compared(connection, index)


def _found_ok(connection: Any, check: str, others_wait: Callable[[], bool] | None) -> Iterator[None]:
    """SQLite's own check, which begins anew each time that it gave way."""
    answer = None
    if others_wait is not None:
        for _time in range(_GIVES_WAY):
            answer = answer_unless(others_wait, connection, check)
            if answer is not None:
                break
            yield
    if (answer or connection.execute(check).fetchone()) != ("ok",):
        raise Tampered(STORE_DAMAGED)
    yield


def _understood(connection: Any, name: str, table: str, sql: str | None) -> _Index | None:
    """The index; None for one over an expression or in another order of letters, which only SQLite can look up."""
    columns = []
    for _place, number, column, _descending, order, is_key in connection.execute(
        f"PRAGMA main.index_xinfo({quoted(name)})"
    ).fetchall():
        if number == _EXPRESSION or (number != _ROWID and order != "BINARY"):
            return None
        if is_key:
            columns.append(column)
    return _Index(name=name, table=table, columns=tuple(columns), condition=(sql or "").partition(" WHERE ")[2] or "1")


def _compared(connection: Any, index: _Index) -> Iterator[None]:
    """Every row is found through the index, and the index has as many entries as there are rows to find: then it
    holds exactly them."""
    table, name, condition = f"main.{quoted(index.table)}", quoted(index.name), index.condition
    same = " AND ".join(f"e.{quoted(column)} IS r.{quoted(column)}" for column in index.columns)
    missing = (
        f"SELECT count(*), total(NOT EXISTS (SELECT 1 FROM {table} AS e INDEXED BY {name}"
        f" WHERE {same} AND e.rowid = r.rowid AND ({condition})))"
        f" FROM {table} AS r NOT INDEXED WHERE r.rowid > ? AND r.rowid <= ? AND ({condition})"
    )
    rows, above = 0, -(2**63)
    while (up_to := _slice_end(connection, table, above)) is not None:
        found, lost = connection.execute(missing, (above, up_to)).fetchone()
        if lost:
            raise Tampered(STORE_DAMAGED)
        rows, above = rows + found, up_to
        yield
    entries = connection.execute(f"SELECT count(*) FROM {table} INDEXED BY {name} WHERE {condition}").fetchone()
    if entries != (rows,):
        raise Tampered(STORE_DAMAGED)
    yield


def _slice_end(connection: Any, table: str, above: int) -> int | None:
    """The number of the last of the next rows; None where there are no more."""
    (end,) = connection.execute(
        f"SELECT max(n) FROM (SELECT rowid AS n FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS})",
        (above,),
    ).fetchone()
    return None if end is None else int(end)
