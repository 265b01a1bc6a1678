"""What the page of taking a case in shows: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LookShown:
    """A package before it is taken in. `facts` are (what, says); `notes` are blocks as (tone, heading, words).

    `replaces` are the words of the tick that is needed, empty where none is; `takes_in` says whether there is
    anything to take in.
    """

    title: str
    quiet: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str, str], ...]
    replaces: str
    takes_in: bool
