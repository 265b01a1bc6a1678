"""A save and an opening, against the same rows in a plain SQLite file with the same care for power cuts."""

import secrets
import shutil
import sqlite3
from pathlib import Path

from tests.bench.figure import Figure, alternating, seconds
from tests.bench.plain import copied
from wellbeing.vault import opening
from wellbeing.vault.keys import DataKey
from wellbeing.vault.store import Store

_SAVES = 20
"""Saves in one measurement: one alone is lost in the disk's noise."""
_NOTE = "what was said, and then " * 10
_INSERT = "INSERT INTO note (uid, case_id, at, text) VALUES (?, ?, ?, ?)"


def measure(folder: Path, key: DataKey, rounds: int, scratch: Path) -> list[Figure]:
    """Both figures, in a copy of a closed vault."""
    vault, file = scratch / "saving", scratch / "plain.db"
    shutil.copytree(folder, vault)
    store = opening.open_with_key(vault, key)
    plain = sqlite3.connect(file, isolation_level=None)
    try:
        copied(store, plain)
        plain.execute("PRAGMA journal_mode = DELETE")
        plain.execute("PRAGMA synchronous = EXTRA")
        saved = alternating(rounds, lambda: _ours(store), lambda: _bare(plain))
    finally:
        plain.close()
        store.close()
    opened = alternating(
        rounds,
        lambda: seconds(lambda: opening.open_with_key(vault, key).close()),
        lambda: seconds(lambda: _open_plain(file)),
    )
    shutil.rmtree(vault)
    return [
        Figure(
            what=f"{_SAVES} saves of a note: sealed, in the chained log, with head",
            baseline="the same rows in a plain SQLite file, each in a transaction that is on the disk",
            unit="s",
            ours=saved[0],
            bare=saved[1],
            target=None,
        ),
        Figure(
            what="opening with a known key, everything compared",
            baseline="opening the same rows as a plain SQLite file and reading each once",
            unit="s",
            ours=opened[0],
            bare=opened[1],
            target=None,
        ),
    ]


def _row(case: int) -> tuple[str, int, str, str]:
    return secrets.token_hex(16), case, "2026-03-12T09:30:00+00:00", _NOTE


def _ours(store: Store) -> float:
    (case,) = store.one("SELECT min(id) FROM case_") or (0,)

    def save() -> None:
        for _save in range(_SAVES):
            with store.transaction("note.written"):
                store.run(_INSERT, _row(case))

    return seconds(save)


def _bare(plain: sqlite3.Connection) -> float:
    def save() -> None:
        for _save in range(_SAVES):
            plain.execute("BEGIN IMMEDIATE")
            plain.execute(_INSERT, _row(1))
            plain.execute("COMMIT")

    return seconds(save)


def _open_plain(file: Path) -> None:
    plain = sqlite3.connect(file)
    for (name,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        plain.execute(f'SELECT * FROM "{name}"').fetchall()
    plain.close()
