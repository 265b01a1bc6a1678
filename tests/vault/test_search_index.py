"""The index of the search stays whole whatever is written again and again, and keeps no word that was removed."""

import random
from pathlib import Path

from tests.helpers.vaults import open_session
from wellbeing.vault import search
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verify_records


def _put(store: Store, key: int, text: str | None) -> None:
    with store.transaction("case.indexed"):
        store.run("DELETE FROM search WHERE rowid = ?", (key,))
        if text is not None:
            store.run("INSERT INTO search (rowid, text) VALUES (?, ?)", (key, text))


def _says(store: Store, word: bytes) -> bool:
    return any(word in block for (block,) in store.all("SELECT block FROM search_data"))


def test_long_documents_written_anew_leave_a_whole_index_and_no_removed_word(tmp_path: Path) -> None:
    """With FTS5's own 'secure-delete' these very steps break the index (SQLite 3.53.4), and the vault with it."""
    chance = random.Random(0)
    texts: dict[int, str] = {}
    with open_session(tmp_path / "vault") as session:
        store = session.store
        for _time in range(25):
            key = chance.randrange(2, 20, 2)
            if chance.random() < 0.2:
                texts.pop(key, None)
                _put(store, key, None)
                continue
            text = texts.get(key, f"al{chance.getrandbits(32):x} ")
            texts[key] = text + f"note {chance.getrandbits(24):x} " * chance.choice((30, 300))
            _put(store, key, texts[key])
        verify_records(store)
        _put(store, 100, "Zwetschgenknödel")
        _put(store, 100, None)
        assert _says(store, b"zwe"), "a word that was removed stands there still"
        with store.transaction("case.erased"):
            search.forget_removed(store)
        assert not _says(store, b"zwe")
        verify_records(store)
