"""Compacting: the file gets smaller, every record stays, and an interruption is no tampering."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.vault.kills import emptier, everything_is_there, with_draft
from tests.vault.laid import Laid, add_people
from wellbeing.errors import Trouble
from wellbeing.vault.compacting import ACTION, NO_ROOM, compact
from wellbeing.vault.connection import connect
from wellbeing.vault.whole_check import verify_records

FORBIDDEN = r"not authorized|denied"


def test_the_room_of_removed_records_is_given_back(laid: Laid, tmp_path: Path) -> None:
    laid = emptier(with_draft(laid, tmp_path / "emptier" / "vault"))
    store = laid.open()
    before = store.all("SELECT * FROM note")
    found = compact(store)
    assert found.saved == found.before - found.after > 40 * 3000
    assert found.after == laid.store.stat().st_size
    assert store.all("SELECT * FROM note") == before
    assert store.one("SELECT action FROM log ORDER BY seq DESC LIMIT 1") == (ACTION,)
    everything_is_there(store)
    store.close()
    again = laid.open()
    assert not again.after_crash
    again.close()
    store = laid.open()
    assert compact(store).saved == 0
    store.close()


def test_an_interruption_right_after_it_is_told_as_a_crash(laid: Laid, tmp_path: Path) -> None:
    """The file is shorter than the head says, and still nothing is missing."""
    laid = emptier(with_draft(laid, tmp_path / "emptier" / "vault"))
    connection, guard = connect(laid.store, laid.key.derive("store"))
    with guard.allowed_to_rewrite():
        connection.execute("VACUUM")
    connection.close()
    store = laid.open()
    assert store.after_crash
    everything_is_there(store)
    store.close()


def test_without_room_nothing_begins(laid: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    store, before = laid.open(), laid.content()
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=1000))
    with pytest.raises(Trouble) as caught:
        compact(store)
    assert caught.value.sentence == NO_ROOM
    store.close()
    assert laid.content() == before


@pytest.mark.parametrize("statement", ["ATTACH '{file}' AS copy", "VACUUM INTO '{file}'"])
def test_what_it_may_do_writes_no_other_file(laid: Laid, tmp_path: Path, statement: str) -> None:
    """An attached file without a key would be plaintext."""
    connection, guard = connect(laid.store, laid.key.derive("store"))
    with guard.allowed_to_rewrite(), pytest.raises(sqlcipher.DatabaseError, match=FORBIDDEN):
        connection.execute(statement.format(file=tmp_path / "plain.db"))
    with pytest.raises(sqlcipher.DatabaseError, match=FORBIDDEN):
        connection.execute("VACUUM")
    connection.close()
    assert not (tmp_path / "plain.db").exists()


def test_it_can_be_stopped_and_nothing_is_changed_then(laid: Laid, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    asked: list[None] = []

    def stop_at_the_second_question() -> None:
        asked.append(None)
        if len(asked) == 2:
            raise Enough

    laid = emptier(with_draft(laid, tmp_path / "emptier" / "vault"))
    store = laid.open()
    add_people(store, *(f"many {number}" for number in range(3000)))
    before = laid.content()
    with pytest.raises(Enough):
        compact(store, stop_at_the_second_question)
    assert len(asked) == 2, "it went on after it was stopped"
    assert laid.content() == before
    assert verify_records(store).records > 6000
    assert compact(store).saved > 0
    store.close()
