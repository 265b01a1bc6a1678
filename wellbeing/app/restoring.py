"""Restoring: look into a backup first, then let it stand in place of the vault, or in an empty place.

`open_backup` looks into a file and checks all of it; `preview` says what the present vault has that the backup
has not; `restore` exchanges them. Only the last one changes anything.
"""

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wellbeing.app import backups, signing
from wellbeing.app.session import Session, system_clock
from wellbeing.app.vaults import witnesses
from wellbeing.domain.identity import Uid, new_uid
from wellbeing.errors import WellbeingError
from wellbeing.vault import backup_places, cases, erasures, header, holdings, releases, restorations, settings
from wellbeing.vault.backups import copies, making, restoring, seal, shelf
from wellbeing.vault.backups.copies import Unlock
from wellbeing.vault.backups.names import Named
from wellbeing.vault.head import Head
from wellbeing.vault.holdings import Holdings
from wellbeing.vault.keys import DataKey
from wellbeing.vault.releases import StoredRelease
from wellbeing.vault.restorations import Restoration
from wellbeing.vault.store import Clock, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBackup:
    """A file that is called like a backup. `vault` is the random name of the vault; empty where it is damaged.
    `made_at` is the file's own date, aware; None where the file was touched on another day than its name says."""

    file: Path
    made_on: dt.date
    made_at: dt.datetime | None
    generation: int
    vault: str

    @property
    def is_damaged(self) -> bool:
        """Whether it is no backup, or so damaged that it can't even be said whose it is."""
        return not self.vault


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBackup:
    """A backup that was opened and checked whole. `made_at` is UTC; the key opens this backup and no more is kept."""

    file: Path
    vault: str
    made_at: dt.datetime
    generation: int
    holdings: Holdings
    places: tuple[str, ...]
    mac: bytes = field(repr=False)
    erased: dict[Uid, dt.datetime] = field(repr=False)
    case_uids: frozenset[Uid] = field(repr=False)
    key: DataKey = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What the vault that stands now knows, as far as a restore has to know it."""

    is_same_vault: bool
    follows: bool
    """Whether the backup is an earlier state of this very history."""
    generation: int
    holdings: Holdings
    places: tuple[str, ...]
    is_settled: bool
    """Whether everything that was ever released is known to it."""
    erased: dict[Uid, dt.datetime] = field(repr=False)
    case_uids: frozenset[Uid] = field(repr=False)
    counted: dict[Uid, str] = field(repr=False)
    releases: tuple[StoredRelease, ...] = field(repr=False)
    signer: str | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a restore would do. `present` is None where no vault stands there (`replaces` False), or where it can't
    be opened with what opened the backup; `unreadable` then says why (msgid)."""

    backup: OpenedBackup
    folder: Path
    replaces: bool
    present: Present | None
    unreadable: str
    key: DataKey = field(repr=False)
    """What opens the vault that stands there, if anything known does."""

    @property
    def is_other_vault(self) -> bool:
        """Whether another person's or another vault altogether stands there."""
        return self.present is not None and not self.present.is_same_vault

    @property
    def later_changes(self) -> int:
        """Saves of the present vault that the backup does not have."""
        return self.present.generation - self.backup.generation if self.present and self.present.follows else 0

    @property
    def later_cases(self) -> int:
        """Cases of the present vault that the backup does not have."""
        return len(self.present.case_uids - self.backup.case_uids) if self.present else 0

    @property
    def later_releases(self) -> tuple[str, ...]:
        """Labels of the periods that the present vault has released and the backup has not."""
        known = set(self.backup.holdings.periods)
        return tuple(label for label in self.present.holdings.periods if label not in known) if self.present else ()

    @property
    def erased_since(self) -> int:
        """Cases that are in the backup and were erased since: a restore erases them again."""
        return len(self.backup.case_uids & self.present.erased.keys()) if self.present else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did. `moved_to` is where the vault before lies now; it is never deleted by the program. Put back
    by hand it would be refused, as any older state is; `way_back` is a backup of it, which can be restored, and None
    where it could not be opened.

    `erased` cases were taken out again. `unread` are backups whose list of erased ids could not be read (another
    key, or damaged), `out_of_reach` places that are not there now. `is_releasing_closed`: until somebody says what
    was released since.
    """

    folder: Path
    moved_to: Path | None
    way_back: Path | None
    erased: int
    unread: tuple[Path, ...]
    out_of_reach: tuple[Path, ...]
    is_releasing_closed: bool


def found_in(folder: Path) -> list[FoundBackup]:
    """The backups of all vaults that lie in a folder, the newest first. Needs no key; only their headers are read.

    Raises `Trouble` where the folder is not there; the usual place is made with the first backup.
    """
    if folder == backups.usual_place() and not folder.exists():
        return []
    return [
        FoundBackup(
            file=one.file,
            made_on=one.made_on,
            made_at=_made_at(one),
            generation=one.generation,
            vault=_vault_of(one.file),
        )
        for one in shelf.of_all(folder)
    ]


def within_reach(folder: Path, places: Sequence[Path] = ()) -> list[FoundBackup]:
    """The backups in the usual place and in `places`, the newest first: those of the vault at `folder` where its
    header can be read, else all. A place that is away or can't be read holds none."""
    try:
        vault = header.read(folder).vault
    except WellbeingError:
        vault = ""
    found: list[FoundBackup] = []
    for place in dict.fromkeys([backups.usual_place(), *places]):
        with contextlib.suppress(WellbeingError):
            found += [one for one in found_in(place) if not one.is_damaged and vault in ("", one.vault)]
    return sorted(found, key=lambda one: (one.made_on, one.generation), reverse=True)


def _made_at(named: Named) -> dt.datetime | None:
    try:
        made_at = dt.datetime.fromtimestamp(named.file.stat().st_mtime, dt.UTC)
    except OSError:
        return None
    return made_at if made_at.astimezone().date() == named.made_on else None


def _vault_of(file: Path) -> str:
    try:
        return copies.header_of(file).vault
    except WellbeingError:
        return ""


def open_backup(file: Path, passphrase: str) -> OpenedBackup:
    """Look into a backup by the passphrase of the vault at that time, and check all of it.

    Raises `Refused` (no backup, wrong passphrase), `Tampered` (damaged), `Trouble` (medium, newer program).
    """
    return _open(file, copies.by_passphrase(passphrase))


def open_backup_with_sheets(file: Path, words1: str, words2: str) -> OpenedBackup:
    """Look into a backup by two of the recovery sheets of that time."""
    return _open(file, copies.by_sheets(words1, words2))


def _open(file: Path, unlock: Unlock) -> OpenedBackup:
    key = unlock(copies.header_of(file))
    with copies.opened(file, key, backups.scratch_place()) as (store, contents):
        copies.check(store, contents)
        return OpenedBackup(
            file=file,
            vault=copies.header_of(file).vault,
            made_at=contents.made_at,
            generation=contents.generation,
            holdings=holdings.held(store),
            places=tuple(place.folder for place in backup_places.listed(store)),
            mac=contents.mac,
            erased=seal.erased_of(contents),
            case_uids=frozenset(holdings.case_uids(store)),
            key=key,
        )


def preview(backup: OpenedBackup, folder: Path, session: Session | None = None) -> Preview:
    """What restoring `backup` to `folder` would do. Changes nothing.

    Give the `session` where the vault at `folder` is open. Otherwise a copy of it is opened with the key of the
    backup, if it fits.
    """
    if session is not None:
        return Preview(
            backup=backup,
            folder=folder,
            replaces=True,
            present=_present(session.store, backup),
            unreadable="",
            key=session.store.key,
        )
    replaces = folder.is_dir() and any(folder.iterdir())
    present, unreadable = _looked_at(folder, backup.key, backup) if replaces else (None, "")
    return Preview(
        backup=backup, folder=folder, replaces=replaces, present=present, unreadable=unreadable, key=backup.key
    )


def _looked_at(folder: Path, key: DataKey, backup: OpenedBackup) -> tuple[Present | None, str]:
    """What the closed vault at `folder` knows, or why it can't be opened (msgid)."""
    try:
        with copies.opened_vault(folder, key, backups.scratch_place(), witnesses()) as store:
            return _present(store, backup), ""
    except WellbeingError as error:
        return None, error.sentence


def _present(store: Store, backup: OpenedBackup) -> Present:
    same = header.read(store.folder).vault == backup.vault
    return Present(
        is_same_vault=same,
        follows=same and store.has_seen(backup.generation, backup.mac),
        generation=store.generation,
        holdings=holdings.held(store),
        places=tuple(place.folder for place in backup_places.listed(store)),
        is_settled=not restorations.unsettled(store),
        erased=erasures.listed(store),
        case_uids=frozenset(holdings.case_uids(store)),
        counted=holdings.counted(store),
        releases=tuple(releases.all_of(store)),
        signer=settings.get(store, signing.SEEDS),
    )


def restore(shown: Preview, clock: Clock = system_clock) -> Restored:
    """Let the backup that was looked at stand at its folder. The vault there must be closed: its session ends before.

    The erased ids that can be found are applied, releases that the present vault knows come along, and everything
    is recorded, before the restored vault stands. Raises `Trouble`, `Tampered`; nothing has changed then.
    """
    backup = shown.backup
    done: list[tuple[_ErasedLists, int, bool]] = []

    def bring(store: Store, contents: seal.Contents, given_up: Head | None) -> None:
        present = _looked_at(shown.folder, shown.key, backup)[0] if shown.replaces else None
        lists = _erased_lists(backup, present)
        now, uid = clock(), new_uid()
        with store.transaction("vault.restored", uid):
            erased = erasures.apply(store, lists.erased)
            settled = _bring_releases(store, present)
            restoration = Restoration(uid=uid, at=now, made_at=contents.made_at, generation=contents.generation)
            restorations.add(store, restoration, given_up)
            if settled:
                restorations.settle(store, now, by="")
            done.append((lists, erased, settled))

    moved_to = restoring.restore(
        backup.file,
        backup.key,
        shown.folder,
        bring,
        today=clock().astimezone().date(),
        clock=clock,
        witnesses=witnesses(),
    )
    (lists, erased, settled) = done[0]
    return Restored(
        folder=shown.folder,
        moved_to=moved_to,
        way_back=_way_back(moved_to, shown.key, clock()) if moved_to else None,
        erased=erased,
        unread=lists.unread,
        out_of_reach=lists.out_of_reach,
        is_releasing_closed=not settled,
    )


def _way_back(moved_to: Path, key: DataKey, now: dt.datetime) -> Path | None:
    """A backup of the vault that was moved aside, beside its files. As far as it can be made: the restore stands."""
    with contextlib.suppress(WellbeingError):
        with copies.opened_vault(moved_to, key, backups.scratch_place(), None) as store:
            snapshot = making.snapshot(store, now)
        return making.write(snapshot, moved_to, backups.scratch_place())
    return None


def _bring_releases(store: Store, present: Present | None) -> bool:
    """Bring along what the present vault released since; whether everything that left is known then."""
    if present is None or not present.is_same_vault:
        return False
    mine = [entry for _label, _at, entry in releases.entries(store)]
    theirs = [release.entry for release in present.releases]
    shared = min(len(mine), len(theirs))
    if mine[:shared] != theirs[:shared]:
        return False  # two ledgers that both went on: a person has to say what left
    for release in present.releases[shared:]:
        releases.add(store, release)
    if present.signer is not None:
        settings.put(store, signing.SEEDS, present.signer)
    ids = holdings.case_uids(store)
    for label in set(present.counted.values()):
        cases.count_in(store, [ids[uid] for uid, its in present.counted.items() if its == label and uid in ids], label)
    return present.is_settled


@dataclass(frozen=True, slots=True, kw_only=True)
class _ErasedLists:
    erased: dict[Uid, dt.datetime]
    unread: tuple[Path, ...]
    out_of_reach: tuple[Path, ...]


def _erased_lists(backup: OpenedBackup, present: Present | None) -> _ErasedLists:
    """Every id that is known to be erased: to the present vault, to the backup, and to all others within reach."""
    erased = dict(backup.erased)
    if present is not None and present.is_same_vault:
        erased |= present.erased
    places = dict.fromkeys([*backup.places, *(present.places if present else ()), backup_places.USUAL])
    unread: list[Path] = []
    away: list[Path] = []
    for folder in dict.fromkeys([backup.file.parent, *(backups.folder_of(place) for place in places)]):
        if not folder.is_dir():
            away += [folder] if folder != backups.usual_place() else []
            continue
        for one in shelf.listed(folder, backup.vault):
            try:
                erased |= seal.erased_of(copies.seal_of(one.file, backup.key))
            except WellbeingError:
                unread.append(one.file)
    return _ErasedLists(erased=erased, unread=tuple(unread), out_of_reach=tuple(away))
