"""The main injury of a case: several injuries become one value for the figures."""

from collections.abc import Collection, Sequence

from wellbeing.anonymise.schema import Dimension

MULTIPLE = "120"
"""ESAW: two or more injuries, none of them plainly the most serious."""
_LIGHTER = ("NONE", "000", "PAIN", "999", "NFD")
"""Say less than a named injury: they stand back where one is known."""


def main_group(dimension: Dimension, injuries: Sequence[str]) -> str | None:
    """The group that a case's injuries are counted in; None where nothing was answered.

    A named injury goes before pain only, kind unknown and none; several named groups are 'multiple injuries'.
    """
    groups = list(dict.fromkeys(dimension.leaf(code) for code in injuries))
    named = [group for group in groups if group not in _LIGHTER]
    if len(named) > 1:
        return MULTIPLE
    if named:
        return named[0]
    for group in reversed(_LIGHTER):
        if group in groups:
            return group
    return None


def tells_multiple(dimension: Dimension, codes: Collection[str]) -> bool:
    """Whether a source that can yield these codes can also yield 'multiple injuries'."""
    return len({dimension.leaf(code) for code in codes} - set(_LIGHTER)) > 1
