"""Restoring: either the present vault or the restored one stands, whatever happens, and never none."""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture import deeds
from tests.torture.backups import RESTORE, failures, sweep
from tests.torture.kept import NEWER, OLDER, Kept
from tests.vault import killing
from tests.vault.kills import WAITS, WRITES
from wellbeing.errors import Refused, Tampered, Trouble, WellbeingError
from wellbeing.vault import examination as told
from wellbeing.vault import opening, swap
from wellbeing.vault.whole_check import verify_records

WITH_STRACE = pytest.mark.skipif(bool(killing.why_not()), reason=killing.why_not() or "strace is there")


def restore(kept: Kept, folder: Path | None = None) -> None:
    deeds.restore_backup(str(kept.file), kept.secret, str(folder or kept.vault), str(kept.witnesses))


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_vault_before_is_moved_aside_whole_and_the_restored_one_is_no_rollback(kept: Kept) -> None:
    before = content(kept.vault)
    restore(kept)
    assert kept.noted() == OLDER
    assert content(kept.folder / "vault-before-2026-03-12") == before
    restore(kept)
    assert (kept.folder / "vault-before-2026-03-12-2").is_dir(), "a second one of the same day has its own name"
    assert kept.noted() == OLDER


def test_after_a_restore_a_rollback_by_a_thief_is_still_found(kept: Kept) -> None:
    for value in ("one", "two", "three"):
        kept.note(value)
    restore(kept)
    kept.noted()
    stolen = kept.copied(kept.folder.parent / "stolen")
    kept.note("after the restore")
    shutil.rmtree(kept.vault)
    shutil.copytree(stolen.vault, kept.vault)
    with pytest.raises(Tampered) as caught:
        kept.open()
    assert caught.value.sentence == told.WITNESS_NEWER
    shutil.rmtree(kept.vault)
    shutil.copytree(kept.folder / "vault-before-2026-03-12", kept.vault)
    with pytest.raises(Tampered) as caught:
        kept.open()
    assert caught.value.sentence == told.FORKED, "the vault before the restore is another history now"


@WITH_STRACE
def test_a_kill_while_restoring_leaves_one_of_both(kept: Kept, tmp_path: Path) -> None:
    """At some of its system calls here, at all of them by `make torture`."""
    survived = sweep(RESTORE, kept, tmp_path, seed=random.randrange(2**32), most=6)
    assert {"write", "fsync", "rename", "mkdir"} <= {call.name for call in survived}


@WITH_STRACE
def test_a_kill_around_the_exchange_itself_leaves_one_of_both(kept: Kept, tmp_path: Path) -> None:
    """At the last three renames (prepared, the old one aside, the new one in place) and each flush after them."""
    with killing.worker(tmp_path) as running:
        first = kept.copied(tmp_path / "first")
        calls = running.calls(RESTORE.job, RESTORE.arguments(first))
        renames = [call for call in calls if call.name.startswith("rename")]
        last = calls[calls.index(renames[-3]) :]
        for call in [call for call in last if call.name in ("rename", "fsync")]:
            trial = kept.copied(tmp_path / "trial")
            assert running.ends_at(RESTORE.job, RESTORE.arguments(trial), call)
            RESTORE.check({}, trial)
            shutil.rmtree(trial.folder)


@WITH_STRACE
@pytest.mark.parametrize(("error", "names"), [("ENOSPC", WRITES), ("EIO", WAITS), ("EIO", ("rename",))])
def test_a_full_or_dying_disk_leaves_one_of_both(
    kept: Kept, tmp_path: Path, error: str, names: tuple[str, ...]
) -> None:
    seed = random.randrange(2**32)
    assert list(failures(RESTORE, kept, tmp_path, seed=seed, error=error, names=names, most=3))


def test_an_open_vault_is_not_replaced(kept: Kept) -> None:
    store = kept.open()
    try:
        with pytest.raises(Trouble):
            restore(kept)
    finally:
        store.close()
    assert kept.noted() == NEWER


def test_a_vault_that_is_damaged_beyond_opening_is_replaced_all_the_same(kept: Kept) -> None:
    (kept.vault / "header.json").unlink()
    (kept.vault / "store.db").write_bytes(b"gone")
    restore(kept)
    assert kept.noted() == OLDER
    assert (kept.folder / "vault-before-2026-03-12" / "store.db").read_bytes() == b"gone"


def test_a_folder_of_other_things_is_refused(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "thesis.odt").write_bytes(b"years of work")
    with pytest.raises(Refused):
        restore(kept, tmp_path / "documents")
    assert [path.name for path in (tmp_path / "documents").iterdir()] == ["thesis.odt"]
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises((Refused, Trouble)):
        restore(kept, tmp_path / "file")


@pytest.mark.parametrize("place", ["new", "deep/er/new", "empty"])
def test_an_empty_place_gets_the_vault(kept: Kept, tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    restore(kept, tmp_path / place)
    store = opening.open_with_key(tmp_path / place, kept.key)
    assert verify_records(store).records > 0
    store.close()


def test_a_damaged_backup_changes_nothing(kept: Kept) -> None:
    damaged = bytearray(kept.file.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    kept.file.write_bytes(damaged)
    before = content(kept.folder)
    with pytest.raises(WellbeingError):
        restore(kept)
    after = content(kept.folder)
    after.pop("vault/lock", None)
    before.pop("vault/lock", None)
    assert after == before


@pytest.fixture
def small_disk(kept: Kept, tmp_path: Path) -> Iterator[Path]:
    """A real file system with room for one vault and no more."""
    size = sum(len(found) for found in content(kept.vault).values()) + 64 * 1024
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a real small disk needs root")
def test_a_full_disk_leaves_the_present_vault(kept: Kept, small_disk: Path) -> None:
    shutil.copytree(kept.vault, small_disk / "vault")
    with pytest.raises(Trouble):
        restore(kept, small_disk / "vault")
    assert [path.name for path in small_disk.iterdir()] == ["vault"]
    store = opening.open_with_key(small_disk / "vault", kept.key)
    store.close()


def test_what_was_prepared_and_never_put_in_place_is_not_put_in_place_later(kept: Kept) -> None:
    """Killed before the present vault was moved: it is opened, goes on, and the prepared one is forgotten."""
    shutil.copytree(kept.vault, kept.folder / ".vault.restored")
    assert kept.noted() == NEWER
    assert not (kept.folder / ".vault.restored").exists()
    shutil.rmtree(kept.vault)
    swap.finish(kept.vault)
    assert not kept.vault.exists()
