"""The way from an open vault into the house: what the vault says of itself, the lock, the places, where we were.

Loaded when the vault is open; the first screens need none of it.
"""

import datetime as dt
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.app import backup_folders, keys, preferences, vaults
from wellbeing.app.office.no_cases import NO_CASES_HERE, is_office
from wellbeing.gui.inside import Inside
from wellbeing.gui.lock import WHERE, place_before
from wellbeing.gui.process import RESTORE
from wellbeing.gui.undo import offer_undo
from wellbeing.language import _

if TYPE_CHECKING:
    from wellbeing.app.session import Session
    from wellbeing.gui.program import Program
    from wellbeing.vault.drafts import DraftBox

HALF_WRITTEN = _("What you had begun to write was kept. It stands where you left it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the house needs of a vault that was just opened."""

    language: str
    lock_minutes: int
    drafts: "DraftBox"
    folder: Path
    is_example: bool
    is_office: bool
    after_crash: str
    """What to say of an interrupted last time; empty after an ordinary end."""
    half_written: tuple[str, ...]
    """The names of the drafts that hold words."""
    sheets_used: tuple[str, ...]
    """What to say of two recovery sheets that opened the vault; empty once that is known."""
    backup_places: tuple[Path, ...]
    """Where backups go, the usual place left out."""


def enter(program: "Program") -> None:
    """Learn from the vault what the house needs, then show the house."""
    program.desk.ask(_learn, lambda learned: _enter(program, learned))


def _learn(session: "Session") -> Learned:
    known = preferences.read(session)
    return Learned(
        language=known.language,
        lock_minutes=known.lock_minutes,
        drafts=vaults.drafts(session),
        folder=session.store.folder,
        is_example=session.is_example,
        is_office=is_office(session),
        after_crash=vaults.after_crash(session),
        half_written=vaults.half_written(session),
        sheets_used=keys.told_of_use(session),
        backup_places=tuple(place for place in backup_folders.places(session) if place != backup_folders.usual_place()),
    )


def _enter(program: "Program", learned: Learned) -> None:
    program.keeper.use(SealedDrafts(learned.drafts))
    if learned.language != program.language.code:
        program.speak(learned.language)
    program.lock.lock_after(learned.lock_minutes)
    program.furnish(_inside(program, learned))
    offer_undo(program.desk.ask, program.shell.house, program.language)
    program.is_example = learned.is_example
    if learned.is_example:
        program.shell.house.side.show_example()
    else:
        program.remember_places(learned.backup_places)
    program.shell.enter()
    _go_where_we_were(program)
    make_case_of_ticked(program)
    _tell_of_last_time(program, learned)
    program.lock.start()


def _inside(program: "Program", learned: Learned) -> Inside:
    return Inside(
        house=program.shell.house,
        language=program.language,
        desk=program.desk,
        paper=program.paper,
        sums=program.sums,
        maker=program.maker,
        remember_places=program.remember_places,
        keeper=program.keeper,
        memory=program.memory,
        dress=program.dress,
        is_office=learned.is_office,
        folder=learned.folder,
        lock=program.lock.lock,
        restore=lambda: program.lock.lock(then=RESTORE),
        lock_after=program.lock.lock_after,
        furnish_anew=lambda: speak_inside(program, program.language.code),
        show_help_now=program.show_help_now,
        speak=functools.partial(speak_inside, program),
    )


def speak_inside(program: "Program", code: str) -> None:
    """The house is furnished anew in another language; the place in sight stays."""
    program.lock.rest()
    program.maker.watcher = None  # a page of the house that goes
    program.speak(code)
    enter(program)


def make_case_of_ticked(program: "Program") -> None:
    """What was ticked on the help-now sheet goes to a new incident; it is stored when that is saved. An office keeps
    none, and says so."""
    ticked, program.ticked = program.ticked, None
    if ticked is None:
        return
    if program.shell.house.has_place("new-incident"):
        program.shell.house.go("new-incident", ticked=ticked)
    else:
        program.shell.tell(program.language.text(NO_CASES_HERE))


def _go_where_we_were(program: "Program") -> None:
    house, before = program.shell.house, place_before(program.keeper)
    if before is not None and house.has_place(before[0]):
        house.go(before[0], **before[1])
    else:
        house.go(house.first_place())


def _tell_of_last_time(program: "Program", learned: Learned) -> None:
    if program.told_of_last_time:
        return  # another language furnishes the house again
    program.told_of_last_time = True
    told = [*learned.sheets_used, *([learned.after_crash] if learned.after_crash else [])]
    if any(name != WHERE for name in learned.half_written):
        told.append(program.language.text(HALF_WRITTEN))
    if told:
        program.shell.tell("\n".join(told), "warning" if learned.sheets_used else "info")


class SealedDrafts:
    """The vault's draft box as the window uses it: text in, text out."""

    def __init__(self, box: "DraftBox") -> None:
        self._box = box

    def write(self, name: str, text: str) -> None:
        """Seal `text`; the disk has it on return."""
        self._box.write(name, text.encode(), dt.datetime.now(dt.UTC))

    def read(self, name: str) -> str | None:
        """The draft's text, or None."""
        found = self._box.read(name)
        return found.content.decode(errors="replace") if found else None

    def drop(self, name: str) -> None:
        """Remove it."""
        self._box.drop(name)

    def erasures(self) -> int:
        """How many there were since the vault was opened."""
        return self._box.erasures()

    def was_ended(self, name: str, after: int) -> bool:
        """Whether an erasure after the first `after` took what the draft belongs to."""
        return self._box.was_ended(name, after)
