"""What of a year an office knows to be in its figures: areas and quarters that were opened, and why others were not.

Who is missing stays here. What leaves are regions, reasons, and one band over all areas and quarters together.
"""

import itertools
from collections.abc import Mapping, Sequence

from wellbeing.anonymise.areas import Areas as YearAreas
from wellbeing.anonymise.coverage import Area, Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.floors import FEWEST_IN_BATCH
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.share import Asked, Band, reported_band
from wellbeing.content import codes
from wellbeing.exchange.contribution.acceptance import WITHOUT_LISTS
from wellbeing.exchange.contribution.roster import Roster
from wellbeing.office.agreement import FEWEST_PERCENT, Agreement
from wellbeing.office.identity import Office
from wellbeing.office.merging import within
from wellbeing.office.quarter import Quarter, read
from wellbeing.office.year import gather
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import Kind, StoredBatch
from wellbeing.vault.store import Store

_DEEPEST = 4
"""Characters of a NUTS code at level 2."""
_ELSEWHERE = "Z"
"""In codes of what lies in no region, such as embassies."""


def of_year(store: Store, office: Office, year: Period) -> Coverage:
    """The coverage of a year, from what both offices signed and what its figures are made of."""
    quarters = [read(store, office, quarter) for quarter in year.quarters()]
    opened = gather(store, year).batches
    stored = office_quarters.batches(store, year.year)
    rosters = [quarter.roster for quarter in quarters if quarter.roster is not None]
    names = {region.code: region.label for region in codes.regions() if region.code.startswith(office.country)}
    asked = _asked({quarter.period.label: quarter.roster for quarter in quarters}, opened)
    return Coverage(
        quarters=tuple(
            of_quarter(quarter, [batch for batch in stored if batch.period == quarter.period.label])
            for quarter in quarters
        ),
        areas=tuple(area.regions for area in YearAreas.joined(batch.area for batch in opened).areas) if opened else (),
        absent=_absent([area for roster in rosters for area in roster.areas], names),
        reported=reported_band(sum(batch.contributions for batch in opened), asked) if asked else Band.UNKNOWN,
        names=names,
        asked=asked,
    )


def _asked(rosters: Mapping[str, Roster | None], opened: Sequence[StoredBatch]) -> Asked | None:
    """Of what was opened alone: of what was not, the reasons tell how many reported at most. Each area opened with four
    in five of its roster, and each batch with ten who had a case."""
    number = least = 0
    for batch in opened:
        roster = rosters[batch.period]
        if roster is None:  # a restore has forgotten it
            return None
        sizes = [len(roster.of(area)) for area in within(roster.areas, batch.area)]
        number += sum(sizes)
        least += max(FEWEST_IN_BATCH, sum(-(-FEWEST_PERCENT * size // 100) for size in sizes))
    return Asked(number=number, least=least)


def _agreement(quarter: Quarter) -> Agreement | None:
    """What counted: also of a closed quarter, whose activity is not here any more. Its closing list names the lists."""
    if quarter.closing is None:
        return quarter.agreement
    lists = [one for one in quarter.documents if one.kind is Kind.ACCEPTANCE]
    own, theirs = ([one.number for one in lists if one.given is given] for given in (True, False))
    numbers = itertools.product(own, theirs) if quarter.office.releases else itertools.product(theirs, own)
    found = (quarter.agreed(*pair) for pair in numbers)
    return next((one for one in found if one is not None and one.digest == quarter.closing.agreement), None)


def of_quarter(quarter: Quarter, batches: Sequence[StoredBatch]) -> QuarterCoverage:
    """The coverage of one quarter, from what both offices signed of it and all of its batches."""
    roster, agreement = quarter.roster, _agreement(quarter)
    holding = [batch for batch in batches if batch.sums is not None]
    opened = tuple(batch.area for batch in holding)
    why = _why(quarter, sum(batch.contributions for batch in holding))
    if roster is None or (agreement is None and not opened):
        return QuarterCoverage(period=quarter.period, opened=opened, why=None if opened else why)
    listed = {one.contribution for one in quarter.closing.counted} if quarter.closing is not None else set[str]()
    forgotten = [batch.area for batch in batches if batch.sums is None and not batch.void]
    closed: dict[Area, Closed] = {}
    for area in roster.areas:
        if any(within([area], whole) for whole in opened):
            continue
        counted = agreement is not None and any(one.contribution in listed for one in agreement.both[area])
        if counted or any(within([area], whole) for whole in forgotten):
            closed[area] = Closed.LOST
        else:
            closed[area] = Closed.TOO_FEW if agreement is not None else why
    return QuarterCoverage(period=quarter.period, opened=opened, closed=closed)


def _why(quarter: Quarter, opened: int) -> Closed:
    """What a closing list says of all that was not opened, where the lists of which it is are not here. `opened` are
    the contributions in sums that are."""
    closing = quarter.closing
    if closing is None:
        return Closed.NO_ROSTER if quarter.roster is None else Closed.NO_LISTS
    if len(closing.counted) > opened:
        return Closed.LOST
    if closing.agreement == WITHOUT_LISTS:
        return Closed.NO_ROSTER if quarter.roster is None else Closed.NOT_ENDED
    return Closed.TOO_FEW


def _absent(present: Sequence[Area], names: Mapping[str, str]) -> tuple[str, ...]:
    """Regions in which nobody on a roster works, each once: a larger one stands for all that lie in it. With no roster
    at all there is nothing to tell them by."""
    taken = {code for area in present for code in area}
    if not taken:
        return ()
    land = (code for code in sorted(names) if 2 < len(code) <= _DEEPEST and _ELSEWHERE not in code[2:])
    free = [code for code in land if not any(code.startswith(one) or one.startswith(code) for one in taken)]
    return tuple(code for code in free if not any(code != other and code.startswith(other) for other in free))
