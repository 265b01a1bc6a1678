"""Puts the directory, the page of one service, the page of checking and the page of files together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.services import check_presenter, entry_presenter, file_presenter, presenter
from wellbeing.gui.services.check_view import CheckView
from wellbeing.gui.services.entry_view import ServiceView
from wellbeing.gui.services.file_view import FileView
from wellbeing.gui.services.options import audience_options, kind_options, language_options
from wellbeing.gui.services.view import ServicesView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> ServicesView:
    """The screen of the place 'services'."""
    view = ServicesView(language, kind_options(language), audience_options(language), language_options(language))
    view.intentions = presenter.Presenter(view, ask, go, language)
    return view


def build_service(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> ServiceView:
    """The screen of the place 'service'; it arrives with service=, None for a new one."""
    view = ServiceView(language, HalfWritten(keeper))
    view.intentions = entry_presenter.Presenter(view, ask, go, language)
    return view


def build_check(ask: Ask, go: Callable[..., None], language: Language) -> CheckView:
    """The screen of the place 'services-check'."""
    view = CheckView(language)
    view.intentions = check_presenter.Presenter(view, ask, go, language)
    return view


def build_file(ask: Ask, go: Callable[..., None], language: Language) -> FileView:
    """The screen of the place 'services-file'."""
    view = FileView(language)
    view.intentions = file_presenter.Presenter(view, ask, go, language)
    return view
