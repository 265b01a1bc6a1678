"""Fixtures that every room may use."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers import argon2
from tests.helpers.patient_bot import PatientBot
from tests.helpers.vaults import Clock, open_session
from wellbeing.app.session import Session

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TZ", "UTC")
# `make test` draws the same each time, `make torture` afresh: docs/decisions/0018.
settings.register_profile("fresh", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("shared", settings.get_profile("fresh"), derandomize=True)
settings.load_profile("shared")
argon2.remember()
# Python's collector walks through a hundred megabytes of imported modules each time: rarely is enough. What is to be
# gone from memory is asked for after a collection, and garbage that stays longer hides nothing from who looks for it.
gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the settings or the vault of the person who runs it."""
    monkeypatch.setenv("WELLBEING_DATA", str(tmp_path / "user-data"))


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """Hands at a window, which wait for as long as the computer needs."""
    return PatientBot(request)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 12 March 2026, 09:30 UTC until it is moved."""
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """An open, empty vault."""
    with open_session(tmp_path / "vault", clock) as opened:
        yield opened


LONG = ("tests/trace/", "tests/journeys/", "tests/torture/", "tests/gui/test_every_field_is_kept.py")
"""They begin, so that no worker is left alone with a long one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform warns that it has no window frames to size; no other Qt warning is let pass."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """Python's collector need not look again and again through what was read in and stays until the end."""
    gc.collect()
    gc.freeze()
