"""What the page of an officer's rights shows, in words."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page. `earlier` is what stood somewhere before; `told` who has to be told of a correction.

    `restricted` is empty where the records are used; `holds` are those that stand.
    """

    crumb: str
    draft: str
    alias: str
    name: str
    contact: str
    languages: tuple[tuple[str, str], ...]
    language: str
    earlier: tuple[str, ...]
    told: tuple[str, ...]
    grounds: tuple[tuple[str, str], ...]
    restricted: str
    holds: tuple[str, ...]
    today: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """What an erasure would take away, and what would remain: asked before it is done."""

    goes: str
    remains: tuple[str, ...]
