"""One case in words, and what can be done with it."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import cases, consents, exposure, rights_words, self_checks, tasks, third_parties, who_was_there
from wellbeing.app.cases import CaseFile
from wellbeing.app.consents import StatisticsConsent
from wellbeing.app.flag_words import words_of_case
from wellbeing.app.names import follow_up_name
from wellbeing.app.session import Session
from wellbeing.app.who_was_there import WhoWasThere
from wellbeing.content import codes
from wellbeing.domain.case import CaseState
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.follow_up import FollowUp
from wellbeing.domain.identity import CaseId, TaskId
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.case import timeline, ways
from wellbeing.gui.case.glance import Glance
from wellbeing.gui.case.shown import Colleague, Entry, Shown
from wellbeing.gui.incident.wording import LAWYER_FIRST_TEXT
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What one look into the vault brings."""

    file: CaseFile
    flags: timeline.FlagWords
    statistics: StatisticsConsent
    there: WhoWasThere
    history: bool
    self_check: bool
    now: dt.datetime


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_case(self, shown: Shown) -> None:
        """The whole screen."""

    def show_note_error(self, words: str) -> None:
        """Say beside the note what is wrong."""

    def show_note_names(self, words: str) -> None:
        """Say that the note names somebody else; the same press keeps it all the same."""

    def note_kept(self) -> None:
        """The note was saved: its field closes."""


class Presenter:
    """Loads a case, and follows its buttons."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        go: Callable[..., None],
        language: Language,
        *,
        paper: Callable[[str, CaseId], object],
    ) -> None:
        """`paper` prepares a paper of a kind for the case and shows it before it leaves."""
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._paper = paper
        self._case: CaseId | None = None
        self._file: CaseFile | None = None
        self._next: FollowUp | None = None

    def load(self, case: CaseId) -> None:
        """Show a case."""
        self._case = case
        self._ask(lambda session: _read(session, case), self._arrived)

    def reload(self) -> None:
        """Records changed: show the case again."""
        if self._case is not None:
            self.load(self._case)

    # -- ways

    def go_next(self) -> None:
        """Begin the next step, or take up what was put aside: straight into the guide. Silence after an emergency,
        and a contact without a guide, have their page."""
        if self._next is None or self._case is None:
            return
        if self._next.step is None or self._is_silent(self._next):
            self._go("follow-up", follow_up=self._next.id, case=self._case)
        else:
            self._go("debrief", case=self._case, step=self._next.step)

    def follow(self, key: str) -> None:
        """Where the button of a line leads."""
        kind, value = key.split(" ", 1)
        if kind == "follow-up":
            self._go("follow-up", follow_up=int(value), case=self._case)
        elif kind in ("task-done", "task-open"):
            self._set_done(TaskId(int(value)), done=kind == "task-done")
        elif kind == "task-later":
            task = TaskId(int(value))
            self._ask(lambda session: tasks.put_off(session, task), lambda _none: self.reload())
        elif kind == "red-flag":
            debrief, flag = value.split(" ", 1)
            self._go("red-flag", case=self._case, debrief=int(debrief) if debrief else None, flag=flag)
        elif kind == "new-referral":
            self._go("new-referral", case=self._case, kind=value)
        elif kind == "consent":
            self._go("consent", case=self._case)
        elif kind == "topic":
            self._go("debrief", case=self._case, topic=value)
        elif kind == "debrief":
            step = next(step for step in labels.STEP if step.value == value)
            self._go("debrief", case=self._case, step=step)
        else:
            self._go("referral", referral=int(value))

    def go_to(self, place: str) -> None:
        """To a page about this case: consent, new-referral, employer-letter, reachable, guides, hand-over."""
        self._go(place, case=self._case)

    def hand_over(self, part: str) -> None:
        """To a part of the page of the hand-over."""
        self._go("hand-over", case=self._case, part=part)

    def take_back(self) -> None:
        """To the page that takes in the package by which a case comes back."""
        self._go("receiving")

    def facts(self) -> None:
        """To the facts of the incident."""
        if self._file is not None:
            self._go("incident", incident=self._file.incident.id, case=self._case)

    def another_officer(self) -> None:
        """Somebody else was there too: a case for the same incident."""
        if self._file is not None:
            self._go("new-incident", incident=self._file.incident.id)

    def who_was_there(self) -> None:
        """To the officers of the incident."""
        if self._file is not None:
            self._go("who-was-there", incident=self._file.incident.id, case=self._case)

    def colleague(self, case: int) -> None:
        """To the case of a colleague of the same incident."""
        self._go("case", case=CaseId(case))

    def paper(self, kind: str) -> None:
        """A paper for the officer: take-home or agreed."""
        if self._case is not None:
            self._paper(kind, self._case)

    # -- changes

    def add_note(self, text: str, *, anyway: bool = False) -> None:
        """Keep a note; what is refused stays in the field. A name of another officer is pointed out first."""
        case = self._case
        if case is None:
            return

        def keep(session: Session) -> tuple[str, ...]:
            named = () if anyway else third_parties.named(session, case, [text])
            if not named:
                cases.add_note(session, case, text)
            return named

        def kept(named: tuple[str, ...]) -> None:
            if named:
                self._view.show_note_names(labels.named_words(named, self._language))
            else:
                self._view.note_kept()
                self.reload()

        self._ask(keep, kept, self._note_refused)

    def _note_refused(self, error: WellbeingError) -> bool:
        if error.field != "note":
            return False
        self._view.show_note_error(error.told(self._language))
        return True

    def close(self) -> None:
        """Close the case; it can be opened again."""
        case = self._case
        if case is not None:
            self._ask(lambda session: cases.close(session, case), lambda _none: self.reload())

    def reopen(self) -> None:
        """Open a closed case again."""
        case = self._case
        if case is not None:
            self._ask(lambda session: cases.reopen(session, case), lambda _none: self.reload())

    # -- words

    def _arrived(self, read: _Read) -> None:
        if read.file.case.id != self._case:
            return  # gone on to another case since this was asked
        self._file = file = read.file
        self._next = timeline.next_step(file, read.now)
        words = self._language.text
        self._view.show_case(
            Shown(
                alias=file.officer.alias,
                quiet=self._quiet(file),
                name=self._named(file),
                next_action=self._next_action(),
                warning=words(LAWYER_FIRST_TEXT) if file.incident.without_free_text else "",
                restricted=rights_words.restriction(file.restriction, self._language) if file.restriction else "",
                entries=self._entries(read),
                facts=Glance(file, read.statistics, read.there, self._language).facts(),
                colleagues=tuple(Colleague(case=case, alias=alias) for case, alias in file.colleagues),
                open=file.case.state is CaseState.OPEN,
                closed=file.case.state is CaseState.CLOSED and not _is_elsewhere(file),
                notes_allowed=not (file.incident.without_free_text or file.restriction)
                and file.case.state is CaseState.OPEN,
                history=read.history,
                self_check=read.self_check,
                closing=self._closing(file),
                away=ways.away(file, self._language),
                may_object=file.whereabouts.may_object and file.case.state is not CaseState.HISTORY,
            )
        )

    def _entries(self, read: _Read) -> tuple[Entry, ...]:
        """The timeline; of a case that is with somebody else it is only read."""
        told = timeline.entries(read.file, read.flags, read.now, self._language)
        if not _is_elsewhere(read.file):
            return told
        return tuple(dataclasses.replace(entry, action="", key="", also=()) for entry in told)

    def _begun(self, step: FollowUp) -> bool:
        return self._file is not None and any(
            debrief.step is step.step and debrief.state is not DebriefState.DONE for debrief in self._file.debriefs
        )

    def _is_silent(self, step: FollowUp) -> bool:
        return self._file is not None and self._file.quiet.silent_at(step.id) is not None

    def _set_done(self, task: TaskId, *, done: bool) -> None:
        self._ask(lambda session: tasks.set_done(session, task, done=done), lambda _none: self.reload())

    def _next_action(self) -> str:
        if self._file is not None and self._file.restriction is not None:
            return ""
        if self._next is None or (self._file is not None and self._file.quiet.peace_since is not None):
            return ""
        if self._is_silent(self._next):
            return self._language.text(_("Not reached: what to do now"))
        if self._next.step is None:
            name = self._language.text(follow_up_name(self._next.step, self._next.reason))
            return self._language.text(_("Open: {follow_up}"), follow_up=name)
        words = labels.RESUME_STEP if self._begun(self._next) else labels.START_STEP
        return self._language.text(words[self._next.step])

    def _quiet(self, file: CaseFile) -> str:
        words = self._language.text
        parts = [words(codes.acts().label(file.incident.act)), self._language.date(file.incident.occurred_on)]
        if file.colleagues:
            parts.append(
                self._language.plural(
                    "{count} colleague has a case of their own",
                    "{count} colleagues have cases of their own",
                    len(file.colleagues),
                )
            )
        if file.whereabouts.away is not None:
            parts.append(words(labels.HANDED_OVER))
        elif file.whereabouts.objected:
            parts.append(words(_("The officer objected")))
        elif file.case.state is not CaseState.OPEN:
            parts.append(words(labels.CASE_STATE[file.case.state]))
        return " · ".join(parts)

    def _named(self, file: CaseFile) -> str:
        return " · ".join(part for part in (file.officer.name, file.officer.contact) if part)

    def _closing(self, file: CaseFile) -> str:
        left = sum(found.result is None for found in file.follow_ups)
        if left == 0:
            return self._language.text(_("It can be opened again at any time."))
        told = self._language.plural(
            "{count} step that is still open ends with it. It can be opened again at any time.",
            "{count} steps that are still open end with it. It can be opened again at any time.",
            left,
        )
        if not file.quiet.emergencies:
            return told
        watched = self._language.text(_("An emergency is not over yet: nobody would be in touch on the days after it."))
        return " ".join((watched, told))


def _is_elsewhere(file: CaseFile) -> bool:
    """With another representative, or on its way back there: here it is only read."""
    return file.whereabouts.away is not None or file.whereabouts.objected


def _read(session: Session, case: CaseId) -> _Read:
    file = cases.case_file(session, case)
    return _Read(
        file=file,
        flags=words_of_case(session, case),
        statistics=consents.statistics(session, case),
        there=who_was_there.look(session, file.incident.id),
        history=exposure.has_history(session, case),
        self_check=self_checks.is_offered(session, case),
        now=session.now(),
    )
