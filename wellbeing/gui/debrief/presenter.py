"""Leads through a debrief, without Qt: begins, answers, goes on, and never passes an emergency in silence."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import asked_later, cases, country, debriefs, guides, red_flags, tasks
from wellbeing.app.guides import Offer
from wellbeing.app.session import Session
from wellbeing.app.standing import Standing, standing
from wellbeing.domain.asked_later import Later
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Level, Mode
from wellbeing.domain.country import CountryProfile
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.errors import WellbeingError
from wellbeing.gui.debrief.shown import Beginning, Guide
from wellbeing.gui.debrief.wording import Wording, as_answer
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What one look into the vault brings before a talk."""

    begun: DebriefId | None
    profile: CountryProfile
    offer: Offer | None


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_modes(self, beginning: Beginning) -> None:
        """Ask how the talk is held, before it begins, and which other topics it should take along."""

    def show_guide(self, guide: Guide) -> None:
        """Show where the talk stands."""

    def show_error(self, words: str) -> None:
        """Say under the answer what does not fit."""

    def show_done_error(self, words: str) -> None:
        """Say in the block of the red flag what is missing."""

    def show_day_error(self, about: str, words: str) -> None:
        """Say beside the day of a proposal what is wrong."""

    def ask_what_was_done(self, words: str) -> None:
        """An emergency has no word yet on what was done: bring it into sight, and offer to go on without."""


class Presenter:
    """One guide on the screen."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._wording = Wording(language)
        self._case: CaseId | None = None
        self._step: Step | None = None
        self._topic = ""
        self._debrief: DebriefId | None = None
        self._standing: Standing | None = None
        self._profile = country.of_code("")

    def arrive(self, case: CaseId, step: Step | None = None, topic: str = "") -> None:
        """Resume the talk of a step or about a topic, or ask how it is going to be held."""
        self._case, self._step, self._topic, self._debrief = case, step, topic, None

        def find(session: Session) -> _Found:
            begun = debriefs.under_way(session, case, step) if step else debriefs.topic_under_way(session, case, topic)
            return _Found(
                begun=begun,
                profile=country.of_session(session),
                offer=guides.offer(session, case, step) if step and begun is None else None,
            )

        self._ask(find, self._found)

    def _found(self, found: _Found) -> None:
        self._profile = found.profile
        if found.begun is None:
            self._view.show_modes(self._wording.beginning(self._step, self._topic, found.offer))
        else:
            self.begin(Mode.IN_PERSON)

    def begin(self, mode: Mode, chosen: Collection[str] = ()) -> None:
        """Start the talk, or take it up where it was put aside. `chosen` are topics that it takes along."""
        case, step, topic = self._case, self._step, self._topic
        if case is None:
            return

        def start(session: Session) -> Standing:
            if step is None:
                return standing(session, debriefs.start_topic(session, case, topic, mode))
            return standing(session, debriefs.start(session, case, step, mode, chosen))

        self._ask(start, self._show)

    def answer(self, keys: tuple[str, ...]) -> None:
        """Write an answer; what to do now follows at once."""
        shown = self._standing
        if shown is None or shown.question is None:
            return
        question = shown.question
        value = as_answer(question.kind.value, keys)
        self._do(lambda session, debrief: debriefs.answer(session, debrief, question.id, value))

    def note_done(self, flag: str, done: tuple[str, ...]) -> None:
        """What was done about a red flag."""
        self._do(lambda session, debrief: red_flags.note_done(session, debrief, flag, done))

    def go_on(self, *, without_word: bool = False) -> None:
        """To the next question; at the end, finish. An emergency first wants a word on what was done."""
        shown = self._standing
        if shown is None:
            return
        if self._emergency_without_word() and (shown.question is None or not without_word):
            self._view.ask_what_was_done(
                self._language.text(_("Please say what was done about the emergency; a refusal counts too."))
            )
            return
        if shown.question is None:
            self._finish(shown)
        else:
            self._do(debriefs.go_on)

    def _emergency_without_word(self) -> bool:
        flags = self._standing.flags if self._standing else ()
        return any(open_.flag.level is Level.EMERGENCY and not open_.handled for open_ in flags)

    def go_back(self) -> None:
        """To the question before."""
        self._do(debriefs.go_back)

    def go_to(self, question: str) -> None:
        """Straight to a question."""
        self._do(lambda session, debrief: debriefs.go_to(session, debrief, question))

    def ask_again(self, question: str) -> None:
        """To a question whose answer was known: it may have been wrong."""
        self._do(lambda session, debrief: debriefs.ask_again(session, debrief, question))

    def take_newer_version(self) -> None:
        """Go on with the newest version of the guide."""
        self._do(debriefs.take_newer_version)

    def change_mode(self, mode: Mode) -> None:
        """Other words for the same questions."""
        self._do(lambda session, debrief: debriefs.change_mode(session, debrief, mode))

    def pause(self) -> None:
        """Put the talk aside and go back to the case."""
        debrief, case = self._debrief, self._case
        if debrief is not None:
            self._ask(lambda session: debriefs.pause(session, debrief), lambda _done: self._go("case", case=case))

    def take_on(self, about: str, day: dt.date | None) -> None:
        """Take on what an answer proposes, until `day`; None: the proposed one."""
        self._do(lambda session, debrief: tasks.take_on(session, debrief, about, day), self._not_taken(about))

    def _not_taken(self, about: str) -> Callable[[WellbeingError], bool]:
        def told(error: WellbeingError) -> bool:
            if error.field != "day":
                return False
            self._view.show_day_error(about, error.told(self._language))
            return True

        return told

    def leave(self, about: str) -> None:
        """Take back what was taken on."""
        self._do(lambda session, debrief: tasks.leave(session, debrief, about))

    def cancel(self) -> None:
        """No talk after all: back to the case, and nothing was begun."""
        self._go("case", case=self._case)

    def follow(self, key: str) -> None:
        """Where a proposal leads."""
        place, _space, kind = key.partition(" ")
        if place == "referral":
            self._go("new-referral", case=self._case, kind=kind or None)
        else:
            self._go(place, case=self._case)

    def tell(self, fact: str, code: str) -> None:
        """Keep an answer to what is still open about the case. The page stays as it is, so that it can be changed."""
        case = self._case
        if case is not None:
            self._ask(lambda session: asked_later.tell(session, case, Later(fact), code or None), lambda _none: None)

    def enter_day(self) -> None:
        """To the facts, where the day on which the case in court ended is entered."""
        case = self._case
        if case is not None:
            self._ask(
                lambda session: cases.case_file(session, case).incident.id,
                lambda incident: self._go("incident", incident=incident, case=case),
            )

    def _finish(self, shown: Standing) -> None:
        case = self._case
        self._ask(lambda session: debriefs.finish(session, shown.debrief.id), lambda _done: self._go("case", case=case))

    def _do(
        self,
        act: Callable[[Session, DebriefId], Standing],
        failed: Callable[[WellbeingError], bool] | None = None,
    ) -> None:
        debrief = self._debrief
        if debrief is not None:
            self._ask(lambda session: act(session, debrief), self._show, failed or self._failed)

    def _failed(self, error: WellbeingError) -> bool:
        if error.field == "done":
            self._view.show_done_error(error.told(self._language))
            return True
        if error.field == "answer":
            self._view.show_error(error.told(self._language))
            return True
        return False

    def _show(self, shown: Standing) -> None:
        self._standing, self._debrief = shown, shown.debrief.id
        self._view.show_guide(self._wording.guide(shown, self._profile))
