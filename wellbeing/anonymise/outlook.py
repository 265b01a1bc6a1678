"""What protection will withhold at the least, foreseen without a linear program: what each sum needs by itself.

Only for choosing tables (`detail`): a table that shows too little already by this needs no trial. Nothing is safe
because of it, and nothing is withheld because of it.
"""

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.equations import sums_within
from wellbeing.anonymise.primary import unsafe
from wellbeing.anonymise.published import State


def foreseen(counts: Counts) -> set[Cell]:
    """The unsafe cells, and of each sum the smallest others that it takes: a withheld part needs another, a withheld
    whole a part, and the parts of a published whole enough counts among them to move by the width."""
    found = set(unsafe(counts))
    sums = [
        (whole, parts)
        for (_of, whole), places in sums_within(counts.schema, counts.period, counts.states)
        if len(parts := [part for _of_part, part in places if counts.states[part] is State.VALUE]) > 1
    ]
    while True:
        before = len(found)
        for whole, parts in sums:
            _complete(counts, whole, parts, found)
        if len(found) == before:
            return found


def _complete(counts: Counts, whole: Cell, parts: list[Cell], found: set[Cell]) -> None:
    withheld = [part for part in parts if part in found]
    open_whole = whole not in found
    if open_whole and not withheld:
        return
    moving, fewest = sum(counts.tallies[part].number for part in withheld), 2 if open_whole else 1
    needed = counts.schema.width if open_whole else 0
    for part in sorted((part for part in parts if part not in found), key=lambda part: counts.tallies[part].number):
        if len(withheld) >= fewest and moving >= needed:
            return
        found.add(part)
        withheld.append(part)
        moving += counts.tallies[part].number
