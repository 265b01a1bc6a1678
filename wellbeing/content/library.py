"""All checklists there are: those shipped with the program and those that packs add. Reads only what is asked for."""

import functools
from collections.abc import Sequence
from pathlib import Path

from wellbeing.content import shipped
from wellbeing.content.checklist_file import read_checklist, read_red_flags
from wellbeing.content.packs import reading, shelf
from wellbeing.content.packs.pack import pack_of
from wellbeing.content.packs.shelf import Kept
from wellbeing.content.packs.source_folder import pack_folder_of
from wellbeing.domain.checklist import (
    Checklist,
    Question,
    RedFlag,
    Section,
    StepKind,
    TopicHead,
    Wording,
)
from wellbeing.domain.talk import woven
from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import _

HELP_NOW = shipped.HELP_NOW
NOT_HERE = _("A guide that is not installed here")
_NOT_HERE_SAY = _(
    "This talk was held with a guide from a content pack that is not on this computer. Its answers are kept. When the "
    "pack is installed again, its questions stand here again."
)


def load_checklists() -> tuple[Checklist, ...]:
    """The newest version of every shipped checklist, by name. Reads all files: not for a window."""
    return tuple(checklist(name) for name in names())


def names(root: Path | None = None) -> tuple[str, ...]:
    """The names of all shipped checklists."""
    return shipped.names(root)


def checklist(name: str, version: int | None = None, *, root: Path | None = None) -> Checklist:
    """One checklist; without `version` the newest. Refused where there is none."""
    pack = pack_of(name) if root is None else None
    return shipped.checklist(name, version, root) if pack is None else _of_pack(pack, name, version)


def bound(name: str, version: int) -> Checklist:
    """The guide that a talk is bound to. Where it came from a pack that is not here any more, or can't be read, a
    guide that says so stands in for it: the talk opens all the same."""
    try:
        return checklist(name, version)
    except WellbeingError:
        if pack_of(name) is None:
            raise
        return _stand_in(name, version)


def newest_or_bound(name: str, version: int) -> Checklist:
    """The newest version of a guide, or the one bound to where there is no other."""
    try:
        return checklist(name)
    except WellbeingError:
        return bound(name, version)


def checklist_in(file: Path) -> Checklist:
    """The checklist in a file that may lie anywhere. In the folder of a pack it is read by the rules for packs; else
    its red flags are those beside it, or the shipped ones."""
    if (folder := pack_folder_of(file)) is not None:
        return reading.guide_in(file, folder.name, folder.flags_file)

    def flags_of(version: int) -> dict[str, RedFlag]:
        beside = file.parent.parent / shipped.RED_FLAGS / f"{version}.yaml"
        return {flag.id: flag for flag in read_red_flags(beside)} if beside.is_file() else shipped.flags(version)

    return read_checklist(file, flags_of)


def checklist_for_step(step: str, *, root: Path | None = None) -> Checklist:
    """The guide for a step of the cadence, 'T0' to 'T7': the one whose name begins with the step."""
    for name in names(root):
        if name.startswith(f"{step.lower()}-"):
            return checklist(name, root=root)
    raise Refused(_("There is no guide for the step {step}."), step=step)


def topics(root: Path | None = None) -> tuple[TopicHead, ...]:
    """All topic guides in their newest version, the shipped ones first; only the head of each file is read."""
    return shipped.heads(root) if root is not None else (*shipped.heads(), *_added_heads())


def talk(name: str, version: int | None, topics: Sequence[tuple[str, int | None, str | None]] = ()) -> Checklist:
    """A guide with the topic guides that joined it: (name, version, section after which it stands, or None).

    A version that is None is the newest. Woven once: whoever asks for the same guides gets the same checklist.
    """

    def known(wanted: str, number: int | None) -> int:
        return number if number is not None else _newest(wanted)

    joined = tuple((topic, known(topic, number), after) for topic, number, after in topics)
    return _talk(shipped.folder(), shelf.kept(), name, known(name, version), joined)


def newest_version(name: str, otherwise: int) -> int:
    """The newest version of a guide that is in use; `otherwise` where there is none."""
    try:
        return _newest(name)
    except Refused:
        return otherwise


def help_now() -> Checklist:
    """The sheet for 'Someone is with me now': needs no vault and no login."""
    return checklist(HELP_NOW)


def red_flags() -> tuple[RedFlag, ...]:
    """The shipped red flags in their newest version, the most urgent first as in the file."""
    return tuple(shipped.flags().values())


def _of_pack(pack: str, name: str, version: int | None) -> Checklist:
    """From the newest pack that has it: one in use, or for a `version` one that is kept for talks held with it."""
    for held in shelf.versions(pack, in_use_only=version is None):
        wanted = version if version is not None else next(iter(held.guides.get(name, ())), None)
        if wanted is not None and (found := reading.guide(held, name, wanted)) is not None:
            return found
    raise Refused(_("There is no checklist named {name}."), name=name)


def _newest(name: str) -> int:
    pack = pack_of(name)
    if pack is None:
        return shipped.newest(name)
    for held in shelf.versions(pack, in_use_only=True):
        if versions := held.guides.get(name):
            return versions[0]
    raise Refused(_("There is no checklist named {name}."), name=name)


@functools.lru_cache(maxsize=32)
def _talk(
    _shipped: Path, _kept: tuple[Kept, ...], name: str, version: int, topics: tuple[tuple[str, int, str | None], ...]
) -> Checklist:
    later = {topic: after for topic, _number, after in topics if after is not None}
    return woven(bound(name, version), [bound(topic, number) for topic, number, _after in topics], later)


def _added_heads() -> tuple[TopicHead, ...]:
    """Those of packs. One that this version of the program can't read is left out, the others stay."""
    found: list[TopicHead] = []
    for pack in shelf.in_use():
        for name, versions in pack.guides.items():
            try:
                head = reading.head(pack, name, versions[0])
            except WellbeingError:
                continue
            if head is not None:
                found.append(head)
    return tuple(found)


def _stand_in(name: str, version: int) -> Checklist:
    told = Question(
        id=name.replace("-", "_") + "__not_here", kind=StepKind.INFORMATION, title=NOT_HERE, why=_NOT_HERE_SAY
    )
    return Checklist(
        name=name,
        version=version,
        title=NOT_HERE,
        step=None,
        opening=Wording(in_person=_NOT_HERE_SAY),
        warning=shipped.warning(),
        sections=(Section(id=told.id, title=NOT_HERE, steps=(told,)),),
        red_flags=(),
    )
