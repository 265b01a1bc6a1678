"""Puts what an officer has been through into words, without Qt: event by event, nothing added up."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import exposure
from wellbeing.app.exposure import Exposure
from wellbeing.content import codes
from wellbeing.domain.exposure import Lived
from wellbeing.domain.identity import CaseId
from wellbeing.gui.exposure.shown import Event, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_CLOSE = _(
    "More than one heavy event lies within a year. Many feel the later one more. It is worth a talk about all of it,"
    " if the officer wants one."
)


class View(Protocol):
    """What the presenter asks of the page."""

    def show_exposure(self, shown: Shown) -> None:
        """All of it anew."""


class Presenter:
    """One officer's years."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._case: CaseId | None = None
        self._guide = ""

    def load(self, case: CaseId) -> None:
        """Show the years of the officer of a case."""
        self._case = case
        self._ask(lambda session: exposure.of_case(session, case), self._arrived)

    def refresh(self) -> None:
        """Records changed."""
        if self._case is not None:
            self.load(self._case)

    def _arrived(self, found: Exposure) -> None:
        words = self._language.text
        self._guide = found.guide or ""
        self._view.show_exposure(
            Shown(
                alias=found.alias,
                years=tuple((str(year), tuple(map(self._event, events))) for year, events in found.years),
                close=words(_CLOSE) if found.close_together else "",
                guide=self._guide if found.close_together else "",
            )
        )

    def _event(self, lived: Lived) -> Event:
        words = self._language.text
        parts = [words(codes.days_lost().label(lived.days_lost))] if lived.days_lost else []
        if lived.helped:
            kinds = self._language.listing(words(codes.referral_kinds().label(kind)) for kind in lived.helped)
            parts.append(words(_("What helped then: {kinds}"), kinds=kinds))
        if lived.imported:
            parts.append(words(_("from an earlier record")))
        return Event(
            case=lived.case_id,
            when=self._language.date(lived.day, "MMMd"),
            what=words(codes.acts().label(lived.act)),
            why=" · ".join(parts),
        )

    def open(self, case: int) -> None:
        """To the case of an event."""
        self._go("case", case=CaseId(case))

    def read_guide(self) -> None:
        """To the guide for what comes together."""
        self._go("guide", name=self._guide, case=self._case)

    def leave(self) -> None:
        """Back to the case."""
        self._go("case", case=self._case)
