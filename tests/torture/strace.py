"""strace, which sees and disturbs a process's system calls. On Debian and Ubuntu: apt-get install strace."""

import functools
import shutil
import subprocess
from pathlib import Path
from types import TracebackType


@functools.cache
def missing() -> str:
    """Why strace can't be used here; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "strace may not watch processes here"


class SyscallsOf:
    """Counts the system calls of a process."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> "SyscallsOf":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.unlink(missing_ok=True)

    def recorded(self) -> list[str]:
        """The words for strace."""
        return ["-o", str(self._file)]

    def count(self) -> int:
        """Calls that were begun, after it ended."""
        lines = self._file.read_text(errors="replace").splitlines()
        return sum("(" in line and "resumed>" not in line and "+++" not in line and "---" not in line for line in lines)
