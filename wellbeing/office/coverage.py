"""What of a year an office knows to be in its figures: areas and quarters that were opened, and why others were not.

Who is missing stays here. What leaves are regions, reasons, and one band over all areas and quarters together.
"""

import itertools
from collections.abc import Mapping, Sequence

from wellbeing.anonymise.areas import Areas as YearAreas
from wellbeing.anonymise.coverage import Area, Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.share import reported_band
from wellbeing.content import codes
from wellbeing.office.agreement import Agreement
from wellbeing.office.identity import Office
from wellbeing.office.merging import within
from wellbeing.office.quarter import Quarter, read
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import Kind, StoredBatch
from wellbeing.vault.store import Store

_DEEPEST = 4
"""Characters of a NUTS code at level 2."""
_ELSEWHERE = "Z"
"""In codes of what lies in no region, such as embassies."""


def of_year(store: Store, office: Office, year: Period) -> Coverage:
    """The coverage of a year, from what both offices signed and what was opened."""
    quarters = [read(store, office, quarter) for quarter in year.quarters()]
    agreements = [_agreement(quarter) for quarter in quarters]
    batches = office_quarters.batches(store, year.year)
    sound = [batch.area for batch in batches if not batch.void]
    rosters = [quarter.roster for quarter in quarters if quarter.roster is not None]
    names = {region.code: region.label for region in codes.regions() if region.code.startswith(office.country)}
    return Coverage(
        quarters=tuple(
            _quarter(quarter, agreement, [batch for batch in batches if batch.period == quarter.period.label])
            for quarter, agreement in zip(quarters, agreements, strict=True)
        ),
        areas=tuple(area.regions for area in YearAreas.joined(sound).areas) if sound else (),
        absent=_absent([area for roster in rosters for area in roster.areas], names),
        reported=reported_band(
            sum(len(one) for agreement in agreements if agreement for one in agreement.both.values()),
            sum(len(roster.people) for roster in rosters),
        ),
        names=names,
    )


def _agreement(quarter: Quarter) -> Agreement | None:
    """What counted: also of a closed quarter, whose activity is not here any more. Its closing list names the lists."""
    if quarter.agreement is not None or quarter.closing is None:
        return quarter.agreement
    lists = [one for one in quarter.documents if one.kind is Kind.ACCEPTANCE]
    own, theirs = ([one.number for one in lists if one.given is given] for given in (True, False))
    numbers = itertools.product(own, theirs) if quarter.office.releases else itertools.product(theirs, own)
    found = (quarter.agreed(*pair) for pair in numbers)
    return next((one for one in found if one is not None and one.digest == quarter.closing.agreement), None)


def _quarter(quarter: Quarter, agreement: Agreement | None, batches: Sequence[StoredBatch]) -> QuarterCoverage:
    roster, opened = quarter.roster, tuple(batch.area for batch in batches if not batch.void)
    if roster is None or agreement is None:
        why = Closed.NO_ROSTER if roster is None else Closed.NO_LISTS
        return QuarterCoverage(period=quarter.period, opened=opened, why=None if opened else why)
    listed = {one.contribution for one in quarter.closing.counted} if quarter.closing is not None else set[str]()
    closed: dict[Area, Closed] = {}
    for area in roster.areas:
        if any(within([area], whole) for whole in opened):
            continue
        if area not in agreement.enough:
            closed[area] = Closed.TOO_FEW_REPORTED
        elif any(one.contribution in listed for one in agreement.both[area]):
            closed[area] = Closed.LOST
        else:  # what is active opens all together or not at all: beside other batches only a spoiled one is left
            closed[area] = Closed.VOID if batches else Closed.TOO_FEW_ACTIVE
    return QuarterCoverage(period=quarter.period, opened=opened, closed=closed)


def _absent(present: Sequence[Area], names: Mapping[str, str]) -> tuple[str, ...]:
    """Regions in which nobody on a roster works, each once: a larger one stands for all that lie in it. With no roster
    at all there is nothing to tell them by."""
    taken = {code for area in present for code in area}
    if not taken:
        return ()
    land = (code for code in sorted(names) if 2 < len(code) <= _DEEPEST and _ELSEWHERE not in code[2:])
    free = [code for code in land if not any(code.startswith(one) or one.startswith(code) for one in taken)]
    return tuple(code for code in free if not any(code != other and code.startswith(other) for other in free))
