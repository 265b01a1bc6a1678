"""Kills at every system call of what changes the keys of a vault, or its file as a whole; and full disks.

`sweep` and `failures` are what `make torture` runs as a whole and `make test` in part: they yield once for every
attempt that the vault survived, and raise AssertionError with the call at the first that it did not.
"""

import datetime as dt
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.vault.killed import TOLD
from tests.vault.killing import CHANGING, Call, worker
from tests.vault.laid import PASSPHRASE, PEOPLE, Laid
from wellbeing.errors import Refused
from wellbeing.vault import header as headers
from wellbeing.vault import opening
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.examination import KeyChange
from wellbeing.vault.keys import DataKey
from wellbeing.vault.rekeying.manifest import FOLDER
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verify_pages, verify_records

FRESH = "a louder heron by the road"
NOW = dt.datetime(2026, 3, 1, 22, 15, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is killed. `arguments` are those of the job beside folder, steps and key; `check` looks at what is left,
    and raises AssertionError."""

    job: str
    arguments: Callable[[Laid], dict[str, Any]]
    check: Callable[[Laid, Laid], None]

    def arguments_for(self, laid: Laid) -> dict[str, Any]:
        """All arguments of the job."""
        plain = {"folder": str(laid.folder), "steps": str(laid.steps), "key": laid.key._secret.hex()}
        return plain | self.arguments(laid)


def sweep(
    work: Work, laid: Laid, scratch: Path, *, seed: int, most: int | None = None, which: tuple[str, ...] = CHANGING
) -> Iterator[Call]:
    """Kill `work` at its calls, each time on a fresh copy of `laid`; yields every call that was survived.

    All of them in a random order of `seed`; with `most`, about that many, among them each kind of call. `scratch`
    is an empty folder.
    """
    chance = random.Random(seed)
    with worker(scratch) as running:
        first = laid.copied(scratch / "first" / "vault")
        calls = running.calls(work.job, work.arguments_for(first), which=which)
        shutil.rmtree(first.folder.parent)
        for call in chosen(calls, chance, most):
            copy = laid.copied(scratch / "killed" / "vault")
            try:
                assert running.ends_at(work.job, work.arguments_for(copy), call), "it ended by itself"
                work.check(laid, copy)
            except Exception as error:
                raise AssertionError(f"{work.job}, killed at {call.name} number {call.number}: {error!r}") from error
            shutil.rmtree(copy.folder.parent)
            yield call


def failures(
    work: Work, laid: Laid, scratch: Path, *, seed: int, error: str, names: tuple[str, ...], most: int | None = None
) -> Iterator[Call]:
    """Let calls with these `names` fail with `error` from one on, as a full or dying disk does; else as `sweep`.

    The program must say so or go on; killed or not, what is left must be whole.
    """
    chance = random.Random(seed)
    with worker(scratch) as running:
        first = laid.copied(scratch / "first" / "vault")
        calls = running.calls(work.job, work.arguments_for(first), which=names)
        shutil.rmtree(first.folder.parent)
        for call in chance.sample(calls, min(len(calls), most or len(calls))):
            copy = laid.copied(scratch / "failing" / "vault")
            try:
                assert running.fails_from(work.job, work.arguments_for(copy), call, error) in (0, TOLD)
                work.check(laid, copy)
            except Exception as wrong:
                raise AssertionError(
                    f"{work.job}, {error} from {call.name} number {call.number} on: {wrong!r}"
                ) from wrong
            shutil.rmtree(copy.folder.parent)
            yield call


def chosen(calls: list[Call], chance: random.Random, most: int | None) -> list[Call]:
    """The calls in a random order; with `most`, about that many of those from the first change on."""
    if most is None:
        return chance.sample(calls, len(calls))
    quiet = ("openat", "close", "flock")
    changing = calls[next(place for place, call in enumerate(calls) if call.name not in quiet) - 1 :]
    kinds = {call.name: call for call in chance.sample(changing, len(changing))}
    rest = [call for call in changing if call not in kinds.values()]
    return [*kinds.values(), *chance.sample(rest, max(0, min(len(rest), most - len(kinds))))]


def everything_is_there(store: Store) -> None:
    """Every record, page and log entry is as it was saved."""
    verify_pages(store)
    assert verify_records(store).records == PEOPLE * 2
    assert store.drafts.read("case 1") is not None
    assert store.drafts.listed().damaged == 0


def with_draft(laid: Laid, folder: Path) -> Laid:
    """A copy that holds a half-written text too."""
    copy = laid.copied(folder)
    DraftBox(copy.folder, copy.key.derive("drafts")).write("case 1", b"Half a sent", NOW)
    return copy


def opened(laid: Laid, key: DataKey) -> Store:
    """Opened as the program does it after deriving the key, with the witness of this computer."""
    return opening.open_with_key(laid.folder, key, migrations=laid.steps, witnesses=laid.witnesses)


def _old_or_new_opens(before: Laid, laid: Laid) -> None:
    header = headers.read(laid.folder)
    passphrase = PASSPHRASE if header == headers.read(before.folder) else FRESH
    store = opened(laid, header.opened_by_passphrase(passphrase))
    assert not store.after_crash
    everything_is_there(store)
    store.close()
    for name in ("store.db", "head"):
        assert (laid.folder / name).read_bytes() == (before.folder / name).read_bytes(), f"{name} was changed"


def _one_key_opens(before: Laid, laid: Laid) -> None:
    header = headers.read(laid.folder)
    key = header.opened_by_passphrase(PASSPHRASE)
    store = opened(laid, key)
    everything_is_there(store)
    store.close()
    assert not (laid.folder / FOLDER).exists()
    assert not store.after_crash
    sheets = (" ".join(sheet.words) for sheet in laid.sheets.sheets[:2])
    if key == before.key:
        assert header.opened_by_sheets(*sheets) == key
        assert store.key_change in (None, KeyChange.NOT_MADE)
    else:
        _sheets_are_void(header, *sheets)
        assert store.key_change in (None, KeyChange.FINISHED)
    again = opened(laid, key)
    assert again.key_change is None
    again.close()


def _sheets_are_void(header: headers.Header, words1: str, words2: str) -> None:
    try:
        header.opened_by_sheets(words1, words2)
    except Refused:
        return
    raise AssertionError("sheets of the old key open the new one")


def _nothing_is_lost(before: Laid, laid: Laid) -> None:
    store = opened(laid, before.key)
    everything_is_there(store)
    store.close()


def _witnessed(laid: Laid) -> dict[str, Any]:
    return {"passphrase": PASSPHRASE, "witnesses": str(laid.witnesses)}


CHANGE_PASSPHRASE = Work(
    job="change_passphrase",
    arguments=lambda _laid: {"current": PASSPHRASE, "fresh": FRESH},
    check=_old_or_new_opens,
)
CHANGE_KEY = Work(job="change_key", arguments=_witnessed, check=_one_key_opens)
COMPACT = Work(job="compact", arguments=lambda _laid: {}, check=_nothing_is_lost)

WRITES = ("write", "pwrite64", "mkdir", "rename")
"""Calls that a full disk refuses."""
WAITS = ("fsync", "fdatasync")
"""Calls that a dying disk refuses."""

ALL = (CHANGE_PASSPHRASE, CHANGE_KEY, COMPACT)


def emptier(laid: Laid) -> Laid:
    """The same vault after much was added and removed: compacting has something to do."""
    store = laid.open()
    with store.transaction("tag.added"):
        store.run_many("INSERT INTO tag VALUES (?, 0.5, ?)", ((f"tag {number}", bytes(3000)) for number in range(40)))
    with store.transaction("tag.removed"):
        store.run("DELETE FROM tag")
    store.close()
    return laid
