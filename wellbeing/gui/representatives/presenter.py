"""Representatives without Qt: a card is kept only with the fingerprint that was heard on the telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import representatives
from wellbeing.app.representatives import RepresentativeCard
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.gui.representatives.shown import CardShown, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

OWN_CARD = "representative.wbcard"
"""The proposed name of the file: whoever it is stands in the card."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, shown: Shown) -> None:
        """The own card, and everybody who is known."""

    def show_stopped(self, why: str, *, nameless: bool) -> None:
        """Why there is no card here; where only the name is missing, the settings help."""

    def show_card(self, card: CardShown) -> None:
        """A card from a file, before it is kept."""

    def show_not_heard(self, words: str) -> None:
        """What was heard is not the fingerprint of this card."""

    def card_kept(self) -> None:
        """What was typed is used."""

    def tell(self, tone: str, heading: str, words: str = "") -> object:
        """Say above everything what came of it."""


class Presenter:
    """The cards of this vault, and the one that is being looked at."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._looked: RepresentativeCard | None = None

    def load(self) -> None:
        """Show what is there."""
        self._show(lambda: None)

    def _show(self, then: Callable[[], object]) -> None:
        def read(session: Session) -> Shown:
            own = representatives.own_card(session)
            return Shown(own=_shown(own), known=tuple(map(_shown, representatives.known(session))))

        def arrive(shown: Shown) -> None:
            self._looked = None
            self._view.show_list(shown)
            then()

        self._ask(read, arrive, self._stopped)

    def _stopped(self, error: WellbeingError) -> bool:
        self._view.show_stopped(error.told(self._language), nameless=error.field == "representative")
        return True

    def save_own(self, path: Path) -> None:
        """Write the own card to a file."""
        words = self._language.text
        heading = words(_("Your card is saved"))
        why = words(_("Give it to other representatives. When they call you, read the fingerprint out to them."))
        self._ask(
            lambda session: representatives.save_own_card(session, path),
            lambda _card: self._show(lambda: self._view.tell("good", heading, why)),
            self._refused,
        )

    def look(self, file: Path) -> None:
        """Look at a card before it is kept."""

        def arrive(card: RepresentativeCard) -> None:
            self._looked = card
            self._view.show_card(_shown(card))

        self._ask(lambda _session: representatives.look(file), arrive, self._refused)

    def keep(self, heard: str) -> None:
        """Keep the card that was looked at; `heard` is what its owner read out."""
        card = self._looked
        if card is None:
            return

        def kept(_none: object) -> None:
            self._view.card_kept()
            told = self._language.text(_("{name} is known now: cases can go to and come from them."), name=card.name)
            self._show(lambda: self._view.tell("good", told))

        self._ask(lambda session: representatives.know(session, card, heard), kept, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        told = error.told(self._language)
        if error.field == "fingerprint":
            self._view.show_not_heard(told)
        else:
            heading = self._language.text(_("Nothing was changed"))
            self._show(lambda: self._view.tell("warning", heading, told))
        return True

    def enter_name(self) -> None:
        """To the settings that carry the name."""
        self._go("settings", part="you")

    def leave(self) -> None:
        """Back to the settings."""
        self._go("settings")


def _shown(card: RepresentativeCard) -> CardShown:
    return CardShown(name=card.name, union=card.union, fingerprint=card.fingerprint)
