"""Puts the screen of a case together."""

from collections.abc import Callable

from wellbeing.domain.identity import CaseId
from wellbeing.gui.case.presenter import Presenter
from wellbeing.gui.case.view import CaseView
from wellbeing.gui.incident.screen import Keeper, KeepsNothing
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask,
    go: Callable[..., None],
    language: Language,
    *,
    keeper: Keeper | None = None,
    paper: Callable[[str, CaseId], object] | None = None,
) -> CaseView:
    """The screen of the place 'case'; opened with `case=`. `paper` shows a paper of a kind before it leaves;
    without it there are no buttons for papers."""
    drafts = keeper or KeepsNothing()
    view = CaseView(language, with_papers=paper is not None)
    presenter = Presenter(view, ask, go, language, paper=paper or (lambda _kind, _case: None))
    view.intentions = presenter
    names: list[str] = []

    def note_ended() -> None:
        for name in names:
            drafts.saved(name)

    def begins(case: CaseId, **_more: object) -> None:
        names[:] = [f"note-{case}"]
        view.turn_to(case)
        if drafts.has_ended(names[0]):
            view.drop_note(case)
        written = drafts.register(names[0], lambda: view.draft(case))
        if written:
            view.open_note(written)
        presenter.load(case)

    view.note_ended = note_ended
    view.begins = begins
    return view
