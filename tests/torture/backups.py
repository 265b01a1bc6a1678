"""Attacks on backups: flipped bits, kills at system calls, media that fail. In part in `make test`, whole in torture.

Sweeps yield once for every attempt that was survived, and raise AssertionError at the first that was not.
"""

import contextlib
import os
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.torture import deeds
from tests.torture.kept import NEWER, OLDER, Kept
from tests.vault.killed import TOLD
from tests.vault.killing import CHANGING, Call, worker
from tests.vault.kills import chosen
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
            with contextlib.suppress(WellbeingError):
                look()
                silent.append(bit)
            os.pwrite(handle, bytes([byte]), place)
    finally:
        os.close(handle)
    return silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A job of `tests.vault.killed`. `check` gets the copy before it and the copy after it, and raises."""

    job: str
    arguments: Callable[[Kept], dict[str, Any]]
    check: Callable[[dict[str, bytes], Kept], None]


def sweep(deed: Deed, kept: Kept, scratch: Path, *, seed: int, most: int | None = None) -> Iterator[Call]:
    """Kill the deed at each of its calls that may change the disk, each time on a fresh copy; with `most`, at about
    so many, each kind of call among them. `scratch` is an empty folder."""
    chance = random.Random(seed)
    with worker(scratch) as running:
        for call in chosen(_calls(running, deed, kept, scratch, CHANGING), chance, most):
            with _trial(deed, kept, scratch, f"killed at {call}") as trial:
                assert running.ends_at(deed.job, deed.arguments(trial), call), "it ended by itself"
            yield call


def failures(
    deed: Deed, kept: Kept, scratch: Path, *, seed: int, error: str, names: tuple[str, ...], most: int | None = None
) -> Iterator[Call]:
    """Let calls with these `names` fail with `error` from one on, as on a full or dying disk; else as `sweep`."""
    chance = random.Random(seed)
    with worker(scratch) as running:
        calls = _calls(running, deed, kept, scratch, names)
        for call in chance.sample(calls, min(len(calls), most or len(calls))):
            with _trial(deed, kept, scratch, f"{error} from {call} on") as trial:
                assert running.fails_from(deed.job, deed.arguments(trial), call, error) in (0, TOLD)
            yield call


def _calls(running: Any, deed: Deed, kept: Kept, scratch: Path, which: tuple[str, ...]) -> list[Call]:
    first = kept.copied(scratch / "first")
    calls: list[Call] = running.calls(deed.job, deed.arguments(first), which=which)
    shutil.rmtree(first.folder)
    return calls


@contextlib.contextmanager
def _trial(deed: Deed, kept: Kept, scratch: Path, what: str) -> Iterator[Kept]:
    trial = kept.copied(scratch / "trial")
    before = _backups(trial)
    try:
        yield trial
        deed.check(before, trial)
    except Exception as error:
        raise AssertionError(f"{deed.job}, {what}: {error!r}") from error
    shutil.rmtree(trial.folder)


def _backups(kept: Kept) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in kept.place.glob("*.backup")}


def _making(kept: Kept) -> dict[str, Any]:
    return {
        "vault": str(kept.vault),
        "key": kept.secret,
        "place": str(kept.place),
        "scratch": str(kept.scratch),
    }


def _older_backups_stand(before: dict[str, bytes], trial: Kept) -> None:
    """Every backup that stands is whole, none is gone unless the new one stands, the vault opens, and the next
    backup is made and sweeps up."""
    after = _backups(trial)
    fresh = after.keys() - before.keys()
    assert all(after[name] == content for name, content in before.items() if name in after)
    assert fresh or after.keys() == before.keys()
    for name in fresh:
        copies.verify(trial.place / name, trial.key, trial.scratch)
    assert trial.noted() == NEWER
    deeds.make_backup(**_making(trial))
    assert not list(trial.place.glob("*.unfinished"))
    assert not list(trial.scratch.iterdir())


def _restoring(kept: Kept) -> dict[str, Any]:
    return {
        "file": str(kept.file),
        "key": kept.secret,
        "vault": str(kept.vault),
        "witnesses": str(kept.witnesses),
    }


def _one_of_both_stands(_before: dict[str, bytes], trial: Kept) -> None:
    """One of both vaults stands, whole and not taken for a rollback; if it is the restored one, the other lies
    beside it; and what was interrupted can be done again."""
    standing = trial.noted()
    aside = list(trial.folder.glob("vault-before-*"))
    assert (standing, len(aside)) in {(NEWER, 0), (OLDER, 1)}
    assert not list(trial.folder.glob(".vault.restored"))
    trial.note("goes on")
    deeds.restore_backup(**_restoring(trial))
    assert trial.noted() == OLDER
    assert not list(trial.folder.glob(".vault*"))


MAKE = Deed(job="make_backup", arguments=_making, check=_older_backups_stand)
RESTORE = Deed(job="restore_backup", arguments=_restoring, check=_one_of_both_stands)
