"""Checking a release folder: which files are intact, whether the signatures hold, and whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import msgspec

from wellbeing.exchange.release import folder as folders
from wellbeing.exchange.release.manifest import CONTENT, MANIFEST, SIGNATURE, Manifest, SignatureFile, entry_of
from wellbeing.language import _
from wellbeing.signatures.card import Card

_LARGEST_NOTE = 64_000
Note = TypeVar("Note", bound=msgspec.Struct)


class FileState(StrEnum):
    """What became of a file since the release."""

    INTACT = "intact"
    CHANGED = "changed"
    MISSING = "missing"
    STRANGE = "strange"


class Author(StrEnum):
    """Whose release it is, as far as it was checked."""

    CONFIRMED = "confirmed"
    NOT_CHECKED = "not checked"
    OTHER = "other"
    NONE = "none"


FILE_WORDS: Mapping[FileState, str] = {
    FileState.INTACT: _("intact"),
    FileState.CHANGED: _("changed since the release"),
    FileState.MISSING: _("missing"),
    FileState.STRANGE: _("not part of the release"),
}

CONFIRMED = _("Intact; released by the owner of the card.")
NOT_CHECKED = _("Intact; author not checked.")
OTHER_AUTHOR = _("The files belong together, but they were released by somebody else than the owner of the card.")
DAMAGED = _("Not intact: do not use these figures.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """`files` in the order of the folder's list. `fingerprint` is that of the keys in the folder, if any."""

    files: tuple[tuple[str, FileState], ...]
    author: Author
    fingerprint: str | None

    @property
    def intact(self) -> bool:
        """Whether every file is as it was released and both signatures hold."""
        return self.author is not Author.NONE and all(state is FileState.INTACT for _name, state in self.files)

    @property
    def ok(self) -> bool:
        """Intact, and by no other than the card's owner where a card was given."""
        return self.intact and self.author is not Author.OTHER

    @property
    def sentence(self) -> str:
        """The result in one sentence (msgid)."""
        if not self.intact:
            return DAMAGED
        return {Author.CONFIRMED: CONFIRMED, Author.NOT_CHECKED: NOT_CHECKED}.get(self.author, OTHER_AUTHOR)


def verify(folder: Path, card: Card | None = None) -> Verification:
    """Check a folder, with the signer's card where there is one. Raises Refused where it is no folder."""
    return verified(*folders.load(folder), card)


def verified(files: Mapping[str, bytes], strange: tuple[str, ...], card: Card | None) -> Verification:
    """Check the files of a folder as they were read; `strange` are names of what does not belong there."""
    manifest = _note(files.get(MANIFEST), Manifest)
    signature = _note(files.get(SIGNATURE), SignatureFile)
    states = [(name, FileState.STRANGE) for name in strange]
    states += _content_states(files, manifest)
    author, fingerprint = _author(files.get(MANIFEST, b""), manifest, signature, card)
    for name, note in ((MANIFEST, manifest), (SIGNATURE, signature)):
        if name not in files:
            states.append((name, FileState.MISSING))
        else:
            states.append((name, FileState.CHANGED if note is None or author is Author.NONE else FileState.INTACT))
    return Verification(files=tuple(sorted(states)), author=author, fingerprint=fingerprint)


def _note(raw: bytes | None, kind: type[Note]) -> Note | None:
    try:
        return msgspec.json.decode(raw, type=kind) if raw is not None and len(raw) <= _LARGEST_NOTE else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _content_states(files: Mapping[str, bytes], manifest: Manifest | None) -> list[tuple[str, FileState]]:
    listed = manifest.files if manifest else {}
    states: list[tuple[str, FileState]] = []
    for name in sorted({*listed, *(name for name in files if name in CONTENT)}):
        if name not in files:
            state = FileState.MISSING
        elif name not in listed:
            state = FileState.STRANGE if manifest else FileState.CHANGED
        else:
            state = FileState.INTACT if listed[name] == entry_of(files[name]) else FileState.CHANGED
        states.append((name, state))
    return states


def _author(
    raw: bytes, manifest: Manifest | None, signature: SignatureFile | None, card: Card | None
) -> tuple[Author, str | None]:
    """Without a card the folder's own keys show that manifest and signature belong together, no more."""
    if manifest is None or signature is None:
        return Author.NONE, None
    try:
        own = signature.card()
    except ValueError:
        return Author.NONE, None
    if own.fingerprint != signature.fingerprint or not signature.fits(own, raw):
        return Author.NONE, None
    if card is None:
        return Author.NOT_CHECKED, own.fingerprint
    return (Author.CONFIRMED if card == own else Author.OTHER), own.fingerprint
