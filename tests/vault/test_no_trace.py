"""Nothing that was written into a vault can be read in any file of its folder, at any moment, nor on stderr."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.laid import HOLDERS, PASSPHRASE, Laid
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.store import Store, utc_now

MARK = "Zwetschgenknödel-7f3a"


def traces(folder: Path, marks: tuple[str, ...]) -> Iterator[str]:
    """Files that hold one of the marks in an encoding of text."""
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for mark in marks:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                if mark.encode(encoding) in content:
                    yield f"{path.name} holds {mark} in {encoding}"


def fill(store: Store) -> None:
    person = store.run("INSERT INTO person (name, age) VALUES (?, 40)", (MARK,))
    store.run("INSERT INTO note (person_id, words) VALUES (?, ?)", (person, f"{MARK} said. " * 3000))
    store.run("INSERT INTO search (rowid, words) VALUES (?, ?)", (person, f"{MARK} said"))


def test_no_file_holds_plaintext_before_while_or_after_saving(laid: Laid) -> None:
    marks = (MARK, PASSPHRASE, laid.key._secret.hex(), "person 17", "CREATE TABLE", *HOLDERS)
    store = laid.open(witnessed=True)
    DraftBox(laid.folder, store.draft_key()).write(MARK, MARK.encode() * 50, utc_now())
    with store._access.building():
        store.all("PRAGMA cache_size = 1")
    with store.transaction("person.added"):
        fill(store)
        assert (laid.folder / "store.db-journal").exists()
        assert list(traces(laid.folder.parent, marks)) == []
    assert list(traces(laid.folder.parent, marks)) == []
    assert store.one("SELECT count(*) FROM search WHERE search MATCH 'said'") == (1,)
    store.close()
    assert list(traces(laid.folder.parent, marks)) == []


def test_the_search_for_traces_finds_one(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(f"here is {MARK}", encoding="utf-16-le")
    assert list(traces(tmp_path, (MARK,)))


def test_an_erased_word_leaves_the_index_and_the_pages(laid: Laid) -> None:
    """Read with the key, as somebody could who later forces it out."""
    store = laid.open()
    with store.transaction("person.added"):
        fill(store)
    with store.transaction("person.erased"):
        store.run("DELETE FROM search WHERE rowid = (SELECT id FROM person WHERE name = ?)", (MARK,))
        store.run("DELETE FROM person WHERE name = ?", (MARK,))
    blocks = store.all("SELECT block FROM search_data")
    assert not [block for (block,) in blocks if b"zwetschgen" in block]
    assert store.all("SELECT 1 FROM note WHERE words LIKE ?", (f"%{MARK}%",)) == []
    store.close()


QUIET = """
import sys
from pathlib import Path
from wellbeing.errors import WellbeingError
from wellbeing.vault import opening
from wellbeing.vault.keys import DataKey
from wellbeing.vault.whole_check import verify_pages
try:
    store = opening.open_with_key(Path(sys.argv[1]), DataKey(sys.stdin.buffer.read(32)), migrations=Path(sys.argv[2]))
    verify_pages(store)
    store.all("SELECT * FROM note")
except WellbeingError as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize("place", [20, 5000, 20_000, 60_000])
def test_damage_is_told_in_a_sentence_and_not_by_sqlcipher_on_stderr(laid: Laid, place: int) -> None:
    content = bytearray(laid.store.read_bytes())
    content[place] ^= 1
    laid.store.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", QUIET, str(laid.folder), str(laid.steps)],
        input=laid.key._secret,
        capture_output=True,
        check=False,
    )
    assert done.stdout.strip() == b"Tampered"
    assert done.stderr == b""
