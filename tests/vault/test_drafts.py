"""Half-written text survives a full disk, and nobody else can read it."""

import datetime as dt
import errno
from pathlib import Path

import pytest

from wellbeing.errors import Tampered, Trouble
from wellbeing.vault.drafts import DAMAGED, RESERVE_BYTES, DraftBox
from wellbeing.vault.files import DISK_FULL, Disk

KEY = b"k" * 32
NOW = dt.datetime(2026, 3, 1, 22, 15, tzinfo=dt.UTC)


class SmallDisk(Disk):
    """A disk with room for `room` bytes in a folder."""

    def __init__(self, folder: Path, room: int) -> None:
        self.folder = folder
        self.room = room

    def write(self, path: Path, content: bytes) -> None:
        """Write as much as fits, then fail as a full disk does."""
        used = sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file() and file != path)
        fits = content[: max(0, self.room - used)]
        super().write(path, fits)
        if len(fits) < len(content):
            raise OSError(errno.ENOSPC, "no space left on device")


def test_a_draft_comes_back_as_written(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, KEY)
    box.write("case 1", b"Half a sent", NOW)
    box.write("case 1", b"Half a sentence", NOW)
    box.write("case 2", b"", NOW + dt.timedelta(minutes=1))
    again = DraftBox(tmp_path, KEY)
    found = again.read("case 1")
    assert found is not None
    assert (found.name, found.content, found.at) == ("case 1", b"Half a sentence", NOW)
    assert [draft.name for draft in again.listed().whole] == ["case 2", "case 1"]
    again.drop("case 1")
    again.drop("case 1")
    assert again.read("case 1") is None
    assert again.listed().damaged == 0


def test_an_empty_box_is_empty(tmp_path: Path) -> None:
    assert DraftBox(tmp_path, KEY).listed().whole == ()


@pytest.mark.parametrize("content", [b"", b"\0", b"\x80", b"\x80\0\0", bytes(1023), bytes(1024), b"x" * 5000])
def test_padding_gives_every_content_back(tmp_path: Path, content: bytes) -> None:
    box = DraftBox(tmp_path, KEY)
    box.write("any", content, NOW)
    found = box.read("any")
    assert found is not None
    assert found.content == content


def test_neither_name_nor_words_nor_length_can_be_read_from_the_files(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, KEY)
    box.write("case Ana", b"Ana said", NOW)
    box.write("case Bo", b"Bo said a little more than Ana", NOW)
    files = sorted((tmp_path / "drafts").glob("*.draft"))
    assert len({file.stat().st_size for file in files}) == 1
    for file in files:
        assert b"Ana" not in file.read_bytes()
        assert "Ana" not in file.name
    assert DraftBox(tmp_path, b"o" * 32).listed().whole == ()
    assert DraftBox(tmp_path, b"o" * 32).listed().damaged == 2


def test_a_damaged_draft_is_told_and_hides_no_other(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, KEY)
    box.write("case 1", b"one", NOW)
    (file,) = (tmp_path / "drafts").glob("*.draft")
    box.write("case 2", b"two", NOW)
    content = bytearray(file.read_bytes())
    content[40] ^= 1
    file.write_bytes(content)
    with pytest.raises(Tampered) as caught:
        box.read("case 1")
    assert caught.value.sentence == DAMAGED
    found = box.listed()
    assert [draft.name for draft in found.whole] == ["case 2"]
    assert found.damaged == 1


def test_a_draft_under_another_drafts_name_is_refused(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, KEY)
    box.write("case 1", b"one", NOW)
    (first,) = (tmp_path / "drafts").glob("*.draft")
    box.write("case 2", b"two", NOW)
    (second,) = set((tmp_path / "drafts").glob("*.draft")) - {first}
    second.write_bytes(first.read_bytes())
    with pytest.raises(Tampered):
        box.read("case 2")


def test_a_full_disk_does_not_stop_a_draft(tmp_path: Path) -> None:
    disk = SmallDisk(tmp_path, room=2 * RESERVE_BYTES)
    box = DraftBox(tmp_path, KEY, disk=disk)
    box.reserve()
    (tmp_path / "photos").write_bytes(bytes(RESERVE_BYTES))
    for number in range(20):
        text = f"still writing {number} ".encode() * 2000
        box.write("case 1", text, NOW)
        found = box.read("case 1")
        assert found is not None
        assert found.content == text


def test_where_even_the_reserve_is_gone_the_earlier_draft_stays(tmp_path: Path) -> None:
    disk = SmallDisk(tmp_path, room=8192)
    box = DraftBox(tmp_path, KEY, disk=disk)
    box.write("case 1", b"the earlier one", NOW)
    with pytest.raises(Trouble) as caught:
        box.write("case 1", bytes(20_000), NOW)
    assert caught.value.sentence == DISK_FULL
    found = box.read("case 1")
    assert found is not None
    assert found.content == b"the earlier one"
    assert not list((tmp_path / "drafts").glob("*.new"))


def test_a_stick_that_is_pulled_out_takes_no_word_with_it(tmp_path: Path) -> None:
    stick, away, spare = tmp_path / "stick", tmp_path / "away", tmp_path / "witnesses" / "v.drafts"
    stick.mkdir()
    box = DraftBox(stick, KEY, spare=spare)
    box.write("case 1", b"Half a sent", NOW)
    stick.rename(away)
    box.write("case 1", b"Half a sentence", NOW + dt.timedelta(seconds=2))
    box.write("case 2", b"Another", NOW + dt.timedelta(seconds=2))
    assert b"sentence" not in b"".join(file.read_bytes() for file in spare.iterdir())
    away.rename(stick)
    again = DraftBox(stick, KEY, spare=spare)
    again.bring_home()
    assert {draft.name: draft.content for draft in again.listed().whole} == {
        "case 1": b"Half a sentence",
        "case 2": b"Another",
    }
    assert not list(spare.iterdir())


def test_what_waits_in_the_spare_folder_never_replaces_newer_words(tmp_path: Path) -> None:
    stick, away, spare = tmp_path / "stick", tmp_path / "away", tmp_path / "spare"
    stick.mkdir()
    elsewhere = DraftBox(stick, KEY)
    box = DraftBox(stick, KEY, spare=spare)
    stick.rename(away)
    box.write("case 1", b"of this computer", NOW)
    away.rename(stick)
    elsewhere.write("case 1", b"of another computer, later", NOW + dt.timedelta(hours=1))
    box.bring_home()
    assert [draft.content for draft in box.listed().whole] == [b"of another computer, later"]


def test_a_draft_that_was_given_up_does_not_come_back_from_the_spare_folder(tmp_path: Path) -> None:
    stick, away, spare = tmp_path / "stick", tmp_path / "away", tmp_path / "spare"
    stick.mkdir()
    box = DraftBox(stick, KEY, spare=spare)
    stick.rename(away)
    box.write("case 1", b"given up", NOW)
    away.rename(stick)
    box.drop("case 1")
    box.bring_home()
    assert box.listed().whole == ()
