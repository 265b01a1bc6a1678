"""The first screen needs little: no numbers, no PDF, no database."""

import os
import subprocess
import sys
from pathlib import Path

_START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from wellbeing.gui.files import forget_folders
from wellbeing.gui.main import _furnish
from wellbeing.gui.program import Program
from wellbeing.gui.remembered import Memory
program = Program(app, Path(sys.argv[1]), memory=Memory(), relaunch=lambda _resume: None, furnish=_furnish)
program.show_door()
program.shell.show()
app.processEvents()
print(sorted(set(sys.modules) & {"numpy", "scipy", "reportlab", "sqlcipher3", "yaml", "zxcvbn", "openpyxl"}))
program.desk.stop()
program.paper.stop()
program.copies.stop()
"""


def test_the_unlock_screen_loads_nothing_heavy(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "store").write_bytes(b"x")
    environment = {**os.environ, "WELLBEING_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _START, str(vault)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
