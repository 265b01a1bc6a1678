"""The most memory that this process has held at a time."""

import resource
import sys
from pathlib import Path

_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def peak_memory() -> float:
    """In MB of 1,024 × 1,024 bytes, of this program alone, since its start or since `forget_peak`.

    Linux's `getrusage` goes on with what stood at the start: a process that is started by a large one has the large
    one's peak, whether it is forked or spawned, and it forgets nothing. The peak in its status begins with the program
    that runs in it.
    """
    if _STATUS.is_file():
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def forget_peak() -> None:
    """From now on the peak is what is held now, or will be held. Only on Linux."""
    _FORGET.write_text("5")
