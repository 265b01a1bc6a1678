"""Digests of every record, kept as one running sum by triggers that nobody has to remember.

SQLCipher finds a changed page but not an old one put back. So each record has a keyed digest, and the sum of
all of them stands in the chained log. Digest and sum: docs/formats/vault.md.
"""

import functools
import hashlib
import itertools
from collections.abc import Iterator
from typing import Any

import msgspec

SUM_BYTES = 32
_MODULUS = 1 << (8 * SUM_BYTES)
_DIGEST = hashlib.blake2b
_NUMBER = int.from_bytes
_ENCODE = msgspec.msgpack.Encoder().encode
_UNCOUNTED = ("log",)
"""The log is protected by its own chain."""

SCHEMA = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
_COLUMNS = (
    "SELECT listed.name, found.name FROM pragma_table_list AS listed, pragma_table_info(listed.name, 'main') AS found "
    "WHERE listed.schema = 'main' AND listed.type = 'table' ORDER BY listed.name, found.cid"
)
_SLICE = 1000

Heard = tuple[bool, tuple[Any, ...]]
"""Whether a record came (else it went), and its table with all its values."""


class Tally:
    """The running sum of record digests of one connection, kept current by triggers.

    A failed statement leaves it too high or too low, so the transaction around it has to be ended.
    """

    def __init__(self, key: bytes, total: int = 0) -> None:
        self._key = key
        self.total = total
        self.heard: list[Heard] | None = None
        """Where somebody listens: every change of a record, in the order in which they happen."""

    def digest(self, row: tuple[object, ...]) -> int:
        """The keyed digest of (table, value, value, ...) as a number below 2^256."""
        return _NUMBER(_DIGEST(_ENCODE(row), digest_size=SUM_BYTES, key=self._key).digest(), "big")

    def came(self, *row: object) -> None:
        """SQL function: a record was added. Written out, as it runs for every record of an import."""
        self.total += _NUMBER(_DIGEST(_ENCODE(row), digest_size=SUM_BYTES, key=self._key).digest(), "big")
        if self.heard is not None:
            self.heard.append((True, row))

    def went(self, *row: object) -> None:
        """SQL function: a record was removed."""
        self.total -= self.digest(row)
        if self.heard is not None:
            self.heard.append((False, row))

    @property
    def sum(self) -> bytes:
        """The sum as it stands in the log."""
        return (self.total % _MODULUS).to_bytes(SUM_BYTES, "big")


def counted_tables(connection: Any) -> dict[str, tuple[str, ...]]:
    """Every table whose records are digested, with its columns in the schema's order.

    Virtual tables and the tables inside them are left out: they repeat the records for searching.
    """
    rows = connection.execute(_COLUMNS).fetchall()
    tables = {
        table: tuple(column for _table, column in found) for table, found in itertools.groupby(rows, lambda row: row[0])
    }
    return {
        table: columns
        for table, columns in tables.items()
        if table not in _UNCOUNTED and not table.startswith("sqlite_")
    }


def quoted(name: str) -> str:
    """A name of the schema as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def install(connection: Any, tally: Tally) -> None:
    """Make every change of a record reach `tally`, whatever statement, cascade or trigger causes it.

    The guard of the connection must allow building.
    """
    connection.create_function("record_came", -1, tally.came)
    connection.create_function("record_went", -1, tally.went)
    for table, columns in counted_tables(connection).items():
        for statement in _triggers(table, columns):
            connection.execute(statement)


@functools.cache
def _triggers(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The statements that make a table's triggers: the same at every opening of a process."""
    came, went = _call("came", "NEW", table, columns), _call("went", "OLD", table, columns)
    calls = {"INSERT": came, "DELETE": went, "UPDATE": f"{went}, {came}"}
    return tuple(
        f"CREATE TEMP TRIGGER {quoted(f'digest of {table} {moment.lower()}')} AFTER {moment} "
        f"ON main.{quoted(table)} BEGIN SELECT {call}; END"
        for moment, call in calls.items()
    )


def uninstall(connection: Any) -> None:
    """Take the triggers away, before the schema changes."""
    names = connection.execute("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER temp.{quoted(name)}")


def _call(what: str, side: str, table: str, columns: tuple[str, ...]) -> str:
    values = ", ".join(f"{side}.{quoted(column)}" for column in columns)
    literal = "'" + table.replace("'", "''") + "'"
    return f"record_{what}({literal}, {values})"


def counted(connection: Any, *tallies: Tally) -> Iterator[int]:
    """Recompute the sum into each of `tallies` from all records, a slice at a time; yields the records read so far.

    The connection must see no change meanwhile. After the last slice their `sum` is the sum.
    """
    schema = [("sqlite_schema", *row) for row in connection.execute(SCHEMA).fetchall()]
    totals = [sum(map(tally.digest, schema)) for tally in tallies]
    seen = 0
    for table, columns in counted_tables(connection).items():
        names = ", ".join(quoted(column) for column in columns)
        rows = connection.execute(f"SELECT ?, {names} FROM main.{quoted(table)}", (table,))
        while part := rows.fetchmany(_SLICE):
            for place, tally in enumerate(tallies):
                totals[place] += sum(map(tally.digest, part))
            seen += len(part)
            yield seen
    for tally, total in zip(tallies, totals, strict=True):
        tally.total = total
