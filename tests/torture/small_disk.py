"""A real small disk with a little room left, or one that can only be read. As root: it has to be mounted."""

import contextlib
import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from tests.torture.disturbed import FULL, sentences
from tests.torture.kills import Prepared
from tests.torture.torture import Outcome, Torture
from tests.torture.work.every import JOBS
from tests.torture.work.place import Place
from tests.torture.work.process import Running
from tests.torture.work.told import Told
from wellbeing.vault import compacting
from wellbeing.vault.files import READ_ONLY, VANISHED
from wellbeing.vault.rekeying import building

_SIZE = 24 * 1024 * 1024
_BLOCK = 4096
_MOST_LEFT = 160
_SCALES = (1, 1, 3)
"""Blocks of room are tried up to the one, and with gaps up to three times as many: a vault has some hundred."""
_TOLD = FULL | {compacting.NO_ROOM, building.NO_ROOM}


@functools.cache
def missing() -> str:
    """Why no disk can be mounted here; empty where one can."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with _mounted(Path(folder)):
                return ""
        except (OSError, subprocess.CalledProcessError):
            return "no right to mount a small disk"


@contextlib.contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "torture", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)


@contextlib.contextmanager
def _on_small_disk(before: Place, root: Path) -> Iterator[Place]:
    """A copy of a place whose disk is mounted for itself."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(before.root, root, ignore=shutil.ignore_patterns(before.disk.name))
    place = Place(root)
    place.disk.mkdir()
    with _mounted(place.disk):
        shutil.copytree(before.disk, place.disk, dirs_exist_ok=True)
        yield place


class LittleRoom:
    """Some blocks of room when the job begins."""

    whole = None

    def __init__(self, job: str, folder: Path) -> None:
        self._prepared, self._folder = Prepared(job, folder), folder

    def trial(self, number: int, chance: Random) -> Outcome:
        """A disk with so many blocks left."""
        left = number % _MOST_LEFT * chance.choice(_SCALES)
        with _on_small_disk(self._prepared.before, self._folder / "trial") as place:
            filler = place.disk / "filler"
            filler.write_bytes(bytes(max(0, (_free(place.disk) - left) * _BLOCK)))
            running = Running(self._prepared.name, place, str(chance.random())).go()
            running.wait()
            filler.unlink()
            told = running.told(self._prepared.claims)
            strange = sentences(told, _TOLD)
            if strange:
                return Outcome(note="a wrong sentence", lost=f"{left} blocks left: {strange}")
            outcome = self._prepared.outcome(place, told, note=_ending(told))
            return Outcome(note=outcome.note, lost=outcome.lost and f"{left} blocks left: {outcome.lost}")


def _free(folder: Path) -> int:
    return os.statvfs(folder).f_bavail


def _ending(told: Told) -> str:
    return "told that the disk is full" if told.sentences else "there was room enough"


class LockOnFullDisk(LittleRoom):
    """Not a block of room when somebody locks: every word is sealed all the same."""

    def trial(self, number: int, chance: Random) -> Outcome:
        """As above; the space that was set aside must be enough, so nothing may be told."""
        with _on_small_disk(self._prepared.before, self._folder / "trial") as place:
            running = Running(self._prepared.name, place, str(chance.random())).go()
            running.wait()
            told = running.told(self._prepared.claims)
            full = (place.disk / "filler").stat().st_size
            (place.disk / "filler").unlink()
            if told.sentences or not told.ended:
                return Outcome(note="the lock did not win", lost=f"{told.sentences} {told.fault}")
            return self._prepared.outcome(
                place, told, note=f"locked, every word sealed, {full // _BLOCK} blocks of filler"
            )


class ReadOnly:
    """A medium that can only be read: told in one sentence, and nothing is changed."""

    whole = len(JOBS)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def trial(self, number: int, chance: Random) -> Outcome:
        """One of the jobs."""
        job = list(JOBS)[number]
        prepared = Prepared(job, self._folder / job)
        with _on_small_disk(prepared.before, self._folder / "trial") as place:
            _remount(place.disk, "ro")
            running = Running(job, place, "read only").go()
            running.wait()
            _remount(place.disk, "rw")
            told = running.told(prepared.claims)
            strange = sentences(told, frozenset({READ_ONLY, VANISHED}))
            if strange or not told.sentences:
                return Outcome(note="a wrong sentence", lost=f"{job}: {strange}")
            outcome = prepared.outcome(place, told, note="told")
            return Outcome(note=outcome.note, lost=outcome.lost and f"{job}: {outcome.lost}")


def _remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True, capture_output=True)


SMALL_DISKS = [
    *(
        Torture(
            name=f"small-disk-{job}",
            promise="a disk with little room: told in one sentence, nothing acknowledged lost",
            ground=partial(LittleRoom, job),
            target=_MOST_LEFT * (4 if job == "saves" else 1),
            short=2,
            missing=missing,
        )
        for job in JOBS
    ),
    Torture(
        name="lock-on-full-disk",
        promise="no block is left: the lock wins and every half-written word is sealed",
        ground=partial(LockOnFullDisk, "lock"),
        target=200,
        short=2,
        missing=missing,
    ),
    Torture(
        name="read-only-media",
        promise="a medium that can only be read: told in one sentence, nothing changed",
        ground=ReadOnly,
        short=2,
        batch=1,
        missing=missing,
    ),
]
