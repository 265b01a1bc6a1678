"""Files that left, in the vault."""

from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import CaseId, Uid
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store

_SEPARATOR = "\n"


def add(store: Store, file: FileThatLeft) -> None:
    """Record that a file left."""
    store.run(
        "INSERT INTO file_left (uid, kind, carrier, at, case_id, place, carried, consent_uid)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            file.uid,
            file.kind,
            file.carrier,
            from_moment(file.at),
            file.case_id,
            file.place,
            _SEPARATOR.join(file.carried),
            file.consent_uid,
        ),
    )


def remove(store: Store, uid: Uid) -> None:
    """Take back the record of a file that could not be written after all."""
    store.run("DELETE FROM file_left WHERE uid = ?", (uid,))


def all_files(store: Store, case_id: CaseId | None = None) -> list[FileThatLeft]:
    """Every file that left (of one case, where given), the newest first."""
    return [
        FileThatLeft(
            uid=Uid(row[0]),
            kind=FileKind(row[1]),
            carrier=Carrier(row[2]),
            at=to_moment(row[3]),
            case_id=None if row[4] is None else CaseId(row[4]),
            place=row[5],
            carried=tuple(row[6].split(_SEPARATOR)) if row[6] else (),
            consent_uid=None if row[7] is None else Uid(row[7]),
        )
        for row in store.all(
            "SELECT uid, kind, carrier, at, case_id, place, carried, consent_uid FROM file_left"
            " WHERE ? IS NULL OR case_id = ? ORDER BY id DESC",
            (case_id, case_id),
        )
    ]
