"""Reading a slip in, without Qt: what it says, and which incident here it is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import representatives, slips
from wellbeing.app.slips import Candidate, SlipLook
from wellbeing.content import codes
from wellbeing.domain.identity import IncidentId
from wellbeing.errors import WellbeingError
from wellbeing.gui.incident_slip.shown import Explained, ReadShown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

NONE_OF_MINE = "0"


class View(Protocol):
    """What the presenter asks of the page."""

    def show_start(self) -> None: ...
    def show_stopped(self, why: str, *, nameless: bool) -> None: ...
    def show_look(self, shown: ReadShown) -> None: ...
    def show_refused(self, why: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class Presenter:
    """The slip that is being looked at."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._file: Path | None = None
        self._asks = False

    def load(self) -> None:
        """Begin: without an own card nobody can have sealed anything for this vault."""
        self._file = None

        def stopped(error: WellbeingError) -> bool:
            self._view.show_stopped(error.told(self._language), nameless=error.field == "representative")
            return True

        self._ask(representatives.own_card, lambda _card: self._view.show_start(), stopped)

    def look(self, file: Path) -> None:
        """Open a slip; nothing of it is written."""
        self._file = file
        self._ask(lambda session: slips.look(session, file), self._looked, self._refused)

    def _looked(self, found: SlipLook) -> None:
        language, words = self._language, self._language.text
        slip = found.slip
        leads = words(_("You, from now on")) if slip.gives_lead else found.sender
        mine = self._mine(found) if found.read_at is None else ()
        self._asks = bool(mine)
        self._view.show_look(
            ReadShown(
                facts=(
                    (words(_("From")), found.sender),
                    (words(_("Day")), language.date(slip.occurred_on)),
                    (words(_("What happened")), words(codes.acts().label(slip.act))),
                    (words(_("Leads, and counts it")), leads),
                ),
                note=self._note(found),
                mine=mine,
                may_read=found.read_at is None or (found.here is None and not slip.gives_lead),
            )
        )

    def _note(self, found: SlipLook) -> str:
        words = self._language.text
        if found.read_at is not None:
            told = _("This slip was read in before, on {moment}. Nothing was doubled.")
            return words(told, moment=self._language.moment(found.read_at))
        if found.slip.gives_lead:
            return words(_("Your cases of this incident count in your figures from then on, where the officers agree."))
        return words(_("Your cases of this incident are looked after as any other, and enter none of your figures."))

    def _mine(self, found: SlipLook) -> Explained:
        if not found.candidates:
            return ()
        other = self._language.text(_("No, it is not here yet"))
        return (*map(self._candidate, found.candidates), (NONE_OF_MINE, other, ""))

    def _candidate(self, one: Candidate) -> tuple[str, str, str]:
        words = self._language.text
        act, day = words(codes.acts().label(one.incident.act)), self._language.date(one.incident.occurred_on)
        return (
            str(one.incident.id),
            words(_("Yes: {aliases}"), aliases=self._language.listing(one.aliases)),
            f"{act} · {day}",
        )

    def read_in(self, mine: str | None) -> None:
        """Read the slip in; `mine` is the key of an incident here, or that it is none of them."""
        file = self._file
        if file is None:
            return
        if self._asks and mine is None:
            self._view.show_error(self._language.text(_("Please say whether it is one of yours.")))
            return
        same_as = IncidentId(int(mine)) if mine and mine != NONE_OF_MINE else None
        self._ask(lambda session: slips.read_in(session, file, same_as), self._read, self._refused)

    def _read(self, incident: IncidentId | None) -> None:
        if incident is None:
            self.leave()
        else:
            self._go("who-was-there", incident=incident)

    def enter_name(self) -> None:
        """To the settings that carry the name."""
        self._go("settings", part="you")

    def leave(self) -> None:
        """Back to the cases."""
        self._go("cases")

    def _refused(self, error: WellbeingError) -> bool:
        told = error.told(self._language)
        if error.field == "same_as":
            self._view.show_error(told)
        else:
            self._view.show_refused(told)
        return True
