"""Puts the page of a red flag together."""

from collections.abc import Callable

from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.gui.red_flag.presenter import Presenter
from wellbeing.gui.red_flag.view import RedFlagView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> RedFlagView:
    """The screen of the place 'red-flag'; opened with `case=`, `flag=` and the talk that raised it, `debrief=`."""
    view = RedFlagView(language)
    presenter = Presenter(view, ask, go, language)
    view.intentions = presenter

    def begins(case: CaseId, flag: str, debrief: DebriefId | None = None, **_more: object) -> None:
        presenter.load(case, debrief, flag)

    view.begins = begins
    return view
