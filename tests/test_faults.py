"""The note of a fault, attacked with every place of an exception that could carry somebody's name."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wellbeing import faults, paths

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
MARK = "MariaWeber4711"


class Telling(Exception):
    """Says its mark in every way an exception can speak."""

    def __str__(self) -> str:
        return MARK

    __repr__ = __str__


def in_the_message() -> None:
    raise ValueError(f"bad value {MARK}")


def in_the_arguments() -> None:
    raise KeyError(MARK, {"name": MARK})


def in_a_note() -> None:
    error = ValueError("bad")
    error.add_note(MARK)
    raise error


def in_str_and_repr() -> None:
    raise Telling


def in_the_cause() -> None:
    try:
        in_the_message()
    except ValueError as error:
        raise RuntimeError(MARK) from error


def in_the_context() -> None:
    try:
        in_the_message()
    finally:
        raise RuntimeError(MARK)


def in_a_group() -> None:
    raise ExceptionGroup(MARK, [ValueError(MARK), Telling(MARK)])


def in_a_local() -> None:
    name = MARK
    raise ValueError(len(name))


def in_a_file_name() -> None:
    Path(f"/nowhere/{MARK}.csv").read_text()


def in_an_attribute() -> None:
    error = OSError(2, MARK, MARK)
    error.filename2 = MARK
    raise error


def in_the_class() -> None:
    raise type(MARK, (Exception,), {})


def in_the_class_of_a_known_module() -> None:
    raise type(MARK, (Exception,), {"__module__": "wellbeing.errors", "__qualname__": f"Refused{MARK}"})


def in_the_code() -> None:
    exec(compile(f"def {MARK}():\n    1 / 0\n{MARK}()", f"/nowhere/{MARK}.py", "exec"))


def in_what_can_not_be_decoded() -> None:
    MARK.encode("utf-16").decode("ascii")


ATTACKS = [
    in_the_message,
    in_the_arguments,
    in_a_note,
    in_str_and_repr,
    in_the_cause,
    in_the_context,
    in_a_group,
    in_a_local,
    in_a_file_name,
    in_an_attribute,
    in_the_class,
    in_the_class_of_a_known_module,
    in_the_code,
    in_what_can_not_be_decoded,
]


def raised_by(attack: Callable[[], None]) -> BaseException:
    with pytest.raises(Exception) as caught:
        attack()
    return caught.value


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_no_way_to_speak_gets_a_name_into_the_note(attack: Callable[[], None]) -> None:
    note = faults.note_of(raised_by(attack), NOW)
    assert MARK not in note
    assert "/" not in note
    assert f"test_faults.py:{attack.__code__.co_firstlineno + 1}" in note or attack.__name__ in note


def test_a_note_tells_what_and_where() -> None:
    lines = faults.note_of(raised_by(in_the_cause), NOW).splitlines()
    assert lines[0] == "2026-03-12T09:30:00+00:00"
    kinds = [line for line in lines[1:] if not line.startswith(" ")]
    assert kinds == ["ValueError", "RuntimeError"], "what led to it stands first"
    assert any("test_faults.py" in line and line.endswith(" in_the_message") for line in lines)


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError(MARK), ValueError(MARK)
    first.__cause__, second.__cause__ = second, first
    assert faults.note_of(first, NOW).count("ValueError") == 5


def test_a_note_replaces_the_one_before() -> None:
    for attack in (in_the_message, in_the_arguments):
        written = faults.write_note(raised_by(attack), NOW)
    assert written == paths.user_data() / "last-fault.txt"
    assert "ValueError" not in written.read_text(encoding="utf-8")


def test_a_disk_that_refuses_is_no_second_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("WELLBEING_DATA", str(tmp_path / "file" / "below"))
    assert faults.write_note(ValueError(MARK), NOW) is None


_UNHEARD = f"""
import threading
from wellbeing import faults

class Holder:
    def __del__(self):
        raise ValueError("{MARK}")

def run():
    raise KeyError("{MARK}")

faults.keep_quiet()
{{what}}
"""


@pytest.mark.parametrize(
    ("what", "kind"),
    [("thread = threading.Thread(target=run); thread.start(); thread.join()", "KeyError"), ("Holder()", "ValueError")],
)
def test_faults_that_python_prints_are_noted_instead(what: str, kind: str, tmp_path: Path) -> None:
    ended: Any = subprocess.run(
        [sys.executable, "-c", _UNHEARD.format(what=what)], capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stderr == ended.stdout == ""
    assert kind in (tmp_path / "user-data" / "last-fault.txt").read_text(encoding="utf-8")
