"""Puts the screen of pocket cards together: inside a vault, and outside of any."""

from collections.abc import Callable

from wellbeing.app import country
from wellbeing.domain.country import CountryProfile
from wellbeing.gui import printing
from wellbeing.gui.cards.presenter import Presenter
from wellbeing.gui.cards.view import CardsView
from wellbeing.gui.paper.presenter import Run
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, language: Language, run: Run) -> CardsView:
    """The screen of the place 'cards', perhaps with `name=`; `run` is `Paper.run`."""
    view = CardsView(language)
    view.intentions = Presenter(
        view, run, printing.pictures, lambda then: ask(country.of_session, then), language, printing.PREVIEW_DPI
    )
    return view


def build_outside(
    profile: Callable[[], CountryProfile], back: Callable[[], object], language: Language, run: Run
) -> CardsView:
    """The same without a vault; `back` leads to where it was opened from."""
    view = CardsView(language, with_back=True)
    view.intentions = Presenter(
        view, run, printing.pictures, lambda then: then(profile()), language, printing.PREVIEW_DPI
    )
    view.left.connect(back)
    return view
