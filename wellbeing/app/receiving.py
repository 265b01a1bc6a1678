"""Receiving a case from another representative: looked at before anything is written, and never doubled."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures, incidents, representatives, signing
from wellbeing.app.office.no_cases import refuse_office
from wellbeing.app.restricted import refuse_held_case
from wellbeing.app.session import Changed, Session
from wellbeing.content import library
from wellbeing.domain.case import CaseState
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.hand_over import Basis, CasePackage, Receipt, Received
from wellbeing.domain.identity import CaseId, TaskId, Uid, new_uid
from wellbeing.domain.task import Task, TaskKind
from wellbeing.errors import Refused, Trouble
from wellbeing.exchange.hand_over.package import LARGEST_PACKAGE, opened, receipt_bytes
from wellbeing.language import _
from wellbeing.vault import cases, erasures, hand_overs, holdings, officers, quarters, tasks, travelling
from wellbeing.vault import departures as stored_departures

TELL = _("Tell the officer that you look after them now, and that they may object.")
"""The first step after an emergency hand-over."""
RECEIPT_CARRIED = _("that the case was erased here, by random ids only")
_OLDER = _("A newer package of this case was received before. This older one changes nothing.")
_HERE = _("This case lies here already, and was not handed over. Nothing was changed.")
ERASED = _("This case was erased here for good. It is not taken in again.")
_OFFICER_ERASED = _(
    "Everything about this officer was erased here after the package was made. If the officer wants it taken in all "
    "the same, ask for a new package."
)
_NO_GUIDE = _(
    "A talk of this case was held with a guide that is not on this computer. Please install the sender's content packs "
    "or a newer version of the program first."
)
_SAME = _("This officer already has a case for this incident.")
_REPLACES = _(
    "This case comes back, but lies here open as well, perhaps since a backup was restored. Taking it in puts what "
    "comes back in the place of what is here. Please say that this is wanted."
)
UNSURE = _(
    "The receipt may lie there, whole or in part, and can't be taken away now. So the case is closed here and not "
    "counted any more, and not yet erased: please save the receipt once more, to another place."
)
_CAN_COME = _("This package can be taken in. Only one whose case was erased here for good is sent back.")
_NO_OBJECTION = _("This case did not come by an emergency hand-over.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a package holds, before anything is written. `received_at`: it was received already, and adds nothing.

    `replaces`: it comes back to a case that is open here too, and takes its place.
    """

    package: CasePackage
    sender: str
    alias: str
    act: str
    occurred_on: dt.date
    talks: int
    open_follow_ups: int
    referrals: int
    notes: int
    officer_known: bool
    incident_known: bool
    comes_back: bool
    replaces: bool
    received_at: dt.datetime | None


def look(session: Session, file: Path) -> Look:
    """Open a package and show what is in it; nothing is written but a key, where there was none.

    Raises Refused (another addressee, unknown sender, expired, older, erased here) and Tampered (damaged).
    """
    package = _opened(session, file)
    _refuse_missing_guides(package)
    before = hand_overs.received(session.store, package.case_uid)
    known = next((one for one in before if one.uid == package.uid), None)
    if known is None:
        _refuse(session, package, before)
    return shown(session, package, known)


def _opened(session: Session, file: Path) -> CasePackage:
    refuse_office(session)
    card = representatives.own_card(session)
    raw = representatives.read(file, LARGEST_PACKAGE)
    opener = representatives.opener(session)
    package = opened(raw, opener, card, lambda one: representatives.by_fingerprint(session, one), session.now())
    travelling.checked(package.records)
    if travelling.uid_of(package.records, "case_") != package.case_uid:
        raise Refused(travelling.NOT_UNDERSTOOD, field="file")
    return package


def _refuse_missing_guides(package: CasePackage) -> None:
    """A talk is shown with its guide, which may have come with a content pack of the sender's union."""
    for table in ("debrief", "debrief_topic"):
        for row in package.records[table]:
            try:
                library.checklist(str(row["checklist"]), int(row["version"] or 0))
            except (Refused, Trouble, ValueError, OSError) as error:
                raise Refused(_NO_GUIDE, field="file") from error


def _refuse(session: Session, package: CasePackage, before: list[Received]) -> None:
    if any(one.sender == package.sender and one.sequence >= package.sequence for one in before):
        raise Refused(_OLDER, field="file")
    gone = erasures.listed(session.store)
    if package.case_uid in gone:
        raise Refused(ERASED, field="file")
    erased_at = gone.get(travelling.uid_of(package.records, "officer"))
    if erased_at is not None and erased_at >= package.made_at:
        raise Refused(_OFFICER_ERASED, field="file")
    if _lies_here(session, package) and package.basis is not Basis.RETURN:
        raise Refused(_HERE, field="file")


def _lies_here(session: Session, package: CasePackage) -> bool:
    """Whether the case is here and was not handed over, as far as is known. Where it comes back all the same, a restore
    has forgotten that it went: whoever signed it had received it from here."""
    here = package.case_uid in holdings.case_uids(session.store)
    return here and hand_overs.away(session.store, package.case_uid) is None


def shown(session: Session, package: CasePackage, known: Received | None) -> Look:
    """What a package holds, in the words of this vault. Raises Refused where its records are none."""
    rows = package.records
    sender = representatives.by_fingerprint(session, package.sender)
    incident = travelling.one(rows, "incident")
    try:
        occurred_on = dt.date.fromisoformat(str(incident["occurred_on"]))
    except ValueError as error:
        raise Refused(travelling.NOT_UNDERSTOOD, field="file") from error
    return Look(
        package=package,
        sender=sender.name if sender else "",
        alias=str(travelling.one(rows, "officer")["alias"]),
        act=str(incident["act"]),
        occurred_on=occurred_on,
        talks=len(rows["debrief"]),
        open_follow_ups=sum(row["result"] is None for row in rows["follow_up"]),
        referrals=len(rows["referral"]),
        notes=len(rows["note"]),
        officer_known=travelling.is_here(session.store, "officer", travelling.uid_of(rows, "officer")),
        incident_known=travelling.is_here(session.store, "incident", travelling.uid_of(rows, "incident")),
        comes_back=package.case_uid in holdings.case_uids(session.store),
        replaces=known is None and _lies_here(session, package),
        received_at=known.at if known else None,
    )


def receive(session: Session, file: Path, *, replace: bool = False) -> CaseId | None:
    """Take a package in: the case, and where this vault knows them its officer and incident as they are here.

    `replace` says that it may take the place of a case that is open here. None where the same package was received
    before: nothing is doubled. Raises as `look`.
    """
    found = look(session, file)
    package = found.package
    if found.received_at is not None:
        return holdings.case_uids(session.store).get(package.case_uid)
    if found.replaces and not replace:
        raise Refused(_REPLACES, field="replace")
    here = holdings.case_uids(session.store).get(package.case_uid)
    with session.store.transaction("case.received", package.case_uid):
        if here is not None:
            case_id = travelling.lay_again(session.store, here, package.records)
        else:
            _refuse_second_case(session, package)
            case_id = travelling.lay(session.store, package.records, _alias(session, found), package.sender)
        hand_overs.end(session.store, package.case_uid, session.now())
        hand_overs.note_received(session.store, _received(package, session.now()))
        if package.basis is Basis.EMERGENCY:
            tasks.add(session.store, _tell_the_officer(session, case_id))
    session.note_change(Changed.CASES)
    return case_id


def _refuse_second_case(session: Session, package: CasePackage) -> None:
    store, rows = session.store, package.records
    if travelling.has_case(store, travelling.uid_of(rows, "incident"), travelling.uid_of(rows, "officer")):
        raise Refused(_SAME, field="file")


def _alias(session: Session, found: Look) -> str:
    """The alias that came along, with a number where another officer here has it."""
    taken = officers.aliases(session.store)
    tried = [found.alias, *(f"{found.alias} {number}" for number in range(2, len(taken) + 3))]
    return next(alias for alias in tried if not incidents.is_taken(alias, taken))


def _received(package: CasePackage, at: dt.datetime) -> Received:
    return Received(
        uid=package.uid,
        case_uid=package.case_uid,
        sender=package.sender,
        basis=package.basis,
        sequence=package.sequence,
        at=at,
    )


def _tell_the_officer(session: Session, case_id: CaseId) -> Task:
    return Task(
        id=TaskId(0),
        uid=new_uid(),
        case_id=case_id,
        kind=TaskKind.TASK,
        about=TELL,
        made_at=session.now(),
        due_on=session.today(),
    )


def object_to(session: Session, case_id: CaseId, path: Path) -> Uid:
    """The officer objects to an emergency hand-over: erase the case here, with a signed receipt for whom it came from.

    Returns the id of the package. Raises Refused where it came otherwise, Trouble from the disk; nothing is erased
    then, and it can be done again.
    """
    case = cases.get(session.store, case_id)
    came = hand_overs.received(session.store, case.uid)
    if not came or came[-1].basis is not Basis.EMERGENCY or case.state is CaseState.HISTORY:
        raise Refused(_NO_OBJECTION)
    refuse_held_case(session, case_id)
    last, now = came[-1], session.now()
    counted = quarters.counted_of(session.store, case_id)
    receipt = Receipt(
        package_uid=last.uid,
        case_uid=case.uid,
        signer=representatives.own_card(session).fingerprint,
        erased_at=now,
        counted_in=max((*counted.sent, *counted.left), default=None),
    )
    departures.refuse_place(path)
    content = receipt_bytes(receipt, signing.signer(session))
    # Noted before the file is there: no receipt exists of a case that is still looked after and counted here.
    with session.store.transaction("case.objection", case.uid):
        cases.update(session.store, dataclasses.replace(case, state=CaseState.CLOSED, closed_at=now, lead=False))
        hand_overs.note_objection(session.store, last.uid, now)
    session.note_change(Changed.CASES)
    try:
        departures.save(content, path)
    except Exception as error:
        if not departures.is_surely_gone(path):
            raise Trouble(UNSURE) from error
        with session.store.transaction("case.objection-undone", case.uid):
            cases.update(session.store, case)
            hand_overs.note_objection(session.store, last.uid, None)
        raise
    with erasures.erasing(session.store, "case.objected", case_id, now):
        stored_departures.add(session.store, _departure(path, now))
    return last.uid


def _departure(path: Path, at: dt.datetime) -> FileThatLeft:
    return FileThatLeft(
        uid=new_uid(),
        kind=FileKind.CASE_RECEIPT,
        carrier=Carrier.SAVED,
        at=at,
        place=str(path),
        carried=(RECEIPT_CARRIED,),
    )


def send_back(session: Session, file: Path, path: Path) -> Uid:
    """Sign a receipt for a package whose case was erased here for good, so that it is open again where it came from.

    Without it nobody would look after a case that comes back to where it was cleared away. Returns the id of the
    package. Raises as `look`, and Refused where the package can be taken in.
    """
    package = _opened(session, file)
    erased_at = erasures.listed(session.store).get(package.case_uid)
    if erased_at is None or package.case_uid in holdings.case_uids(session.store):
        raise Refused(_CAN_COME, field="file")
    receipt = Receipt(
        package_uid=package.uid,
        case_uid=package.case_uid,
        signer=representatives.own_card(session).fingerprint,
        erased_at=erased_at,
        counted_in=None,  # what it was counted in here went along when it left
    )
    content = receipt_bytes(receipt, signing.signer(session))

    def note() -> None:
        with session.store.transaction("case.sent-back", package.uid):
            stored_departures.add(session.store, _departure(path, session.now()))

    departures.save_and_record(content, path, note)
    session.note_change(Changed.CASES)
    return package.uid
