"""What the keys show: plain records between presenter and view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class SheetOfWords(Protocol):
    """One recovery sheet."""

    @property
    def number(self) -> int:
        """1 to 3."""

    @property
    def holder(self) -> str:
        """Who keeps it."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words, in their order."""


class Sheets(Protocol):
    """Three fresh sheets, which open nothing until one was typed back."""

    @property
    def sheets(self) -> Sequence[SheetOfWords]:
        """In the order of their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The first page. `used` says when sheets opened the vault, one sentence each, until that is known."""

    used: tuple[str, ...]
    sheets: str
    has_sheets: bool
    key: str
