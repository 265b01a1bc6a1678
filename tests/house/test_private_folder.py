"""What the program writes on its own is for its user alone, whatever the habits of the system are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_MADE = """
import os, sys
from pathlib import Path
os.umask(0)
from wellbeing.app import vaults
from wellbeing.faults import write_note
from wellbeing.gui.remembered import Memory
from wellbeing.language import language
from wellbeing.vault.keys import LOWEST_SETTING
import datetime as dt
{first}
vaults.close(vaults.create(Path(sys.argv[1]) / "vault", "words", language("en"), kdf=LOWEST_SETTING))
"""
_FIRST = {
    "vault": "",
    "settings": "Memory().change(scale=150)",
    "fault": "write_note(ValueError(), dt.datetime.now(dt.UTC))",
}


@pytest.mark.skipif(os.name == "nt", reason="modes as POSIX has them")
@pytest.mark.parametrize("first", list(_FIRST))
def test_the_folder_of_the_program_is_open_to_nobody_else(tmp_path: Path, first: str) -> None:
    """Also where every new file would be open to everybody, and whatever is written first."""
    data = tmp_path / "data"
    script = _MADE.format(first=_FIRST[first])
    environment = {**os.environ, "WELLBEING_DATA": str(data)}
    subprocess.run([sys.executable, "-c", script, str(data)], env=environment, check=True)
    assert data.stat().st_mode & 0o077 == 0
    folders = [path for path in data.rglob("*") if path.is_dir()]
    assert len(folders) >= 2
    assert all(path.stat().st_mode & 0o077 == 0 for path in folders)
