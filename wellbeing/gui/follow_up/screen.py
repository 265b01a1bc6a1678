"""Puts the screen of a follow-up together."""

from collections.abc import Callable

from wellbeing.domain.identity import CaseId, FollowUpId
from wellbeing.gui.follow_up.presenter import Presenter
from wellbeing.gui.follow_up.shown import NextDate
from wellbeing.gui.follow_up.view import FollowUpView
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask,
    go: Callable[..., None],
    language: Language,
    keeper: Keeper,
    *,
    slip: Callable[[NextDate], object] | None = None,
    calendar: Callable[[NextDate], object] | None = None,
) -> FollowUpView:
    """The screen of the place 'follow-up'; opened with `follow_up=` and `case=`.

    `slip` and `calendar` make the papers of a next date and show them before they leave; without both there is no
    part for it on the page.
    """
    view = FollowUpView(language, HalfWritten(keeper), papers=slip is not None and calendar is not None)
    presenter = Presenter(view, ask, go, language, slip=slip or _nothing, calendar=calendar or _nothing)
    view.intentions = presenter

    def begins(follow_up: FollowUpId, case: CaseId, **_more: object) -> None:
        presenter.load(follow_up, case)

    view.begins = begins
    return view


def _nothing(_date: NextDate) -> None:
    """Never pressed: the view shows no button for it."""
