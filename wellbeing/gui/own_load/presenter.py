"""Puts the representative's own load into words, without Qt. No number of it is judged."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import own_load
from wellbeing.app.own_load import OwnLoad
from wellbeing.app.session import Session
from wellbeing.gui.own_load.shown import Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_HELPS = (
    _("Talk with somebody who does the same work, without names."),
    _("Hand a case over when it comes too close. That is good work too."),
    _("After a heavy talk, half an hour without another one."),
    _("Eat, sleep, move, see people: it holds for you as well."),
)


class View(Protocol):
    """What the presenter asks of the page."""

    def show_load(self, shown: Shown) -> None:
        """All of it anew."""


class Presenter:
    """The representative's own page."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language

    def load(self) -> None:
        """Show it. Who looks at it is not reminded again for two weeks."""
        self._ask(_look, self._arrived)

    def _arrived(self, found: OwnLoad) -> None:
        words, number = self._language.text, self._language.number
        much = words(_("That is much for one person. It is all right to ask for help early."))
        self._view.show_load(
            Shown(
                facts=(
                    (words(_("Open cases")), number(found.open_cases)),
                    (words(_("Heavy ones in the last six weeks")), number(found.heavy_lately)),
                    (words(_("Of these one after the other")), number(found.heavy_in_a_row)),
                ),
                much=much if found.is_much else "",
                helps=tuple(map(words, _HELPS)),
                support=found.support,
                calls=found.calls,
            )
        )

    def change_support(self) -> None:
        """Enter whom to call."""
        self._go("settings", part="you")

    def leave(self) -> None:
        """Back to Today."""
        self._go("today")


def _look(session: Session) -> OwnLoad:
    own_load.leave_in_peace(session)
    return own_load.look(session)
