"""Handing a case over: with the officer's consent, or in an emergency, of which the officer is told and may object.

From then on it is looked after and counted there only. Here stays what shows where it went, and a closed case that
can be erased. Receiving: `wellbeing.app.receiving`.
"""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures, representatives, signing, whereabouts
from wellbeing.app.restricted import refuse_held_case, refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.domain.case import Case, CaseState
from wellbeing.domain.consent import Consent, Purpose, Way
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.follow_up import Result
from wellbeing.domain.hand_over import LASTS, Basis, CasePackage, HandedOver, Reason, Rows
from wellbeing.domain.identity import CaseId, ConsentId, Uid, new_uid
from wellbeing.errors import Refused, Trouble
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.exchange.hand_over.package import LARGEST_RECEIPT, read_receipt, sealed
from wellbeing.language import _
from wellbeing.vault import cases, consents, erasures, follow_ups, hand_overs, travelling
from wellbeing.vault import departures as stored_departures
from wellbeing.vault.store import Store

CONSENT_TEXT = _(
    "May I hand everything that I keep about you over to {name}, who will look after you from then on? Only they can "
    "open it. Help does not depend on it, and you can say no."
)
TEXT_VERSION = "hand-over-2"
CARRIED = _("the whole case: person, facts, talks with answers, contacts, referrals, consents, notes, red flags")

UNSURE = _(
    "The package may lie there, whole or in part, and can't be taken away now. So the case counts as handed over: "
    "please write the package again, to another place."
)
NOT_OPEN = _("Only an open case can be handed over.")
_NOT_AGREED = _("The officer has not agreed that the case goes to this representative. Please ask first.")
_NOT_AWAY = _("This case was not handed over, or it lies here again.")
_WITHDRAWN = _("The officer took back the consent to this hand-over, so that its package is not written again.")
_NO_REASON = _("Please say why the hand-over can't wait for the officer's word.")
_OBJECTED = _(
    "The case was with this representative before and was erased there for good: the officer objected, or it was "
    "cleared away. It can only go to somebody else."
)
_UNKNOWN = _("This representative is not known here. Please take in their card first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A representative to whom a case could go. `answer` is what the officer said last about them; `sent_it`: the
    case came from them; `is_closed`: it was erased there for good."""

    card: RepresentativeCard
    answer: Consent | None
    sent_it: bool
    is_closed: bool

    @property
    def agreed(self) -> bool:
        """Whether the officer's yes is in force."""
        return self.answer is not None and self.answer.in_force


def recipients(session: Session, case_id: CaseId) -> list[Recipient]:
    """Everybody whose card is known, as the case's page of handing over shows them."""
    case_uid = cases.get(session.store, case_id).uid
    came = hand_overs.received(session.store, case_uid)
    return [
        Recipient(
            card=card,
            answer=_answer(session, case_id, card.fingerprint),
            sent_it=bool(came) and came[-1].sender == card.fingerprint,
            is_closed=hand_overs.objected(session.store, case_uid, card.fingerprint),
        )
        for card in representatives.known(session)
    ]


def ask(session: Session, case_id: CaseId, recipient: str, *, yes: bool, way: Way) -> None:
    """Record whether the officer agrees that the case goes to this representative (a fingerprint)."""
    _card(session, recipient)
    whereabouts.refuse_away(session, cases.get(session.store, case_id))
    consent = Consent(
        id=ConsentId(0),
        uid=new_uid(),
        case_id=case_id,
        purpose=Purpose.HAND_OVER,
        recipient=recipient,
        answer=yes,
        way=way,
        text=TEXT_VERSION,
        language=session.language.code,
        given_at=session.now(),
    )
    with session.store.transaction("consent.answered", consent.uid):
        consents.add(session.store, consent)
    session.note_change(Changed.CASES)


def agreed(session: Session, case_id: CaseId, recipient: str) -> Consent | None:
    """The officer's consent for this recipient, where the last answer was yes and was not withdrawn."""
    answer = _answer(session, case_id, recipient)
    return answer if answer is not None and answer.in_force else None


def _answer(session: Session, case_id: CaseId, recipient: str) -> Consent | None:
    asked = [found for found in consents.of_case(session.store, case_id) if found.purpose is Purpose.HAND_OVER]
    answers = [found for found in asked if found.recipient == recipient]
    return answers[-1] if answers else None


def hand_over(
    session: Session, case_id: CaseId, recipient: str, basis: Basis, path: Path, reason: Reason | None = None
) -> HandedOver:
    """Seal a case for a representative and write the package to `path`; here the case ends as handed over.

    `EMERGENCY` needs no consent but a `reason`, which stays here: whoever receives it tells the officer. `RETURN` goes
    back to where it came from. Raises Refused without the consent or reason that is needed, Trouble from the disk; the
    case is then as before, unless the package can't be taken away any more (`UNSURE`).
    """
    check(session, case_id, recipient, basis, reason)
    card, case = _card(session, recipient), cases.get(session.store, case_id)
    consent = agreed(session, case_id, recipient)
    departures.refuse_place(path)
    rows = travelling.gathered(session.store, case_id)
    left = HandedOver(
        uid=new_uid(),
        case_uid=case.uid,
        case_id=case_id,
        recipient=recipient,
        basis=basis,
        sequence=hand_overs.next_sequence(session.store, session.now()),
        at=session.now(),
        reason=reason if basis is Basis.EMERGENCY else None,
        counts=case.lead,
    )
    content = _sealed(session, left, card, rows)
    # Noted before the file is there: whatever happens, no package exists of a case that is still counted here.
    departure = _departure(left, path, consent)
    with session.store.transaction("case.handed-over", left.uid):
        end_here(session.store, case, left.at)
        hand_overs.note_left(session.store, left)
        stored_departures.add(session.store, departure)
    session.note_change(Changed.CASES)
    try:
        departures.save(content, path)
    except Exception as error:
        if not departures.is_surely_gone(path):
            raise Trouble(UNSURE) from error
        with session.store.transaction("case.taken-back", case.uid):
            take_up(session.store, case_id, session.now())
            hand_overs.forget(session.store, left.uid)
            stored_departures.remove(session.store, departure.uid)
        raise
    return left


def check(session: Session, case_id: CaseId, recipient: str, basis: Basis, reason: Reason | None = None) -> None:
    """Raises Refused where a case can't go to this representative on this basis."""
    representatives.refuse_example(session)
    _card(session, recipient)
    case = cases.get(session.store, case_id)
    if case.state is not CaseState.OPEN:
        raise Refused(NOT_OPEN)
    refuse_restricted(session, case_id)
    if basis is Basis.CONSENT and agreed(session, case_id, recipient) is None:
        raise Refused(_NOT_AGREED, field="consent")
    if basis is Basis.EMERGENCY and reason is None:
        raise Refused(_NO_REASON, field="reason")
    came = hand_overs.received(session.store, case.uid)
    if basis is Basis.RETURN and (not came or came[-1].sender != recipient):
        raise Refused(_("The case did not come from this representative."), field="recipient")
    if hand_overs.objected(session.store, case.uid, recipient):
        raise Refused(_OBJECTED, field="recipient")


def end_here(store: Store, case: Case, at: dt.datetime) -> None:
    """Inside a transaction: the case is somewhere else from now on. It is closed and not counted; steps end with it."""
    for follow_up in follow_ups.of_case(store, case.id):
        if follow_up.result is None:
            follow_ups.close(store, follow_up.id, Result.NOT_POSSIBLE, at)
    cases.update(store, dataclasses.replace(case, state=CaseState.CLOSED, closed_at=at, lead=False))


def _departure(left: HandedOver, path: Path, consent: Consent | None) -> FileThatLeft:
    return FileThatLeft(
        uid=new_uid(),
        kind=FileKind.CASE_PACKAGE,
        carrier=Carrier.SAVED,
        at=left.at,
        case_id=left.case_id,
        place=str(path),
        carried=(CARRIED,),
        consent_uid=consent.uid if consent is not None and left.basis is Basis.CONSENT else None,
    )


def _sealed(session: Session, left: HandedOver, card: RepresentativeCard, rows: Rows) -> bytes:
    now = session.now()
    package = CasePackage(
        uid=left.uid,
        case_uid=left.case_uid,
        sender=representatives.own_card(session).fingerprint,
        addressee=card.fingerprint,
        basis=left.basis,
        sequence=left.sequence,
        made_at=now,
        expires_at=now + LASTS,
        records=rows,
    )
    return sealed(package, signing.signer(session), card)


def write_again(session: Session, case_id: CaseId, path: Path) -> HandedOver:
    """Write the package of a case that was handed over again, for the same representative: the first was lost.

    It is the same package with a new expiry: received twice, it doubles nothing. Raises Refused as `check_again`.
    """
    left = check_again(session, case_id)
    rows = travelling.as_it_was(travelling.gathered(session.store, case_id), counts=left.counts)
    content = _sealed(session, left, _card(session, left.recipient), rows)

    def note() -> None:
        with session.store.transaction("case.package-again", left.uid):
            stored_departures.add(session.store, dataclasses.replace(_departure(left, path, None), at=session.now()))

    departures.save_and_record(content, path, note)
    session.note_change(Changed.CASES)
    return left


def check_again(session: Session, case_id: CaseId) -> HandedOver:
    """What was handed over; Refused where its package may not be written again: the case is not away, its records are
    restricted, or the officer took the consent back. (After a restore the answer may be lost: it was there.)"""
    left = _away(session, case_id)
    refuse_restricted(session, case_id)
    answer = _answer(session, case_id, left.recipient)
    if left.basis is Basis.CONSENT and answer is not None and not answer.in_force:
        raise Refused(_WITHDRAWN)
    return left


def take_back(session: Session, receipt_file: Path) -> CaseId | None:
    """By the receipt that the case is erased where it went (the officer objected), it is open here again.

    None where it is erased here too. Raises Refused for anything but a receipt of the one to whom it went.
    """
    raw = representatives.read(receipt_file, LARGEST_RECEIPT)
    receipt = read_receipt(raw, lambda fingerprint: representatives.by_fingerprint(session, fingerprint))
    left = hand_overs.away(session.store, receipt.case_uid)
    if left is None or left.uid != receipt.package_uid or left.recipient != receipt.signer:
        raise Refused(_NOT_AWAY, field="file")
    with session.store.transaction("case.taken-back", left.case_uid):
        if left.case_id is not None:
            elsewhere = receipt.counted_in not in (None, cases.get(session.store, left.case_id).counted_in)
            if receipt.counted_in is not None:
                cases.count_in(session.store, [left.case_id], receipt.counted_in)
            take_up(session.store, left.case_id, session.now(), counted_elsewhere=elsewhere)
        else:
            hand_overs.end(session.store, left.case_uid, session.now())
    session.note_change(Changed.CASES)
    return left.case_id


def take_up(store: Store, case_id: CaseId, at: dt.datetime, *, counted_elsewhere: bool = False) -> None:
    """Inside a transaction: the case is open here again, and counted here where it was, unless it was counted
    elsewhere."""
    case = cases.get(store, case_id)
    left = hand_overs.away(store, case.uid)
    for follow_up in follow_ups.of_case(store, case_id):
        ended_with_it = follow_up.closed_at == case.closed_at and follow_up.result is Result.NOT_POSSIBLE
        if ended_with_it and follow_up.closes_at > case.opened_at:  # else it never was possible
            follow_ups.reopen(store, follow_up.id)
    lead = left is not None and left.counts and not counted_elsewhere
    opened = dataclasses.replace(case, state=CaseState.OPEN, closed_at=None, lead=lead)
    cases.update(store, opened)
    hand_overs.end(store, case.uid, at)


def erase_here(session: Session, case_id: CaseId) -> None:
    """Erase what is left here of a case that was handed over; where it went, when and why stays known."""
    _away(session, case_id)
    refuse_held_case(session, case_id)
    with erasures.erasing(session.store, "case.erased", case_id, session.now()):
        pass
    session.note_change(Changed.CASES)


def left(session: Session) -> list[HandedOver]:
    """Every package that left, the newest first."""
    return hand_overs.left(session.store)


def by_words(session: Session, words: str) -> CaseId:
    """The case that a person means by its id, or by the alias of an officer with a single case that is open or away.

    Raises Refused where there is none, or more than one.
    """
    found = cases.meant(session.store, words.strip())
    if not found:
        raise Refused(_("No case has this alias or id."), field="case")
    if len(found) > 1:
        ids = ", ".join(uid for _case, uid in found)
        raise Refused(_("This officer has several cases. Please give the id of one: {ids}."), field="case", ids=ids)
    return found[0][0]


def _away(session: Session, case_id: CaseId) -> HandedOver:
    left = hand_overs.away(session.store, cases.get(session.store, case_id).uid)
    if left is None:
        raise Refused(_NOT_AWAY)
    return left


def _card(session: Session, fingerprint: str) -> RepresentativeCard:
    card = representatives.by_fingerprint(session, fingerprint)
    if card is None:
        raise Refused(_UNKNOWN, field="recipient")
    return card


def case_uid(session: Session, case_id: CaseId) -> Uid:
    """The random id of a case."""
    return cases.get(session.store, case_id).uid
