"""A new incident: who and what, two quick questions about each officer, and one sentence to read aloud.

Nothing is saved before the officer has said yes. Everything typed stays as it is when something is refused.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import msgspec

from wellbeing.app import cases, consents, debriefs, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.who_was_there import MOST
from wellbeing.content import codes
from wellbeing.domain.case import Membership, Relation
from wellbeing.domain.checklist import LAWYER_FIRST_ACTS, Mode
from wellbeing.domain.condition import Answer
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId
from wellbeing.domain.officer import Officer
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.incident.shown import AloudShown, PersonShown, TieShown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

LAWYER_FIRST = _("The lawyer comes first")
LAWYER_FIRST_TEXT = _(
    "What is said in a talk about this may not be protected by law. Before anything else, see that a lawyer is "
    "called. Don't ask what happened, and write nothing down about it: this program keeps no notes for this case."
)
ANOTHER_FIRST = {
    Relation.FRIEND: _(
        "Ask another representative to take over, if there is one: with a friend it is hard to be there for the "
        "officer only. You can still go on."
    ),
    Relation.SUPERIOR: _(
        "Ask another representative to take over: nobody speaks freely to their superior. You can still go on."
    ),
    Relation.WITNESS: _(
        "Ask another representative to take over: you were there yourself, and you may be asked about it as a "
        "witness. You can still go on."
    ),
}


class Tick(Protocol):
    """What was ticked on the help-now sheet before there was a case."""

    mode: Mode
    checklist: str
    version: int
    answers: dict[str, Answer]
    done: dict[str, tuple[str, ...]]


@dataclass(slots=True, kw_only=True)
class Person:
    """One officer as far as they have been named. `officer_id` where the vault knows them."""

    officer_id: int | None = None
    alias: str = ""
    name: str = ""
    membership: str | None = None
    relation: str | None = None
    typed: bool = False
    """Whether anything about them was typed."""


_HalfWritten = tuple[int | None, str, str, Membership | None, Relation | None]


class _Draft(msgspec.Struct):
    """What a lock keeps of the page of who and what."""

    act: str | None
    people: tuple[_HalfWritten, ...]
    there: int = 0


def people_of(draft: str) -> tuple[list[Person], str | None, int] | None:
    """The officers, the act and how many were there, as a draft tells; None where it names nobody or has another
    form."""
    try:
        found = msgspec.json.decode(draft, type=_Draft)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    if not found.people or (found.act is not None and found.act not in codes.acts()):
        return None
    people = [
        Person(
            officer_id=number,
            alias=alias,
            name=name,
            membership=membership and membership.value,
            relation=relation and relation.value,
            typed=True,
        )
        for number, alias, name, membership, relation in found.people
    ]
    return people, found.act, found.there if 0 <= found.there <= MOST else 0


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_who(self, people: Sequence[PersonShown], act: str | None, there: int, *, fixed_act: str) -> None:
        """The page of who and what; `there`: how many officers were there, 0 where nobody said.

        `fixed_act` names the incident that an officer is added to.
        """

    def show_matches(self, place: int, matches: Sequence[tuple[int, str]]) -> None:
        """Known officers that fit what is typed for the officer at `place`."""

    def show_warning(self, title: str, text: str) -> None:
        """The lawyer comes first; empty words take the warning away."""

    def show_ties(self, ties: Sequence[TieShown]) -> None:
        """The page with two quick questions about each officer."""

    def show_another(self, place: int, words: str) -> None:
        """Offer another representative for the officer at `place`."""

    def show_aloud(self, shown: AloudShown) -> None:
        """The page with the sentence to read aloud."""

    def show_error(self, field: str, place: int, words: str) -> None:
        """Say beside a question what is missing; empty words take it away."""


class Presenter:
    """Holds what was answered so far; the view only shows it."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        go: Callable[..., None],
        language: Language,
        *,
        guidance: Callable[[], object] | None = None,
        saved: Callable[[], object] = lambda: None,
    ) -> None:
        """`guidance` is where 'No record' leads; `saved` is told when the words here need no draft any more."""
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._guidance = guidance or (lambda: go("help"))
        self._saved = saved
        self._ticked: Tick | None = None
        self._join: IncidentId | None = None
        self._fixed_act = ""
        self._reset()

    def _reset(self) -> None:
        self._people: list[Person] = []
        self._aliases: dict[int, str] = {}
        self._act: str | None = None
        self._there = 0
        self._agreed: list[str] = []
        self._saving = False

    # -- arriving

    def begin(self, incident: IncidentId | None = None, ticked: Tick | None = None, draft: str = "") -> None:
        """A fresh page, or what was begun before a lock; `incident`: one more officer of a known incident."""
        self._reset()
        self._join, self._ticked, self._fixed_act = incident, ticked, ""
        if incident is not None:
            self._ask(lambda session: cases.facts(session, incident), lambda facts: self._joining(facts, draft))
        elif not self._restored(draft):
            self._add_person()

    def _joining(self, facts: cases.Facts, draft: str) -> None:
        self._act = facts.incident.act
        self._fixed_act = self._language.text(codes.acts().label(facts.incident.act))
        if not self._restored(draft):
            self._add_person()

    def draft(self) -> str:
        """What was answered so far, to be sealed at a lock; empty where nothing was."""
        # An alias that was only suggested, and the act of an incident that is known, are nobody's words.
        chosen = self._act if self._join is None else None
        begun = (
            chosen
            or self._there
            or any(person.typed or person.officer_id or person.membership for person in self._people)
        )
        if not begun:
            return ""
        people = [
            [person.officer_id, person.alias, person.name, person.membership, person.relation]
            for person in self._people
        ]
        return json.dumps({"act": self._act, "people": people, "there": self._there})

    def _restored(self, draft: str) -> bool:
        found = people_of(draft)
        if found is None:
            return False
        self._people, self._act, self._there = found
        self._show_who()
        return True

    # -- who

    def add_person(self) -> None:
        """Somebody else was there too."""
        self._add_person()

    def _add_person(self) -> None:
        taken = [person.alias for person in self._people]

        def suggested(aliases: list[str]) -> None:
            free = next(alias for alias in aliases if alias not in taken)
            self._people.append(Person(alias=free))
            self._show_who()

        self._ask(lambda session: incidents.suggest_aliases(session, len(taken) + 1), suggested)

    def remove_person(self, place: int) -> None:
        """Take an officer off the page."""
        if len(self._people) > 1:
            del self._people[place]
        self._show_who()

    def type_alias(self, place: int, text: str) -> None:
        """The alias is being typed."""
        self._people[place].alias, self._people[place].typed = text, True
        self._view.show_error("alias", place, "")
        self._match(place, text, by_name=False)

    def type_name(self, place: int, text: str) -> None:
        """The name is being typed."""
        self._people[place].name, self._people[place].typed = text, True
        self._match(place, text, by_name=True)

    def _match(self, place: int, text: str, *, by_name: bool) -> None:
        typed = text.strip()

        def found(officers: list[Officer]) -> None:
            if place >= len(self._people) or typed not in (
                self._people[place].alias.strip(),
                self._people[place].name.strip(),
            ):
                return  # typed on, or taken off the page, since this was asked
            here = {person.officer_id for person in self._people}
            fitting = [(officer.id, self._called(officer, by_name)) for officer in officers if officer.id not in here]
            self._aliases.update({officer.id: officer.alias for officer in officers})
            self._view.show_matches(place, fitting if typed else [])

        self._ask(lambda session: incidents.known_officers(session, typed), found)

    def _called(self, officer: Officer, by_name: bool) -> str:
        """The name stands on the screen only where it was typed just now, to tell two officers apart."""
        if not officer.name or not by_name:
            return officer.alias
        return self._language.text(_("{alias}, {name}"), alias=officer.alias, name=officer.name)

    def pick_known(self, place: int, officer_id: int) -> None:
        """It is somebody whom the vault knows."""
        self._people[place] = Person(officer_id=officer_id, alias=self._aliases[officer_id])
        self._show_who()

    def forget_known(self, place: int) -> None:
        """It is somebody else after all."""
        del self._people[place]
        self._add_person()

    def _show_who(self) -> None:
        people = [
            PersonShown(alias=person.alias, name=person.name, known=person.officer_id is not None)
            for person in self._people
        ]
        self._view.show_who(people, self._act, self._there, fixed_act=self._fixed_act)
        self._warn()

    # -- what

    def choose_act(self, act: str | None) -> None:
        """What happened."""
        self._act = act
        self._warn()

    def choose_there(self, count: int) -> None:
        """How many officers were there; 0: nobody knows."""
        self._there = count

    def _warn(self) -> None:
        words = self._language.text
        first = self._act in LAWYER_FIRST_ACTS
        self._view.show_warning(words(LAWYER_FIRST) if first else "", words(LAWYER_FIRST_TEXT) if first else "")

    def back_to_who(self) -> None:
        """To the first page; everything is still there."""
        self._show_who()

    def to_ties(self) -> None:
        """On to the two quick questions, if who and what were answered."""
        words = self._language.text
        for place, person in enumerate(self._people):
            if not person.alias.strip():
                self._view.show_error("alias", place, words(_("Please enter an alias. The suggested one is enough.")))
                return
        aliases = [person.alias.strip().casefold() for person in self._people]
        for place, alias in enumerate(aliases):
            if alias in aliases[:place]:
                self._view.show_error("alias", place, words(_("Two officers of this incident have the same alias.")))
                return
        if not self._act:
            self._view.show_error("act", 0, words(_("Please choose what happened. The nearest answer is enough.")))
            return
        new = [person.alias for person in self._people if person.officer_id is None]
        self._ask(lambda session: incidents.taken_aliases(session, new), self._checked)

    def _checked(self, taken: list[str]) -> None:
        for place, person in enumerate(self._people):
            if person.officer_id is None and person.alias in taken:
                self._view.show_error("alias", place, self._language.text(incidents.ALIAS_TAKEN))
                return
        self.show_ties()

    # -- ties

    def show_ties(self) -> None:
        """The page with two quick questions about each officer."""
        self._view.show_ties([self._tie(person) for person in self._people])

    def _tie(self, person: Person) -> TieShown:
        words = self._language.text
        return TieShown(
            alias=person.alias,
            membership_question=words(_("How is {alias} tied to the union?"), alias=person.alias),
            membership=person.membership,
            relation_question=words(_("What are you to {alias}?"), alias=person.alias),
            relation=person.relation,
            another_first=self._another(person),
        )

    def _another(self, person: Person) -> str:
        if person.relation in (None, Relation.NONE.value):
            return ""
        return self._language.text(ANOTHER_FIRST[Relation(person.relation)])

    def choose_membership(self, place: int, value: str | None) -> None:
        """Member, former member, regular contact, or none of these."""
        self._people[place].membership = value
        self._view.show_error("membership", place, "")

    def choose_relation(self, place: int, value: str | None) -> None:
        """Friend, superior, witness, or none of these; yes offers another representative first."""
        self._people[place].relation = value
        self._view.show_error("relation", place, "")
        self._view.show_another(place, self._another(self._people[place]))

    def to_aloud(self) -> None:
        """On to the sentence that is read aloud."""
        words = self._language.text
        for place, person in enumerate(self._people):
            if person.membership is None:
                told = words(_("Please choose one: a record may only be kept of people who are tied to the union."))
                self._view.show_error("membership", place, told)
                return
            if person.relation is None:
                told = words(_("Please choose one. 'None of these' is an answer too."))
                self._view.show_error("relation", place, told)
                return
        self._show_aloud()

    # -- reading aloud

    def _show_aloud(self) -> None:
        words = self._language.text
        sentences = [(words(_("Read this aloud")), words(incidents.READ_ALOUD))]
        untied = [person.alias for person in self._people if person.membership == Membership.NONE.value]
        if untied:
            whom = words(_("And this to {who}"), who=self._language.listing(untied))
            sentences.append((whom, words(consents.RECORD_TEXT)))
        several = [(str(place), person.alias) for place, person in enumerate(self._people)]
        self._view.show_aloud(
            AloudShown(
                sentences=tuple(sentences),
                who=tuple(several) if len(several) > 1 else (),
                agreed=tuple(self._agreed),
            )
        )
        self._warn()

    def choose_agreed(self, places: Sequence[str]) -> None:
        """Who said yes, where several officers were asked."""
        self._agreed = list(places)
        self._view.show_error("agreed", 0, "")

    def keep_record(self) -> None:
        """They said yes: open a case for each who did."""
        words = self._language.text
        agreed = [
            person for place, person in enumerate(self._people) if len(self._people) == 1 or str(place) in self._agreed
        ]
        if not agreed:
            told = words(_("Please tick who said yes. Of the others nothing is kept."))
            self._view.show_error("agreed", 0, told)
            return
        if self._saving:
            return
        self._saving = True
        involved = [self._involved(person) for person in agreed]
        act, ticked, join = self._act or "", self._ticked, self._join
        # Whoever said no was spoken to, and nothing is kept of them: no number either.
        refused = len(self._people) - len(agreed)
        there = max(self._there - refused, len(agreed)) if self._there else None

        def save(session: Session) -> list[CaseId]:
            if join is not None:
                return [incidents.join_incident(session, join, officer) for officer in involved]
            new = NewIncident(act=act, officers=involved, officers_there=there, agreed=True)
            opened = incidents.open_incident(session, new)
            if ticked is not None and opened:
                debriefs.take_over(
                    session,
                    opened[0],
                    checklist=ticked.checklist,
                    version=ticked.version,
                    mode=ticked.mode,
                    answers=ticked.answers,
                    done=ticked.done,
                )
            return opened

        self._ask(save, self._opened, self._refused)

    def _involved(self, person: Person) -> Involved:
        return Involved(
            officer_id=OfficerId(person.officer_id) if person.officer_id is not None else None,
            alias=person.alias,
            name=person.name,
            membership=Membership(person.membership or Membership.NONE),
            relation=Relation(person.relation or Relation.NONE),
        )

    def _opened(self, opened: list[CaseId]) -> None:
        self._leave()
        self._go("case", case=opened[0])

    def no_record(self) -> None:
        """They said no: nothing is saved, and guidance is there without a record."""
        self._leave()
        self._guidance()

    def give_up(self) -> None:
        """Back to Today without saving anything."""
        self._leave()
        self._go("today")

    def _leave(self) -> None:
        self._reset()
        self._ticked = None
        self._saved()

    def _refused(self, error: WellbeingError) -> bool:
        self._saving = False
        words = error.told(self._language)
        if error.field == "agreed":
            self._view.show_error("agreed", 0, words)
            return True
        if error.field not in ("alias", "who", "act"):
            return False
        self._show_who()
        self._view.show_error("alias" if error.field == "who" else error.field, 0, words)
        return True


def choices_of_membership(language: Language) -> list[tuple[str, str]]:
    """(key, words) for the first quick question."""
    return [(state.value, language.text(words)) for state, words in labels.MEMBERSHIP.items()]


def choices_of_relation(language: Language) -> list[tuple[str, str]]:
    """(key, words) for the second quick question, 'None of these' last."""
    listed = [(state.value, language.text(words)) for state, words in labels.RELATION.items()]
    return [*listed[1:], listed[0]]
