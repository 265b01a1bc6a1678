"""Looking into a backup before anything is restored: what it holds, and what the present vault has that it has not."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from wellbeing.app import backup_folders, keys, representatives, signing
from wellbeing.app.session import Session
from wellbeing.app.vaults import witnesses
from wellbeing.domain.identity import Uid
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.language import _
from wellbeing.vault import (
    backup_places,
    contributions,
    erasures,
    hand_overs,
    header,
    holdings,
    known_freezes,
    releases,
    restorations,
    settings,
)
from wellbeing.vault.backups import copies, seal
from wellbeing.vault.backups.copies import Unlock
from wellbeing.vault.files import told_as_trouble
from wellbeing.vault.hand_overs import Carried
from wellbeing.vault.holdings import Holdings
from wellbeing.vault.keys import DataKey
from wellbeing.vault.releases import StoredRelease
from wellbeing.vault.store import Store

NO_FILE = _("There is no file {file}. The command 'wellbeing backup list' names the backups that there are.")
OTHER_KEY = _(
    "The vault that stands there has another key than this backup, and what opened the backup does not open it: its "
    "key and passphrase were changed since, or it is another vault."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBackup:
    """A backup that was opened and checked whole. `made_at` is UTC; the key opens this backup and no more is kept."""

    file: Path
    vault: str
    made_at: dt.datetime
    generation: int
    holdings: Holdings
    places: tuple[str, ...]
    state: tuple[str, bytes] = field(repr=False)
    """What its last log entry says, whatever key the vault has by now."""
    erased: dict[Uid, dt.datetime] = field(repr=False)
    carried: Carried = field(repr=False)
    case_uids: frozenset[Uid] = field(repr=False)
    key: DataKey = field(repr=False)
    unlock: Unlock = field(repr=False)
    """What opened it: it may open the vault that stands there too, even if that has another key by now."""
    by_sheets: bool
    """Whether two recovery sheets opened it."""


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
    carried: Carried = field(repr=False)
    case_uids: frozenset[Uid] = field(repr=False)
    freezes: known_freezes.Known = field(repr=False)
    contributed: contributions.Known = field(repr=False)
    releases: tuple[StoredRelease, ...] = field(repr=False)
    signer: str | None = field(repr=False)
    opener: str | None = field(repr=False)
    sheets_used: tuple[dt.datetime, ...]
    """When sheets opened it, as far as the representative has not said that they know."""


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

    @property
    def handed_over_since(self) -> int:
        """Cases that are in the backup and were handed over since: a restore leaves them handed over."""
        if self.present is None or self.is_other_vault:
            return 0
        gone = _away(self.present.carried) - _away(self.backup.carried)
        return len(gone & self.backup.case_uids - self.present.erased.keys())


def _away(carried: Carried) -> set[Uid]:
    return {left.case_uid for left in carried.left if left.ended_at is None}


def open_backup(file: Path, passphrase: str) -> OpenedBackup:
    """Look into a backup by the passphrase of the vault at that time, and check all of it.

    Raises `Refused` (no backup, wrong passphrase), `Tampered` (damaged), `Trouble` (medium, newer program).
    """
    return _open(file, copies.by_passphrase(passphrase))


def open_backup_with_sheets(file: Path, words1: str, words2: str) -> OpenedBackup:
    """Look into a backup by two of the recovery sheets of that time."""
    return _open(file, copies.by_sheets(words1, words2), by_sheets=True)


def _open(file: Path, unlock: Unlock, *, by_sheets: bool = False) -> OpenedBackup:
    if file.parent.is_dir() and not file.exists():
        raise Refused(NO_FILE, field="file", file=file)
    key = unlock(copies.header_of(file))
    with copies.opened(file, key, backup_folders.scratch_place()) as (store, contents):
        copies.check(store, contents)
        return OpenedBackup(
            file=file,
            vault=copies.header_of(file).vault,
            made_at=contents.made_at,
            generation=contents.generation,
            holdings=holdings.held(store),
            places=tuple(place.folder for place in backup_places.listed(store)),
            state=store.state_at(contents.generation) or ("", b""),
            erased=seal.erased_of(contents),
            carried=seal.carried_of(contents),
            case_uids=frozenset(holdings.case_uids(store)),
            key=key,
            unlock=unlock,
            by_sheets=by_sheets,
        )


def preview(backup: OpenedBackup, folder: Path, session: Session | None = None) -> Preview:
    """What restoring `backup` to `folder` would do. Changes nothing. Raises `Trouble` where nobody can look there.

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
    with told_as_trouble():
        empty = not folder.is_dir() or not any(folder.iterdir())
    if empty:
        return Preview(backup=backup, folder=folder, replaces=False, present=None, unreadable="", key=backup.key)
    try:
        key = _key_of(folder, backup)
    except WellbeingError as error:
        told = OTHER_KEY if isinstance(error, Refused) else error.sentence
        return Preview(backup=backup, folder=folder, replaces=True, present=None, unreadable=told, key=backup.key)
    present, unreadable = looked_at(folder, key, backup)
    return Preview(backup=backup, folder=folder, replaces=True, present=present, unreadable=unreadable, key=key)


def _key_of(folder: Path, backup: OpenedBackup) -> DataKey:
    """The key of the vault at `folder`: that of the backup, or the one that the same passphrase gives now.

    Raises `Refused` where nothing known opens it, `Tampered` where its header is damaged.
    """
    found = header.read(folder)
    try:
        found.check(backup.key)
    except Tampered:
        return backup.unlock(found)
    return backup.key


def looked_at(folder: Path, key: DataKey, backup: OpenedBackup) -> tuple[Present | None, str]:
    """What the closed vault at `folder` knows, or why it can't be opened (msgid)."""
    try:
        with copies.opened_vault(folder, key, backup_folders.scratch_place(), witnesses()) as store:
            return _present(store, backup), ""
    except WellbeingError as error:
        return None, error.sentence


def _present(store: Store, backup: OpenedBackup) -> Present:
    same = header.read(store.folder).vault == backup.vault
    return Present(
        is_same_vault=same,
        follows=same and store.state_at(backup.generation) == backup.state,
        generation=store.generation,
        holdings=holdings.held(store),
        places=tuple(place.folder for place in backup_places.listed(store)),
        is_settled=not restorations.unsettled(store),
        erased=erasures.listed(store),
        carried=hand_overs.carried(store),
        case_uids=frozenset(holdings.case_uids(store)),
        freezes=known_freezes.known(store),
        contributed=contributions.known(store),
        releases=tuple(releases.all_of(store)),
        signer=settings.get(store, signing.SEEDS),
        opener=settings.get(store, representatives.SEEDS),
        sheets_used=keys.uses_unknown(store),
    )
