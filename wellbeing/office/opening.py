"""Opening a quarter: activity first, then the sums of what is large enough. Each office gives each of them once."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from wellbeing.anonymise.contributing.layout import ANY_CASE, Vector
from wellbeing.anonymise.contributing.opening import Void
from wellbeing.anonymise.contributing.opening import opened as opened_counts
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import activity, document, sharing, sums
from wellbeing.exchange.contribution.acceptance import Accepted
from wellbeing.exchange.contribution.activity import FIELD, Activity, AreaActivity
from wellbeing.exchange.contribution.document import Areas, Role
from wellbeing.exchange.contribution.part import summand
from wellbeing.exchange.contribution.sums import BatchSum, Sums
from wellbeing.office import refusals
from wellbeing.office.agreement import Agreement
from wellbeing.office.identity import Office
from wellbeing.office.intake import PART, layout
from wellbeing.office.merging import within
from wellbeing.office.quarter import Quarter, keep, refuse_left
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import Kind, StoredBatch
from wellbeing.vault.store import Store


def give_activity(store: Store, quarter: Quarter, now: dt.datetime) -> bytes:
    """This office's partial sums of [any case] as a file, made once. The releasing office gives them first, from the
    newest lists of both: it must not know the others when it says how many were active. The second one gives them from
    the lists that those name. Raises Refused."""
    given = quarter.found(Kind.ACTIVITY, given=True)
    if given is not None:
        return given.file
    office = quarter.office
    agreement = _newest_agreement(quarter) if office.releases else quarter.require_agreement()
    made = Activity(
        between=office.between(quarter.period),
        lists=agreement.lists,
        agreement=agreement.digest,
        areas=tuple(
            AreaActivity(area, int(_added(store, office, agreement, agreement.both[area])[ANY_CASE]))
            for area in agreement.enough
        ),
    )
    file = activity.sealed(made, office.signer, office.own, office.other)
    keep(store, quarter, Kind.ACTIVITY, document.written(made), file, now, given=True)
    return file


def _newest_agreement(quarter: Quarter) -> Agreement:
    quarter.refuse_bound()
    found = quarter.foreseen
    if found is None:
        raise Refused(refusals.NO_LISTS)
    return found


def _added(store: Store, office: Office, agreement: Agreement, contributions: Iterable[Accepted]) -> Vector:
    """This office's half of the sum of these contributions, of those agreed on."""
    length, part = layout(agreement.schema).length, PART[office.role]

    def half(one: Accepted) -> Vector:
        content = office_quarters.share(store, one.contribution, one.revision)
        if content is None:
            raise Refused(refusals.OTHER_LISTS)
        return summand(part, content, length)

    return sharing.added(map(half, contributions), length)


def read_activity(office: Office, raw: bytes) -> Activity:
    """What is in a file of the other office. Raises Refused and Tampered."""
    found = activity.opened(raw, office.opener, office.own, office.other)
    office.refuse_others(found)
    return found


def take_activity(store: Store, quarter: Quarter, raw: bytes, now: dt.datetime) -> bool:
    """Take the other office's activity in. Whether it is new. Raises Refused and Tampered."""
    found = read_activity(quarter.office, raw)
    before = quarter.activity(quarter.office.role.other)
    if before is not None:
        if before != found:
            raise Refused(refusals.BOUND, field="file")
        return False
    if quarter.closing is not None:
        raise Refused(refusals.BOUND, field="file")
    own = quarter.activity(quarter.office.role)
    if own is None and quarter.office.releases:
        raise Refused(refusals.NO_ACTIVITY, field="file")
    agreement = quarter.agreed(*found.lists)
    if (
        agreement is None
        or agreement.digest != found.agreement
        or (own is not None and own.agreement != found.agreement)
    ):
        raise Refused(refusals.OTHER_LISTS, field="file")
    if tuple(one.area for one in found.areas) != agreement.enough:
        raise Refused(refusals.OTHER_BATCHES, field="file")
    keep(store, quarter, Kind.ACTIVITY, document.written(found), raw, now, given=False)
    return True


def give_sums(store: Store, quarter: Quarter, now: dt.datetime) -> bytes:
    """The second office's partial sums of the batches that open, as a file, made once. Raises Refused."""
    given = quarter.found(Kind.SUMS, given=True)
    if given is not None:
        return given.file
    office = quarter.office
    if office.releases:
        raise Refused(refusals.ONLY_SECOND)
    plan, agreement = quarter.require_plan(), quarter.require_agreement()
    if not plan.batches:
        raise Refused(refusals.NOTHING_OPENS)
    made = Sums(
        between=office.between(quarter.period),
        agreement=agreement.digest,
        batches=tuple(
            BatchSum(
                batch, len(agreement.of(batch)), sharing.as_bytes(_added(store, office, agreement, agreement.of(batch)))
            )
            for batch in plan.batches
        ),
    )
    file = sums.sealed(made, office.signer, office.own, office.other)
    keep(store, quarter, Kind.SUMS, document.written(made), file, now, given=True)
    office_quarters.forget_shares(store, quarter.period.label)
    return file


def read_sums(office: Office, raw: bytes) -> Sums:
    """What is in a file of the second office. Raises Refused and Tampered."""
    if not office.releases:
        raise Refused(refusals.ONLY_SECOND, field="file")
    found = sums.opened(raw, office.opener, office.own, office.other)
    office.refuse_others(found)
    return found


def take_sums(store: Store, quarter: Quarter, raw: bytes, now: dt.datetime) -> bool:
    """Open the batches, each once, and keep what is sound of them sealed; no half stays, of void ones neither. Whether
    that is new. Raises Refused and Tampered; nothing is opened then."""
    found = read_sums(quarter.office, raw)
    if quarter.closing is not None:
        raise Refused(refusals.BOUND, field="file")
    before, digest = quarter.found(Kind.SUMS), hashlib.sha256(document.written(found)).digest()
    if before is not None:
        if before.body != digest:
            raise Refused(refusals.BOUND, field="file")
        return False
    refuse_left(store, quarter.period)
    plan, agreement = quarter.require_plan(), quarter.require_agreement()
    expected = tuple((batch, len(agreement.of(batch))) for batch in plan.batches)
    if found.agreement != agreement.digest or tuple((one.area, one.contributions) for one in found.batches) != expected:
        raise Refused(refusals.OTHER_BATCHES, field="file")
    halves = {one.area: _half(quarter, one) for one in found.batches}
    for batch, half in halves.items():
        own = _added(store, quarter.office, agreement, agreement.of(batch))
        office_quarters.add_batch(store, _opened(quarter, batch, sharing.joined(own, half), len(agreement.of(batch))))
    keep(store, quarter, Kind.SUMS, digest, b"", now, given=False)
    office_quarters.forget_shares(store, quarter.period.label)
    return True


def _half(quarter: Quarter, one: BatchSum) -> Vector:
    """The second office's half of a batch. Raises Refused where it has another length, or does not fit the activity
    that this office gave before."""
    told = quarter.activity(Role.SECOND)
    if told is None or len(one.partial) != layout(quarter.require_agreement().schema).length * sums.NUMBER:
        raise Refused(refusals.OTHER_BATCHES, field="file")
    half = sharing.numbers(one.partial)
    areas = within(tuple(told.partials), one.area)
    if int(half[ANY_CASE]) != sum(told.partials[area] for area in areas) % FIELD:
        raise Refused(refusals.OTHER_BATCHES, field="file")
    return half


def _opened(quarter: Quarter, batch: Areas, total: Vector, contributions: int) -> StoredBatch:
    """A batch is void where its sums contradict themselves; the others are unharmed."""
    schema = quarter.require_agreement().schema
    try:
        opened_counts(layout(schema), total, contributions)
    except Void:
        void = True
    else:
        void = False
    return StoredBatch(
        period=quarter.period.label,
        area=batch,
        contributions=contributions,
        schema=schema,
        void=void,
        sums=None if void else sharing.as_bytes(total),
    )
