"""Beginning an office without Qt: only an empty vault becomes one, and it stays one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app.office import own
from wellbeing.app.session import Session
from wellbeing.errors import Refused, WellbeingError
from wellbeing.exchange.contribution.document import Role
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

ROLES = (
    (Role.RELEASING, _("The releasing office"), _("It adds up and releases the national figures.")),
    (Role.SECOND, _("The second office"), _("Nothing is opened without it, and it sees no sum.")),
)
_NO_COUNTRY = _("Please choose the country.")
_NO_ROLE = _("Please choose which of the two offices this is.")


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, country: str) -> None: ...
    def show_stopped(self, why: str) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def begun(self) -> None: ...


class Presenter:
    """One form."""

    def __init__(
        self, view: View, ask: "Ask", go: Callable[..., None], language: Language, begun: Callable[[], None]
    ) -> None:
        self._view, self._ask, self._go, self._begun = view, ask, go, begun
        self._language, self._words = language, language.text

    def load(self) -> None:
        """The form, or why this vault can't become an office's."""

        def read(session: Session) -> str:
            own.refuse_to_begin(session)
            return session.country or ""

        def stopped(error: WellbeingError) -> bool:
            self._view.show_stopped(error.told(self._language))
            return True

        self._ask(read, self._view.show_form, stopped)

    def begin(self, name: str, country: str, role: str | None) -> None:
        """From now on this is an office's vault."""
        missing = (("country", country, _NO_COUNTRY), ("role", role, _NO_ROLE))
        errors = {field: self._words(told) for field, given, told in missing if not given}
        self._view.show_errors(errors)
        if errors or not role:
            return

        def begun(_none: None) -> None:
            self._view.begun()
            self._begun()

        def refused(error: WellbeingError) -> bool:
            if isinstance(error, Refused) and error.field in ("name", "country"):
                self._view.show_errors({error.field: error.told(self._language)})
            else:
                self._view.show_stopped(error.told(self._language))
            return True

        self._ask(lambda session: own.begin(session, name=name, country=country, role=Role(role)), begun, refused)

    def leave(self) -> None:
        """Back to the settings."""
        self._go("settings")
