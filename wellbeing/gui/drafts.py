"""Half-written words: whoever shows a text field registers it here, and the lock seals them all."""

import contextlib
import json
from collections.abc import Callable
from typing import Protocol

from wellbeing.errors import WellbeingError


class Drafts(Protocol):
    """Where sealed drafts go. Called on the window's thread, so that a lock never waits behind the vault's."""

    def write(self, name: str, text: str) -> None:
        """Put a draft in place of the one with this name. On return the disk has it; else WellbeingError."""

    def read(self, name: str) -> str | None:
        """The draft with this name, or None."""

    def drop(self, name: str) -> None:
        """Remove a draft; it may be gone already."""

    def erasures(self) -> int:
        """How many erasures there were since the vault was opened."""

    def was_ended(self, name: str, after: int) -> bool:
        """Whether the records behind a draft were erased, in an erasure after the first `after`."""


def fields_of(draft: str) -> dict[str, str]:
    """What a form with several fields had sealed, by field; nothing where the draft has another form."""
    try:
        found = json.loads(draft)
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(words) for name, words in found.items()} if isinstance(found, dict) else {}


class DraftKeeper:
    """Knows every field with half-written words. Names are ids such as 'note-4f1c…', never a person's name."""

    def __init__(self) -> None:
        self._drafts: Drafts | None = None
        self._fields: dict[str, Callable[[], str]] = {}
        self._written: dict[str, str] = {}
        self._before: dict[str, int] = {}
        """How many erasures there had been when a field was registered: a number may be given away again."""

    def use(self, drafts: Drafts) -> None:
        """Seal with `drafts` from now on: the vault is open."""
        self._drafts = drafts

    def register(self, name: str, words: Callable[[], str]) -> str:
        """Seal what `words` gives, now and then and at every lock; hands back what was written before, or ''."""
        self._fields[name] = words
        found = None
        if self._drafts is not None:
            self._before[name] = self._drafts.erasures()
            with contextlib.suppress(WellbeingError):  # a damaged draft is as if there were none
                found = self._drafts.read(name)
        self._written[name] = found or ""
        return found or ""

    def saved(self, name: str) -> None:
        """The words were saved or given up: their draft goes."""
        self._fields.pop(name, None)
        self._written.pop(name, None)
        if self._drafts is not None:
            self._drafts.drop(name)

    def has_ended(self, name: str) -> bool:
        """Whether what a field belongs to was erased since the field was registered."""
        return self._drafts is not None and name in self._before and self._drafts.was_ended(name, self._before[name])

    def put(self, name: str, words: str) -> None:
        """Seal `words` at once, without a field."""
        if self._drafts is not None:
            self._drafts.write(name, words)

    def take(self, name: str) -> str | None:
        """Hand back a draft and remove it."""
        if self._drafts is None:
            return None
        found = self._drafts.read(name)
        self._drafts.drop(name)
        return found

    def seal(self) -> list[WellbeingError]:
        """Write every text that changed since it was last written. One that fails does not stop the others."""
        if self._drafts is None:
            return []
        troubles: list[WellbeingError] = []
        for name, words_of in list(self._fields.items()):
            if self.has_ended(name):
                self.saved(name)
                continue
            try:
                words = words_of()
            except RuntimeError:  # Qt has deleted the field: there is nothing left to read
                self._fields.pop(name)
                continue
            if words == self._written.get(name, ""):
                continue
            try:
                self._drafts.write(name, words)
                self._written[name] = words
            except WellbeingError as error:
                troubles.append(error)
        return troubles
