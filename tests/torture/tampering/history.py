"""A vault through its life: what somebody may have copied of it earlier, and what it truly holds now."""

import contextlib
import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.torture.work.jobs import PASSPHRASE, data_of, lay_example
from tests.torture.work.place import Place
from tests.torture.work.saves import Work
from tests.torture.work.told import Teller
from tests.torture.work.vault_jobs import FRESH
from wellbeing.app import vaults
from wellbeing.app.session import Session
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.integrity import counted_tables, quoted
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.store import Store

Files = dict[str, bytes]
"""The content of a disk by paths within it, such as 'vault/store.db'."""

STORE, HEAD, HEADER, JOURNAL = "vault/store.db", "vault/head", "vault/header.json", "vault/store.db-journal"
_GENERATIONS = 14
_SAVES = 3
_EARLIER = (5, 9)
"""The generations of which a copy was worked in."""


@dataclass(slots=True, kw_only=True)
class History:
    """Everything that harms are made of. `generations` are copies of the disk, the newest last."""

    place: Place
    generations: list[Files] = field(default_factory=list)
    journals: list[bytes] = field(default_factory=list)
    """The journals of transactions, each of which would undo its own."""
    forks: list[Files] = field(default_factory=list)
    """Copies that were worked in apart from here."""
    other: Files = field(default_factory=dict)
    """Another vault of the same person."""

    @property
    def newest(self) -> Files:
        """What somebody finds who takes the vault in their hands."""
        return self.generations[-1]


def example_history(folder: Path) -> History:
    """The life of the example, with real use cases; the passphrase is changed in the middle of it."""
    place = Place(folder / "life")
    place.root.mkdir()
    lay_example(place)
    history = History(place=place, other=_other(folder))
    chance, copies = Random("a life"), {}
    for number in range(_GENERATIONS):
        _live(history, place, chance, f"g{number}")
        if number in _EARLIER:
            copies[number] = place.copied(folder / f"fork {number}")
        if number == _GENERATIONS // 2:
            with place.session() as session:
                opening.change_passphrase(session.store, PASSPHRASE, FRESH, kdf=LOWEST_SETTING)
    for number, copy in copies.items():
        for turn in range(_GENERATIONS - number):
            _live(History(place=copy), copy, Random(f"apart {turn}"), f"f{turn}")
        history.forks.append(read(copy.disk))
    return history


def _other(folder: Path) -> Files:
    place = Place(folder / "other")
    place.root.mkdir()
    with data_of(place):
        vaults.close(vaults.create(place.vault, FRESH, language("en"), kdf=LOWEST_SETTING))
    return read(place.disk)


def _live(history: History, place: Place, chance: Random, word: str) -> None:
    """Some saves, with a copy before and the journals of each kept."""
    kept = place.root / "journals"
    kept.mkdir(exist_ok=True)
    with place.session() as session:
        keep_journals(session.store, kept)
        Work(session, Teller(place.told), chance, word).saves(_SAVES)
    history.journals += [path.read_bytes() for path in sorted(kept.iterdir())]
    shutil.rmtree(kept)
    history.generations.append(read(place.disk))


def keep_journals(store: Store, folder: Path) -> None:
    """Link each transaction's journal into `folder` before it is committed: the link keeps what SQLite removes."""
    begun = store.transaction

    @contextlib.contextmanager
    def linked(action: str, subject: str | None = None, *, at: dt.datetime | None = None) -> Iterator[None]:
        with begun(action, subject, at=at):
            yield
            journal = store.folder / "store.db-journal"
            if journal.exists():
                (folder / f"{store.generation:06}").hardlink_to(journal)

    store.transaction = linked  # type: ignore[method-assign]


def read(disk: Path) -> Files:
    """The files of a disk; the lock's file and the reserve hold nothing."""
    paths = (path for path in sorted(disk.rglob("*")) if path.is_file() and path.name not in ("lock", "reserve"))
    return {str(path.relative_to(disk)): path.read_bytes() for path in paths}


def lay(files: Files, disk: Path) -> None:
    """Make a disk of these files."""
    shutil.rmtree(disk, ignore_errors=True)
    for name, content in files.items():
        path = disk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def state_of(store: Store) -> dict[str, object]:
    """Everything that a store holds and finds: every record, every index read through, and searches."""
    state: dict[str, object] = {
        table: store.all(f"SELECT * FROM {quoted(table)} ORDER BY {', '.join(map(quoted, columns))}")
        for table, columns in counted_tables(store._access.connection).items()
    }
    state["whole"] = store.all("PRAGMA integrity_check(1)")
    state["log"] = store.all("SELECT * FROM log ORDER BY seq")
    for index, table in store.all("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"):
        state[f"index {index}"] = _through(store, index, table)
    if store.one("SELECT count(*) FROM sqlite_schema WHERE name = 'search'") == (1,):
        for word in ("officer", "what was said", "said", "g1", "Example"):
            found = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
            state[f"search {word}"] = store.all(found, (f'"{word}"',))
    return state


def _through(store: Store, index: str, table: str) -> object:
    """What an index gives in its order. A partial one is read under its own condition."""
    (sql,) = store.one("SELECT sql FROM sqlite_schema WHERE name = ?", (index,)) or ("",)
    condition = sql.partition(" WHERE ")[2] or "1"
    with store._access.building():
        columns = ", ".join(quoted(row[2]) for row in store.all(f"PRAGMA index_info({quoted(index)})"))
    return store.all(
        f"SELECT {columns} FROM {quoted(table)} INDEXED BY {quoted(index)} WHERE {condition} ORDER BY {columns}"
    )


def drafts_of(session: Session) -> tuple[dict[str, bytes], int]:
    """The readable drafts by their names, and how many are told as damaged."""
    listed = DraftBox(session.store.folder, session.store.draft_key()).listed()
    return {draft.name: draft.content for draft in listed.whole}, listed.damaged
