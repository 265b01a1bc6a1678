"""What the program may know of the network, and what its start may load: read from the code and tried out."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "wellbeing"
MODULES = sorted(PACKAGE.rglob("*.py"))

NETWORK = {
    *("socket", "ssl", "http", "urllib", "asyncio", "socketserver", "ftplib", "smtplib", "imaplib", "poplib"),
    *("telnetlib", "xmlrpc", "webbrowser", "requests", "httpx", "aiohttp", "select", "selectors"),
}
FORBIDDEN_QT = {"QtNetwork", "QtWebEngineCore", "QtWebSockets", "QtCharts", "QtGraphs"}


def _imported(tree: ast.AST) -> set[str]:
    """Every name that a module imports anywhere, also inside functions, with its dots."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "__import__",
            "import_module",
        ):
            found |= {
                word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)
            }
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_can_reach_a_network(module: Path) -> None:
    names = _imported(ast.parse(module.read_text(encoding="utf-8")))
    assert not {name.split(".")[0] for name in names} & NETWORK
    assert not {part for name in names if name.startswith("PySide6") for part in name.split(".")} & FORBIDDEN_QT


def _loaded_by(code: str, folder: Path) -> set[str]:
    """The top-level modules loaded after a fresh Python has run `code`."""
    told = f"{code}\nimport json, sys\nprint(json.dumps(globals().get('seen') or sorted(sys.modules)), file=sys.stderr)"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "WELLBEING_DATA": str(folder)}
    ended = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return {name.split(".")[0] for name in json.loads(ended.stderr.splitlines()[-1])}


def test_help_on_the_command_line_loads_no_window_no_vault_and_no_figures(tmp_path: Path) -> None:
    loaded = _loaded_by("from wellbeing.__main__ import main\nassert main(['--help']) == 0", tmp_path)
    assert not loaded & {"PySide6", "shiboken6", "numpy", "scipy", "highspy", "reportlab", "sqlcipher3", "cryptography"}


def test_the_window_starts_without_figures_and_paper(tmp_path: Path) -> None:
    start = f"""
from pathlib import Path
from PySide6.QtWidgets import QApplication
from wellbeing.gui.main import Memory, Program, relaunch
app = QApplication([])
program = Program(app, Path({str(tmp_path / "vault")!r}), memory=Memory(), relaunch=relaunch, furnish=lambda _in: None)
program.start()
app.processEvents()
import sys
seen = sorted(sys.modules)
program.leave()
"""
    loaded = _loaded_by(start, tmp_path)
    assert "PySide6" in loaded
    assert not loaded & {"numpy", "scipy", "highspy", "reportlab", "openpyxl", "xlsxwriter", "zxcvbn"}


def test_the_house_is_entered_without_figures_and_paper(tmp_path: Path) -> None:
    loaded = _loaded_by("import wellbeing.gui.places", tmp_path)
    assert "PySide6" in loaded
    assert not loaded & {"numpy", "scipy", "highspy", "reportlab", "openpyxl", "xlsxwriter", "zxcvbn"}
