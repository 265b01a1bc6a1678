"""The unlock screen's start against a bare QMainWindow's: each in a process of its own, in turns."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.figure import Figure, alternating

_MEMORY = """
import re
def told():
    with open("/proc/self/status") as status:
        print(re.search(r"VmRSS:\\s*(\\d+)", status.read())[1], flush=True)
"""
_BARE = (
    _MEMORY
    + """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(["bare"])
window = QMainWindow()
window.resize(960, 640)
window.show()
app.processEvents()
told()
"""
)
_OURS = (
    _MEMORY
    + """
import os, sys
from wellbeing.__main__ import main
from PySide6.QtWidgets import QApplication
def ready(*_app):
    QApplication.processEvents()
    told()
    os._exit(0)
QApplication.exec = ready
main([])
"""
)


def measure(vault: Path, rounds: int) -> list[Figure]:
    """Time from the start of the process until the screen has been drawn, and the memory held then."""
    memory: dict[str, list[int]] = {"ours": [], "bare": []}

    def run(name: str, code: str) -> float:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "WELLBEING_DATA": str(vault.parent),
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        }
        # An installed program has its modules compiled; the first round leaves them so.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            if process.stdout is None:
                raise RuntimeError("no output to read")
            line = process.stdout.readline()
            taken = time.perf_counter() - start
            told = process.communicate()[1]
        if not line.strip():
            raise RuntimeError(f"the {name} start ended with {process.returncode}: {told}")
        memory[name].append(int(line))
        return taken

    run("ours", _OURS), run("bare", _BARE)  # the first ones fill the disk's cache
    ours, bare = alternating(rounds, lambda: run("ours", _OURS), lambda: run("bare", _BARE))
    held = {name: sorted(found)[len(found) // 2] / 1024 for name, found in memory.items()}
    return [
        Figure(
            what="unlock screen ready", baseline="a bare QMainWindow shown", unit="s", ours=ours, bare=bare, target=1.8
        ),
        Figure(
            what="memory at the unlock screen",
            baseline="a bare QMainWindow shown",
            unit="MB",
            ours=held["ours"],
            bare=held["bare"],
            target=1.8,
        ),
    ]
