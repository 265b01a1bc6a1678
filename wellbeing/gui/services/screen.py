"""Puts the directory and the page of one service together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.services import entry_presenter, presenter
from wellbeing.gui.services.entry_view import ServiceView
from wellbeing.gui.services.view import ServicesView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> ServicesView:
    """The screen of the place 'services'."""
    view = ServicesView(language, presenter.kind_options(language))
    view.intentions = presenter.Presenter(view, ask, go, language)
    return view


def build_service(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> ServiceView:
    """The screen of the place 'service'; it arrives with service=, None for a new one."""
    view = ServiceView(language, HalfWritten(keeper))
    view.intentions = entry_presenter.Presenter(view, ask, go, language)
    return view
