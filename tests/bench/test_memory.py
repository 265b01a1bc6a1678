"""A figure of memory is of the process that it is said of."""

import subprocess
import sys
from pathlib import Path

from tests.bench.memory import peak_memory

ROOT = Path(__file__).resolve().parents[2]
LARGE = 256 * 1024 * 1024


def test_a_small_process_started_by_a_large_one_is_small() -> None:
    held = b"\1" * LARGE
    ours = peak_memory()
    command = [sys.executable, "-c", "from tests.bench.memory import peak_memory; print(peak_memory())"]
    theirs = float(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout)
    assert ours > len(held) / 1024 / 1024
    assert 5 < theirs < 100
