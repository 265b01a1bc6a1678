"""Contributions that are taken in: each office by itself refuses what is not on the roster, and what was used."""

import datetime as dt
import functools

from wellbeing.anonymise.contributing.layout import Layout
from wellbeing.anonymise.period import Period
from wellbeing.content.statistics import load_contribution_schema, national_version, national_versions
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.contribution import Received, bound_to, open_contribution
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.contribution.part import Part
from wellbeing.exchange.hand_over.card import RepresentativeCard, read_representative_card
from wellbeing.office import refusals
from wellbeing.office.identity import Office
from wellbeing.office.quarter import Quarter, read
from wellbeing.vault import office_quarters, offices
from wellbeing.vault.office_quarters import StoredContribution
from wellbeing.vault.store import Store

PART = {Role.RELEASING: Part.SHARE, Role.SECOND: Part.SEED}
"""Which part of a contribution an office gets."""


@functools.cache
def layout(version: str | None = None) -> Layout:
    """The order of the numbers in a contribution by a version of the schema, the newest if None. Raises Refused for one
    that this program does not have."""
    if version is not None and version not in national_versions():
        raise Refused(refusals.OTHER_SCHEMA)
    return Layout.of(load_contribution_schema(version))


def version_of(store: Store, office: Office, year: int) -> str:
    """The version of the schema by which a year counts here: that of what was counted of it, else the one that counts
    from that year on. So a new version that comes in the middle of a year changes nothing of the year."""
    closed = (read(store, office, quarter).closing for quarter in Period(year=year).quarters())
    first = next((one.counted[0] for one in closed if one is not None and one.counted), None)
    known = [] if first is None else office_quarters.same(store, first.contribution)
    return known[0].schema if known else national_version(year)


def opened(store: Store, office: Office, raw: bytes) -> Received:
    """A contribution that somebody enrolled here sealed for this office. Raises Refused and Tampered."""
    version = version_of(store, office, bound_to(raw).quarter.year)

    def known(fingerprint: str) -> RepresentativeCard | None:
        found = offices.enrolled(store, fingerprint)
        return None if found is None else read_representative_card(found.card)

    return open_contribution(raw, office.opener, office.own, known, layout=layout(version), part=PART[office.role])


def take(store: Store, quarter: Quarter, received: Received, now: dt.datetime, today: dt.date) -> bool:
    """Inside a transaction: take a contribution in. Whether it is new: the same one twice adds nothing.

    Raises Refused: no roster, sender not on it or under another pseudonym, another country, the quarter is not over or
    is being opened, the representative has contributed to it, or the id is another contribution's.
    """
    _refuse_stranger(store, quarter, received)
    same = office_quarters.same(store, received.uid)
    if any(_is(one, received) for one in same):
        return False
    quarter.refuse_not_over(today)
    quarter.refuse_bound()
    if same:
        raise Refused(refusals.USED_ID, field="file")
    if office_quarters.newest_revision(store, quarter.period.label, received.pseudonym) >= received.revision:
        raise Refused(refusals.USED, field="file")
    office_quarters.add_contribution(store, _stored(received), now)
    return True


def _refuse_stranger(store: Store, quarter: Quarter, received: Received) -> None:
    if received.country != quarter.office.country:
        raise Refused(refusals.OTHER_COUNTRY, field="file")
    if received.pseudonym not in offices.pseudonyms(store, received.sender):
        raise Refused(refusals.OTHER_PSEUDONYM, field="file")
    if received.pseudonym not in {person.pseudonym for person in quarter.require_roster().people}:
        raise Refused(refusals.NOT_ON_ROSTER, field="file")


def _stored(received: Received) -> StoredContribution:
    return StoredContribution(
        period=received.quarter.label,
        pseudonym=received.pseudonym,
        revision=received.revision,
        contribution=received.uid,
        schema=received.schema,
        hashes=received.hashes,
        share=received.content,
    )


def _is(stored: StoredContribution, received: Received) -> bool:
    told = (received.quarter.label, received.pseudonym, received.revision, received.hashes)
    return (stored.period, stored.pseudonym, stored.revision, stored.hashes) == told
