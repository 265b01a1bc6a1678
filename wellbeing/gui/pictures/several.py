"""Pictures of several cases that are acted on at once, and of what was taken out and is offered back.

What is written for a picture is taken back after it: the next walk meets the vault as this one did.
"""

from wellbeing.app import cases, follow_ups, retention
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId, FollowUpId
from wellbeing.domain.retention import Kind
from wellbeing.gui.cases.view import CasesView
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.retention.view import RetentionView
from wellbeing.gui.several.view import SeveralView


def walk(tour: Tour) -> None:
    """The list, one act with its plan and its outcome, the bar of undo, and retention."""
    _choosing(tour)
    chosen = tour.learn(lambda session: [row.case_id for row in cases.rows(session)][:6])
    page = _page(tour, chosen, "follow-ups")
    tour.take("several-follow-ups")
    page.questions["act"].button("attempt").click()
    page.questions["reach"].button("phone").click()
    tour.take("several-attempt")
    _days(tour, page)
    _outcome(tour, page)
    _retention(tour)


def hand_over(tour: Tour, *chosen: CaseId) -> None:
    """Cases of which one went already."""
    page = _page(tour, list(chosen), "hand-over")
    tour.take("several-hand-over")
    page.questions["recipient"].first.click()
    page.questions["rest"].button("ill").click()
    tour.take("several-hand-over-plan")


def _choosing(tour: Tour) -> None:
    found = tour.on("cases", CasesView, "cases")
    found.choosing.begin.click()
    found.rows.choose([0, 2, 3], on=True)
    found.choosing.tell()
    tour.take("cases-choosing")


def _days(tour: Tour, page: SeveralView) -> None:
    page.questions["act"].button("day").click()
    page.questions["day"].first.click()
    tour.take("several-day")


def _outcome(tour: Tour, page: SeveralView) -> None:
    """An attempt that is noted, told, and taken back one by one: the bar then offers the last of them again."""
    page.questions["act"].button("attempt").click()
    page.questions["reach"].button("message").click()
    tour.take("several-attempt-by-message")
    page.act.click()
    tour.take("several-done")
    going = [CaseId(int(key)) for key in page.intentions.done]
    tour.learn(lambda session: _take_back(session, _noted(session, going)))
    tour.take("undo")


def _retention(tour: Tour) -> None:
    times = tour.learn(retention.months)
    short: dict[Kind, int | None] = {kind: 1 for kind in times if kind not in (Kind.RECORD, Kind.HISTORY)}
    tour.learn(lambda session: retention.set_months(session, {**times, **short}))
    found = tour.on("retention", RetentionView, "retention-due")
    if "all" in found.buttons:
        found.buttons["all"].click()
        found.buttons["erase ticked"].click()
        tour.take("retention-several")
    tour.learn(lambda session: retention.set_months(session, times))


def _page(tour: Tour, chosen: list[CaseId], part: str) -> SeveralView:
    tour.go("several", cases=",".join(map(str, chosen)), part=part)
    return tour.screen(SeveralView)


def _noted(session: Session, chosen: list[CaseId]) -> list[FollowUpId]:
    """The follow-ups at which the attempt was noted."""
    return [cases.case_file(session, case_id).contacts[-1][0] for case_id in chosen]


def _take_back(session: Session, noted: list[FollowUpId]) -> None:
    for follow_up in noted:
        follow_ups.take_back_attempt(session, follow_up)
