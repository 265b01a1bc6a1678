"""What is killed in the middle: making and restoring backups."""

import datetime as dt
from pathlib import Path

from wellbeing.domain.identity import new_uid
from wellbeing.vault import opening, restorations
from wellbeing.vault.backups import making, restoring, seal
from wellbeing.vault.head import Head
from wellbeing.vault.keys import DataKey
from wellbeing.vault.restorations import Restoration
from wellbeing.vault.store import Store

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)


def make_backup(vault: str, key: str, place: str, scratch: str) -> None:
    """Open the vault and make a backup of it in `place`, with rotation."""
    store = opening.open_with_key(Path(vault), DataKey(bytes.fromhex(key)))
    try:
        making.write(making.snapshot(store, NOW), Path(place), Path(scratch))
    finally:
        store.close()


def restore_backup(file: str, key: str, vault: str, witnesses: str) -> None:
    """Let the vault in a backup stand in place of `vault`."""

    def bring(store: Store, contents: seal.Contents, given_up: Head | None) -> None:
        done = Restoration(uid=new_uid(), at=NOW, made_at=contents.made_at, generation=contents.generation)
        with store.transaction("vault.restored", done.uid):
            restorations.add(store, done, given_up)

    restoring.restore(
        Path(file),
        DataKey(bytes.fromhex(key)),
        Path(vault),
        bring,
        today=NOW.date(),
        clock=lambda: NOW,
        witnesses=Path(witnesses),
    )
