"""What protection found out beside its pattern: tables that nobody can tell from the true one.

They save work, and nothing trusts them: with fewer tables the same shifts still hold, so the next choice of detail
begins with them (`protect`).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wellbeing.anonymise.equations import Place
from wellbeing.anonymise.suppression.problem import Numbers
from wellbeing.anonymise.suppression.state import Begun
from wellbeing.anonymise.suppression.suppress import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A pattern with the cells that its variables stand for. `places` has the variable of every cell; `values` has one
    count per variable."""

    places: Mapping[Place, int]
    values: Numbers
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
