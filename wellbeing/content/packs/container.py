"""The pack as a file: one JSON document with the manifest as it was signed, the signatures, and every text.

No archive: nothing to unpack, no paths to slip out by, no links, no bombs. Read with limits before parsing; it has one
spelling only, so that no two readers can see different packs in it. Formats: docs/formats/pack.md.
"""

import re
from pathlib import Path

import msgspec

from wellbeing.content.file import MAX_BYTES
from wellbeing.content.packs.manifest import NOT_A_PACK, PackSignature
from wellbeing.errors import Refused, Trouble
from wellbeing.language import _

SUFFIX = ".wbpack"
LARGEST_PACK = 8_000_000
"""Bytes of a whole pack."""
MOST_FILES = 500
LARGEST_WORDS = 1_000_000
"""Bytes of the translations into one language."""

GUIDE = re.compile(r"checklists/([a-z0-9][a-z0-9-]{0,39})/([1-9][0-9]{0,3})\.yaml")
COUNTRY = re.compile(r"countries/([A-Z]{2})\.yaml")
WORDS = re.compile(r"words/([a-z]{2,3}(?:_[A-Z]{2})?)\.json")
FLAGS, SERVICES = "red-flags.yaml", "services.yaml"

TOO_LARGE = _("This file is larger than a content pack may be ({limit} MB).")
STRANGE_FILE = _("There is no place for “{file}” in a content pack.")
LARGE_FILE = _("“{file}” is larger than a file in a content pack may be ({limit} KB).")
MANY_FILES = _("There are more files in this pack than the {limit} that may be.")


class Container(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`manifest` is the manifest's JSON exactly as it was signed; `files` are texts by their path in the pack."""

    wellbeing_container: int = 1
    manifest: str
    signature: PackSignature
    files: dict[str, str]

    def to_bytes(self) -> bytes:
        """The one spelling of it."""
        return msgspec.json.format(msgspec.json.encode(self, order="sorted"), indent=1) + b"\n"


def read_file(file: Path) -> bytes:
    """The bytes of a pack that somebody gave. Raises Refused where it is none or too large, Trouble from the disk."""
    try:
        with file.open("rb") as source:
            raw = source.read(LARGEST_PACK + 1)
    except FileNotFoundError:
        raise Refused(_("There is no such file."), field="pack") from None
    except OSError as error:
        raise Trouble(_("The pack can't be read. Check that the medium is still there.")) from error
    return raw


def opened(raw: bytes) -> Container:
    """The container in `raw`. Raises Refused for anything that is none, has no place in one, or is too large."""
    if len(raw) > LARGEST_PACK:
        raise Refused(TOO_LARGE, field="pack", limit=LARGEST_PACK // 1_000_000)
    try:
        found = msgspec.json.decode(raw, type=Container)
        same = found.wellbeing_container == 1 and found.to_bytes() == raw
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise Refused(NOT_A_PACK, field="pack") from None
    if not same:
        raise Refused(NOT_A_PACK, field="pack")
    refuse_strange({path: text.encode() for path, text in found.files.items()})
    return found


def refuse_strange(files: dict[str, bytes]) -> None:
    """Raise Refused for the first file that has no place in a pack, or is larger than it may be."""
    if len(files) > MOST_FILES:
        raise Refused(MANY_FILES, field="pack", limit=MOST_FILES)
    for path, content in sorted(files.items()):
        words = WORDS.fullmatch(path) is not None
        if not (words or path in (FLAGS, SERVICES) or GUIDE.fullmatch(path) or COUNTRY.fullmatch(path)):
            raise Refused(STRANGE_FILE, field="pack", file=path[:80])
        limit = LARGEST_WORDS if words else MAX_BYTES
        if len(content) > limit:
            raise Refused(LARGE_FILE, field="pack", file=path, limit=limit // 1024)
