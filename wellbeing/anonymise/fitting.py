"""The tables that fit what a release can tell apart: how deep its regions go, and whether it has quarters."""

from collections.abc import Mapping
from dataclasses import replace

from wellbeing.anonymise.schema import QUARTER, REGION, Table


def tables_that_fit(tables: tuple[Table, ...], depths: Mapping[str, int]) -> tuple[Table, ...]:
    """The tables whose region and quarter axes go no deeper than `depths` (levels by dimension; 0 for one that is not
    there), and in place of the others the coarser ones that stand in for them."""
    kept: list[Table] = []
    for table in tables:
        levels = {axis.dimension: axis.levels for axis in table.axes}
        if all(levels.get(name, 0) <= depths.get(name, 0) for name in (REGION, QUARTER)):
            kept.append(replace(table, instead=tables_that_fit(table.instead, depths)))
        else:
            kept.extend(tables_that_fit(table.instead, depths))
    return tuple(kept)
