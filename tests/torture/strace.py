"""strace, which sees and disturbs a process's system calls. On Debian and Ubuntu: apt-get install strace."""

import functools
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.vault.killing import Call

_QUIET = ("-o", "/dev/null")
_BEGUN = re.compile(r"(?:(\d+)\s+)?(\w+)\(")


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


def calls(file: Path) -> list[Call]:
    """The calls of the job's own thread, in their order; the file is removed.

    strace counts the calls of each name by themselves, in each thread by itself: so a call is its name and number.
    """
    lines = file.read_text(errors="replace").splitlines()
    file.unlink()
    begun = [found for line in lines if (found := _BEGUN.match(line))]
    counts: Counter[str] = Counter()
    found_calls = []
    for thread, name in (found.groups() for found in begun):
        if thread == begun[0][1]:
            counts[name] += 1
            found_calls.append(Call(name, counts[name]))
    return found_calls


def disturbing(call: Call, how: str) -> list[str]:
    """The words that do `how` (`signal=KILL`, `error=EIO`) to one call."""
    return [*_QUIET, "-e", f"trace={call.name}", "-e", f"inject={call.name}:{how}:when={call.number}"]


def disturbing_from(calls: Sequence[Call], place: int, how: str) -> list[str]:
    """The words that do it to the call at `place` and to all that follow, whatever their names."""
    done = Counter(call.name for call in calls[:place])
    names = sorted({call.name for call in calls})
    words = [*_QUIET, "-e", f"trace={','.join(names)}"]
    for name in names:
        words += ["-e", f"inject={name}:{how}:when={done[name] + 1}+"]
    return words
