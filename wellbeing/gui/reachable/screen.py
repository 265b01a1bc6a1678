"""Puts the page together."""

from collections.abc import Callable

from wellbeing.domain.identity import CaseId
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.reachable.presenter import Presenter
from wellbeing.gui.reachable.view import ReachableView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> ReachableView:
    """The screen of the place 'reachable'; opened with `case=`."""
    view = ReachableView(language, HalfWritten(keeper))
    presenter = Presenter(view, ask, go, language)
    view.intentions = presenter

    def begins(case: CaseId, **_more: object) -> None:
        presenter.load(case)

    view.begins = begins
    return view
