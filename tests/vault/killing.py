"""Ends a worker at one chosen system call, as `kill -9` or a dead battery does, and counts which calls there are.

The worker is one process with everything imported; it forks a child for each job, and the kernel's own tracing
(strace) ends the child in the moment in which it enters the chosen call. So hundreds of kills take seconds.
"""

import collections
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

CHANGING = (
    "openat",
    "creat",
    "write",
    "writev",
    "pwrite64",
    "pwritev",
    "sendfile",
    "copy_file_range",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "close",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "truncate",
    "ftruncate",
    "fallocate",
    "chmod",
    "fchmod",
    "fchmodat",
    "utimensat",
    "flock",
)
"""Calls that may change what lies on the disk, and the two around them. A kill at any other call leaves the disk
as the next of these finds it."""
TOUCHING = ("%file", "%desc")
"""strace's words for every call that takes a path or an open file, those that only read included."""

_KNOWN_CALL = re.compile(r"^(\w+)\(")


def why_not() -> str:
    """Why nothing can be killed here; empty where it can. `packaging/prepare.sh` installs strace."""
    if sys.platform != "linux":
        return "system calls are traced by strace, which is there on Linux only"
    if shutil.which("strace") is None:
        return "strace is not installed (packaging/prepare.sh installs it where it may: run it as root)"
    try:
        done = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False, timeout=30)
    except OSError:
        return "strace can't be run here"
    return "" if done.returncode == 0 else "this system does not let strace trace"


@dataclass(frozen=True, slots=True)
class Call:
    """One system call of a job: the `number`th of its `name`, from 1."""

    name: str
    number: int


class Worker:
    """Runs jobs of `tests.vault.killed`, each in a child process of its own."""

    def __init__(self, process: "subprocess.Popen[str]", scratch: Path) -> None:
        self._process, self._scratch = process, scratch

    def calls(self, job: str, arguments: dict[str, Any], *, which: tuple[str, ...] = CHANGING) -> list[Call]:
        """Run a job to its end; returns every call that it made, in their order."""
        log = self._scratch / "calls"
        assert self._run(job, arguments, ["-e", "trace=" + _asked(which), "-o", str(log)]) == 0
        counts: collections.Counter[str] = collections.Counter()
        calls = []
        for line in log.read_text("utf-8", "replace").splitlines():
            if found := _KNOWN_CALL.match(line):
                counts[found[1]] += 1
                calls.append(Call(found[1], counts[found[1]]))
        return calls

    def ends_at(self, job: str, arguments: dict[str, Any], call: Call) -> bool:
        """Run a job and kill it when it enters `call`. False where it never came there and ended by itself."""
        inject = f"inject={call.name}:signal=SIGKILL:when={call.number}"
        ended = self._run(job, arguments, ["-e", f"trace={call.name}", "-e", inject, "-o", os.devnull])
        assert ended in (0, -signal.SIGKILL), f"the worker ended with {ended} at {call}"
        return ended != 0

    def fails_from(self, job: str, arguments: dict[str, Any], call: Call, error: str) -> int:
        """Run a job in which `call` and every later one of its name fails with `error`; returns its exit code."""
        inject = f"inject={call.name}:error={error}:when={call.number}+"
        return self._run(job, arguments, ["-e", f"trace={call.name}", "-e", inject, "-o", os.devnull])

    def _run(self, job: str, arguments: dict[str, Any], options: list[str]) -> int:
        """The exit code of a child under strace, negative for the signal that ended it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps({"job": job, **arguments}), file=self._process.stdin, flush=True)
        child = int(self._process.stdout.readline())
        with subprocess.Popen(["strace", "-p", str(child), *options], stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            told = strace.stderr.readline()
            assert "attached" in told, told
            os.kill(child, signal.SIGCONT)
            ended = int(self._process.stdout.readline())
            strace.communicate(timeout=60)
        return ended


def _asked(which: tuple[str, ...]) -> str:
    """strace's `?` lets pass the names of calls that this computer does not have."""
    return ",".join(name if name.startswith("%") else "?" + name for name in which)


@contextlib.contextmanager
def worker(scratch: Path) -> Iterator[Worker]:
    """A worker that is gone at the end. `scratch` is a folder for strace's notes."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.vault.killed"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Worker(process, scratch)
        finally:
            process.kill()
