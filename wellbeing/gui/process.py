"""The program's own process: not readable by others, no core dump, and started anew when it locks.

Starting anew is what empties the memory: closing the vault and wiping leaves copies of the key in Python and in
SQLCipher, a new process image has none.
"""

import contextlib
import ctypes
import os
import re
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

RESTORE = "restore"
"""What a start may be for: the page that looks into a backup, shown instead of the unlock screen."""

_RESUME = "WELLBEING_RESUME"
_FAULT, _EXAMPLE, _GUIDE = "!", "~", "@"
_PR_SET_DUMPABLE, _PT_DENY_ATTACH = 4, 31
_NO_DIALOG, _NO_HEAP = 0x1 | 0x2, 0x1


class Resume(NamedTuple):
    """What the program may know of itself after a lock: ids of public things. Nothing about a person."""

    place: str = ""
    fault: bool = False
    """Whether a fault of the program was the reason."""
    guide: str = ""
    """Public words that may stay in sight: `checklist/version/question`."""
    example: bool = False
    """Whether it was example data, which goes with the lock."""


Relaunch = Callable[[Resume], None]
"""Ends this process and starts the program again. Tests pass their own."""


def harden() -> None:
    """Keep other processes of this account out of our memory, and what a crash would keep of it off the disk.

    Called first after start, and again after each restart, because that resets it. Where a system has no such
    switch nothing happens.
    """
    if sys.platform == "win32":
        with contextlib.suppress(OSError, AttributeError):
            keep_memory_out_of_reports(ctypes.windll.kernel32)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        elif sys.platform == "darwin":
            ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, 0, 0)


def keep_memory_out_of_reports(kernel: Any) -> None:
    """Windows: no dialog after a crash, and no memory in the report that the system keeps of it."""
    kernel.SetErrorMode(_NO_DIALOG)
    kernel.WerSetFlags(_NO_HEAP)


def keep_off_the_log() -> None:
    """Let what the libraries print go nowhere, unless somebody reads it at a terminal.

    A desktop keeps what its programs print in a log on the disk, and a library's warning may hold a word of ours.
    """
    if sys.stderr is None or sys.stderr.isatty():
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)


def carried(resume: Resume) -> str:
    """What is written into the environment of the fresh process: ids, or nothing where they are none."""
    guide = _guide(resume.guide)
    marks = (_FAULT if resume.fault else "") + (_EXAMPLE if resume.example else "")
    return _id(resume.place) + marks + (_GUIDE + guide if guide else "")


def relaunch(resume: Resume) -> None:
    """Replace this process by a fresh one of the same program; its environment carries the place.

    Where the program can't be started again (its stick was pulled), the process ends all the same.
    """
    command = [sys.executable, *sys.orig_argv[1:]]
    environment = {**os.environ, _RESUME: carried(resume)}
    try:
        if sys.platform == "win32":
            import subprocess

            # execve does not replace a process there: it would leave two, one of them with the key.
            subprocess.Popen(command, env=environment, close_fds=True)  # noqa: S603 (our own command line)
        else:
            os.execve(sys.executable, command, environment)  # noqa: S606 (our own command line)
    finally:
        os._exit(0)


def resumed() -> Resume | None:
    """The place before the lock that started this process, once; None after an ordinary start."""
    kept = os.environ.pop(_RESUME, None)
    if kept is None:
        return None
    before, _at, guide = kept.partition(_GUIDE)
    place = before.rstrip(_FAULT + _EXAMPLE)
    marks = before[len(place) :]
    return Resume(place=_id(place), fault=_FAULT in marks, guide=_guide(guide), example=_EXAMPLE in marks)


def _id(place: str) -> str:
    return place if re.fullmatch(r"[a-z0-9_-]{0,40}", place) else ""


def _guide(guide: str) -> str:
    return guide if re.fullmatch(r"[a-z0-9-]{1,40}/[0-9]{1,4}/[a-z0-9_]{1,60}", guide) else ""
