"""What the vault says of the years of an office, and of the one that is looked at."""

from dataclasses import dataclass

from wellbeing.anonymise.period import Period
from wellbeing.app import releasing
from wellbeing.app.office import national, years
from wellbeing.app.office.national import Gathered
from wellbeing.app.office.years import YearOnOffer
from wellbeing.app.releasing import Closed
from wellbeing.app.session import Session
from wellbeing.app.years_that_left import Left


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year among those on offer; None where nothing was begun. `gathered` of one that can be released, `left` of
    one that was. `closed` says why nothing can be released."""

    offers: tuple[YearOnOffer, ...] = ()
    shown: YearOnOffer | None = None
    gathered: Gathered | None = None
    left: Left | None = None
    closed: Closed | None = None

    @property
    def period(self) -> Period | None:
        """The year shown."""
        return None if self.shown is None else self.shown.period


def read(session: Session, wanted: Period | None) -> Year:
    """The year that is wanted, or the first to be looked at. Raises Refused at the second office."""
    offers = tuple(years.on_offer(session))
    shown = next((offer for offer in offers if offer.period == wanted), None) or _first(offers)
    ready = shown is not None and not shown.released and shown.lacks is None
    return Year(
        offers=offers,
        shown=shown,
        gathered=national.gather(session, shown.period) if shown and ready else None,
        left=years.left(session, shown.period) if shown and shown.released else None,
        closed=releasing.closed(session),
    )


def _first(offers: tuple[YearOnOffer, ...]) -> YearOnOffer | None:
    """The oldest year that can be released, since it waits longest; else the newest."""
    ready = [offer for offer in offers if not offer.released and offer.lacks is None]
    return ready[-1] if ready else next(iter(offers), None)
