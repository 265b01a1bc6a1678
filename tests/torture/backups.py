"""Attacks on backups, by the thousand and with a seed: flipped bits, kills, media that fail."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.torture import deeds
from tests.torture.kept import NEWER, OLDER, Kept
from tests.torture.killing import Killing
from wellbeing.errors import WellbeingError
from wellbeing.vault.backups import copies


def survivors(file: Path, bits: Iterable[int], look: Callable[[], object]) -> list[int]:
    """Flip each of `bits` of the file in turn and look at it; those whose flip nobody noticed. The file stays."""
    silent = []
    handle = os.open(file, os.O_RDWR)
    try:
        for bit in bits:
            place, mask = bit // 8, 1 << bit % 8
            (byte,) = os.pread(handle, 1, place)
            os.pwrite(handle, bytes([byte ^ mask]), place)
            try:
                look()
            except WellbeingError:
                pass
            else:
                silent.append(bit)
            os.pwrite(handle, bytes([byte]), place)
    finally:
        os.close(handle)
    return silent


def killed_while_making(killing: Killing, kept: Kept, step: int, place: Path) -> bool:
    """Kill the making of a backup at this step, in a copy at `place`; False where it was done before that step.

    Every backup that stands is whole, none is gone unless the new one stands, the vault opens, and the next backup
    is made and sweeps up.
    """
    trial = kept.copied(place)
    before = {file.name: file.read_bytes() for file in trial.place.glob("*.backup")}
    killed = killing.at(step, trial.vault, trial.secret, trial.place, trial.scratch)
    after = {file.name: file.read_bytes() for file in trial.place.glob("*.backup")}
    fresh = after.keys() - before.keys()
    assert all(after[name] == content for name, content in before.items() if name in after)
    assert fresh or after.keys() == before.keys()
    for name in fresh:
        copies.verify(trial.place / name, trial.key, trial.scratch)
    assert trial.noted() == NEWER
    deeds.make_backup(str(trial.vault), trial.secret, str(trial.place), str(trial.scratch))
    assert not list(trial.place.glob("*.unfinished"))
    assert not list(trial.scratch.iterdir())
    shutil.rmtree(trial.folder)
    return killed


def killed_while_restoring(killing: Killing, kept: Kept, step: int, place: Path) -> bool:
    """Kill a restore in place of a vault at this step, in a copy at `place`; False where it was done before.

    One of both vaults stands, whole and not taken for a rollback; if it is the restored one, the other lies beside
    it; and a restore that was killed can be done again.
    """
    trial = kept.copied(place)
    arguments = (trial.file, trial.secret, trial.vault, trial.witnesses)
    killed = killing.at(step, *arguments)
    standing = trial.noted()
    aside = list(trial.folder.glob("vault-before-*"))
    assert (standing, len(aside)) in {(NEWER, 0), (OLDER, 1)}
    assert killed or standing == OLDER
    assert not list(trial.folder.glob(".vault.restored"))
    trial.note("goes on")
    deeds.restore_backup(*map(str, arguments))
    assert trial.noted() == OLDER
    assert not list(trial.folder.glob(".vault*"))
    shutil.rmtree(trial.folder)
    return killed
