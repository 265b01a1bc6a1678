"""Somebody had the folder in their hands: every kind of change is found, told as what it is, and undone by nobody."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.tampering.wal import wal_of
from tests.vault.laid import PEOPLE, Laid, add_people
from wellbeing.errors import Tampered, Trouble
from wellbeing.vault import examination as told
from wellbeing.vault.chain import BROKEN
from wellbeing.vault.connection import PAGE_BYTES, STORE_DAMAGED, connect
from wellbeing.vault.head import HeadFile
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verify_pages, verify_records


def opening_tells(laid: Laid, *, witnessed: bool = False) -> str:
    """The sentence with which opening is refused; nothing may be changed by it."""
    before = laid.content()
    with pytest.raises(Tampered) as caught:
        laid.open(witnessed=witnessed)
    assert laid.content() == before
    return caught.value.sentence


def interrupted(laid: Laid, to: Path) -> Laid:
    """The folder as a power cut leaves it in mid-transaction: some pages written, a journal beside them."""
    connection, guard = connect(laid.store, laid.key.derive("store"))
    with guard.allowed_to_build():
        connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE person SET name = name || ' changed'")
    connection.execute("UPDATE note SET words = words || ' changed'")
    copy = laid.copied(to)
    connection.execute("ROLLBACK")
    connection.close()
    assert (copy.folder / "store.db-journal").stat().st_size > PAGE_BYTES
    assert copy.store.read_bytes() != laid.store.read_bytes()
    return copy


def opened_and_read(laid: Laid) -> None:
    """Open, read records and every page, close."""
    store = laid.open()
    try:
        store.all("SELECT words FROM note")
        verify_pages(store)
    finally:
        store.close()


def test_flipped_bits_of_the_store_are_never_silent(laid: Laid) -> None:
    content = laid.store.read_bytes()
    chance = random.Random(20261123)
    places = [0, 15, 16, 17, 24, PAGE_BYTES - 1, PAGE_BYTES - 80, len(content) - 1]
    places += [chance.randrange(len(content)) for _ in range(60)]
    for place in places:
        harmed = bytearray(content)
        harmed[place] ^= 1 << chance.randrange(8)
        laid.store.write_bytes(harmed)
        with pytest.raises(Tampered):
            opened_and_read(laid)


def test_every_flipped_bit_of_the_head_is_seen(laid: Laid) -> None:
    content = laid.head.read_bytes()
    file = HeadFile(laid.head, laid.key.derive("head"), vault_of(laid))
    assert file.read().whole
    harmed = bytearray(content)
    for place in range(len(content)):
        harmed[place] ^= 1 << (place % 8)
        assert not file.parsed(bytes(harmed)).whole
        harmed[place] = content[place]


def vault_of(laid: Laid) -> str:
    from wellbeing.vault import header

    return header.read(laid.folder).vault


def test_a_flipped_bit_in_the_head_is_told_as_a_damaged_head(laid: Laid) -> None:
    older_place = bytearray(laid.head.read_bytes())
    both = bytearray(older_place)
    file = HeadFile(laid.head, laid.key.derive("head"), vault_of(laid))
    newest = file.read().newest
    assert newest is not None
    older_place[(newest.generation + 1) % 2 * 4096 + 100] ^= 1
    laid.head.write_bytes(older_place)
    assert opening_tells(laid) == told.HEAD_DAMAGED
    both[100] ^= 1
    both[4196] ^= 1
    laid.head.write_bytes(both)
    assert opening_tells(laid) == told.HEAD_DAMAGED


def everything(store: Store) -> list[object]:
    """All records, and what the index and the search find of them."""
    by_index = store.all("SELECT person_id FROM note INDEXED BY note_person WHERE person_id > 0 ORDER BY 1")
    searched = store.all("SELECT rowid FROM search WHERE search MATCH 'words' ORDER BY rowid")
    return [store.all("SELECT * FROM person"), store.all("SELECT * FROM note"), by_index, searched]


def refused_or_unharmed(laid: Laid, newest: list[object]) -> bool:
    """True where opening is refused; else the page held nothing, and everything is there and was checked."""
    try:
        store = laid.open()
    except Tampered:
        return True
    assert store.after_crash
    assert everything(store) == newest
    store.close()
    return False


def test_every_single_page_put_back_from_an_older_copy_is_seen(laid: Laid) -> None:
    older = laid.store.read_bytes()
    store = laid.open()
    with store.transaction("records.changed"):
        store.run("UPDATE person SET age = age + 1")
        store.run("UPDATE note SET words = upper(words)")
    newest = everything(store)
    store.close()
    newer, head = laid.store.read_bytes(), laid.head.read_bytes()
    tried = refused = 0
    for start in range(0, len(older), PAGE_BYTES):
        page = older[start : start + PAGE_BYTES]
        if page == newer[start : start + PAGE_BYTES]:
            continue
        laid.store.write_bytes(newer[:start] + page + newer[start + PAGE_BYTES :])
        laid.head.write_bytes(head)
        tried += 1
        refused += refused_or_unharmed(laid, newest)
    assert tried > 10
    assert refused >= tried - 2


def test_the_whole_store_rolled_back_is_told(laid: Laid) -> None:
    older = laid.store.read_bytes()
    laid.add("Ana")
    laid.store.write_bytes(older)
    assert opening_tells(laid) == told.ROLLED_BACK


def test_the_head_rolled_back_by_more_than_a_crash_is_told(laid: Laid) -> None:
    older = laid.head.read_bytes()
    laid.add("Ana")
    laid.add("Bo")
    laid.head.write_bytes(older)
    assert opening_tells(laid) == told.HEAD_OLDER


def test_another_history_of_the_same_length_is_told(laid: Laid, tmp_path: Path) -> None:
    other = laid.copied(tmp_path / "other")
    laid.add("Ana")
    other.add("Bo")
    laid.store.write_bytes(other.store.read_bytes())
    assert opening_tells(laid) == told.FORKED


def test_store_and_head_rolled_back_together_are_found_by_the_witness(laid: Laid) -> None:
    laid.open(witnessed=True).close()
    older = laid.content()
    store = laid.open(witnessed=True)
    add_people(store, "Ana")
    store.close()
    for name in ("store.db", "head"):
        (laid.folder / name).write_bytes(older[name])
    assert opening_tells(laid, witnessed=True) == told.WITNESS_NEWER
    laid.open().close()


def test_another_history_behind_the_witness_is_told(laid: Laid, tmp_path: Path) -> None:
    other = laid.copied(tmp_path / "other")
    store = laid.open(witnessed=True)
    add_people(store, "Ana")
    store.close()
    other.add("Bo")
    other.add("Cy")
    for name in ("store.db", "head"):
        (laid.folder / name).write_bytes((other.folder / name).read_bytes())
    assert opening_tells(laid, witnessed=True) == told.FORKED


def test_a_witness_that_is_away_or_damaged_does_not_lock_anybody_out(laid: Laid) -> None:
    laid.open(witnessed=True).close()
    (witness,) = laid.witnesses.iterdir()
    witness.write_bytes(b"\0" * 8192)
    laid.open(witnessed=True).close()
    shutil.rmtree(laid.witnesses)
    laid.open(witnessed=True).close()


def cut_to(size: Callable[[int], int]) -> Callable[[Laid], None]:
    def cut(laid: Laid) -> None:
        content = laid.store.read_bytes()
        laid.store.write_bytes(content[: size(len(content))])

    return cut


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (cut_to(lambda size: size - PAGE_BYTES), told.STORE_CUT),
        (cut_to(lambda size: PAGE_BYTES), told.STORE_CUT),
        (cut_to(lambda size: size - 1), told.STORE_CUT),
        (cut_to(lambda size: 100), told.STORE_CUT),
        (cut_to(lambda size: 0), told.STORE_EMPTY),
        (lambda laid: laid.store.unlink(), told.STORE_MISSING),
        (lambda laid: laid.head.unlink(), told.HEAD_MISSING),
        (lambda laid: laid.head.write_bytes(b""), told.HEAD_DAMAGED),
        (lambda laid: laid.head.write_bytes(bytes(8192)), told.HEAD_DAMAGED),
    ],
)
def test_missing_and_cut_files_have_their_own_sentences(
    laid: Laid, harm: Callable[[Laid], object], sentence: str
) -> None:
    harm(laid)
    assert opening_tells(laid) == sentence


def test_another_vaults_store_is_told(laid: Laid, tmp_path: Path) -> None:
    from wellbeing.vault import opening
    from wellbeing.vault.keys import LOWEST_SETTING

    opening.create(tmp_path / "other", "other words", kdf=LOWEST_SETTING, migrations=laid.steps).close()
    pages = (tmp_path / "other" / "store.db").read_bytes()
    laid.store.write_bytes(pages.ljust(laid.store.stat().st_size, b"\0"))
    assert opening_tells(laid) == told.STORE_FOREIGN


def test_a_free_page_that_a_power_cut_left_half_written_is_no_damage(laid: Laid) -> None:
    """SQLite neither reads such a page nor puts it into its journal: nothing is lost with it."""
    store = laid.open()
    with store.transaction("notes.gone"):
        store.run("DELETE FROM note WHERE id > 20")
    newest = everything(store)
    store.close()
    content, head = laid.store.read_bytes(), laid.head.read_bytes()
    free = 0
    for start in range(PAGE_BYTES, len(content), PAGE_BYTES):
        harmed = bytearray(content)
        harmed[start + 2000 : start + PAGE_BYTES] = bytes(PAGE_BYTES - 2000)
        laid.store.write_bytes(harmed)
        laid.head.write_bytes(head)
        if not refused_or_unharmed(laid, newest):
            free += 1
            store = laid.open()
            verify_pages(store)
            verify_records(store)
            store.close()
    assert free


def test_pages_added_at_the_end_are_not_taken_for_damage_of_records(laid: Laid) -> None:
    """They are never read; the store is checked as after a crash."""
    with laid.store.open("ab") as file:
        file.write(bytes(PAGE_BYTES * 3))
    store = laid.open()
    assert store.after_crash
    store.close()


def test_an_old_journal_laid_beside_the_store_sets_nothing_back(laid: Laid, tmp_path: Path) -> None:
    crashed = interrupted(laid, tmp_path / "crashed")
    laid.add("Ana")
    laid.add("Bo")
    shutil.copy(crashed.folder / "store.db-journal", laid.folder)
    assert opening_tells(laid) == told.OLD_JOURNAL
    (laid.folder / "store.db-journal").unlink()
    assert {"Ana", "Bo"} <= laid.names()


def test_an_old_journal_with_its_old_store_is_a_rollback(laid: Laid, tmp_path: Path) -> None:
    crashed = interrupted(laid, tmp_path / "crashed")
    laid.add("Ana")
    for name in ("store.db", "store.db-journal"):
        shutil.copy(crashed.folder / name, laid.folder)
    assert opening_tells(laid) == told.OLD_JOURNAL


def test_a_journal_and_a_head_put_back_together_are_found_by_the_witness_and_change_nothing(
    laid: Laid, tmp_path: Path
) -> None:
    """The journal of the newest transaction, which a second link keeps, would undo just that one."""
    laid.open(witnessed=True).close()
    head = laid.head.read_bytes()
    store = laid.open(witnessed=True)
    with store.transaction("person.added"):
        store.run("INSERT INTO person (name, age) VALUES ('Ana', 40)")
        (tmp_path / "kept").hardlink_to(laid.folder / "store.db-journal")
    store.close()
    laid.head.write_bytes(head)
    shutil.copy(tmp_path / "kept", laid.folder / "store.db-journal")
    assert opening_tells(laid, witnessed=True) == told.OLD_JOURNAL
    (laid.folder / "store.db-journal").unlink()
    assert "Ana" in laid.names()


def test_a_write_ahead_log_made_of_old_pages_is_not_read(laid: Laid) -> None:
    """SQLite would take its pages for the newest, and it needs no key to make one."""
    older = laid.store.read_bytes()
    store = laid.open()
    with store.transaction("records.changed"):
        store.run("UPDATE note SET words = upper(words)")
    store.close()
    newer = laid.store.read_bytes()
    starts = range(0, min(len(older), len(newer)), PAGE_BYTES)
    changed = [start for start in starts if older[start : start + PAGE_BYTES] != newer[start : start + PAGE_BYTES]]
    assert len(changed) > 5
    for start in changed:
        page = {start // PAGE_BYTES + 1: older[start : start + PAGE_BYTES]}
        (laid.folder / "store.db-wal").write_bytes(wal_of(page, len(newer) // PAGE_BYTES))
        assert opening_tells(laid) == told.FOREIGN_WAL
    (laid.folder / "store.db-wal").unlink()
    store = laid.open()
    assert store.one("SELECT count(*) FROM note WHERE words = upper(words)") == (PEOPLE,)
    store.close()


def test_a_crash_in_mid_transaction_is_undone_and_told_as_a_crash(laid: Laid, tmp_path: Path) -> None:
    crashed = interrupted(laid, tmp_path / "crashed")
    store = crashed.open()
    assert store.after_crash
    assert store.all("SELECT name FROM person WHERE name LIKE '%changed'") == []
    store.close()
    assert sorted(crashed.content()) == sorted(laid.content())
    again = crashed.open()
    assert not again.after_crash
    again.close()


def test_a_crash_before_the_head_was_renewed_is_told_as_a_crash(laid: Laid) -> None:
    older = laid.head.read_bytes()
    laid.add("Ana")
    laid.head.write_bytes(older)
    store = laid.open()
    assert store.after_crash
    assert store.one("SELECT count(*) FROM person WHERE name = 'Ana'") == (1,)
    store.close()
    again = laid.open()
    assert not again.after_crash
    again.close()


def test_a_torn_head_after_a_power_cut_is_told_as_a_crash(laid: Laid) -> None:
    laid.add("Ana")
    file = HeadFile(laid.head, laid.key.derive("head"), vault_of(laid))
    newest = file.read().newest
    assert newest is not None
    torn = bytearray(laid.head.read_bytes())
    start = newest.generation % 2 * 4096
    torn[start + 64 : start + 256] = bytes(192)
    laid.head.write_bytes(torn)
    store = laid.open()
    assert store.after_crash
    store.close()
    assert file.read().whole


def test_records_changed_past_the_program_by_somebody_with_the_key_are_found(laid: Laid) -> None:
    """Even a replay that keeps SQLCipher, the log and the head content is caught by the sum."""
    connection, _guard = connect(laid.store, laid.key.derive("store"))
    connection.execute("UPDATE person SET age = age + 1 WHERE id = 7")
    connection.close()
    assert opening_tells(laid) == told.RECORDS_CHANGED


def test_a_dropped_trigger_is_found(laid: Laid) -> None:
    connection, guard = connect(laid.store, laid.key.derive("store"))
    with guard.allowed_to_build():
        connection.execute("DROP TRIGGER log_loses_no_entry")
    connection.close()
    assert opening_tells(laid) == told.RECORDS_CHANGED


def test_a_changed_log_entry_is_found(laid: Laid) -> None:
    connection, guard = connect(laid.store, laid.key.derive("store"))
    with guard.allowed_to_build():
        trigger = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'log_keeps_its_entries'")
        sql = trigger.fetchone()[0]
        connection.execute("DROP TRIGGER log_keeps_its_entries")
        connection.execute("UPDATE log SET action = 'nothing.happened' WHERE seq = 2")
        connection.execute(sql)
    connection.close()
    assert opening_tells(laid) == BROKEN


def test_a_damaged_page_met_while_working_is_told(laid: Laid) -> None:
    content = bytearray(laid.store.read_bytes())
    for start in range(PAGE_BYTES, len(content), PAGE_BYTES):
        content[start + 50] ^= 1
    laid.store.write_bytes(content)
    with pytest.raises(Tampered) as caught:
        opened_and_read(laid)
    assert caught.value.sentence in (STORE_DAMAGED, told.STORE_FOREIGN)


def test_a_second_window_is_turned_away(laid: Laid) -> None:
    store = laid.open()
    with pytest.raises(Trouble, match="already open"):
        laid.open()
    store.close()
    laid.open().close()
