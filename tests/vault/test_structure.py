"""The check in slices finds whatever SQLite's own check finds in one: tried on plain files, harmed without any key.

Without encryption every byte can be harmed, and more harm is possible than to a vault's store.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from wellbeing.errors import Tampered
from wellbeing.vault import migrations
from wellbeing.vault.connection import PAGE_BYTES
from wellbeing.vault.structure import structure_checked

Harm = Callable[[Random, list[bytes]], bytes]
_TRIES = 250


_FOUND = (Tampered, sqlcipher.DatabaseError, UnicodeDecodeError)
"""What is told of harmed text is harmed text too."""


def connected(file: Path) -> Any:
    return sqlcipher.connect(str(file), isolation_level=None)


def worked(connection: Any, chance: Random, word: str) -> None:
    """Some officers, cases, follow-ups and notes more, and some less; the search index with them."""
    new = (f"{chance.getrandbits(128):032x}" for _uid in range(10_000))
    for _turn in range(60):
        officer = connection.execute(
            "INSERT INTO officer (uid, alias, created_at) VALUES (?, ?, ?)", (next(new), f"{word} alias", word)
        ).lastrowid
        incident = connection.execute(
            "INSERT INTO incident (uid, occurred_on, act, created_at) VALUES (?, '2026-03-01', 'threat', ?)",
            (next(new), word),
        ).lastrowid
        case = connection.execute(
            "INSERT INTO case_ (uid, incident_id, officer_id, state, opened_at, membership, relation)"
            " VALUES (?, ?, ?, 'open', '2026', 'member', 'none')",
            (next(new), incident, officer),
        ).lastrowid
        for text in (f"{word} was said " * chance.randrange(1, 30), f"{word} again"):
            note = "INSERT INTO note (uid, case_id, at, text) VALUES (?, ?, '2026', ?)"
            key = connection.execute(note, (next(new), case, text)).lastrowid
            connection.execute("INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)", (key, text))
    connection.execute("UPDATE case_ SET state = 'closed', closed_at = '2026' WHERE id % 3 = 0")
    connection.execute("DELETE FROM note WHERE id % 5 = 0")
    connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (word, word))


@pytest.fixture(scope="module")
def ages(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """A store of the shipped schema in the clear, as it was at some moments of its life."""
    file = tmp_path_factory.mktemp("plain") / "store.db"
    connection = connected(file)
    for step in migrations.steps(migrations.SHIPPED):
        connection.executescript(step.script)
    found = []
    for number in range(4):
        connection.execute("BEGIN")
        worked(connection, Random(number), f"age {number}")
        connection.execute("COMMIT")
        found.append(file.read_bytes())
    connection.close()
    return found


def page(content: bytes, number: int) -> bytes:
    return content[number * PAGE_BYTES : (number + 1) * PAGE_BYTES]


def with_page(content: bytes, number: int, new: bytes) -> bytes:
    return content[: number * PAGE_BYTES] + new + content[(number + 1) * PAGE_BYTES :]


def older_page(chance: Random, ages: list[bytes]) -> bytes:
    older = chance.choice(ages[:-1])
    number = chance.randrange(len(older) // PAGE_BYTES)
    return with_page(ages[-1], number, page(older, number))


def older_pages(chance: Random, ages: list[bytes]) -> bytes:
    older, content = chance.choice(ages[:-1]), ages[-1]
    for number in chance.sample(range(len(older) // PAGE_BYTES), 4):
        content = with_page(content, number, page(older, number))
    return content


def page_over_another(chance: Random, ages: list[bytes]) -> bytes:
    one, other = chance.sample(range(1, len(ages[-1]) // PAGE_BYTES), 2)
    return with_page(ages[-1], one, page(ages[-1], other))


def some_bytes(chance: Random, ages: list[bytes]) -> bytes:
    content = bytearray(ages[-1])
    for _byte in range(chance.choice((1, 1, 4))):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    return bytes(content)


def beginning_of_a_page(chance: Random, ages: list[bytes]) -> bytes:
    """Where a page says what kind it is and where its cells lie."""
    content = bytearray(ages[-1])
    content[chance.randrange(1, len(content) // PAGE_BYTES) * PAGE_BYTES + chance.randrange(40)] ^= (
        1 << chance.randrange(8)
    )
    return bytes(content)


def found_by_sqlite(connection: Any) -> bool:
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",))
    except _FOUND:
        return True


def found_in_slices(connection: Any, others_wait: Callable[[], bool] | None = None) -> bool:
    try:
        for _slice in structure_checked(connection, others_wait):
            pass
    except _FOUND:
        return True
    return False


@pytest.mark.parametrize("harm", [older_page, older_pages, page_over_another, some_bytes, beginning_of_a_page])
def test_whatever_sqlite_finds_is_found_in_slices_too(harm: Harm, ages: list[bytes], tmp_path: Path) -> None:
    chance, file, told = Random(harm.__name__), tmp_path / "harmed.db", 0
    for number in range(_TRIES):
        file.write_bytes(harm(chance, ages))
        with contextlib.closing(connected(file)) as connection:
            theirs = found_by_sqlite(connection)
            assert not theirs or found_in_slices(connection), f"try {number} is seen by SQLite alone"
        told += theirs
    assert told > _TRIES // 10, "the harm did hardly any harm"


def test_a_whole_store_passes_and_takes_many_slices(ages: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "whole.db"
    file.write_bytes(ages[-1])
    with contextlib.closing(connected(file)) as connection:
        assert len(list(structure_checked(connection))) > 20


def altered(file: Path, index: str, change: str, *values: object) -> None:
    """Let the schema say something else about an index than what lies in it."""
    with contextlib.closing(connected(file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"{change} WHERE name = ?", (*values, index))


@pytest.mark.parametrize(
    ("index", "lie"),
    [
        ("note_of_case", "CREATE INDEX note_of_case ON note (case_id) WHERE id > 7"),
        ("note_of_case", "CREATE INDEX note_of_case ON note (at)"),
        ("case_open", "CREATE INDEX case_open ON case_ (state, opened_at) WHERE state <> 'history'"),
        ("case_open", "CREATE INDEX case_open ON case_ (state, opened_at) WHERE state = 'open' AND id > 5"),
    ],
)
def test_an_index_that_does_not_hold_what_the_schema_says_is_found(
    index: str, lie: str, ages: list[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "lying.db"
    file.write_bytes(ages[-1])
    altered(file, index, "UPDATE sqlite_schema SET sql = ?", lie)
    with contextlib.closing(connected(file)) as connection:
        assert found_in_slices(connection)  # SQLite does not count the entries of a partial index


@pytest.mark.parametrize(
    "index",
    [
        "CREATE INDEX odd ON note (length(text))",
        "CREATE INDEX odd ON note (text COLLATE NOCASE)",
        "CREATE INDEX odd ON note (case_id DESC, at)",
        "CREATE INDEX odd ON note (text) WHERE text <> ''",
        "CREATE INDEX odd ON setting (value)",
        "CREATE INDEX odd ON erased (at)",
    ],
)
def test_a_row_missing_from_an_index_of_any_kind_is_found(index: str, ages: list[bytes], tmp_path: Path) -> None:
    """A record is removed while the schema does not know of the index."""
    file, table = tmp_path / "odd.db", index.split()[4]
    key = {"note": "id", "setting": "name", "erased": "uid"}[table]
    file.write_bytes(ages[-1])
    with contextlib.closing(connected(file)) as connection:
        connection.execute("INSERT INTO erased (uid, at) VALUES (?, '2026')", ("a" * 32,))
        connection.execute(index)
        assert not found_in_slices(connection)
        kept = connection.execute("SELECT * FROM sqlite_schema WHERE name = 'odd'").fetchone()
    altered(file, "odd", "DELETE FROM sqlite_schema")
    with contextlib.closing(connected(file)) as connection:
        connection.execute(f"DELETE FROM {table} WHERE {key} = (SELECT min({key}) FROM {table})")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", kept)
    with contextlib.closing(connected(file)) as connection:
        assert found_in_slices(connection)  # SQLite does not count the entries of a partial index


class Awaited:
    """Somebody who wants the store at the one moment that is given, or from then on."""

    def __init__(self, moment: int, *, stays: bool = False) -> None:
        self._left, self._stays = moment, stays
        self.came = False

    def __call__(self) -> bool:
        self._left -= 1
        now = self._left == 0 or (self._stays and self._left < 0)
        self.came = self.came or now
        return now


def test_whoever_waits_is_let_in_at_any_moment_and_no_whole_store_is_taken_for_harmed(
    ages: list[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "whole.db"
    file.write_bytes(ages[-1])
    with contextlib.closing(connected(file)) as connection:
        alone = len(list(structure_checked(connection)))
        let_in = 0
        for moment in range(1, 1_000, 5):
            somebody = Awaited(moment)
            assert len(list(structure_checked(connection, somebody))) == alone + somebody.came
            let_in += somebody.came
            if not somebody.came:
                break
        assert let_in > 10, "there were hardly any moments"


def test_a_check_ends_beside_work_that_never_does(ages: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "whole.db"
    file.write_bytes(ages[-1])
    with contextlib.closing(connected(file)) as connection:
        alone = len(list(structure_checked(connection)))
        assert len(list(structure_checked(connection, Awaited(1, stays=True)))) > alone + 50


def test_harm_is_found_after_somebody_was_let_in(ages: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "lying.db"
    file.write_bytes(ages[-1])
    altered(file, "note_of_case", "UPDATE sqlite_schema SET sql = ?", "CREATE INDEX note_of_case ON note (at)")
    with contextlib.closing(connected(file)) as connection:
        somebody = Awaited(3)
        assert found_in_slices(connection, somebody)
        assert somebody.came
