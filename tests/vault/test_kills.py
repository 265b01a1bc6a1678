"""Killed at a system call while keys change or the file is written anew: one whole state is there, and none is lost.

A part of `tests.vault.kills`; `make torture` kills at every call.
"""

import random
from pathlib import Path

import pytest

from tests.vault import killing, kills
from tests.vault.killing import Call
from tests.vault.laid import Laid

pytestmark = pytest.mark.skipif(bool(killing.why_not()), reason=killing.why_not() or "strace is there")


@pytest.fixture
def seed() -> int:
    """A failure names the call."""
    return random.randrange(2**32)


def test_a_passphrase_changes_wholly_or_not_at_all(template: Laid, tmp_path: Path, seed: int) -> None:
    laid = kills.with_draft(template, tmp_path / "laid" / "vault")
    survived = list(kills.sweep(kills.CHANGE_PASSPHRASE, laid, tmp_path, seed=seed, most=100))
    assert {"openat", "write", "fsync", "rename", "close"} <= {call.name for call in survived}


def test_a_key_changes_wholly_or_not_at_all(template: Laid, tmp_path: Path, seed: int) -> None:
    laid = kills.with_draft(template, tmp_path / "laid" / "vault")
    survived = list(kills.sweep(kills.CHANGE_KEY, laid, tmp_path, seed=seed, most=14))
    assert {"pwrite64", "fsync", "rename", "unlink", "rmdir"} <= {call.name for call in survived}


def test_compacting_loses_nothing(template: Laid, tmp_path: Path, seed: int) -> None:
    laid = kills.emptier(kills.with_draft(template, tmp_path / "laid" / "vault"))
    survived = list(kills.sweep(kills.COMPACT, laid, tmp_path, seed=seed, most=10))
    assert {"pwrite64", "fsync", "unlink"} <= {call.name for call in survived}


@pytest.mark.parametrize(("error", "names"), [("ENOSPC", kills.WRITES), ("EIO", kills.WAITS)])
def test_a_full_or_dying_disk_loses_nothing(
    template: Laid, tmp_path: Path, seed: int, error: str, names: tuple[str, ...]
) -> None:
    laid = kills.emptier(kills.with_draft(template, tmp_path / "laid" / "vault"))
    for work in kills.ALL:
        scratch = tmp_path / work.job
        scratch.mkdir()
        assert list(kills.failures(work, laid, scratch, seed=seed, error=error, names=names, most=4))


def test_a_part_holds_each_kind_of_call() -> None:
    calls = [Call("openat", 1), Call("openat", 2), *(Call("write", number) for number in range(1, 9)), Call("fsync", 1)]
    part = kills.chosen(calls, random.Random(1), 5)
    assert {call.name for call in part} == {"openat", "write", "fsync"}
    assert len(part) == len(set(part)) == 5
    assert Call("openat", 1) not in part, "nothing had changed before the first change"
    assert sorted(kills.chosen(calls, random.Random(1), None), key=calls.index) == calls
