"""Puts one breach into words, and writes what a person says of it. Without Qt."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import breach_words, breaches
from wellbeing.app.papers import BREACH_REPORT
from wellbeing.app.session import Session
from wellbeing.domain.breach import Breach, Known
from wellbeing.domain.identity import BreachId
from wellbeing.errors import WellbeingError
from wellbeing.gui.breach.clock import clock_words
from wellbeing.gui.breach.shown import Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

WRONG = _("This can't be read as a day or a time. Please check it.")


class View(Protocol):
    """What the presenter asks of the page."""

    def show_breach(self, shown: Shown) -> None: ...
    def show_error(self, part: str, field: str, words: str) -> None: ...
    def kept(self) -> None: ...


class BreachPresenter:
    """One breach on the screen."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._breach = BreachId(0)

    def load(self, breach: BreachId) -> None:
        """Show it."""
        self._breach = breach
        self._ask(lambda session: (breaches.get(session, breach), session.now()), lambda found: self._arrived(*found))

    def _arrived(self, breach: Breach, now: dt.datetime) -> None:
        if breach.id != self._breach:
            return  # gone on to another one since this was asked
        words, reader = self._language.text, self._language
        self._view.show_breach(
            Shown(
                title=words(breach_words.KIND[breach.kind]),
                quiet=words(_("Found on {moment}"), moment=reader.moment(breach.found_at, "long")),
                draft=f"breach-{breach.id}",
                today=now.astimezone().date(),
                clock=clock_words(breach, now, reader),
                late=breach.is_to_be_reported and breach.report_until < now,
                first=breach_words.first_steps(breach, reader) if breach.closed_at is None else (),
                known=_known(breach),
                kinds=tuple((kind.value, words(said)) for kind, said in breach_words.KIND.items()),
                data=tuple((kind.value, words(said)) for kind, said in breach_words.DATA.items()),
                risks=tuple((risk.value, words(said)) for risk, said in breach_words.RISK.items()),
                risk_means=words(breach_words.RISK_MEANS[breach.risk]) if breach.risk else "",
                authority=self._told(_("The authority was told on {moment}."), breach.authority_told_at),
                people=self._told(_("The people concerned were told on {moment}."), breach.people_told_at),
                tell_authority=breach.is_to_be_reported,
                tell_people=breach.are_people_to_be_told,
                closed=self._told(_("Closed on {moment}."), breach.closed_at),
                can_close=breach.can_be_closed,
            )
        )

    def _told(self, sentence: str, moment: dt.datetime | None) -> str:
        if moment is None:
            return ""
        return self._language.text(sentence, moment=self._language.moment(moment, "long"))

    # -- what a person says

    def keep(self, known: Known, wrong: tuple[str, ...]) -> None:
        """Keep what is known; `wrong` names fields that hold what can't be read."""
        if wrong:
            self._view.show_error("known", wrong[0], self._language.text(WRONG))
            return
        self._do(lambda session: breaches.correct(session, self._breach, known), "known")

    def tell_authority(self, day: dt.date | None, time: dt.time | None, reason: str) -> None:
        """The authority was told."""
        self._do(lambda session: breaches.tell_authority(session, self._breach, day, time, reason), "authority")

    def tell_people(self, day: dt.date | None, time: dt.time | None) -> None:
        """Those concerned were told."""
        self._do(lambda session: breaches.tell_people(session, self._breach, day, time), "people")

    def close(self) -> None:
        """Nothing is left to do."""
        self._do(lambda session: breaches.close(session, self._breach), "known")

    def reopen(self) -> None:
        """More became known."""
        self._do(lambda session: breaches.reopen(session, self._breach), "known")

    def _do(self, use_case: Callable[[Session], None], part: str) -> None:
        def done(_none: object) -> None:
            if part == "known":
                self._view.kept()
            self.load(self._breach)

        def refused(error: WellbeingError) -> bool:
            if not error.field:
                return False
            self._view.show_error(part, error.field, error.told(self._language))
            return True

        self._ask(use_case, done, refused)

    def report(self) -> None:
        """To the report for the authority."""
        self._go("controller-paper", name=BREACH_REPORT, breach=self._breach)

    def leave(self) -> None:
        """Back to the log."""
        self._go("breaches")


def _known(breach: Breach) -> Known:
    found = breach.found_at.astimezone()
    return Known(
        kind=breach.kind,
        found_on=found.date(),
        found_time=found.time(),
        happened_on=breach.happened_on,
        data=breach.data,
        people="" if breach.people is None else str(breach.people),
        course=breach.course,
        measures=breach.measures,
        risk=breach.risk,
    )
