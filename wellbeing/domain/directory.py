"""Looking for help by need: what is asked of the directory of services, and how well a service answers it."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.domain import weekly_hours
from wellbeing.domain.folding import fold
from wellbeing.domain.identity import ServiceId
from wellbeing.domain.referral import Service

ANYONE = "ANYONE"
"""The audience that takes in every other; a code of audiences.csv."""
MOST_WORDS = 50
"""Words that are looked for at once, where somebody pasted a whole page."""
_UNKNOWN_DAYS = 10_000

Place = tuple[str, ServiceId]
"""Where a service stands in the directory: its name as it is sorted, then its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of the directory; whatever is empty does not matter.

    `region` is a NUTS code: services of the regions around it and within it are found, and those that are bound to no
    place. `open_at` is a moment of the local clock. `checked_before` finds entries that nobody has checked since that
    day. `hidden` asks for the entries that are not offered any more, instead of those that are.
    """

    text: str = ""
    kind: str = ""
    audience: str = ""
    region: str = ""
    language: str = ""
    free: bool = False
    confidential: bool = False
    open_at: dt.datetime | None = None
    checked_before: dt.date | None = None
    hidden: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words that are looked for."""
        return tuple(dict.fromkeys(fold(self.text).split()))[:MOST_WORDS]

    @property
    def is_nonsense(self) -> bool:
        """Whether something is typed that no entry can have: signs alone."""
        return bool(self.text.strip()) and not self.words

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked."""
        return self != Wanted(hidden=self.hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Help that somebody needs: `kind` is a code of referral_kinds.csv, `region` one of NUTS, `languages` those that
    the person speaks, `audience` a code of audiences.csv. Empty is not known."""

    kind: str
    region: str = ""
    languages: tuple[str, ...] = ()
    audience: str = ""


def sorts_as(service: Service) -> str:
    """The name as the directory is sorted by it."""
    return fold(service.name)


def found_by(service: Service) -> str:
    """Everything by which a search finds a service, folded."""
    texts = (service.name, service.whom, service.reach, service.hours, service.cost, service.note)
    return fold(" ".join(text for text in texts if text))


def place(service: Service) -> Place:
    """Where it stands in the directory."""
    return sorts_as(service), service.id


def answers(service: Service, wanted: Wanted) -> bool:
    """Whether a service is among those that are asked for. The vault asks the same of its rows."""
    return (
        service.hidden == wanted.hidden
        and wanted.kind in ("", service.kind)
        and (not wanted.audience or wanted.audience in service.audiences or ANYONE in service.audiences)
        and (not wanted.region or serves(service.region, wanted.region))
        and (not wanted.language or wanted.language in service.languages)
        and (not wanted.free or service.free is True)
        and (not wanted.confidential or service.employer_learns is False)
        and (wanted.open_at is None or weekly_hours.is_open(service.weekly_hours, wanted.open_at))
        and (wanted.checked_before is None or _checked_before(service, wanted.checked_before))
        and not wanted.is_nonsense
        and all(word in found_by(service) for word in wanted.words)
    )


def _checked_before(service: Service, day: dt.date) -> bool:
    return service.checked_on is None or service.checked_on < day


def serves(region: str | None, wanted: str) -> bool:
    """Whether a service of `region` helps somebody in `wanted`: it is bound to no place, or one region lies in the
    other. NUTS codes begin with the code of the region around them."""
    return not region or wanted.startswith(region) or region.startswith(wanted)


def fitting_first(service: Service, need: Need, today: dt.date) -> tuple[object, ...]:
    """A key that sorts services by how well they fit: those that speak the person's language, are for people like
    this one and for the whole region come first, then those of which the employer learns nothing, then the quick ones.
    What an entry does not say stands between yes and no. Made-up ones are the last."""
    speaks = any(language in service.languages for language in need.languages)
    return (
        service.fictitious,
        _degree(speaks, said=bool(service.languages), asked=bool(need.languages)),
        _degree(
            need.audience in service.audiences or ANYONE in service.audiences,
            said=bool(service.audiences),
            asked=bool(need.audience),
        ),
        bool(need.region and service.region and not need.region.startswith(service.region)),
        _degree(service.employer_learns is False, said=service.employer_learns is not None, asked=True),
        _UNKNOWN_DAYS if service.usual_days is None else service.usual_days,
        service.checked_on is None or service.checked_on < a_year_before(today),
        *place(service),
    )


def _degree(fits: bool, *, said: bool, asked: bool) -> int:
    if not asked or fits:
        return 0
    return 2 if said else 1


UNCHECKED_AFTER = dt.timedelta(days=365)
"""An entry that nobody has checked for this long is marked."""


def a_year_before(today: dt.date) -> dt.date:
    """Entries checked before this day are marked."""
    return today - UNCHECKED_AFTER


def is_unchecked(service: Service, today: dt.date) -> bool:
    """Whether the entry was never checked, or longer ago than a year."""
    return _checked_before(service, a_year_before(today))
