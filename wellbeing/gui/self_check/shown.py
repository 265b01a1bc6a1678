"""What the page of a self-check shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A value that the officer asked to have kept."""

    key: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page. `lines` name the numbers of the form; `numbers` and `sums` are what can be chosen."""

    crumb: str
    form: str
    points: tuple[str, ...]
    note: str
    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    sums: tuple[int, ...]
    kept: tuple[Kept, ...]
    signposts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A value in words. `not_kept` says why it can't be kept, or is empty."""

    value: str
    say: str
    note: str
    refer: bool
    not_kept: str
