"""Compacting: the store is written anew without the room that removed records left behind."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from wellbeing.errors import Trouble
from wellbeing.language import _
from wellbeing.vault.connection import stoppable
from wellbeing.vault.files import told_as_trouble
from wellbeing.vault.store import NAME, Store
from wellbeing.vault.whole_check import sure_of_damage

ACTION = "vault.compacted"
_SPARE_BYTES = 4 * 1024 * 1024

NO_ROOM = _(
    "There is too little room on the disk: while the vault is compacted, {megabytes} MB more are needed. Nothing was "
    "changed; free some space and try again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compacted:
    """The size of the store before and after, in bytes."""

    before: int
    after: int

    @property
    def saved(self) -> int:
        """Bytes that the disk has more now; 0 where nothing was to be saved."""
        return max(0, self.before - self.after)


def _go_on() -> None:
    """Nobody stops it."""


def compact(store: Store, ask: Callable[[], object] = _go_on) -> Compacted:
    """Write the store anew, without what removed records left behind; every record stays as it is.

    `ask` is called every few milliseconds while the new store is made; what it raises stops the work, and nothing is
    changed then. An interruption leaves the old or the new file, and is told as one at the next opening. Takes some
    seconds for 50 MB, and as much memory as the store is large. Raises `Trouble` (room, disk); nothing is then changed.
    """
    with told_as_trouble():
        before = (store.folder / NAME).stat().st_size
        if shutil.disk_usage(store.folder).free < before + _SPARE_BYTES:
            raise Trouble(NO_ROOM, megabytes=-(-(before + _SPARE_BYTES) // 1_000_000))
    with sure_of_damage(store), store.rewriting() as connection, stoppable(connection, ask):
        connection.execute("VACUUM")
    with store.transaction(ACTION):
        pass
    with told_as_trouble():
        return Compacted(before=before, after=(store.folder / NAME).stat().st_size)
