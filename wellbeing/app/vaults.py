"""The vault itself: made, opened by passphrase or two sheets, checked, compacted."""

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wellbeing import paths
from wellbeing.app.session import Session
from wellbeing.errors import Tampered, Trouble
from wellbeing.language import Language, language
from wellbeing.vault import compacting, log, opening, settings, swap, whole_check
from wellbeing.vault.compacting import Compacted
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.examination import AFTER_CRASH, KEY_CHANGE_FINISHED, KEY_CHANGE_NOT_MADE, KeyChange
from wellbeing.vault.files import told_as_trouble
from wellbeing.vault.header import NAME as HEADER
from wellbeing.vault.keys import LOWEST_SETTING, KdfSetting
from wellbeing.vault.store import Store

EXAMPLE_PASSPHRASE = "example"  # noqa: S105 (opens fictitious data only, and is told on the screen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a full check looked at without finding a difference."""

    records: int
    entries: int


def exists(folder: Path) -> bool:
    """Whether a vault lies in this folder. A restore that was interrupted just before its end is finished first."""
    swap.finish(folder)
    return (folder / HEADER).is_file()


def create(folder: Path, passphrase: str, reader: Language, *, kdf: KdfSetting | None = None) -> Session:
    """Make a vault and open it. The passphrase's cost is calibrated to this computer where `kdf` is not given."""
    store = opening.create(folder, passphrase, kdf=kdf, witnesses=witnesses())
    return _session(store, reader, created=True)


def unlock(folder: Path, passphrase: str, reader: Language, *, last_draft: str = "") -> Session:
    """Open a vault by its passphrase; the access log keeps it.

    `last_draft` names the draft that whoever locks seals last: its moment tells when the vault was locked.
    """
    session = _session(opening.open_vault(folder, passphrase, witnesses=witnesses()), reader)
    try:
        _note_opening(session, last_draft)
    except BaseException:
        close(session)
        raise
    return session


def _note_opening(session: Session, last_draft: str) -> None:
    """One entry for the opening, after one for the locking before it. A full disk keeps nobody out of their vault:
    the opening is then entered before anything can be changed."""
    try:
        _note_locked(session.store, last_draft)
        with session.store.transaction("vault.opened"):
            pass
    except Trouble:
        session.store.owe("vault.opened")


def _note_locked(store: Store, last_draft: str) -> None:
    """A lock writes nothing into the store: it must not wait for the disk, and the stick may be pulled at once.

    So its entry is written at the next opening, if its moment lies where it can: drafts are no records.
    """
    try:
        draft = store.drafts.read(last_draft) if last_draft else None
    except Tampered:
        return
    _first, newest = log.moments(store)
    if draft is not None and newest <= draft.at <= dt.datetime.now(dt.UTC):
        with store.transaction("vault.locked", at=draft.at):
            pass


def unlock_with_sheets(folder: Path, words1: str, words2: str, reader: Language, *, last_draft: str = "") -> Session:
    """Open a vault by two of the three recovery sheets; the log keeps that it happened. See `unlock`."""

    def note_locked(store: Store) -> None:
        with contextlib.suppress(Trouble):
            _note_locked(store, last_draft)

    store = opening.open_with_sheets(folder, words1, words2, witnesses=witnesses(), before=note_locked)
    session = _session(store, reader)
    session.by_sheets = True
    return session


def _session(store: Store, reader: Language, *, created: bool = False) -> Session:
    session = Session(store=store, language=reader)
    try:
        if created:
            with store.transaction("vault.settings"):
                settings.put(store, "language", reader.code)
        elif (chosen := session.setting("language")) and chosen != reader.code:
            session.language = language(chosen)
        store.drafts.reserve()
    except BaseException:
        store.close()
        raise
    return session


def witnesses() -> Path:
    """The folder outside the vault that remembers the newest state seen on this computer."""
    with told_as_trouble():
        folder = paths.own_folder() / "witnesses"
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def example_folder() -> Path:
    """Where the fictitious vault lies."""
    return paths.user_data() / "example"


def create_example(reader: Language) -> Session:
    """A fresh fictitious vault in place of the one before. It never imports and its releases are marked."""
    from wellbeing.app.example import build_example

    with told_as_trouble():
        folder = paths.own_folder() / example_folder().name
    shutil.rmtree(folder, ignore_errors=True)
    session = create(folder, EXAMPLE_PASSPHRASE, reader, kdf=LOWEST_SETTING)
    build_example(session)
    return session


def close(session: Session) -> None:
    """Close the vault."""
    session.store.close()


def drafts(session: Session) -> DraftBox:
    """The sealed drafts of this vault; the window may write them without the vault's thread."""
    return session.store.drafts


def half_written(session: Session) -> tuple[str, ...]:
    """The names of the drafts that hold words, the newest first; a damaged one is not among them."""
    return tuple(draft.name for draft in drafts(session).listed().whole if draft.content)


_KEY_CHANGE = {KeyChange.FINISHED: KEY_CHANGE_FINISHED, KeyChange.NOT_MADE: KEY_CHANGE_NOT_MADE}


def after_crash(session: Session) -> str:
    """What to say if the program was ended in the middle of its work last time; else an empty text."""
    told = [AFTER_CRASH] if session.store.after_crash else []
    if session.store.key_change is not None:
        told.append(_KEY_CHANGE[session.store.key_change])
    return "\n".join(session.language.text(sentence) for sentence in told)


def check(folder: Path, passphrase: str) -> Checked:
    """Open a vault, check every page, record and log entry, and close it."""
    found = opening.check(folder, passphrase, witnesses=witnesses())
    return Checked(records=found.records, entries=found.entries)


def compact(session: Session, ask: Callable[[], object] = lambda: None) -> Compacted:
    """Write the store anew without the room that removed records left; says how many bytes that saved.

    `ask` is called every few milliseconds and stops the work by raising. Raises that, or Trouble (room, disk);
    nothing is then changed.
    """
    return compacting.compact(session.store, ask)


def verification(session: Session, others_wait: Callable[[], bool] | None = None) -> Iterator[float]:
    """Check all records of the open vault in slices of a few milliseconds; yields the share done. A longer slice ends
    early where `others_wait` for the vault, and is begun anew when the check goes on."""
    return whole_check.verification(session.store, others_wait)
