"""strace, which sees and disturbs a process's system calls. On Debian and Ubuntu: apt-get install strace."""

import functools
import shutil
import subprocess
from pathlib import Path


@functools.cache
def missing() -> str:
    """Why strace can't be used here; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "strace may not watch processes here"


def recorded(file: Path) -> list[str]:
    """The words that make strace write calls to `file`."""
    return ["-o", str(file)]


def count(file: Path) -> int:
    """The calls that were begun; the file is removed."""
    lines = file.read_text(errors="replace").splitlines()
    file.unlink()
    return sum("(" in line and "resumed>" not in line and "+++" not in line and "---" not in line for line in lines)
