"""From the key to Today, and search as you type, each against the bare queries in plain SQLCipher."""

import functools
import random
import statistics
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from tests.bench.figure import Figure, alternating, seconds
from wellbeing.app import search
from wellbeing.app.session import Session
from wellbeing.app.today import today
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault.connection import CACHE_KIB
from wellbeing.vault.keys import DataKey
from wellbeing.vault.store import NAME

_LIMIT_MS = 50


def measure_today(folder: Path, key: DataKey, rounds: int) -> Figure:
    """Opening the vault with its data key and reading Today."""
    queries = _queries_of_today(folder, key)

    def ours() -> float:
        def work() -> None:
            store = opening.open_with_key(folder, key)
            today(Session(store=store, language=language("en")))
            store.close()

        return seconds(work)

    def bare() -> float:
        def work() -> None:
            connection = _bare(folder, key)
            for query in queries:
                connection.execute(query).fetchall()
            connection.close()

        return seconds(work)

    measured = alternating(rounds, ours, bare)
    return Figure(
        what="from key to Today",
        baseline=f"SQLCipher opened with the key, the same {len(queries)} queries",
        unit="s",
        ours=measured[0],
        bare=measured[1],
        target=3,
    )


def _bare(folder: Path, key: DataKey) -> Any:
    connection = sqlcipher.connect(str(folder / NAME))
    connection.execute(f"PRAGMA key = \"x'{key.derive('store').hex()}'\"")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def _queries_of_today(folder: Path, key: DataKey) -> list[str]:
    """What Today asks the store, with its values, as SQLite traces it."""
    store = opening.open_with_key(folder, key)
    queries: list[str] = []
    store._access.connection.set_trace_callback(queries.append)
    today(Session(store=store, language=language("en")))
    store._access.connection.set_trace_callback(None)
    store.close()
    return [query for query in queries if query.startswith("SELECT")]


def measure_search(folder: Path, key: DataKey, count: int) -> list[Figure]:
    """Substrings of one letter and more of what stands in the index, one key press after the other."""
    store = opening.open_with_key(folder, key)
    session = Session(store=store, language=language("en"))
    connection = _bare(folder, key)
    typed = _typed(connection, count)
    times = [
        (seconds(functools.partial(search.find, session, text)), seconds(functools.partial(_ask, connection, text)))
        for text in typed
    ]
    store.close()
    connection.close()
    within = sum(ours * 1000 <= _LIMIT_MS for ours, _bare_time in times) / len(times)
    return [
        Figure(
            what=f"search as you type, median of {len(times)}",
            baseline="the bare index query",
            unit="s",
            ours=statistics.median(ours for ours, _bare_time in times),
            bare=statistics.median(bare for _ours, bare in times),
            target=3,
        ),
        Figure(
            what=f"searches within {_LIMIT_MS} ms",
            baseline="",
            unit="%",
            ours=within * 100,
            bare=None,
            target=95,
            at_least=True,
        ),
    ]


def _typed(connection: Any, count: int) -> list[str]:
    """What somebody types, letter by letter, who looks for words of the index."""
    chance = random.Random(1)
    documents = [row[0] for row in connection.execute("SELECT text FROM search ORDER BY rowid")]
    typed: list[str] = []
    while len(typed) < count:
        word = chance.choice(chance.choice(documents).split() or ["x"])[:8]
        typed += [word[:length] for length in range(1, len(word) + 1)]
    return typed[:count]


def _ask(connection: Any, text: str) -> list[Any]:
    """The index alone: the keys of the newest fifty documents with this text in them."""
    if len(text) >= 3:
        query, value = "search MATCH ?", f'"{text}"'.replace("\0", "")
    else:
        query, value = "text LIKE ? ESCAPE '\\'", f"%{text}%"
    found: list[Any] = connection.execute(
        f"SELECT rowid FROM search WHERE {query} ORDER BY rowid DESC LIMIT 50", (value,)
    ).fetchall()
    return found
