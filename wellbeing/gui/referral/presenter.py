"""One referral, without Qt: consent first, then station by station to an outcome."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import consents, referral_letters, referrals, tasks
from wellbeing.app.referrals import Standing
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import ReferralId
from wellbeing.domain.referral import Helped, Outcome, ReferralState
from wellbeing.errors import WellbeingError
from wellbeing.gui.referral.shown import Shown
from wellbeing.gui.referral.wording import ReferralWording
from wellbeing.gui.services.wording import capital
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

Carried = tuple[tuple[str, str], ...]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_referral(self, shown: Shown) -> None:
        """Replace the page."""

    def show_error(self, field: str, words: str) -> None:
        """Under `appointment_on` or `outcome`, else above everything."""


class Presenter:
    """The referral on the screen."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._wording = ReferralWording(language)
        self._referral: ReferralId | None = None
        self._standing: Standing | None = None

    def arrive(self, referral: ReferralId) -> None:
        """Show a referral."""
        self._referral = referral
        self.load()

    def load(self) -> None:
        """See it as it is now."""
        referral = self._referral
        if referral is None:
            return

        def find(session: Session) -> tuple[Standing, Carried]:
            return referrals.standing(session, referral), referral_letters.would_carry(session, referral)

        self._ask(find, lambda found: self._arrived(*found))

    def answer(self, *, yes: bool, way: Way) -> None:
        """What the officer said. A yes makes the referral and leads to its letter; a no is a good end."""
        stands = self._standing
        if stands is None or stands.referral.state not in (ReferralState.CONSIDERED, ReferralState.CONSENT_ASKED):
            return
        referral = stands.referral

        def write(session: Session) -> None:
            consents.answer_service(session, referral.case_id, referral.service_id, yes=yes, way=way)
            referrals.move(session, referral.id, ReferralState.MADE if yes else ReferralState.DECLINED)

        self._ask(write, lambda _done: self.letter() if yes else self.load(), self._failed)

    def make(self) -> None:
        """The officer agreed to this service before: make the referral and show its letter."""
        self._move(ReferralState.MADE, then=self.letter)

    def decline(self) -> None:
        """The officer does not want it after all."""
        self._move(ReferralState.DECLINED)

    def wait_for_word(self) -> None:
        """The officer was asked and wants to think about it."""
        self._move(ReferralState.CONSENT_ASKED)

    def move(self, state: str, *, day: dt.date | None = None, outcome: str | None = None) -> None:
        """To the next station."""
        self._move(ReferralState(state), day=day, outcome=Outcome(outcome) if outcome else None)

    def take_back(self) -> None:
        """The latest step was a mistake."""
        referral = self._referral
        if referral is not None:
            self._ask(lambda session: referrals.take_back(session, referral), lambda _done: self.load(), self._failed)

    def say_helped(self, helped: str) -> None:
        """What the officer says of the help."""
        referral = self._referral
        if referral is not None:
            self._ask(lambda session: referrals.say_helped(session, referral, Helped(helped)), lambda _done: None)

    def asked_again(self) -> None:
        """The service was asked again: remind of it in a week."""
        stands = self._standing
        if stands is not None and stands.ask_again is not None:
            task = stands.ask_again.id
            self._ask(lambda session: tasks.put_off(session, task), lambda _done: self.load())

    def letter(self) -> None:
        """The letter, before it leaves."""
        self._go("paper", kind="referral", referral=self._referral)

    def confirmation(self) -> None:
        """What the officer keeps of it, before it leaves."""
        self._go("paper", kind="confirmation", referral=self._referral)

    def to_consent(self) -> None:
        """The consents of the case."""
        if self._standing is not None:
            self._go("consent", case=self._standing.referral.case_id)

    def to_facts(self) -> None:
        """Where the name is entered."""
        stands = self._standing
        if stands is not None:
            self._go("incident", incident=stands.incident_id, case=stands.referral.case_id)

    def begin_anew(self) -> None:
        """To another service, after this one."""
        stands = self._standing
        if stands is not None:
            self._go("new-referral", case=stands.referral.case_id, earlier=stands.referral.id)

    def again(self) -> None:
        """To the same service once more."""
        referral = self._referral
        if referral is not None:
            self._ask(
                lambda session: referrals.again(session, referral),
                lambda made: self._go("referral", referral=made),
                self._failed,
            )

    def open_earlier(self) -> None:
        """The referral that this one follows."""
        if self._standing is not None and self._standing.earlier is not None:
            self._go("referral", referral=self._standing.earlier.id)

    def leave(self) -> None:
        """Back to the case."""
        if self._standing is not None:
            self._go("case", case=self._standing.referral.case_id)

    def _move(
        self,
        state: ReferralState,
        *,
        day: dt.date | None = None,
        outcome: Outcome | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        referral = self._referral
        if referral is not None:
            self._ask(
                lambda session: referrals.move(session, referral, state, appointment_on=day, outcome=outcome),
                lambda _done: then() if then else self.load(),
                self._failed,
            )

    def _failed(self, error: WellbeingError) -> bool:
        if error.field in ("appointment_on", "outcome", "consent", "state", "service"):
            self._view.show_error(error.field, error.told(self._language))
            return True
        return False

    def _arrived(self, stands: Standing, carried: Carried) -> None:
        self._standing = stands
        missing = self._language.text(_("not entered yet"))
        told = tuple((capital(self._language.text(what)), says or missing) for what, says in carried)
        self._view.show_referral(self._wording.shown(stands, told))
