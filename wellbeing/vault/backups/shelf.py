"""The backups that lie in one place: found, listed, rotated. Files of other vaults and of others are never touched."""

import contextlib
from pathlib import Path

from wellbeing.errors import WellbeingError
from wellbeing.vault.backups import copies, names, rotation
from wellbeing.vault.backups.names import Named
from wellbeing.vault.backups.troubles import told_as_trouble


def is_there(folder: Path) -> bool:
    """Whether a place is there now; one that the system does not let us see is not."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def of_all(folder: Path) -> list[Named]:
    """All files in a place that are called like a backup, of whatever vault, the newest first.

    Their content is not looked at. Raises `Trouble` where the place is not there or can't be read.
    """
    with told_as_trouble():
        found = (names.read(file) for file in folder.iterdir())
        return sorted((one for one in found if one is not None), reverse=True)


def listed(folder: Path, vault: str) -> list[Named]:
    """The same of one vault, by their names."""
    return [one for one in of_all(folder) if one.file.name.startswith(names.stem_of(vault))]


def rotate(folder: Path, vault: str, made: Path) -> None:
    """Remove what is superfluous now that `made` stands verified. A file is removed only if it is a whole backup
    of this vault by its own header; what can't be read or removed stays."""
    fresh = names.read(made)
    if fresh is None:
        raise ValueError("a backup has the name of one")
    for one in rotation.superfluous(listed(folder, vault), fresh):
        with contextlib.suppress(WellbeingError, OSError):
            if copies.header_of(one.file).vault == vault:
                one.file.unlink()


def remove_unfinished(folder: Path, vault: str) -> None:
    """Remove what a killed program left of this vault's backups. Raises OSError."""
    for left in folder.glob(names.stem_of(vault) + "*" + names.SUFFIX + names.UNFINISHED):
        left.unlink(missing_ok=True)
