"""What other states of a vault know and an older backup can't: ids that were erased, and cases that were handed over.

The vault that stands now tells, and so does the seal of every backup within reach that the key opens.
"""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import backup_folders, hand_over
from wellbeing.app.backup_views import Present, Preview
from wellbeing.domain.hand_over import HandedOver
from wellbeing.domain.identity import Uid
from wellbeing.errors import WellbeingError
from wellbeing.vault import backup_places, cases, hand_overs, holdings
from wellbeing.vault.backups import copies, seal, shelf
from wellbeing.vault.hand_overs import Carried
from wellbeing.vault.keys import DataKey
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownElsewhere:
    """`unread` are backups that could not be asked, `out_of_reach` places that are not there now."""

    erased: dict[Uid, dt.datetime]
    carried: Carried
    unread: tuple[Path, ...]
    out_of_reach: tuple[Path, ...]


def gathered(shown: Preview, present: Present | None) -> KnownElsewhere:
    """What is known to the present vault, to the backup, and to all others within reach."""
    backup, keys = shown.backup, [shown.backup.key, shown.key]
    erased, told = dict(backup.erased), [backup.carried]
    if present is not None and present.is_same_vault:
        erased |= present.erased
        told.append(present.carried)
    places = dict.fromkeys([*backup.places, *(present.places if present else ()), backup_places.USUAL])
    unread: list[Path] = []
    away: list[Path] = []
    for folder in dict.fromkeys([backup.file.parent, *(backup_folders.folder_of(place) for place in places)]):
        if not shelf.is_there(folder):
            away += [folder] if folder != backup_folders.usual_place() else []
            continue
        for one in shelf.listed(folder, backup.vault):
            found = _sealed_in(one.file, keys)
            if found is None:
                unread.append(one.file)
            else:
                erased |= seal.erased_of(found)
                told.append(seal.carried_of(found))
    return KnownElsewhere(erased=erased, carried=_joined(told), unread=tuple(unread), out_of_reach=tuple(away))


def _sealed_in(file: Path, keys: list[DataKey]) -> seal.Contents | None:
    """What a backup's seal says; None where none of the keys opens it."""
    for key in keys:
        with contextlib.suppress(WellbeingError):
            return copies.seal_of(file, key)
    return None


def _joined(told: Iterable[Carried]) -> Carried:
    """All together. Of one package, who knows that its case came back knows more."""
    left: dict[Uid, HandedOver] = {}
    cards: dict[str, bytes] = {}
    for carried in told:
        cards |= dict(carried.cards)
        for one in carried.left:
            if one.uid not in left or left[one.uid].ended_at is None:
                left[one.uid] = one
    return Carried(left=tuple(sorted(left.values(), key=lambda one: one.sequence)), cards=tuple(cards.items()))


def bring_hand_overs(store: Store, carried: Carried, now: dt.datetime) -> int:
    """Inside the transaction of a restore: what was handed over stays so, and what came back is open here.

    Returns how many cases of the restored vault are with somebody else that were open in the backup. What somebody
    else wrote to a case that came back is not in the backup: its package can be taken in again.
    """
    known, went = {one.uid: one for one in hand_overs.left(store)}, set[Uid]()
    for one in carried.left:
        mine, case_id = known.get(one.uid), holdings.case_uids(store).get(one.case_uid)
        if mine is not None and (mine.ended_at is not None or one.ended_at is None):
            continue  # the restored vault knows as much
        if mine is not None:
            if case_id is not None:
                hand_over.take_up(store, case_id, now)
            hand_overs.forget(store, one.uid)
        if one.ended_at is not None and not one.objected:
            continue
        for fingerprint, card in carried.cards:
            if fingerprint == one.recipient:
                hand_overs.know_too(store, fingerprint, card, one.at)
        taken = one.sequence in {other.sequence for other in hand_overs.left(store)}
        number = hand_overs.next_sequence(store, one.at) if taken else one.sequence
        hand_overs.note_left(store, dataclasses.replace(one, case_id=case_id, sequence=number))
        if one.ended_at is None and case_id is not None:
            hand_over.end_here(store, cases.get(store, case_id), one.at)
            went.add(one.case_uid)
    return len(went)
