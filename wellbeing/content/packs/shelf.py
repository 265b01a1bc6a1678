"""The packs on this computer: one folder per pack in the settings folder, one signed file per version of it.

The highest version whose signatures hold is in use. Older ones stay: talks are bound to the words they were held with.
Putting a new one in place is one rename, so that a kill at any moment leaves the old or the new. Every file is checked
again when it is first needed in the life of the process; nothing is read before.
"""

import datetime as dt
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from wellbeing import language, paths
from wellbeing.content.packs.container import SUFFIX, read_file
from wellbeing.content.packs.manifest import CHANGED, PACK_NAME
from wellbeing.content.packs.pack import Pack, read_pack
from wellbeing.errors import Tampered, WellbeingError

REMOVED = "removed"
"""The file that takes a pack out of use; its versions stay for the talks that were held with it."""

_VERSION = re.compile(r"([1-9][0-9]{0,3})" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A pack on this computer. `packs` are the versions that are in order, the newest first; `troubles` says of a
    version what is wrong with it. `installed_on` is the day on which the newest was put there."""

    name: str
    packs: tuple[Pack, ...]
    troubles: tuple[tuple[int, WellbeingError], ...]
    removed: bool
    installed_on: dt.date | None

    @property
    def in_use(self) -> Pack | None:
        """The version whose guides are offered."""
        return self.packs[0] if self.packs and not self.removed else None


def folder_of(name: str) -> Path:
    """Where the versions of a pack lie. ValueError for what is no name of a pack."""
    if PACK_NAME.fullmatch(name) is None:
        raise ValueError("not the name of a pack")
    return paths.user_data() / "packs" / name


def file_of(name: str, version: int) -> Path:
    """Where one version lies."""
    return folder_of(name) / f"{version}{SUFFIX}"


def kept() -> tuple[Kept, ...]:
    """Every pack on this computer, by name."""
    return _kept(paths.user_data() / "packs")


def in_use() -> tuple[Pack, ...]:
    """The packs in use, by name."""
    return tuple(pack for one in kept() if (pack := one.in_use) is not None)


def versions(name: str, *, in_use_only: bool) -> tuple[Pack, ...]:
    """The versions of a pack that are in order, the newest first; the one in use alone where that is asked."""
    found = next((one for one in kept() if one.name == name), None)
    if found is None:
        return ()
    if in_use_only:
        return (found.in_use,) if found.in_use is not None else ()
    return found.packs


def forget() -> None:
    """What lies there has changed: look again."""
    _kept.cache_clear()


@functools.cache
def _kept(folder: Path) -> tuple[Kept, ...]:
    found = tuple(
        _read(place)
        for place in sorted(folder.glob("*"))
        if place.is_dir() and not place.is_symlink() and PACK_NAME.fullmatch(place.name)
    )
    words: dict[str, dict[str, str]] = {}
    for one in found:
        for pack in one.packs:
            for code in pack.languages:
                words[code] = {**pack.words(code), **words.get(code, {})}
    language.add_words(words)
    return found


def _read(folder: Path) -> Kept:
    packs: list[Pack] = []
    troubles: list[tuple[int, WellbeingError]] = []
    numbered = {
        int(match[1]): file
        for file in folder.iterdir()
        if (match := _VERSION.fullmatch(file.name)) and file.is_file() and not file.is_symlink()
    }
    for version in sorted(numbered, reverse=True):
        try:
            packs.append(_checked(numbered[version], folder.name, version))
        except WellbeingError as trouble:
            troubles.append((version, trouble))
    newest = numbered[packs[0].version] if packs else None
    return Kept(
        name=folder.name,
        packs=tuple(packs),
        troubles=tuple(troubles),
        removed=(folder / REMOVED).exists(),
        installed_on=dt.datetime.fromtimestamp(newest.stat().st_mtime, dt.UTC).date() if newest else None,
    )


def _checked(file: Path, name: str, version: int) -> Pack:
    pack = read_pack(read_file(file))
    for code in pack.languages:
        pack.words(code)
    if (pack.name, pack.version) != (name, version):
        raise Tampered(CHANGED)
    return pack
