"""How files of backups are called: which vault, which day, which state; never whose."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".backup"
UNFINISHED = ".unfinished"
_STEM_DIGITS = 8
_NAME = re.compile(r"wellbeing-([0-9a-f]{8})-(\d{4}-\d{2}-\d{2})-(\d{6,18})\.backup", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Named:
    """A file that is called like a backup. Sorts by day, then by generation."""

    made_on: dt.date
    generation: int
    file: Path


def stem_of(vault: str) -> str:
    """How the names of all backups of a vault begin."""
    return f"wellbeing-{vault[:_STEM_DIGITS]}-"


def name_of(vault: str, made_on: dt.date, generation: int) -> str:
    """The name of a backup made on a local day of this generation of a vault."""
    return f"{stem_of(vault)}{made_on.isoformat()}-{generation:06}{SUFFIX}"


def read(file: Path) -> Named | None:
    """What a file's name says; None where it is not called like a backup."""
    found = _NAME.fullmatch(file.name)
    if not found:
        return None
    try:
        day = dt.date.fromisoformat(found[2])
    except ValueError:
        return None
    return Named(made_on=day, generation=int(found[3]), file=file)
