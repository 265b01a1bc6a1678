"""Vaults for tests: real SQLCipher in a temporary folder, made once with the lowest allowed cost and copied."""

import datetime as dt
import functools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wellbeing.app.session import Session
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault.keys import LOWEST_SETTING

PASSPHRASE = "three quiet herons by the water"
NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: dt.datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Move by days, hours, minutes."""
        self.now += dt.timedelta(**by)


@functools.cache
def _template() -> tuple[Path, object]:
    folder = Path(tempfile.mkdtemp(prefix="wellbeing-template-")) / "vault"
    store = opening.create(folder, PASSPHRASE, kdf=LOWEST_SETTING, clock=Clock())
    key = store.key
    store.close()
    return folder, key


@contextmanager
def open_session(folder: Path, clock: Clock | None = None, code: str = "en") -> Iterator[Session]:
    """A session over a fresh vault laid at `folder`."""
    template, key = _template()
    if not folder.exists():
        shutil.copytree(template, folder)
    ticking = clock or Clock()
    store = opening.open_with_key(folder, key, clock=ticking)  # type: ignore[arg-type]
    try:
        yield Session(store=store, language=language(code), clock=ticking)
    finally:
        store.close()
