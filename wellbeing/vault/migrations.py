"""Numbered steps of the schema, forward only: wellbeing/vault/migrations/NNNN-what.sql.

Each file begins its own transaction, sets its number and commits, so that it can be read and run by itself.
Here all steps that are due are one transaction, which is committed only when everything was checked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.errors import Trouble
from wellbeing.vault.header import NEWER

SHIPPED = Path(__file__).parent / "migrations"

_NAME = re.compile(r"(\d{4})-[a-z0-9-]+\.sql")
_FRAME = re.compile(
    r"(?:\s|--[^\n]*\n)*BEGIN IMMEDIATE;(?P<body>.*PRAGMA user_version = (?P<number>\d+);\s*)COMMIT;\s*", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step: its number and the script without its BEGIN and its COMMIT."""

    number: int
    script: str


def steps(folder: Path) -> list[Migration]:
    """All steps in a folder, in order. Raises ValueError where the numbers have a gap or a frame is missing."""
    found = [_step(path) for path in sorted(folder.glob("*.sql"))]
    if [step.number for step in found] != list(range(1, len(found) + 1)):
        raise ValueError("migrations are numbered from 0001 without a gap")
    return found


def _step(path: Path) -> Migration:
    name = _NAME.fullmatch(path.name)
    frame = _FRAME.fullmatch(path.read_text(encoding="utf-8"))
    if not name or not frame or int(name[1]) != int(frame["number"]):
        raise ValueError(
            f"{path.name} must begin with BEGIN IMMEDIATE; and end with PRAGMA user_version = its number; COMMIT;"
        )
    return Migration(number=int(name[1]), script=frame["body"])


def version_of(connection: Any) -> int:
    """The number of the last step that a store has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def pending(connection: Any, folder: Path) -> list[Migration]:
    """Steps that the store has still to take. Raises `Trouble` where the store is newer than this program.

    Steps are read only where one is due: at nearly every opening none is.
    """
    version, newest = version_of(connection), sum(1 for _step in folder.glob("*.sql"))
    if version > newest:
        raise Trouble(NEWER)
    return steps(folder)[version:] if version < newest else []


def take(connection: Any, due: list[Migration], finish: Callable[[], None]) -> None:
    """Take all steps or none; `finish` writes the log's entry and checks, inside the same transaction.

    Foreign keys are checked at the end instead of at each statement, so that a step may rebuild a table.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.executescript("".join(("BEGIN IMMEDIATE;", *(step.script for step in due))))
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise ValueError(f"the steps up to {due[-1].number:04} leave a reference without its record")
        finish()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
