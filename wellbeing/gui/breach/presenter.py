"""The log of breaches, and the one question with which a breach is noted. Without Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import breach_words, breaches
from wellbeing.app.session import Session
from wellbeing.domain.breach import Breach, BreachKind, Known
from wellbeing.domain.identity import BreachId
from wellbeing.gui.breach.clock import left_words
from wellbeing.gui.breach.shown import Options, Row
from wellbeing.language import Language, _

if TYPE_CHECKING:
    import datetime as dt

    from wellbeing.gui.work import Ask

    Listed = tuple[list[Breach], dt.datetime]
    """All breaches, and the present moment."""


class View(Protocol):
    """What the list is asked for."""

    def show_breaches(self, rows: tuple[Row, ...]) -> None: ...


class NewView(Protocol):
    """What the question is asked for."""

    def show_question(self, kinds: Options) -> None: ...


class Presenter:
    """Loads the log and follows its rows."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language

    def load(self) -> None:
        """Ask for every breach."""
        self._ask(_listed, lambda found: self._arrived(*found))

    def open(self, breach: int) -> None:
        """To one of them."""
        self._go("breach", breach=BreachId(breach))

    def note(self) -> None:
        """To the question."""
        self._go("new-breach")

    def leave(self) -> None:
        """To the papers."""
        self._go("papers")

    def _arrived(self, found: list[Breach], now: "dt.datetime") -> None:
        self._view.show_breaches(tuple(self._row(breach, now) for breach in found))

    def _row(self, breach: Breach, now: "dt.datetime") -> Row:
        words = self._language.text
        if breach.closed_at is not None:
            chip, tone = words(_("Closed")), "good"
        elif breach.is_to_be_reported:
            chip, tone = left_words(breach, now, self._language), "danger"
        else:
            chip, tone = words(_("Still open")), "warning"
        found = words(_("Found on {moment}"), moment=self._language.moment(breach.found_at, "long"))
        return Row(breach=breach.id, what=words(breach_words.KIND[breach.kind]), why=found, chip=chip, tone=tone)


class NewPresenter:
    """Notes a breach from one answer; everything else can be said later."""

    def __init__(self, view: NewView, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language

    def load(self) -> None:
        """Ask the question."""
        words = self._language.text
        self._view.show_question(tuple((kind.value, words(said)) for kind, said in breach_words.KIND.items()))

    def note(self, kind: str) -> None:
        """It was found now; the moment can be put right on its page."""

        def noted(session: Session) -> BreachId:
            now = session.now().astimezone()
            return breaches.note(session, Known(kind=BreachKind(kind), found_on=now.date(), found_time=now.time()))

        self._ask(noted, lambda breach: self._go("breach", breach=breach))

    def leave(self) -> None:
        """Back to the log."""
        self._go("breaches")


def _listed(session: Session) -> "Listed":
    return breaches.everything(session), session.now()
