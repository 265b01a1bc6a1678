"""Files of the vault on the disk: whole or not at all, readable by their owner only.

Every failure of the disk becomes a `Trouble` here, with what to do.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from wellbeing.errors import Trouble
from wellbeing.language import _

DISK_FULL = _("The disk is full. Nothing was lost; free some space and try again.")
READ_ONLY = _("This folder can't be written to. Check the folder's permissions or the stick's switch.")
VANISHED = _(
    "The folder of the vault is no longer there or can't be written to. If it is on a stick, plug the stick in "
    "again and check its switch; everything that was saved is on it."
)
DISK_TROUBLE = _("The disk reports an error. What was saved before is kept; copy the vault to another disk soon.")

_BY_NUMBER = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: VANISHED,
    errno.ENODEV: VANISHED,
    errno.ENXIO: VANISHED,
}

_NOT_OFFERED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


@contextlib.contextmanager
def told_as_trouble() -> Iterator[None]:
    """Turn the system's errors of files into one sentence."""
    try:
        yield
    except OSError as error:
        raise Trouble(_BY_NUMBER.get(error.errno or 0, DISK_TROUBLE)) from error


def write_all(handle: int, content: bytes | memoryview) -> None:
    """Write all of `content`; the system may take a part only at each call. Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


class Disk:
    """Writing to the real disk. Tests pass a disk that is full."""

    def write(self, path: Path, content: bytes) -> None:
        """Write `content` to a new file and wait until the disk has it.

        What lies there under this name is removed, never written into: it may be a link, or somebody else's file.
        """
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            write_all(handle, content)
            os.fsync(handle)
        finally:
            os.close(handle)

    def replace(self, path: Path, content: bytes) -> None:
        """Put `content` in place of the file at `path`: after a crash the old or the new is there, whole.

        Raises OSError; the old file is then untouched.
        """
        fresh = path.with_name(path.name + ".new")
        try:
            self.write(fresh, content)
            fresh.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
        sync_folder(path.parent)


def make_folder(folder: Path, *, parents: bool = False) -> None:
    """Make a folder for its owner alone where it is not there yet. A link in its place is taken away, not followed:
    it would lead what is written, and what is tidied up, somewhere else. Raises OSError."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(mode=0o700, parents=parents, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the folder's entries. Windows does so by itself and offers no call for it, and so do
    some file systems of sticks and networks."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Wait until the disk has the content of a file that something else wrote."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
