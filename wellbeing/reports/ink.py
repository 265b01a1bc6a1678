"""Colours and sizes for paper and charts, read from the one file that names them (`resources/style/tokens.json`).

Paper is always printed in the light palette. The window's sizes are pixels; on paper one pixel is 0.7 points,
so that 15 px of running text become 10.5 pt.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing import paths

POINTS_PER_PIXEL = 0.7
PAPER = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """One palette with the sizes of type and space, in pixels at 100 %."""

    colours: Mapping[str, str]
    """`#RRGGBB` by token: text, quiet, line, control, surface, accent, accent_soft, warning, warning_soft."""
    type: Mapping[str, int]
    space: Mapping[str, int]

    def points(self, role: str) -> float:
        """The size of type for `role` (small, body, block, say, title) on paper, in points."""
        return self.type[role] * POINTS_PER_PIXEL

    def gap(self, role: str) -> float:
        """The space for `role` (hair, tight, close, room, wide, page) on paper, in points."""
        return self.space[role] * POINTS_PER_PIXEL


@functools.cache
def ink(palette: str = PAPER) -> Ink:
    """The tokens of one palette; `KeyError` for a palette that the file does not have."""
    found = json.loads((paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8"))
    return Ink(colours=found["palettes"][palette], type=found["type"], space=found["space"])
