"""Puts the screens of the topic guides together: inside a vault, and outside of any."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from wellbeing.domain.country import HelpNumber
from wellbeing.domain.identity import CaseId
from wellbeing.gui.guides.presenter import ListPresenter, ReadingPresenter
from wellbeing.gui.guides.view import GuideList, GuidePage
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build_list(ask: Ask, go: Callable[..., None], language: Language) -> GuideList:
    """The place 'guides'; opened with `case=` for what fits a case."""
    view = GuideList(language)

    def open_guide(name: str, case: CaseId | None) -> None:
        go("guide", name=name, **({} if case is None else {"case": case}))

    view.presenter = ListPresenter(view, language, open_guide, ask)
    return view


def build_guide(ask: Ask, go: Callable[..., None], language: Language) -> GuidePage:
    """The place 'guide'; opened with `name=` and perhaps `case=`."""
    view = GuidePage(language)
    view.presenter = ReadingPresenter(
        view,
        language,
        numbers=tuple,
        talk=lambda name, case: go("debrief", case=case, topic=name),
        ask=ask,
    )
    return view


def build_outside(
    show: Callable[[QWidget], object],
    back: Callable[[], object],
    language: Language,
    numbers: Callable[[], Iterable[HelpNumber]],
) -> GuideList:
    """The list outside a vault: `show` puts a screen in sight, `back` leads to where it was opened from."""

    def open_guide(name: str, _case: CaseId | None) -> None:
        page = GuidePage(language, with_back=True)
        page.presenter = ReadingPresenter(page, language, numbers)
        page.left.connect(lambda: show(build_outside(show, back, language, numbers)))
        show(page)
        page.presenter.load(name)
        page.setFocus()

    view = GuideList(language, with_back=True)
    view.presenter = ListPresenter(view, language, open_guide)
    view.left.connect(back)
    view.presenter.load()
    return view
