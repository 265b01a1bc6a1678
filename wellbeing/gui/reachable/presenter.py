"""What the officer stated about whom to call when they don't answer. Without Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import cases, reachable
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import ReachableThrough, Tie
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page. `tie` and `number` are what was stated, empty where nothing was; `since` says when."""

    alias: str
    draft: str
    ties: tuple[tuple[str, str], ...]
    tie: str
    number: str
    since: str


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_reachable(self, shown: Shown) -> None:
        """The whole page."""

    def show_error(self, field: str, words: str) -> None:
        """Say beside a field what is wrong; `field` is tie, number or agreed."""

    def kept(self) -> None:
        """What was typed is in the vault."""


class Presenter:
    """Loads the statement and writes it."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._case: CaseId | None = None

    def load(self, case: CaseId) -> None:
        """Show what stands in a case."""
        self._case = case

        def read(session: Session) -> tuple[str, ReachableThrough | None]:
            return cases.case_file(session, case).officer.alias, reachable.get(session, case)

        self._ask(read, lambda found: self._arrived(case, *found))

    def open_case(self) -> None:
        """Back to the case."""
        self._go("case", case=self._case)

    def keep(self, tie: str, number: str, *, agreed: bool) -> None:
        """Keep what the officer stated."""
        case = self._case
        if case is None:
            return
        if not tie:
            told = self._language.text(_("Please choose what the person is to the officer."))
            self._view.show_error("tie", told)
            return
        self._ask(
            lambda session: reachable.state(session, case, Tie(tie), number, agreed=agreed), self._done, self._refused
        )

    def withdraw(self) -> None:
        """The officer took it back."""
        case = self._case
        if case is not None:
            self._ask(lambda session: reachable.withdraw(session, case), self._done)

    def _done(self, _none: object) -> None:
        self._view.kept()
        self.open_case()

    def _refused(self, error: WellbeingError) -> bool:
        if error.field not in ("number", "agreed"):
            return False
        self._view.show_error(error.field, error.told(self._language))
        return True

    def _arrived(self, case: CaseId, alias: str, stated: ReachableThrough | None) -> None:
        if case != self._case:
            return  # gone on to another case since this was asked
        words = self._language.text
        since = ""
        if stated is not None:
            since = words(
                _("The officer said so on {date}."), date=self._language.date(stated.agreed_at.astimezone().date())
            )
        self._view.show_reachable(
            Shown(
                alias=alias,
                draft=f"reachable-{case}",
                ties=tuple((tie.value, words(said)) for tie, said in labels.TIE.items()),
                tie=stated.tie.value if stated else "",
                number=stated.number if stated else "",
                since=since,
            )
        )
