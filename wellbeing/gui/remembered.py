"""What the program remembers outside the vault: language, country, look, place of the window, where backups go.

One small JSON file, written by the program itself. Nothing about a person, and no folder that was visited but those
that hold backups: a vault that can't be opened can't tell where they are.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from wellbeing import paths


class Remembered(NamedTuple):
    """Settings that are needed before a vault is open. `window` is x, y, width, height in pixels."""

    language: str = ""
    """A language code; empty follows the computer."""
    country: str = ""
    """Country whose emergency numbers are shown first, ISO 3166 as in Eurostat; empty: not chosen."""
    scheme: str = "system"
    scale: int = 100
    window: tuple[int, int, int, int] | None = None
    place: str = ""
    backup_places: tuple[str, ...] = ()
    """Folders other than the usual one where backups of the vault go."""


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "language": lambda v: isinstance(v, str) and len(v) <= 10,
    "country": lambda v: isinstance(v, str) and len(v) <= 10,
    "scheme": lambda v: v in ("system", "light", "dark", "contrast_light", "contrast_dark"),
    "scale": lambda v: type(v) is int and v in (100, 125, 150, 200),
    "window": lambda v: (
        v is None or (isinstance(v, list) and len(v) == 4 and all(isinstance(n, int) and abs(n) < 100_000 for n in v))
    ),
    "place": lambda v: isinstance(v, str) and len(v) <= 40,
    "backup_places": lambda v: isinstance(v, list) and len(v) <= 20 and all(isinstance(place, str) for place in v),
}


class Memory:
    """Reads and writes the settings file. A missing, unreadable or odd entry is its default."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.settings_file()
        self._now = _read(self._file)

    @property
    def now(self) -> Remembered:
        """The settings as they are."""
        return self._now

    def change(self, **changes: Any) -> Remembered:
        """Set some and write all; a disk that refuses loses only the memory, never the work."""
        self._now = self._now._replace(**changes)
        _write(self._file, self._now)
        return self._now


def _read(file: Path) -> Remembered:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Remembered()
    if not isinstance(found, dict):
        return Remembered()
    sound = {name: found[name] for name, check in _CHECKS.items() if name in found and check(found[name])}
    for name in ("window", "backup_places"):
        if isinstance(sound.get(name), list):
            sound[name] = tuple(sound[name])
    return Remembered(**sound)


def _write(file: Path, settings: Remembered) -> None:
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)  # it may be a link that somebody laid there
        beside.write_text(json.dumps(settings._asdict(), indent=1), encoding="utf-8")
        os.replace(beside, file)  # noqa: PTH105 (replaces on every system)
    except OSError:
        return
