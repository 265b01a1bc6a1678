"""Killing a deed at its n-th step: a file opened, written, flushed, renamed or removed. No handler runs, no buffer
is written, as with kill -9.

A deed is a function of a module. One process imports it once and forks a child for every try, so that a try costs
milliseconds.
"""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

KILLED, FAILED = 9, 1
_ROOT = Path(__file__).parents[2]
_EVENTS = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.copyfile", "shutil.rmtree"}
)
_CALLS = ("write", "fsync", "ftruncate")


class Killing:
    """Tries of one deed. Use with `with`."""

    def __init__(self, deed: Callable[..., object]) -> None:
        self._name = f"{deed.__module__}:{deed.__qualname__}"

    def __enter__(self) -> "Killing":
        self._server = subprocess.Popen(
            [sys.executable, "-c", "from tests.torture.killing import serve; serve()", self._name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            text=True,
        )
        return self

    def __exit__(self, *_ended: object) -> None:
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.close()
        self._server.stdout.close()
        self._server.wait()

    def at(self, step: int, *arguments: object) -> bool:
        """Do the deed with these arguments (as text) and kill it at this step; False where it was done before.

        Raises RuntimeError where the deed failed by itself.
        """
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write("\t".join([str(step), *map(str, arguments)]) + "\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        if code not in (0, KILLED):
            raise RuntimeError(f"the deed ended with {code}")
        return code == KILLED


def serve() -> None:
    """The process that forks: one line in (step and arguments), one exit code out."""
    module, _colon, name = sys.argv[1].partition(":")
    deed = getattr(importlib.import_module(module), name)
    for line in sys.stdin:
        step, *arguments = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            _do(deed, int(step), arguments)
        _pid, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _do(deed: Callable[..., object], step: int, arguments: list[str]) -> None:
    left = step

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(KILLED)

    def audit(event: str, _details: tuple[Any, ...]) -> None:
        if event in _EVENTS:
            count()

    for name in _CALLS:
        setattr(os, name, _counted(getattr(os, name), count))
    sys.addaudithook(audit)
    try:
        deed(*arguments)
    except BaseException:  # noqa: BLE001 (told, and told apart by its exit code)
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
        os._exit(FAILED)
    os._exit(0)


def _counted(call: Callable[..., Any], count: Callable[[], None]) -> Callable[..., Any]:
    def counted(*arguments: Any) -> Any:
        count()
        return call(*arguments)

    return counted
