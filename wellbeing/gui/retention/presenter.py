"""Retention, without Qt: what is due, erasing it or keeping it longer, and the times themselves."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import retention
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.identity import CaseId
from wellbeing.domain.retention import Kind, Proposal, months_after
from wellbeing.errors import WellbeingError
from wellbeing.gui.retention.shown import Due, Shown, Time
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST = 50
"""Proposals shown at once; the oldest stand first."""
_LONGER_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    due: list[Proposal]
    months: dict[Kind, int]
    today: dt.date


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_retention(self, shown: Shown) -> None:
        """The whole page."""

    def ask_to_keep(self, key: str) -> None:
        """Ask for the reason and the day, at this proposal."""

    def ask_to_erase(self, key: str) -> None:
        """Ask once more, at this proposal."""

    def show_error(self, words: str, field: str = "") -> None:
        """What is wrong, beside its field: reason, until, or a kind; else above everything."""

    def show_note(self, words: str) -> None:
        """What was done."""

    def used(self, part: str) -> None:
        """What was typed in a part (times, longer) is in the vault."""


class Presenter:
    """What is due, and for how long records are kept."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._due: dict[str, Proposal] = {}

    def load(self) -> None:
        """Show it as it is now."""

        def read(session: Session) -> _Read:
            return _Read(due=retention.due(session), months=retention.months(session), today=session.today())

        self._ask(read, self._arrived)

    def leave(self) -> None:
        """Back to the settings."""
        self._go("settings")

    def open_case(self, case: int) -> None:
        """To the case whose records are due."""
        self._go("case", case=CaseId(case))

    def erase(self, key: str) -> None:
        """Erase it for good."""
        proposal = self._due[key]
        self._do(lambda session: retention.erase(session, proposal), _("Erased for good."))

    def keep_longer(self, key: str, reason: str, until: dt.date | None, *, wrong: bool) -> None:
        """Keep it longer, for a reason."""
        if wrong:
            words = self._language.text(_("Please enter the day, such as the example shows it."))
            self._view.show_error(words, "until")
            return
        proposal = self._due[key]

        def done(_none: None) -> None:
            self._view.used("longer")
            self.load()

        self._ask(lambda session: retention.keep_longer(session, proposal, reason, until), done, self._refused)

    def set_months(self, typed: Mapping[str, str]) -> None:
        """The union's own times."""
        wanted = {Kind(kind): int(words) if words.strip().isdecimal() else None for kind, words in typed.items()}

        def done(_none: None) -> None:
            self._view.used("times")
            self.load()
            self._view.show_note(self._language.text(_("Kept. What is due is proposed by these times from now on.")))

        self._ask(lambda session: retention.set_months(session, wanted), done, self._refused)

    def _do(self, deed: Callable[[Session], None], told: str) -> None:
        def done(_none: None) -> None:
            self.load()
            self._view.show_note(self._language.text(told))

        self._ask(deed, done, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        self._view.show_error(error.told(self._language), error.field or "")
        return True

    # -- words

    def _arrived(self, found: _Read) -> None:
        self._due = {f"{one.kind} {one.case_id or one.import_id}": one for one in found.due}
        left = len(found.due) - MOST
        words = self._language.text
        self._view.show_retention(
            Shown(
                due=tuple(self._line(key, one) for key, one in list(self._due.items())[:MOST]),
                more=self._language.plural("{count} more", "{count} more", left) if left > 0 else "",
                times=tuple(self._time(kind, number) for kind, number in found.months.items()),
                without=(
                    words(_("Backups: rotation removes them one after the other, the last after twelve months.")),
                    words(
                        _(
                            "Access log: it stays whole, since its chain shows that nothing was taken out. It holds "
                            "random ids only, and those of what was erased lead nowhere."
                        )
                    ),
                ),
                today=found.today,
                proposed=months_after(found.today, _LONGER_MONTHS),
            )
        )

    def _line(self, key: str, one: Proposal) -> Due:
        words = self._language.text
        label = words(codes.retention().label(one.kind))
        since, due_on = self._language.date(one.since), self._language.date(one.due_on)
        counted = (
            _("imported on {since}, due since {due}")
            if one.case_id is None
            else _("closed on {since}, due since {due}")
        )
        count = self._language.plural("{count} record", "{count} records", one.count)
        return Due(
            key=key,
            what=" · ".join((one.about, label)),
            why=" · ".join((count, words(counted, since=since, due=due_on))),
            case=int(one.case_id or 0),
        )

    def _time(self, kind: Kind, number: int) -> Time:
        words = self._language.text
        return Time(
            kind=kind.value,
            label=words(codes.retention().label(kind)),
            months=str(number),
            about=words(
                _("Comes with {months} months. {source}"),
                months=retention.shipped(kind),
                source=words(retention.SOURCE[kind]),
            ),
        )
