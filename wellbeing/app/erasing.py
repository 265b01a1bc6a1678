"""Erasing an officer: what would go and what would remain, the erasure itself, and its receipt.

Everything that is kept about the officer goes in one transaction: records, history, drafts and words of the search.
What remains is named: copies in backups until rotation removes them, files that left, and figures that were counted.
"""

from pathlib import Path

from wellbeing.app import backup_folders, counted_in, departures, officer_rights
from wellbeing.app.erasure_receipt import Copies, LeftFile, Receipt, receipt_pdf
from wellbeing.app.restricted import refuse_held
from wellbeing.app.session import Changed, Session
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import CaseId, OfficerId, new_uid
from wellbeing.language import _
from wellbeing.vault import backup_places, cases, erasures, holdings, officers
from wellbeing.vault import departures as stored_departures
from wellbeing.vault import search as stored_search
from wellbeing.vault.backups import rotation

RECEIPT_CARRIED = _("what was erased and what remains, by random ids only")


def preview(session: Session, officer_id: OfficerId) -> Receipt:
    """What an erasure would take away and what would remain. Changes nothing."""
    store = session.store
    officer = officers.get(store, officer_id)
    case_ids = cases.of_officer(store, officer_id)
    found = [cases.get(store, case_id) for case_id in case_ids]
    figures = counted_in.of_cases(session, case_ids)
    return Receipt(
        uid=new_uid(),
        officer_uid=officer.uid,
        case_uids=tuple(case.uid for case in found),
        at=session.now(),
        went=tuple((table, count) for table, count in holdings.of_officer(store, officer_id).items()),
        left=tuple(_left(session, officer_id)),
        counted=figures.left,
        sent=figures.sent,
        copies=copies(session),
        named_elsewhere=_named_elsewhere(session, officer.name, set(case_ids)),
        language=officer.language or session.language.code,
    )


def _left(session: Session, officer_id: OfficerId) -> list[LeftFile]:
    told = {(one.at, one.kind): one.who for one in officer_rights.recipients(session, officer_id)}
    files = [
        file
        for case_id in cases.of_officer(session.store, officer_id)
        for file in stored_departures.all_files(session.store, case_id)
    ]
    return [
        LeftFile(
            kind=file.kind,
            carrier=file.carrier,
            at=file.at,
            who=told.get((file.at, file.kind), ""),
            place=file.place or "",
        )
        for file in sorted(files, key=lambda file: file.at)
    ]


def copies(session: Session) -> Copies:
    """What backups still hold after an erasure of today."""
    made = {place.folder: place.made_at for place in backup_places.listed(session.store) if place.made_at}
    newest = max((at.astimezone().date() for at in made.values()), default=None)
    return Copies(
        newest=newest,
        gone_by=None if newest is None else rotation.gone_by(newest),
        places=tuple(backup_folders.folder_of(folder) for folder in made),
    )


def _named_elsewhere(session: Session, name: str | None, own: set[CaseId]) -> int:
    """In how many cases of others the officer's name stands, as far as the search finds it."""
    if not name or len(name.strip()) < _SHORTEST_NAME:
        return 0
    found, _services = stored_search.find(session.store, name, _MOST_FOUND)
    return sum(case_id not in own for case_id in found)


_SHORTEST_NAME, _MOST_FOUND = 3, 500


def erase(session: Session, officer_id: OfficerId) -> Receipt:
    """Erase everything that is kept about an officer, for good, and return what the receipt tells.

    Raises Refused (field `hold`) while a hold stands.
    """
    refuse_held(session, officer_id)
    receipt = preview(session, officer_id)
    with erasures.erasing_officer(session.store, officer_id, receipt.officer_uid, receipt.at):
        pass
    session.note_change(Changed.CASES)
    return receipt


def erase_with_receipt(session: Session, officer_id: OfficerId, path: Path) -> Receipt:
    """The same with the receipt written to `path`: both, or neither. Raises Trouble from the disk too."""
    refuse_held(session, officer_id)
    receipt = preview(session, officer_id)

    def note() -> None:
        with erasures.erasing_officer(session.store, officer_id, receipt.officer_uid, receipt.at):
            stored_departures.add(session.store, _departure(receipt, path))

    departures.save_and_record(receipt_pdf(session, receipt), path, note)
    session.note_change(Changed.CASES)
    return receipt


def _departure(receipt: Receipt, path: Path) -> FileThatLeft:
    return FileThatLeft(
        uid=new_uid(),
        kind=FileKind.ERASURE_RECEIPT,
        carrier=Carrier.SAVED,
        at=receipt.at,
        place=str(path),
        carried=(RECEIPT_CARRIED,),
    )


def record_receipt(session: Session, carrier: Carrier, place: Path | None = None) -> None:
    """Note that a receipt was printed or saved after the erasure."""
    told = str(place) if place else None
    departures.record(session, FileKind.ERASURE_RECEIPT, carrier, place=told, carried=(RECEIPT_CARRIED,))
