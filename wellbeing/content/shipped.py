"""The checklists that are shipped with the program: files in resources/checklists/<name>/<version>.yaml.

A published version is never edited: a debrief stays bound to the words it was held with. What packs add to these is
joined to them in `library`.
"""

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

from wellbeing import paths
from wellbeing.content.checklist_file import read_checklist, read_red_flags, read_topic_head
from wellbeing.domain.checklist import Checklist, RedFlag, TopicHead
from wellbeing.errors import Refused
from wellbeing.language import _

HELP_NOW = "help-now"
RED_FLAGS = "red-flags"


def folder(root: Path | None = None) -> Path:
    """Where they lie; `root` is another shelf of the same kind."""
    return root or paths.resources() / "checklists"


def names(root: Path | None = None) -> tuple[str, ...]:
    """The names of all of them."""
    return tuple(sorted(name for name in _known(root) if name != RED_FLAGS))


def newest(name: str, root: Path | None = None) -> int:
    """The newest version of one. Refused where there is none."""
    # The name may come from a vault or a command line: it is looked up, never joined to a path unseen.
    version = _known(root).get(name)
    if version is None:
        raise Refused(_("There is no checklist named {name}."), name=name)
    return version


def _known(root: Path | None) -> Mapping[str, int | None]:
    """The names with their newest versions. What is installed does not change while the program runs."""
    return _installed(folder()) if root is None else _newest_in(root)


def _newest_in(place: Path) -> Mapping[str, int | None]:
    """By the name of each folder its newest version; None where it has none."""
    return {entry.name: max(_versions(entry), default=None) for entry in place.iterdir() if entry.is_dir()}


def _versions(folder: Path) -> Iterator[int]:
    return (int(file.stem) for file in folder.glob("*.yaml") if file.stem.isdecimal())


_installed = functools.cache(_newest_in)


def checklist(name: str, version: int | None = None, root: Path | None = None) -> Checklist:
    """One of them; without `version` the newest. Refused where there is none."""
    return _checklist(folder(root), name, newest(name, root) if version is None else version)


def heads(root: Path | None = None) -> tuple[TopicHead, ...]:
    """The topic guides in their newest version, in the order of their names; only heads of files are read."""
    found = (_head(folder(root), name, newest(name, root)) for name in names(root))
    return tuple(head for head in found if head is not None)


def flags(version: int | None = None) -> dict[str, RedFlag]:
    """The red flags by id, the most urgent first as in the file; without `version` the newest."""
    return {flag.id: flag for flag in _flags(folder(), newest(RED_FLAGS) if version is None else version)}


def warning() -> str:
    """What is not protected in a talk: the program's own words, the same in every guide."""
    return checklist(HELP_NOW).warning or ""


@functools.lru_cache(maxsize=256)
def _head(place: Path, name: str, version: int) -> TopicHead | None:
    return read_topic_head(place / name / f"{version}.yaml")


@functools.lru_cache(maxsize=64)
def _flags(place: Path, version: int) -> tuple[RedFlag, ...]:
    return read_red_flags(place / RED_FLAGS / f"{version}.yaml")


@functools.lru_cache(maxsize=64)
def _checklist(place: Path, name: str, version: int) -> Checklist:
    newest(name, place)
    file = place / name / f"{version}.yaml"
    if not file.exists():
        raise Refused(_("There is no version {version} of the checklist {name}."), name=name, version=version)
    return read_checklist(file, lambda wanted: {flag.id: flag for flag in _flags(place, wanted)})
