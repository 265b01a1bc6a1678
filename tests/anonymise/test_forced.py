"""What earlier releases force is exactly what would be shown without them."""

from tests.anonymise.examples import SCHEMA, YEAR, alike
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.cell import cell
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.forced import forced
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.protect import Protected, protect
from wellbeing.anonymise.published import Published, State


def as_published(found: Protected) -> Published:
    return Published(schema=SCHEMA.id, period=found.counts.period, cells=found.figures())


def cases(threats: int) -> list[CountedCase]:
    return [*alike(60, act="VERBAL"), *alike(threats, 1000, act="ASSAULT"), *alike(30, 2000, act="_U")]


def test_a_year_after_three_quarters_withholds_what_the_fourth_withheld() -> None:
    """The last quarter has 3 assaults: with the others and what the year could show they could be worked out."""
    parts = {quarter: cases(40 if quarter < 4 else 3) for quarter in (1, 2, 3, 4)}
    earlier: list[Published] = []
    for quarter, part in parts.items():
        found = protect(count(SCHEMA, part, Period(year=2026, quarter=quarter)), earlier)
        earlier.append(as_published(found))
    counts = count(SCHEMA, [one for part in parts.values() for one in part], YEAR)
    year = protect(counts, earlier)
    only_so = forced(counts, year, earlier)
    assert earlier[3].cells[cell("cases", {"act": "ASSAULT"})].state is State.HIDDEN
    assert only_so
    alone = protect(counts).figures()
    assert all(alone[found].state is State.VALUE and year.figures()[found].state is State.HIDDEN for found in only_so)
    assert audit(SCHEMA, as_published(year), earlier).ok


def test_releases_of_other_cases_force_nothing() -> None:
    other = as_published(protect(count(SCHEMA, cases(40), Period(year=2025))))
    counts = count(SCHEMA, cases(3), YEAR)
    assert forced(counts, protect(counts, [other]), [other]) == frozenset()
