"""A place for copies that are opened only to be looked at, and thrown away: encrypted like their originals."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from wellbeing.errors import Trouble
from wellbeing.vault.files import make_folder, told_as_trouble
from wellbeing.vault.instance import InstanceLock

_PREFIX = "copy-"


@contextlib.contextmanager
def folder_in(place: Path) -> Iterator[Path]:
    """A folder of its own in `place`, removed at the end. What a killed program left there is removed first."""
    with told_as_trouble():
        make_folder(place, parents=True)
        _remove_left_over(place)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    lock = InstanceLock(folder)
    try:
        lock.take()
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def sweep(place: Path) -> None:
    """Remove a place that was used for once, with what a killed program left in it."""
    _remove_left_over(place)
    with contextlib.suppress(OSError):
        place.rmdir()


def _remove_left_over(place: Path) -> None:
    """Folders whose lock nobody holds: their program was ended. No link is followed."""
    if place.is_symlink():
        return
    for left in place.glob(_PREFIX + "*"):
        if left.is_symlink():
            continue
        lock = InstanceLock(left)
        with contextlib.suppress(Trouble):
            lock.take()
            lock.release()
            shutil.rmtree(left, ignore_errors=True)
