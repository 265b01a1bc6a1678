"""What protection found out beside its pattern: tables that nobody can tell from the true one.

They save work twice, and nothing trusts them. With fewer tables the same shifts still hold, so the next choice of
detail begins with them (`protect`); and the audit takes those that fit what it reads (`proof`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from wellbeing.anonymise.equations import Place
from wellbeing.anonymise.proof import Proof
from wellbeing.anonymise.suppression.problem import Numbers
from wellbeing.anonymise.suppression.state import Begun
from wellbeing.anonymise.suppression.suppress import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A pattern with the cells that its variables stand for. `places` has the variable of every cell; `values` has one
    count per variable."""

    places: Mapping[Place, int]
    values: Numbers = field(repr=False)
    pattern: Pattern

    def begun(self, places: Mapping[Place, int]) -> Begun:
        """The pattern for a system with some of these cells, whose variables `places` has. Each sum of that system is
        a sum of this one, so a shift without the cells that are gone keeps it."""
        now: dict[int, set[int]] = defaultdict(set)
        for place, variable in places.items():
            if place in self.places:
                now[self.places[place]].add(variable)
        hidden = np.zeros(max(places.values(), default=-1) + 1, dtype=bool)
        hidden[[new for old, variables in now.items() if self.pattern.hidden[old] for new in variables]] = True
        return Begun(
            hidden=hidden,
            cause={new: min(now[of], default=new) for old, of in self.pattern.cause.items() for new in now[old]},
            shifts=[
                {new: step for old, step in shift.items() for new in sorted(now[old])} for shift in self.pattern.shifts
            ],
        )

    def tables(self) -> tuple[dict[Place, int], list[dict[Place, int]]]:
        """The counts of every cell, and the shifts of these."""
        cells_of: dict[int, list[Place]] = defaultdict(list)
        for place, variable in self.places.items():
            cells_of[variable].append(place)
        counts = {place: int(self.values[variable]) for place, variable in self.places.items()}
        return counts, [
            {place: step for variable, step in shift.items() for place in cells_of[variable]}
            for shift in self.pattern.shifts
        ]


def proof(found: Sequence[Alike], width: int) -> Proof[Place]:
    """What these systems (of which no two share a cell) prove together, for the audit. It holds true counts: it stays
    in memory, and nothing of it leaves or is shown."""
    every = [one.tables() for one in found]
    counts = {place: value for own, _shifts in every for place, value in own.items()}
    shifts = [shift for _own, shifts in every for shift in shifts]
    return Proof(table=counts, shifts=shifts, enough=dict.fromkeys(counts, width))
