"""After a restore: a contribution that had left is read in, so that its year can't leave in another way.

What it counted can't be read here: it is sealed to its office. So it is proposed to be made again, with a higher
revision, and where the offices count the older one all the same, everything that may have been in it counts as counted
(`wellbeing.app.contributing.closing`).
"""

import datetime as dt
from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app import freezing, quarters_over, releasing, representatives, signing
from wellbeing.app.contributing.basis import uid_of
from wellbeing.app.session import Changed, Session
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import contribution
from wellbeing.language import _
from wellbeing.vault import contributions, departures, quarters
from wellbeing.vault.contributions import StoredContribution
from wellbeing.vault.quarters import Path as LeftBy

_NOT_OWN = _("This contribution was not made by this vault, or with keys that the backup does not have.")
CARRIED = _("random numbers that say nothing alone")
_KNOWN = _("This contribution is known already.")
_OPEN_RELEASE = _("The year {year} was released openly, and a year leaves in one way only. Please ask the offices.")


def read_in(session: Session, file: Path) -> Period:
    """Take note of a contribution that left since the backup; either of its two files will do. Returns its quarter.

    Raises Refused where nothing has to be read in, for another file, one of another vault, and one that is known.
    """
    if releasing.closed(session) is None:
        raise Refused(releasing.NOT_CLOSED)
    before = contribution.bound_to(representatives.read(file, contribution.LARGEST))
    period, signer, store = before.quarter, signing.known(session), session.store
    if signer is None or before.uid != uid_of(signer, period, before.revision):
        raise Refused(_NOT_OWN, field="folder")
    if any(one.uid == before.uid for one in contributions.of_quarter(store, period)):
        raise Refused(_KNOWN, field="folder")
    if quarters.path_of(store, period.year) is LeftBy.OPEN_RELEASE:
        raise Refused(_OPEN_RELEASE, field="folder", year=period.year)
    made_at = dt.datetime.fromtimestamp(before.revision, dt.UTC)
    left = StoredContribution(
        uid=before.uid,
        period=period,
        revision=before.revision,
        at=made_at,
        held=None,
        schema=None,
        basis=None,
        files=None,
    )
    with store.transaction("contribution.read-in", left.uid):
        freeze_through(session, period)
        contributions.add(store, left, ())
        departures.add(store, _departure(file, made_at))
    session.note_change(Changed.RELEASES)
    return period


def freeze_through(session: Session, period: Period) -> None:
    """Inside a transaction: a quarter left, so that it is frozen, as is everything before it."""
    if quarters.of(session.store, period) is None:
        freezing.seal(session, [one for one in quarters_over.waiting(session) if one.label <= period.label])
    if quarters.of(session.store, period) is None:
        quarters.freeze(session.store, period, (), session.now())


def _departure(file: Path, at: dt.datetime) -> FileThatLeft:
    return FileThatLeft(
        uid=new_uid(),
        kind=FileKind.CONTRIBUTION,
        carrier=Carrier.SAVED,
        at=at,
        place=str(file),
        carried=(CARRIED,),
    )
