"""Lets a paper leave, without Qt: prepared, shown, asked again, printed or saved, noted.

Nothing is kept from one paper to the next, and the consent is looked up again each time something is about to
leave, so that no order of presses gets a letter past a withdrawal.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import letters
from wellbeing.app.letters import Prepared
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.errors import WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.paper.shown import NOT_TAKEN, DateAsked, PartLine, Shown, Stopped
from wellbeing.gui.paper.wanted import DATED, Found, Kind, Wanted, find
from wellbeing.gui.services.wording import capital
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask, Failed


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_paper(self, shown: Shown) -> None:
        """A paper that is ready; its pages follow."""

    def show_pages(self, pages: Sequence[Any]) -> None:
        """How it looks."""

    def ask_date(self, asked: DateAsked) -> None:
        """Ask for day, time and place."""

    def show_stopped(self, stopped: Stopped) -> None:
        """Nothing can leave."""

    def show_left(self, words: str) -> None:
        """It was printed or saved, and noted."""

    def show_error(self, words: str, field: str = "") -> None:
        """What went wrong; `field`: day, time or empty."""

    def choose_printer(self) -> None:
        """Open the print dialog; it answers with `print_on`."""

    def choose_place(self, file_name: str) -> None:
        """Ask where the file goes; it answers with `save_to`."""


class Run(Protocol):
    """Runs a job on the paper thread."""

    def __call__(
        self, job: Callable[[], Any], done: Callable[[Any], object], failed: "Failed | None" = None
    ) -> None: ...


_STOPPED = {
    Kind.REFERRAL: FileKind.REFERRAL_LETTER,
    Kind.CONFIRMATION: FileKind.CONFIRMATION,
    Kind.EMPLOYER: FileKind.EMPLOYER_LETTER,
}
"""What a letter is called that can't leave."""

Draw = Callable[[bytes, int], Sequence[Any]]
"""Draws the pages of a PDF at a number of dots per inch; runs on the paper thread."""


class Presenter:
    """One paper on the screen."""

    def __init__(
        self, view: View, ask: "Ask", run: Run, draw: Draw, go: Callable[..., None], language: Language, dpi: int
    ) -> None:
        """`dpi` is the resolution of the preview."""
        self._view, self._ask, self._run, self._draw = view, ask, run, draw
        self._go, self._language, self._dpi = go, language, dpi
        self._wanted: Wanted | None = None
        self._found: Found | None = None
        self._prepared: Prepared | None = None
        self._pdf: bytes | None = None
        self._help: str | None = None

    # -- what is shown

    def arrive(self, wanted: Wanted) -> None:
        """Prepare a paper, or ask for the date first."""
        self._wanted = wanted
        self._let_go()
        self._ask(lambda session: find(session, wanted), lambda found: self._arrived(wanted, found))

    def choose_language(self, code: str) -> None:
        """The same paper in another language."""
        if self._wanted is not None:
            self.arrive(dataclasses.replace(self._wanted, code=code))

    def choose_parts(self, keys: Collection[str]) -> None:
        """The same paper with these parts."""
        if self._wanted is not None:
            self.arrive(dataclasses.replace(self._wanted, parts=frozenset(keys)))

    def enter_date(self, day: dt.date | None, time: dt.time | None, place: str, *, time_wrong: bool) -> None:
        """The next date was entered."""
        words = self._language.text
        if day is None:
            self._view.show_error(words(_("Please enter the day, such as the example shows it.")), "day")
        elif time_wrong:
            self._view.show_error(words(_("This is not a time. It may stay empty.")), "time")
        elif self._wanted is not None:
            self.arrive(dataclasses.replace(self._wanted, day=day, time=time, place=place))

    def change_date(self) -> None:
        """Back to entering the date."""
        if self._wanted is not None:
            self.arrive(dataclasses.replace(self._wanted, day=None, proposed=self._wanted.day))

    def check(self) -> None:
        """Records changed while the paper is in sight: it stays only while it may leave."""
        prepared = self._prepared
        if prepared is not None:
            self._when_allowed(prepared, lambda: None)

    def _let_go(self) -> None:
        self._prepared, self._pdf, self._found = None, None, None

    def _arrived(self, wanted: Wanted, found: Found) -> None:
        if wanted is not self._wanted:
            return
        self._found = found
        if found.refused is not None and found.refused.field == "day":
            self._ask_for_date(wanted, found)
            self._view.show_error(found.refused.told(self._language), "day")
        elif found.refused is not None:
            self._stop(found.refused)
        elif found.prepared is None:
            self._ask_for_date(wanted, found)
        else:
            self._show(wanted, found, found.prepared)

    def _ask_for_date(self, wanted: Wanted, found: Found) -> None:
        words = self._language.text
        slip = wanted.kind is Kind.SLIP
        due = found.due if found.due and found.due >= found.today else None
        self._view.ask_date(
            DateAsked(
                title=words(labels.FILE_KIND[FileKind.SLIP if slip else FileKind.CALENDAR]),
                crumb=found.alias,
                quiet=words(_("It says when, and nothing about whom or why.")),
                go_on=words(_("Show the slip")) if slip else words(_("Make the entry")),
                day=wanted.day or wanted.proposed or due,
                time=wanted.time,
                place=wanted.place,
                today=found.today,
                with_place=slip,
                draft=f"{wanted.kind}-{wanted.follow_up}",
            )
        )

    def _show(self, wanted: Wanted, found: Found, prepared: Prepared) -> None:
        words = self._language.text
        self._prepared = prepared
        says_something = (
            _("What it says") if wanted.kind in (*DATED, Kind.CONSENT) else _("What it says about the officer")
        )
        carried = tuple((words(what), says) for what, says in prepared.carried)
        if wanted.kind in DATED and wanted.time is not None:
            carried += ((words(_("time")), self._language.time(wanted.time)),)
        if wanted.place.strip() and wanted.kind is Kind.SLIP:
            carried += ((words(_("place")), wanted.place.strip()),)
        self._view.show_paper(
            Shown(
                title=words(labels.FILE_KIND[prepared.kind]),
                crumb=found.alias,
                quiet=self._quiet(wanted.kind),
                carried_heading=words(says_something) if carried else words(_("It says nothing about the officer.")),
                carried=tuple((capital(what), says) for what, says in carried),
                agreed=prepared.consent,
                languages=tuple((code, language(code).name()) for code in shipped()),
                language=found.code,
                can_print=wanted.kind is not Kind.CALENDAR,
                can_change_date=wanted.kind in DATED,
                parts=self._parts(prepared, tells_event=False),
                event_parts=self._parts(prepared, tells_event=True),
            )
        )
        self._run(prepared.make, lambda pdf: self._made(prepared, pdf), self._not_made)

    def _parts(self, prepared: Prepared, *, tells_event: bool) -> tuple[PartLine, ...]:
        return tuple(
            PartLine(key=part.key, words=self._language.text(part.title), chosen=part.chosen)
            for part in prepared.parts
            if part.tells_event is tells_event
        )

    def _quiet(self, kind: Kind) -> str:
        words = self._language.text
        match kind:
            case Kind.REFERRAL:
                return words(_("Exactly this goes to the service. Look at it before it leaves."))
            case Kind.EMPLOYER:
                return words(_("Exactly this goes to the office. Look at it before it leaves."))
            case Kind.CONFIRMATION:
                return words(_("For the officer to keep: what was done in their name."))
            case Kind.TAKE_HOME:
                return words(_("For the officer to keep. It may lie on a kitchen table."))
            case Kind.AGREED:
                return words(_("For the officer to keep. Go through it together before you hand it over."))
            case Kind.KEPT:
                return words(_("Everything that is kept about the officer. Hand it to nobody else."))
            case Kind.CONSENT:
                return words(_("To be filled in by hand. No box is ticked beforehand."))
        return words(_("It says when, and nothing about whom or why."))

    def _not_made(self, error: WellbeingError) -> bool:
        self._view.show_pages(())
        self._view.show_error(error.told(self._language))
        return True

    def _made(self, prepared: Prepared, content: bytes) -> None:
        if prepared is not self._prepared:
            return
        self._pdf = content
        if prepared.kind is not FileKind.CALENDAR:
            self._run(lambda: self._draw(content, self._dpi), lambda pages: self._drawn(prepared, pages))

    def _drawn(self, prepared: Prepared, pages: Sequence[Any]) -> None:
        if prepared is self._prepared:
            self._view.show_pages(pages)

    # -- nothing can leave

    def _stop(self, refused: WellbeingError) -> None:
        found, words = self._found, self._language.text
        self._prepared, self._pdf = None, None
        if found is None or self._wanted is None:
            return
        kind = _STOPPED.get(self._wanted.kind, FileKind.CONSENT_FORM)
        actions = {"consent": words(_("To consent")), "name": words(_("To the facts"))}
        self._view.show_stopped(
            Stopped(
                title=words(labels.FILE_KIND[kind]),
                crumb=found.alias,
                heading=words(_("Nothing can leave yet")),
                why=refused.told(self._language),
                action=actions.get(refused.field or "", ""),
            )
        )
        self._help = refused.field

    def follow_help(self) -> None:
        """Where the button of a stopped paper leads."""
        found = self._found
        if found is None:
            return
        if self._help == "name":
            self._go("incident", incident=found.incident_id, case=found.case_id)
        elif self._help == "consent":
            wanted = self._wanted
            place = "employer-letter" if wanted is not None and wanted.kind is Kind.EMPLOYER else "consent"
            self._go(place, case=found.case_id)

    def leave(self) -> None:
        """Back to what the paper belongs to."""
        found, wanted = self._found, self._wanted
        if wanted is not None and wanted.referral is not None:
            self._go("referral", referral=wanted.referral)
        elif wanted is not None and wanted.kind is Kind.CONSENT and found is not None:
            place = "employer-letter" if wanted.wish is not None else "hand-over" if wanted.to else "consent"
            self._go(place, case=found.case_id)
        elif wanted is not None and wanted.kind is Kind.KEPT and found is not None:
            self._go("rights", case=found.case_id)
        elif found is not None:
            self._go("case", case=found.case_id)

    # -- leaving

    def print(self) -> None:
        """Ask for the printer, if the paper may leave."""
        prepared = self._ready()
        if prepared is not None and prepared.kind is not FileKind.CALENDAR:
            self._when_allowed(prepared, self._view.choose_printer)

    def print_on(self, dpi: int, put_out: Callable[[Sequence[Any]], bool]) -> None:
        """The printer was chosen: draw at its resolution, ask once more, put it out, note it."""
        prepared, content = self._ready(), self._pdf
        if prepared is None or content is None:
            return

        def drawn(pages: Sequence[Any]) -> None:
            self._when_allowed(prepared, lambda: put(pages))

        def put(pages: Sequence[Any]) -> None:
            if put_out(pages):
                printed = self._language.text(_("Printed, and noted under “Files that left”."))
                self._ask(
                    lambda session: letters.record(session, prepared, Carrier.PRINTED),
                    lambda _done: self._view.show_left(printed),
                )
            else:
                self._view.show_error(self._language.text(NOT_TAKEN))

        self._run(lambda: self._draw(content, dpi), drawn)

    def save(self) -> None:
        """Ask for the place of the file, if the paper may leave."""
        prepared = self._ready()
        if prepared is not None:
            self._when_allowed(prepared, lambda: self._view.choose_place(prepared.file_name))

    def save_to(self, path: Path) -> None:
        """The place was chosen: write it and note it, or neither."""
        prepared, content = self._ready(), self._pdf
        if prepared is None or content is None:
            return
        saved = self._language.text(_("Saved as {name}, and noted under “Files that left”."), name=path.name)
        self._ask(
            lambda session: letters.save_and_record(session, prepared, content, path),
            lambda _done: self._view.show_left(saved),
            self._not_left,
        )

    def _ready(self) -> Prepared | None:
        return self._prepared if self._pdf is not None else None

    def _when_allowed(self, prepared: Prepared, then: Callable[[], object]) -> None:
        """`then`, if the paper may still leave and is still the one on the screen."""

        def allowed(_nothing: None) -> None:
            if prepared is self._prepared:
                then()

        self._ask(lambda session: letters.may_leave(session, prepared), allowed, self._not_left)

    def _not_left(self, error: WellbeingError) -> bool:
        if error.field == "consent":
            self._stop(error)
        else:
            self._view.show_error(error.told(self._language))
        return True
