"""What a person can want on the screen of a case, and which of it is offered when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from wellbeing.gui.case.shown import Shown
from wellbeing.language import _

Deed = tuple[str, str, Callable[[], object]]
"""A button: its key, its words, and what a press does."""


class Intentions(Protocol):
    """What a person can want here."""

    def reload(self) -> None:
        """See it as it is now."""

    def go_next(self) -> None:
        """Begin the next step."""

    def follow(self, key: str) -> None:
        """Do what the button of a line says."""

    def go_to(self, place: str) -> None:
        """To a page about this case."""

    def hand_over(self, part: str) -> None:
        """To a part of the page of the hand-over."""

    def take_back(self) -> None:
        """The case comes back."""

    def facts(self) -> None:
        """To the facts."""

    def who_was_there(self) -> None:
        """To the officers of the incident."""

    def another_officer(self) -> None:
        """Somebody else was there too."""

    def colleague(self, case: int) -> None:
        """To a colleague's case."""

    def paper(self, kind: str) -> None:
        """A paper for the officer."""

    def add_note(self, text: str, *, anyway: bool = False) -> None:
        """Keep a note, `anyway` where it names somebody else."""

    def close(self) -> None:
        """Close the case."""

    def reopen(self) -> None:
        """Open it again."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """The buttons beside a case. `note` opens the field of a note, `close` asks whether to close."""

    words: Callable[[str], str]
    wants: Intentions
    note: Callable[[], object]
    close: Callable[[], object]

    def of(self, shown: Shown, *, with_papers: bool) -> list[Deed]:
        """Those of a case as it stands, in the order of the work."""
        if shown.restricted:
            listed = [self._facts(), self._to("consent", _("Consent")), self._rights()]
        elif shown.open:
            listed = list(self._open(shown, with_papers=with_papers))
        elif shown.closed:
            listed = [self._facts(), self._there(), self._to("consent", _("Consent")), self._rights()]
        else:
            listed = [self._rights()]
        if shown.may_object:
            objects = self.words(_("The officer objects to the hand-over"))
            listed.append(("object", objects, lambda: self.wants.hand_over("objection")))
        return listed

    def _open(self, shown: Shown, *, with_papers: bool) -> Iterator[Deed]:
        words = self.words
        yield "referral", words(_("New referral")), lambda: self.wants.go_to("new-referral")
        if with_papers:
            yield "take-home", words(_("Page to take home")), lambda: self.wants.paper("take-home")
            yield "agreed", words(_("What was agreed")), lambda: self.wants.paper("agreed")
            yield "employer", words(_("Letter to the employer")), lambda: self.wants.go_to("employer-letter")
        yield self._to("consent", _("Consent"))
        yield self._to("reachable", _("Reachable through"))
        yield self._to("guides", _("More guides"))
        yield self._facts()
        yield self._there()
        yield "another", words(_("Another officer was there")), lambda: self.wants.another_officer()
        if shown.history:
            yield self._to("exposure", _("Over the years"))
        if shown.self_check:
            yield self._to("self-check", _("Self-check"))
        if shown.notes_allowed:
            yield "note", words(_("Note")), self.note
        yield self._rights()
        yield self._to("hand-over", _("Hand over"))
        yield "close", words(_("Close case")), self.close

    def _to(self, place: str, name: str) -> Deed:
        return place, self.words(name), lambda: self.wants.go_to(place)

    def _facts(self) -> Deed:
        return "facts", self.words(_("Facts")), lambda: self.wants.facts()

    def _there(self) -> Deed:
        return "there", self.words(_("Who was there")), lambda: self.wants.who_was_there()

    def _rights(self) -> Deed:
        return self._to("rights", _("Rights"))
