"""One whole vault in place of another, so that a kill at any point leaves one of both and never none.

The new one is finished in a folder beside (`.NAME.restoring`), renamed to `.NAME.restored` when it is whole, the
old one is moved aside, and the new one gets the name. Whoever looks for the vault after a kill between the last
two steps takes the last one first: see `finish`.
"""

import contextlib
import datetime as dt
import shutil
from pathlib import Path

from wellbeing.vault.files import sync_folder, told_as_trouble
from wellbeing.vault.header import NAME as HEADER
from wellbeing.vault.instance import NAME as LOCK


def begun(folder: Path) -> Path:
    """An empty folder in which the vault is prepared that will stand at `folder`. Raises `Trouble`."""
    place = _begun(folder)
    with told_as_trouble():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700, parents=True)
    return place


def abandon(folder: Path) -> None:
    """Throw away what was begun and is not whole."""
    shutil.rmtree(_begun(folder), ignore_errors=True)


def put_in_place(folder: Path, today: dt.date) -> Path | None:
    """Let the prepared vault stand at `folder`. Returns where the one before was moved, None where there was none.

    Nobody may have the old one open. Raises `Trouble`; one of both then stands, or is put there by `finish`.
    """
    with told_as_trouble():
        (_begun(folder) / LOCK).unlink(missing_ok=True)
        sync_folder(_begun(folder))
        shutil.rmtree(_ready(folder), ignore_errors=True)
        _begun(folder).rename(_ready(folder))
        sync_folder(folder.parent)
        aside = _free_name(folder, today) if folder.is_dir() and any(folder.iterdir()) else None
        try:
            if aside is not None:
                folder.rename(aside)
                sync_folder(folder.parent)
            finish(folder)
        except BaseException:
            _put_back(folder, aside)
            raise
    return aside


def _put_back(folder: Path, aside: Path | None) -> None:
    """After an error in mid-exchange the old one stands again. Where the disk does not even do that, the new one is
    kept ready for whoever looks next."""
    with contextlib.suppress(OSError):
        if aside is not None and not folder.exists():
            aside.rename(folder)
    if aside is None or folder.exists():
        shutil.rmtree(_ready(folder), ignore_errors=True)


def finish(folder: Path) -> None:
    """Take the last step of an exchange that a kill interrupted, if there was one. Raises `Trouble`."""
    if (folder / HEADER).exists() or not _ready(folder).is_dir():
        return
    with told_as_trouble():
        with contextlib.suppress(FileNotFoundError):
            folder.rmdir()
        try:
            _ready(folder).rename(folder)
        except FileNotFoundError:
            if not folder.is_dir():  # somebody else took this step in the meantime
                raise
        sync_folder(folder.parent)


def forget(folder: Path) -> None:
    """With the lock of the vault at `folder` held: remove what an exchange prepared that never happened."""
    shutil.rmtree(_begun(folder), ignore_errors=True)
    shutil.rmtree(_ready(folder), ignore_errors=True)


def _begun(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.restoring"


def _ready(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.restored"


def _free_name(folder: Path, today: dt.date) -> Path:
    number, name = 1, f"{folder.name}-before-{today.isoformat()}"
    while (folder.parent / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return folder.parent / (name if number == 1 else f"{name}-{number}")
