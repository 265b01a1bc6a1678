"""The roster of a quarter: made by the releasing office, countersigned by the second one, both before its end."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from wellbeing.anonymise.period import Period
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import document, roster
from wellbeing.exchange.contribution.document import Areas
from wellbeing.exchange.contribution.roster import Person, Roster
from wellbeing.office import refusals
from wellbeing.office.identity import Office
from wellbeing.office.merging import FEWEST, merged
from wellbeing.office.quarter import Quarter, keep, newest_number, refuse_left
from wellbeing.office.tasks import refuse_same_task
from wellbeing.vault import offices
from wellbeing.vault.office_quarters import Kind
from wellbeing.vault.store import Store


def areas_of(people: Iterable[Person]) -> tuple[Areas, ...]:
    """The areas that are counted together; none where there are too few people for one."""
    return merged({(area,): number for area, number in Counter(person.area for person in people).items()})


def give(store: Store, quarter: Quarter, now: dt.datetime, today: dt.date) -> bytes:
    """The roster as a file: both signatures where there are both; else the releasing office proposes one of everybody
    whom it has enrolled. Raises Refused at the second office before it took one, and where the quarter is over."""
    agreed = quarter.found(Kind.ROSTER)
    if agreed is not None:
        return agreed.file
    office = quarter.office
    if not office.releases:
        raise Refused(refusals.NO_ROSTER)
    proposed = _proposed(store, office, quarter.period, today)
    last = quarter.found(Kind.PROPOSED_ROSTER)
    if last is not None and last.body == document.written(proposed):
        return last.file
    file = roster.made(proposed, office.signer)
    number = newest_number(quarter, Kind.PROPOSED_ROSTER, now)
    keep(store, quarter, Kind.PROPOSED_ROSTER, document.written(proposed), file, now, given=True, number=number)
    return file


def _proposed(store: Store, office: Office, period: Period, today: dt.date) -> Roster:
    _refuse_over(period, today)
    people = tuple(Person(one.pseudonym, one.area) for one in offices.enrolments(store) if one.ended_at is None)
    areas = areas_of(people)
    if not areas:
        raise Refused(refusals.TOO_FEW, number=FEWEST)
    return Roster(between=office.between(period), people=people, areas=areas)


def _refuse_over(period: Period, today: dt.date) -> None:
    if today > period.last_day:
        raise Refused(refusals.QUARTER_OVER, field="quarter")


def read(office: Office, raw: bytes) -> Roster:
    """The roster in a file of the other office. Raises Refused and Tampered."""
    refuse_same_task(office, roster.PAPER, raw, Roster)
    found = roster.read(raw, *office.signers(document.signatures_on(roster.PAPER, raw)))
    office.refuse_others(found)
    return found


def take(store: Store, quarter: Quarter, raw: bytes, now: dt.datetime, today: dt.date) -> bool:
    """Take a roster in; the second office countersigns it. Whether it is new. Raises Refused and Tampered."""
    found = read(quarter.office, raw)
    agreed = quarter.roster
    if agreed is not None:
        if agreed != found:
            raise Refused(refusals.OTHER_ROSTER, field="file")
        return False
    refuse_left(store, found.between.period)
    if quarter.found(Kind.PROPOSED_CLOSING) is not None:
        raise Refused(refusals.BOUND, field="quarter")
    if document.signatures_on(roster.PAPER, raw) > 1:  # of both: at the second office one that a restore has forgotten
        keep(store, quarter, Kind.ROSTER, document.written(found), raw, now, given=not quarter.office.releases)
        return True
    _refuse_over(quarter.period, today)
    _refuse_strangers(store, found)
    file = roster.countersigned(raw, quarter.office.signer)
    keep(store, quarter, Kind.ROSTER, document.written(found), file, now, given=True)
    return True


def _refuse_strangers(store: Store, found: Roster) -> None:
    """Everybody on it is enrolled here as well, for the same area, and the areas are put together by the same rule."""
    enrolled = {(one.pseudonym, one.area) for one in offices.enrolments(store) if one.ended_at is None}
    strangers = [person for person in found.people if (person.pseudonym, person.area) not in enrolled]
    if strangers:
        raise Refused(refusals.NOT_ENROLLED, field="file", number=len(strangers))
    if found.areas != areas_of(found.people):
        raise Refused(refusals.OTHER_RULE, field="file")
