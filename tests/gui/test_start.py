"""The first screen stands after little work. Nothing is timed here (`make bench` does): what is loaded is counted.

A module that joins the start on purpose is added to the list below; one that joined by accident is taken out again.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_START = """
import json, sys
before = set(sys.modules)
from wellbeing.__main__ import main
def ready(*_app):
    import enum, gc
    from PySide6.QtWidgets import QApplication, QWidget
    QApplication.processEvents()
    told = {
        "modules": sorted(set(sys.modules) - before),
        "collects": gc.isenabled(),
        "inside": [name for name in ("lock", "keeper") if name in vars(PROGRAM)] + [str(PROGRAM.shell._house)],
        "widgets": len(PROGRAM.shell.findChildren(QWidget)),
        "typed into": type(QApplication.focusWidget()).__name__,
    }
    print(json.dumps(told))
    PROGRAM.leave()
    for worker in PROGRAM.workers:
        worker.stop()
    return 0
from PySide6.QtWidgets import QApplication
from wellbeing.gui.program import Program
QApplication.exec = ready
start = Program.start
def started(self, resume=None):
    global PROGRAM
    PROGRAM = self
    start(self, resume)
Program.start = started
sys.exit(main([]))
"""

_ALWAYS = """
    __main__ errors faults language paths
    gui.alerts gui.application gui.ending gui.keep_singletons gui.main gui.network gui.process gui.program
    gui.remembered gui.shell gui.style gui.vault_door gui.work
    gui.widgets.breaking gui.widgets.button gui.widgets.card gui.widgets.chip gui.widgets.door_page
    gui.widgets.field gui.widgets.layout
    gui.widgets.notice gui.widgets.page gui.widgets.progress gui.widgets.reading_order gui.widgets.ring gui.widgets.text
    gui.widgets.title
"""
_UNLOCK = """
    app.strength gui.unlock.presenter gui.unlock.screen gui.unlock.view gui.widgets.secret
"""
_FIRST_START = """
    content.codes content.file domain.codes gui.countries gui.keys.holders
    gui.first_start.presenter gui.first_start.screen app.strength gui.first_start.view
    gui.first_start.welcome gui.widgets.choices gui.widgets.drop gui.widgets.tick
"""
"""Modules of ours that may be loaded when the first screen stands: the unlock screen, and the first start."""

_STANDARD_BUT_SLOW = {"argparse", "concurrent.futures", "dataclasses", "subprocess", "sqlite3", "uuid"}
"""Modules of Python that take a millisecond or more, each. PySide6 itself loads others."""


def started(folder: Path, language: str = "en") -> dict[str, Any]:
    """What a real start of the program had loaded and built when its first screen was drawn."""
    (folder / "settings.json").write_text(json.dumps({"language": language}), encoding="utf-8")
    environment = {**os.environ, "WELLBEING_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _START], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def ours(listed: str) -> set[str]:
    return {f"wellbeing.{name}" for name in listed.split()}


def packages(modules: list[str]) -> set[str]:
    """The rooms that modules of ours lie in."""
    return {".".join(name.split(".")[:depth]) for name in modules for depth in range(1, name.count(".") + 1)}


def joined(told: dict[str, Any], listed: str) -> set[str]:
    """Modules of ours that nobody listed."""
    found = [name for name in told["modules"] if name.split(".")[0] == "wellbeing"]
    return set(found) - packages(found) - ours(listed)


@pytest.fixture
def a_vault(tmp_path: Path) -> Path:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "store.db").write_bytes(b"x")
    return tmp_path


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_unlock_screen_stands_on_few_modules(a_vault: Path, language: str) -> None:
    told = started(a_vault, language)
    assert joined(told, _ALWAYS + _UNLOCK) == set()
    assert told["typed into"] == "LineEdit", "the passphrase can be typed"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_first_start_stands_on_few_modules(tmp_path: Path, language: str) -> None:
    assert joined(started(tmp_path, language), _ALWAYS + _FIRST_START) == set()


def test_the_unlock_screen_needs_no_library_but_qt_and_no_slow_part_of_python(a_vault: Path) -> None:
    code = "import json, sys; import PySide6.QtWidgets; print(json.dumps(sorted(sys.modules)))"
    bare = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    added = set(started(a_vault)["modules"]) - set(json.loads(bare.stdout))
    assert {name.split(".")[0] for name in added} <= {"wellbeing", *sys.stdlib_module_names}
    assert not added & _STANDARD_BUT_SLOW


def test_only_what_is_in_sight_is_built(a_vault: Path) -> None:
    told = started(a_vault)
    assert told["inside"] == ["None"], "no house, no lock before there is something to lock"
    assert told["widgets"] < 45, "one page, not three"


def test_the_collector_works_again_once_the_screen_stands(a_vault: Path) -> None:
    assert started(a_vault)["collects"]
