"""A job in a process of its own, forked from a warm one; watched by strace where a torture needs it."""

import os
import subprocess
import time
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from tests.torture.work.every import JOBS
from tests.torture.work.place import Place, use_data_of
from tests.torture.work.told import Claims, Teller, Told

PATIENCE = 120.0
"""Seconds for a whole job; only a fault takes longer."""

_WARM = get_context("forkserver")
_WARM.set_forkserver_preload(["tests.torture.work.warm"])


def _work(job: str, root: Path, chance: str, gate: Connection) -> None:
    """The process: ready, wait for the gate, work, end."""
    place = Place(root)
    use_data_of(place)
    tell = Teller(place.told)
    gate.send(None)
    gate.recv()
    tell.whole(lambda: JOBS[job].run(place, tell, Random(chance)))
    os._exit(0)


class Running:
    """A job under way at a place. Begins with `go`."""

    def __init__(self, job: str, place: Place, chance: str) -> None:
        self._place = place
        self._gate, inner = _WARM.Pipe()
        self._process = _WARM.Process(target=_work, args=(job, place.root, chance, inner))
        self._process.start()
        inner.close()
        self._strace: subprocess.Popen[str] | None = None
        if not self._gate.poll(PATIENCE):
            raise TimeoutError("the process was never ready")
        self._gate.recv()

    def watched_by(self, strace: Sequence[str]) -> "Running":
        """Attach strace with these words; it sees what happens after `go`."""
        command = ["strace", "-f", "-p", str(self._process.pid), *strace]
        self._strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._strace.stderr is not None
        line = self._strace.stderr.readline()
        if "attached" not in line:
            raise RuntimeError(f"strace: {line}")
        return self

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether it is still at work."""
        return self._process.is_alive()

    def go(self) -> "Running":
        """Let it work."""
        self._gate.send(None)
        return self

    def kill_after(self, seconds: float) -> bool:
        """End it without warning after so many seconds, unless it has ended. True where it was killed."""
        self._process.join(seconds)
        self._process.kill()
        self._end()
        return self._process.exitcode != 0

    def wait(self) -> bool:
        """Until it has ended. True where it was killed by a signal."""
        self._process.join(PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._end()
            raise TimeoutError("the process never ended")
        self._end()
        return self._process.exitcode != 0

    def _end(self) -> None:
        self._process.join()
        if self._strace is not None:
            self._strace.communicate()
        self._gate.close()

    def told(self, before: Claims) -> Told:
        """What it said, after what held `before`."""
        return Told.read(before, self._place.told.read_bytes())


def seconds_of(job: str, place: Place) -> float:
    """How long a job takes that nobody disturbs."""
    running, begun = Running(job, place, "unharmed"), time.monotonic()
    running.go().wait()
    return time.monotonic() - begun
