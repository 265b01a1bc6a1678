"""Puts both pages of slips together."""

from collections.abc import Callable

from wellbeing.gui.incident_slip import read_presenter, share_presenter
from wellbeing.gui.incident_slip.read_view import ReadSlipView
from wellbeing.gui.incident_slip.share_view import ShareView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build_share(ask: Ask, go: Callable[..., None], language: Language) -> ShareView:
    """The screen of the place 'share-incident'; opened with `incident=` and, to know the way back, `case=`."""
    view = ShareView(language)
    view.intentions = share_presenter.Presenter(view, ask, go, language)
    return view


def build_read(ask: Ask, go: Callable[..., None], language: Language) -> ReadSlipView:
    """The screen of the place 'read-slip'."""
    view = ReadSlipView(language)
    view.intentions = read_presenter.Presenter(view, ask, go, language)
    return view
