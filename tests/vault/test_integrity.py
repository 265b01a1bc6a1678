"""The running sum of digests is the sum of all records, whatever is done to them."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vault.laid import Laid
from wellbeing.vault.integrity import Tally, counted, counted_tables
from wellbeing.vault.store import Store

names = st.sampled_from(["Ana", "Bo", "Cy", "Di", "person 1", "person 2"])
numbers = st.integers(1, 8)


def add(store: Store, name: str, number: int) -> None:
    store.run("INSERT OR IGNORE INTO person (name, age) VALUES (?, ?)", (name, number))


def replace(store: Store, name: str, number: int) -> None:
    store.run("INSERT OR REPLACE INTO person (id, name, age) VALUES (?, ?, ?)", (number, name, number))


def upsert(store: Store, name: str, number: int) -> None:
    store.run(
        "INSERT INTO person (name, age) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET age = excluded.age",
        (name, number),
    )


def remove(store: Store, name: str, number: int) -> None:
    """Notes follow by the cascade."""
    store.run("DELETE FROM person WHERE id = ? OR name = ?", (number, name))


def remove_all_notes(store: Store, name: str, number: int) -> None:
    """Without a condition SQLite would empty the table at once, past the triggers, if there were none."""
    store.run("DELETE FROM note")


def renumber(store: Store, name: str, number: int) -> None:
    store.run("UPDATE OR REPLACE person SET id = ? WHERE name = ?", (number, name))


def swap_words(store: Store, name: str, number: int) -> None:
    store.run("UPDATE note SET words = words || ? WHERE id % ? = 0", (name, number))


def tag(store: Store, name: str, number: int) -> None:
    store.run("REPLACE INTO tag (name, weight, raw) VALUES (?, ?, ?)", (name, number / 3, bytes(number)))


Act = Callable[[Store, str, int], None]
acts = st.sampled_from([add, replace, upsert, remove, remove_all_notes, renumber, swap_words, tag])


def recounted(store: Store) -> bytes:
    tally = Tally(store.key.derive("digest"))
    for _seen in counted(store._access.connection, tally):
        pass
    return tally.sum


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(acts, names, numbers), max_size=12))
def test_the_running_sum_is_the_sum_of_all_records(template: Laid, work: list[tuple[Act, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        laid = template.copied(Path(folder) / "vault")
        store = laid.open()
        try:
            with store.transaction("records.changed"):
                for act, name, number in work:
                    act(store, name, number)
            newest = store.one("SELECT sum FROM log ORDER BY seq DESC LIMIT 1")
            assert newest == (recounted(store),)
        finally:
            store.close()


def test_a_transaction_in_which_nothing_changes_keeps_the_sum(laid: Laid) -> None:
    store = laid.open()
    with store.transaction("release.exported"):
        pass
    sums = store.all("SELECT sum FROM log ORDER BY seq DESC LIMIT 2")
    assert sums[0] == sums[1]
    store.close()


def test_every_table_of_the_schema_is_counted_but_log_and_search(laid: Laid) -> None:
    store = laid.open()
    assert set(counted_tables(store._access.connection)) == {"person", "note", "tag"}
    store.close()


def test_values_of_different_kinds_have_different_digests() -> None:
    tally = Tally(bytes(32))
    rows: list[tuple[object, ...]] = [("t", value) for value in (None, 0, 0.0, "", b"", "0", b"0", "None", 1, 1.0)]
    rows += [("t", "a", "b"), ("t", "ab", ""), ("t", "", "ab"), ("ta", "b"), ("u", None)]
    assert len({tally.digest(row) for row in rows}) == len(rows)


def test_the_digest_needs_the_key() -> None:
    assert Tally(bytes(32)).digest(("t", 1)) != Tally(b"\1" * 32).digest(("t", 1))
