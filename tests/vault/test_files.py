"""Writing a file never writes into what somebody else laid in its way."""

import datetime as dt
import os
from pathlib import Path

import pytest

from wellbeing.errors import Trouble
from wellbeing.vault.backups import scratch
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.files import Disk
from wellbeing.vault.instance import IN_USE, InstanceLock


@pytest.mark.skipif(os.name == "nt", reason="links and modes as POSIX has them")
def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"kept")
    (tmp_path / "header.json.new").symlink_to(tmp_path / "theirs")
    Disk().replace(tmp_path / "header.json", b"ours")
    assert (tmp_path / "theirs").read_bytes() == b"kept"
    assert not (tmp_path / "header.json").is_symlink()
    assert (tmp_path / "header.json").read_bytes() == b"ours"


@pytest.mark.skipif(os.name == "nt", reason="links and modes as POSIX has them")
def test_a_file_that_somebody_else_holds_open_gets_no_word(tmp_path: Path) -> None:
    waiting = tmp_path / "letter.pdf.new"
    waiting.touch()
    waiting.chmod(0o666)
    with waiting.open("rb") as held:
        Disk().replace(tmp_path / "letter.pdf", b"a name")
        assert held.read() == b""
    assert (tmp_path / "letter.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links and modes as POSIX has them")
def test_a_folder_of_drafts_that_is_a_link_is_neither_read_nor_written(tmp_path: Path) -> None:
    vault, theirs = tmp_path / "vault", tmp_path / "theirs"
    vault.mkdir()
    now = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    DraftBox(tmp_path, bytes(32)).write("case 1", b"laid here", now)
    (tmp_path / "drafts").rename(theirs)
    (vault / "drafts").symlink_to(theirs)
    before = {file.name: file.read_bytes() for file in theirs.iterdir()}
    box = DraftBox(vault, bytes(32))
    assert box.read("case 1") is None
    assert box.listed().whole == ()
    box.reserve()
    box.write("case 1", b"ours", now)
    assert {file.name: file.read_bytes() for file in theirs.iterdir()} == before
    assert not (vault / "drafts").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="links and modes as POSIX has them")
@pytest.mark.parametrize("linked", ["looked-at", "looked-at/copy-1"])
def test_tidying_up_copies_follows_no_link(tmp_path: Path, linked: str) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "copy-1").mkdir(parents=True)
    (theirs / "copy-1" / "kept").touch()
    place = tmp_path / "looked-at"
    (tmp_path / linked).parent.mkdir(exist_ok=True)
    (tmp_path / linked).symlink_to(theirs if linked == "looked-at" else theirs / "copy-1")
    scratch.sweep(place)
    with scratch.folder_in(place) as folder:
        assert folder.resolve().parent == tmp_path / "looked-at"
    assert (theirs / "copy-1" / "kept").exists()


def test_a_lock_in_a_folder_that_was_moved_aside_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    really_open = os.open

    def open_and_be_overtaken(path: Path, flags: int, mode: int = 0o777) -> int:
        handle = really_open(path, flags, mode)
        folder.rename(tmp_path / "aside")
        folder.mkdir()
        return handle

    monkeypatch.setattr("wellbeing.vault.instance.os.open", open_and_be_overtaken)
    with pytest.raises(Trouble) as caught:
        InstanceLock(folder).take()
    assert caught.value.sentence == IN_USE
    monkeypatch.undo()
    lock = InstanceLock(folder)
    lock.take()
    lock.release()
