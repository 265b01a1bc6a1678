"""Writing a file never writes into what somebody else laid in its way."""

import os
from pathlib import Path

import pytest

from wellbeing.vault.files import Disk


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
