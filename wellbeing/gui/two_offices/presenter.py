"""The two offices without Qt: the other one is known only with the fingerprint that was heard on the telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import representatives
from wellbeing.app.office import own
from wellbeing.app.representatives import RepresentativeCard
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.exchange.contribution.document import Role
from wellbeing.gui.countries import named_countries
from wellbeing.gui.two_offices.shown import CardShown, Facts, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

ROLES = {
    Role.RELEASING: _("Adds up, and releases the national figures"),
    Role.SECOND: _("Second office: nothing is read without it"),
}

_ASK = {
    Role.RELEASING: _(
        "Ask them, too, as which of the two they began. This office releases the figures, so theirs has to be the "
        "second one."
    ),
    Role.SECOND: _(
        "Ask them, too, as which of the two they began. This is the second office, so theirs has to be the one that "
        "releases the figures."
    ),
}
"""A card does not tell it."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_both(self, shown: Shown) -> None: ...
    def show_card(self, shown: CardShown) -> None: ...
    def show_not_heard(self, words: str) -> None: ...
    def card_kept(self) -> None: ...
    def tell(self, tone: str, heading: str, words: str = "") -> object: ...


class Presenter:
    """Both, and the card that is being looked at."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words = language, language.text
        self._looked: RepresentativeCard | None = None

    def load(self) -> None:
        """Show what is there."""
        self._show(lambda: None)

    def _show(self, then: Callable[[], object]) -> None:
        def read(session: Session) -> Shown:
            return self._shown(session)

        def arrived(shown: Shown) -> None:
            self._looked = None
            self._view.show_both(shown)
            then()

        self._ask(read, arrived)

    def _shown(self, session: Session) -> Shown:
        stored, other = own.require_stored(session), own.other(session)
        role, country = Role(stored.role), dict(named_countries(self._language)).get(stored.country, stored.country)
        return Shown(
            quiet=country,
            own=self._facts(representatives.own_card(session), role),
            other=self._facts(other, role.other) if other is not None else (),
            take_in=self._words(_("Take in its card") if other is None else _("Take in another card")),
        )

    def _facts(self, card: RepresentativeCard, role: Role) -> Facts:
        words = self._words
        return (
            (words(_("Name")), card.name),
            *(((words(_("Union")), card.union),) if card.union else ()),
            (words(_("Task")), words(ROLES[role])),
            (words(_("Fingerprint")), card.fingerprint),
        )

    def save_own(self, path: Path) -> None:
        """Write the card of this office to a file."""
        heading = self._words(_("The card is saved"))
        why = self._words(
            _("The other office and every representative need it once. When they call, read the fingerprint out.")
        )
        self._ask(
            lambda session: representatives.save_own_card(session, path),
            lambda _card: self._show(lambda: self._view.tell("good", heading, why)),
            self._refused,
        )

    def look(self, file: Path) -> None:
        """Look at a card before it is kept."""

        def read(session: Session) -> tuple[RepresentativeCard, Role]:
            return representatives.look(file), Role(own.require_stored(session).role)

        def arrived(found: tuple[RepresentativeCard, Role]) -> None:
            card, role = found
            self._looked = card
            self._view.show_card(
                CardShown(name=card.name, union=card.union, fingerprint=card.fingerprint, task=self._words(_ASK[role]))
            )

        self._ask(read, arrived, self._refused)

    def keep(self, heard: str) -> None:
        """This is the other office; `heard` is what it read out."""
        card = self._looked
        if card is None:
            return

        def kept(_none: None) -> None:
            self._view.card_kept()
            told = self._words(_("{name} is the other office now."), name=card.name)
            self._show(lambda: self._view.tell("good", told))

        self._ask(lambda session: own.know_other(session, card, heard), kept, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        told = error.told(self._language)
        if error.field == "fingerprint":
            self._view.show_not_heard(told)
        else:
            heading = self._words(_("Nothing was changed"))
            self._show(lambda: self._view.tell("warning", heading, told))
        return True

    def leave(self) -> None:
        """Back to the representatives."""
        self._go("enrolment")
