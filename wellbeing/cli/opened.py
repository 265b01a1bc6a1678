"""A vault that a command has open, and closes at its end."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from wellbeing.app import strength, vaults
from wellbeing.app.session import Session
from wellbeing.cli.console import Console


@contextlib.contextmanager
def opened(folder: Path, passphrase: str, shown: Console) -> Iterator[Session]:
    """Open a vault by its passphrase. What was interrupted last time is told where errors go."""
    session = vaults.unlock(folder, passphrase, shown.language)
    try:
        if told := vaults.after_crash(session):
            shown.complain(told)
        yield session
    finally:
        vaults.close(session)


def warn_of_weak(passphrase: str, shown: Console) -> None:
    """Say of a new passphrase that it is weak, where it is. It is the person's to decide."""
    if strength.is_weak(passphrase):
        shown.complain(strength.hint(passphrase, shown.language))
