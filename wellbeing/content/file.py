"""The bytes of a content file, bounded: it may come from a stranger (a content pack)."""

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from wellbeing.errors import Refused, Trouble
from wellbeing.language import _

MAX_BYTES = 256 * 1024


class Held(NamedTuple):
    """A content file whose bytes are at hand: a part of a pack. It is named as a file is."""

    path: PurePosixPath
    content: bytes

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.name

    @property
    def parent(self) -> PurePosixPath:
        """Where it stands in the pack."""
        return self.path.parent


Source = Path | Held


def read_bytes(path: Source, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a content file. Refused where it is missing or larger than `limit`."""
    try:
        if isinstance(path, Held):
            content = path.content
        else:
            with path.open("rb") as file:
                content = file.read(limit + 1)
    except FileNotFoundError:
        raise Refused(_("There is no content file {file}."), file=shown(path)) from None
    except OSError:
        raise Trouble(_("The content file {file} can't be read."), file=shown(path)) from None
    if len(content) > limit:
        raise Refused(
            _("{file} is larger than a content file may be ({limit} KB)."),
            file=shown(path),
            limit=limit // 1024,
        )
    return content


def shown(path: Source) -> str:
    """Folder and name: enough to find the file, without the way to this computer's user."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name
