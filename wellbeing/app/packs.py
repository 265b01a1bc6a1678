"""Content packs on this computer: looked at before they are installed, installed, taken out of use.

They lie outside the vault: they hold public words only, and have to be there before it is open.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from wellbeing import paths
from wellbeing.content.packs import reading, shelf
from wellbeing.content.packs.building import refuse_disorder
from wellbeing.content.packs.changes import Change, How, What, changes
from wellbeing.content.packs.container import read_file
from wellbeing.content.packs.pack import Pack, read_pack
from wellbeing.content.packs.reading import Contents
from wellbeing.content.packs.shelf import REMOVED, Kept
from wellbeing.errors import Refused, Trouble, WellbeingError
from wellbeing.language import _
from wellbeing.vault.files import Disk

__all__ = [
    "Change",
    "How",
    "Kept",
    "Look",
    "What",
    "contents_of",
    "forget",
    "install",
    "installed",
    "look",
    "remove",
    "show",
    "trouble_of",
    "use_again",
]

OTHER_PUBLISHER = _(
    "A pack named “{name}” by another publisher is on this computer. It was signed with the key {known}, this one with "
    "{other}. Nothing was changed. Ask the publisher of the pack that you trust."
)
LOWER = _("Version {newest} of this pack is on this computer. Version {version} is older, and is refused.")
SAME = _("Version {version} of this pack is on this computer already.")
SAME_BUT_OTHER = _(
    "Version {version} of this pack is on this computer with other content. A published version is never changed: "
    "ask the publisher for a version with a higher number."
)
EDITED = _(
    "The guide “{guide}” in version {version} has other words than the one that is on this computer. A published "
    "version is never changed: ask the publisher for a new version of it."
)
NOT_COMPARED = _(
    "This is the first pack of this publisher here. Please compare the fingerprint with the publisher by telephone "
    "first: {fingerprint}"
)
NOT_WRITTEN = _(
    "The pack could not be installed: the folder of the settings can't be written to, or the disk is full. "
    "Everything is as it was."
)
NOT_HERE = _("There is no pack named {name} on this computer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A pack that could be installed. `first` says that nobody here has a pack of this name by this publisher yet, so
    that the fingerprint has to be compared. `before` is the version in use now, None where there is none."""

    pack: Pack
    contents: Contents
    changes: tuple[Change, ...]
    first: bool
    before: int | None
    raw: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """Who signed it, to compare by telephone."""
        return self.pack.card.fingerprint


def look(file: Path) -> Look:
    """What installing this file would change. Raises Refused or Tampered with the reason where it can't be."""
    raw = read_file(file)
    pack = read_pack(raw)
    found = refuse_disorder(pack)
    known = _kept(pack.name)
    if known is not None:
        _refuse_replacing(known, pack)
    before = known.in_use if known is not None else None
    return Look(
        pack=pack,
        contents=found,
        changes=changes(_contents(before), found),
        first=known is None or not known.packs,
        before=before.version if before is not None else None,
        raw=raw,
    )


def show(file: Path) -> tuple[Pack, Contents]:
    """A pack and what is in it, whatever is on this computer. Raises as `look`."""
    pack = read_pack(read_file(file))
    return pack, refuse_disorder(pack)


def install(looked: Look, compared: str = "", disk: Disk | None = None) -> None:
    """Put a pack in use that was looked at. The first of a publisher needs the fingerprint that was `compared`.

    After a kill at any moment the version before is in use, or this one. Raises Refused, or Trouble from the disk.
    """
    if looked.first and "".join(compared.lower().split()) != "".join(looked.fingerprint.split()):
        raise Refused(NOT_COMPARED, field="fingerprint", fingerprint=looked.fingerprint)
    pack = looked.pack
    shelf.forget()
    if (known := _kept(pack.name)) is not None:
        _refuse_replacing(known, pack)

    def put() -> None:
        paths.own_folder()
        folder = shelf.folder_of(pack.name)
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        (disk or Disk()).replace(shelf.file_of(pack.name, pack.version), looked.raw)
        (folder / REMOVED).unlink(missing_ok=True)

    _written(put)


def installed() -> tuple[Kept, ...]:
    """Every pack on this computer, those that were taken out of use too."""
    return shelf.kept()


def trouble_of(kept: Kept) -> WellbeingError | None:
    """What is wrong with a pack that is on this computer: its newest file is damaged, or this version of the program
    can't read what is in it. The last one that is in order is in use."""
    if kept.troubles and (not kept.packs or kept.troubles[0][0] > kept.packs[0].version):
        return kept.troubles[0][1]
    try:
        _contents(kept.in_use)
    except WellbeingError as trouble:
        return trouble
    return None


def contents_of(kept: Kept) -> Contents | None:
    """What is in the version in use; None where none is, or where it can't be read."""
    try:
        return _contents(kept.in_use)
    except WellbeingError:
        return None


def remove(name: str) -> None:
    """Take a pack out of use. Its files stay for the talks that were held with its guides."""
    folder = _folder_of(name)
    _written(lambda: Disk().write(folder / REMOVED, b""))


def use_again(name: str) -> None:
    """Put a pack back in use that was taken out of it: the versions that are here, without its file."""
    folder = _folder_of(name)
    _written(lambda: (folder / REMOVED).unlink(missing_ok=True))


def forget(name: str) -> None:
    """Remove a pack with all its versions, and forget who signed it. Talks that were held with its guides keep their
    answers, and open without its questions."""
    folder = _folder_of(name)

    def drop() -> None:
        aside = folder.with_name(f".{folder.name}.gone")
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
        shutil.rmtree(aside, ignore_errors=True)

    _written(drop)


def _folder_of(name: str) -> Path:
    if _kept(name) is None:
        raise Refused(NOT_HERE, field="name", name=name)
    return shelf.folder_of(name)


def _kept(name: str) -> Kept | None:
    return next((one for one in shelf.kept() if one.name == name), None)


def _contents(pack: Pack | None) -> Contents | None:
    return reading.contents(pack) if pack is not None else None


def _written(work: Callable[[], None]) -> None:
    try:
        work()
    except OSError as error:
        raise Trouble(NOT_WRITTEN) from error
    finally:
        shelf.forget()


def _refuse_replacing(known: Kept, pack: Pack) -> None:
    """Refuse what may not take the place of the pack that is known under this name."""
    if known.packs and known.packs[0].card != pack.card:
        fingerprints = {"known": known.packs[0].card.fingerprint, "other": pack.card.fingerprint}
        raise Refused(OTHER_PUBLISHER, field="pack", name=pack.name, **fingerprints)
    newest = max([*(one.version for one in known.packs), *(version for version, _why in known.troubles)], default=0)
    if pack.version < newest:
        raise Refused(LOWER, field="pack", newest=newest, version=pack.version)
    same = next((one for one in known.packs if one.version == pack.version), None)
    if same is not None and same.manifest != pack.manifest:
        raise Refused(SAME_BUT_OTHER, field="pack", version=pack.version)
    if same is not None and not known.removed:
        raise Refused(SAME, field="pack", version=pack.version)
    for older in known.packs:
        for guide, versions in older.guides.items():
            for version in versions:
                new, old = pack.guide_file(guide, version), older.guide_file(guide, version)
                if new is not None and old is not None and new.content != old.content:
                    raise Refused(EDITED, field="pack", guide=guide, version=version)
