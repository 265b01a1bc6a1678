"""What stands in a file of linked tables and in a file of protected ones: `docs/formats/protect.md`."""

from typing import Annotated, Literal, TypeAlias

import msgspec

MOST_COUNT = 1_000_000_000_000
"""Largest count: sums of them stay exact."""

Key: TypeAlias = dict[str, str]
"""A code for each dimension; a dimension that is not named is at its root, the total."""

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=MOST_COUNT)]
Small: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class _Part(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A part of a file: what is not known here is refused."""


class GivenCell(_Part):
    """A cell to be protected. `officers` and `representatives` are how many distinct ones stand behind it, where
    that is known."""

    key: Key
    value: Count
    officers: Count | None = None
    representatives: Count | None = None


class ReleasedCell(_Part):
    """A cell as it left: `value` is None where it is withheld; then `interval` is what a reader can compute, with
    None where there is no most."""

    key: Key
    value: Count | None
    interval: tuple[int, int | None] | None = None


class Tied(_Part):
    """Who knows the cell `known` may learn the unsafe cells `learned` exactly: no table is known that moves any of them
    without it."""

    known: Key
    learned: list[Key]


class Attacked(_Part, omit_defaults=False):
    """What the attack on the released cells found, jointly with earlier releases. `narrowest` is the least width
    of an unsafe cell, None where there is none or none is bounded. `tied` is None where it was not checked
    what insiders learn: nobody asked, or the tables that came with the pattern do not tell it."""

    targets: int
    exact: int
    narrow: int
    narrowest: int | None
    tied: list[Tied] | None = None


class Released(_Part):
    """A release, as it is written and as it comes back among earlier ones. `primary` are the unsafe cells and `few`
    those withheld ones that one or two people know, for the engine's own user: where an earlier release has no
    `primary`, all its withheld cells are taken for unsafe, where it has no `few`, all unsafe ones for known, and where
    it does not say `zeros`, they are as in the file that it is in. With its `hierarchies` it is seen whether a code
    means something else by now."""

    cells: list[ReleasedCell]
    threshold: int | None = None
    width: int | None = None
    zeros: Literal["protected", "public"] | None = None
    hierarchies: dict[str, dict[str, str]] | None = None
    primary: list[Key] | None = None
    few: list[Key] | None = None
    attack: Attacked | None = None


class Given(_Part):
    """A file of linked tables. Along `sensitive` dimensions, nearly a whole group is unsafe too. With
    `insiders`, who is one of at most two cases behind a cell learns no other."""

    hierarchies: dict[str, dict[str, str]]
    cells: list[GivenCell]
    threshold: Small
    width: Small
    zeros: Literal["protected", "public"] = "protected"
    insiders: bool = True
    sensitive: list[str] = []
    earlier: list[Released] = []
