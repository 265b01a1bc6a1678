"""Puts the page of an officer's rights together."""

from collections.abc import Callable

from wellbeing.domain.identity import CaseId
from wellbeing.gui import printing
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.paper.presenter import Run
from wellbeing.gui.rights.presenter import Presenter
from wellbeing.gui.rights.receipt import Leaving
from wellbeing.gui.rights.view import RightsView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper, run: Run) -> RightsView:
    """The screen of the place 'rights'; opened with `case=`. `run` is `Paper.run`."""
    view = RightsView(language, HalfWritten(keeper))
    leaving = Leaving(view, ask, run, printing.pictures, language, printing.PREVIEW_DPI)
    presenter = Presenter(view, ask, go, language, leaving)
    view.intentions = presenter

    def begins(case: CaseId, **_more: object) -> None:
        presenter.load(case)

    view.begins = begins
    return view
