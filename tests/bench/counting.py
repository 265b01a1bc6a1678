"""Counting 5 million cases into all tables of cases, against DuckDB's group-bys in the same run.

Both have the same columns in memory: a leaf code per dimension, an officer. DuckDB also has the columns of upper
levels ready, which the program works out, and may use every core.
"""

import itertools

import duckdb
import numpy as np

from tests.bench import tables
from tests.bench.figure import Figure, alternating, seconds
from wellbeing.anonymise.schema import Schema, Table, Unit
from wellbeing.anonymise.tabulate import Numbers, Rows, levels_of
from wellbeing.content.statistics import load_schema

CASES, OFFICERS = 5_000_000, 1_000_000


def measure(rounds: int = 3) -> Figure:
    """Cases and distinct officers of every cell of every table at every level, in turns."""
    schema = load_schema()
    chosen = [table for table in schema.tables if table.unit is Unit.CASES]
    rows = _rows(schema, chosen)
    connection = _database(schema, rows)
    queries = [query for table in chosen for query in _queries(table)]
    _check(rows, chosen[0], connection, queries)
    ours, bare = alternating(
        rounds,
        lambda: seconds(lambda: [rows.tabulate(table.axes) for table in chosen]),
        lambda: seconds(lambda: [connection.execute(query).fetchall() for query in queries]),
    )
    connection.close()
    return Figure(
        what=f"counting 5 million cases into {len(chosen)} tables",
        baseline=f"DuckDB {duckdb.__version__}, {len(queries)} group-bys with count(distinct officer)",
        unit="s",
        ours=ours,
        bare=bare,
        target=2,
    )


def _rows(schema: Schema, chosen: list[Table]) -> Rows:
    dice = np.random.default_rng(tables.SEED)
    leaves: dict[str, Numbers] = {}
    for name in dict.fromkeys(axis.dimension for table in chosen for axis in table.axes):
        count = len(schema.dimensions[name].leaves())
        weights = 1 / np.arange(1, count + 1) ** 1.3
        leaves[name] = dice.choice(count, CASES, p=weights / weights.sum()).astype(np.int64)
    return Rows(schema=schema, officers=dice.integers(0, OFFICERS, CASES), leaves=leaves)


def _database(schema: Schema, rows: Rows) -> "duckdb.DuckDBPyConnection":
    connection = duckdb.connect()
    columns = {"officer": rows.officers.astype(np.int32)}
    for name, leaves in rows.leaves.items():
        for level in (1, 2):
            _names, lifted = levels_of(schema.dimensions[name], level)
            if len(lifted) and (lifted >= 0).any():
                columns[f"{name}{level}"] = lifted[leaves].astype(np.int16)
    connection.register("given", columns)
    connection.execute("CREATE TABLE cases AS SELECT * FROM given")
    return connection


def _queries(table: Table) -> list[str]:
    found = []
    for levels in itertools.product(*(range(axis.levels + 1) for axis in table.axes)):
        names = [f"{axis.dimension}{level}" for axis, level in zip(table.axes, levels, strict=True) if level]
        by = f" GROUP BY {', '.join(names)}" if names else ""
        where = " AND ".join(f"{name} >= 0" for name in names) or "true"
        chosen = ", ".join([*names, "count(*)", "count(DISTINCT officer)"])
        found.append(f"SELECT {chosen} FROM cases WHERE {where}{by}")
    return found


def _check(rows: Rows, table: Table, connection: "duckdb.DuckDBPyConnection", queries: list[str]) -> None:
    """Both count the same, or the ratio would mean nothing."""
    ours = sorted(tuple(tally) for tally in rows.tabulate(table.axes).values())
    theirs = [line[-2:] for query in queries[: len(_queries(table))] for line in connection.execute(query).fetchall()]
    if ours != sorted(theirs):
        raise RuntimeError("the two counts differ")
