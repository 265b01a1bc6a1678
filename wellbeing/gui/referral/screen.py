"""Puts the screens of a referral together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.referral import new_presenter, presenter
from wellbeing.gui.referral.new_view import NewReferralView
from wellbeing.gui.referral.view import ReferralView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build_new(ask: Ask, go: Callable[..., None], language: Language) -> NewReferralView:
    """The screen of the place 'new-referral'; it arrives with case= and perhaps kind= and earlier=."""
    view = NewReferralView(language)
    view.intentions = new_presenter.Presenter(view, ask, go, language)
    return view


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> ReferralView:
    """The screen of the place 'referral'; it arrives with referral=."""
    view = ReferralView(language, HalfWritten(keeper))
    view.intentions = presenter.Presenter(view, ask, go, language)
    return view
