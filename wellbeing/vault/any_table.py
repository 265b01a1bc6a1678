"""Rows of a table that the schema names: whatever table it is, told apart by the columns of its key."""

from collections.abc import Iterator
from typing import Any

from wellbeing.vault.store import Store

Number = int | tuple[int, ...]
"""What tells a row of its table from the others: its number, or those of all that it ties together."""


def children(store: Store, table: str) -> Iterator[tuple[str, str]]:
    """Every table and column that leads to `table`, from the schema: one that comes later is not forgotten."""
    tables = [row[0] for row in store.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    for child in tables:
        for target, column in store.all('SELECT "table", "from" FROM pragma_foreign_key_list(?)', (child,)):
            if target == table:
                yield child, column


def key(store: Store, table: str) -> tuple[str, ...]:
    """The columns that tell the rows of a table apart."""
    return tuple(
        row[0] for row in store.all("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,))
    )


def _where(store: Store, table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in key(store, table))


def _numbers(number: Number) -> tuple[int, ...]:
    return number if isinstance(number, tuple) else (number,)


def row(store: Store, table: str, number: Number) -> dict[str, Any]:
    """The row with every column. Raises KeyError."""
    names = [name for (name,) in store.all("SELECT name FROM pragma_table_info(?)", (table,))]
    found = store.one(f"SELECT {', '.join(names)} FROM {table} WHERE {_where(store, table)}", _numbers(number))
    if found is None:
        raise KeyError(number)
    return dict(zip(names, found, strict=True))


def is_there(store: Store, table: str, number: Number) -> bool:
    """Whether there is such a row."""
    return store.one(f"SELECT 1 FROM {table} WHERE {_where(store, table)}", _numbers(number)) is not None


def update(store: Store, table: str, number: Number, values: dict[str, Any]) -> None:
    """Inside a transaction: write these columns."""
    changes = ", ".join(f"{name} = ?" for name in values)
    store.run(f"UPDATE {table} SET {changes} WHERE {_where(store, table)}", (*values.values(), *_numbers(number)))


def delete(store: Store, table: str, number: Number) -> None:
    """Inside a transaction: the row goes, with what the schema lets go with it."""
    store.run(f"DELETE FROM {table} WHERE {_where(store, table)}", _numbers(number))
