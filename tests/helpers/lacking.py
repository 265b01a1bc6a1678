"""Tests that need something of the computer: where it lacks, they are skipped and say so, but never in CI."""

import os
import shutil
import subprocess

import pytest

SKIP_NOTHING = "WELLBEING_SKIP_NOTHING"
"""Set by `.ci/run`: a computer that is to show that everything holds must have everything."""


def need(lacks: str) -> None:
    """Skip the test, or fail in CI, where `lacks` says what is not there; an empty text means that all is."""
    if lacks and os.environ.get(SKIP_NOTHING):
        pytest.fail(f"this must not be skipped here: {lacks}")
    if lacks:
        pytest.skip(lacks)


def has(lacks: str) -> bool:
    """Whether nothing is lacking, for a test that can go on without; in CI it fails instead."""
    if lacks and os.environ.get(SKIP_NOTHING):
        pytest.fail(f"this must not be left out here: {lacks}")
    return not lacks


def no_program(*names: str) -> str:
    """Which of these programs are not installed, in words; an empty text where all are."""
    missing = [name for name in names if shutil.which(name) is None]
    return f"needs {' and '.join(missing)}" if missing else ""


def no_root() -> str:
    """That the tests don't run as root, in words."""
    return "" if os.geteuid() == 0 else "only root may do this"


def no_empty_network() -> str:
    """That no network namespace can be made, in words."""
    tried = shutil.which("unshare") and subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode
    return "" if tried == 0 else "an empty network can't be made here"
