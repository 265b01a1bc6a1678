"""The officer's rights on their records: corrected, restricted, held for a claim; who else has to be told.

What is kept is told by `wellbeing.app.kept`, erasing by `wellbeing.app.erasing`.
"""

import datetime as dt
from dataclasses import dataclass

from wellbeing.app import case_facts, red_flags, representatives, silence
from wellbeing.app.session import Changed, Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId, OfficerId, Uid, new_uid
from wellbeing.domain.officer import Officer
from wellbeing.domain.rights import Correction, Ground, Hold, Restriction
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, consents, departures, hand_overs, officers, rights, services

LONGEST_HOLD = dt.timedelta(days=3653)
"""A hold names a day at most ten years ahead; it can be set again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerRow:
    """An officer as the list shows one: the alias, never the name."""

    officer_id: OfficerId
    uid: Uid
    alias: str
    cases: int
    restricted: bool
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who was told something about the officer: `who` (a name of the vault), by what, when, and what."""

    who: str
    kind: FileKind
    at: dt.datetime
    carried: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the rights of one officer stand. `recipients` are to be told of a correction, the newest first."""

    officer: Officer
    cases: tuple[CaseId, ...]
    corrections: tuple[Correction, ...]
    restriction: Restriction | None
    holds: tuple[Hold, ...]
    """Those that stand today."""
    recipients: tuple[Recipient, ...]
    today: dt.date


def listed(session: Session) -> list[OfficerRow]:
    """Every officer of this vault, by alias."""
    store, today = session.store, session.today()
    return [
        OfficerRow(
            officer_id=officer_id,
            uid=uid,
            alias=alias,
            cases=count,
            restricted=rights.restriction(store, officer_id) is not None,
            held=any(hold.stands(today) for hold in rights.holds(store, officer_id)),
        )
        for officer_id, uid, alias, count in officers.rows(store)
    ]


def by_words(session: Session, words: str) -> OfficerId:
    """The officer that a person means by alias, id, or the mark of an imported spreadsheet.

    Raises Refused where there is none, or more than one.
    """
    found = officers.meant(session.store, words.strip())
    if not found:
        raise Refused(_("No officer has this alias or id."), field="officer")
    if len(found) > 1:
        ids = ", ".join(uid for _officer, uid in found)
        raise Refused(
            _("Several officers have this alias. Please give the id of one: {ids}."), field="officer", ids=ids
        )
    return found[0][0]


def of_case(session: Session, case_id: CaseId) -> OfficerId:
    """The officer of a case."""
    return cases.get(session.store, case_id).officer_id


def standing(session: Session, officer_id: OfficerId) -> Standing:
    """Where the rights of one officer stand now."""
    store, today = session.store, session.today()
    return Standing(
        officer=officers.get(store, officer_id),
        cases=tuple(cases.of_officer(store, officer_id)),
        corrections=tuple(rights.corrections(store, officer_id)),
        restriction=rights.restriction(store, officer_id),
        holds=tuple(hold for hold in rights.holds(store, officer_id) if hold.stands(today)),
        recipients=tuple(recipients(session, officer_id)),
        today=today,
    )


_TO_OTHERS = frozenset({FileKind.REFERRAL_LETTER, FileKind.EMPLOYER_LETTER})
"""Letters that tell somebody else about the officer."""


def recipients(session: Session, officer_id: OfficerId) -> list[Recipient]:
    """The services that got a letter, and the representatives to whom a case went, the newest first."""
    found: list[Recipient] = []
    for case_id in cases.of_officer(session.store, officer_id):
        found += _told_by_letter(session, case_id) + _handed_over(session, case_id)
    return sorted(found, key=lambda one: one.at, reverse=True)


def _told_by_letter(session: Session, case_id: CaseId) -> list[Recipient]:
    """Services and offices of the employer; what went to the officer is theirs already."""
    told = {
        one.uid: one.recipient or "" if one.service_id is None else services.get(session.store, one.service_id).name
        for one in consents.of_case(session.store, case_id)
    }
    return [
        Recipient(
            who=told[file.consent_uid],
            kind=file.kind,
            at=file.at,
            carried=file.carried,
        )
        for file in departures.all_files(session.store, case_id)
        if file.consent_uid in told and file.kind in _TO_OTHERS
    ]


def _handed_over(session: Session, case_id: CaseId) -> list[Recipient]:
    found = []
    for left in hand_overs.left(session.store):
        if left.case_id == case_id:
            card = representatives.by_fingerprint(session, left.recipient)
            found.append(
                Recipient(
                    who=card.name if card else left.recipient,
                    kind=FileKind.CASE_PACKAGE,
                    at=left.at,
                    carried=(),
                )
            )
    return found


def correct(
    session: Session, officer_id: OfficerId, *, alias: str, name: str, contact: str, language: str | None = None
) -> list[Recipient]:
    """Correct how an officer is called, reached and spoken to; what stood there before is kept.

    Returns those who were told something and have to be told of it. Raises Refused (field `alias`).
    """
    case_id = cases.of_officer(session.store, officer_id)[0]
    case_facts.correct_officer(session, case_id, alias=alias, name=name, contact=contact, language=language)
    return recipients(session, officer_id)


def restrict(session: Session, officer_id: OfficerId, ground: Ground) -> None:
    """From now on the officer's records are kept and not used: no follow-up, no letter, no figure.

    Raises Refused while an emergency has no word on what was done, or nobody was told of a silence after one.
    """
    officer = officers.get(session.store, officer_id)
    if rights.restriction(session.store, officer_id) is not None:
        raise Refused(_("The records of this officer are restricted already."))
    for case_id in cases.of_officer(session.store, officer_id):
        if cases.get(session.store, case_id).state is not CaseState.OPEN:
            continue
        if red_flags.without_word(session, case_id):
            raise Refused(_("An emergency is open. Please note what was done; 'help was refused' is an answer too."))
        silence.refuse_while_silent(session, case_id)
    restriction = Restriction(uid=new_uid(), officer_id=officer_id, ground=ground, since=session.now())
    with session.store.transaction("officer.restricted", officer.uid):
        rights.restrict(session.store, restriction)
    session.note_change(Changed.CASES)


def lift_restriction(session: Session, officer_id: OfficerId) -> None:
    """The records are used again. The officer is told before (GDPR Art. 18(3))."""
    if rights.restriction(session.store, officer_id) is None:
        raise Refused(_("The records of this officer are not restricted."))
    with session.store.transaction("officer.restriction-lifted", officers.get(session.store, officer_id).uid):
        rights.lift_restriction(session.store, officer_id, session.now())
    session.note_change(Changed.CASES)


def hold(session: Session, officer_id: OfficerId, reason: str, until: dt.date | None) -> None:
    """Let nothing of the officer be erased until the end of a day, because a claim is open.

    Raises Refused (field `reason`, `until`) without a reason, and for a day that is missing, past or too far away.
    """
    if not reason.strip():
        raise Refused(_("Please say which claim is open."), field="reason")
    if until is None:
        raise Refused(_("Please enter the day on which the hold ends."), field="until")
    if until < session.today():
        raise Refused(_("This day lies in the past. Please check it."), field="until")
    if until - session.today() > LONGEST_HOLD:
        raise Refused(_("A hold lasts at most ten years. It can be set again."), field="until")
    held = Hold(uid=new_uid(), officer_id=officer_id, reason=reason.strip(), until=until, set_at=session.now())
    with session.store.transaction("officer.held", officers.get(session.store, officer_id).uid):
        rights.hold(session.store, held)
    session.note_change(Changed.CASES)


def lift_holds(session: Session, officer_id: OfficerId) -> None:
    """The claim has ended: nothing stands in the way of erasing."""
    standing_ = [one for one in rights.holds(session.store, officer_id) if one.stands(session.today())]
    if not standing_:
        raise Refused(_("No hold stands for this officer."))
    with session.store.transaction("officer.hold-lifted", officers.get(session.store, officer_id).uid):
        for one in standing_:
            rights.lift_hold(session.store, one.uid, session.now())
    session.note_change(Changed.CASES)
