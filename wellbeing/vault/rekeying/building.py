"""The whole new state of a vault, made in a folder inside it: a vault by itself, checked before it is used."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault import header as headers
from wellbeing.vault import migrations as steps
from wellbeing.vault.attempt import Attempt
from wellbeing.vault.chain import BROKEN, Chain, Entry, entries_after, write_entry
from wellbeing.vault.connection import connect
from wellbeing.vault.connection import told_as_trouble as store_trouble
from wellbeing.vault.examination import RECORDS_CHANGED
from wellbeing.vault.files import DISK_TROUBLE, sync_file, sync_folder, told_as_trouble
from wellbeing.vault.head import NAME as HEAD
from wellbeing.vault.head import Head, HeadFile, pages_of, witness_name
from wellbeing.vault.header import Header
from wellbeing.vault.integrity import Tally, counted
from wellbeing.vault.keys import DataKey
from wellbeing.vault.rekeying import manifest as manifests
from wellbeing.vault.rekeying.manifest import Manifest, digest_of
from wellbeing.vault.store import NAME as STORE
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verification, verify_pages

Progress = Callable[[int, int], object]
"""Called with parts (done, whole); whatever it raises stops the work, and the vault stays as it was."""

ACTION = "vault.key-changed"
_TRIGGER = "log_keeps_its_entries"
_SLICE = 500
_SPARE_BYTES = 4 * 1024 * 1024
_COPIED, _RESEALED, _COUNTED, _WHOLE = 40, 50, 70, 100
"""How far each part of the work leads, in hundredths."""

NO_ROOM = _(
    "There is too little room on the disk: while the key is changed, {megabytes} MB more are needed. Nothing was "
    "changed; free some space and try again."
)


def require_room(store: Store) -> None:
    """Raises `Trouble` unless a second store finds room beside the first."""
    with told_as_trouble():
        needed = (store.folder / STORE).stat().st_size + _SPARE_BYTES
        if shutil.disk_usage(store.folder).free < needed:
            raise Trouble(NO_ROOM, megabytes=-(-needed // 1_000_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """One new state in the making: `place` is an empty folder, `key` and `header` are the new ones."""

    store: Store
    place: Path
    key: DataKey
    header: Header
    migrations: Path = steps.SHIPPED

    def build(self, progress: Progress) -> None:
        """Make store, head, header and at last the manifest; on return the disk has them, checked.

        Raises `Trouble`, `Tampered` (the old state is not what was saved) and what `progress` raises.
        """
        last = self._new_store(progress)
        with told_as_trouble():
            sync_file(self.place / STORE)
            pages, count = pages_of(self.place / STORE)
            head = Head(generation=last.seq, mac=last.mac, pages=pages, page_count=count)
            HeadFile(self.place / HEAD, self.key.derive("head"), self.header.vault).begin(head)
        headers.write(self.place, self.header)
        self._check(progress)
        with told_as_trouble():
            manifest = Manifest(
                store=digest_of(self.place / STORE),
                head=digest_of(self.place / HEAD),
                generation=last.seq,
                drafts=self.store.draft_key(),
                witness=witness_name(self.header.vault, self.store.key),
                witness_key=self.store.key.derive("head"),
            )
            manifests.write(self.place, manifest, self.key, self.header.vault)
            sync_folder(self.place)
            sync_folder(self.place.parent)

    def _new_store(self, progress: Progress) -> Entry:
        connection, guard = connect(self.place / STORE, self.key.derive("store"))
        try:
            with guard.allowed_to_build(), store_trouble():
                # A half-made copy is thrown away, so that neither a journal nor waiting for the disk is needed.
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                self.store.copy_to(connection, lambda done, whole: progress(done * _COPIED // whole, _WHOLE))
                connection.execute("BEGIN IMMEDIATE")
                last = self._seal_log(connection)
                progress(_RESEALED, _WHOLE)
                entry = Chain(self.key.derive("log")).next(
                    last, now=self.store.clock(), action=ACTION, subject=None, total=self._sum(connection)
                )
                write_entry(connection, entry)
                connection.execute("COMMIT")
                progress(_COUNTED, _WHOLE)
        finally:
            connection.close()
        with told_as_trouble():
            (self.place / STORE).chmod(0o600)
        return entry

    def _seal_log(self, connection: Any) -> Entry:
        """Seal every entry of the log anew, each linked to the one before; returns the last.

        What an entry says stays, its sum included: that was a sum under the old key.
        """
        (trigger,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (_TRIGGER,)).fetchone()
        connection.execute(f"DROP TRIGGER {_TRIGGER}")
        before: Entry | None = None
        for before in self._resealed(connection):
            connection.execute(
                "UPDATE log SET previous = ?, mac = ? WHERE seq = ?", (before.previous, before.mac, before.seq)
            )
        connection.execute(trigger)
        if before is None:
            raise Tampered(BROKEN)
        return before

    def _resealed(self, connection: Any) -> Iterator[Entry]:
        old, new = Chain(self.store.key.derive("log")), Chain(self.key.derive("log"))
        linked: Entry | None = None
        before: Entry | None = None
        while part := entries_after(connection, before.seq if before else 0, _SLICE):
            for entry in part:
                if not old.follows(linked, entry):
                    raise Tampered(BROKEN)
                linked, before = entry, new.sealed_after(before, entry)
                yield before

    def _sum(self, connection: Any) -> bytes:
        """The sum of all records under the new key, once their sum under the old one shows that all are there."""
        old, new = Tally(self.store.key.derive("digest")), Tally(self.key.derive("digest"))
        for _seen in counted(connection, old, new):
            pass
        if old.sum != self.store.last.sum:
            raise Tampered(RECORDS_CHANGED)
        return new.sum

    def _check(self, progress: Progress) -> None:
        """Open the new state as any vault is opened, and read every page, record and entry of it.

        It was made a moment ago: what does not fit is the disk's doing.
        """
        try:
            with store_trouble(), contextlib.closing(self._opened()) as made:
                for share in verification(made):
                    progress(_COUNTED + int(share * (_WHOLE - _COUNTED - 1)), _WHOLE)
                verify_pages(made)
        except Tampered as error:
            raise Trouble(DISK_TROUBLE) from error

    def _opened(self) -> Store:
        whole = Attempt(
            folder=self.place, key=self.key, header=headers.read(self.place), steps=self.migrations, witnesses=None
        )
        return whole.store(None, self.store.clock)
