"""The facts of an incident: everything that could wait when the case was opened. All of it may stay unanswered."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import case_facts
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.content.regions import find_region
from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand, CaseState, Conditions
from wellbeing.domain.checklist import LAWYER_FIRST_ACTS
from wellbeing.domain.codes import Code, CodeList
from wellbeing.domain.court import ENDED
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.domain.incident import Flag, Incident
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.drafts import fields_of
from wellbeing.gui.incident import acts
from wellbeing.gui.incident.shown import (
    FactsOptions,
    FactsShown,
    IncidentFacts,
    InjuryGroup,
    Options,
    PersonFacts,
)
from wellbeing.gui.incident.wording import LAWYER_FIRST_TEXT
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST_REGIONS = 5
"""Regions offered at once."""

ROLES = ("5412", "3355", "3351", "5413", "5414", "5411", "5419")
"""Occupations that a union of the police cares for, the most frequent first; others come with an import."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_facts(self, shown: FactsShown) -> None:
        """The whole page."""

    def show_regions(self, found: Options, none_words: str) -> None:
        """Regions that fit what is typed."""

    def show_error(self, field: str, words: str) -> None:
        """Say beside a field what is wrong."""


class Presenter:
    """Loads the facts of one incident and writes them back together."""

    def __init__(
        self, view: View, ask: "Ask", go: Callable[..., None], language: Language, *, saved: Callable[[], object]
    ) -> None:
        """`saved` is told when the words on the page need no draft any more."""
        self._view, self._ask, self._go, self._language, self._saved = view, ask, go, language, saved
        self._known: case_facts.Facts | None = None
        self._case: CaseId | None = None
        self._asked = ""

    def load(self, incident: IncidentId, case: CaseId | None, draft: str = "") -> None:
        """Show the facts; `case` is where the screen came from, `draft` what was typed before a lock."""
        self._case = case

        def read(session: Session) -> tuple[case_facts.Facts, dt.date]:
            return case_facts.facts(session, incident), session.today()

        self._ask(read, lambda found: self._arrived(found[0], found[1], draft))

    def _arrived(self, known: case_facts.Facts, today: dt.date, draft: str) -> None:
        self._known = known
        words = self._language.text
        incident = known.incident
        read_only = any(person.case.state is CaseState.HISTORY for person in known.people)
        self._view.show_facts(
            FactsShown(
                title=words(_("More about it")),
                quiet=words(_("Everything here can wait, and every question can stay unanswered.")),
                today=today,
                facts=self._facts(known),
                options=options(self._language, today),
                region_words=region_words(incident.region),
                warning=words(LAWYER_FIRST_TEXT) if incident.without_free_text else "",
                read_only=read_only,
                first=self._case or (known.people[0].case.id if known.people else None),
                texts=fields_of(draft),
            )
        )

    def _facts(self, known: case_facts.Facts) -> IncidentFacts:
        incident = known.incident
        return IncidentFacts(
            act=incident.act,
            day=incident.occurred_on,
            time=incident.occurred_at,
            place=incident.place or "",
            region=incident.region,
            circumstance=incident.circumstance,
            means=incident.means,
            environment=incident.environment,
            flags=tuple(sorted(flag.value for flag in incident.flags)),
            under_investigation=incident.under_investigation,
            people=tuple(_person(person) for person in known.people),
        )

    # -- where

    def type_place(self, text: str) -> None:
        """A town or a region is being typed."""
        self._asked = typed = text.strip()

        def find(session: Session) -> list[Code]:
            found = find_region(typed, session.country or None)
            return found or find_region(typed)

        def show(found: list[Code]) -> None:
            if typed != self._asked:
                return  # typed on since this was asked
            none = self._language.text(_("No region is found by this. Another town nearby, or the region's own name?"))
            offered = tuple((code.code, region_words(code.code)) for code in found[:MOST_REGIONS])
            self._view.show_regions(offered, none if typed else "")

        self._ask(find, show)

    # -- saving

    def save(self, entered: IncidentFacts) -> None:
        """Write everything together; what is refused is told beside its field and nothing is lost."""
        known = self._known
        if known is None:
            return
        words = self._language.text
        if entered.day is None:
            self._view.show_error("occurred_on", words(_("Please enter the day, for example with 'Today'.")))
            return
        if entered.time_wrong:
            self._view.show_error("occurred_at", words(_("This is not a time. For example: 14:30")))
            return
        for person in entered.people:
            if not person.alias.strip():
                told = words(_("Please enter an alias: it is what the screen shows instead of the name."))
                self._view.show_error(f"alias {person.case}", told)
                return
            if person.justice_on_wrong:
                told = words(_("Please enter the day, for example with 'Today'."))
                self._view.show_error(f"court {person.case}", told)
                return
        corrected = case_facts.Facts(incident=_incident(known, entered), people=_people(known, entered))
        self._ask(
            lambda session: case_facts.correct_facts(session, corrected), lambda _none: self.leave(), self._refused
        )

    def leave(self) -> None:
        """Back to the case; what was not saved is given up."""
        self._saved()
        if self._case is not None:
            self._go("case", case=self._case)
        elif self._known is not None and self._known.people:
            self._go("case", case=self._known.people[0].case.id)
        else:
            self._go("cases")

    def add_officer(self) -> None:
        """Another officer was there too."""
        if self._known is not None:
            self._go("new-incident", incident=self._known.incident.id)

    def _refused(self, error: WellbeingError) -> bool:
        if error.field is None:
            return False
        self._view.show_error(error.field, error.told(self._language))
        return True


def region_words(code: str | None) -> str:
    """The region's own name with its code; empty where there is none."""
    return f"{codes.regions().label(code)} ({code})" if code else ""


def options(language: Language, today: dt.date) -> FactsOptions:
    """The choices of every question in the reader's words."""

    def listed(code_list: CodeList) -> Options:
        shown = []
        for code in code_list:
            words = language.text(code.label)
            if code.parent:
                group = language.text(code_list.label(code.parent))
                words = language.text(_("{group}: {part}"), group=group, part=words)
            shown.append((code.code, words))
        return tuple(shown)

    def worded(states: Mapping[Any, str]) -> Options:
        return tuple((str(state), language.text(words)) for state, words in states.items())

    injuries = tuple(
        InjuryGroup(
            code=root.code,
            words=language.text(root.label),
            parts=tuple((part.code, language.text(part.label)) for part in codes.injuries().children(root.code)),
        )
        for root in codes.injuries().roots()
    )
    return FactsOptions(
        today=today,
        acts=tuple(acts.in_a_list(language)),
        circumstances=listed(codes.circumstances()),
        means=listed(codes.means()),
        environments=listed(codes.environments()),
        flags=worded(labels.FLAG),
        injuries=injuries,
        days_lost=listed(codes.days_lost()),
        roles=tuple((code, language.text(codes.roles().label(code))) for code in ROLES),
        sexes=listed(codes.sexes()),
        age_bands=worded(labels.AGE_BAND),
        yes_no=worded(labels.YES_NO),
        conditions=worded(labels.CONDITION),
        care_times=listed(codes.care_times()),
        legal_aid=listed(codes.legal_aid()),
        outcomes=listed(codes.justice_outcomes()),
        outcomes_with_day=ENDED,
    )


def _person(person: case_facts.Person) -> PersonFacts:
    case, officer = person.case, person.officer
    return PersonFacts(
        case=case.id,
        alias=officer.alias,
        name=officer.name or "",
        contact=officer.contact or "",
        injuries=case.injuries,
        days_lost=case.days_lost,
        conditions={name: getattr(case.conditions, name) for name in labels.CONDITION},
        role=case.role,
        sex=case.sex,
        age_band=case.age_band,
        care_time=case.care_time,
        recorded=case.recorded,
        legal_aid=case.legal_aid,
        justice=case.justice,
        justice_on=case.justice_on,
    )


def _incident(known: case_facts.Facts, entered: IncidentFacts) -> Incident:
    incident = dataclasses.replace(
        known.incident,
        act=entered.act,
        occurred_on=entered.day or known.incident.occurred_on,
        occurred_at=entered.time,
        region=entered.region,
        circumstance=entered.circumstance,
        means=entered.means,
        environment=entered.environment,
        flags=frozenset(Flag(flag) for flag in entered.flags),
        under_investigation=entered.under_investigation,
    )
    # Where no free text may be kept, of a typed town only the region's code is.
    barred = incident.under_investigation or incident.act in LAWYER_FIRST_ACTS
    return dataclasses.replace(incident, place=None if barred else entered.place.strip() or None)


def _people(known: case_facts.Facts, entered: IncidentFacts) -> tuple[case_facts.Person, ...]:
    stored = {person.case.id: person for person in known.people}
    return tuple(_corrected(stored[CaseId(answers.case)], answers) for answers in entered.people)


def _corrected(person: case_facts.Person, answers: PersonFacts) -> case_facts.Person:
    given = {name: YesNo(value) if value else None for name, value in answers.conditions.items()}
    case = dataclasses.replace(
        person.case,
        injuries=answers.injuries,
        days_lost=answers.days_lost,
        conditions=Conditions(**given),
        role=answers.role,
        sex=answers.sex,
        age_band=AgeBand(answers.age_band) if answers.age_band else None,
        care_time=answers.care_time,
        recorded=YesNo(answers.recorded) if answers.recorded else None,
        legal_aid=answers.legal_aid,
        justice=answers.justice,
        justice_on=answers.justice_on,
    )
    officer = dataclasses.replace(
        person.officer,
        alias=answers.alias.strip(),
        name=answers.name.strip() or None,
        contact=answers.contact.strip() or None,
    )
    return case_facts.Person(case=case, officer=officer)
