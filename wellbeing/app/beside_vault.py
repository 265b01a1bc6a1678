"""The public words that lie beside the vault, in the settings folder: what was entered for countries, and the content
packs. They are no part of the vault, but a backup carries them, and a restore puts back what this computer has not.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from wellbeing import paths
from wellbeing.content import countries, own_country
from wellbeing.content.packs import shelf
from wellbeing.content.packs.container import LARGEST_PACK, SUFFIX
from wellbeing.content.packs.manifest import PACK_NAME
from wellbeing.language import _
from wellbeing.vault.files import Disk, make_folder

MOST_CARRIED = 16_000_000
"""Bytes in one backup. What was entered for countries comes first, then the newest version of each pack; older
versions that have no room stay behind."""
LARGEST_COUNTRY = 1_000_000

_PACK_FILE = re.compile(r"[1-9][0-9]{0,3}" + re.escape(SUFFIX) + f"|{shelf.REMOVED}")

PUT_BACK_FAILED = _(
    "The vault is whole, but what was entered for the country or a content pack could not be put back: the folder of "
    "the settings can't be written to, or the disk is full."
)

Files = Mapping[str, bytes]
"""Content by name: 'countries/DE.json', 'packs/north/2.wbpack'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """What a restore put back beside the vault. `failed`: the disk did not take all of it."""

    countries: int = 0
    packs: int = 0
    failed: bool = False


def carried() -> dict[str, bytes]:
    """What lies there now, as far as it can be read and has room."""
    found: dict[str, bytes] = {}
    room = MOST_CARRIED
    for name, file, largest in (*_of_countries(), *_of_packs()):
        try:
            content = file.read_bytes() if file.is_file() and not file.is_symlink() else None
        except OSError:
            continue
        if content is not None and len(content) <= min(room, largest):
            found[name] = content
            room -= len(content)
    return found


def _of_countries() -> Iterator[tuple[str, Path, int]]:
    for code in countries.codes():
        yield f"countries/{code}.json", own_country.file_of(code), LARGEST_COUNTRY


def _of_packs() -> list[tuple[str, Path, int]]:
    """Marks of removal first, then the versions: the newest of every pack, then the second newest."""
    ranked: list[tuple[int, str, Path]] = []
    for folder in sorted((paths.user_data() / "packs").glob("*")):
        if not PACK_NAME.fullmatch(folder.name) or folder.is_symlink():
            continue
        files = sorted(folder.glob(f"*{SUFFIX}"), key=lambda file: (len(file.name), file.name), reverse=True)
        ranked += [(rank, folder.name, file) for rank, file in enumerate([folder / shelf.REMOVED, *files])]
    return [
        (f"packs/{pack}/{file.name}", file, LARGEST_PACK)
        for _rank, pack, file in sorted(ranked)
        if _PACK_FILE.fullmatch(file.name)
    ]


def put_back(files: Files) -> PutBack:
    """Put back what this computer has nothing of: what was entered here, and a pack that is here, stays as it is.

    Names that no such file has are left alone. Never raises for the disk: see `PutBack`.
    """
    done = PutBack()
    try:
        paths.own_folder()
        for code in countries.codes():
            if _put_country(code, files.get(f"countries/{code}.json")):
                done = replace(done, countries=done.countries + 1)
        for pack in sorted({name.split("/")[1] for name in files if name.startswith("packs/")}):
            if _put_pack(pack, files):
                done = replace(done, packs=done.packs + 1)
    except OSError:
        done = replace(done, failed=True)
    shelf.forget()
    return done


def _put_country(code: str, content: bytes | None) -> bool:
    file = own_country.file_of(code)
    if content is None or file.exists():
        return False
    make_folder(file.parent)
    Disk().replace(file, content)
    return True


def _put_pack(pack: str, files: Files) -> bool:
    """All versions of a pack or none: its folder gets its name when it is whole."""
    wanted = {
        parts[2]: content
        for name, content in files.items()
        if (parts := name.split("/"))[:2] == ["packs", pack] and len(parts) == 3 and _PACK_FILE.fullmatch(parts[2])
    }
    if not wanted or not PACK_NAME.fullmatch(pack) or shelf.folder_of(pack).exists():
        return False
    folder = shelf.folder_of(pack)
    make_folder(folder.parent)
    unfinished = folder.with_name(f".{pack}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    for name, content in wanted.items():
        Disk().write(unfinished / name, content)
    unfinished.rename(folder)
    return True
