"""The program from start to end: which screen stands outside the vault, opening it, the house, leaving."""

import contextlib
import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from wellbeing.gui import vault_door
from wellbeing.gui.alerts import FAULT, Alerts
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.inside import Furnish, Inside
from wellbeing.gui.lock import WHERE, Lock, place_before
from wellbeing.gui.outside import first_start, help_now, unlock
from wellbeing.gui.process import Relaunch, Resume
from wellbeing.gui.remembered import Memory
from wellbeing.gui.shell import Shell
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.work import Copies, Desk, Paper
from wellbeing.language import _, language, of_system, shipped

if TYPE_CHECKING:
    from wellbeing.app.restoring import FoundBackup
    from wellbeing.errors import Tampered
    from wellbeing.gui.backup.maker import Maker
    from wellbeing.gui.help_now.presenter import Ticked
    from wellbeing.gui.system_lock import SystemLock


HALF_WRITTEN = _("What you had begun to write was kept. It stands where you left it.")

RESTORE = "restore"
"""What a lock may be for: the page that looks into a backup, shown instead of the unlock screen."""

_WHY = _("Locks the vault before the computer sleeps.")
"""What a system tells who asks why sleep waits a moment."""

_AFTER_FIRST_SIGHT = 50
"""Milliseconds from showing the first screen to loading what opening needs: it must not hold up the drawing."""


class Program:
    """Holds the pieces together; decides only what follows what."""

    def __init__(
        self, app: QApplication, folder: Path, *, memory: Memory, relaunch: Relaunch, furnish: Furnish
    ) -> None:
        """`folder` is the vault's. `relaunch` ends the process and starts it anew; `furnish` adds the places."""
        self._app, self.folder, self.memory = app, folder, memory
        self._relaunch, self._furnish = relaunch, furnish
        chosen = memory.now.language
        self.language = language(chosen if chosen in shipped() else of_system())
        self.dress = Dress(app)
        self.dress.wear(Scheme(memory.now.scheme), memory.now.scale)
        self.keeper = DraftKeeper()
        self.ticked: Ticked | None = None
        self._resume: Resume | None = None
        self._has_key = False
        self._told_of_last_time = False
        self._translator: QTranslator | None = None
        self._alerts = Alerts(self.language, self._tell, self._give_up)
        self.desk = Desk(self._troubled, self._broken, changes_of=vault_door.changes_of, close=vault_door.close)
        self.paper = Paper(self._troubled, self._broken)
        self.copies = Copies(self._troubled, self._broken)
        self.lock = self._new_lock(5)
        self.shell = self._new_shell()
        self.desk.changed.connect(lambda changed: self.shell.refresh(changed))
        self.desk.opened.connect(self._vault_is_open)
        self._system_lock: SystemLock | None = None
        self._warming = QTimer(app, singleShot=True, interval=_AFTER_FIRST_SIGHT)
        self._warming.timeout.connect(self._warm_up)

    def start(self, resume: Resume | None = None) -> None:
        """Show the first screen: unlock where there is a vault, else the first start; or what the lock was for."""
        self._resume = resume
        if resume is not None and resume.place == RESTORE:
            self.show_restore()
        else:
            self.show_door()
        self.shell.show()
        self._warming.start()

    def _warm_up(self) -> None:
        if not self.desk.is_closed:
            self.desk.run(vault_door.warm_up, lambda _done: None)

    def show_door(self, passphrase: str = "", *, at_once: bool = False) -> None:
        """The unlock screen or the first start, whichever fits; with a passphrase that was typed, tried `at_once`."""
        if self._has_vault():
            told = self.language.text(FAULT) if self._resume is not None and self._resume.fault else ""
            door = unlock(self, told)
            door.begin_with(passphrase, at_once=at_once)
        else:
            first_start(self)

    def _has_vault(self) -> bool:
        """Something stands there, or a restore was interrupted just before its end: opening takes the last step."""
        restored = self.folder.parent / f".{self.folder.name}.restored"
        return (self.folder.is_dir() and any(self.folder.iterdir())) or restored.is_dir()

    def show_finding(self, error: "Tampered", passphrase: str = "") -> None:
        """Say what was found when opening, and what to do."""
        from wellbeing.gui.finding.screen import show

        show(self, error, passphrase)

    def show_restore(self, found: "FoundBackup | None" = None, passphrase: str = "") -> None:
        """Look into a backup and restore it; begin with `found` and the passphrase that was just typed, if given."""
        from wellbeing.gui.restore.outside import show

        show(self, found, passphrase)

    def remember_places(self, places: Sequence[Path]) -> None:
        """Where backups go: a vault that can't be opened can't tell."""
        self.memory.change(backup_places=tuple(map(str, places)))

    def restart(self) -> None:
        """End this process, with every key in its memory, and start anew at the door."""
        self._warming.stop()
        self._relaunch(Resume())

    def show_help_now(self) -> None:
        """'Someone is with me now', from outside or inside the vault."""
        help_now(self)

    def speak(self, code: str) -> None:
        """Another language from now on: the window is built anew in the same place."""
        self.memory.change(language=code)
        self.language = language(code)
        self._alerts = Alerts(self.language, self._tell, self._give_up)
        before, self.shell = self.shell, self._new_shell()
        self.shell.setGeometry(before.geometry())
        self.shell.show()
        before.closing.disconnect()
        before.hide()
        before.deleteLater()

    @functools.cached_property
    def maker(self) -> "Maker":
        """Makes backups of the open vault, by itself and when it is asked to."""
        from wellbeing.gui.backup.automatic import automatic

        return automatic(self.desk, self.copies)

    def door(self) -> vault_door.VaultDoor:
        """The vault, for the screens outside it."""
        return vault_door.VaultDoor(self.desk, self.folder, self.language, lambda: self.memory.now.country)

    def _vault_is_open(self) -> None:
        self.shell.can_lock = True
        if self._system_lock is None:
            with contextlib.suppress(ImportError):  # a system whose Qt has no D-Bus
                self._listen_to_system()

    def _listen_to_system(self) -> None:
        from wellbeing.gui.system_lock import SystemLock  # D-Bus is no part of the start

        self._system_lock = system = SystemLock(self.language.text(_WHY))
        system.wanted.connect(self.lock_now)
        system.listen()

    def lock_now(self) -> None:
        """Lock if there is an open vault, or a backup that was opened."""
        if self.desk.is_open or self._has_key:
            self.lock.lock()

    def watch(self) -> None:
        """Lock when nobody is there, though the house is not entered: the vault, or a backup, is open."""
        self._has_key = True
        self._vault_is_open()
        self.lock.start()

    def opened(self) -> None:
        """The vault is open: learn from it what the house needs, then show the house."""
        self.desk.ask(vault_door.learn, self._enter)

    def _enter(self, learned: vault_door.Learned) -> None:
        self.keeper.use(vault_door.SealedDrafts(learned.drafts))
        if learned.language != self.language.code:
            self.speak(learned.language)
        self.lock.rest()
        self.lock = self._new_lock(learned.lock_minutes)
        inside = Inside(
            shell=self.shell,
            language=self.language,
            desk=self.desk,
            paper=self.paper,
            maker=self.maker,
            remember_places=self.remember_places,
            keeper=self.keeper,
            memory=self.memory,
            dress=self.dress,
            folder=learned.folder,
            lock=self.lock.lock,
            restore=lambda: self.lock.lock(then=RESTORE),
            lock_after=self._lock_after,
            show_help_now=self.show_help_now,
            speak=self._speak_inside,
        )
        self._furnish(inside)
        if learned.is_example:
            self.shell.side.show_example()
        else:
            self.remember_places(learned.backup_places)
        self.shell.enter()
        self._go_where_we_were()
        self.make_case_of_ticked()
        self._tell_of_last_time(learned)
        self.lock.start()

    def make_case_of_ticked(self) -> None:
        """What was ticked on the help-now sheet goes to a new incident; it is stored when that is saved."""
        ticked, self.ticked = self.ticked, None
        if ticked is not None:
            self.shell.go("new-incident", ticked=ticked)

    def _tell_of_last_time(self, learned: vault_door.Learned) -> None:
        if self._told_of_last_time:
            return  # another language furnishes the house again
        self._told_of_last_time = True
        told = [*learned.sheets_used, *([learned.after_crash] if learned.after_crash else [])]
        if any(name != WHERE for name in learned.half_written):
            told.append(self.language.text(HALF_WRITTEN))
        if told:
            self.shell.tell("\n".join(told), "warning" if learned.sheets_used else "info")

    def _lock_after(self, minutes: int) -> None:
        self.lock.idle_seconds = minutes * 60

    def _speak_inside(self, code: str) -> None:
        """The house is furnished anew in another language; the place in sight stays."""
        self.lock.rest()
        self.speak(code)
        self.opened()

    def _go_where_we_were(self) -> None:
        before = place_before(self.keeper)
        if before is not None and self.shell.has_place(before[0]):
            self.shell.go(before[0], **before[1])
        else:
            self.shell.go(self.shell.first_place())

    # -- window, lock, leaving

    def _new_shell(self) -> Shell:
        self._translate_qt()
        shell = Shell(self.language)
        shell.can_lock = self.desk.is_open
        if self.memory.now.window is not None:
            shell.restore(self.memory.now.window)
        shell.lock_wanted.connect(self.lock_now)
        shell.closing.connect(self.leave)
        return shell

    def _translate_qt(self) -> None:
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale(self.language.code), "qtbase", "_", folder):
            self._app.installTranslator(self._translator)

    def _new_lock(self, minutes: int) -> Lock:
        return Lock(
            _Window(lambda: self.shell),
            self.keeper,
            idle_minutes=minutes,
            end_session=self._end_session,
            relaunch=self._relaunch,
        )

    def _end_session(self) -> None:
        self._warming.stop()
        at = self.shell.normalGeometry()
        self.memory.change(window=(at.x(), at.y(), at.width(), at.height()))
        if self.desk.is_open:
            self.maker.leave()
        self.desk.close()

    def leave(self) -> None:
        """The window was closed: seal, close the vault, end."""
        self.lock.leave()
        self._app.quit()

    # -- errors

    def catch_faults(self) -> None:
        """Take every fault of the program that reaches Python's top: a note, a sentence, a lock."""

        def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
            self._broken(error)

        sys.excepthook = hook

    def _tell(self, words: str, tone: str) -> None:
        self.shell.tell(words, tone)

    def _troubled(self, error: Any) -> None:
        self._alerts.troubled(error)

    def _broken(self, error: BaseException) -> None:
        self._alerts.broken(error)

    def _give_up(self) -> None:
        if self.desk.is_open:
            self.lock.lock(fault=True)


class _Window:
    """The window that is there now, for the lock: a new language makes a new one."""

    def __init__(self, shell: Callable[[], Shell]) -> None:
        self._shell = shell

    @property
    def is_inside(self) -> bool:
        return self._shell().is_inside

    def veil(self, covered: bool) -> None:
        self._shell().veil(covered)

    def where(self) -> tuple[str, dict[str, object]]:
        return self._shell().where()
