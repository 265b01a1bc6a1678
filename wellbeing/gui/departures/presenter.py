"""Puts what left into words: when, what, how, what it carried, and which consent allowed it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import departures
from wellbeing.app.departures import Left
from wellbeing.domain.consent import Consent
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId
from wellbeing.gui import labels
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST = 200
"""Rows shown; the newest stand first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file. `case` is 0 where it belongs to none."""

    chip: str
    what: str
    why: str
    case: int = 0


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, rows: tuple[Row, ...], more: str) -> None: ...


class Presenter:
    """Loads the list and follows its links."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words = language, language.text

    def load(self) -> None:
        """Ask for everything that left."""
        self._ask(departures.left_with_consents, self._arrived)

    def open_case(self, case: int) -> None:
        """To the case that a file was about."""
        self._go("case", case=CaseId(case))

    def back(self) -> None:
        """To the settings."""
        self._go("settings")

    def _arrived(self, found: list[Left]) -> None:
        left = len(found) - MOST
        more = self._language.plural("{count} older file", "{count} older files", left) if left > 0 else ""
        self._view.show_rows(tuple(self._row(one) for one in found[:MOST]), more)

    def _row(self, left: Left) -> Row:
        file = left.file
        how = self._words(labels.CARRIER[file.carrier])
        if file.place:
            how = self._words(_("{how}: {place}"), how=how, place=file.place)
        lines = [how]
        if file.carried:
            carried = self._language.listing(self._words(what) for what in file.carried)
            lines.append(self._words(_("Carried: {what}"), what=carried))
        elif file.kind is FileKind.RELEASE:
            lines.append(self._words(_("Carried: figures in which no person can be found")))
        if left.consent is not None:
            lines.append(self._consent(left.consent))
        kind = self._words(labels.FILE_KIND[file.kind])
        return Row(
            chip=self._language.date(file.at.astimezone().date(), "medium"),
            what=" · ".join(part for part in (kind, left.alias) if part),
            why="\n".join(lines),
            case=int(file.case_id or 0),
        )

    def _consent(self, consent: Consent) -> str:
        given = self._language.date(consent.given_at.astimezone().date())
        if consent.withdrawn_at is not None:
            return self._words(
                _("{purpose}, given on {given}, withdrawn on {withdrawn}"),
                purpose=self._words(labels.PURPOSE[consent.purpose]),
                given=given,
                withdrawn=self._language.date(consent.withdrawn_at.astimezone().date()),
            )
        return self._words(
            _("{purpose}, given on {given}"), purpose=self._words(labels.PURPOSE[consent.purpose]), given=given
        )
