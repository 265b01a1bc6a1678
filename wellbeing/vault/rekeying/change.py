"""Changing the key of an open vault: build the new state, let its header decide, move it into place."""

import contextlib
from pathlib import Path

from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault import header as headers
from wellbeing.vault import migrations as steps
from wellbeing.vault.attempt import Attempt
from wellbeing.vault.files import sync_folder, told_as_trouble
from wellbeing.vault.header import NAME as HEADER
from wellbeing.vault.header import Header, new_header
from wellbeing.vault.keys import DataKey, KdfSetting, calibrated
from wellbeing.vault.rekeying import unfinished
from wellbeing.vault.rekeying.building import Building, Progress, require_room
from wellbeing.vault.rekeying.manifest import FOLDER
from wellbeing.vault.slots import passphrase_slot
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import sure_of_damage

COMPLETED_LATER = _(
    "The key was changed, but the disk is full or reports an error, so that the vault had to be closed. Open it again: "
    "the change is completed then."
)


def _unseen(_done: int, _whole: int) -> None:
    """Nobody watches."""


def change_key(
    store: Store,
    passphrase: str,
    *,
    kdf: KdfSetting | None = None,
    migrations: Path = steps.SHIPPED,
    witnesses: Path | None = None,
    progress: Progress = _unseen,
) -> Store:
    """Encrypt everything in an open vault under a fresh key and return it open; `store` is closed by that.

    `passphrase` is the one that opens the vault now and afterwards; recovery sheets made before open nothing any
    more. `progress` may stop the work by raising: then, as after every error but one, the vault is unchanged and
    `store` still open. Raises `Refused` for a wrong passphrase, `Trouble` (room, disk), `Tampered`.
    """
    header = headers.read(store.folder)
    if header.opened_by_passphrase(passphrase) != store.key:
        raise Tampered(headers.NOT_OURS)
    require_room(store)
    key = DataKey.new()
    fresh = new_header(header.vault, passphrase_slot(key, passphrase, kdf or calibrated(), header.vault), key)
    place = store.folder / FOLDER
    try:
        with told_as_trouble():
            unfinished.clear(store.folder)
            place.mkdir(mode=0o700)
        made = Building(store=store, place=place, key=key, header=fresh, migrations=migrations)
        with sure_of_damage(store):
            made.build(progress)
    except BaseException:
        unfinished.clear(store.folder)
        raise
    _switch(store, header)
    return _completed(store, key, migrations, witnesses)


def _switch(store: Store, before: Header) -> None:
    """Put the new header in place: until then the vault has its old key, from then on the new one.

    Where the disk fails so that nobody can say which it is, the store is closed and nothing is removed: whichever
    header is found at the next opening, the rest is there for it.
    """
    try:
        with told_as_trouble():
            (store.folder / FOLDER / HEADER).replace(store.folder / HEADER)
            sync_folder(store.folder)
    except BaseException as error:
        with contextlib.suppress(Trouble, Tampered):
            if headers.read(store.folder) == before:
                unfinished.clear(store.folder)
                raise
        store.close()
        raise Trouble(COMPLETED_LATER) from error


def _completed(store: Store, key: DataKey, migrations: Path, witnesses: Path | None) -> Store:
    lock = store.leave()
    try:
        attempt = Attempt(
            folder=store.folder,
            key=key,
            header=headers.read(store.folder),
            steps=migrations,
            witnesses=witnesses,
            drafts=store.drafts,
        )
        changed = attempt.store(lock, store.clock)
    except BaseException as error:
        if lock is not None:
            lock.release()
        if isinstance(error, Trouble | Tampered):  # what lies there was checked a moment ago: it is the disk
            raise Trouble(COMPLETED_LATER) from error
        raise
    with contextlib.suppress(Trouble):
        changed.drafts.reserve()
    changed.key_change = None
    return changed
