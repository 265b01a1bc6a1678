"""Making a vault and opening it: header, lock, head, store, in this order, and nothing is used unchecked."""

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault import header as headers
from wellbeing.vault import migrations, swap
from wellbeing.vault.attempt import Attempt
from wellbeing.vault.connection import connect
from wellbeing.vault.examination import Finding
from wellbeing.vault.files import DISK_TROUBLE, Disk, sync_folder, told_as_trouble
from wellbeing.vault.head import NAME as HEAD
from wellbeing.vault.head import HeadFile
from wellbeing.vault.header import Header
from wellbeing.vault.instance import IN_USE, InstanceLock
from wellbeing.vault.keys import DataKey, KdfSetting, calibrated
from wellbeing.vault.slots import RecoverySheets, confirm_one, passphrase_slot, recovery_slot
from wellbeing.vault.store import NAME as STORE
from wellbeing.vault.store import Clock, Store, utc_now
from wellbeing.vault.whole_check import verify_pages, verify_records

FOLDER_TAKEN = _("This folder is not empty. Choose a new one for the vault.")
EMPTY_PASSPHRASE = _("A vault needs a passphrase.")


def create(
    folder: Path,
    passphrase: str,
    *,
    kdf: KdfSetting | None = None,
    migrations: Path = migrations.SHIPPED,
    witnesses: Path | None = None,
    clock: Clock = utc_now,
) -> Store:
    """Make a vault in a new or empty folder and open it. Half a vault never stands at `folder`.

    `kdf` is calibrated to this computer where not given. `witnesses` is the folder outside the vault that
    remembers its newest state. Raises `Refused` where the folder is taken, `Trouble` from the disk.
    """
    if not passphrase:
        raise Refused(EMPTY_PASSPHRASE, field="passphrase")
    with told_as_trouble():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(FOLDER_TAKEN, field="vault")
        unfinished = folder.parent / f".{folder.name}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700, parents=True)
    key, vault = DataKey.new(), secrets.token_hex(16)
    try:
        header = headers.new_header(vault, passphrase_slot(key, passphrase, kdf or calibrated(), vault), key)
        _create_store(unfinished, key, vault, migrations, clock)
        headers.write(unfinished, header)
        with told_as_trouble():
            if folder.exists():
                folder.rmdir()
            unfinished.rename(folder)
            sync_folder(folder.parent)
    except BaseException as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, Tampered):  # nobody can have changed what is only being made: it is the disk
            raise Trouble(DISK_TROUBLE) from error
        raise
    return open_with_key(folder, key, migrations=migrations, witnesses=witnesses, clock=clock)


def _create_store(folder: Path, key: DataKey, vault: str, steps: Path, clock: Clock) -> None:
    connection, guard = connect(folder / STORE, key.derive("store"))
    head = HeadFile(folder / HEAD, key.derive("head"), vault)
    store = Store(folder, key, connection, guard, head=head, lock=None, after_crash=False, clock=clock)
    try:
        store.migrate(steps)
        (folder / STORE).chmod(0o600)
    finally:
        store.close()


def open_vault(
    folder: Path,
    passphrase: str,
    *,
    migrations: Path = migrations.SHIPPED,
    witnesses: Path | None = None,
    clock: Clock = utc_now,
) -> Store:
    """Open a vault by its passphrase.

    Raises `Refused` (no vault, wrong passphrase), `Trouble` (in use, newer, disk), `Tampered` (each kind of
    difference has its sentence; nothing is then changed).
    """
    key = _header(folder).opened_by_passphrase(passphrase)
    return open_with_key(folder, key, migrations=migrations, witnesses=witnesses, clock=clock)


def open_with_sheets(
    folder: Path,
    words1: str,
    words2: str,
    *,
    migrations: Path = migrations.SHIPPED,
    witnesses: Path | None = None,
    clock: Clock = utc_now,
    before: Callable[[Store], object] = lambda _store: None,
) -> Store:
    """Open a vault by two recovery sheets. The log keeps that it happened, after what `before` notes in it."""
    key = _header(folder).opened_by_sheets(words1, words2)
    store = open_with_key(folder, key, migrations=migrations, witnesses=witnesses, clock=clock)
    try:
        before(store)
        with store.transaction("vault.opened-by-sheets"):
            pass
    except BaseException:
        store.close()
        raise
    return store


def open_with_key(
    folder: Path,
    key: DataKey,
    *,
    migrations: Path = migrations.SHIPPED,
    witnesses: Path | None = None,
    clock: Clock = utc_now,
) -> Store:
    """Open a vault whose data key is known, as the two functions above do after deriving it."""
    header = _header(folder)
    header.check(key)
    lock = InstanceLock(folder)
    lock.take()
    try:
        if headers.read(folder) != header:
            raise Trouble(IN_USE)  # whoever held the lock until now has changed a key
        swap.forget(folder)
        opening = Attempt(folder=folder, key=key, header=header, steps=migrations, witnesses=witnesses)
        return opening.store(lock, clock)
    except BaseException:
        lock.release()
        raise


def _header(folder: Path) -> Header:
    """The header of the vault that stands here, after the last step of a restore that was interrupted."""
    swap.finish(folder)
    return headers.read(folder)


def change_passphrase(
    store: Store, current: str, fresh: str, *, kdf: KdfSetting | None = None, disk: Disk | None = None
) -> None:
    """Let `fresh` open the vault instead of `current`: only the header is written anew.

    Raises `Refused` where `current` is wrong. Older headers and backups still open with the old passphrase.
    """
    if headers.read(store.folder).opened_by_passphrase(current) != store.key:
        raise Tampered(headers.NOT_OURS)
    set_passphrase(store, fresh, kdf=kdf, disk=disk)


def set_passphrase(store: Store, fresh: str, *, kdf: KdfSetting | None = None, disk: Disk | None = None) -> None:
    """Let `fresh` open the vault, after it was opened by recovery sheets. Not a byte of the store changes."""
    if not fresh:
        raise Refused(EMPTY_PASSPHRASE, field="passphrase")
    header = headers.read(store.folder)
    slot = passphrase_slot(store.key, fresh, kdf or calibrated(), header.vault)
    headers.write(store.folder, header.with_slot(slot, store.key), disk)


def add_recovery(store: Store, sheets: RecoverySheets, typed: str, *, disk: Disk | None = None) -> None:
    """Let any two of `sheets` open the vault, instead of earlier ones, once one of them was typed back.

    Raises `Refused` with the first word that differs from the sheet it comes closest to.
    """
    confirm_one(sheets, typed)
    header = headers.read(store.folder)
    slot = recovery_slot(store.key, sheets, header.vault)
    headers.write(store.folder, header.with_slot(slot, store.key), disk)
    with store.transaction("vault.sheets-made"):
        pass


def recovery_holders(store: Store) -> tuple[str, ...]:
    """Who holds the recovery sheets of an open vault; empty where none were made yet."""
    return headers.read(store.folder).holders(store.key)


def passphrase_cost(store: Store) -> KdfSetting:
    """What one guess at the passphrase of an open vault costs."""
    return headers.read(store.folder).cost


def check(
    folder: Path,
    passphrase: str,
    *,
    migrations: Path = migrations.SHIPPED,
    witnesses: Path | None = None,
) -> Finding:
    """Open a vault, check every page, record, index and log entry, and close it. Raises as `open_vault`."""
    store = open_vault(folder, passphrase, migrations=migrations, witnesses=witnesses)
    try:
        verify_pages(store)
        return verify_records(store)
    finally:
        store.close()
