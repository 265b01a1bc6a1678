"""The rows of a vault in plain SQLite: the baseline of what the vault costs."""

import sqlite3

from wellbeing.vault.integrity import counted_tables, quoted
from wellbeing.vault.store import Store


def copied(store: Store, plain: sqlite3.Connection) -> None:
    """Lay every counted table of `store` into `plain`."""
    for table, columns in counted_tables(store._access.connection).items():
        names = ", ".join(map(quoted, columns))
        plain.execute(f"CREATE TABLE {quoted(table)} ({names})")
        places = ", ".join("?" * len(columns))
        rows = store.all(f"SELECT * FROM {quoted(table)}")
        plain.execute("BEGIN")
        plain.executemany(f"INSERT INTO {quoted(table)} VALUES ({places})", rows)
        plain.execute("COMMIT")
