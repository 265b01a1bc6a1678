"""A new incident: who and what, two quick questions about each officer, and one sentence to read aloud.

Nothing is saved before the officer has said yes. Everything typed stays as it is when something is refused.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import case_facts, incidents
from wellbeing.content import codes
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.domain.officer import Officer
from wellbeing.errors import WellbeingError
from wellbeing.gui.incident.begun import Person, draft_of, people_of
from wellbeing.gui.incident.keeping import Tick, cases_of
from wellbeing.gui.incident.shown import AloudShown, PersonShown, TieShown
from wellbeing.gui.incident.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


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
        self._wording = Wording(language)
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
            self._ask(lambda session: case_facts.facts(session, incident), lambda facts: self._joining(facts, draft))
        elif not self._restored(draft):
            self._add_person()

    def _joining(self, facts: case_facts.Facts, draft: str) -> None:
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
        return draft_of(self._people, self._act, self._there)

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
            others = [officer for officer in officers if officer.id not in here]
            fitting = [(officer.id, self._wording.called(officer, by_name=by_name)) for officer in others]
            self._aliases.update({officer.id: officer.alias for officer in officers})
            self._view.show_matches(place, fitting if typed else [])

        self._ask(lambda session: incidents.known_officers(session, typed), found)

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
        self._view.show_warning(*self._wording.warning(self._act))

    def back_to_who(self) -> None:
        """To the first page; everything is still there."""
        self._show_who()

    def to_ties(self) -> None:
        """On to the two quick questions, if who and what were answered."""
        missing = self._wording.missing_of_who(self._people, self._act)
        if missing is not None:
            self._view.show_error(*missing)
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
        self._view.show_ties([self._wording.tie(person) for person in self._people])

    def choose_membership(self, place: int, value: str | None) -> None:
        """Member, former member, regular contact, or none of these."""
        self._people[place].membership = value
        self._view.show_error("membership", place, "")

    def choose_relation(self, place: int, value: str | None) -> None:
        """Friend, superior, witness, or none of these; yes offers another representative first."""
        self._people[place].relation = value
        self._view.show_error("relation", place, "")
        self._view.show_another(place, self._wording.another_first(self._people[place]))

    def to_aloud(self) -> None:
        """On to the sentence that is read aloud."""
        missing = self._wording.missing_of_ties(self._people)
        if missing is not None:
            self._view.show_error(*missing)
            return
        self._show_aloud()

    # -- reading aloud

    def _show_aloud(self) -> None:
        self._view.show_aloud(self._wording.aloud(self._people, self._agreed))
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
        # Whoever said no was spoken to, and nothing is kept of them: no number either.
        refused = len(self._people) - len(agreed)
        there = max(self._there - refused, len(agreed)) if self._there else None
        save = cases_of(agreed, self._act or "", there, join=self._join, ticked=self._ticked)
        self._ask(save, self._opened, self._refused)

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
