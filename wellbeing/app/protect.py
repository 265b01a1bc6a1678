"""Protect any set of linked count tables: a file in, the protected file out. Knows no vault."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.linked.protecting import encode, protect_tables
from wellbeing.anonymise.linked.reading import MOST_BYTES, read
from wellbeing.anonymise.suppression.suppress import CLEAN, INSIDERS, WIDEN, Progress
from wellbeing.errors import Refused, Trouble
from wellbeing.language import _

__all__ = ["CLEAN", "INSIDERS", "WIDEN", "Outcome", "Progress", "protect_file"]

_UNREADABLE = _("The file can't be read. Check its place.")
_TAKEN = _("There is already something with the name {name}. Choose another name.")
_NOT_WRITTEN = _("The file could not be written. Check that there is room and that you may write in that place.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many cells the file has, how many of them are unsafe by themselves, and how many are withheld. `known` are
    unsafe ones that are not, since an earlier release has them.
    `narrowest` is the least number of counts between an unsafe cell's ends, None where nothing bounds any. `tied` is
    how many cells tell others to who knows them; None where that was not checked."""

    cells: int
    unsafe: int
    withheld: int
    known: int
    narrowest: int | None
    tied: int | None


def protect_file(file: Path, out: Path, progress: Progress | None = None) -> Outcome:
    """Protect the tables in `file` and write them to `out`, which must not exist.

    Raises Refused for a file that won't do or that no pattern makes safe, Trouble where the disk fails; then
    nothing was written.
    """
    if os.path.lexists(out):
        raise Refused(_TAKEN, field="out", name=out.name)
    released = protect_tables(read(_content(file)), progress)
    _write(out, encode(released))
    attacked = released.attack
    shown = {frozenset(cell.key.items()) for cell in released.cells if cell.value is not None}
    return Outcome(
        cells=len(released.cells),
        unsafe=len(released.primary or ()),
        withheld=sum(cell.value is None for cell in released.cells),
        known=sum(frozenset(key.items()) in shown for key in released.primary or ()),
        narrowest=attacked.narrowest if attacked else None,
        tied=None if attacked is None or attacked.tied is None else len(attacked.tied),
    )


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(_UNREADABLE, field="file") from error


def _write(out: Path, content: bytes) -> None:
    """Whole or not at all: written beside its place, then given its name."""
    beside = out.parent / f".{out.name}.{secrets.token_hex(4)}.part"
    try:
        try:
            with beside.open("xb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            if os.path.lexists(out):
                raise Refused(_TAKEN, field="out", name=out.name)
            beside.rename(out)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise Trouble(_NOT_WRITTEN) from error
