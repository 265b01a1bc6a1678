"""Sharing an incident with another representative, without Qt: with whom, and who leads."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import leads
from wellbeing.app.leads import Lead
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.errors import WellbeingError
from wellbeing.gui.incident_slip.shown import Explained, Options, ShareShown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

ME, THEY = "me", "they"
"""Who leads from then on."""


class View(Protocol):
    """What the presenter asks of the page."""

    def show_share(self, shown: ShareShown) -> None: ...
    def show_stopped(self, why: str, action: str) -> None: ...
    def show_error(self, field: str, words: str) -> None: ...


class Presenter:
    """The incident that is shared."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._incident: IncidentId | None = None
        self._case: CaseId | None = None
        self._help = ""

    def begin(self, incident: int, case: int | None = None) -> None:
        """Show an incident."""
        self._incident = wanted = IncidentId(incident)
        self._case = None if case is None else CaseId(case)

        def read(session: Session) -> tuple[Lead, Options]:
            return leads.of_incident(session, wanted), leads.recipients(session)

        self._ask(read, lambda found: self._arrived(*found), self._stopped)

    def _arrived(self, lead: Lead, known: Options) -> None:
        words = self._language.text
        if not lead.is_here:
            self._help = ""
            self._view.show_stopped(words(leads.NOT_LEAD), "")
            return
        if not known:
            self._help = "representatives"
            nobody = words(_("Nobody's card is known here yet. Let a colleague give you theirs first."))
            self._view.show_stopped(nobody, words(_("Representatives")))
            return
        act = words(codes.acts().label(lead.incident.act))
        self._view.show_share(
            ShareShown(
                quiet=" · ".join((act, self._language.date(lead.incident.occurred_on))),
                recipients=known,
                leaders=self._leaders(lead),
                stays=words(leads.COUNTED) if lead.counted else "",
            )
        )

    def _leaders(self, lead: Lead) -> Explained:
        words, plural = self._language.text, self._language.plural
        mine = (ME, words(_("I do")), words(_("Cases of it in the other vault enter no figure.")))
        if lead.counted:
            return (mine,)
        theirs = plural(
            "From then on your {count} case of it enters no figure.",
            "From then on your {count} cases of it enter no figure.",
            lead.cases,
        )
        return (mine, (THEY, words(_("They do")), theirs))

    def _stopped(self, error: WellbeingError) -> bool:
        nameless = error.field == "representative"
        self._help = "settings" if nameless else ""
        action = self._language.text(_("Enter your name")) if nameless else ""
        self._view.show_stopped(error.told(self._language), action)
        return True

    def follow_help(self) -> None:
        """Where what is missing is entered."""
        if self._help == "settings":
            self._go("settings", part="you")
        elif self._help:
            self._go(self._help)

    def is_answered(self, recipient: str, leader: str) -> bool:
        """Whether both questions have an answer; says what is missing."""
        words = self._language.text
        if not recipient:
            self._view.show_error("recipient", words(_("Please choose with whom.")))
        elif not leader:
            self._view.show_error("leader", words(_("Please choose who leads: one of the two has to.")))
        return bool(recipient and leader)

    def save_to(self, path: Path, recipient: str, leader: str) -> None:
        """Write the slip."""
        incident = self._incident
        if incident is not None:
            self._ask(
                lambda session: leads.share(session, incident, recipient, path, gives_lead=leader == THEY),
                lambda _slip: self.leave(),
                self._refused,
            )

    def leave(self) -> None:
        """Back to the officers of the incident."""
        self._go("who-was-there", incident=self._incident, **({"case": self._case} if self._case else {}))

    def _refused(self, error: WellbeingError) -> bool:
        self._view.show_error(error.field or "leader", error.told(self._language))
        return True
