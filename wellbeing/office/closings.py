"""The closing list: which contributions count. With both signatures the quarter is closed, and no half of a
contribution stays.

What both signed decides, whatever an office has forgotten with a restore: the second office signs one list of a
quarter, and none that says less than its sums. Where the other office is gone for good, the one that is left signs
alone.
"""

import datetime as dt
from collections.abc import Iterable

from wellbeing.errors import Refused
from wellbeing.exchange.contribution import closing, document
from wellbeing.exchange.contribution.acceptance import WITHOUT_LISTS
from wellbeing.exchange.contribution.closing import ClosingList, CountedContribution
from wellbeing.exchange.contribution.document import Areas
from wellbeing.office import refusals
from wellbeing.office.identity import Office
from wellbeing.office.quarter import Quarter, keep, refuse_left
from wellbeing.office.tasks import refuse_same_task
from wellbeing.vault import office_quarters, office_statements, restorations
from wellbeing.vault.office_quarters import Kind, StoredBatch
from wellbeing.vault.office_statements import Said, Statement
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
        proposed = _nothing(quarter)
    else:
        proposed = _of_batches(store, quarter)
    file = closing.made(proposed, office.signer)
    keep(store, quarter, Kind.PROPOSED_CLOSING, document.written(proposed), file, now, given=True)
    return file


def _of_batches(store: Store, quarter: Quarter) -> ClosingList:
    plan = quarter.require_plan()
    if plan.batches and quarter.found(Kind.SUMS) is None:
        raise Refused(refusals.NO_SUMS)
    return _listed(quarter, [batch.area for batch in _sound(store, quarter)])


def _listed(quarter: Quarter, batches: Iterable[Areas]) -> ClosingList:
    counted = {one for batch in batches for one in _members(quarter, batch)}
    return ClosingList(
        between=quarter.office.between(quarter.period),
        agreement=quarter.require_agreement().digest,
        counted=tuple(sorted(counted, key=lambda one: one.contribution)),
    )


def _nothing(quarter: Quarter) -> ClosingList:
    return ClosingList(between=quarter.office.between(quarter.period), agreement=WITHOUT_LISTS, counted=())


def _sound(store: Store, quarter: Quarter) -> list[StoredBatch]:
    """Those that were opened of a quarter and hold."""
    found = office_quarters.batches(store, quarter.period.year)
    return [batch for batch in found if batch.period == quarter.period.label and not batch.void]


def _members(quarter: Quarter, batch: Areas) -> set[CountedContribution]:
    agreement = quarter.require_agreement()
    return {CountedContribution(one.contribution, one.revision) for one in agreement.of(batch)}


def give_nothing(store: Store, quarter: Quarter, today: dt.date) -> bytes:
    """An empty list for the second office's signature, of a quarter that is over and does not go on: nobody
    contributed, or what binds both was lost. It binds whoever signs second, and is made anew each time. Raises Refused
    at the second office, and where sums were opened or the year has left."""
    if not quarter.office.releases:
        raise Refused(refusals.ONLY_RELEASING)
    quarter.refuse_not_over(today)
    refuse_left(store, quarter.period)
    if quarter.closing is not None or quarter.found(Kind.SUMS) is not None:
        raise Refused(refusals.OPENED)
    return closing.made(_nothing(quarter), quarter.office.signer)


def give_alone(store: Store, quarter: Quarter, now: dt.datetime, today: dt.date) -> bytes:
    """The list of the office that is left. What may have been opened counts, with everybody in it: at the second office
    all of which it gave its sums, and after a restore, which may have forgotten them, whatever could have opened.
    Nothing else does, and is counted later. Raises Refused where the quarter is not over, or both have signed a
    list."""
    closed = quarter.found(Kind.CLOSING)
    if closed is not None:
        if not closing.is_alone(closed.file):
            raise Refused(refusals.CLOSED_BY_BOTH)
        return closed.file
    quarter.refuse_not_over(today)
    refuse_left(store, quarter.period)
    if quarter.found(Kind.SUMS) is None:
        listed = _perhaps_opened(store, quarter)
    elif quarter.office.releases:
        listed = _of_batches(store, quarter)
    else:
        listed = _listed(quarter, quarter.require_plan().batches)
    file = closing.made_alone(listed, quarter.office.signer)
    _close(store, quarter, listed, file, now, given=True)
    return file


def _perhaps_opened(store: Store, quarter: Quarter) -> ClosingList:
    """Without sums nothing was opened, unless a restore since the quarter's end has forgotten them: then all that the
    activities say opens counts, and every area that may open where the other office's was forgotten too."""
    agreement = quarter.agreement
    if agreement is None or not restorations.any_after(store, quarter.period.last_day):
        return _nothing(quarter)
    return _listed(quarter, agreement.enough if quarter.plan is None else quarter.plan.batches)


def read(office: Office, raw: bytes) -> ClosingList:
    """The list in a file of the other office. Raises Refused and Tampered."""
    refuse_same_task(office, closing.PAPER, raw, ClosingList)
    found = closing.read(raw, *office.signers(document.signatures_on(closing.PAPER, raw)))
    office.refuse_others(found)
    return found


def take(
    store: Store, quarter: Quarter, raw: bytes, now: dt.datetime, today: dt.date, *, lost_by: str | None = None
) -> bool:
    """Take a closing list in; the second office countersigns it. Whether it is new. `lost_by` states at the releasing
    office that the sums of what counts can't be opened again. Raises Refused and Tampered."""
    found = read(quarter.office, raw)
    closed = quarter.closing
    if closed is not None:
        if closed != found:
            raise Refused(refusals.OTHER_CLOSING, field="file")
        return False
    file = raw
    if quarter.office.releases:
        _make_fit(store, quarter, found, now, lost_by)
    elif document.signatures_on(closing.PAPER, raw) == 1:  # else a restore has forgotten that it was countersigned
        quarter.refuse_not_over(today)
        _refuse_parts_of_batches(quarter, found)
        file = closing.countersigned(raw, quarter.office.signer)
    _close(store, quarter, found, file, now, given=not quarter.office.releases)
    return True


def loses_sums(store: Store, quarter: Quarter, raw: bytes) -> bool:
    """Whether a list that is taken in counts what is not opened here, so that somebody has to say that it is lost. At
    the second office, and once the quarter is closed, none does. Raises Refused and Tampered."""
    found = read(quarter.office, raw)
    return quarter.office.releases and quarter.closing is None and bool(_not_opened(store, quarter, found))


def _not_opened(store: Store, quarter: Quarter, found: ClosingList) -> set[CountedContribution]:
    counted = set(found.counted)
    members = (_members(quarter, batch.area) for batch in _sound(store, quarter))
    return counted.difference(*(whole for whole in members if whole <= counted))


def _close(store: Store, quarter: Quarter, listed: ClosingList, file: bytes, now: dt.datetime, *, given: bool) -> None:
    keep(store, quarter, Kind.CLOSING, document.written(listed), file, now, given=given)
    office_quarters.forget_shares(store, quarter.period.label)
    office_quarters.forget_partial_sums(store, quarter.period, but_given=not quarter.office.releases)


def _make_fit(store: Store, quarter: Quarter, found: ClosingList, now: dt.datetime, lost_by: str | None) -> None:
    """What this office opened and both did not sign is in no figure. What both signed and is not opened here, after a
    restore, is opened again from the same half of the second office; where that is lost, somebody says so."""
    lost = _not_opened(store, quarter, found)
    for batch in _sound(store, quarter):
        if not _members(quarter, batch.area) <= set(found.counted):
            office_quarters.forget_sums_of(store, batch)
    if not lost:
        return
    if lost_by is None or not lost_by.strip():
        raise Refused(refusals.LOST_SUMS, field="lost_by", number=len(lost))
    said = Statement(period=quarter.period.label, said=Said.SUMS_LOST, by=lost_by.strip(), at=now)
    office_statements.add(store, said)


def _refuse_parts_of_batches(quarter: Quarter, found: ClosingList) -> None:
    """Nobody is left out of a batch that counts, and nobody counts without one. Once sums were given, no list says that
    there were none."""
    given = quarter.found(Kind.SUMS, given=True) is not None
    if found.agreement == WITHOUT_LISTS:
        if found.counted or given:
            raise Refused(refusals.OTHER_CLOSING, field="file")
        return
    plan, agreement = quarter.require_plan(), quarter.require_agreement()
    left = set(found.counted)
    for batch in plan.batches:
        members = _members(quarter, batch)
        if members & left and not members <= left:
            raise Refused(refusals.OTHER_CLOSING, field="file")
        left -= members
    if found.agreement != agreement.digest or left or (found.counted and not given):
        raise Refused(refusals.OTHER_CLOSING, field="file")
