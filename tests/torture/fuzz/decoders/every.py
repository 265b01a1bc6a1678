"""All of them: a new file of decoders is named here."""

from tests.torture.fuzz.decoders import (
    backups,
    content,
    contributions,
    directory,
    hand_over,
    offices,
    outside,
    packs,
    releases,
    spreadsheets,
    vault,
)

__all__ = [
    "backups",
    "content",
    "contributions",
    "directory",
    "hand_over",
    "offices",
    "outside",
    "packs",
    "releases",
    "spreadsheets",
    "vault",
]
