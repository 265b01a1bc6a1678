"""The shelf of checklists: finds one by name, version or step of the cadence, and reads only that one.

Files lie in resources/checklists/<name>/<version>.yaml. A published version is never edited: a debrief stays
bound to the words it was held with.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

from wellbeing import paths
from wellbeing.content.checklist_file import read_checklist, read_red_flags, read_topic_head
from wellbeing.domain.checklist import Checklist, RedFlag, TopicHead
from wellbeing.domain.talk import woven
from wellbeing.errors import Refused
from wellbeing.language import _

HELP_NOW = "help-now"
RED_FLAGS = "red-flags"


def load_checklists() -> tuple[Checklist, ...]:
    """The newest version of every checklist, in the order of their names. Reads all files: not for a window."""
    return tuple(checklist(name) for name in names())


def names(root: Path | None = None) -> tuple[str, ...]:
    """The names of all checklists."""
    folder = _folder(root)
    found = (entry.name for entry in folder.iterdir() if entry.is_dir() and entry.name != RED_FLAGS)
    return tuple(sorted(found))


def checklist(name: str, version: int | None = None, *, root: Path | None = None) -> Checklist:
    """One checklist; without `version` the newest. Refused where there is none."""
    return _checklist(_folder(root), name, version if version is not None else _newest(_folder(root), name))


def checklist_in(file: Path) -> Checklist:
    """The checklist in a file that may lie anywhere. Its red flags are those beside it, else the shipped ones."""

    def flags_of(version: int) -> dict[str, RedFlag]:
        beside = file.parent.parent / RED_FLAGS / f"{version}.yaml"
        flags = read_red_flags(beside) if beside.is_file() else _flags(_folder(None), version)
        return {flag.id: flag for flag in flags}

    return read_checklist(file, flags_of)


def checklist_for_step(step: str, *, root: Path | None = None) -> Checklist:
    """The guide for a step of the cadence, 'T0' to 'T7': the one whose name begins with the step."""
    for name in names(root):
        if name.startswith(f"{step.lower()}-"):
            return checklist(name, root=root)
    raise Refused(_("There is no guide for the step {step}."), step=step)


def topics(root: Path | None = None) -> tuple[TopicHead, ...]:
    """All topic guides in their newest version, in the order of their names; only the head of each file is read."""
    folder = _folder(root)
    heads = (_head(folder, name, _newest(folder, name)) for name in names(root))
    return tuple(head for head in heads if head is not None)


def talk(name: str, version: int | None, topics: Sequence[tuple[str, int | None, str | None]] = ()) -> Checklist:
    """A guide with the topic guides that joined it: (name, version, section after which it stands, or None).

    A version that is None is the newest. Woven once: whoever asks for the same guides gets the same checklist.
    """
    folder = _folder(None)

    def known(wanted: str, number: int | None) -> int:
        return number if number is not None else _newest(folder, wanted)

    joined = tuple((topic, known(topic, number), after) for topic, number, after in topics)
    return _talk(folder, name, known(name, version), joined)


def help_now() -> Checklist:
    """The sheet for 'Someone is with me now': needs no vault and no login."""
    return checklist(HELP_NOW)


def red_flags() -> tuple[RedFlag, ...]:
    """All red flags in their newest version, the most urgent first as in the file."""
    folder = _folder(None)
    return _flags(folder, _newest(folder, RED_FLAGS))


def _folder(root: Path | None) -> Path:
    return root or paths.resources() / "checklists"


def _newest(folder: Path, name: str) -> int:
    # The name may come from a vault or a command line: it is looked up, never joined to a path unseen.
    if name not in {entry.name for entry in folder.iterdir()}:
        raise Refused(_("There is no checklist named {name}."), name=name)
    versions = [int(file.stem) for file in (folder / name).glob("*.yaml") if file.stem.isdecimal()]
    if not versions:
        raise Refused(_("There is no checklist named {name}."), name=name)
    return max(versions)


@functools.lru_cache(maxsize=256)
def _head(folder: Path, name: str, version: int) -> TopicHead | None:
    return read_topic_head(folder / name / f"{version}.yaml")


@functools.lru_cache(maxsize=64)
def _flags(folder: Path, version: int) -> tuple[RedFlag, ...]:
    return read_red_flags(folder / RED_FLAGS / f"{version}.yaml")


@functools.lru_cache(maxsize=64)
def _checklist(folder: Path, name: str, version: int) -> Checklist:
    _newest(folder, name)
    file = folder / name / f"{version}.yaml"
    if not file.exists():
        raise Refused(_("There is no version {version} of the checklist {name}."), name=name, version=version)
    return read_checklist(file, lambda wanted: {flag.id: flag for flag in _flags(folder, wanted)})


@functools.lru_cache(maxsize=32)
def _talk(folder: Path, name: str, version: int, topics: tuple[tuple[str, int, str | None], ...]) -> Checklist:
    later = {topic: after for topic, _number, after in topics if after is not None}
    joined = [_checklist(folder, topic, number) for topic, number, _after in topics]
    return woven(_checklist(folder, name, version), joined, later)
