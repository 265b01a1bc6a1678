"""One attempt to open a vault: all checks in their order, and nothing is used or changed before they pass."""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault import migrations
from wellbeing.vault.chain import Chain, Entry
from wellbeing.vault.connection import STORE_DAMAGED, Guard, connect
from wellbeing.vault.connection import told_as_trouble as store_trouble
from wellbeing.vault.drafts import FOLDER as DRAFTS
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.examination import (
    OLD_JOURNAL,
    ROLLED_BACK,
    STORE_CUT,
    STORE_FOREIGN,
    WITNESS_NEWER,
    KeyChange,
    compare_with_head,
    compare_with_witness,
    examined,
    newest_entry,
    read_head,
    require_store,
)
from wellbeing.vault.files import VANISHED, make_folder, sync_file, sync_folder, told_as_trouble
from wellbeing.vault.head import NAME as HEAD
from wellbeing.vault.head import Head, HeadFile, pages_of, witness_file, witnessed
from wellbeing.vault.header import NAME as HEADER
from wellbeing.vault.header import Header
from wellbeing.vault.instance import InstanceLock
from wellbeing.vault.keys import DataKey
from wellbeing.vault.rekeying import unfinished
from wellbeing.vault.rekeying.manifest import Manifest
from wellbeing.vault.store import JOURNAL, Clock, Store
from wellbeing.vault.store import NAME as STORE

_RECOVERY = "recovery"

NOT_MIGRATED = _(
    "The vault could not be brought into the form that this version of the program needs. It is again as it was before."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One attempt to open a vault, with its lock held. `drafts` is given where somebody holds them already."""

    folder: Path
    key: DataKey
    header: Header
    steps: Path
    witnesses: Path | None
    is_copy: bool = False
    """Whether this is a copy to be looked at: the witness is then compared with, and left as it is."""
    drafts: DraftBox | None = None

    def store(self, lock: InstanceLock | None, clock: Clock) -> Store:
        """The open store after all checks and migrations."""
        head_file = HeadFile(self.folder / HEAD, self.key.derive("head"), self.header.vault)
        try:
            with told_as_trouble():
                changed = self._key_changed(head_file)
                head, whole = read_head(head_file)
                require_store(self.folder / STORE)
            store = self._opened(head_file, head, whole, lock, clock)
        except Tampered as error:
            if not (self.folder / HEADER).exists():
                raise Trouble(VANISHED) from error  # the header was there just now: it is the whole folder
            if error.sentence not in (STORE_DAMAGED, STORE_FOREIGN):
                raise
            # SQLite tells a disk that stumbles as damage. Nothing was changed, so what is true shows again.
            store = self._opened(head_file, head, whole, lock, clock)
        try:
            self._settle_key_change(store, changed)
        except BaseException:
            store.close()
            raise
        if self.drafts is None:  # else the window may be writing one
            self._remove_unfinished()
            with contextlib.suppress(Trouble):  # a draft that must stay where it is, is no reason not to open
                store.drafts.bring_home()
        return store

    def _draft_box(self) -> DraftBox:
        """With a spare folder on this computer, unless this is a copy to be looked at."""
        remembers = self.witnesses is not None and not self.is_copy
        spare = self.witnesses / f"{self.header.vault}.drafts" if self.witnesses and remembers else None
        return DraftBox(self.folder, self.key.derive("drafts"), spare=spare)

    def _opened(self, head_file: HeadFile, head: Head, whole: bool, lock: InstanceLock | None, clock: Clock) -> Store:
        """The store, recovered, checked and brought up to date."""
        with told_as_trouble():
            recovered = self._recovered(head, whole)
            pages = pages_of(self.folder / STORE)
        connection, guard = self._connected(head, pages)
        try:
            with store_trouble():
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
                    drafts=self.drafts or self._draft_box(),
                )
                if due:
                    store.newest.renew_head()
                self._migrate(store, connection)
            if self.witnesses is not None and not self.is_copy:
                store.newest.watched_by(witness_file(self.witnesses, self.header.vault, self.key), self._witnessed())
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
        compare_with_witness(connection, last, self._witnessed())
        if not crashed and digest == head.pages:
            return False, False
        try:
            self._examine(connection, last)
        except Tampered as error:
            if not crashed and count < head.page_count:
                raise Tampered(STORE_CUT) from error
            raise
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
        make_folder(place)
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
        try:
            connection, _guard = connect(place / STORE, self.key.derive("store"))
            with contextlib.closing(connection):
                last = self._newest(connection)
                compare_with_head(last, head, head_whole=whole)
                compare_with_witness(connection, last, self._witnessed())
                self._examine(connection, last)
        except Tampered as error:
            set_back = error.sentence in (ROLLED_BACK, WITNESS_NEWER)
            if set_back or pages_of(self.folder / STORE)[0] == head.pages:
                raise Tampered(OLD_JOURNAL) from error
            raise

    def _migrate(self, store: Store, connection: Any) -> None:
        """Bring the schema up to date in one transaction: a step that fails leaves everything as it was."""
        if not migrations.pending(connection, self.steps):
            return
        try:
            store.migrate(self.steps)
        except Trouble:
            raise
        except Exception as error:
            raise Trouble(NOT_MIGRATED) from error

    def _remove_unfinished(self) -> None:
        """Files that a crash left half written beside those that they were to replace."""
        drafts = self.folder / DRAFTS
        with told_as_trouble():
            found = [*self.folder.glob("*.new"), *(() if drafts.is_symlink() else drafts.glob("*.new"))]
        for path in found:
            with contextlib.suppress(OSError):
                path.unlink()

    def _witnessed(self) -> Head | None:
        return witnessed(self.witnesses, self.header.vault, self.key)

    def _key_changed(self, head: HeadFile) -> Manifest | None:
        """Move what an interrupted change to this key had made into place; None where there was none."""
        manifest = unfinished.found(self.folder, self.key, self.header.vault)
        if manifest is not None:
            unfinished.put_in_place(self.folder, manifest, head, self._witnessed())
        return manifest

    def _settle_key_change(self, store: Store, changed: Manifest | None) -> None:
        """After the vault was found whole: drafts under its key, the old key's witness told, the rest removed."""
        if changed is not None:
            store.drafts.change_key(changed.drafts, store.draft_key())
            if self.witnesses is not None and not self.is_copy:
                unfinished.tell_old_witness(self.witnesses, changed, self.header.vault, store)
            store.key_change = KeyChange.FINISHED
        elif unfinished.is_there(self.folder):
            store.key_change = KeyChange.NOT_MADE
        unfinished.clear(self.folder)
