"""A closed vault with a place for its backups and one backup in it: what tests and tortures harm copies of."""

import dataclasses
import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.vaults import PASSPHRASE
from wellbeing.vault import opening, settings
from wellbeing.vault.backups import making
from wellbeing.vault.keys import LOWEST_SETTING, DataKey
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verify_pages, verify_records

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
OLDER, NEWER = "in the backup", "newer"
"""What the backup and the vault say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All of it lies in `folder`; the backup `file` is a state older than the vault."""

    folder: Path
    key: DataKey
    name: str

    @property
    def vault(self) -> Path:
        """The vault's folder."""
        return self.folder / "vault"

    @property
    def place(self) -> Path:
        """Where its backups lie."""
        return self.folder / "place"

    @property
    def scratch(self) -> Path:
        """Where copies are looked at."""
        return self.folder / "scratch"

    @property
    def witnesses(self) -> Path:
        """What this computer remembers of it."""
        return self.folder / "witnesses"

    @property
    def file(self) -> Path:
        """The backup."""
        return self.place / self.name

    @property
    def secret(self) -> str:
        """The data key in hex, for another process."""
        return self.key._secret.hex()

    def copied(self, to: Path) -> "Kept":
        """The whole lot in another folder."""
        shutil.copytree(self.folder, to)
        return dataclasses.replace(self, folder=to)

    def open(self) -> Store:
        """Open the vault as the program on this computer does."""
        return opening.open_with_key(self.vault, self.key, witnesses=self.witnesses)

    def note(self, value: str) -> None:
        """Open the vault, save something, close it."""
        store = self.open()
        try:
            put(store, value)
        finally:
            store.close()

    def noted(self) -> str | None:
        """Open the vault, check all of it, and say what was saved last."""
        store = self.open()
        try:
            verify_pages(store)
            verify_records(store)
            return settings.get(store, "note")
        finally:
            store.close()


def put(store: Store, value: str) -> None:
    """One transaction."""
    with store.transaction("vault.settings"):
        settings.put(store, "note", value)


def laid_out(folder: Path) -> Kept:
    """Make all of it; the lowest allowed cost of a passphrase keeps it quick."""
    store = opening.create(folder / "vault", PASSPHRASE, kdf=LOWEST_SETTING, witnesses=folder / "witnesses")
    try:
        (folder / "place").mkdir()
        put(store, OLDER)
        snapshot = making.snapshot(store, NOW - dt.timedelta(days=1))
        file = making.write(snapshot, folder / "place", folder / "scratch")
        put(store, NEWER)
        return Kept(folder=folder, key=store.key, name=file.name)
    finally:
        store.close()
