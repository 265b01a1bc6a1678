"""The closing list: which contributions count. With both signatures the quarter is closed, and no half of it stays."""

import datetime as dt

from wellbeing.errors import Refused
from wellbeing.exchange.contribution import closing, document
from wellbeing.exchange.contribution.acceptance import WITHOUT_LISTS
from wellbeing.exchange.contribution.closing import ClosingList, CountedContribution
from wellbeing.office import refusals
from wellbeing.office.identity import Office
from wellbeing.office.quarter import Quarter, keep
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import Kind
from wellbeing.vault.store import Store


def give(store: Store, quarter: Quarter, now: dt.datetime, today: dt.date) -> bytes:
    """The closing list as a file: both signatures where there are both; else the releasing office makes it, once it
    has opened what opens. A quarter that is over without a roster gets an empty one, so that what was sent to it counts
    later. Raises Refused."""
    for kind in (Kind.CLOSING, Kind.PROPOSED_CLOSING):
        made = quarter.found(kind)
        if made is not None:
            return made.file
    office = quarter.office
    if not office.releases:
        raise Refused(refusals.NO_SUMS if quarter.plan is None else refusals.OTHER_CLOSING)
    if quarter.roster is None:
        quarter.refuse_not_over(today)
        proposed = ClosingList(between=office.between(quarter.period), agreement=WITHOUT_LISTS, counted=())
    else:
        proposed = _of_batches(store, quarter)
    file = closing.made(proposed, office.signer)
    keep(store, quarter, Kind.PROPOSED_CLOSING, document.written(proposed), file, now, given=True)
    return file


def _of_batches(store: Store, quarter: Quarter) -> ClosingList:
    plan, agreement = quarter.require_plan(), quarter.require_agreement()
    if plan.batches and quarter.found(Kind.SUMS) is None:
        raise Refused(refusals.NO_SUMS)
    sound = [
        batch.area
        for batch in office_quarters.batches(store, quarter.period.year)
        if batch.period == quarter.period.label and not batch.void
    ]
    counted = [one for batch in sound for one in agreement.of(batch)]
    return ClosingList(
        between=quarter.office.between(quarter.period),
        agreement=agreement.digest,
        counted=tuple(
            sorted(
                (CountedContribution(one.contribution, one.revision) for one in counted),
                key=lambda one: one.contribution,
            )
        ),
    )


def read(office: Office, raw: bytes) -> ClosingList:
    """The list in a file of the other office. Raises Refused and Tampered."""
    found = closing.read(raw, *office.signers(document.signatures_on(closing.PAPER, raw)))
    office.refuse_others(found)
    return found


def take(store: Store, quarter: Quarter, raw: bytes, now: dt.datetime, today: dt.date) -> bool:
    """Take a closing list in; the second office countersigns it. Whether it is new. Raises Refused and Tampered."""
    found = read(quarter.office, raw)
    closed = quarter.closing
    if closed is not None:
        if closed != found:
            raise Refused(refusals.OTHER_CLOSING, field="file")
        return False
    body = document.written(found)
    if quarter.office.releases:
        made = quarter.found(Kind.PROPOSED_CLOSING)
        if made is None or made.body != body:
            raise Refused(refusals.OTHER_CLOSING, field="file")
        file = raw
    elif document.signatures_on(closing.PAPER, raw) > 1:  # a restore has forgotten that it was countersigned
        file = raw
    else:
        quarter.refuse_not_over(today)
        _refuse_parts_of_batches(quarter, found)
        file = closing.countersigned(raw, quarter.office.signer)
    keep(store, quarter, Kind.CLOSING, body, file, now, given=not quarter.office.releases)
    office_quarters.forget_partial_sums(store, quarter.period.label)
    return True


def _refuse_parts_of_batches(quarter: Quarter, found: ClosingList) -> None:
    """Nobody is left out of a batch that counts, and nobody counts without one."""
    if found.agreement == WITHOUT_LISTS:
        if found.counted or quarter.found(Kind.ACTIVITY) is not None:
            raise Refused(refusals.OTHER_CLOSING, field="file")
        return
    plan, agreement = quarter.require_plan(), quarter.require_agreement()
    left = set(found.counted)
    for batch in plan.batches:
        members = {CountedContribution(one.contribution, one.revision) for one in agreement.of(batch)}
        if members & left and not members <= left:
            raise Refused(refusals.OTHER_CLOSING, field="file")
        left -= members
    given = quarter.found(Kind.SUMS, given=True) is not None
    if found.agreement != agreement.digest or left or (found.counted and not given):
        raise Refused(refusals.OTHER_CLOSING, field="file")
