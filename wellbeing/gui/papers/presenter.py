"""Puts the list of papers into words: each with how its last copy compares to what it would say now. Without Qt."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import breaches, controller, papers
from wellbeing.app.controller import Controller
from wellbeing.app.papers import Offered, Standing
from wellbeing.app.session import Session
from wellbeing.gui.papers.shown import Line, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

CONTROLLER, BREACHES, REQUESTS = "controller", "breaches", "office-request"
"""Rows that lead to a page of their own."""

FIELDS: Mapping[str, tuple[str, str]] = {
    "union": (_("Name of the union"), ""),
    "address": (_("Its address"), _("Street and town, in one line.")),
    "contact": (_("How to reach it"), _("A telephone number or an address that somebody reads.")),
    "data_protection_officer": (_("Its data protection officer"), _("Name and how to reach them.")),
    "representative": (_("Your name"), ""),
    "authority": (_("Supervisory authority"), _("Where officers can complain, and breaches are reported.")),
    "federation": (_("Federation or central office"), _("Only where figures are made together. Else leave it empty.")),
}
"""What the papers say of the controller: label and help."""

_STANDING: Mapping[Standing, tuple[str, str]] = {
    Standing.NEVER: (_("Not made yet"), "plain"),
    Standing.CURRENT: (_("Current"), "good"),
    Standing.CHANGED: (_("Has changed since"), "warning"),
}

Found = tuple[Controller, tuple[Offered, ...], int, int]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_papers(self, shown: Shown) -> None:
        """Replace the list."""


class Presenter:
    """Loads the list and follows its rows."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words = language, language.text

    def load(self) -> None:
        """Ask for the papers as they stand."""
        self._ask(_read, lambda found: self._arrived(*found))

    def open(self, key: str) -> None:
        """Where a row leads."""
        if key == CONTROLLER:
            self._go("controller")
        elif key in (BREACHES, REQUESTS):
            self._go(key)
        else:
            self._go("controller-paper", name=key)

    def leave(self) -> None:
        """To the settings."""
        self._go("settings")

    def _arrived(self, found: Controller, offered: tuple[Offered, ...], noted: int, unreported: int) -> None:
        self._view.show_papers(
            Shown(
                controller=self._controller(found),
                papers=tuple(map(self._paper, offered)),
                breaches=self._breaches(noted, unreported),
                requests=Line(
                    key=REQUESTS,
                    what=self._words(_("Request of the central office")),
                    why=self._words(_("An officer turned to the office, and it asks you by a sealed file.")),
                    action=self._words(_("Answer")),
                ),
            )
        )

    def _controller(self, found: Controller) -> Line:
        gaps = gaps_of(found, self._language)
        return Line(
            key=CONTROLLER,
            what=self._words(_("Who answers for it")),
            why=gaps or self._words(_("Everything is entered.")),
            action=self._words(_("Enter") if gaps else _("Change")),
            tone="warning" if gaps else "good",
        )

    def _paper(self, offered: Offered) -> Line:
        chip, tone = _STANDING[offered.standing]
        left = ""
        if offered.left_on is not None:
            left = self._words(_("Last copy: {date}"), date=self._language.date(offered.left_on))
        return Line(
            key=offered.name,
            what=self._words(offered.title),
            why="\n".join(filter(None, (self._words(offered.about), left))),
            action=self._words(_("Show")),
            chip=self._words(chip),
            tone=tone,
        )

    def _breaches(self, noted: int, unreported: int) -> Line:
        if unreported:
            why = self._words(_("The authority has to be told. The clock runs."))
        elif noted:
            why = self._language.plural("{count} breach was noted", "{count} breaches were noted", noted)
        else:
            why = self._words(_("Something was lost, stolen or read by somebody? Note it here at once."))
        return Line(
            key=BREACHES,
            what=self._words(_("Breaches")),
            why=why,
            action=self._words(_("Open")),
            chip=self._words(_("Now")) if unreported else "",
            tone="danger" if unreported else "plain",
        )


def gaps_of(found: Controller, language: Language) -> str:
    """What is not entered yet, in one sentence; nothing where all is."""
    missing = controller.missing(found)
    if not missing:
        return ""
    names = language.listing(language.text(FIELDS[name][0]) for name in missing)
    return language.text(_("Not entered yet: {names}."), names=names)


def _read(session: Session) -> Found:
    noted = breaches.everything(session)
    return (
        controller.read(session),
        papers.offered(session),
        len(noted),
        len(breaches.unreported(session)),
    )
