"""Making a vault and opening it: header, lock, head, store, in this order, and nothing is used unchecked."""

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault import header as headers
from wellbeing.vault import migrations
from wellbeing.vault.chain import Chain, Entry
from wellbeing.vault.connection import Guard, connect
from wellbeing.vault.connection import told_as_trouble as store_trouble
from wellbeing.vault.examination import (
    OLD_JOURNAL,
    ROLLED_BACK,
    STORE_CUT,
    STORE_FOREIGN,
    Finding,
    compare_with_head,
    compare_with_witness,
    examined,
    newest_entry,
    read_head,
    require_store,
)
from wellbeing.vault.files import Disk, sync_file, sync_folder, told_as_trouble
from wellbeing.vault.head import NAME as HEAD
from wellbeing.vault.head import Head, HeadFile, pages_of
from wellbeing.vault.header import Header
from wellbeing.vault.instance import InstanceLock
from wellbeing.vault.keys import DataKey, KdfSetting, calibrated
from wellbeing.vault.slots import RecoverySheets, confirm_one, passphrase_slot, recovery_slot
from wellbeing.vault.store import NAME as STORE
from wellbeing.vault.store import Clock, Store, utc_now

JOURNAL = STORE + "-journal"
_RECOVERY = "recovery"
_BEFORE = "before-migration"

FOLDER_TAKEN = _("This folder is not empty. Choose a new one for the vault.")
NOT_MIGRATED = _(
    "The vault could not be brought into the form that this version of the program needs. It is again as it was before."
)
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
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return open_with_key(folder, key, migrations=migrations, witnesses=witnesses, clock=clock)


def _create_store(folder: Path, key: DataKey, vault: str, steps: Path, clock: Clock) -> None:
    connection, guard = connect(folder / STORE, key.derive("store"))
    head = HeadFile(folder / HEAD, key.derive("head"), vault)
    store = Store(folder, key, connection, guard, head=head, lock=None, after_crash=False, clock=clock)
    try:
        store.migrate(steps)
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
    key = headers.read(folder).opened_by_passphrase(passphrase)
    return open_with_key(folder, key, migrations=migrations, witnesses=witnesses, clock=clock)


def open_with_sheets(
    folder: Path,
    words1: str,
    words2: str,
    *,
    migrations: Path = migrations.SHIPPED,
    witnesses: Path | None = None,
    clock: Clock = utc_now,
) -> Store:
    """Open a vault by two recovery sheets. The log keeps that it happened."""
    key = headers.read(folder).opened_by_sheets(words1, words2)
    store = open_with_key(folder, key, migrations=migrations, witnesses=witnesses, clock=clock)
    try:
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
    header = headers.read(folder)
    header.check(key)
    lock = InstanceLock(folder)
    lock.take()
    try:
        opening = _Opening(folder=folder, key=key, header=header, steps=migrations, witnesses=witnesses)
        return opening.store(lock, clock)
    except BaseException:
        lock.release()
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """One attempt to open a vault, with its lock held."""

    folder: Path
    key: DataKey
    header: Header
    steps: Path
    witnesses: Path | None

    def store(self, lock: InstanceLock, clock: Clock) -> Store:
        """The open store after all checks and migrations."""
        head_file = HeadFile(self.folder / HEAD, self.key.derive("head"), self.header.vault)
        with told_as_trouble():
            head, whole = read_head(head_file)
            require_store(self.folder / STORE)
            recovered = self._recovered(head, whole)
            pages = pages_of(self.folder / STORE)
        connection, guard = self._connected(head, pages)
        try:
            due, crashed = self._checked(connection, head, whole, pages)
            store = Store(
                self.folder,
                self.key,
                connection,
                guard,
                head=head_file,
                lock=lock,
                after_crash=crashed or recovered,
                clock=clock,
            )
            if due:
                store.renew_head()
            self._migrate(store, connection)
            if witness := self._witness_file():
                store.watched_by(witness, self._witnessed())
        except BaseException:
            connection.close()
            raise
        return store

    def _connected(self, head: Head, pages: tuple[bytes, int]) -> tuple[Any, Guard]:
        """A connection whose key fits the first page. Raises `Tampered` otherwise."""
        try:
            return connect(self.folder / STORE, self.key.derive("store"))
        except Tampered as error:
            raise Tampered(STORE_CUT if pages[1] < head.page_count else STORE_FOREIGN) from error

    def _checked(self, connection: Any, head: Head, whole: bool, pages: tuple[bytes, int]) -> tuple[bool, bool]:
        """Whether the head has to be renewed, and whether a crash was the reason. Raises `Tampered`."""
        digest, count = pages
        try:
            last = self._newest(connection)
            crashed = compare_with_head(last, head, head_whole=whole)
        except Tampered as error:
            if count < head.page_count and error.sentence != ROLLED_BACK:
                raise Tampered(STORE_CUT) from error
            raise
        if not crashed and count < head.page_count:
            raise Tampered(STORE_CUT)
        compare_with_witness(connection, last, self._witnessed())
        if not crashed and digest == head.pages:
            return False, False
        self._examine(connection, last)
        return True, True

    def _newest(self, connection: Any) -> Entry:
        last = newest_entry(connection)
        with store_trouble():
            migrations.pending(connection, self.steps)
        return last

    def _examine(self, connection: Any, last: Entry) -> None:
        chain = Chain(self.key.derive("log"))
        for _seen in examined(connection, chain, self.key.derive("digest"), last):
            pass

    def _recovered(self, head: Head, whole: bool) -> bool:
        """Undo an interrupted transaction, first in a copy: an old journal must not set records back.

        True where a journal lay beside the store and has done its work.
        """
        journal, place = self.folder / JOURNAL, self.folder / _RECOVERY
        shutil.rmtree(place, ignore_errors=True)
        if not journal.exists():
            return False
        place.mkdir(mode=0o700)
        try:
            shutil.copyfile(self.folder / STORE, place / STORE)
            shutil.copyfile(journal, place / JOURNAL)
            self._check_copy(place, head, whole)
            sync_file(place / STORE)
            (place / STORE).replace(self.folder / STORE)
            sync_folder(self.folder)
            journal.unlink()
            sync_folder(self.folder)
        finally:
            shutil.rmtree(place, ignore_errors=True)
        return True

    def _check_copy(self, place: Path, head: Head, whole: bool) -> None:
        connection, _guard = connect(place / STORE, self.key.derive("store"))
        try:
            last = self._newest(connection)
            compare_with_head(last, head, head_whole=whole)
            self._examine(connection, last)
        except Tampered as error:
            if pages_of(self.folder / STORE)[0] == head.pages or error.sentence == ROLLED_BACK:
                raise Tampered(OLD_JOURNAL) from error
            raise
        finally:
            connection.close()

    def _migrate(self, store: Store, connection: Any) -> None:
        """Bring the schema up to date; the copy made before is put back if that fails."""
        if not migrations.pending(connection, self.steps):
            return
        copy = self.folder / _BEFORE
        with told_as_trouble():
            shutil.rmtree(copy, ignore_errors=True)
            copy.mkdir(mode=0o700)
            for name in (STORE, HEAD):
                shutil.copyfile(self.folder / name, copy / name)
                sync_file(copy / name)
        try:
            store.migrate(self.steps)
            store.verify_records()
        except Exception as error:
            connection.close()
            with told_as_trouble():
                for name in (STORE, HEAD):
                    (copy / name).replace(self.folder / name)
                sync_folder(self.folder)
            raise Trouble(NOT_MIGRATED) from error
        finally:
            shutil.rmtree(copy, ignore_errors=True)

    def _witness_file(self) -> HeadFile | None:
        if self.witnesses is None:
            return None
        path = self.witnesses / f"{self.header.vault}.witness"
        return HeadFile(path, self.key.derive("head"), self.header.vault)

    def _witnessed(self) -> Head | None:
        """The state that this computer has seen last, where it can be read."""
        file = self._witness_file()
        if file is None:
            return None
        try:
            return file.read().newest
        except OSError:
            return None


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
        store.verify_pages()
        return store.verify_records()
    finally:
        store.close()
