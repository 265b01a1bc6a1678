"""A closed vault on the disk with everything a test needs to open it or to harm it."""

import dataclasses
import shutil
from dataclasses import dataclass
from pathlib import Path

from wellbeing.vault import migrations, opening
from wellbeing.vault.keys import LOWEST_SETTING, DataKey
from wellbeing.vault.slots import RecoverySheets, make_sheets
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verify_records

GROUND = migrations.SHIPPED / "0001-ground.sql"
PASSPHRASE = "a quiet heron by the water"
HOLDERS = ("Data protection officer", "Chair Ana Example", "Notary Bo Example")
PEOPLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The folder of a vault, its key, its schema and its sheets."""

    folder: Path
    key: DataKey
    steps: Path
    sheets: RecoverySheets

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.folder / "store.db"

    @property
    def head(self) -> Path:
        """The sealed head's file."""
        return self.folder / "head"

    @property
    def header(self) -> Path:
        """The header's file."""
        return self.folder / "header.json"

    @property
    def witnesses(self) -> Path:
        """A folder outside the vault."""
        return self.folder.parent / "witnesses"

    def copied(self, folder: Path) -> "Laid":
        """The same vault in another folder."""
        shutil.copytree(self.folder, folder)
        return dataclasses.replace(self, folder=folder)

    def open(self, *, witnessed: bool = False) -> Store:
        """Open by the data key, which saves the time of the passphrase."""
        return opening.open_with_key(
            self.folder, self.key, migrations=self.steps, witnesses=self.witnesses if witnessed else None
        )

    def add(self, *names: str) -> None:
        """Open, add people in one transaction, close."""
        store = self.open()
        try:
            add_people(store, *names)
        finally:
            store.close()

    def names(self) -> set[str]:
        """Open, read everybody's name, check everything, close."""
        store = self.open()
        try:
            verify_records(store)
            return self.names_of(store)
        finally:
            store.close()

    def names_of(self, store: Store) -> set[str]:
        """Everybody's name in an open store."""
        return {name for (name,) in store.all("SELECT name FROM person")}

    def content(self) -> dict[str, bytes]:
        """The bytes of every file, to see that nothing was changed."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}


def add_people(store: Store, *names: str) -> None:
    """One transaction that adds people with a note each."""
    with store.transaction("person.added"):
        for name in names:
            key = store.run("INSERT INTO person (name, age) VALUES (?, ?)", (name, 40))
            store.run("INSERT INTO note (person_id, words) VALUES (?, ?)", (key, f"words about {name} " * 8))
            store.run("INSERT INTO search (rowid, words) VALUES (?, ?)", (key, f"words about {name}"))


def laid_out(folder: Path, steps: Path) -> Laid:
    """Make a vault with records and recovery sheets; the lowest allowed cost of a passphrase keeps it quick."""
    store = opening.create(folder, PASSPHRASE, kdf=LOWEST_SETTING, migrations=steps)
    try:
        sheets = make_sheets(HOLDERS)
        opening.add_recovery(store, sheets, " ".join(sheets.sheets[1].words))
        add_people(store, *(f"person {number}" for number in range(PEOPLE)))
        return Laid(folder=folder, key=store.key, steps=steps, sheets=sheets)
    finally:
        store.close()
