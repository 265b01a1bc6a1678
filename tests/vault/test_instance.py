"""One program at a time on one vault, also while a restore exchanges the folder under it."""

import os
from pathlib import Path

import pytest

from wellbeing.errors import Trouble
from wellbeing.vault import instance
from wellbeing.vault.files import VANISHED
from wellbeing.vault.instance import IN_USE, NAME, InstanceLock


def test_a_second_program_is_told_and_gets_it_once_the_first_has_ended(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.take()
    with pytest.raises(Trouble, match="already open"):
        second.take()
    first.release()
    second.take()
    second.release()


@pytest.mark.skipif(os.name == "nt", reason="a folder with an open file can't be renamed there")
def test_whoever_opened_the_lock_before_the_folder_was_exchanged_does_not_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    lock = instance._lock

    def exchanged_first(handle: int) -> None:
        """The restore's last two steps happen between opening the file and locking it."""
        folder.rename(tmp_path / "moved aside")
        (tmp_path / "restored").mkdir()
        (tmp_path / "restored").rename(folder)
        lock(handle)

    late, owner = InstanceLock(folder), InstanceLock(folder)
    monkeypatch.setattr(instance, "_lock", exchanged_first)
    with pytest.raises(Trouble) as caught:
        late.take()
    assert caught.value.sentence == IN_USE
    monkeypatch.setattr(instance, "_lock", lock)
    owner.take()
    with pytest.raises(Trouble):
        InstanceLock(folder).take()
    owner.release()


@pytest.mark.skipif(os.name == "nt", reason="a folder with an open file can't be renamed there")
def test_a_folder_that_goes_while_the_lock_is_taken_is_told_as_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    monkeypatch.setattr(instance, "_lock", lambda _handle: folder.rename(tmp_path / "the stick was pulled"))
    with pytest.raises(Trouble) as caught:
        InstanceLock(folder).take()
    assert caught.value.sentence == VANISHED


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be removed there")
def test_a_lock_whose_file_was_exchanged_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = instance._lock

    def replaced_first(handle: int) -> None:
        (tmp_path / NAME).unlink()
        (tmp_path / NAME).touch()
        lock(handle)

    monkeypatch.setattr(instance, "_lock", replaced_first)
    with pytest.raises(Trouble):
        InstanceLock(tmp_path).take()
