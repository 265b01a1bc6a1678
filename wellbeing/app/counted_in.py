"""In which figures a case stands, in words: those that can change no more, and those of which nothing has left yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from wellbeing.anonymise.period import Period, period_name, read_period
from wellbeing.app.session import Session
from wellbeing.domain.consent import Purpose
from wellbeing.domain.identity import CaseId
from wellbeing.language import Language, _
from wellbeing.vault import cases, consents, quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedIn:
    """Periods in which a case, or what came to it later, was counted: `frozen` are quarters of which nothing has left,
    so that a withdrawal or an erasure leaves the case out; `sent` are quarters of which a contribution has left that a
    new revision replaces, if it reaches both offices before they close the quarter; `left` are years whose figures stay
    as they are."""

    frozen: tuple[Period, ...] = ()
    sent: tuple[Period, ...] = ()
    left: tuple[Period, ...] = ()


def of_case(session: Session, case_id: CaseId) -> CountedIn:
    """Where one case was counted. After a restore cases are marked that may have been counted: one without a yes on
    record was not, or the yes is lost with the days after the backup."""
    store = session.store
    imported = cases.get(store, case_id).import_id is not None
    agreed = any(one.purpose is Purpose.STATISTICS and one.answer for one in consents.of_case(store, case_id))
    if not imported and not agreed:
        return CountedIn()
    found = quarters.counted_of(store, case_id)
    return CountedIn(
        frozen=tuple(map(read_period, found.frozen)),
        sent=tuple(map(read_period, found.sent)),
        left=_years(found.left),
    )


def of_cases(session: Session, case_ids: Iterable[CaseId]) -> CountedIn:
    """Where any of these cases was counted."""
    found = [of_case(session, case_id) for case_id in case_ids]
    return CountedIn(
        frozen=_sorted(period for one in found for period in one.frozen),
        sent=_sorted(period for one in found for period in one.sent),
        left=_sorted(period for one in found for period in one.left),
    )


def _years(labels: Iterable[str]) -> tuple[Period, ...]:
    """Figures leave as those of a year."""
    return _sorted(Period(year=found.year, imported=found.imported) for found in map(read_period, labels))


def _sorted(periods: Iterable[Period]) -> tuple[Period, ...]:
    return tuple(sorted(set(periods), key=lambda period: period.label))


SENT = _(
    "Counted in the contribution of {period}, which has left for two offices. It is proposed to be made again without "
    "the case. That helps if it reaches both offices before they close the quarter."
)
"""What becomes of a case that is taken out of the figures while its contribution is on the way."""


def names(periods: Iterable[Period], reader: Language) -> str:
    """Periods by name, in one line."""
    return reader.listing(period_name(period, reader) for period in periods)
