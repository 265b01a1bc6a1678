"""Puts the pages of data protection together."""

from collections.abc import Callable

from wellbeing.gui import printing
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.paper.presenter import Run
from wellbeing.gui.papers.controller_presenter import ControllerPresenter
from wellbeing.gui.papers.controller_view import ControllerView
from wellbeing.gui.papers.paper_presenter import PaperPresenter
from wellbeing.gui.papers.paper_view import ControllerPaperView
from wellbeing.gui.papers.presenter import Presenter
from wellbeing.gui.papers.view import PapersView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> PapersView:
    """The screen of the place 'papers'."""
    view = PapersView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view


def build_controller(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> ControllerView:
    """The screen of the place 'controller'."""
    view = ControllerView(language, HalfWritten(keeper))
    view.intentions = ControllerPresenter(view, ask, go, language)
    return view


def build_paper(ask: Ask, go: Callable[..., None], language: Language, run: Run) -> ControllerPaperView:
    """The screen of the place 'controller-paper': it arrives with `name=` and, for a report, `breach=`."""
    view = ControllerPaperView(language)
    view.intentions = PaperPresenter(view, ask, run, printing.pictures, go, language, printing.PREVIEW_DPI)
    return view
