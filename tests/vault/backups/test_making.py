"""Making a backup: a kill, a full or read-only medium, a damaged vault leave what was there, and nothing half."""

import datetime as dt
import errno
import os
import random
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.backups import MAKE, failures, survivors, sweep
from tests.torture.kept import NOW, Kept, put
from tests.vault import killing
from tests.vault.kills import WAITS, WRITES
from wellbeing.domain.identity import Uid
from wellbeing.errors import Tampered, Trouble, WellbeingError
from wellbeing.vault import erasures
from wellbeing.vault.backups import archive, copies, making, names, seal, shelf
from wellbeing.vault.backups.archive import HEAD, HEADER, MEMBERS, SEAL, STORE, Archive
from wellbeing.vault.backups.troubles import AWAY, FULL, READ_ONLY
from wellbeing.vault.connection import PAGE_BYTES

AS_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a real small disk needs root")
WITH_STRACE = pytest.mark.skipif(bool(killing.why_not()), reason=killing.why_not() or "strace is there")
NOT_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to root")


def made(kept: Kept, now: dt.datetime = NOW) -> Path:
    """A backup of the vault as it is."""
    store = kept.open()
    try:
        return making.write(making.snapshot(store, now), kept.place, kept.scratch)
    finally:
        store.close()


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_backup_holds_the_vault_and_opens_by_passphrase_alone(kept: Kept) -> None:
    file = made(kept)
    sealed = copies.seal_of(file, kept.key)
    assert file.name == names.name_of(copies.header_of(file).vault, NOW.date(), sealed.generation)
    assert sealed.made_at == NOW
    found = copies.verify(file, kept.key, kept.scratch)
    assert (found.entries, found.records) == (sealed.generation, 1)
    assert list(kept.scratch.iterdir()) == [], "what was looked at is thrown away"


def test_the_list_of_erased_ids_is_readable_without_opening_the_store(kept: Kept) -> None:
    store = kept.open()
    try:
        with store.transaction("case.erased"):
            erasures.note(store, {(uid := Uid("ab" * 16)): NOW})
    finally:
        store.close()
    file = made(kept)
    assert seal.erased_of(copies.seal_of(file, kept.key)) == {uid: NOW}
    assert bytes.fromhex(uid) not in file.read_bytes()
    assert uid.encode() not in file.read_bytes()


def superfluous_ones(kept: Kept) -> list[Path]:
    """More backups than rotation keeps, all whole, and files of others that are called the same or nearly so."""
    vault = copies.header_of(kept.file).vault
    more = [names.name_of(vault, NOW.date() - dt.timedelta(days=number), 1) for number in range(1, 40)]
    for name in more:
        shutil.copyfile(kept.file, kept.place / name)
    return [kept.place / name for name in more]


def strangers(kept: Kept) -> dict[str, bytes]:
    """Files in the same place that no backup may touch, however old their names say they are."""
    vault = copies.header_of(kept.file).vault
    (kept.place / names.name_of(vault, dt.date(2001, 1, 1), 1)).write_bytes(b"somebody's own file by this name")
    damaged = bytearray(kept.file.read_bytes())
    damaged[40] ^= 1
    (kept.place / names.name_of(vault, dt.date(2001, 1, 2), 1)).write_bytes(damaged)
    (kept.place / names.name_of("f" * 32, dt.date(2001, 1, 3), 1)).write_bytes(kept.file.read_bytes())
    (kept.place / "letter to Ana.pdf").write_bytes(b"%PDF")
    (kept.place / "old.backup.unfinished").write_bytes(b"not ours")
    return {name: found for name, found in content(kept.place).items() if name != kept.file.name}


def test_rotation_removes_what_is_superfluous_and_never_a_strangers_file(kept: Kept) -> None:
    foreign = strangers(kept)
    superfluous_ones(kept)
    fresh = made(kept)
    left = content(kept.place)
    assert {name: left[name] for name in foreign} == foreign
    own = [one for one in shelf.listed(kept.place, copies.header_of(fresh).vault) if one.made_on.year > 2001]
    assert len(own) == 7 + 3 + 1, "days, further weeks, one further month"
    assert own[0].file == fresh


@WITH_STRACE
def test_a_kill_while_making_leaves_every_older_backup_and_nothing_half(kept: Kept, tmp_path: Path) -> None:
    """At some of its system calls here, at all of them by `make torture`."""
    superfluous_ones(kept)
    survived = sweep(MAKE, kept, tmp_path, seed=random.randrange(2**32), most=8)
    assert {"write", "fsync", "rename", "unlink", "mkdir"} <= {call.name for call in survived}


@WITH_STRACE
@pytest.mark.parametrize(("error", "names"), [("ENOSPC", WRITES), ("EIO", WAITS)])
def test_a_medium_that_fails_at_any_call_costs_no_older_backup(
    kept: Kept, tmp_path: Path, error: str, names: tuple[str, ...]
) -> None:
    seed = random.randrange(2**32)
    assert list(failures(MAKE, kept, tmp_path, seed=seed, error=error, names=names, most=3))


SMALL = 2 * 1024 * 1024
"""Bytes."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system on which two backups have room."""
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@AS_ROOT
def test_a_full_medium_keeps_the_older_backups_and_says_so(kept: Kept, small_disk: Path) -> None:
    shutil.copy(kept.file, small_disk)
    older = content(small_disk)
    (small_disk / "holiday.jpg").write_bytes(bytes(SMALL - len(kept.file.read_bytes()) - 100_000))
    store = kept.open()
    try:
        with pytest.raises(Trouble) as caught:
            making.write(making.snapshot(store, NOW), small_disk, kept.scratch)
        assert caught.value.sentence == FULL
        (small_disk / "holiday.jpg").unlink()
        assert content(small_disk) == older
        making.write(making.snapshot(store, NOW), small_disk, kept.scratch)
    finally:
        store.close()


@AS_ROOT
def test_a_full_disk_of_the_computer_does_not_keep_a_stick_from_getting_its_backup(
    kept: Kept, small_disk: Path
) -> None:
    (small_disk / "films").write_bytes(bytes(SMALL - 100_000))
    store = kept.open()
    try:
        file = making.write(making.snapshot(store, NOW), kept.place, small_disk / "scratch")
    finally:
        store.close()
    assert copies.verify(file, kept.key, kept.scratch).records > 0
    assert not [path for path in kept.place.iterdir() if path.is_dir()], "nothing is left beside it"


@AS_ROOT
def test_a_read_only_medium_is_told_as_that(kept: Kept, small_disk: Path) -> None:
    shutil.copy(kept.file, small_disk)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    older = content(small_disk)
    store = kept.open()
    try:
        with pytest.raises(Trouble) as caught:
            making.write(making.snapshot(store, NOW), small_disk, kept.scratch)
    finally:
        store.close()
    assert caught.value.sentence == READ_ONLY
    assert content(small_disk) == older


def test_a_medium_that_is_away_or_pulled_is_told_calmly(kept: Kept) -> None:
    store = kept.open()
    try:
        shutil.rmtree(kept.place)
        with pytest.raises(Trouble) as caught:
            making.write(making.snapshot(store, NOW), kept.place, kept.scratch)
    finally:
        store.close()
    assert caught.value.sentence == AWAY
    assert not kept.place.exists(), "nothing is written into the place where a stick used to be"


def test_a_stick_pulled_in_the_middle_is_away_and_no_disk_error(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def pulled(_handle: int) -> None:
        shutil.rmtree(kept.place)
        raise OSError(errno.EIO, "the device is gone")

    store = kept.open()
    try:
        snapshot = making.snapshot(store, NOW)
        monkeypatch.setattr(os, "fsync", pulled)
        with pytest.raises(Trouble) as caught:
            making.write(snapshot, kept.place, kept.scratch)
        monkeypatch.undo()
    finally:
        store.close()
    assert caught.value.sentence == AWAY


def test_a_file_system_that_can_not_flush_a_folder_takes_backups(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not here")
        real(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    assert copies.verify(made(kept), kept.key, kept.scratch).records > 0


def test_a_damaged_vault_pushes_no_good_backup_out(kept: Kept) -> None:
    """A page that was not read when the vault was opened is damaged on the disk: the copy is not kept."""
    superfluous_ones(kept)
    before = content(kept.place)
    store = kept.open()
    try:
        snapshot = making.snapshot(store, NOW)
        damaged = bytearray(snapshot.files[STORE])
        damaged[5 * PAGE_BYTES + 100] ^= 1
        snapshot.files[STORE] = bytes(damaged)
        with pytest.raises(Tampered):
            making.write(snapshot, kept.place, kept.scratch)
        (store.folder / "store.db").write_bytes(damaged)
        with pytest.raises(Tampered) as caught:
            making.write(making.snapshot(store, NOW), kept.place, kept.scratch)
    finally:
        store.close()
    assert caught.value.sentence == making.VAULT_DAMAGED
    assert content(kept.place) == before


def test_no_backup_is_made_in_mid_transaction(kept: Kept) -> None:
    store = kept.open()
    try:
        with pytest.raises(RuntimeError), store.transaction("vault.settings"):
            making.snapshot(store, NOW)
        put(store, "still works")
    finally:
        store.close()


def forged(file: Path, name: str, change: bytes) -> Path:
    """The file with another content of one member, and a frame that fits: what somebody does who holds no key."""
    with Archive(file) as opened:
        members = {member: opened.content(member) for member in MEMBERS}
    members[name] = change
    forgery = file.with_name("forged.backup")
    forgery.write_bytes(b"".join(archive.pieces(members)))
    return forgery


def member(file: Path, name: str) -> bytes:
    with Archive(file) as opened:
        return opened.content(name)


@pytest.mark.parametrize("name", MEMBERS)
def test_a_change_with_fitting_checksums_is_refused_by_the_seal(kept: Kept, name: str) -> None:
    chance = random.Random(20261126)
    whole = member(kept.file, name)
    for _try in range(12):
        changed = bytearray(whole)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        forgery = forged(kept.file, name, bytes(changed))
        with pytest.raises(WellbeingError):
            copies.verify(forgery, kept.key, kept.scratch)


@pytest.mark.parametrize("name", [HEADER, SEAL, HEAD, STORE])
def test_parts_of_two_backups_put_together_are_refused(kept: Kept, name: str) -> None:
    """Each part is genuine by itself; only the seal says that they belong together."""
    newer = made(kept)
    if member(newer, name) == member(kept.file, name):
        assert name == HEADER, "the header has not changed since, and may be taken from either"
        return
    with pytest.raises(WellbeingError):
        copies.verify(forged(newer, name, member(kept.file, name)), kept.key, kept.scratch)


def test_single_flipped_bits_of_a_real_backup_are_refused(kept: Kept) -> None:
    size = kept.file.stat().st_size
    chance = random.Random(random.randrange(2**32))
    bits = [chance.randrange(size * 8) for _ in range(150)]

    def look() -> None:
        with Archive(kept.file) as opened:
            for name in MEMBERS:
                opened.content(name)

    assert survivors(kept.file, bits, look) == []
    assert copies.verify(kept.file, kept.key, kept.scratch).records > 0


@NOT_ROOT
def test_a_folder_without_permission_is_told_as_that(kept: Kept) -> None:
    kept.place.chmod(0o500)
    try:
        with pytest.raises(Trouble) as caught:
            made(kept)
    finally:
        kept.place.chmod(0o700)
    assert caught.value.sentence == READ_ONLY
