"""A real lock of a real process: what is left in its memory, on the disk, and of half a sentence."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.process import Process
from wellbeing.app import cases, vaults
from wellbeing.language import language
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.whole_check import verify_records

PURPOSES = ("store", "header", "head", "digest", "log", "drafts", "holders")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads memory through /proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Canaries:
    """Words that are nowhere else, and the keys of the vault."""

    passphrase: str
    alias: str
    name: str
    note: str
    half: str
    keys: dict[str, bytes]

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("passphrase", "alias", "name", "note", "half")}

    def needles(self) -> dict[str, bytes]:
        """Every form in which they could lie in memory."""
        found: dict[str, bytes] = {}
        for name, words in self.words.items():
            found[f"{name}, UTF-8"] = words.encode()
            found[f"{name}, UTF-16"] = words.encode("utf-16-le")
        for name, key in self.keys.items():
            found[f"key of {name}"] = key
            found[f"key of {name}, as text"] = key.hex().encode()
            found[f"key of {name}, as capitals"] = key.hex().upper().encode()
            found[f"key of {name}, as UTF-16"] = key.hex().encode("utf-16-le")
        return found


class Driven(Process):
    """The program over a vault of its own."""

    def __init__(self, folder: Path, vault: Path | None = None) -> None:
        at = vault or folder / "vault"
        self.canaries = _make_vault(at)
        super().__init__(folder, at)

    def open_and_write(self) -> None:
        """Unlock, make the case, and begin a note."""
        known = self.canaries
        door = self.told("door")
        assert (door["resumed"], door["unlock"]) == (False, True)
        self.do("open", passphrase=known.passphrase)
        self.told("inside")
        self.do("make", alias=known.alias, name=known.name, note=known.note, half=known.half)
        self.told("made")

    def lock(self) -> None:
        """Lock by key, until the unlock screen of the new process image stands there."""
        self.do("lock")
        door = self.told("door")
        assert (door["resumed"], door["unlock"]) == (True, True)

    def on_disk(self) -> set[tuple[str, str]]:
        """Which needles stand in plain text in any file that the program could have written."""
        files = [file for place in {self.folder, self.vault} for file in place.rglob("*") if file.is_file()]
        assert files
        needles = self.canaries.needles()
        return {(file.name, name) for file in files for name, needle in needles.items() if needle in file.read_bytes()}


def _make_vault(folder: Path) -> Canaries:
    words = {name: f"{name}{secrets.token_hex(8)}" for name in ("passphrase", "alias", "name", "note", "half")}
    session = vaults.create(folder, words["passphrase"], language("en"), kdf=LOWEST_SETTING)
    key = session.store.key
    keys = {purpose: key.derive(purpose) for purpose in PURPOSES}
    vaults.close(session)
    return Canaries(**words, keys={**keys, "the data": key._secret})


@pytest.fixture
def driven(tmp_path: Path) -> Iterator[Driven]:
    made = Driven(tmp_path)
    yield made
    made.end()


def _may_read_memory() -> bool:
    return os.geteuid() == 0


_TYPED = {"alias, UTF-16", "name, UTF-16", "half, UTF-16"}


def _found_first(driven: Driven, needles: Mapping[str, bytes]) -> set[str]:
    """What the search finds before a lock. While words are painted the first time, they move from one place in memory
    to another, and a search can pass both without them: so it looks again, ten times at most."""
    searches = (driven.in_memory(needles) for _time in range(10))
    return next((found for found in searches if found >= _TYPED), set())


@pytest.mark.skipif(not _may_read_memory(), reason="only root may read the memory of a hardened process")
def test_a_lock_leaves_nothing_in_memory_and_loses_no_word(driven: Driven) -> None:
    driven.open_and_write()
    needles = driven.canaries.needles()
    before = _found_first(driven, needles)
    assert before >= _TYPED, "the search finds what is there"
    assert any(name.startswith("key of") for name in before)
    pid = driven.pid
    driven.lock()
    assert driven.in_memory(needles) == set()
    assert driven.in_process_files(needles) == set()
    assert driven.pid == pid, "the process was replaced, not left behind"
    assert driven.on_disk() == set()
    driven.do("open", passphrase=driven.canaries.passphrase)
    assert driven.told("inside")["place"] == "case"
    driven.do("read")
    assert driven.told("read")["half"] == driven.canaries.half


def test_a_lock_never_waits_for_work_on_the_vault(driven: Driven) -> None:
    """The work would never end."""
    driven.open_and_write()
    driven.do("be_busy")
    driven.told("busy")
    driven.lock()
    driven.do("open", passphrase=driven.canaries.passphrase)
    assert driven.told("inside")["place"] == "case"
    driven.do("read")
    read = driven.told("read")
    assert read["half"] == driven.canaries.half
    assert "ended in the middle of its work" in read["told"]
    driven.do("union")
    assert driven.told("union")["union"] == "", "what was never acknowledged is not there"
    assert driven.on_disk() == set()


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        ("an import", "ended in the middle of its work"),
        ("a change of key", "begun and not completed. The vault has the key that it had before"),
        ("a check", "What you had begun to write was kept"),
    ],
)
def test_a_lock_in_the_middle_of_real_work_loses_no_word_and_leaves_the_vault_whole(
    driven: Driven, work: str, sentence: str
) -> None:
    driven.open_and_write()
    driven.do("be_busy_with", work=work, passphrase=driven.canaries.passphrase)
    driven.told("busy")
    driven.lock()
    driven.do("open", passphrase=driven.canaries.passphrase)
    assert driven.told("inside")["place"] == "case"
    driven.do("read")
    read = driven.told("read")
    assert read["half"] == driven.canaries.half
    assert sentence in read["told"], "the next start tells the truth"
    driven.end()
    session = vaults.unlock(driven.vault, driven.canaries.passphrase, language("en"))
    rows = cases.rows(session)
    assert [row.alias for row in rows] == [driven.canaries.alias], "half an import is none"
    verify_records(session.store)
    vaults.close(session)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_who_is_asked_to_end_seals_first(asked: signal.Signals, tmp_path: Path) -> None:
    driven = Driven(tmp_path)
    driven.open_and_write()
    os.kill(driven.pid, asked)
    assert driven.wait() == 0
    assert driven.on_disk() == set()
    again = Process(tmp_path, driven.vault)
    try:
        assert not again.told("door")["resumed"]
        again.do("open", passphrase=driven.canaries.passphrase)
        assert again.told("inside")["place"] == "case"
        again.do("read")
        assert again.told("read")["half"] == driven.canaries.half
    finally:
        again.end()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of four megabytes; needs the right to mount one."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "wellbeing-test", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("no right to make a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave not one block."""
    with (folder / "filler").open("wb", buffering=0) as filler:
        for size in (1 << 16, 1 << 9, 1):
            while True:
                try:
                    filler.write(bytes(size))
                except OSError:
                    break


def test_a_full_disk_stops_no_lock_and_costs_no_word(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        driven = Driven(tmp_path, disk / "vault")
        try:
            driven.open_and_write()
            fill(disk)
            driven.lock()
            assert driven.on_disk() == set()
            (disk / "filler").unlink()
            driven.do("open", passphrase=driven.canaries.passphrase)
            assert driven.told("inside")["place"] == "case"
            driven.do("read")
            assert driven.told("read")["half"] == driven.canaries.half
        finally:
            driven.end()
