"""A request of the central office, without Qt: who asks about whom, who is meant here, and the answer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import office_requests, officer_rights, representatives
from wellbeing.app.office_requests import Look
from wellbeing.domain.identity import OfficerId
from wellbeing.domain.request import Found, RequestAnswer, Wish
from wellbeing.errors import WellbeingError
from wellbeing.gui.office_request.shown import RequestShown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

ANSWER = "answer.wbanswer"
_WISH = {Wish.ACCESS: _("What is kept about this person"), Wish.ERASURE: _("To erase what is kept about this person")}
_TO_DO = {
    Wish.ACCESS: _("On the page “Rights” is the paper on what is kept: it is the officer's, not the office's."),
    Wish.ERASURE: _("On the page “Rights” you see what would go, and erase it. Then answer that it is done here."),
}
_NOBODY = _("Nobody here has this name or mark.")
_SAID = {Found.FOUND: _("Found"), Found.NOT_FOUND: _("Not found"), Found.DONE: _("Done here")}
_TELLS = {
    Found.FOUND: _("The office learns that this person sought help here, and nothing else."),
    Found.NOT_FOUND: _("The office learns that nobody here has this name."),
    Found.DONE: _("What was asked for is done here: it was erased, or the paper given to the officer."),
}


class View(Protocol):
    """What the presenter asks of the page."""

    def show_start(self) -> None: ...
    def show_stopped(self, why: str, *, nameless: bool) -> None: ...
    def show_request(self, shown: RequestShown) -> None: ...
    def show_error(self, words: str) -> None: ...
    def show_refused(self, why: str) -> None: ...
    def show_answered(self, heading: str, words: str) -> None: ...
    def choose_place(self, file_name: str) -> None: ...


class Presenter:
    """The request that is being looked at."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._file: Path | None = None
        self._answer = ""

    def load(self) -> None:
        """Begin: without an own card nobody can have sealed anything for this vault."""
        self._file, self._answer = None, ""

        def stopped(error: WellbeingError) -> bool:
            self._view.show_stopped(error.told(self._language), nameless=error.field == "representative")
            return True

        self._ask(representatives.own_card, lambda _card: self._view.show_start(), stopped)

    def look(self, file: Path) -> None:
        """Open a request; nothing is answered."""
        self._file = file
        self._ask(lambda session: office_requests.look(session, file), self._looked, self._refused)

    def _looked(self, found: Look) -> None:
        language, words = self._language, self._language.text
        request = found.request
        facts = [
            (words(_("Asked by")), found.office),
            (words(_("About whom")), request.name),
            (words(_("Asked for")), words(_WISH[request.wish])),
            (words(_("Answer by")), language.moment(request.expires_at)),
        ]
        if request.mark:
            facts.insert(2, (words(_("Mark in a spreadsheet")), request.mark))
        held = words(_("A hold stands: nothing of this officer is erased."))
        found_or_not = Found.FOUND if found.officers else Found.NOT_FOUND
        self._view.show_request(
            RequestShown(
                title=words(_("Request of the central office")),
                facts=tuple(facts),
                meant=tuple((str(row.officer_id), row.alias, held if row.held else "") for row in found.officers),
                to_do=words(_TO_DO[request.wish]) if found.officers else words(_NOBODY),
                answers=tuple((one, words(_SAID[one]), words(_TELLS[one])) for one in (found_or_not, Found.DONE)),
            )
        )

    def rights(self, officer: str) -> None:
        """To the rights of an officer who may be meant."""
        number = OfficerId(int(officer))
        self._ask(
            lambda session: officer_rights.standing(session, number).cases[0],
            lambda case: self._go("rights", case=case),
        )

    def answer(self, chosen: str | None) -> None:
        """What is answered was chosen: ask where the file goes."""
        if not chosen:
            self._view.show_error(self._language.text(_("Please choose what you answer.")))
            return
        self._answer = chosen
        self._view.choose_place(ANSWER)

    def save_to(self, path: Path) -> None:
        """Write the answer, sealed for the office."""
        file, done = self._file, self._answer == Found.DONE
        if file is None:
            return

        def answered(told: RequestAnswer) -> None:
            words = self._language.text
            self._file = None
            self._view.show_answered(
                words(_("Answered “{answer}”, sealed for the office"), answer=words(_SAID[told.found])),
                words(
                    _("Saved as {name}, and noted under “Files that left”. Send it where the request came from."),
                    name=path.name,
                ),
            )

        self._ask(lambda session: office_requests.answer(session, file, path, done=done), answered, self._not_saved)

    def _not_saved(self, error: WellbeingError) -> bool:
        self._view.show_error(error.told(self._language))
        return True

    def enter_name(self) -> None:
        """To the settings that carry the name."""
        self._go("settings", part="you")

    def leave(self) -> None:
        """Back to data protection."""
        self._go("papers")

    def _refused(self, error: WellbeingError) -> bool:
        self._view.show_refused(error.told(self._language))
        return True
