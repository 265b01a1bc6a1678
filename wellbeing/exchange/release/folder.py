"""The release folder on disk: written whole beside its place and renamed, or not at all; read with limits."""

import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from wellbeing.errors import Refused, Trouble
from wellbeing.exchange.release.manifest import CONTENT, MANIFEST, SIGNATURE
from wellbeing.language import _

LARGEST_FILE = 64_000_000
"""Bytes of one file that is read from a stranger's folder."""

NAMES = frozenset({*CONTENT, MANIFEST, SIGNATURE})
_TOO_MANY = 100

NO_RELEASE = _("This is not a release folder.")
_NOT_WRITTEN = _(
    "The release could not be written. Check that there is room and that you may write in that place. "
    "Nothing was left behind."
)


@contextmanager
def beside(place: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with `files` beside `place`, for a look at them as they will leave. Removed afterwards unless
    it was put in its place. Raises Refused where `place` exists, Trouble where the disk does not play along."""
    refuse_taken(place)
    if not files.keys() <= NAMES:
        raise ValueError("a release folder holds the files of a release only")
    temporary = place.parent / f".{place.name}.{secrets.token_hex(4)}.part"
    try:
        try:
            temporary.mkdir(parents=True)
            for name, content in files.items():
                _write(temporary / name, content)
        except OSError as error:
            raise Trouble(_NOT_WRITTEN) from error
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def put(temporary: Path, place: Path) -> None:
    """Give the finished folder its name."""
    refuse_taken(place)
    try:
        temporary.rename(place)
        _to_disk(place.parent)
    except OSError as error:
        raise Trouble(_NOT_WRITTEN) from error


def refuse_taken(place: Path) -> None:
    """Raise Refused where something of that name is already there."""
    if os.path.lexists(place):
        raise Refused(_("A file or folder of that name is already there. Choose another place."), field="folder")


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _to_disk(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def load(place: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files of a release folder, and the names of what does not belong there (never opened).

    Links, folders, unknown names and files over the limit count as what does not belong. Raises Refused where
    there is no such folder.
    """
    try:
        if place.is_symlink() or not place.is_dir():
            raise Refused(NO_RELEASE, field="folder")
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)[:_TOO_MANY]
        files: dict[str, bytes] = {}
        strange: list[str] = []
        for entry in entries:
            plain = entry.name in NAMES and stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
            content = _read(Path(entry.path)) if plain else None
            if content is None:
                strange.append(entry.name)
            else:
                files[entry.name] = content
    except OSError as error:
        raise Trouble(_("The folder cannot be read. Check that the medium is still there.")) from error
    return files, tuple(strange)


def _read(file: Path) -> bytes | None:
    with file.open("rb") as source:
        content = source.read(LARGEST_FILE + 1)
    return content if len(content) <= LARGEST_FILE else None
