"""The closing list of both offices: what of a quarter counts. Whoever is not on it counts those events with the next.

A list names contributions by their random ids. This vault knows its own by its signing keys, and so even those that a
restore from an older backup has forgotten.
"""

from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.period import Period, period_name
from wellbeing.app import representatives, signing
from wellbeing.app.contributing import offices
from wellbeing.app.contributing.basis import uid_of
from wellbeing.app.contributing.offices import Offices
from wellbeing.app.contributing.reading_in import freeze_through
from wellbeing.app.session import Changed, Session
from wellbeing.errors import Refused, WellbeingError
from wellbeing.exchange.contribution import closing
from wellbeing.exchange.contribution.closing import ClosingList
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.language import Language, _
from wellbeing.vault import contributions, counting, quarters
from wellbeing.vault.quarters import Path as LeftBy

_NONE = _("No offices are named here, so no list of theirs is taken in.")
_OTHER_COUNTRY = _("This list is for another country. Nothing was taken from it.")
_OTHER_QUARTER = _("This list is for {period}. Nothing was taken from it.")
_OTHER_OFFICES = _("This list is not from the two offices to which this year's contributions go.")
_CLOSED = _("The list of this quarter was taken in before.")
_BOTH = _(
    "The list counts a contribution of this vault to a year that it released openly. Please tell the releasing office "
    "before it publishes anything."
)
_ONE_OFFICE = _(
    "This list is signed by one of the two offices, {name}, which says that the other one is gone for good. Please ask "
    "them by telephone. If it is so, take the list in once more."
)
_NOT_SENT = _("Nothing of this year was contributed here, so that its lists change nothing.")


COUNTED = _("Both offices counted your contribution. Its numbers stay as they are.")
GOES_ON = _("Your contribution was not counted. Its cases and events go on to a later quarter.")
FORGOTTEN = _(
    "Both offices counted a contribution that this vault has forgotten with a restore. Everything that may have been "
    "in it counts as counted."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What a list says of this vault. `counted`: its contribution is on it. `others` is how many cases and events of
    the quarter go on to a later one; `forgotten`: the list names a contribution that a restore has forgotten."""

    period: Period
    counted: bool
    others: int
    forgotten: bool


def others_told(found: Closed, reader: Language) -> str:
    """What of the quarter was not in the contribution that counts."""
    return reader.plural(
        "{count} case or event was not in it, and goes on to a later quarter.",
        "{count} cases and events were not in it, and go on to a later quarter.",
        found.others,
    )


def take_in(session: Session, file: Path, expected: Period | None = None, *, one_office: bool = False) -> Closed:
    """Take in a closing list; `expected` is the quarter that is meant, where one is. `one_office`: the office that is
    left said by telephone that the other one is gone for good, and then its signature alone will do.

    Raises Refused (no list, not signed by both, other offices, country or quarter, taken in before, nothing sent; with
    the field `one_office` where that office has to be asked) and Tampered; nothing has changed then.
    """
    offices.refuse_here(session)
    raw = representatives.read(file, closing.PAPER.largest)
    found, listed, alone = _read(session, raw)
    period = listed.between.period
    if listed.between.country != found.country:
        raise Refused(_OTHER_COUNTRY, field="file")
    if expected is not None and period != expected:
        raise Refused(_OTHER_QUARTER, field="file", period=period_name(period, session.language))
    if alone is not None and not one_office:
        raise Refused(_ONE_OFFICE, field="one_office", name=alone.name)
    revision = _own(session, listed, period)
    _refuse_unknown(session, period, is_own=revision is not None)
    known = {one.revision for one in contributions.of_quarter(session.store, period) if one.held is not None}
    forgotten = revision is not None and revision not in known
    with session.store.transaction("contribution.closed" if alone is None else "contribution.closed-by-one-office"):
        if forgotten:
            _know(session, period)
        going_on = contributions.close(session.store, period, revision, session.now())
    session.note_change(Changed.RELEASES)
    return Closed(period=period, counted=revision is not None, others=going_on, forgotten=forgotten)


def _read(session: Session, raw: bytes) -> tuple[Offices, ClosingList, RepresentativeCard | None]:
    """A list of the offices to which contributions of its year go, and who of them signed it alone, if so."""
    choices = offices.every(session)
    if not choices:
        raise Refused(_NONE, field="offices")
    for found in choices:
        try:
            listed, alone = _signed(raw, found)
        except WellbeingError:
            if found is choices[-1]:
                raise
            continue
        of_year = offices.of_year(session, listed.between.period.year)
        if of_year is None or of_year.cards != found.cards:
            break
        return of_year, listed, alone  # the same cards may be named anew for a later year, with another country
    raise Refused(_OTHER_OFFICES, field="file")


def _signed(raw: bytes, found: Offices) -> tuple[ClosingList, RepresentativeCard | None]:
    if closing.is_alone(raw):
        return closing.read_alone(raw, found.releasing, found.second)
    return closing.read_by_representative(raw, found.releasing, found.second), None


def _own(session: Session, listed: ClosingList, period: Period) -> int | None:
    """The revision of this vault that counts; None where none does."""
    signer = signing.known(session)
    if signer is None:
        return None
    found = (one for one in listed.counted if one.contribution == uid_of(signer, period, one.revision))
    return next((one.revision for one in found), None)


def _refuse_unknown(session: Session, period: Period, *, is_own: bool) -> None:
    """Raises Refused where the quarter was closed before, and where this vault has nothing to do with the list."""
    frozen = quarters.of(session.store, period)
    if frozen is not None and frozen.closed_at is not None:
        raise Refused(_CLOSED, field="file")
    path = quarters.path_of(session.store, period.year)
    if not is_own and (frozen is None or path is not LeftBy.CONTRIBUTION):
        raise Refused(_NOT_SENT, field="file")
    if path is LeftBy.OPEN_RELEASE:
        raise Refused(_BOTH, field="file")


def _know(session: Session, period: Period) -> None:
    """Inside a transaction: a contribution counts that this vault has forgotten. Nobody can say what was in it, so that
    all counts as counted which may have been: nothing is counted twice."""
    freeze_through(session, period)
    quarters.mark_possible(session.store, counting.possible_in(session.store, period), period)
