"""A figure of memory is of the process that it is said of."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.memory import forget_peak, peak_memory

ROOT = Path(__file__).resolve().parents[2]
LARGE = 256 * 1024 * 1024


def test_a_small_process_started_by_a_large_one_is_small() -> None:
    held = b"\1" * LARGE
    ours = peak_memory()
    command = [sys.executable, "-c", "from tests.helpers.memory import peak_memory; print(peak_memory())"]
    theirs = float(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout)
    assert ours > len(held) / 1024 / 1024
    assert 5 < theirs < 100


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process forget its peak")
def test_a_peak_that_was_forgotten_hides_no_later_one() -> None:
    held = b"\1" * LARGE
    del held
    forget_peak()
    before = peak_memory()
    held = b"\1" * (LARGE // 2)
    assert len(held) / 1024 / 1024 * 0.9 < peak_memory() - before < LARGE / 1024 / 1024
