"""The real program in a process of its own, driven by lines on standard input: `python -m … VAULT`.

Nothing secret may come from this file, from the command line or from the environment: words arrive through the
pipe, one line read by its bytes, so that nothing that is said later lies in a buffer already.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from wellbeing.gui import main
from wellbeing.gui.case.view import CaseView
from wellbeing.gui.process import Resume
from wellbeing.gui.program import Program
from wellbeing.gui.unlock.view import Unlock

_EVERY_MS = 10


def tell(what: str, **more: object) -> None:
    """One line to the test."""
    os.write(1, json.dumps({"what": what, **more}).encode() + b"\n")


def hear() -> dict[str, Any]:
    """One line of the test."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            os._exit(0)  # the test has gone
        line += byte
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


def _work(work: str, session: Any, passphrase: str, hold: Callable[[], None]) -> None:
    """Real work that is held where it has done the most and acknowledged nothing."""
    from wellbeing.app import keys, vaults
    from wellbeing.app.importing import find_mapping, import_file

    def rows_are_in(share: float) -> None:
        if 0.8 <= share < 1.0:
            hold()

    def new_vault_stands(done: int, whole: int) -> None:
        if done >= whole - 1:
            hold()

    if work == "an import":
        sample = Path(__file__).parents[1] / "data" / "officer-incidents-sample.csv"
        import_file(session, sample, find_mapping("nj-use-of-force-2022"), progress=rows_are_in)
    elif work == "a change of key":
        keys.change_key(session, passphrase, new_vault_stands)
    else:
        for _share in vaults.verification(session):
            hold()


class Hands:
    """Does with the program what the test asks for, by its widgets."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._do)

    def _do(self) -> None:
        asked = hear()
        getattr(self, asked.pop("do"))(**asked)

    @property
    def _case(self) -> CaseView:
        view = self._program.shell.house.screen_of("case")
        assert isinstance(view, CaseView)
        return view

    def open(self, passphrase: str) -> None:
        door = self._program.shell.findChild(Unlock)
        assert isinstance(door, Unlock)
        QTest.keyClicks(door.passphrase.secret.line, passphrase)
        QTest.keyClick(door.passphrase.secret.line, Qt.Key.Key_Return)
        self._once(lambda: self._program.shell.is_inside, lambda: tell("inside", place=self._program.shell.house.place))

    def make(self, alias: str, name: str, note: str, half: str) -> None:
        """A case with a name and a note, opened, the name shown, another note half written."""

        def use_case(session: Any) -> int:
            from wellbeing.app import cases, incidents
            from wellbeing.app.incidents import Involved, NewIncident
            from wellbeing.domain.case import Membership

            one = Involved(alias=alias, name=name, membership=Membership.MEMBER)
            case = incidents.open_incident(session, NewIncident(act="ASL.1", officers=[one], agreed=True))[0]
            cases.add_note(session, case, note)
            return case

        def go(case: int) -> None:
            self._program.shell.house.go("case", case=case)
            self._once(lambda: "name" in self._case.buttons, write)

        def write() -> None:
            self._case.reveal(True)
            self._case.open_note()
            assert self._case.note is not None
            QTest.keyClicks(self._case.note, half)
            tell("made")

        self._program.desk.ask(use_case, go)

    def be_busy(self) -> None:
        """The vault's thread is in the middle of a transaction that does not end."""
        begun = threading.Event()

        def use_case(session: Any) -> None:
            from wellbeing.vault import settings

            with session.store.transaction("vault.settings"):
                settings.put(session.store, "union", "never acknowledged")
                begun.set()
                threading.Event().wait()

        self._program.desk.ask(use_case, lambda _none: None)
        self._once(begun.is_set, lambda: tell("busy"))

    def be_busy_with(self, work: str, passphrase: str) -> None:
        """The vault's thread is in the middle of real work, which goes no further."""
        begun = threading.Event()

        def hold() -> None:
            begun.set()
            threading.Event().wait()

        self._program.desk.ask(lambda session: _work(work, session, passphrase, hold), lambda _none: None)
        self._once(begun.is_set, lambda: tell("busy"))

    def lock(self) -> None:
        """By the key, as a person presses it: it reaches the window that has the keyboard."""
        self._program.shell.activateWindow()
        self._once(lambda: QGuiApplication.focusWindow() is not None, self._press_lock)

    def _press_lock(self) -> None:
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def read(self) -> None:
        """What the case in sight holds in its half-written note, and what the window tells."""

        def answer() -> None:
            assert self._case.note is not None
            tell("read", half=self._case.note.words(), told=self._program.shell.told)

        self._once(lambda: self._case.note is not None, answer)

    def union(self) -> None:
        """The name of the union as the vault has it."""

        def use_case(session: Any) -> str:
            from wellbeing.app import preferences

            return preferences.read(session).union

        self._program.desk.ask(use_case, lambda found: tell("union", union=found))

    def leave(self) -> None:
        """Close the window."""
        self._program.shell.close()

    def _once(self, ready: Callable[[], bool], then: Callable[[], object]) -> None:
        if ready():
            then()
        else:
            QTimer.singleShot(_EVERY_MS, lambda: self._once(ready, then))


def drive(vault: Path, hands: Callable[[Program], object] = Hands) -> int:
    """The real `run_window`; only its start is told of. `hands` do what the test asks for."""
    start = Program.start
    kept: list[object] = []

    def started(program: Program, resume: Resume | None = None) -> None:
        start(program, resume)
        kept.append(hands(program))
        QCoreApplication.processEvents()
        unlock = program.shell.findChild(Unlock) is not None
        tell("door", resumed=resume is not None, unlock=unlock, pid=os.getpid())

    Program.start = started  # type: ignore[method-assign, assignment]
    return main.run_window(vault)


if __name__ == "__main__":
    sys.exit(drive(Path(sys.argv[1])))
