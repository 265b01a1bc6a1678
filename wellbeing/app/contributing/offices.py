"""The two offices to which contributions go: their cards, compared by telephone, and the name by which both know this
representative. A year that was contributed to keeps its offices, so that they change between years only."""

from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import representatives
from wellbeing.app.session import Changed, Session
from wellbeing.content import countries
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.roster import is_pseudonym
from wellbeing.exchange.hand_over.card import LARGEST_CARD, RepresentativeCard, read_representative_card
from wellbeing.language import _
from wellbeing.vault import contributions, offices
from wellbeing.vault.contributions import StoredOffices

_EXAMPLE = _("The example is made up, so nothing of it is contributed.")
_OFFICE_VAULT = _("This is the vault of an office. It takes contributions in, and makes none.")
_NONE = _("The two offices to which contributions go are not named yet. Name them first.")
_OTHER_SIGNS = _(
    "This is not the fingerprint of this office's card. Do not use the card, and ask for it again by another way."
)
_SAME = _("Both cards are those of one office. There have to be two, so that neither can read a number alone.")
_OWN = _("This is your own card. Both offices are somebody else.")
_PSEUDONYM = _("The name by which both offices know you has 1 to 40 signs.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """Both offices and the country for which they count, from the year `since` on (0: from the first)."""

    releasing: RepresentativeCard
    second: RepresentativeCard
    country: str
    pseudonym: str
    since: int

    @property
    def cards(self) -> tuple[RepresentativeCard, RepresentativeCard]:
        """The releasing office first."""
        return self.releasing, self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A card, and the fingerprint as it was heard on the telephone."""

    card: RepresentativeCard
    fingerprint: str

    @property
    def is_the_same(self) -> bool:
        """Whether it is the card's."""
        return "".join(self.fingerprint.split()).lower() == self.card.fingerprint.replace(" ", "")


def look(path: Path) -> RepresentativeCard:
    """The card in a file, before it is trusted."""
    return read_representative_card(representatives.read(path, LARGEST_CARD))


def name(session: Session, *, releasing: Heard, second: Heard, country: str, pseudonym: str) -> Offices:
    """Let contributions go to these two from now on: to all quarters of a year of which nothing was contributed yet.

    The same two for the same country again: only the pseudonym is another one from now on, as for who works for another
    area. `country` is Eurostat's code or a country's name. Raises Refused with the field that is wrong (`releasing`,
    `second`, `country`, `pseudonym`).
    """
    refuse_here(session)
    own = representatives.own_card(session).fingerprint
    for field, heard in (("releasing", releasing), ("second", second)):
        if not heard.is_the_same:
            raise Refused(_OTHER_SIGNS, field=field)
        if heard.card.fingerprint == own:
            raise Refused(_OWN, field=field)
    if releasing.card.fingerprint == second.card.fingerprint:
        raise Refused(_SAME, field="second")
    if not is_pseudonym(pseudonym.strip()):
        raise Refused(_PSEUDONYM, field="pseudonym")
    last = contributions.last_year(session.store)
    stored = StoredOffices(
        since=0 if last is None else last + 1,
        releasing=releasing.card.to_bytes(),
        second=second.card.to_bytes(),
        country=countries.country(country).code,
        pseudonym=pseudonym.strip(),
        chosen_at=session.now(),
    )
    before = next(reversed(contributions.every_choice(session.store)), None)
    same = before is not None and (before.releasing, before.second, before.country) == (
        stored.releasing,
        stored.second,
        stored.country,
    )
    with session.store.transaction("contribution.offices"):
        if before is not None and same:
            contributions.rename(session.store, before.since, stored.pseudonym)
        else:
            contributions.choose(session.store, stored)
    session.note_change(Changed.RELEASES)
    return _offices(stored)


def of_year(session: Session, year: int) -> Offices | None:
    """The offices to which the quarters of a year go; None while none are named."""
    found = contributions.offices_of(session.store, year)
    return None if found is None else _offices(found)


def require(session: Session, year: int) -> Offices:
    """The same. Raises Refused while none are named."""
    found = of_year(session, year)
    if found is None:
        raise Refused(_NONE, field="offices")
    return found


def every(session: Session) -> tuple[Offices, ...]:
    """Those of every time, the newest first: what is sent today goes to the first."""
    return tuple(map(_offices, reversed(contributions.every_choice(session.store))))


def refuse_here(session: Session) -> None:
    """The example contributes nothing, and an office's vault neither."""
    if session.is_example:
        raise Refused(_EXAMPLE)
    if offices.get(session.store) is not None:
        raise Refused(_OFFICE_VAULT)


def _offices(stored: StoredOffices) -> Offices:
    return Offices(
        releasing=read_representative_card(stored.releasing),
        second=read_representative_card(stored.second),
        country=stored.country,
        pseudonym=stored.pseudonym,
        since=stored.since,
    )
