"""Puts the officers of one incident into words, without Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import leads, slips, who_was_there
from wellbeing.app.leads import Lead
from wellbeing.app.names import follow_up_name
from wellbeing.app.session import Session
from wellbeing.app.who_was_there import MOST, Person, WhoWasThere
from wellbeing.content import codes
from wellbeing.domain.case import CaseState
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.today.chips import days_to, due_words
from wellbeing.gui.who_was_there.shown import LeadShown, Line, Options, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    import datetime as dt

    from wellbeing.gui.work import Ask

NOT_KNOWN = "0"
"""The key of a number that nobody gave."""


class View(Protocol):
    """What the presenter asks of the page."""

    def show_people(self, shown: Shown) -> None:
        """All of it anew."""

    def show_error(self, words: str) -> None:
        """Say beside the two numbers what is wrong."""

    def show_not_written(self, words: str) -> None:
        """Say why a slip was not written."""


class Presenter:
    """The officers of one incident."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._incident: IncidentId | None = None
        self._case: CaseId | None = None

    def begin(self, incident: int, case: int | None = None) -> None:
        """Show an incident; `case` is where the page was gone to from."""
        self._incident, self._case = IncidentId(incident), None if case is None else CaseId(case)
        self.load()

    def load(self) -> None:
        """Show it as it is now."""
        incident = self._incident
        if incident is None:
            return

        def read(session: Session) -> "tuple[WhoWasThere, Lead, dt.datetime]":
            return who_was_there.look(session, incident), leads.of_incident(session, incident), session.now()

        self._ask(read, lambda found: self._arrived(*found))

    def _arrived(self, found: WhoWasThere, lead: Lead, now: "dt.datetime") -> None:
        if found.incident.id != self._incident:
            return  # gone on since this was asked
        lines = [self._line(person, now) for person in found.people]
        if found.without_case:
            lines.append(self._without_case(found.without_case))
        history = any(person.state is CaseState.HISTORY for person in found.people)
        self._view.show_people(
            Shown(
                quiet=self._quiet(found),
                lines=tuple(lines),
                numbers=numbers(self._language),
                there=str(found.incident.officers_there or NOT_KNOWN),
                elsewhere=str(found.incident.spoken_without_case),
                may_change=not history,
                lead=self._lead(lead),
                empty=not found.people,
            )
        )

    def _lead(self, lead: Lead) -> LeadShown:
        words = self._language.text
        if lead.is_here:
            told = words(_("You lead this incident: its cases here count in your figures, where the officers agree."))
        else:
            told = words(
                _(
                    "{name} leads this incident, and counts it. Cases here are looked after as any other. They enter "
                    "none of your figures, unless one came here by a hand-over together with that right."
                ),
                name=lead.name,
            )
        shared = ""
        if lead.shared_with:
            shared = words(_("A slip went to {names}."), names=self._language.listing(lead.shared_with))
        return LeadShown(told=told, shared=shared, here=lead.is_here, again=lead.last_given is not None)

    def _quiet(self, found: WhoWasThere) -> str:
        language = self._language
        act = language.text(codes.acts().label(found.incident.act))
        return " · ".join((act, language.date(found.incident.occurred_on), counted(found, language)))

    def _line(self, person: Person, now: "dt.datetime") -> Line:
        words = self._language.text
        if person.state is not CaseState.OPEN:
            chip, tone = words(labels.CASE_STATE[person.state]), "plain"
        elif person.waits:
            chip, tone = words(_("not spoken to yet")), "warning"
        elif person.spoken_to:
            chip, tone = words(_("spoken to")), "good"
        else:
            chip, tone = words(_("left in peace")), "plain"
        return Line(
            key=str(person.case_id),
            what=person.alias,
            why=self._next(person, now),
            chip=chip,
            tone=tone,
            action=words(_("Open the case")),
        )

    def _next(self, person: Person, now: "dt.datetime") -> str:
        if person.next is None or person.at_peace:
            return self._language.text(_("no step is open"))
        step = self._language.text(follow_up_name(person.next.step, person.next.reason))
        due = due_words(self._language, person.next.urgency(now), days_to(person.next, now))
        return " · ".join((step, due))

    def _without_case(self, count: int) -> Line:
        words = self._language.text
        return Line(
            key="",
            what=self._language.plural("{count} colleague without a case", "{count} colleagues without a case", count),
            why=words(_("Ask how they are. Who agrees gets a case of their own; of the others nothing is kept.")),
            chip=words(_("not spoken to yet")),
            tone="warning",
            action=words(_("Add an officer")),
        )

    # -- ways

    def follow(self, key: str) -> None:
        """To an officer's case, or to a new one."""
        if key:
            self._go("case", case=CaseId(int(key)))
        else:
            self.add_officer()

    def add_officer(self) -> None:
        """A case of their own for one more officer."""
        self._go("new-incident", incident=self._incident)

    def save(self, there: str, elsewhere: str) -> None:
        """Keep the two numbers."""
        incident = self._incident
        if incident is None:
            return
        officers, spoken = int(there) or None, int(elsewhere)
        self._ask(
            lambda session: who_was_there.tell(session, incident, officers, spoken),
            lambda _none: self.load(),
            self._refused,
        )

    def share(self) -> None:
        """To the page on which another representative gets a slip."""
        self._go("share-incident", incident=self._incident, **({"case": self._case} if self._case else {}))

    def read_slip(self) -> None:
        """To the page on which a slip is read in."""
        self._go("read-slip")

    def write_again(self, path: Path) -> None:
        """The slip that gave the lead away was lost."""
        incident = self._incident
        if incident is not None:
            self._ask(
                lambda session: leads.write_again(session, incident, path), lambda _slip: self.load(), self._not_written
            )

    def take_out(self) -> None:
        """Nobody has a case for it: it goes again."""
        incident = self._incident
        if incident is not None:
            self._incident = None
            self._ask(lambda session: slips.take_out(session, incident), lambda _none: self._go("today"))

    def _not_written(self, error: WellbeingError) -> bool:
        self._view.show_not_written(error.told(self._language))
        return True

    def leave(self) -> None:
        """Back to where the page was gone to from."""
        if self._case is not None:
            self._go("case", case=self._case)
        else:
            self._go("today")

    def _refused(self, error: WellbeingError) -> bool:
        if error.field != "there":
            return False
        self._view.show_error(error.told(self._language))
        return True


def counted(found: WhoWasThere, language: Language) -> str:
    """How many were there, and how many nobody has spoken to yet."""
    total = language.plural("{count} officer", "{count} officers", found.total)
    left = found.not_spoken_to
    if not left:
        return total
    told = language.plural("{count} not spoken to yet", "{count} not spoken to yet", left)
    return language.text(_("{total}; {left}"), total=total, left=told)


def numbers(language: Language) -> Options:
    """How many: none said, then 1 to the most."""
    return (
        (NOT_KNOWN, language.text(_("not known"))),
        *((str(count), language.number(count)) for count in range(1, MOST + 1)),
    )
