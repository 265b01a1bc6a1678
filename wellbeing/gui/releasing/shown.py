"""What the page shows while releasing is closed, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`statement` is what a person puts their name to; `read_in` names the periods that were read in just now."""

    quiet: str
    statement: str
    read_in: tuple[str, ...]
