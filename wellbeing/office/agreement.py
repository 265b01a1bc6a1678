"""What two acceptance lists agree on: which contributions count, which areas may open, and what opens together."""

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.exchange.contribution import acceptance
from wellbeing.exchange.contribution.acceptance import Acceptance, Accepted
from wellbeing.exchange.contribution.activity import FIELD
from wellbeing.exchange.contribution.document import Areas
from wellbeing.exchange.contribution.roster import Roster
from wellbeing.office.merging import merged, within

FEWEST_PERCENT = 80
"""Of an area's roster, that both offices accepted, or the area does not open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """`both` are the contributions that both accepted, by area of the roster, of every area; `enough` are the areas
    of which that is enough. `digest` names the two lists, `schema` is that of their contributions."""

    digest: str
    lists: tuple[int, int]
    schema: str
    both: Mapping[Areas, tuple[Accepted, ...]]
    enough: tuple[Areas, ...]

    def of(self, batch: Areas) -> tuple[Accepted, ...]:
        """What a batch adds up: the contributions of its areas."""
        return tuple(one for area in within(self.enough, batch) for one in self.both[area])


def agree(roster: Roster, releasing: Acceptance, second: Acceptance) -> Agreement:
    """What stands on both lists alike: id, revision, sender, and the hashes of both shares. Nothing does where they
    count by different tables."""
    common = set(releasing.accepted) & set(second.accepted) if releasing.schema == second.schema else set()
    both: dict[Areas, tuple[Accepted, ...]] = {}
    for area in roster.areas:
        people = set(roster.of(area))
        both[area] = tuple(sorted((one for one in common if one.pseudonym in people), key=lambda one: one.pseudonym))
    enough = (area for area in both if 100 * len(both[area]) >= FEWEST_PERCENT * len(roster.of(area)))
    return Agreement(
        digest=acceptance.digest(releasing, second),
        lists=(releasing.number, second.number),
        schema=releasing.schema,
        both=both,
        enough=tuple(enough),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`batches` open, each whole; `void` are areas whose activity cannot be true: somebody's share is spoiled."""

    batches: tuple[Areas, ...]
    void: tuple[Areas, ...]


def plan(agreement: Agreement, one: Mapping[Areas, int], other: Mapping[Areas, int]) -> Plan:
    """What opens, from both offices' partial sums of [any case] by area."""
    active = {area: (one[area] + other[area]) % FIELD for area in agreement.enough}
    void = tuple(area for area in active if active[area] > len(agreement.both[area]))
    return Plan(batches=merged({area: active[area] for area in active if area not in void}), void=void)
