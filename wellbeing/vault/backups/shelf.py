"""The backups that lie in one place: found, listed, rotated. Files of other vaults and of others are never touched."""

import contextlib
from pathlib import Path

from wellbeing.errors import WellbeingError
from wellbeing.vault.backups import copies, names, rotation
from wellbeing.vault.backups.names import Named
from wellbeing.vault.backups.troubles import told_as_trouble


def listed(folder: Path, vault: str) -> list[Named]:
    """The backups of one vault in a place by their names, the newest first; their content is not looked at.

    Raises `Trouble` where the place can't be read.
    """
    with told_as_trouble():
        found = (names.read(file) for file in folder.glob(names.stem_of(vault) + "*" + names.SUFFIX))
        return sorted((one for one in found if one is not None), reverse=True)


def any_vaults(folder: Path) -> list[Named]:
    """All files in a place that are called like a backup, whatever vault they are of, the newest first."""
    with told_as_trouble():
        found = (names.read(file) for file in folder.glob("*" + names.SUFFIX))
        return sorted((one for one in found if one is not None), reverse=True)


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
