"""What the vault says of the periods of a summary, and of the one that is looked at."""

from dataclasses import dataclass

from wellbeing.anonymise.period import Period
from wellbeing.app import freezing, releasing
from wellbeing.app import summary as use_cases
from wellbeing.app.contributing import standing
from wellbeing.app.contributing.standing import LeftBy
from wellbeing.app.freezing import Quarter, Stands
from wellbeing.app.releasing import Closed
from wellbeing.app.session import Session
from wellbeing.app.summary import Gathered, YearOnOffer
from wellbeing.app.years_that_left import Left


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One period among those on offer; None of an empty vault. `closed` says why nothing can be released, `path` how
    the year left or will leave, and `left` what left of one that was released."""

    offers: tuple[YearOnOffer, ...] = ()
    period: Period | None = None
    gathered: Gathered | None = None
    closed: Closed | None = None
    quarters: tuple[Quarter, ...] = ()
    path: LeftBy | None = None
    left: Left | None = None

    @property
    def released(self) -> bool:
        """Whether this period left as a release."""
        return any(offer.released for offer in self.offers if offer.period == self.period)

    @property
    def has_left(self) -> bool:
        """Whether the year's counts were deleted with its release: what left is in its files."""
        return any(quarter.stands is Stands.LEFT for quarter in self.quarters)

    @property
    def over(self) -> tuple[Period, ...]:
        """The quarters that are over and not frozen."""
        return tuple(quarter.period for quarter in self.quarters if quarter.stands is Stands.WAITING)


def read(session: Session, wanted: Period | None) -> Year:
    """The period that is wanted, or the first to be looked at."""
    offers = tuple(use_cases.years(session))
    known = [offer.period for offer in offers]
    period = wanted if wanted in known else _first(offers)
    return Year(
        offers=offers,
        period=period,
        gathered=use_cases.gather(session, period) if period else None,
        closed=releasing.closed(session),
        quarters=freezing.quarters_of(session, period.year) if period and not period.imported else (),
        path=standing.path_of(session, period.year) if period else None,
        left=use_cases.left(session, period) if period else None,
    )


def _first(offers: tuple[YearOnOffer, ...]) -> Period | None:
    """The newest year that is over, since that one can be released; else the newest."""
    found = [offer for offer in offers if offer.over and not offer.released] or list(offers)
    return found[0].period if found else None
