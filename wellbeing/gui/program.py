"""The program from start to end: which screen stands outside the vault, opening it, another language, leaving.

The first screen must stand quickly, so nothing here loads what only an open vault needs: that is `entering.py`.
"""

import contextlib
import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from wellbeing.gui import vault_door
from wellbeing.gui.alerts import FAULT, Alerts
from wellbeing.gui.process import RESTORE, Relaunch, Resume
from wellbeing.gui.remembered import Memory
from wellbeing.gui.shell import Shell
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.work import Copies, Desk, Paper, Sums, Worker
from wellbeing.language import SOURCE, _, language, of_system, shipped

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from wellbeing.app.restoring import FoundBackup
    from wellbeing.errors import Tampered
    from wellbeing.gui.backup.maker import Maker
    from wellbeing.gui.drafts import DraftKeeper
    from wellbeing.gui.help_now.presenter import Ticked
    from wellbeing.gui.inside import Furnish
    from wellbeing.gui.lock import Lock
    from wellbeing.gui.system_lock import SystemLock

_WHY = _("Locks the vault before the computer sleeps.")
"""What a system tells who asks why sleep waits a moment."""

_AFTER_FIRST_SIGHT = 50
"""Milliseconds from showing the first screen to loading what opening needs: it must not hold up the drawing."""


class Program:
    """Holds the pieces together; decides only what follows what."""

    def __init__(
        self, app: QApplication, folder: Path, *, memory: Memory, relaunch: Relaunch, furnish: "Furnish"
    ) -> None:
        """`folder` is the vault's. `relaunch` ends the process and starts it anew; `furnish` adds the places."""
        self._app, self.folder, self.memory = app, folder, memory
        self._relaunch, self.furnish = relaunch, furnish
        chosen = memory.now.language
        self.language = language(chosen if chosen in shipped() else of_system())
        self.dress = Dress(app)
        self.dress.wear(Scheme(memory.now.scheme), memory.now.scale)
        self.ticked: Ticked | None = None
        self.told_of_last_time = False
        self._resume: Resume | None = None
        self._has_key = False
        self.is_example = False
        self._translator: QTranslator | None = None
        self._system_lock: SystemLock | None = None
        self.desk = Desk(self._troubled, self._broken, changes_of=vault_door.changes_of, close=vault_door.close)
        self.paper = Paper(self._troubled, self._broken)
        self.sums = Sums(self._troubled, self._broken)
        self.copies = Copies(self._troubled, self._broken)
        self._before: Shell | None = None
        self.shell = self._new_shell()
        self.desk.changed.connect(lambda changed: self.shell.refresh(changed))
        self.desk.opened.connect(self._vault_is_open)
        self._warming = QTimer(app, singleShot=True, interval=_AFTER_FIRST_SIGHT)
        self._warming.timeout.connect(self._warm_up)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """Every thread beside the window's own."""
        return self.desk, self.paper, self.sums, self.copies

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
        """While the person types the passphrase, load what opening needs."""
        if not self.desk.is_closed:
            self.desk.run(vault_door.warm_up, lambda _done: None)
            _lock = self.lock  # what is copied at the door is taken back too

    def show_door(self, passphrase: str = "", *, at_once: bool = False) -> None:
        """The unlock screen or the first start, whichever fits; with a passphrase that was typed, tried `at_once`."""
        if self._has_vault():
            from wellbeing.gui.unlock.screen import show

            told = self.language.text(FAULT) if self._resume is not None and self._resume.fault else ""
            guide = self._resume.guide if self._resume is not None else ""
            show(self, told, passphrase, at_once=at_once, guide=guide)
        else:
            from wellbeing.gui.first_start.screen import show as show_first_start

            show_first_start(self, was_example=self._resume is not None and self._resume.example)

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
        from wellbeing.gui.help_now.screen import show

        show(self)

    def speak(self, code: str) -> None:
        """Another language from now on: the window is built anew in the same place."""
        self.memory.change(language=code)
        self.language = language(code)
        for worker in (self.desk, self.paper, self.sums):  # backups are made whatever the window's language is
            worker.forget()
        # Kept until Qt has deleted it: Python's own collector may run on the vault's thread.
        before = self._before = self.shell
        self.shell = self._new_shell()
        self.shell.setGeometry(before.geometry())
        self.shell.show()
        before.closing.disconnect()
        before.hide()
        before.deleteLater()

    def door(self) -> vault_door.VaultDoor:
        """The vault, for the screens outside it."""
        return vault_door.VaultDoor(self.desk, self.folder, self.language, lambda: self.memory.now.country)

    def opened(self) -> None:
        """The vault is open: into the house."""
        from wellbeing.gui.entering import enter

        enter(self)

    @functools.cached_property
    def maker(self) -> "Maker":
        """Makes backups of the open vault, by itself and when it is asked to."""
        from wellbeing.gui.backup.automatic import automatic

        return automatic(self.desk, self.copies)

    # -- the lock, from the moment that the vault is open

    @functools.cached_property
    def keeper(self) -> "DraftKeeper":
        """Knows every half-written text."""
        from wellbeing.gui.drafts import DraftKeeper

        return DraftKeeper()

    @functools.cached_property
    def lock(self) -> "Lock":
        """Locks by key, button and idle time."""
        from wellbeing.gui.lock import Lock

        return Lock(
            _Window(lambda: self.shell),
            self.keeper,
            idle_minutes=5,
            end_session=self._end_session,
            relaunch=lambda resume: self._relaunch(resume._replace(example=self.is_example)),
        )

    def _vault_is_open(self) -> None:
        self.shell.offer_lock()
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

    def leave(self) -> None:
        """The window was closed: seal, close the vault, end."""
        self.lock.leave()
        self._app.quit()

    def _end_session(self) -> None:
        self._warming.stop()
        at = self.shell.normalGeometry()
        self.memory.change(window=(at.x(), at.y(), at.width(), at.height()))
        if self.desk.is_open:
            self.maker.leave()
        self.sums.let_go()
        self.desk.close()

    # -- the window

    def _new_shell(self) -> Shell:
        self._translate_qt()
        shell = Shell(self.language)
        if self.desk.is_open:
            shell.offer_lock()
        if self.memory.now.window is not None:
            shell.restore(self.memory.now.window)
        shell.lock_wanted.connect(self.lock_now)
        shell.closing.connect(self.leave)
        return shell

    def _translate_qt(self) -> None:
        """Qt's own words (a field's menu, the file dialog) are English unless translated."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        if self.language.code == SOURCE:
            return
        from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

        self._translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale(self.language.code), "qtbase", "_", folder):
            self._app.installTranslator(self._translator)

    # -- errors

    def catch_faults(self) -> None:
        """Take every fault of the program that reaches Python's top: a note, a sentence, a lock."""

        def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
            self._broken(error)

        sys.excepthook = hook

    def _troubled(self, error: Any) -> None:
        self._alerts().troubled(error)

    def _broken(self, error: BaseException) -> None:
        self._alerts().broken(error)

    def _alerts(self) -> Alerts:
        return Alerts(self.language, lambda words, tone: self.shell.tell(words, tone), self._give_up)

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

    def public_guide(self) -> str:
        return self._shell().public_guide()
