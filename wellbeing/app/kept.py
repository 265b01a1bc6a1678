"""What is kept about one officer, whole: the records, who saw them, and what left to whom. For paper and as a file."""

import datetime as dt
from pathlib import Path
from typing import Any

from wellbeing.app import actions, departures, officer_rights, representatives
from wellbeing.app.officer_rights import Recipient
from wellbeing.app.session import Session
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import CaseId, OfficerId, Uid
from wellbeing.exchange.officer_record import write_json
from wellbeing.language import _
from wellbeing.vault import cases, hand_overs, holdings, log, officers, rights, travelling
from wellbeing.vault import departures as stored_departures
from wellbeing.vault.log import Logged

CARRIED = _("everything that is kept about the officer")
OPENED = frozenset({"vault.opened", "vault.opened-by-sheets"})


def accesses(session: Session, officer_id: OfficerId) -> list[Logged]:
    """Every opening of the vault since the officer is in it, and everything done with a record of theirs: the oldest
    first. The one who opened it is the representative; two sheets are told apart."""
    store = session.store
    since = officers.get(store, officer_id).created_at
    about = log.about(store, holdings.uids_of_officer(store, officer_id))
    return sorted([*log.openings(store, since, OPENED), *about], key=lambda entry: entry.number)


def files(session: Session, officer_id: OfficerId) -> list[tuple[FileThatLeft, Recipient | None]]:
    """What left about an officer, the oldest first, with whom it was for where that is known."""
    told = {(one.at, one.kind): one for one in officer_rights.recipients(session, officer_id)}
    found = [
        file
        for case_id in cases.of_officer(session.store, officer_id)
        for file in stored_departures.all_files(session.store, case_id)
    ]
    return [(file, told.get((file.at, file.kind))) for file in sorted(found, key=lambda file: file.at)]


def as_json(session: Session, officer_id: OfficerId) -> bytes:
    """Everything as JSON by the published schema (docs/formats/officer-record.md)."""
    store = session.store
    columns = travelling.columns()
    officer = officers.get(store, officer_id)
    case_ids = cases.of_officer(store, officer_id)
    uids = {case_id: cases.get(store, case_id).uid for case_id in case_ids}
    rows = [travelling.gathered(store, case_id) for case_id in case_ids]
    record = {
        "made_at": _utc(session.now()),
        "language": session.language.code,
        "officer": dict(rows[0]["officer"][0]),
        "mark": officer.reference,
        "cases": [_case(one) for one in rows],
        "corrections": [
            {"what": one.what, "before": one.before, "at": _utc(one.at), "case": uids.get(one.case_id or CaseId(0))}
            for one in rights.corrections(store, officer_id)
        ],
        "restrictions": [
            {"ground": one.ground.value, "since": _utc(one.since), "lifted_at": _optional(one.lifted_at)}
            for one in rights.restrictions(store, officer_id)
        ],
        "holds": [
            {
                "reason": one.reason,
                "until": one.until.isoformat(),
                "set_at": _utc(one.set_at),
                "lifted_at": _optional(one.lifted_at),
            }
            for one in rights.holds(store, officer_id)
        ],
        "left": [_left(file, one, uids) for file, one in files(session, officer_id)],
        "handed_over": [entry for uid in uids.values() for entry in _ways(session, uid)],
        "access": [
            {
                "at": _utc(entry.at),
                "action": entry.action,
                "words": actions.told(entry.action, session.language),
                "about": entry.subject,
            }
            for entry in accesses(session, officer_id)
        ],
    }
    return write_json(record, columns)


def _case(rows: Any) -> dict[str, Any]:
    once = ("case_", "incident")
    return {
        name: dict(found[0]) if name in once else [dict(row) for row in found]
        for name, found in rows.items()
        if name != "officer"
    }


def _left(file: FileThatLeft, recipient: Recipient | None, uids: dict[CaseId, Uid]) -> dict[str, Any]:
    return {
        "kind": file.kind.value,
        "carrier": file.carrier.value,
        "at": _utc(file.at),
        "case": uids[file.case_id] if file.case_id is not None else "",
        "to": recipient.who if recipient else None,
        "carried": list(file.carried),
        "place": departures.name_of(file.place) if file.place else None,
    }


def _ways(session: Session, case_uid: Uid) -> list[dict[str, Any]]:
    def named(fingerprint: str) -> str:
        card = representatives.by_fingerprint(session, fingerprint)
        return card.name if card else fingerprint

    went = [
        ("to", one.recipient, one.basis, one.at) for one in hand_overs.left(session.store) if one.case_uid == case_uid
    ]
    came = [("from", one.sender, one.basis, one.at) for one in hand_overs.received(session.store, case_uid)]
    return [
        {"way": way, "representative": named(who), "basis": basis.value, "at": _utc(at), "case": case_uid}
        for way, who, basis, at in sorted([*went, *came], key=lambda one: one[3])
    ]


def save_json(session: Session, officer_id: OfficerId, path: Path) -> None:
    """Write it to `path`; listed under 'Files that left'. Raises Refused where the file exists, Trouble."""
    case_id = cases.of_officer(session.store, officer_id)[-1]

    def note() -> None:
        departures.record(
            session, FileKind.OFFICER_RECORD, Carrier.SAVED, place=str(path), case_id=case_id, carried=(CARRIED,)
        )

    departures.save_and_record(as_json(session, officer_id), path, note)


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _optional(moment: dt.datetime | None) -> str | None:
    return None if moment is None else _utc(moment)
