"""Whatever a system does when it is to be heard, the program goes on."""

from pathlib import Path
from typing import Any

import pytest

from wellbeing import faults
from wellbeing.gui.system_lock import Ear, SystemLock


class Deaf:
    """A system that can't be heard."""

    def listen(self) -> int:
        raise OSError("a name in a message")


def missing() -> Ear:
    raise ImportError("a library that is not there")


class Quick:
    """A system that can be heard."""

    def listen(self) -> int:
        return 3


@pytest.mark.parametrize("ear", [Deaf, missing])
def test_a_system_that_fails_breaks_nothing_and_leaves_a_note(ear: Any, qapp: Any) -> None:
    assert SystemLock(ear=ear).listen() == 0
    assert "a name" not in Path(faults.file()).read_text(encoding="utf-8")


def test_what_can_be_heard_is_counted(qapp: Any) -> None:
    assert SystemLock(ear=Quick).listen() == 3
