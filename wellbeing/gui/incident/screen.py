"""Puts the screens of an incident together."""

from collections.abc import Callable
from typing import Any, Protocol

from wellbeing.gui.incident import acts, facts_presenter, new_presenter, wording
from wellbeing.gui.incident.facts_view import FactsView
from wellbeing.gui.incident.new_view import NewIncidentView
from wellbeing.gui.work import Ask
from wellbeing.language import Language

NEW_DRAFT = "new-incident"
"""The name under which a half-filled page is sealed at a lock."""
TICKED_DRAFT = "new-incident-ticked"
"""The same for a page that began with what was ticked on the help-now sheet."""


class Keeper(Protocol):
    """Seals half-written words at a lock; see `wellbeing.gui.drafts`."""

    def register(self, name: str, words: Callable[[], str]) -> str:
        """Seal what `words` gives; hands back what was sealed before, or an empty text."""

    def saved(self, name: str) -> None:
        """Forget the draft."""

    def has_ended(self, name: str) -> bool:
        """Whether what it belongs to was erased meanwhile."""


class KeepsNothing:
    """Stands in where there is nothing to seal with."""

    def register(self, _name: str, _words: Callable[[], str]) -> str:
        """Nothing was kept."""
        return ""

    def saved(self, _name: str) -> None:
        """Nothing to forget."""

    def has_ended(self, _name: str) -> bool:
        """Nothing was kept that could."""
        return False


def build_new(
    ask: Ask,
    go: Callable[..., None],
    language: Language,
    *,
    keeper: Keeper | None = None,
    guidance: Callable[[], object] | None = None,
) -> NewIncidentView:
    """The screen of the place 'new-incident'.

    It may be opened with `incident=` (one more officer of a known incident) or `ticked=` (what was ticked on the
    help-now sheet). 'No record' leads to `guidance`, by default to the place 'help'.
    """
    drafts = keeper or KeepsNothing()
    view = NewIncidentView(
        language,
        acts.groups(language),
        wording.choices_of_membership(language),
        wording.choices_of_relation(language),
    )
    names, left = [NEW_DRAFT], dict[str, str]()

    def saved() -> None:
        left.pop(names[0], None)
        drafts.saved(names[0])

    presenter = new_presenter.Presenter(view, ask, go, language, guidance=guidance, saved=saved)
    view.intentions = presenter

    def begins(incident: Any = None, ticked: Any = None, **_more: object) -> None:
        # What was ticked, and one more officer, are about somebody else than a page left half filled in: each keeps
        # a draft of its own.
        left[names[0]] = presenter.draft()
        name = TICKED_DRAFT if ticked is not None else NEW_DRAFT if incident is None else f"{NEW_DRAFT}-{incident}"
        names[:] = [name]
        if drafts.has_ended(name):
            left.pop(name, None)
        sealed = drafts.register(name, lambda: presenter.draft() if names == [name] else left.get(name, ""))
        presenter.begin(incident, ticked, (left.get(name, "") if ticked is None else "") or sealed)

    view.begins = begins
    return view


def build_facts(ask: Ask, go: Callable[..., None], language: Language, *, keeper: Keeper | None = None) -> FactsView:
    """The screen of the place 'incident'; opened with `incident=` and, to know the way back, `case=`."""
    drafts = keeper or KeepsNothing()
    view = FactsView(language)
    names: list[str] = []

    def saved() -> None:
        for name in names:
            drafts.saved(name)
        names.clear()

    presenter = facts_presenter.Presenter(view, ask, go, language, saved=saved)
    view.intentions = presenter

    def begins(incident: Any = None, case: Any = None, **_more: object) -> None:
        name = f"incident-{incident}"
        left = view.draft() if names == [name] and not drafts.has_ended(name) else ""
        view.let_go()
        names[:] = [name]
        presenter.load(incident, case, left or drafts.register(name, view.draft))

    view.begins = begins
    return view
