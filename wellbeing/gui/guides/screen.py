"""Puts the screens of the topic guides together: inside a vault, and outside of any."""

import functools
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wellbeing.app.country import of_code
from wellbeing.domain.country import CountryProfile
from wellbeing.domain.identity import CaseId
from wellbeing.gui.guides.presenter import ListPresenter, ReadingPresenter
from wellbeing.gui.guides.view import GuideList, GuidePage
from wellbeing.gui.paper.presenter import Run
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build_list(ask: Ask, go: Callable[..., None], language: Language) -> GuideList:
    """The place 'guides'; opened with `case=` for what fits a case."""
    view = GuideList(language)

    def open_guide(name: str, case: CaseId | None) -> None:
        go("guide", name=name, **({} if case is None else {"case": case}))

    view.presenter = ListPresenter(view, language, open_guide, _cards_of(go), ask)
    return view


def build_guide(ask: Ask, go: Callable[..., None], language: Language) -> GuidePage:
    """The place 'guide'; opened with `name=` and perhaps `case=`."""
    view = GuidePage(language)
    view.presenter = ReadingPresenter(
        view,
        language,
        profile=lambda: of_code(""),
        open_cards=_cards_of(go),
        talk=lambda name, case: go("debrief", case=case, topic=name),
        ask=ask,
    )
    return view


def _cards_of(go: Callable[..., None]) -> Callable[[str], object]:
    return lambda name: go("cards", name=name)


def build_outside(
    show: Callable[[QWidget], object],
    back: Callable[[], object],
    language: Language,
    profile: Callable[[], CountryProfile],
    run: Run,
) -> GuideList:
    """The list outside a vault: `show` puts a screen in sight, `back` leads to where it was opened from. `profile`
    finds the country's numbers; `run` is `Paper.run`, for what is printed."""

    def open_list() -> None:
        show(build_outside(show, back, language, profile, run))

    def open_guide(name: str, _case: CaseId | None = None) -> None:
        page = GuidePage(language, with_back=True)
        page.presenter = ReadingPresenter(page, language, profile, functools.partial(open_cards, open_guide, name))
        page.left.connect(open_list)
        show(page)
        page.presenter.load(name)
        page.setFocus()

    def open_cards(leave: Callable[..., object], of: str, name: str) -> None:
        from wellbeing.gui.cards import screen as cards

        page = cards.build_outside(profile, functools.partial(leave, *([of] if of else [])), language, run)
        show(page)
        page.arrive(name=name)
        page.setFocus()

    view = GuideList(language, with_back=True)
    view.presenter = ListPresenter(view, language, open_guide, functools.partial(open_cards, open_list, ""))
    view.left.connect(back)
    view.presenter.load()
    return view
