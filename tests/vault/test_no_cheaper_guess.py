"""Nothing makes a guess at the passphrase cheaper: no switch, no variable, no setting, no small or busy computer."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wellbeing
from tests.vault.laid import PASSPHRASE, Laid
from wellbeing.cli.main import parser
from wellbeing.language import language
from wellbeing.vault import header as headers
from wellbeing.vault import opening
from wellbeing.vault.keys import LOWEST_SETTING, KdfSetting, calibrated, fitting
from wellbeing.vault.slots import PassphraseSlot

MIB = 1024
PACKAGE = Path(wellbeing.__file__).parent
CHEAP_ON_PURPOSE = {
    ("app/example/contributions.py", "build_contributions"),
    ("app/example/hand_overs.py", "_representative"),
    ("app/example/national.py", "build_years"),
    ("app/example/offices.py", "build_offices"),
    ("app/example/own_year.py", "build_year"),
    ("app/vaults.py", "create_example"),
    ("cli/demo.py", "support"),
    ("cli/demo.py", "import_and_release"),
}
"""Vaults at the floor, which hold made-up people and whose passphrase everybody is told."""


def functions() -> list[tuple[str, str, ast.AST]]:
    """Every function of the package in whose file a cost is named: its file, its name, its code."""
    return [
        (path.relative_to(PACKAGE).as_posix(), node.name, node)
        for path in sorted(PACKAGE.rglob("*.py"))
        if "kdf" in (text := path.read_text("utf-8")).lower()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    ]


def test_nobody_in_the_program_asks_for_less_than_what_is_calibrated() -> None:
    """`kdf` is handed on, or left to the calibration; nobody computes one."""
    handed_on, written = {"kdf", "kdf or calibrated()"}, functions()
    asked = {
        (file, name, ast.unparse(keyword.value))
        for file, name, code in written
        for call in ast.walk(code)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "kdf"
    }
    assert {(file, name) for file, name, value in asked if value not in handed_on} == CHEAP_ON_PURPOSE
    made = {file for file, _name, code in written for node in ast.walk(code) if _makes_setting(node)}
    assert made == {"vault/header.py", "vault/keys.py", "vault/slots.py", "app/publishing.py"}, (
        "what is read has its bounds in KdfSetting"
    )


def _makes_setting(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "KdfSetting"


def test_the_calibration_reads_nothing_that_somebody_could_set() -> None:
    code = ast.parse((PACKAGE / "vault" / "keys.py").read_text("utf-8"))
    names = {ast.unparse(node) for node in ast.walk(code) if isinstance(node, ast.Attribute)}
    assert {name for name in names if name.startswith(("os.", "sys."))} == {"os.urandom", "os.sysconf"}
    imported = {node.module for node in ast.walk(code) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imported if name and name.startswith("wellbeing")} == {
        "wellbeing.errors",
        "wellbeing.language",
    }


def test_no_command_takes_a_cost() -> None:
    words = ("vault", "create", "change-passphrase", "change-key", "demo", "import", "release", "verify", "summary")
    whole = parser(language("en"), words)
    options = {option for one in _all_parsers(whole) for action in one._actions for option in action.option_strings}
    assert "--passphrase-file" in options
    telling = ("mem", "pass-", "passes", "lane", "kdf", "cost", "argon", "fast", "weak", "iter", "insecure", "round")
    assert [option for option in options if any(word in option for word in telling)] == []


def _all_parsers(one: Any) -> Iterator[Any]:
    yield one
    for action in one._actions:
        if isinstance(action.choices, dict):
            for inside in action.choices.values():
                yield from _all_parsers(inside)


class _Watched(dict[str, str]):
    """An environment that remembers which names were looked up."""

    asked: set[str]

    def get(self, name: str, default: Any = None) -> Any:
        """Look up, and remember."""
        self.asked.add(name)
        return super().get(name, default)

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return super().__getitem__(name)


def test_no_variable_of_the_environment_is_even_looked_at(laid: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = _Watched(os.environ)
    watched.asked = set()
    store = laid.open()
    monkeypatch.setattr(os, "environ", watched)
    opening.change_passphrase(store, PASSPHRASE, "four other quiet words")
    monkeypatch.undo()
    store.close()
    assert watched.asked == set()
    slot = headers.read(laid.folder).body.slots[0]
    assert isinstance(slot, PassphraseSlot)
    assert (slot.memory_kib, slot.passes, slot.lanes) >= (LOWEST_SETTING.memory_kib, 3, 4)


@given(room=st.integers(0, 2**40), seconds=st.floats(-1, 1e9))
def test_whatever_a_computer_is_and_does_the_setting_stays_in_its_bounds(room: int, seconds: float) -> None:
    tried = min(256 * MIB, max(room, KdfSetting.LOWEST_KIB))
    found = fitting(room, tried, seconds)
    assert found.memory_kib <= max(room, KdfSetting.LOWEST_KIB), "no more than half of the free memory is taken"
    assert found.memory_kib >= tried - MIB, "a slow moment does not lower what fits"
    assert found.memory_kib <= 512 * MIB


@pytest.mark.skipif(sys.platform != "linux", reason="the limit and its measure are those of Linux")
def test_a_computer_that_has_less_memory_than_it_says_keeps_the_floor() -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, text=True, check=False)
    assert done.stdout.split() == [str(LOWEST_SETTING.memory_kib), "3", "4", "refused"], done.stderr


LIMITED = """
import re, resource
from wellbeing.errors import Trouble
from wellbeing.vault.keys import KdfSetting, calibrated
size = int(re.search(r"VmSize:\\s*(\\d+)", open("/proc/self/status").read())[1]) * 1024
resource.setrlimit(resource.RLIMIT_AS, (size + 200 * 2**20,) * 2)
found = calibrated(free_kib=4 * 1024 * 1024)
print(found.memory_kib, found.passes, found.lanes)
try:
    KdfSetting(memory_kib=512 * 1024).stretch("words", bytes(16))
except Trouble:
    print("refused")
"""


@pytest.mark.parametrize("free_kib", [0, 1, 100 * MIB])
def test_a_busy_computer_keeps_the_floor(free_kib: int) -> None:
    seconds = iter((0.0, 60.0))
    assert calibrated(free_kib=free_kib, seconds_now=lambda: next(seconds)) == LOWEST_SETTING
