"""The store: changes happen whole, witnessed by the log, or not at all."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.vault.laid import Laid, add_people
from wellbeing.errors import Tampered, Trouble
from wellbeing.vault.connection import told_as_trouble
from wellbeing.vault.examination import FORKED
from wellbeing.vault.files import DISK_FULL, VANISHED
from wellbeing.vault.store import ConstraintBroken, Store
from wellbeing.vault.whole_check import verification, verify_records


@pytest.fixture
def store(laid: Laid) -> Iterator[Store]:
    """The open store of a vault of this test's own."""
    opened = laid.open()
    yield opened
    opened.close()


def people(store: Store) -> int:
    row = store.one("SELECT count(*) FROM person")
    assert row is not None
    return int(row[0])


def test_a_transaction_is_one_entry_with_a_random_subject(store: Store) -> None:
    before = store.generation
    uid = "0123456789abcdef" * 2
    with store.transaction("person.added", uid):
        first = store.run("INSERT INTO person (name) VALUES (?)", ("Ana",))
        store.run_many("INSERT INTO person (name) VALUES (?)", [("Bo",), ("Cy",)])
        rows = store.run_returning("INSERT INTO person (name) VALUES (?) RETURNING name", ("Di",))
    assert rows == [("Di",)]
    assert store.one("SELECT name FROM person WHERE id = ?", (first,)) == ("Ana",)
    assert store.generation == before + 1
    assert store.all("SELECT action, subject FROM log WHERE seq > ?", (before,)) == [("person.added", uid)]


def test_content_does_not_get_into_the_log(store: Store) -> None:
    before = people(store)
    for action, subject in (("Person added: Ana", None), ("person.added", "Ana Example"), ("", None)):
        with pytest.raises(ValueError), store.transaction(action, subject):
            store.run("INSERT INTO person (name) VALUES ('Ana')")
    assert people(store) == before


def test_an_exception_undoes_everything(store: Store) -> None:
    before = people(store), store.generation
    with pytest.raises(ZeroDivisionError), store.transaction("person.added"):
        store.run("INSERT INTO person (name, age) VALUES ('Ana', ?)", (store.generation // 0,))
    assert (people(store), store.generation) == before
    add_people(store, "Bo")
    verify_records(store)


def add_and_go_on(store: Store) -> None:
    with store.transaction("person.added"):
        store.run("INSERT INTO person (name) VALUES ('Ana')")
        with contextlib.suppress(ConstraintBroken):
            store.run_many("INSERT INTO person (name) VALUES (?)", [("Bo",), ("Ana",)])


def test_a_failed_statement_ends_its_transaction_even_if_caught(store: Store) -> None:
    before = people(store), store.generation
    with pytest.raises(RuntimeError, match="nothing of this transaction"):
        add_and_go_on(store)
    assert (people(store), store.generation) == before
    add_people(store, "Ana")
    verify_records(store)


def read_badly_and_go_on(store: Store) -> None:
    with store.transaction("person.added"):
        with contextlib.suppress(ConstraintBroken):
            store.all("INSERT INTO person (name) VALUES ('Ana'), ('Bo'), ('Ana') RETURNING id")
        store.run("INSERT INTO person (name) VALUES ('Cy')")


def test_a_change_by_way_of_a_query_is_watched_too(store: Store) -> None:
    before = people(store)
    with pytest.raises(RuntimeError, match="nothing of this transaction"):
        read_badly_and_go_on(store)
    assert people(store) == before
    verify_records(store)


def test_a_change_needs_a_transaction_whichever_way_it_is_tried(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.run("DELETE FROM person")
    with pytest.raises(Trouble):
        store.all("DELETE FROM person")
    with pytest.raises(Trouble):
        store.one("INSERT INTO person (name) VALUES ('Ana') RETURNING id")
    with store.transaction("person.added"), pytest.raises(RuntimeError), store.transaction("person.added"):
        pass
    verify_records(store)


def test_the_log_can_be_added_to_only(store: Store) -> None:
    for statement in ("DELETE FROM log", "UPDATE log SET action = 'other'"):
        with pytest.raises(ConstraintBroken), store.transaction("log.changed"):
            store.run(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'plain.db' AS plain KEY ''",
        "SELECT sqlcipher_export('plain')",
        "SELECT load_extension('evil')",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = ''",
        "PRAGMA temp_store = FILE",
        "PRAGMA journal_mode = WAL",
        "PRAGMA writable_schema = ON",
        "PRAGMA cipher_log = 'out.log'",
        "VACUUM INTO 'plain.db'",
        "DROP TRIGGER log_keeps_its_entries",
        'DROP TRIGGER temp."digest of person insert"',
        "CREATE TABLE other (a)",
        "CREATE TEMP TABLE other (a)",
        "ALTER TABLE person ADD COLUMN other",
    ],
)
def test_what_would_write_plaintext_or_weaken_the_store_is_forbidden(
    store: Store, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Exception, match=r"not authorized|authorization denied|prohibited"):
        store.all(statement)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault"]


def test_the_settings_that_the_promises_rest_on(store: Store) -> None:
    def setting(name: str) -> object:
        with store._access._guard.allowed_to_build():
            row = store.one(f"PRAGMA {name}")
        return row[0] if row else None

    assert setting("journal_mode") == "delete"
    assert setting("synchronous") == 3
    assert setting("temp_store") == 2
    assert setting("secure_delete") == 1
    assert setting("trusted_schema") == 0
    assert setting("foreign_keys") == 1
    assert setting("recursive_triggers") == 1
    assert setting("query_only") == 1
    assert setting("cipher_page_size") == "4096"


def test_a_store_belongs_to_its_thread(store: Store) -> None:
    caught: list[BaseException] = []

    def elsewhere() -> None:
        try:
            store.all("SELECT 1")
        except Exception as error:  # noqa: BLE001
            caught.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert "thread" in str(caught[0])


def test_a_full_disk_is_told_and_loses_nothing(laid: Laid, store: Store) -> None:
    before = people(store)
    pages = store.one("PRAGMA page_count")
    assert pages is not None
    store.all(f"PRAGMA max_page_count = {pages[0]}")
    with pytest.raises(Trouble) as caught:
        add_people(store, *(f"one more {number}" for number in range(500)))
    assert caught.value.sentence == DISK_FULL
    assert people(store) == before
    store.all("PRAGMA max_page_count = 1000000")
    add_people(store, "Ana")
    store.close()
    assert len(laid.names()) == before + 1


def test_a_vanished_folder_is_told_and_loses_nothing(laid: Laid, store: Store) -> None:
    before = people(store)
    away = laid.folder.with_name("away")
    laid.folder.rename(away)
    with pytest.raises(Trouble) as caught:
        add_people(store, "Ana")
    assert caught.value.sentence == VANISHED
    away.rename(laid.folder)
    add_people(store, "Bo")
    store.close()
    assert len(laid.names()) == before + 1


def test_a_head_that_cannot_be_written_stops_the_next_change_not_this_one(laid: Laid, store: Store) -> None:
    seal, blocked = laid.head, laid.folder / "head.kept"
    seal.rename(blocked)
    seal.mkdir()
    add_people(store, "Ana")
    with pytest.raises(Trouble), store.transaction("person.added"):
        pytest.fail("a second generation ahead of the head would look like tampering")
    seal.rmdir()
    blocked.rename(seal)
    add_people(store, "Bo")
    store.close()
    assert {"Ana", "Bo"} <= laid.names()


class SyncFails:
    """SQLCipher's connection on a disk that does everything and then can't sync the folder at the end of a commit."""

    def __init__(self, connection: Any, meanwhile: Callable[[], object] = lambda: None) -> None:
        self._connection, self._meanwhile = connection, meanwhile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, params: Sequence[object] = ()) -> Any:
        """As SQLite tells it: the journal is gone, and the statement failed."""
        found = self._connection.execute(sql, params)
        if sql == "COMMIT":
            self._meanwhile()
            raise sqlcipher.OperationalError("disk I/O error")
        return found


def test_a_commit_that_only_stumbles_over_its_folder_is_synced_once_more_and_told_as_done(store: Store) -> None:
    before, connection = store.generation, store._access.connection
    store._access.connection = SyncFails(connection)
    add_people(store, "Ana")
    store._access.connection = connection
    assert store.generation == before + 1
    add_people(store, "Bo")
    verify_records(store)


def test_a_commit_whose_folder_stays_away_is_told_and_the_store_knows_what_it_holds(laid: Laid, store: Store) -> None:
    connection, away = store._access.connection, laid.folder.with_name("away")
    store._access.connection = SyncFails(connection, lambda: laid.folder.rename(away))
    with pytest.raises(Trouble, match=VANISHED):
        add_people(store, "Ana")
    away.rename(laid.folder)
    store._access.connection = connection
    add_people(store, "Bo")
    assert store.one("SELECT count(*) FROM person WHERE name IN ('Ana', 'Bo')") == (2,)
    verify_records(store)


def test_a_folder_that_comes_back_after_a_change_holds_no_other_history(laid: Laid, store: Store) -> None:
    """A stick that is pulled while something is saved, and plugged in again."""
    away = laid.folder.with_name("away")
    change = store.transaction("person.added")
    change.__enter__()
    store.run("INSERT INTO person (name) VALUES ('Ana')")
    laid.folder.rename(away)
    with pytest.raises(Trouble):
        change.__exit__(None, None, None)
    with pytest.raises(Trouble):
        add_people(store, "Cy")
    away.rename(laid.folder)
    add_people(store, "Bo")
    assert store.one("SELECT count(*) FROM person WHERE name IN ('Ana', 'Bo')") == (1,)
    verify_records(store)


def test_a_page_that_cannot_be_read_is_never_told_as_a_fault_of_the_program() -> None:
    with pytest.raises(Trouble, match="short of memory"), told_as_trouble():
        raise MemoryError


def test_another_copy_laid_in_place_of_an_open_store_is_noticed(laid: Laid, store: Store) -> None:
    older = laid.store.read_bytes()
    add_people(store, "Ana")
    laid.store.write_bytes(older)
    with pytest.raises(Tampered) as caught:
        add_people(store, "Bo")
    assert caught.value.sentence == FORKED


def test_verification_in_slices_survives_changes_between_them(store: Store) -> None:
    shares = []
    for number, share in enumerate(verification(store)):
        shares.append(share)
        if number < 6:
            add_people(store, f"in between {number}")
    assert shares[-1] == 1.0
    assert verify_records(store).records == people(store) * 2
