"""The whole check of an open store: every page, every record, every log entry and every index."""

import contextlib
from collections.abc import Callable, Iterator

from wellbeing.errors import Tampered, Trouble
from wellbeing.vault.connection import STORE_DAMAGED, told_as_trouble
from wellbeing.vault.examination import Finding
from wellbeing.vault.files import DISK_TROUBLE
from wellbeing.vault.store import Store

_RESTARTS = 3


def verification(store: Store, others_wait: Callable[[], bool] | None = None) -> Iterator[float]:
    """Check all but the pages in slices of a few milliseconds; yields the share done, from 0 to 1. A slice that takes
    longer in a large store ends early where `others_wait` for this thread.

    Other work of this thread may happen between slices: after a change the check begins again, and after
    some restarts it is done in one go. Raises `Tampered` at the first difference.
    """
    size = max(1, store.size())
    for attempt in range(_RESTARTS + 1):
        generation = store.generation
        for seen in store.newest.examined(others_wait if attempt < _RESTARTS else None):
            if attempt < _RESTARTS:
                yield min(seen / size, 0.99)
                if store.generation != generation:
                    break
        if store.generation == generation:
            break
    yield 1.0


def verify_records(store: Store, told: Callable[[float], object] = lambda _share: None) -> Finding:
    """Check every record, every log entry and every index now; `told` hears the share done, from 0 to 1.

    Raises `Tampered` at the first difference, and what `told` raises.
    """
    seen, size = 0, max(1, store.size())
    for seen in store.newest.examined():
        told(min(seen / size, 1.0))
    return Finding(records=seen - store.generation, entries=store.generation)


def verify_pages(store: Store) -> None:
    """Check every page of the file as it lies on the disk. Raises `Tampered` where one was changed.

    A page that is free does not count: SQLite never reads it before it is written anew, does not put it
    into the journal either, and so a power cut in a large transaction may leave one half written.
    """
    if not store.all("PRAGMA cipher_integrity_check"):
        return
    store.all("PRAGMA shrink_memory")  # so that every page in use is read from the disk again
    if store.one("PRAGMA integrity_check(1)") != ("ok",):
        raise Tampered(STORE_DAMAGED)


@contextlib.contextmanager
def sure_of_damage(store: Store) -> Iterator[None]:
    """Tell damage only where a second reading finds it too: SQLite calls a disk that stumbles damage."""
    try:
        with told_as_trouble():
            yield
    except Tampered as error:
        if error.sentence != STORE_DAMAGED:
            raise
        verify_pages(store)
        raise Trouble(DISK_TROUBLE) from error
