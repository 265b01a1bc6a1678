"""A year at the releasing office: from the batches that were opened to the counts of a national release."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from wellbeing.anonymise.areas import Areas
from wellbeing.anonymise.contributing.opening import BatchCounts, opened, together
from wellbeing.anonymise.contributing.year import year_counts
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.period import Period, read_period
from wellbeing.content.statistics import load_national_schema, national_versions
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import sharing
from wellbeing.office import refusals
from wellbeing.office.identity import Office
from wellbeing.office.intake import layout
from wellbeing.office.quarter import read
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import StoredBatch
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedYear:
    """What was opened of a year. `batches` are unprotected sums, sealed as they lie in the vault: they stay inside."""

    period: Period
    batches: tuple[StoredBatch, ...] = field(repr=False)


def years(store: Store) -> list[int]:
    """The years of which something was begun, the newest first."""
    return sorted({int(label[:4]) for label in office_quarters.periods(store)}, reverse=True)


def refuse_unready(store: Store, office: Office, year: Period) -> None:
    """Raises Refused where a quarter that was begun is not closed, nothing was opened, or what was opened counts by
    other tables than this program."""
    quarters = [read(store, office, quarter) for quarter in year.quarters()]
    open_ones = [one for one in quarters if one.documents and one.closing is None]
    for has_roster, sentence in ((True, refusals.NOT_CLOSED), (False, refusals.NO_ROSTER_NOT_CLOSED)):
        labels = [one.period.label for one in open_ones if (one.roster is not None) is has_roster]
        if labels:
            raise Refused(sentence, field="year", quarters=", ".join(labels))
    schemas = office_quarters.schemas_of_sums(store, year.year)
    if not schemas:
        raise Refused(refusals.NOTHING_OPENED, field="year")
    if len(schemas) > 1 or not schemas <= set(national_versions()):
        raise Refused(refusals.OTHER_SCHEMA, field="year")


def gather(store: Store, year: Period) -> OpenedYear:
    """What was opened of a year and has not left."""
    found = (batch for batch in office_quarters.batches(store, year.year) if batch.sums is not None)
    return OpenedYear(period=year, batches=tuple(found))


def counts(year: OpenedYear) -> Counts:
    """The counts of the year, by area and quarter. They stay inside. No vault is needed."""
    areas = Areas.joined(batch.area for batch in year.batches)
    by_area: Mapping[str, dict[str, list[BatchCounts]]] = defaultdict(lambda: defaultdict(list))
    for batch in year.batches:
        by_area[areas.of(batch.area[0]).code][batch.period].append(_opened(batch))
    quarters = {
        code: {read_period(label).quarter or 0: together(batches) for label, batches in own.items()}
        for code, own in by_area.items()
    }
    return year_counts(load_national_schema(areas, year.batches[0].schema), year.period, quarters)


def _opened(batch: StoredBatch) -> BatchCounts:
    return opened(layout(batch.schema), sharing.numbers(batch.sums or b""), batch.contributions)
