"""Restoring: look into a backup first, then let it stand in place of the vault, or in an empty place.

`open_backup` looks into a file and checks all of it; `preview` says what the present vault has that the backup
has not; `restore` exchanges them. Only the last one changes anything.
"""

import contextlib
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.period import read_period
from wellbeing.app import backup_folders, beside_vault, keys, known_elsewhere, representatives, signing
from wellbeing.app.backup_views import OpenedBackup as OpenedBackup
from wellbeing.app.backup_views import Present as Present
from wellbeing.app.backup_views import Preview as Preview
from wellbeing.app.backup_views import looked_at
from wellbeing.app.backup_views import open_backup as open_backup
from wellbeing.app.backup_views import open_backup_with_sheets as open_backup_with_sheets
from wellbeing.app.backup_views import preview as preview
from wellbeing.app.beside_vault import PutBack
from wellbeing.app.found_backups import FoundBackup as FoundBackup
from wellbeing.app.found_backups import found_in as found_in
from wellbeing.app.found_backups import within_reach as within_reach
from wellbeing.app.known_elsewhere import KnownElsewhere
from wellbeing.app.session import system_clock
from wellbeing.app.vaults import witnesses
from wellbeing.domain.identity import new_uid
from wellbeing.errors import WellbeingError
from wellbeing.language import _
from wellbeing.vault import (
    contributions,
    erasures,
    hand_overs,
    holdings,
    known_freezes,
    office_quarters,
    offices,
    releases,
    restorations,
    retention,
    settings,
)
from wellbeing.vault.backups import copies, making, restoring, seal
from wellbeing.vault.erasures import Erased
from wellbeing.vault.head import Head
from wellbeing.vault.keys import DataKey
from wellbeing.vault.restorations import Restoration
from wellbeing.vault.store import Clock, Store

MAY_HAVE_GONE = _(
    "If a case was handed over after the newest backup, it is open here again, as no backup tells of it. Please look "
    "through the open cases before figures are released: such a case is looked after and counted where it went."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did. `moved_to` is where the vault before lies now; it is never deleted by the program. Put back
    by hand it would be refused, as any older state is; `way_back` is a backup of it, which can be restored, and None
    where it could not be opened.

    `erased` cases were taken out again, `handed_over` ones are with another representative still. `unread` are backups
    whose lists could not be read (another key, or damaged), `out_of_reach` places that are not there now.
    `is_releasing_closed`: until somebody says what was released since. `may_have_gone`: what was handed over since the
    newest backup is not known, so that such a case is open here too. `put_back` is what lay beside the vault.
    """

    folder: Path
    moved_to: Path | None
    way_back: Path | None
    erased: int
    handed_over: int
    unread: tuple[Path, ...]
    out_of_reach: tuple[Path, ...]
    is_releasing_closed: bool
    may_have_gone: bool
    put_back: PutBack


def restore(shown: Preview, clock: Clock = system_clock) -> Restored:
    """Let the backup that was looked at stand at its folder. The vault there must be closed: its session ends before.

    The erased ids and the hand-overs that can be found are applied, releases that the present vault knows come along,
    and everything is recorded, before the restored vault stands. Raises `Trouble`, `Tampered`; nothing has changed
    then.
    """
    backup, bringing = shown.backup, _Bringing(shown, clock)
    moved_to = restoring.restore(
        backup.file,
        backup.key,
        shown.folder,
        bringing.bring,
        today=clock().astimezone().date(),
        clock=clock,
        witnesses=witnesses(),
        present_key=shown.key,
    )
    brought = bringing.done()
    return Restored(
        folder=shown.folder,
        moved_to=moved_to,
        way_back=_way_back(moved_to, shown.key, clock()) if moved_to else None,
        erased=brought.erased,
        handed_over=brought.handed_over,
        unread=brought.lists.unread,
        out_of_reach=brought.lists.out_of_reach,
        is_releasing_closed=not brought.settled,
        may_have_gone=brought.may_have_gone,
        put_back=beside_vault.put_back(brought.beside),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brought:
    """What was brought into the restored vault before it stood."""

    lists: KnownElsewhere
    erased: int
    handed_over: int
    settled: bool
    may_have_gone: bool
    beside: beside_vault.Files


@dataclass(slots=True)
class _Bringing:
    """Brings into a vault that is being restored what the backup can't know, before it stands."""

    shown: Preview
    clock: Clock
    brought: _Brought | None = None

    def bring(self, store: Store, contents: seal.Contents, given_up: Head | None) -> None:
        """Into the restored `store`; `given_up` is the state that this computer has seen last."""
        shown, backup = self.shown, self.shown.backup
        present = looked_at(shown.folder, shown.key, backup)[0] if shown.replaces else None
        lists = known_elsewhere.gathered(shown, present)
        erased = _erase_again(store, lists.erased)
        now, uid = self.clock(), new_uid()
        _bring_uses_of_sheets(store, present, now if backup.by_sheets else None)
        with store.transaction("vault.restored", uid):
            erasures.note(store, lists.erased)
            retention.erase_again(store, contents.made_at)
            _bring_opener(store, present)
            handed_over = known_elsewhere.bring_hand_overs(store, lists.carried, now)
            settled = _bring_releases(store, present) and not _may_have_opened(store)
            restoration = Restoration(uid=uid, at=now, made_at=contents.made_at, generation=contents.generation)
            restorations.add(store, restoration, given_up)
            if settled:
                restorations.settle(store, now, by="")
            self.brought = _Brought(
                lists=lists,
                erased=erased,
                handed_over=handed_over,
                settled=settled,
                may_have_gone=not (present and present.is_same_vault) and bool(hand_overs.cards(store)),
                beside=dict(contents.beside),
            )

    def done(self) -> _Brought:
        """What was brought, once the restored vault stands."""
        if self.brought is None:
            raise RuntimeError("nothing was brought yet")
        return self.brought


def _way_back(moved_to: Path, key: DataKey, now: dt.datetime) -> Path | None:
    """A backup of the vault that was moved aside, beside its files. As far as it can be made: the restore stands."""
    with contextlib.suppress(WellbeingError):
        with copies.opened_vault(moved_to, key, backup_folders.scratch_place(), None) as store:
            snapshot = making.snapshot(store, now)
        return making.write(snapshot, moved_to, backup_folders.scratch_place())
    return None


def _erase_again(store: Store, erased: Erased) -> int:
    """Erase what was erased since the backup, each case with its own entry in the log; how many went."""
    known = holdings.case_uids(store)
    again = [uid for uid in erased if uid in known]
    for uid in again:
        with erasures.erasing(store, "case.erased", known[uid], erased[uid]):
            pass
    return len(again)


def _bring_uses_of_sheets(store: Store, present: Present | None, now: dt.datetime | None) -> None:
    """Nobody hides that sheets were used by restoring what lies before: those uses are told, and this one (`now`)."""
    used = present.sheets_used if present is not None and present.is_same_vault else ()
    known = keys.uses_unknown(store)
    for moment in (*(one for one in used if one not in known), *([now] if now else ())):
        with store.transaction(keys.BY_SHEETS, at=moment):
            pass


def _bring_opener(store: Store, present: Present | None) -> None:
    """Packages are sealed to the key that colleagues know: it may have been made since the backup."""
    if present is not None and present.is_same_vault and present.opener is not None:
        settings.put(store, representatives.SEEDS, present.opener)


def _may_have_opened(store: Store) -> bool:
    """Whether this is an office's vault: what it opened since with the other office does not come along, so that a
    person has to say so. Sums of a year that has left go again."""
    if offices.get(store) is None:
        return False
    for label, _at, _entry in releases.entries(store):
        office_quarters.forget_sums(store, read_period(label).year)
    return True


def _bring_releases(store: Store, present: Present | None) -> bool:
    """Bring along what the present vault released, froze and contributed since; whether everything that left is known
    then."""
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
    known_freezes.bring(store, present.freezes)
    contributions.bring(store, present.contributed)
    return present.is_settled
