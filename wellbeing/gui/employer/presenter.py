"""A letter to the employer, without Qt: what is asked of which office, then whether the officer agrees to that."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import cases, consents, employer, preferences
from wellbeing.app.cases import CaseFile
from wellbeing.app.employer import Wish
from wellbeing.app.session import Session
from wellbeing.domain.consent import Consent, Purpose, Way
from wellbeing.domain.identity import CaseId
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.employer.shown import AskShown, FormShown
from wellbeing.gui.employer.wish import kept
from wellbeing.gui.services.wording import capital
from wellbeing.gui.widgets.moment import read_day
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, shown: FormShown) -> None:
        """What is asked, and of which office."""

    def show_asking(self, shown: AskShown) -> None:
        """Exactly what the letter says, and the question whether it may."""

    def show_error(self, field: str, words: str) -> None:
        """Beside `purpose`, `recipient`, `until` or `changes`; what was entered stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """A wish that is in order, and how the officer stands to it."""

    wish: Wish
    carried: tuple[tuple[str, str], ...]
    consent: Consent | None
    file: CaseFile


class Presenter:
    """One letter, from the wish to its paper."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._case: CaseId | None = None
        self._wish: Wish | None = None
        self._file: CaseFile | None = None

    def arrive(self, case: CaseId) -> None:
        """Begin with what is asked."""
        self._case, self._wish = case, None
        self._ask(
            lambda session: (cases.case_file(session, case), preferences.read(session).employer, session.today()),
            lambda found: self._form(*found),
        )

    def change(self) -> None:
        """Back to what is asked, with what was entered."""
        case, wish = self._case, self._wish
        if case is not None:
            self._ask(
                lambda session: (cases.case_file(session, case), wish.recipient if wish else "", session.today()),
                lambda found: self._form(*found),
            )

    def check(self) -> None:
        """Records changed: the consent may be given or gone."""
        if self._wish is not None:
            self._look(self._wish)

    def go_on(self, purpose: str | None, recipient: str, until: str, changes: tuple[str, ...]) -> None:
        """What was entered; the first thing that is wrong is told beside its field."""
        words = self._language.text
        day = read_day(until, self._language)
        if purpose is None:
            self._view.show_error("purpose", words(_("Please choose what is asked.")))
        elif day is None and until.strip():
            self._view.show_error("until", words(_("Please enter the day, such as the example shows it.")))
        else:
            known = employer.changes()
            points = tuple(known[int(key)] for key in changes)
            self._look(Wish(purpose=Purpose(purpose), recipient=recipient, until=day, changes=points))

    def answer(self, *, yes: bool, way: Way) -> None:
        """What the officer said. A yes leads to the letter; a no is a good end."""
        case, wish = self._case, self._wish
        if case is not None and wish is not None:
            self._ask(
                lambda session: employer.answer(session, case, wish, yes=yes, way=way),
                lambda _done: self.show_letter() if yes else self.leave(),
                self._failed,
            )

    def show_letter(self) -> None:
        """The letter, before it leaves."""
        if self._wish is not None:
            self._go("paper", kind="employer", case=self._case, **kept(self._wish))

    def print_form(self) -> None:
        """The same question on paper."""
        if self._wish is not None:
            self._go("paper", kind="consent", case=self._case, **kept(self._wish))

    def to_facts(self) -> None:
        """Where the name is entered."""
        if self._file is not None:
            self._go("incident", incident=self._file.incident.id, case=self._case)

    def leave(self) -> None:
        """Back to the case."""
        self._go("case", case=self._case)

    def _look(self, wish: Wish) -> None:
        case = self._case
        if case is None:
            return

        def look(session: Session) -> _Looked:
            right = employer.checked(session, wish)
            return _Looked(
                wish=right,
                carried=employer.would_carry(session, case, right),
                consent=employer.consent_in_force(session, case, right),
                file=cases.case_file(session, case),
            )

        self._ask(look, self._looked, self._failed)

    def _form(self, file: CaseFile, recipient: str, today: dt.date) -> None:
        words, wish = self._language.text, self._wish
        self._file, self._wish = file, None
        known = employer.changes()
        self._view.show_form(
            FormShown(
                crumb=file.officer.alias,
                asked=tuple((purpose.value, words(label)) for purpose, label in labels.EMPLOYER_ASKED.items()),
                purpose=wish.purpose.value if wish else "",
                recipient=recipient,
                until=self._language.date(wish.until, "typed") if wish and wish.until else "",
                changes=tuple((str(place), words(point)) for place, point in enumerate(known)),
                chosen=tuple(str(known.index(point)) for point in wish.changes) if wish else (),
                day=self._language.date(file.incident.occurred_on),
                today=today,
                draft=f"employer-{file.case.id}",
            )
        )

    def _looked(self, found: _Looked) -> None:
        words = self._language.text
        self._wish, self._file = found.wish, found.file
        missing = words(_("not entered yet"))
        agreed = ""
        if found.consent is not None:
            day = self._language.date(found.consent.given_at.astimezone().date())
            agreed = words(_("The officer agreed on {date} that this office is asked."), date=day)
        self._view.show_asking(
            AskShown(
                crumb=found.file.officer.alias,
                title=words(labels.EMPLOYER_ASKED[found.wish.purpose]),
                read_aloud=words(consents.EMPLOYER_TEXTS[found.wish.purpose], recipient=found.wish.recipient),
                carried=tuple((capital(words(what)), says or missing) for what, says in found.carried),
                name_missing=not found.file.officer.name,
                agreed=agreed,
            )
        )

    def _failed(self, error: WellbeingError) -> bool:
        if error.field in ("recipient", "until", "changes"):
            self._view.show_error(error.field, error.told(self._language))
            return True
        return False
