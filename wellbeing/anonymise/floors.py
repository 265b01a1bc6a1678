"""The floors of disclosure control. They are code: no schema, pack or setting may go below them."""

THRESHOLD = 5
"""Fewest cases, and fewest distinct officers, that a published cell of any release may stand for."""

SENSITIVE_THRESHOLD = 10
"""The same for sexual attacks, colleagues, own firearm, custody and self-harm."""

OPEN_THRESHOLD = 10
"""The same for everything in a representative's open release, where no other office's cases blur a cell."""

OPEN_WIDTH = 10
"""Narrowest interval, in cases, that anybody may compute for a hidden cell of an open release."""

FEWEST_OFFICERS = 30
"""Below this many distinct officers an open release holds words and no number."""

GROUP_MARGIN = 2
"""Rule (c): a cell that leaves at most this many of its published group outside says it of the whole group."""

FEWEST_SHOWN = 80
"""Percent of a table's cases that its published inner cells must hold; with less, a coarser table is made."""


def accept(threshold: int, sensitive_threshold: int, width: int) -> None:
    """Raise ValueError where a schema asks for less than the floors of an open release."""
    if threshold < max(THRESHOLD, OPEN_THRESHOLD):
        raise ValueError(f"threshold {threshold} is below the floor of {OPEN_THRESHOLD}")
    if sensitive_threshold < max(threshold, SENSITIVE_THRESHOLD):
        raise ValueError(f"sensitive threshold {sensitive_threshold} is below its floor")
    if width < max(threshold, OPEN_WIDTH):
        raise ValueError(f"width {width} is below the threshold {threshold} or the floor of {OPEN_WIDTH}")
