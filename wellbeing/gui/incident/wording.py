"""What the pages of a new incident say and ask, in the reader's words, and which answer is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from wellbeing.app import consents, incidents
from wellbeing.domain.case import Membership, Relation
from wellbeing.domain.checklist import LAWYER_FIRST_ACTS
from wellbeing.domain.officer import Officer
from wellbeing.gui import labels
from wellbeing.gui.incident.begun import Person
from wellbeing.gui.incident.shown import AloudShown, TieShown
from wellbeing.language import Language, _

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


class Missing(NamedTuple):
    """A question without an answer that can be kept: its field, the officer's place, and what to say beside it."""

    field: str
    place: int
    words: str


class Wording:
    """In one language."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    # -- who and what

    def called(self, officer: Officer, *, by_name: bool) -> str:
        """The name stands on the screen only where it was typed just now, to tell two officers apart."""
        if not officer.name or not by_name:
            return officer.alias
        return self._words(_("{alias}, {name}"), alias=officer.alias, name=officer.name)

    def missing_of_who(self, people: Sequence[Person], act: str | None) -> Missing | None:
        """What has to be answered before the two quick questions."""
        for place, person in enumerate(people):
            if not person.alias.strip():
                return Missing("alias", place, self._words(_("Please enter an alias. The suggested one is enough.")))
        aliases = [person.alias.strip().casefold() for person in people]
        for place, alias in enumerate(aliases):
            if alias in aliases[:place]:
                return Missing("alias", place, self._words(_("Two officers of this incident have the same alias.")))
        if not act:
            return Missing("act", 0, self._words(_("Please choose what happened. The nearest answer is enough.")))
        return None

    def warning(self, act: str | None) -> tuple[str, str]:
        """Title and text where the lawyer comes first; empty words elsewhere."""
        first = act in LAWYER_FIRST_ACTS
        return self._words(LAWYER_FIRST) if first else "", self._words(LAWYER_FIRST_TEXT) if first else ""

    # -- ties

    def tie(self, person: Person) -> TieShown:
        """The two quick questions about one officer."""
        return TieShown(
            alias=person.alias,
            membership_question=self._words(_("How is {alias} tied to the union?"), alias=person.alias),
            membership=person.membership,
            relation_question=self._words(_("What are you to {alias}?"), alias=person.alias),
            relation=person.relation,
            another_first=self.another_first(person),
        )

    def another_first(self, person: Person) -> str:
        """Why another representative is better placed; empty where nothing speaks against going on."""
        if person.relation in (None, Relation.NONE.value):
            return ""
        return self._words(ANOTHER_FIRST[Relation(person.relation)])

    def missing_of_ties(self, people: Sequence[Person]) -> Missing | None:
        """What has to be answered before anything is read aloud."""
        for place, person in enumerate(people):
            if person.membership is None:
                told = _("Please choose one: a record may only be kept of people who are tied to the union.")
                return Missing("membership", place, self._words(told))
            if person.relation is None:
                told = _("Please choose one. 'None of these' is an answer too.")
                return Missing("relation", place, self._words(told))
        return None

    # -- reading aloud

    def aloud(self, people: Sequence[Person], agreed: Sequence[str]) -> AloudShown:
        """What is read to the officers; `agreed` are the places of those who said yes so far."""
        sentences = [(self._words(_("Read this aloud")), self._words(incidents.READ_ALOUD))]
        untied = [person.alias for person in people if person.membership == Membership.NONE.value]
        if untied:
            whom = self._words(_("And this to {who}"), who=self._language.listing(untied))
            sentences.append((whom, self._words(consents.RECORD_TEXT)))
        several = [(str(place), person.alias) for place, person in enumerate(people)]
        return AloudShown(
            sentences=tuple(sentences), who=tuple(several) if len(several) > 1 else (), agreed=tuple(agreed)
        )


def choices_of_membership(language: Language) -> list[tuple[str, str]]:
    """(key, words) for the first quick question."""
    return [(state.value, language.text(words)) for state, words in labels.MEMBERSHIP.items()]


def choices_of_relation(language: Language) -> list[tuple[str, str]]:
    """(key, words) for the second quick question, 'None of these' last."""
    listed = [(state.value, language.text(words)) for state, words in labels.RELATION.items()]
    return [*listed[1:], listed[0]]
