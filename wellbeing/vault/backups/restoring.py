"""A backup in place of a vault, or in an empty place: laid beside, opened and fully checked, then exchanged whole."""

import contextlib
import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from wellbeing.errors import Refused
from wellbeing.vault import header as headers
from wellbeing.vault import migrations, swap
from wellbeing.vault.attempt import Attempt
from wellbeing.vault.backups import copies, seal
from wellbeing.vault.files import told_as_trouble
from wellbeing.vault.head import NAME as HEAD
from wellbeing.vault.head import Head, HeadFile, witness_file, witnessed
from wellbeing.vault.instance import InstanceLock
from wellbeing.vault.keys import DataKey
from wellbeing.vault.opening import FOLDER_TAKEN
from wellbeing.vault.store import NAME as STORE
from wellbeing.vault.store import Clock, Store
from wellbeing.vault.whole_check import sure_of_damage, verify_pages, verify_records

Bring = Callable[[Store, seal.Contents, Head | None], None]
"""What has to be brought into a restored store before it stands, in one transaction. The head is the newest state
that this computer had seen of the vault."""


def restore(
    file: Path,
    key: DataKey,
    folder: Path,
    bring: Bring,
    *,
    today: dt.date,
    clock: Clock,
    witnesses: Path | None,
    present_key: DataKey | None = None,
    steps: Path = migrations.SHIPPED,
) -> Path | None:
    """Let the vault in a backup stand at `folder`; what stood there is moved aside whole and its place returned.

    `present_key` is that of the vault there, where it was changed since the backup: its witness then remembers the
    restored state too, so that the vault before is found if it is put back.

    Until the very end nothing at `folder` is touched. Raises `Tampered` (the backup), `Trouble` (the disk, or the
    vault there is open), `Refused` where something else than a vault lies there.
    """
    lock = _locked(folder)
    try:
        place = swap.begun(folder)
        contents = copies.lay_out(file, place, key)
        header = headers.read(place)
        store = Attempt(folder=place, key=key, header=header, steps=steps, witnesses=None).store(None, clock)
        try:
            with sure_of_damage(store):
                verify_pages(store)
                verify_records(store)
            bring(store, contents, witnessed(witnesses, header.vault, key))
        finally:
            store.close()
        if os.name == "nt":
            lock.release()  # a folder with an open file in it can't be renamed there
        aside = swap.put_in_place(folder, today)
        if witnesses is not None and present_key is not None and present_key != key:
            _tell_witness(folder, key, witness_file(witnesses, header.vault, present_key))
        return aside
    except BaseException:
        swap.abandon(folder)
        raise
    finally:
        lock.release()


def _locked(folder: Path) -> InstanceLock:
    """The lock of what stands at `folder`, taken where a vault, or a part of one, stands there."""
    swap.finish(folder)
    lock = InstanceLock(folder)
    with told_as_trouble():
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return lock
        if not any((folder / name).exists() for name in (headers.NAME, STORE, HEAD)):
            raise Refused(FOLDER_TAKEN, field="vault")
    lock.take()
    return lock


def _tell_witness(folder: Path, key: DataKey, witness: HeadFile) -> None:
    """Let a witness under another key remember the restored vault, as far as its disk allows."""
    with contextlib.suppress(OSError):
        restored = HeadFile(folder / HEAD, key.derive("head"), headers.read(folder).vault).read().newest
        if restored is not None and witness.path.exists():
            witness.begin(restored)
