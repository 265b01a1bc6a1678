"""Taking a case in without Qt: looked at first, and nothing is written before that is wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import receiving, representatives
from wellbeing.app.receiving import Look
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.hand_over import Basis
from wellbeing.domain.identity import CaseId
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.receiving.shown import LookShown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

RECEIPT = "receipt.wbreceipt"
"""The proposed name: no person's."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_start(self) -> None: ...
    def show_stopped(self, why: str, *, nameless: bool) -> None: ...
    def show_look(self, shown: LookShown) -> None: ...
    def show_not_agreed(self, words: str) -> None: ...
    def show_refused(self, why: str, *, can_go_back: bool) -> None: ...
    def tell(self, tone: str, heading: str, words: str = "") -> object: ...


class Presenter:
    """The package that is being looked at."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._words = language.text
        self._file: Path | None = None

    def load(self) -> None:
        """Begin: without an own card nobody can have sealed anything for this vault."""
        self._file = None

        def stopped(error: WellbeingError) -> bool:
            self._view.show_stopped(error.told(self._language), nameless=error.field == "representative")
            return True

        self._ask(representatives.own_card, lambda _card: self._view.show_start(), stopped)

    def look(self, file: Path) -> None:
        """Open a package; nothing of it is written."""
        self._file = file
        self._ask(lambda session: receiving.look(session, file), self._looked, self._refused)

    def _looked(self, found: Look) -> None:
        self._view.show_look(self._shown(found))

    def take_in(self, *, replace: bool) -> None:
        """Take the case in. `replace`: what comes back may take the place of what is here."""
        file = self._file
        if file is None:
            return

        def read(session: Session) -> CaseId | None:
            return receiving.receive(session, file, replace=replace)

        def taken(case: CaseId | None) -> None:
            if case is None:
                self._go("cases")
            else:
                self._go("case", case=case)

        self._ask(read, taken, self._refused)

    def send_back(self, path: Path) -> None:
        """The case was erased here: a receipt opens it where it came from."""
        file = self._file
        if file is not None:
            heading = self._words(_("The receipt is saved"))
            why = self._words(_("Send it to the sender: the case is open there again."))

            def saved(_uid: object) -> None:
                self._view.show_start()
                self._view.tell("good", heading, why)

            self._ask(lambda session: receiving.send_back(session, file, path), saved, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        told = error.told(self._language)
        if error.field == "replace":
            self._view.show_not_agreed(told)
        else:
            self._view.show_refused(told, can_go_back=error.sentence == receiving.ERASED)
        return True

    def enter_name(self) -> None:
        """To the settings that carry the name."""
        self._go("settings", part="you")

    def representatives(self) -> None:
        """To the cards that are known."""
        self._go("representatives")

    def read_slip(self) -> None:
        """To the slip of an incident, which is no case."""
        self._go("read-slip")

    def leave(self) -> None:
        """Back to the cases."""
        self._go("cases")

    # -- words

    def _shown(self, found: Look) -> LookShown:
        language, words = self._language, self._words
        acts = {code.code for code in codes.acts()}
        act = words(codes.acts().label(found.act)) if found.act in acts else found.act
        holds = [language.plural("{count} open follow-up", "{count} open follow-ups", found.open_follow_ups)]
        if found.talks:
            holds.append(language.plural("{count} talk", "{count} talks", found.talks))
        if found.referrals:
            holds.append(language.plural("{count} referral", "{count} referrals", found.referrals))
        if found.notes:
            holds.append(language.plural("{count} note", "{count} notes", found.notes))
        return LookShown(
            title=found.alias,
            quiet=" · ".join((act, language.date(found.occurred_on))),
            facts=(
                (words(_("From")), found.sender),
                (words(_("Why")), words(labels.BASIS[found.package.basis])),
                (words(_("Sealed on")), language.moment(found.package.made_at, "long")),
                (words(_("In it")), "\n".join(holds)),
            ),
            notes=tuple(self._notes(found)),
            replaces=words(_("What comes back takes the place of what is here")) if found.replaces else "",
            takes_in=found.received_at is None,
        )

    def _notes(self, found: Look) -> list[tuple[str, str, str]]:
        words, notes = self._words, []
        if found.received_at is not None:
            told = words(
                _("This package was received before, on {moment}. Nothing was doubled."),
                moment=self._language.moment(found.received_at),
            )
            return [("info", words(_("There is nothing to take in")), told)]
        if found.package.basis is Basis.EMERGENCY:
            notes.append(("warning", words(_("It is an emergency: the officer was not asked")), words(receiving.TELL)))
        if found.replaces:
            why = words(
                _(
                    "The case lies here open as well, perhaps since a backup was restored. What was written about it"
                    " here since is lost when what comes back takes its place."
                )
            )
            notes.append(("warning", words(_("This case is open here too")), why))
        elif found.comes_back:
            notes.append(
                ("info", words(_("A case of yours comes back")), words(_("It takes the place of what was left here.")))
            )
        elif found.officer_known or found.incident_known:
            known = _("This officer is known here.") if found.officer_known else _("This incident is known here.")
            why = words(_("What you have stays as it is; the case is added to it."))
            notes.append(("info", words(known), why))
        return notes
