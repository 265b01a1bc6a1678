"""What one reading may cost: so much time of the processor and so much memory, however hostile the content is.

Time is that of this process alone, so that a computer that is busy with something else changes nothing.
"""

import contextlib
import resource
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from tests.helpers.memory import forget_peak, peak_memory

SECONDS = 2.0
MEGABYTES = 300
_STOPPED_AFTER = 20.0
_ROOM = 2 * 1024**3
"""More address space than there was before: a reading that wants more gets a MemoryError, and the computer lives on."""
_MEMORY = Path("/proc/self/statm")


class TooSlow(BaseException):
    """A reading was stopped. No Exception: nothing of the program may take it for one of a library's."""


@contextlib.contextmanager
def bounded() -> Iterator[Callable[[Callable[[], object]], str]]:
    """While readings are made, each through the function that this gives; it says what was too much, if anything."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(_MEMORY.read_text().split()[0])
    room = pages * resource.getpagesize() + _ROOM
    resource.setrlimit(resource.RLIMIT_AS, (room if before[1] < 0 else min(room, before[1]), before[1]))
    handler = signal.signal(signal.SIGVTALRM, _stop)
    forget_peak()
    high = peak_memory() + MEGABYTES
    try:
        yield lambda reading: _measured(reading, high)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _measured(reading: Callable[[], object], high: float) -> str:
    signal.setitimer(signal.ITIMER_VIRTUAL, _STOPPED_AFTER)
    begun = time.process_time()
    try:
        reading()
    except TooSlow:
        return f"took more than {_STOPPED_AFTER:g} s"
    taken = time.process_time() - begun
    if taken > SECONDS:
        return f"took {taken:.1f} s"
    return f"took more than {MEGABYTES} MB" if peak_memory() > high else ""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow
