"""One program at a time on one vault: a lock that the system gives back when its holder dies."""

import errno
import os
import sys
from pathlib import Path

from wellbeing.errors import Trouble
from wellbeing.language import _
from wellbeing.vault.files import VANISHED, told_as_trouble

NAME = "lock"

_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)

IN_USE = _("This vault is already open. Look for its window, or close the program that uses it.")


class InstanceLock:
    """Holds the lock of a vault's folder from `take` to `release`, or until the process ends in any way."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock. Raises `Trouble` while another process, or this one, holds it."""
        with told_as_trouble():
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
            self._refuse_moved(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in _HELD:
                raise Trouble(IN_USE) from error
            with told_as_trouble():
                raise
        except Trouble:
            os.close(handle)
            raise
        self._handle = handle

    def _refuse_moved(self, handle: int) -> None:
        """A restore may have moved the folder aside after the file was opened: its lock is another vault's now.
        Or the folder went as a whole, as with a stick."""
        try:
            is_here = os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            if not self._path.parent.exists():
                raise Trouble(VANISHED) from None
            is_here = False
        if not is_here:
            raise Trouble(IN_USE)

    def release(self) -> None:
        """Give the lock back. The file stays: removing it would let two processes hold two locks."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
