"""What the page shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`facts` are (what, how much); `support` is whom the representative calls, or empty; `calls` name and number."""

    facts: tuple[tuple[str, str], ...]
    much: str
    helps: tuple[str, ...]
    support: str
    calls: tuple[tuple[str, str], ...]
