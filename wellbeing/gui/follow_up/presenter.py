"""A follow-up and its ways to go on. An attempt is not a contact, and declining is a result.

Silence is told here too: one more try and then peace, or, after an emergency, to whom to turn now.
"""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import cases, follow_ups, silence
from wellbeing.app.cases import CaseFile
from wellbeing.app.names import follow_up_name
from wellbeing.app.session import Session
from wellbeing.app.silence import Turn
from wellbeing.domain.case import CaseState
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.follow_up import FollowUp, Reach, Reason, Result, TurnedTo, Urgency, local_day
from wellbeing.domain.identity import CaseId, FollowUpId
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.follow_up.shown import NextDate, OtherStep, Shown
from wellbeing.gui.red_flag.shown import Alarm
from wellbeing.gui.red_flag.wording import silence_alarm
from wellbeing.gui.talk_names import follow_up_purpose
from wellbeing.gui.today.chips import days_to, due_tone, due_words
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

RESULTS = {
    Result.KEPT: _("Reached in time."),
    Result.LATE: _("Reached, after the last day."),
    Result.MISSED: _("Missed: nobody was reached in time."),
    Result.DECLINED: _("The officer did not want this. That is a result too."),
    Result.NOT_POSSIBLE: _("Not possible: it lay before the case was opened."),
}
IN_PEACE = _("Not possible: the officer had been left in peace.")


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_follow_up(self, shown: Shown) -> None:
        """The whole screen."""

    def let_go(self, draft: str) -> None:
        """What was typed on the page is needed no more."""

    def show_error(self, field: str, words: str) -> None:
        """Say beside a field what is wrong; `field` is at or day."""


class Presenter:
    """Loads one step, and writes how it went."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        go: Callable[..., None],
        language: Language,
        *,
        slip: Callable[[NextDate], object],
        calendar: Callable[[NextDate], object],
    ) -> None:
        """`slip` and `calendar` put the next date on paper or into a file, without a name."""
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._slip, self._calendar = slip, calendar
        self._id: FollowUpId | None = None
        self._case: CaseId | None = None
        self._file: CaseFile | None = None
        self._turn = Turn(through=None, numbers=())
        self._now = dt.datetime.now(dt.UTC)

    def load(self, follow_up: FollowUpId, case: CaseId) -> None:
        """Show one step of a case."""
        self._id, self._case = follow_up, case

        def read(session: Session) -> tuple[CaseFile, Turn, dt.datetime]:
            return cases.case_file(session, case), silence.whom_to_turn_to(session, case), session.now()

        self._ask(read, lambda found: self._arrived(follow_up, *found))

    def reload(self) -> None:
        """Records changed: show the step again."""
        if self._id is not None and self._case is not None:
            self.load(self._id, self._case)

    # -- ways

    def start(self) -> None:
        """To the guide of this step."""
        step = self._step()
        if step is not None:
            self._go("debrief", case=self._case, step=step.step)

    def open_case(self) -> None:
        """To the case."""
        self._go("case", case=self._case)

    def open_other(self, follow_up: int) -> None:
        """To another step of the same case."""
        self._go("follow-up", follow_up=FollowUpId(follow_up), case=self._case)

    # -- how it went

    def reached(self, reach: str, day: dt.date | None) -> None:
        """The officer was reached; `day` is None for today."""
        step = self._step()
        if step is None:
            return
        at = None if day in (None, self._today()) else _noon(day)
        self._end(lambda session: follow_ups.note_contact(session, step.id, Reach(reach), at))

    def tried(self, reach: str) -> None:
        """Nobody was reached: the step stays open."""
        step = self._step()
        if step is not None:
            self._do(lambda session: follow_ups.note_attempt(session, step.id, Reach(reach)))

    def take_back_try(self) -> None:
        """The last try was noted by mistake."""
        step = self._step()
        if step is not None:
            self._do(lambda session: follow_ups.take_back_attempt(session, step.id))

    def turned_to(self, _alarm: str, whom: tuple[str, ...]) -> None:
        """To whom the representative turned about the silence."""
        step = self._step()
        if step is not None:
            told = tuple(map(TurnedTo, whom))
            self._do(lambda session: silence.note_turned_to(session, step.id, told))

    def take_back(self) -> None:
        """An agreed contact was planned by mistake: back to the case."""
        step, case = self._step(), self._case
        if step is not None:
            self._ask(lambda session: follow_ups.take_back(session, step.id), lambda _done: self._go("case", case=case))

    def not_wanted(self) -> None:
        """The officer does not want this."""
        step = self._step()
        if step is not None:
            self._end(lambda session: follow_ups.decline(session, step.id))

    def too_late(self) -> None:
        """The last day has passed without a contact."""
        step = self._step()
        if step is not None:
            self._end(lambda session: follow_ups.give_up(session, step.id))

    def undo(self) -> None:
        """Take back what was entered by mistake."""
        step = self._step()
        if step is not None:
            self._do(lambda session: follow_ups.reopen(session, step.id))

    def _end(self, change: Callable[[Session], object]) -> None:
        draft = _draft_of(self._id)

        def ended(_done: object) -> None:
            self._view.let_go(draft)
            self.reload()

        self._ask(change, ended, self._refused)

    def _do(self, change: Callable[[Session], object]) -> None:
        self._ask(change, lambda _done: self.reload(), self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        if error.field not in ("at", "turned_to"):
            return False
        self._view.show_error(error.field, error.told(self._language))
        return True

    # -- the next date

    def print_slip(self, day: dt.date | None, time: dt.time | None, place: str) -> None:
        """The next date on a slip of paper."""
        date = self._date(day, time, place)
        if date is not None:
            self._slip(date)

    def calendar_entry(self, day: dt.date | None, time: dt.time | None) -> None:
        """The next date as a calendar entry that reads 'Appointment' and nothing else."""
        date = self._date(day, time, "")
        if date is not None:
            self._calendar(date)

    def _date(self, day: dt.date | None, time: dt.time | None, place: str) -> NextDate | None:
        wanted = self._next_wanted()
        if wanted is None:
            return None
        words = self._language.text
        if day is None:
            self._view.show_error("day", words(_("Please enter the day you agreed on.")))
            return None
        if day < self._today():
            self._view.show_error("day", words(_("The next date lies in the past. Please check it.")))
            return None
        return NextDate(follow_up=wanted.id, day=day, time=time, place=place)

    # -- words

    def _arrived(self, follow_up: FollowUpId, file: CaseFile, turn: Turn, now: dt.datetime) -> None:
        if follow_up != self._id:
            return  # gone on to another step since this was asked
        self._file, self._turn, self._now = file, turn, now
        step = self._step()
        if step is None:
            return
        words = self._language.text
        is_open = step.result is None and file.case.state is CaseState.OPEN
        urgency = step.urgency(now)
        wanted = self._next_wanted()
        self._view.show_follow_up(
            Shown(
                draft=_draft_of(step.id),
                alias=file.officer.alias,
                title=words(follow_up_name(step.step, step.reason)),
                purpose=words(follow_up_purpose(step)),
                chip=self._due(step) if is_open else "",
                tone="plain" if self._rests() else due_tone(urgency, days_to(step, now)),
                history=self._history(step),
                result=words(self._ended(step)),
                can_undo=step.result not in (None, Result.NOT_POSSIBLE) and file.case.state is CaseState.OPEN,
                silence=self._silence(step) if is_open else None,
                peace=self._peace() if is_open else "",
                is_open=is_open,
                can_take_back_try=is_open and self._tries(step) > 0,
                can_take_back=is_open and step.reason is Reason.AGREED and self._tries(step) == 0,
                start=self._start(step) if is_open else "",
                too_late=urgency is Urgency.OVERDUE,
                reaches=tuple((reach.value, words(said)) for reach, said in labels.REACH.items()),
                today=self._today(),
                next_for=words(_("For: {step}"), step=self._name(wanted)) if wanted else "",
                next_day=max(wanted.due_at, now).astimezone().date() if wanted else None,
                others=tuple(self._other(found) for found in file.follow_ups if found.id != step.id),
            )
        )

    def _step(self) -> FollowUp | None:
        if self._file is None:
            return None
        return next((found for found in self._file.follow_ups if found.id == self._id), None)

    def _next_wanted(self) -> FollowUp | None:
        """The step a new date would be for: this one while it is open, else the next one."""
        step = self._step()
        if step is None or self._file is None or self._file.case.state is not CaseState.OPEN:
            return None
        if step.result is None:
            return step
        return next((found for found in self._file.follow_ups if found.result is None), None)

    def _name(self, step: FollowUp) -> str:
        return self._language.text(follow_up_name(step.step, step.reason))

    def _ended(self, step: FollowUp) -> str:
        assert self._file is not None
        if step.result is Result.NOT_POSSIBLE and step.closes_at > self._file.case.opened_at:
            return IN_PEACE
        return RESULTS[step.result] if step.result else ""

    def _silence(self, step: FollowUp) -> Alarm | None:
        assert self._file is not None
        found = self._file.quiet.silent_at(step.id)
        return silence_alarm(self._turn, self._language, tried=found.tried) if found else None

    def _peace(self) -> str:
        assert self._file is not None
        since = self._file.quiet.peace_since
        if since is None:
            return ""
        day = self._language.date(local_day(since), "full")
        return self._language.text(_("Two tries without an answer: left in peace since {date}."), date=day)

    def _rests(self) -> bool:
        return self._file is not None and self._file.quiet.peace_since is not None

    def _due(self, step: FollowUp) -> str:
        """When an open step is due; nothing is while the officer is left in peace."""
        if self._rests():
            return self._language.text(_("rests"))
        return due_words(self._language, step.urgency(self._now), days_to(step, self._now))

    def _tries(self, step: FollowUp) -> int:
        assert self._file is not None
        return sum(found == step.id and not contact.reached for found, contact in self._file.contacts)

    def _start(self, step: FollowUp) -> str:
        assert self._file is not None
        if step.step is None:
            return ""
        begun = any(
            debrief.step is step.step and debrief.state is not DebriefState.DONE for debrief in self._file.debriefs
        )
        return self._language.text((labels.RESUME_STEP if begun else labels.START_STEP)[step.step])

    def _history(self, step: FollowUp) -> tuple[str, ...]:
        assert self._file is not None
        lines = []
        words, language = self._language.text, self._language
        for follow_up_id, contact in self._file.contacts:
            if follow_up_id == step.id:
                said = _("{when} · {how} · reached") if contact.reached else _("{when} · {how} · tried, not reached")
                lines.append(words(said, when=language.moment(contact.at), how=words(labels.REACH[contact.reach])))
        if step.result is None:
            day = language.date(step.closes_at.astimezone().date(), "full")
            told = (
                _("Its last day was {date}.")
                if step.urgency(self._now) is Urgency.OVERDUE
                else _("There is time until {date}.")
            )
            lines.append(words(told, date=day))
            if self._tries(step) == 1 and not self._file.quiet.watches(step):
                lines.append(words(_("One more try is enough. Without an answer the officer is then left in peace.")))
        lines += self._told(step)
        return tuple(lines)

    def _told(self, step: FollowUp) -> tuple[str, ...]:
        """To whom the representative turned about a silence."""
        if step.turned_at is None:
            return ()
        said = self._language.listing([self._language.text(labels.TURNED_TO[whom]) for whom in step.turned_to])
        when = self._language.moment(step.turned_at)
        return (self._language.text(_("{when} · not reached after an emergency: {what}"), when=when, what=said),)

    def _other(self, found: FollowUp) -> OtherStep:
        words = self._language.text
        if found.result is not None:
            state = words(labels.RESULT[found.result])
        else:
            state = self._due(found)
        return OtherStep(follow_up=found.id, words=self._name(found), state=state)

    def _today(self) -> dt.date:
        return self._now.astimezone().date()


def _draft_of(follow_up: FollowUpId | None) -> str:
    return f"follow-up-{follow_up}"


def _noon(day: dt.date | None) -> dt.datetime | None:
    """Which hour it was nobody asks; noon is a time of that day in every zone's summer and winter."""
    return dt.datetime.combine(day, dt.time(12)).astimezone().astimezone(dt.UTC) if day else None
