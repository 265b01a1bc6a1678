"""From the name of a town or region, as people write it, to its NUTS 2024 region.

Accents, capitals and signs don't matter; well-known towns stand in resources/codes/towns.csv with names in
other languages. A town that is not listed is found by its region's name.
"""

import csv
import functools
import io

from wellbeing import paths
from wellbeing.content.codes import regions
from wellbeing.content.file import read_bytes
from wellbeing.domain.codes import Code
from wellbeing.domain.folding import fold

MOST = 12
"""More answers than this are no help: the person writes another letter."""

_OUTSIDE_NUTS = {"GR": "EL", "GB": "UK"}


def find_region(text: str, country: str | None = None) -> list[Code]:
    """Regions (NUTS 1 and 2) that `text` may mean, the likeliest first, at most `MOST`.

    `country` (Eurostat's or ISO's code) narrows the search. A NUTS code as text is found too.
    """
    wanted = fold(text)
    if not wanted:
        return []
    prefix = _OUTSIDE_NUTS.get((country or "").upper(), (country or "").upper())
    best: dict[str, tuple[int, int]] = {}
    for name, code in _names():
        rank = _rank(wanted, name)
        if rank is not None and code.startswith(prefix):
            # At the same rank the smaller region comes first: it has the longer code.
            found = (rank, -len(code))
            best[code] = min(best.get(code, found), found)
    codes = sorted(best, key=lambda code: (best[code], code))
    listed = regions()
    return [entry for code in codes[:MOST] if (entry := listed.get(code)) is not None]


def _rank(wanted: str, name: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if len(wanted) >= 3 and wanted in name else None


@functools.cache
def _names() -> tuple[tuple[str, str], ...]:
    """Folded names with the codes they stand for."""
    found: list[tuple[str, str]] = []
    for region in regions():
        if region.attributes["level"] == "0" or region.code[2:3] == "Z":
            continue
        found += [(fold(name), region.code) for name in (region.code, *region.label.split("/"))]
    rows = csv.DictReader(
        io.StringIO(read_bytes(paths.resources() / "codes" / "towns.csv").decode("utf-8"), newline="")
    )
    for row in rows:
        towns = [row["name"], *filter(None, row["other_names"].split("|"))]
        found += [(fold(town), row["nuts"]) for town in towns]
    return tuple(found)
