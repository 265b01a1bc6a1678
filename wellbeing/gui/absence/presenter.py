"""Puts absences and what falls into them into words, without Qt."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import absences
from wellbeing.app.absence_words import counted, span
from wellbeing.app.absences import Away, Falling
from wellbeing.app.names import follow_up_name
from wellbeing.app.session import Session
from wellbeing.domain.absence import FOR_EMERGENCIES, Arrangement, Falls
from wellbeing.domain.follow_up import local_day
from wellbeing.domain.identity import AbsenceId, CaseId, FollowUpId
from wellbeing.errors import WellbeingError
from wellbeing.gui.absence.shown import AbsenceShown, Line, Options, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

ARRANGE: Mapping[Arrangement, str] = {
    Arrangement.CLINICIAN_ON_DUTY: _("The clinician on duty is in touch"),
    Arrangement.REACHABLE_THROUGH: _("The person whom the officer named is in touch"),
    Arrangement.DUTY_COMMANDER: _("The duty commander is in touch"),
    Arrangement.OFFICER_KNOWS: _("The officer knows that it rests"),
}
"""What can be arranged, and how it is told once it is."""


class View(Protocol):
    """What the presenter asks of the page."""

    def show_absences(self, shown: Shown) -> None:
        """All of it anew."""

    def show_error(self, field: str, words: str) -> None:
        """Say beside a day what is wrong; `field` is first_day or last_day."""

    def kept(self) -> None:
        """The two days are in the vault."""


class Presenter:
    """The representative's absences."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language

    def load(self) -> None:
        """Show what comes and what runs."""

        def read(session: Session) -> tuple[tuple[Away, ...], dt.date]:
            return absences.look(session), session.today()

        self._ask(read, lambda found: self._arrived(*found))

    def _arrived(self, found: tuple[Away, ...], today: dt.date) -> None:
        self._view.show_absences(Shown(today=today, absences=tuple(map(self._absence, found))))

    def _absence(self, away: Away) -> AbsenceShown:
        words = self._language.text
        without = len({one.follow_up.case_id for one in away.emergencies})
        warning = self._language.plural(
            "Before you leave, please arrange who is in touch with {count} officer then.",
            "Before you leave, please arrange who is in touch with {count} officers then.",
            without,
        )
        return AbsenceShown(
            absence=away.absence.id,
            heading=span(away.absence, self._language),
            counted=counted(away, self._language),
            warning=warning if without else "",
            end=words(_("I am back")) if away.running else words(_("Take it out")),
            lines=tuple(self._line(one) for one in away.falling),
        )

    def _line(self, one: Falling) -> Line:
        chip, tone = self._state(one)
        return Line(
            follow_up=one.follow_up.id,
            case=one.follow_up.case_id,
            what=one.alias,
            why=self._why(one),
            chip=chip,
            tone=tone,
            days=tuple((day.isoformat(), self._day(day)) for day in one.days_before),
            ways=self._ways(one),
            undo=one.arranged is not None,
        )

    def _state(self, one: Falling) -> tuple[str, str]:
        words = self._language.text
        if one.falls is Falls.AFTER:
            return words(_("has time")), "plain"
        if not one.is_open:
            return words(_("arranged")), "good"
        if one.falls is Falls.EMERGENCY:
            return words(_("after an emergency")), "danger"
        return words(_("to be arranged")), "warning"

    def _why(self, one: Falling) -> str:
        words, follow_up = self._language.text, one.follow_up
        step = words(follow_up_name(follow_up.step, follow_up.reason))
        meant = words(_("meant for {day}"), day=self._day(follow_up.due_day))
        closes = self._day(local_day(follow_up.closes_at))
        if one.arranged is not None and not one.is_open:
            told = words(ARRANGE[one.arranged])
        elif one.falls is Falls.EMERGENCY:
            told = words(_("somebody has to be in touch"))
        elif one.falls is Falls.AFTER:
            told = words(_("after you are back there is time until {day}"), day=closes)
        elif one.falls is Falls.BEFORE:
            told = words(_("it can be had before you leave"))
        else:
            told = words(_("its last day is {day}, while you are away"), day=closes)
        return " · ".join((step, meant, told))

    def _ways(self, one: Falling) -> Options:
        if one.falls is Falls.AFTER or not one.is_open:
            return ()
        offered = FOR_EMERGENCIES if one.falls is Falls.EMERGENCY else (Arrangement.OFFICER_KNOWS,)
        return tuple(
            (way.value, self._language.text(ARRANGE[way]))
            for way in offered
            if way is not Arrangement.REACHABLE_THROUGH or one.somebody_named
        )

    def _day(self, day: dt.date) -> str:
        return self._language.date(day, "MMMEd")

    # -- what is arranged

    def enter(self, first: dt.date | None, last: dt.date | None) -> None:
        """Keep an absence; without a last day it is one day."""
        words = self._language.text
        if first is None:
            self._view.show_error("first_day", words(_("Please enter the first day, for example with 'Tomorrow'.")))
            return
        end = last or first
        self._ask(lambda session: absences.enter(session, first, end), self._kept, self._refused)

    def _kept(self, _absence: AbsenceId) -> None:
        self._view.kept()
        self.load()

    def end(self, absence: int) -> None:
        """Back, or not away after all."""
        self._ask(lambda session: absences.end(session, AbsenceId(absence)), lambda _none: self.load())

    def call_before(self, absence: int, follow_up: int, day: str) -> None:
        """Mean a follow-up for a day before the absence."""
        wanted = dt.date.fromisoformat(day)
        self._ask(
            lambda session: absences.call_before(session, AbsenceId(absence), FollowUpId(follow_up), wanted),
            lambda _none: self.load(),
        )

    def arrange(self, absence: int, follow_up: int, way: str) -> None:
        """Keep what was arranged."""
        arranged = Arrangement(way)
        self._ask(
            lambda session: absences.arrange(session, AbsenceId(absence), FollowUpId(follow_up), arranged),
            lambda _none: self.load(),
        )

    def take_back(self, absence: int, follow_up: int) -> None:
        """What was arranged does not hold."""
        self._ask(
            lambda session: absences.take_back(session, AbsenceId(absence), FollowUpId(follow_up)),
            lambda _none: self.load(),
        )

    # -- ways

    def hand_over(self, case: int) -> None:
        """To the page on which the case goes to another representative."""
        self._go("hand-over", case=CaseId(case))

    def open_case(self, case: int) -> None:
        """To the case."""
        self._go("case", case=CaseId(case))

    def leave(self) -> None:
        """Back to Today."""
        self._go("today")

    def _refused(self, error: WellbeingError) -> bool:
        if error.field is None:
            return False
        self._view.show_error(error.field, error.told(self._language))
        return True
