"""The whole check of a vault of 50 MB, its slices, and a warm scan against the same rows in plain SQLite."""

import itertools
import secrets
import sqlite3
import statistics
import time
from pathlib import Path

from tests.bench.figure import Figure, alternating, seconds
from tests.bench.plain import copied
from wellbeing.vault import opening
from wellbeing.vault.integrity import counted_tables, quoted
from wellbeing.vault.keys import DataKey
from wellbeing.vault.store import NAME, Store
from wellbeing.vault.whole_check import verification, verify_records

_BYTES = 50_000_000
_NOTE = "what was said, and then " * 40


def measure(folder: Path, key: DataKey, rounds: int, size: int = _BYTES) -> list[Figure]:
    """Fills the vault in `folder` with notes up to `size` bytes, and measures there."""
    store = opening.open_with_key(folder, key)
    try:
        _fill(store, size)
        plain = _plain(store)
        scans = [f"SELECT * FROM {quoted(table)}" for table in counted_tables(store._access.connection)]

        def ours() -> float:
            return seconds(lambda: [store.all(scan) for scan in scans])

        def bare() -> float:
            return seconds(lambda: [plain.execute(scan).fetchall() for scan in scans])

        ours(), bare()  # both have their pages in memory now
        scan = alternating(rounds, ours, bare)
        check = alternating(rounds, lambda: seconds(lambda: verify_records(store)), ours)
        megabytes = (folder / NAME).stat().st_size / 1_000_000
        return [
            Figure(
                what=f"whole check of {megabytes:.0f} MB",
                baseline="",
                unit="s",
                ours=check[0],
                bare=None,
                target=0.5,
            ),
            Figure(
                what="whole check against reading",
                baseline="reading the same rows from the same store",
                unit="s",
                ours=check[0],
                bare=check[1],
                target=None,
            ),
            Figure(
                what=f"longest slice of the check, the processor's time, median of {rounds}",
                baseline="between two moments at which others may go first",
                unit="ms",
                ours=statistics.median(_longest_slice(store) for _round in range(rounds)) * 1000,
                bare=None,
                target=50,
            ),
            Figure(
                what="warm scan of all records",
                baseline="the same rows in plain SQLite in memory",
                unit="s",
                ours=scan[0],
                bare=scan[1],
                target=1.2,
            ),
        ]
    finally:
        store.close()


def _fill(store: Store, size: int) -> None:
    (case,) = store.one("SELECT min(id) FROM case_") or (0,)
    while (store.folder / NAME).stat().st_size < size:
        with store.transaction("bench.filled"):
            rows = [(secrets.token_hex(16), case, "2026-03-12T09:30:00+00:00", _NOTE) for _note in range(5_000)]
            store.run_many("INSERT INTO note (uid, case_id, at, text) VALUES (?, ?, ?, ?)", rows)


def _plain(store: Store) -> sqlite3.Connection:
    plain = sqlite3.connect(":memory:", isolation_level=None)
    copied(store, plain)
    return plain


def _longest_slice(store: Store) -> float:
    """The most seconds of this thread between two moments at which the check lets others go first: meanwhile whoever
    asks the vault for something waits. Time in which the computer did other things is left out."""
    moments = [time.thread_time()]

    def others_wait() -> bool:
        moments.append(time.thread_time())
        return False

    for _share in verification(store, others_wait):
        moments.append(time.thread_time())
    return max(later - earlier for earlier, later in itertools.pairwise(moments))
