"""A backup, or a closed vault, opened as a copy: everything in it is checked, and the original is only read."""

import contextlib
import hmac
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from wellbeing.errors import Refused, Tampered
from wellbeing.language import _
from wellbeing.vault import header as headers
from wellbeing.vault import migrations
from wellbeing.vault.attempt import Attempt
from wellbeing.vault.backups import scratch, seal
from wellbeing.vault.backups.archive import DAMAGED, HEAD, HEADER, SEAL, STORE, Archive
from wellbeing.vault.backups.troubles import told_as_trouble
from wellbeing.vault.examination import Finding
from wellbeing.vault.files import told_as_trouble as local_trouble
from wellbeing.vault.files import write_all
from wellbeing.vault.header import Header
from wellbeing.vault.keys import DataKey
from wellbeing.vault.rekeying.manifest import FOLDER as CHANGING_KEY
from wellbeing.vault.store import JOURNAL, Store, utc_now
from wellbeing.vault.whole_check import sure_of_damage, verify_pages, verify_records

WRONG_PASSPHRASE = _(
    "This passphrase does not open the backup. It opens with the passphrase of the day on which it was made."
)

Unlock = Callable[[Header], DataKey]
"""Gives the data key of a header: by a passphrase, by two sheets, or because it is known."""

Told = Callable[[int, int], object]
"""Hears how much is done of how much; what it raises stops the work."""

_LAID_OUT, _WHOLE = 40, 100
"""How far each part of checking a backup leads, in hundredths."""


def _untold(_done: int, _whole: int) -> None:
    """Nobody listens."""


def header_of(file: Path) -> Header:
    """The header of a backup. Raises `Refused` (no backup), `Tampered` (damaged), `Trouble` (medium)."""
    with told_as_trouble(), Archive(file) as archive:
        return headers.parse(archive.content(HEADER))


def seal_of(file: Path, key: DataKey) -> seal.Contents:
    """What the seal of a backup says, without opening its store. Raises `Tampered` where `key` is another one."""
    with told_as_trouble(), Archive(file) as archive:
        header = headers.parse(archive.content(HEADER))
        return seal.open_(archive.content(SEAL), key, header.vault)


def lay_out(file: Path, folder: Path, key: DataKey, told: Told = _untold) -> seal.Contents:
    """Write the three files of the vault in a backup into an empty folder; every byte is as it was sealed.

    `told` hears how many bytes were written of how many. Raises `Tampered` where one is not; what was written is
    then to be thrown away.
    """
    with told_as_trouble(), Archive(file) as archive:
        header = headers.parse(archive.content(HEADER))
        header.check(key)
        contents = seal.open_(archive.content(SEAL), key, header.vault)
        written, whole = 0, sum(archive.sizes[name] for name in (HEADER, HEAD, STORE))

        def wrote(count: int) -> None:
            nonlocal written
            written += count
            told(written, whole)

        for name, digest in ((HEADER, contents.header), (HEAD, contents.head), (STORE, contents.store)):
            if not hmac.compare_digest(_copied(archive, name, folder / name, wrote), digest):
                raise Tampered(DAMAGED)
    return contents


def _copied(archive: Archive, name: str, to: Path, wrote: Callable[[int], object]) -> bytes:
    def written() -> Iterator[bytes]:
        with local_trouble():
            handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            for piece in archive.pieces_of(name):
                with local_trouble():
                    write_all(handle, piece)
                wrote(len(piece))
                yield piece
            with local_trouble():
                os.fsync(handle)
        finally:
            os.close(handle)

    return seal.digest_of(written())


@contextlib.contextmanager
def opened(
    file: Path, key: DataKey, place: Path, steps: Path = migrations.SHIPPED, told: Told = _untold
) -> Iterator[tuple[Store, seal.Contents]]:
    """A copy of a backup opened in `place`, with what its seal says. Raises as opening a vault does. `told`: see
    `lay_out`."""
    with scratch.folder_in(place) as folder:
        contents = lay_out(file, folder, key, told)
        with _store(folder, key, steps) as store:
            yield store, contents


@contextlib.contextmanager
def opened_vault(folder: Path, key: DataKey, place: Path, witnesses: Path | None) -> Iterator[Store]:
    """A copy of the closed vault at `folder`, opened in `place`. Raises as opening the vault does, and changes as
    little there: nothing, not even the witness."""
    with scratch.folder_in(place) as copy:
        with local_trouble():
            for name in (headers.NAME, HEAD, STORE, JOURNAL):
                if (folder / name).is_file():
                    shutil.copyfile(folder / name, copy / name)
            if (folder / CHANGING_KEY).is_dir():
                shutil.copytree(folder / CHANGING_KEY, copy / CHANGING_KEY, symlinks=True)
        with _store(copy, key, migrations.SHIPPED, witnesses) as store:
            yield store


@contextlib.contextmanager
def _store(folder: Path, key: DataKey, steps: Path, witnesses: Path | None = None) -> Iterator[Store]:
    header = headers.read(folder)
    header.check(key)
    attempt = Attempt(folder=folder, key=key, header=header, steps=steps, witnesses=witnesses, is_copy=True)
    store = attempt.store(None, utc_now)
    try:
        with sure_of_damage(store):
            yield store
    finally:
        store.close()


def check(store: Store, contents: seal.Contents, told: Told = _untold) -> Finding:
    """Check every page, record and log entry of a backup that is open. Raises `Tampered`."""
    if not store.has_seen(contents.generation, contents.mac):
        raise Tampered(DAMAGED)
    verify_pages(store)
    return verify_records(store, lambda share: told(int(share * _WHOLE), _WHOLE))


def verify(file: Path, key: DataKey, place: Path, steps: Path = migrations.SHIPPED, told: Told = _untold) -> Finding:
    """Open a backup as it lies on its medium and check everything in it. Raises `Tampered`. `told` hears how much is
    done of how much, in hundredths."""

    def laid(done: int, whole: int) -> None:
        told(_LAID_OUT * done // whole, _WHOLE)

    def checked(done: int, whole: int) -> None:
        told(_LAID_OUT + (_WHOLE - _LAID_OUT) * done // whole, _WHOLE)

    with opened(file, key, place, steps, laid) as (store, contents):
        return check(store, contents, checked)


def by_passphrase(passphrase: str) -> Unlock:
    """Unlock by the passphrase of the day on which the backup was made."""

    def unlock(header: Header) -> DataKey:
        try:
            return header.opened_by_passphrase(passphrase)
        except Refused as error:
            raise Refused(WRONG_PASSPHRASE, field=error.field) from error

    return unlock


def by_sheets(words1: str, words2: str) -> Unlock:
    """Unlock by two recovery sheets."""
    return lambda header: header.opened_by_sheets(words1, words2)
