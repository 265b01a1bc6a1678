"""One hand-over without Qt: one question after another, and nothing leaves before all of them are answered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import hand_over, receiving, representatives, whereabouts
from wellbeing.app.hand_over import Recipient
from wellbeing.app.session import Session
from wellbeing.app.whereabouts import Whereabouts
from wellbeing.domain.consent import Way
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.hand_over.shown import Away, Form, Objection, Options, Step
from wellbeing.gui.hand_over.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

PACKAGE, RECEIPT = "case.wbcase", "receipt.wbreceipt"
"""Proposed names: no person's name, as whoever sees the file sees them."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, shown: Form) -> None: ...
    def show_why(self, options: Options, chosen: str) -> None: ...
    def show_step(self, shown: Step | None) -> None: ...
    def go_on(self) -> None: ...
    def show_away(self, shown: Away) -> None: ...
    def show_objection(self, shown: Objection) -> None: ...
    def show_stopped(self, crumb: str, why: str, action: str) -> None: ...
    def begin(self, part: str) -> None: ...
    def tell(self, tone: str, heading: str, words: str = "") -> object: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    where: Whereabouts
    known: list[Recipient]


class Presenter:
    """The hand-over of the case on the screen."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._words, self._wording = language.text, Wording(language)
        self._case: CaseId | None = None
        self._part = ""
        self._read: _Read | None = None
        self._recipient, self._basis, self._ask_again = "", "", False
        self._help = ""

    # -- what there is

    def arrive(self, case: CaseId, part: str = "") -> None:
        """Show a case; `part` leads on: receipt, again, erase or objection."""
        self._case, self._part = case, part
        self._recipient, self._basis, self._ask_again = "", "", False
        self._show(lambda: None)

    def _show(self, then: Callable[[], object]) -> None:
        case = self._case
        if case is None:
            return

        def read(session: Session) -> _Read:
            representatives.own_card(session)
            return _Read(where=whereabouts.of_case(session, case), known=hand_over.recipients(session, case))

        def arrive(found: _Read) -> None:
            self._read = found
            self._arrived(found)
            then()

        self._ask(read, arrive, self._stopped)

    def _arrived(self, found: _Read) -> None:
        where, words = found.where, self._words
        if where.away is not None:
            self._view.show_away(self._wording.away(where))
            self._view.begin(self._part)
            self._part = ""
        elif self._part == "objection" and where.may_object:
            self._view.show_objection(self._wording.objection(where))
        elif not where.is_open:
            self._view.show_stopped(where.alias, words(hand_over.NOT_OPEN), "")
        else:
            self._offer(self._wording.form(where.alias, found.known, self._recipient))

    def _offer(self, form: Form) -> None:
        if form.recipients:
            self._view.show_form(form)
            self._show_choice()
            return
        self._help = "representatives"
        nobody = self._words(_("Nobody's card is known here yet. Let a colleague give you theirs first."))
        self._view.show_stopped(form.crumb, form.closed_to or nobody, self._words(_("Representatives")))

    def _stopped(self, error: WellbeingError) -> bool:
        nameless = error.field == "representative"
        self._help = "settings" if nameless else ""
        action = self._words(_("Enter your name")) if nameless else ""
        self._view.show_stopped("", error.told(self._language), action)
        return True

    def follow_help(self) -> None:
        """Where what is missing is entered."""
        if self._help == "settings":
            self._go("settings", part="you")
        elif self._help:
            self._go(self._help)

    def leave(self) -> None:
        """Back to the case."""
        self._go("case", case=self._case)

    def receive(self) -> None:
        """The case comes back by a package."""
        self._go("receiving")

    # -- to whom, and why

    def choose_recipient(self, key: str) -> None:
        """To whom."""
        self._recipient, self._ask_again = key, False
        if self._basis == Basis.RETURN:
            self._basis = ""
        self._show_choice()

    def choose_basis(self, key: str) -> None:
        """Why."""
        self._basis, self._ask_again = key, False
        self._show_step()

    def ask_again(self) -> None:
        """The officer is asked once more."""
        self._ask_again = True
        self._show_step()
        self._view.go_on()

    def print_form(self) -> None:
        """The same question on paper."""
        self._go("paper", kind="consent", case=self._case, to=self._recipient)

    def _chosen(self) -> Recipient | None:
        known = self._read.known if self._read is not None else []
        return next((one for one in known if one.card.fingerprint == self._recipient), None)

    def _show_choice(self) -> None:
        recipient = self._chosen()
        self._view.show_why(self._wording.why(recipient) if recipient is not None else (), self._basis)
        self._show_step()

    def _show_step(self) -> None:
        recipient = self._chosen()
        if recipient is None or not self._basis:
            self._view.show_step(None)
        else:
            self._view.show_step(self._wording.step(recipient, Basis(self._basis), ask_again=self._ask_again))

    def answer(self, *, yes: bool, way: Way) -> None:
        """What the officer said."""
        case, recipient = self._case, self._recipient
        if case is not None:
            self._ask_again = False
            self._ask(
                lambda session: hand_over.ask(session, case, recipient, yes=yes, way=way),
                lambda _none: self._show(self._view.go_on),
                self._refused,
            )

    # -- what leaves

    def save_to(self, path: Path, reason: str | None) -> None:
        """Seal the case and end it here."""
        case, recipient = self._case, self._chosen()
        if case is None or recipient is None:
            return
        why = Reason(reason) if reason else None
        name, basis = recipient.card.name, Basis(self._basis)

        def saved(_left: object) -> None:
            heading = self._words(_("The case is sealed, and handed over here"))
            told = self._words(
                _("Give the file to {name}, and ask whether they have taken the case in. Nobody else can open it."),
                name=name,
            )
            self._show(lambda: self._view.tell("good", heading, told))

        self._ask(
            lambda session: hand_over.hand_over(session, case, recipient.card.fingerprint, basis, path, why),
            saved,
            self._refused,
        )

    def write_again(self, path: Path) -> None:
        """The package was lost."""
        case = self._case
        if case is not None:
            told = self._words(_("The same package is written again. It can be taken in for another month."))
            self._ask(
                lambda session: hand_over.write_again(session, case, path),
                lambda _left: self._show(lambda: self._view.tell("good", told)),
                self._refused,
            )

    def read_receipt(self, file: Path) -> None:
        """The officer objected there: the case is open here again."""

        def taken(case: CaseId | None) -> None:
            if case is None:
                self._go("cases")
            else:
                self._go("case", case=case)

        self._ask(lambda session: hand_over.take_back(session, file), taken, self._refused)

    def erase_here(self) -> None:
        """What is left here goes for good."""
        case = self._case
        if case is not None:
            self._ask(
                lambda session: hand_over.erase_here(session, case), lambda _none: self._go("cases"), self._refused
            )

    def object_to(self, path: Path) -> None:
        """Erase the case here, with a receipt."""
        case = self._case
        if case is not None:
            self._ask(
                lambda session: receiving.object_to(session, case, path), lambda _uid: self._go("cases"), self._refused
            )

    def _refused(self, error: WellbeingError) -> bool:
        """A refusal changed nothing; after a trouble of the disk the case is shown as it is."""
        told = error.told(self._language)

        def tell() -> None:
            self._view.tell("warning", self._words(_("This did not work")), told)

        if isinstance(error, Refused):
            tell()
        else:
            self._show(tell)
        return True
