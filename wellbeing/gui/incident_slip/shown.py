"""What the pages show, in words."""

from dataclasses import dataclass

Options = tuple[tuple[str, str], ...]
Explained = tuple[tuple[str, str, str], ...]
"""(key, words, more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareShown:
    """Sharing an incident. `stays` says why the lead can't go, where that is so."""

    quiet: str
    recipients: Options
    leaders: Explained
    stays: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadShown:
    """What a slip says. `mine` are incidents here that may be the one, empty where nothing is to be asked."""

    facts: Options
    note: str
    mine: Explained
    may_read: bool
