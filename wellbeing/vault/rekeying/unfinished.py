"""An interrupted change of key, found when the vault is opened.

The header is the switch: it is put in place last before the files move. Does its key open the manifest, then the
new state is whole and takes the old one's place. Does it not, then the vault still has its old key, and whatever
lies in the folder, left over or laid there, is never used.
"""

import contextlib
import os
import shutil
from pathlib import Path

from wellbeing.errors import Tampered
from wellbeing.language import _
from wellbeing.vault.examination import WITNESS_NEWER
from wellbeing.vault.files import sync_folder
from wellbeing.vault.head import NAME as HEAD
from wellbeing.vault.head import Head, HeadFile
from wellbeing.vault.keys import DataKey
from wellbeing.vault.rekeying import manifest as manifests
from wellbeing.vault.rekeying.manifest import FOLDER, Manifest, fits
from wellbeing.vault.store import NAME as STORE
from wellbeing.vault.store import Store

DAMAGED = _(
    "The change of this vault's key was interrupted, and the files that were to complete it are damaged. Nothing was "
    "changed. Restore the newest backup."
)


def found(folder: Path, key: DataKey, vault: str) -> Manifest | None:
    """The manifest of a change of key that `key` is the outcome of; None where there is none. Raises OSError."""
    return manifests.read(folder / FOLDER, key, vault)


def put_in_place(folder: Path, manifest: Manifest, head: HeadFile, seen: Head | None) -> None:
    """Move the new store and the new head to where they belong, as far as that was not done.

    `head` is the vault's under the new key, `seen` what the witness says under it: a folder that was kept and laid
    here again sets nothing back. Raises `Tampered` with nothing changed, and OSError.
    """
    if _is_done(head):
        return
    if seen is not None and seen.generation > manifest.generation:
        raise Tampered(WITNESS_NEWER)
    place = folder / FOLDER
    parts = ((STORE, manifest.store), (HEAD, manifest.head))
    waiting = [name for name, _digest in parts if os.path.lexists(place / name)]
    if not all(fits((place if name in waiting else folder) / name, digest) for name, digest in parts):
        raise Tampered(DAMAGED)
    sync_folder(folder)  # the header first: the new files are of no use under the old one
    for name in waiting:
        (place / name).replace(folder / name)
        sync_folder(folder)
    sync_folder(place)


def _is_done(head: HeadFile) -> bool:
    """The head is the last that moves: where the new key opens it, everything has moved."""
    try:
        return head.read().newest is not None
    except FileNotFoundError:
        return False


def tell_old_witness(witnesses: Path, manifest: Manifest, vault: str, store: Store) -> None:
    """Let the witness under the old key know of the new state: a copy with that key is older from now on."""
    with contextlib.suppress(OSError):
        witnesses.mkdir(parents=True, exist_ok=True)
        HeadFile(witnesses / manifest.witness, manifest.witness_key, vault).begin(store.newest.head())


def is_there(folder: Path) -> bool:
    """Whether anything lies where a change of key is prepared."""
    place = folder / FOLDER
    return place.is_symlink() or place.is_file() or (place.is_dir() and any(place.iterdir()))


def clear(folder: Path) -> None:
    """Remove what is left of a change of key; the manifest last, so that it is known until the end what it was."""
    place = folder / FOLDER
    with contextlib.suppress(OSError):
        if place.is_symlink() or place.is_file():
            place.unlink()
        elif place.is_dir():
            for path in sorted(place.iterdir(), key=lambda path: path.name == manifests.NAME):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            place.rmdir()
