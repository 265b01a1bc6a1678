"""A pack whose signatures and hashes hold. What is in it is read when it is needed, by the rules for packs."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import msgspec

from wellbeing.content.file import Held
from wellbeing.content.packs import container
from wellbeing.content.packs.container import COUNTRY, FLAGS, GUIDE, SERVICES, WORDS
from wellbeing.content.packs.manifest import CHANGED, NOT_A_PACK, Manifest, entries_of
from wellbeing.errors import Refused, Tampered
from wellbeing.signatures.card import Card

BETWEEN = "--"
"""Stands between the name of a pack and that of its guide. No shipped guide has it in its name, now or later."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Pack:
    """`card` are the keys of who signed it. Two packs are the same only where they are one object."""

    manifest: Manifest
    card: Card
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The name; every own id in the pack begins with it."""
        return self.manifest.name

    @property
    def version(self) -> int:
        """The version."""
        return self.manifest.version

    @functools.cached_property
    def guides(self) -> dict[str, tuple[int, ...]]:
        """The versions of each guide, the newest first, by name."""
        found: dict[str, list[int]] = {}
        for path in self.files:
            if match := GUIDE.fullmatch(path):
                found.setdefault(match[1], []).append(int(match[2]))
        return {name: tuple(sorted(versions, reverse=True)) for name, versions in sorted(found.items())}

    @property
    def countries(self) -> tuple[str, ...]:
        """Eurostat's codes of the countries that it has lines for."""
        return tuple(sorted(match[1] for path in self.files if (match := COUNTRY.fullmatch(path))))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is translated into."""
        return tuple(sorted(match[1] for path in self.files if (match := WORDS.fullmatch(path))))

    def guide_file(self, name: str, version: int) -> Held | None:
        """The file of a guide."""
        return self.file(f"checklists/{name}/{version}.yaml")

    def flags_file(self) -> Held | None:
        """The file of the red flags that it adds."""
        return self.file(FLAGS)

    def services_file(self) -> Held | None:
        """The file of its services."""
        return self.file(SERVICES)

    def country_file(self, code: str) -> Held | None:
        """The file of its lines for a country."""
        return self.file(f"countries/{code}.yaml")

    def file(self, path: str) -> Held | None:
        """One of its files; refusals show it under the name of the pack."""
        content = self.files.get(path)
        return Held(PurePosixPath(path), content) if content is not None else None

    def words(self, code: str) -> dict[str, str]:
        """Its translations into one language. Raises Refused where the file is none of translations."""
        try:
            return msgspec.json.decode(self.files[f"words/{code}.json"], type=dict[str, str])
        except (msgspec.DecodeError, ValueError, RecursionError):
            raise Refused(NOT_A_PACK, field="pack") from None


def read_pack(raw: bytes) -> Pack:
    """A pack from the bytes of its file: whole, by the limits, both signatures and every hash checked.

    Raises Refused for what is no pack or needs a newer program, Tampered for what was changed since it was signed.
    """
    held = container.opened(raw)
    signed = held.manifest.encode()
    card = held.signature.refuse_others(signed)
    try:
        manifest = msgspec.json.decode(signed, type=Manifest)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise Refused(NOT_A_PACK, field="pack") from None
    manifest.refuse_oddities()
    files = {path: text.encode() for path, text in held.files.items()}
    if manifest.files != entries_of(files):
        raise Tampered(CHANGED)
    return Pack(manifest=manifest, card=card, files=files)


def prefix_of(pack: str) -> str:
    """What every own id in a pack begins with."""
    return re.sub("-", "_", pack) + "__"


def guide_prefix(pack: str) -> str:
    """What the name of every guide in a pack begins with."""
    return pack + BETWEEN


def pack_of(guide: str) -> str | None:
    """The name of the pack that a guide belongs to; None for one of the program's own."""
    name, between, _rest = guide.partition(BETWEEN)
    return name if between else None
