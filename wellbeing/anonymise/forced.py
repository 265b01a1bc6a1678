"""What earlier releases force: figures that are withheld only because of what left before.

For the representative's own screen. Worked out by protecting the same counts as if nothing had left.
"""

from collections.abc import Sequence

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.protect import Protected, protect, related
from wellbeing.anonymise.published import Published


def forced(counts: Counts, protected: Protected, earlier: Sequence[Published]) -> frozenset[Cell]:
    """The cells of `protected` that would be shown if there were no `earlier` release of the same cases."""
    if protected.too_few or not related(counts.period, earlier):
        return frozenset()
    return frozenset(protected.why.keys() - protect(counts).why.keys())
