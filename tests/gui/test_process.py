"""The process is closed to others, and starts anew with nothing but a place."""

import os
import subprocess
import sys

import pytest

from wellbeing.gui.process import Resume, carried, keep_memory_out_of_reports, resumed

_HARDENED = """
import ctypes, resource
from wellbeing.gui.process import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""

_RELAUNCHED = """
import os, sys
from wellbeing.gui.process import Resume, relaunch, resumed
found = resumed()
if found is None:
    secret = "canary-" + "in-memory"
    relaunch(Resume(place="today", fault=True))
print(os.getpid(), found.place, found.fault, "WELLBEING_RESUME" in os.environ)
"""


_VANISHED = """
import sys
from wellbeing.gui.process import Resume, relaunch
sys.executable = "/nowhere/python"
relaunch(Resume(place="today"))
"""

_LOUD = """
import os, sys
from wellbeing.gui.process import keep_off_the_log
keep_off_the_log()
print("a name", file=sys.stderr)
os.write(2, b"a name")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the switches are Linux's")
def test_no_core_dump_and_not_dumpable() -> None:
    done = subprocess.run([sys.executable, "-c", _HARDENED], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["(0,", "0)", "0"]


class Kernel:
    """Windows, as far as it reports crashes."""

    def __init__(self) -> None:
        self.told: dict[str, int] = {}

    def SetErrorMode(self, mode: int) -> None:
        self.told["mode"] = mode

    def WerSetFlags(self, flags: int) -> None:
        self.told["flags"] = flags


def test_windows_keeps_no_memory_of_a_crash() -> None:
    kernel = Kernel()
    keep_memory_out_of_reports(kernel)
    assert kernel.told == {"mode": 3, "flags": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="there the new process has another id")
def test_the_same_process_starts_anew_with_the_place_once() -> None:
    started = subprocess.Popen([sys.executable, "-c", _RELAUNCHED], stdout=subprocess.PIPE, text=True)
    told, _nothing = started.communicate(timeout=60)
    assert started.returncode == 0
    assert told.split() == [str(started.pid), "today", "True", "False"]


def test_a_program_that_is_no_longer_there_ends_instead_of_staying_unlocked() -> None:
    ended = subprocess.run([sys.executable, "-c", _VANISHED], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_what_libraries_print_reaches_no_log() -> None:
    ended = subprocess.run([sys.executable, "-c", _LOUD], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are opened in another way there")
def test_at_a_terminal_it_can_be_read() -> None:
    import pty

    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", _LOUD], stderr=theirs, timeout=60, check=True)
    os.close(theirs)
    assert b"a name" in os.read(ours, 1000)
    os.close(ours)


@pytest.mark.parametrize("place", ["Maria Weber", "case/5f3a", "x" * 41, "a\nb"])
def test_only_an_id_is_carried_over_a_restart(place: str) -> None:
    assert carried(Resume(place="new-incident", fault=True)) == "new-incident!"
    assert carried(Resume(place=place)) == ""


@pytest.mark.parametrize("odd", ["Maria Weber/1/sleep", "../etc/1/sleep", "t1/1/said: no", "t1/-1/sleep", "t1", "//"])
def test_a_guide_is_carried_by_ids_and_nothing_else(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Resume(place="debrief", fault=True, guide="t1-24-hours/3/sleep_now", example=True)
    monkeypatch.setenv("WELLBEING_RESUME", carried(found))
    assert resumed() == found
    assert carried(Resume(place="debrief", guide=odd)) == "debrief"
    monkeypatch.setenv("WELLBEING_RESUME", f"debrief@{odd}")
    assert resumed() == Resume(place="debrief")


def test_an_odd_place_from_outside_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBEING_RESUME", "../../etc")
    assert resumed() == Resume()
    assert "WELLBEING_RESUME" not in os.environ


def test_an_ordinary_start_resumes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WELLBEING_RESUME", raising=False)
    assert resumed() is None
