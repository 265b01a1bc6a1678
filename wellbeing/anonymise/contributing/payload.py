"""What a representative contributes for a frozen quarter: small counts, for two offices that read them only in sums."""

from collections.abc import Collection

import numpy as np

from wellbeing.anonymise.contributing.layout import EVERY_CASE, Layout, Vector
from wellbeing.anonymise.count import tallied
from wellbeing.anonymise.counted import CountedCase


def payload(layout: Layout, cases: Collection[CountedCase]) -> Vector:
    """The numbers of a quarter in the order of `layout`, however few officers there are. Without cases, zeros: an
    ordinary contribution.

    Everything is collected in own work, so that a zero is a zero. Raises ValueError for a code that the schema does
    not have, and for a case where there can be none.
    """
    _states, tallies = tallied(layout.schema, cases, layout.schema.tables)
    ordered = [tallies[found] for found in layout.cells]
    return np.array(
        [
            tallies[EVERY_CASE].number > 0,
            *(tally.number for tally in ordered),
            *(tally.officers for tally in ordered),
            *(tally.number > 0 for tally in ordered),
        ],
        dtype=np.uint64,
    )
