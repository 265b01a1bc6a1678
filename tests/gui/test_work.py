"""One thread owns the vault; results and errors come back to the window's thread, in order."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from wellbeing.errors import Refused, Trouble, WellbeingError
from wellbeing.gui.work import Desk, Paper, Progress, Sums, Worker


class Session:
    """Remembers the thread it was opened on, as SQLCipher does."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.changes: set[str] = set()
        self.closed_on = 0

    def rename(self) -> str:
        assert threading.get_ident() == self.thread
        self.changes.add("cases")
        return "renamed"


class Office:
    """A desk and everything it said."""

    def __init__(self) -> None:
        self.troubles: list[WellbeingError] = []
        self.bugs: list[Exception] = []
        self.session = Session()

        def take(session: Session) -> frozenset[str]:
            found, session.changes = frozenset(session.changes), set()
            return found

        def close(session: Session) -> None:
            session.closed_on = threading.get_ident()

        self.desk = Desk(self.troubles.append, self.bugs.append, changes_of=take, close=close)

    def opener(self) -> Session:
        self.session = Session()
        return self.session


@pytest.fixture
def office(qapp: Any) -> Iterator[Office]:
    made = Office()
    yield made
    made.desk.stop()


def test_results_come_back_on_the_windows_thread(office: Office, qtbot: Any) -> None:
    seen: list[tuple[str, int]] = []
    office.desk.open(office.opener, lambda _none: None, None)
    office.desk.ask(lambda session: session.rename(), lambda told: seen.append((told, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("renamed", threading.get_ident())]
    assert office.session.thread != threading.get_ident()


def test_what_changed_is_told_after_the_result(office: Office, qtbot: Any) -> None:
    said: list[object] = []
    office.desk.changed.connect(said.append)
    office.desk.open(office.opener, lambda _none: None, None)
    office.desk.ask(lambda session: session.rename(), said.append)
    office.desk.ask(lambda _session: "read only", said.append)
    qtbot.waitUntil(lambda: len(said) == 3)
    assert said == ["renamed", frozenset({"cases"}), "read only"]


def test_answers_keep_the_order_of_asking(office: Office, qtbot: Any) -> None:
    seen: list[int] = []
    office.desk.open(office.opener, lambda _none: None, None)
    for number in range(50):
        office.desk.ask(lambda _session, number=number: number, seen.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))


def test_an_error_goes_to_the_alerts_unless_it_was_taken(office: Office, qtbot: Any) -> None:
    def refuse(_session: object) -> None:
        raise Refused("Give a name.", field="name")

    taken: list[WellbeingError] = []

    def take(error: WellbeingError) -> bool:
        taken.append(error)
        return True

    office.desk.open(office.opener, lambda _none: None, None)
    office.desk.ask(refuse, lambda _none: None, take)
    office.desk.ask(refuse, lambda _none: None, lambda _error: False)
    office.desk.ask(refuse, lambda _none: None)
    qtbot.waitUntil(lambda: len(office.troubles) == 2)
    assert [error.field for error in taken] == ["name"]


def test_a_bug_is_told_apart_from_an_error(office: Office, qtbot: Any) -> None:
    def stumble(_session: object) -> None:
        raise KeyError("x")

    office.desk.open(office.opener, lambda _none: None, None)
    office.desk.ask(stumble, lambda _none: None, lambda _error: True)
    qtbot.waitUntil(lambda: bool(office.bugs))
    assert office.troubles == []


def test_a_locked_vault_is_refused(office: Office, qtbot: Any) -> None:
    office.desk.ask(lambda session: session.rename(), lambda _told: None)
    qtbot.waitUntil(lambda: bool(office.troubles))
    assert isinstance(office.troubles[0], Refused)


def test_opening_that_fails_leaves_it_locked(office: Office, qtbot: Any) -> None:
    def broken() -> object:
        raise Trouble("The disk is gone.")

    office.desk.open(broken, lambda _none: None, None)
    office.desk.ask(lambda session: session.rename(), lambda _told: None)
    qtbot.waitUntil(lambda: len(office.troubles) == 2)
    assert [type(error) for error in office.troubles] == [Trouble, Refused]


def test_the_session_is_closed_on_its_own_thread(office: Office, qtbot: Any) -> None:
    opened: list[object] = []
    office.desk.open(office.opener, opened.append, None)
    qtbot.waitUntil(lambda: bool(opened))
    office.desk.close()
    assert office.session.closed_on == office.session.thread


def test_what_is_asked_after_closing_is_not_done_and_is_no_fault(office: Office, qtbot: Any) -> None:
    opened, busy = list[object](), list[bool]()
    office.desk.open(office.opener, opened.append, None)
    qtbot.waitUntil(lambda: bool(opened))
    office.desk.close()
    office.desk.busy.connect(busy.append)
    office.desk.ask(lambda session: session.rename(), opened.append)
    assert (len(opened), busy, office.session.changes) == (1, [], set())


def test_closing_does_not_wait_for_running_work(office: Office, qtbot: Any) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def long_work(_session: object) -> None:
        begun.set()
        go_on.wait(30)

    ended: list[object] = []
    office.desk.open(office.opener, lambda _none: None, None)
    office.desk.ask(long_work, ended.append)
    assert begun.wait(10)
    office.desk.close()
    assert office.session.closed_on == 0
    go_on.set()
    qtbot.waitUntil(lambda: bool(ended))


def test_progress_arrives_and_cancelling_is_quiet(office: Office, qtbot: Any) -> None:
    told: list[tuple[int, int]] = []
    second = threading.Event()
    progress: Progress = office.desk.progress(lambda done, whole: told.append((done, whole)))

    def work() -> str:
        progress(1, 3)
        assert second.wait(10)
        progress(2, 3)
        return "never"

    idle: list[bool] = []
    office.desk.busy.connect(idle.append)
    office.desk.run(work, lambda _told: pytest.fail("it was cancelled"))
    qtbot.waitUntil(lambda: told == [(1, 3)])
    progress.cancel()
    second.set()
    qtbot.waitUntil(lambda: idle == [True, False])
    assert (office.troubles, office.bugs, told) == ([], [], [(1, 3)])


def test_work_that_runs_learns_that_more_was_asked(office: Office, qtbot: Any) -> None:
    more, found, ended = threading.Event(), list[bool](), list[object]()

    def runs(_session: Session) -> None:
        more.wait()
        found.append(office.desk.others_wait())

    office.desk.open(office.opener, ended.append, None)
    qtbot.waitUntil(lambda: len(ended) == 1)
    office.desk.ask(runs, ended.append)
    office.desk.ask(lambda session: session.rename(), ended.append)
    more.set()
    qtbot.waitUntil(lambda: len(ended) == 3)
    office.desk.ask(runs, ended.append)
    qtbot.waitUntil(lambda: len(ended) == 4)
    assert found == [True, False]


def test_sums_hold_up_no_paper_and_end_with_the_program(qapp: Any, qtbot: Any) -> None:
    bugs: list[Exception] = []
    sums, paper = Sums(bugs.append, bugs.append), Paper(bugs.append, bugs.append)
    moving, began, seen = sums.progress(lambda _done, _whole: None), threading.Event(), list[str]()

    def for_ever() -> None:
        while True:
            moving(0, 0)
            began.set()

    sums.run(for_ever, lambda _none: seen.append("sums"))
    assert began.wait(timeout=10)
    paper.run(lambda: "chart", seen.append)
    qtbot.waitUntil(lambda: seen == ["chart"])
    sums.let_go()
    sums.stop()
    paper.stop()
    assert (seen, bugs) == (["chart"], [])


def at_rest(worker: Worker) -> None:
    """Everything asked of the worker so far has ended, and what it came to waits for the window."""
    worker._threads.submit(lambda: None).result()


def test_who_is_gone_is_told_nothing_even_of_what_is_on_its_way(office: Office, qtbot: Any) -> None:
    def refuse(_session: object) -> None:
        raise Refused("Nothing to show.")

    def trouble(_session: object) -> None:
        raise Trouble("The disk is full.")

    def taken(error: WellbeingError) -> bool:
        told.append(error)
        return True

    told, changed = list[object](), list[object]()
    progress = office.desk.progress(lambda done, _whole: told.append(done))
    office.desk.changed.connect(changed.append)
    office.desk.open(office.opener, lambda _none: None, None)
    office.desk.ask(lambda session: session.rename(), told.append)
    office.desk.ask(refuse, told.append)
    office.desk.ask(trouble, told.append, taken)
    office.desk.ask(lambda _session: "backed up", told.append, lasting=True)
    office.desk.run(lambda: progress(1, 2), told.append)
    at_rest(office.desk)
    office.desk.forget()
    office.desk.ask(lambda _session: "of the new house", told.append)
    qtbot.waitUntil(lambda: "of the new house" in told)
    assert told == ["backed up", "of the new house"]
    assert changed == [frozenset({"cases"})], "what was stored is shown by whatever is there now"
    assert [type(error) for error in office.troubles] == [Trouble], "trouble concerns whoever is there now"
    assert office.bugs == []


def test_sums_that_are_let_go_do_not_begin(qapp: Any, qtbot: Any) -> None:
    bugs: list[Exception] = []
    sums, began, go_on, done = Sums(bugs.append, bugs.append), threading.Event(), threading.Event(), list[str]()
    release = sums.progress(lambda _done, _whole: None, lasting=True)

    def first() -> None:
        began.set()
        go_on.wait(10)

    sums.run(first, lambda _none: None)
    for number in range(3):
        sums.run(lambda number=number: done.append(f"sum {number}"), lambda _none: None)  # type: ignore[misc]
    assert began.wait(10)
    sums.let_go()
    release(1, 2)  # is no sum, and goes on
    go_on.set()
    qtbot.waitUntil(lambda: not sums._waiting)
    sums.stop()
    assert (done, bugs) == ([], [])
