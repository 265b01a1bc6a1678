"""Checking entries, without Qt: those that nobody has checked for a year, a sitting at a time."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import services
from wellbeing.app.services import ServicePage, Wanted
from wellbeing.app.session import Session
from wellbeing.domain.directory import UNCHECKED_AFTER
from wellbeing.domain.identity import ServiceId
from wellbeing.gui.services.shown import CheckShown, ToCheck
from wellbeing.gui.services.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

AT_ONCE = 20
"""Entries that are looked at in one sitting."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_entries(self, shown: CheckShown) -> None:
        """The entries to check."""

    def tell_none_ticked(self, words: str) -> None:
        """Nothing was ticked."""


class Presenter:
    """Entries to check, and those that were."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language

    def load(self) -> None:
        """Show the next ones."""
        language = self._language

        def find(session: Session) -> tuple[ServicePage, Wording]:
            wanted = Wanted(checked_before=session.today() - UNCHECKED_AFTER)
            return services.page(session, wanted), Wording(language, session.today())

        self._ask(find, lambda found: self._found(*found))

    def check(self, keys: Sequence[str]) -> None:
        """These were compared with what the services themselves say today."""
        if not keys:
            self._view.tell_none_ticked(self._language.text(_("Please tick the entries that you have checked.")))
            return
        ids = [ServiceId(int(key)) for key in keys]
        self._ask(lambda session: services.mark_checked(session, ids), lambda _done: self.load())

    def leave(self) -> None:
        """Back to the directory."""
        self._go("services")

    def _found(self, page: ServicePage, wording: Wording) -> None:
        quiet = self._language.plural(
            "{count} entry was not checked for a year, or never.",
            "{count} entries were not checked for a year, or never.",
            page.total,
        )
        self._view.show_entries(
            CheckShown(
                quiet=quiet if page.total else "",
                entries=tuple(
                    ToCheck(key=str(service.id), name=service.name, says=wording.to_compare(service))
                    for service in page.services[:AT_ONCE]
                ),
            )
        )
