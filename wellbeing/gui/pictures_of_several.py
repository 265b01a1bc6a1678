"""Pictures of several cases that are acted on at once, and of what was taken out and is offered back.

What is written for a picture is taken back after it: the next walk meets the vault as this one did.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from wellbeing.app import cases, follow_ups, retention
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId, FollowUpId
from wellbeing.domain.retention import Kind
from wellbeing.gui.cases.view import CasesView
from wellbeing.gui.program import Program
from wellbeing.gui.retention.view import RetentionView
from wellbeing.gui.several.view import SeveralView

_Screen = TypeVar("_Screen", bound=QWidget)


class Several:
    """`take` pictures what is in sight, `learn` asks the open vault."""

    def __init__(
        self, program: Program, take: Callable[[str], None], learn: Callable[[Callable[..., Any]], Any]
    ) -> None:
        self._program, self._take, self._learn = program, take, learn

    def walk(self) -> None:
        """The list, one act with its plan and its outcome, the bar of undo, and retention."""
        self._choosing()
        chosen = self._learn(lambda session: [row.case_id for row in cases.rows(session)][:6])
        page = self._page(chosen, "follow-ups")
        self._take("several-follow-ups")
        page.questions["act"].button("attempt").click()
        page.questions["reach"].button("phone").click()
        self._take("several-attempt")
        self._days(page)
        self._outcome(page)
        self._retention()

    def hand_over(self, *chosen: CaseId) -> None:
        """Cases of which one went already."""
        page = self._page(list(chosen), "hand-over")
        self._take("several-hand-over")
        page.questions["recipient"].first.click()
        page.questions["rest"].button("ill").click()
        self._take("several-hand-over-plan")

    def _choosing(self) -> None:
        self._program.shell.house.go("cases")
        self._take("cases")
        found = self._screen(CasesView)
        found.choosing.begin.click()
        found.rows.choose([0, 2, 3], on=True)
        found.choosing.tell()
        self._take("cases-choosing")

    def _days(self, page: SeveralView) -> None:
        page.questions["act"].button("day").click()
        page.questions["day"].first.click()
        self._take("several-day")

    def _outcome(self, page: SeveralView) -> None:
        """An attempt that is noted, told, and taken back one by one: the bar then offers the last of them again."""
        page.questions["act"].button("attempt").click()
        page.questions["reach"].button("message").click()
        self._take("several-attempt-by-message")
        page.act.click()
        self._take("several-done")
        going = [CaseId(int(key)) for key in page.intentions.done]
        self._learn(lambda session: _take_back(session, _noted(session, going)))
        self._take("undo")

    def _retention(self) -> None:
        times = self._learn(retention.months)
        short = {kind: 1 for kind in times if kind not in (Kind.RECORD, Kind.HISTORY)}
        self._learn(lambda session: retention.set_months(session, {**times, **short}))
        self._program.shell.house.go("retention")
        self._take("retention-due")
        found = self._screen(RetentionView)
        if "all" in found.buttons:
            found.buttons["all"].click()
            found.buttons["erase ticked"].click()
            self._take("retention-several")
        self._learn(lambda session: retention.set_months(session, times))

    def _page(self, chosen: list[CaseId], part: str) -> SeveralView:
        self._program.shell.house.go("several", cases=",".join(map(str, chosen)), part=part)
        return self._screen(SeveralView)

    def _screen(self, kind: type[_Screen]) -> _Screen:
        found = self._program.shell.findChild(kind)
        if not isinstance(found, kind):
            raise TypeError(f"the page {kind.__name__} is not there")
        return found


def _noted(session: Session, chosen: list[CaseId]) -> list[FollowUpId]:
    """The follow-ups at which the attempt was noted."""
    return [cases.case_file(session, case_id).contacts[-1][0] for case_id in chosen]


def _take_back(session: Session, noted: list[FollowUpId]) -> None:
    for follow_up in noted:
        follow_ups.take_back_attempt(session, follow_up)
