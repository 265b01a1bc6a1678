"""An officer's rights, without Qt: what is kept, corrected, restricted, held, taken along and erased."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import erasing, erasure_receipt, kept, officer_rights, rights_words
from wellbeing.app.erasure_receipt import Receipt
from wellbeing.app.officer_rights import Recipient, Standing
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.domain.rights import Ground
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.rights.receipt import Leaving, ReceiptView
from wellbeing.gui.rights.shown import Erasing, Shown
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

FILE_NAME = "what-we-keep.json"


class View(ReceiptView, Protocol):
    """What the presenter asks of the screen."""

    def show_rights(self, shown: Shown) -> None:
        """The whole page."""

    def show_error(self, words: str, field: str = "") -> None:
        """What is wrong, beside its field: alias, ground, reason, until; else above everything."""

    def show_note(self, words: str) -> None:
        """What was done."""

    def ask_to_erase(self, asked: Erasing) -> None:
        """What would go and remain, with the button that does it."""

    def used(self, part: str) -> None:
        """What was typed in a part (correct, hold) is in the vault."""

    def choose_place(self, file_name: str) -> None:
        """Ask where the file goes; it answers with `save_to`."""


class Presenter:
    """The rights of the officer on the screen."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language, leaving: Leaving) -> None:
        """`leaving` lets the receipt of an erasure leave."""
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._leaving = leaving
        self._case: CaseId | None = None
        self._officer: OfficerId | None = None

    def load(self, case: CaseId) -> None:
        """Show the rights of a case's officer."""
        self._case, self._officer = case, None
        self._leaving.let_go()

        def read(session: Session) -> Standing:
            return officer_rights.standing(session, officer_rights.of_case(session, case))

        self._ask(read, lambda found: self._arrived(case, found))

    def reload(self) -> None:
        """Records changed; a receipt stays in sight."""
        if self._case is not None and not self._leaving.holds_one:
            self.load(self._case)

    # -- ways

    def leave(self) -> None:
        """Back to the case, or to the list once it is erased."""
        if self._leaving.holds_one:
            if self._leaving.may_go():
                self._leaving.let_go()
                self._go("cases")
        else:
            self._go("case", case=self._case)

    def see(self) -> None:
        """What is kept, on paper: looked at before it leaves."""
        self._go("paper", kind="kept", case=self._case)

    def facts(self) -> None:
        """To the facts of the case."""
        self._go("case", case=self._case)

    def take_along(self) -> None:
        """The same as a file: ask where it goes."""
        self._view.choose_place(FILE_NAME)

    def save_to(self, path: Path) -> None:
        """The place was chosen: the receipt where one is there, else the file to take along."""
        if self._leaving.holds_one:
            self._leaving.save_to(path)
            return
        officer = self._officer
        if officer is not None:
            saved = self._language.text(_("Saved as {name}, and noted under “Files that left”."), name=path.name)
            self._ask(
                lambda session: kept.save_json(session, officer, path),
                lambda _done: self._view.show_note(saved),
                self._refused,
            )

    # -- changes

    def correct(self, alias: str, name: str, contact: str, code: str) -> None:
        """How the officer is called, reached and spoken to."""
        officer = self._officer
        if officer is None:
            return

        def done(told: list[Recipient]) -> None:
            self._view.used("correct")
            self.reload()
            words = self._language.text(_("Corrected. What stood there before is kept as history."))
            if told:
                words += " " + self._language.text(_("Please tell those who are named below."))
            self._view.show_note(words)

        self._ask(
            lambda session: officer_rights.correct(
                session, officer, alias=alias, name=name, contact=contact, language=code or None
            ),
            done,
            self._refused,
        )

    def restrict(self, ground: str) -> None:
        """Keep the records without using them."""
        officer = self._officer
        if not ground:
            self._view.show_error(self._language.text(_("Please choose why.")), "ground")
        elif officer is not None:
            self._do(lambda session: officer_rights.restrict(session, officer, Ground(ground)))

    def lift_restriction(self) -> None:
        """Use them again."""
        officer = self._officer
        if officer is not None:
            self._do(lambda session: officer_rights.lift_restriction(session, officer))

    def hold(self, reason: str, until: dt.date | None, *, wrong: bool) -> None:
        """Let nothing be erased while a claim is open."""
        officer = self._officer
        if wrong:
            words = self._language.text(_("Please enter the day, such as the example shows it."))
            self._view.show_error(words, "until")
        elif officer is not None:

            def done(_none: None) -> None:
                self._view.used("hold")
                self.reload()

            self._ask(lambda session: officer_rights.hold(session, officer, reason, until), done, self._refused)

    def lift_holds(self) -> None:
        """The claim has ended."""
        officer = self._officer
        if officer is not None:
            self._do(lambda session: officer_rights.lift_holds(session, officer))

    def _do(self, deed: Callable[[Session], None]) -> None:
        self._ask(deed, lambda _none: self.reload(), self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        self._view.show_error(error.told(self._language), error.field or "")
        return True

    # -- erasing

    def ask_to_erase(self) -> None:
        """Show what would go and what would remain."""
        officer = self._officer
        if officer is not None:
            self._ask(lambda session: erasing.preview(session, officer), self._asked, self._refused)

    def _asked(self, receipt: Receipt) -> None:
        reader = self._language
        goes = reader.listing(
            reader.text(_("{what}: {count}"), what=reader.text(erasure_receipt.HELD[table]), count=reader.number(count))
            for table, count in receipt.went
        )
        remains = [*erasure_receipt.copies_told(receipt.copies, reader)]
        remains += [erasure_receipt.left_told(file, reader) for file in receipt.left]
        remains += erasure_receipt.counted_told(receipt, reader)
        if receipt.named_elsewhere:
            remains.append(erasure_receipt.named_told(receipt, reader))
        self._view.ask_to_erase(Erasing(goes=goes, remains=tuple(remains)))

    def erase(self) -> None:
        """Erase for good, and show the receipt."""
        officer = self._officer
        if officer is None:
            return

        def do(session: Session) -> tuple[Receipt, str]:
            return erasing.erase(session, officer), session.setting("union")

        # The page must not ask for a case that is gone when the change is told.
        case, self._case = self._case, None

        def refused(error: WellbeingError) -> bool:
            self._case = case
            return self._refused(error)

        self._ask(do, lambda done: self._leaving.show(*done), refused)

    def print(self) -> None:
        """Print the receipt."""
        self._leaving.print()

    def print_on(self, dpi: int, put_out: Callable[[Sequence[Any]], bool]) -> None:
        """The printer was chosen."""
        self._leaving.print_on(dpi, put_out)

    def save(self) -> None:
        """Save the receipt."""
        self._leaving.save()

    # -- words

    def _arrived(self, case: CaseId, found: Standing) -> None:
        if case != self._case:
            return
        words, officer = self._language.text, found.officer
        self._officer = officer.id
        self._view.show_rights(
            Shown(
                crumb=officer.alias,
                draft=f"officer-{officer.id}",
                alias=officer.alias,
                name=officer.name or "",
                contact=officer.contact or "",
                languages=tuple((code, language(code).name()) for code in shipped()),
                language=officer.language or self._language.code,
                earlier=tuple(self._earlier(found)),
                told=tuple(self._recipient(one) for one in found.recipients) if found.corrections else (),
                grounds=tuple((ground.value, words(said)) for ground, said in rights_words.GROUND.items()),
                restricted=rights_words.restriction(found.restriction, self._language) if found.restriction else "",
                holds=tuple(rights_words.hold(one, self._language) for one in found.holds),
                today=found.today,
            )
        )

    def _earlier(self, found: Standing) -> list[str]:
        return [
            self._language.text(
                _("{what}: before {date} it said “{before}”"),
                what=self._language.text(rights_words.field(one.what)),
                date=self._language.date(one.at.astimezone().date()),
                before=rights_words.value(one, self._language),
            )
            for one in reversed(found.corrections)
        ]

    def _recipient(self, one: Recipient) -> str:
        kind = self._language.text(labels.FILE_KIND[one.kind])
        return " · ".join((one.who, kind, self._language.date(one.at.astimezone().date())))
