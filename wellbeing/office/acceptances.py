"""Acceptance lists: each office tells the other which contributions it has taken in. What both have, counts."""

import datetime as dt

from wellbeing.errors import Refused
from wellbeing.exchange.contribution import acceptance, document
from wellbeing.exchange.contribution.acceptance import Acceptance, Accepted
from wellbeing.office import refusals
from wellbeing.office.identity import Office
from wellbeing.office.intake import version_of
from wellbeing.office.quarter import Quarter, keep, newest_number
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import Kind
from wellbeing.vault.store import Store


def give(store: Store, quarter: Quarter, now: dt.datetime, today: dt.date) -> bytes:
    """This office's list as a file: a new one where more has come, else the same bytes. Raises Refused."""
    last = quarter.found(Kind.ACCEPTANCE, given=True)
    if last is not None and (quarter.closing is not None or quarter.found(Kind.ACTIVITY) is not None):
        return last.file
    roster = quarter.require_roster()
    quarter.refuse_not_over(today)
    quarter.refuse_bound()
    office = quarter.office
    schema = version_of(store, office, quarter.period.year)
    made = Acceptance(
        between=office.between(quarter.period),
        role=office.role,
        number=newest_number(quarter, Kind.ACCEPTANCE, now),
        schema=schema,
        roster=roster.digest,
        accepted=tuple(
            Accepted(one.contribution, one.revision, one.pseudonym, one.hashes)
            for one in office_quarters.contributions(store, quarter.period.label)
            if one.schema == schema
        ),
    )
    before = quarter.acceptance(office.role)
    if last is not None and before is not None and acceptance.says_the_same(before, made):
        return last.file
    file = acceptance.made(made, office.signer)
    keep(store, quarter, Kind.ACCEPTANCE, document.written(made), file, now, given=True, number=made.number)
    return file


def read(office: Office, raw: bytes) -> Acceptance:
    """The list in a file of the other office. Raises Refused and Tampered."""
    found = acceptance.read(raw, office.other.signing)
    office.refuse_others(found)
    if found.role is not office.role.other:
        raise Refused(document.OTHER_OFFICE, field="file")
    return found


def take(store: Store, quarter: Quarter, raw: bytes, now: dt.datetime) -> bool:
    """Take the other office's list in. Whether it is new. Raises Refused and Tampered."""
    found = read(quarter.office, raw)
    if quarter.acceptance(found.role, found.number) == found:
        return False
    quarter.refuse_bound()
    roster = quarter.require_roster()
    people = {person.pseudonym for person in roster.people}
    if found.roster != roster.digest or not {one.pseudonym for one in found.accepted} <= people:
        raise Refused(refusals.LIST_OF_OTHER_ROSTER, field="file")
    if found.schema != version_of(store, quarter.office, quarter.period.year):
        raise Refused(refusals.LIST_OF_OTHER_SCHEMA, field="file")
    newest = quarter.acceptance(found.role)
    if newest is not None and newest.number >= found.number:
        raise Refused(refusals.OLDER_LIST, field="file")
    keep(store, quarter, Kind.ACCEPTANCE, document.written(found), raw, now, given=False, number=found.number)
    return True
