"""Asking for a file leaves no trace of where somebody looked, and never blocks."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import wellbeing.gui

_VISIT = """
import sys
from pathlib import Path
import wellbeing.gui
from PySide6.QtWidgets import QApplication, QWidget
from wellbeing.gui.files import ask_for_file, ask_where_to_save
app = QApplication([])
window, chosen = QWidget(), []
window.show()
for ask in (lambda: ask_for_file(window, "Open", chosen.append),
            lambda: ask_where_to_save(window, "Save", "summary.pdf", chosen.append)):
    dialog = ask()
    dialog.setDirectory(sys.argv[1])
    dialog.selectFile(str(Path(sys.argv[1]) / "list.csv"))
    for _ in range(10):
        app.processEvents()
    dialog.accept()
    for _ in range(10):
        app.sendPostedEvents(None, 52)
        app.processEvents()
print([path.name for path in chosen])
"""


def test_visited_folders_are_written_nowhere(tmp_path: Path) -> None:
    home, visited = tmp_path / "home", tmp_path / "canary-folder"
    home.mkdir()
    visited.mkdir()
    (visited / "list.csv").write_text("a\n", encoding="utf-8")
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-c", _VISIT, str(visited)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().startswith("['list.csv'")
    for file in home.rglob("*"):
        if file.is_file():
            assert b"canary-folder" not in file.read_bytes(), file


def test_nothing_in_the_window_blocks_or_remembers() -> None:
    """No dialog holds up the lock, and `QSettings` is named in one module only."""
    for module in Path(wellbeing.gui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in ("exec", "exec_", "getOpenFileName", "getSaveFileName"):
                assert (module.name, node.attr) == ("main.py", "exec"), module
            if isinstance(node, ast.Name) and node.id == "QSettings":
                assert module.name == "files.py", module
