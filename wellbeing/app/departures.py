"""Files that left: writing a file outside the vault, noting what left, and the list of everything that did."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from wellbeing.app.session import Changed, Session
from wellbeing.domain.consent import Consent
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import CaseId, Uid, new_uid
from wellbeing.errors import Refused, Trouble
from wellbeing.language import _
from wellbeing.vault import cases, consents, departures, officers
from wellbeing.vault.files import Disk, sync_folder, told_as_trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A file that left, with the consent that allowed it and the alias of the case's officer, if any."""

    file: FileThatLeft
    consent: Consent | None
    alias: str


def save(content: bytes, path: Path) -> None:
    """Write a file outside the vault, whole or not at all. An existing file is not replaced.

    Raises Refused where the file exists, Trouble from the disk.
    """
    refuse_place(path)
    with told_as_trouble():
        Disk().replace(path, content)


def refuse_place(path: Path) -> None:
    """Raises Refused where a file stands there, Trouble where the folder is gone."""
    if path.exists():
        raise Refused(_("A file with this name exists already. Please choose another name."), field="path")
    if not path.parent.is_dir():
        raise Trouble(_("There is no folder {folder}. Please choose one that is there."), folder=path.parent)


def is_surely_gone(path: Path) -> bool:
    """Take away what a failed `save` may have left, and whether nothing of it is there: a stick that was pulled out
    may hold all of it."""
    try:
        for one in (path, path.with_name(path.name + ".new")):
            one.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError:
        return False
    return True


def save_and_record(content: bytes, path: Path, note: Callable[[], None]) -> None:
    """Write a file and `note` that it left; where that can't be noted, the file does not stay. Raises as `save`."""
    save(content, path)
    try:
        note()
    except Exception:
        path.unlink(missing_ok=True)
        raise


def record(
    session: Session,
    kind: FileKind,
    carrier: Carrier,
    *,
    place: str | None = None,
    case_id: CaseId | None = None,
    carried: tuple[str, ...] = (),
    consent_uid: Uid | None = None,
    also: Callable[[], object] = lambda: None,
) -> None:
    """Note that a file was printed, or saved at `place`. `carried` lists what it told, in words of the catalogue;
    `also` writes what has to be noted with it, in the same transaction."""
    departure = FileThatLeft(
        uid=new_uid(),
        kind=kind,
        carrier=carrier,
        at=session.now(),
        case_id=case_id,
        place=place,
        carried=carried,
        consent_uid=consent_uid,
    )
    action = "file.printed" if carrier is Carrier.PRINTED else "file.saved"
    with session.store.transaction(action, departure.uid):
        departures.add(session.store, departure)
        also()
    session.note_change(Changed.CASES)


def name_of(place: str) -> str:
    """A file or folder by its own name, as officers are told it: the way to it tells of the representative's computer,
    and of the account there."""
    return PurePath(place).name or place


def left_with_consents(session: Session) -> list[Left]:
    """Everything that left, the newest first, as it is shown under 'Files that left'."""
    found = []
    given: dict[CaseId, dict[Uid, Consent]] = {}
    aliases: dict[CaseId, str] = {}
    for file in files_that_left(session):
        case = file.case_id
        if case is not None and case not in given:
            given[case] = {consent.uid: consent for consent in consents.of_case(session.store, case)}
            aliases[case] = officers.get(session.store, cases.get(session.store, case).officer_id).alias
        consent = given[case].get(file.consent_uid) if case is not None and file.consent_uid else None
        found.append(Left(file=file, consent=consent, alias=aliases[case] if case is not None else ""))
    return found


def files_that_left(session: Session) -> list[FileThatLeft]:
    """Every paper and file that left this vault, the newest first."""
    return departures.all_files(session.store)
