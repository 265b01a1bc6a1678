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
from wellbeing.gui.one_by_one import Done, OneByOne
from wellbeing.gui.retention.shown import OF_SEVERAL, TIMES, Due, Shown, Ticked, Time
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

    def show_ticked(self, ticked: Ticked) -> None:
        """Which are chosen."""

    def ask_about_ticked(self, heading: str, lines: tuple[str, ...]) -> None:
        """Ask once more about those that were ticked."""

    def show_work(self, done: int, whole: int) -> None:
        """How far the work on several is."""

    def show_outcome(self, tone: str, heading: str, lines: tuple[str, ...]) -> None:
        """What happened to which, and what did not and why."""

    def show_note(self, words: str) -> None:
        """What was done."""

    def used(self, draft: str) -> None:
        """What was typed is in the vault."""


class Presenter:
    """What is due, and for how long records are kept."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._due: dict[str, Proposal] = {}
        self._ticked: set[str] = set()
        self._wanted: frozenset[str] = frozenset()
        self._read: _Read | None = None
        self._work: OneByOne | None = None

    def load(self, cases: str = "") -> None:
        """Show it as it is now; what is due of `cases` (numbers with commas between) is ticked."""
        if self._work is not None:
            return
        self._wanted = frozenset(cases.split(",")) - {""}

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
            self._view.used(_draft_of(proposal))
            self.load()

        self._ask(lambda session: retention.keep_longer(session, proposal, reason, until), done, self._refused)

    def set_months(self, typed: Mapping[str, str]) -> None:
        """The union's own times."""
        wanted = {Kind(kind): int(words) if words.strip().isdecimal() else None for kind, words in typed.items()}

        def done(_none: None) -> None:
            self._view.used(TIMES)
            self.load()
            self._view.show_note(self._language.text(_("Kept. What is due is proposed by these times from now on.")))

        self._ask(lambda session: retention.set_months(session, wanted), done, self._refused)

    # -- several at once

    def tick(self, keys: list[str]) -> None:
        """These are chosen."""
        self._ticked = set(keys)
        self._view.show_ticked(self._chosen_words())

    def tick_all(self) -> None:
        """All that are shown, or none where they were."""
        shown = set(list(self._due)[:MOST])
        self._ticked = set() if self._ticked == shown else shown
        self._view.show_ticked(self._chosen_words())

    def ask_about_ticked(self) -> None:
        """Say exactly what goes, before it does."""
        chosen = self._chosen()
        by_kind: dict[Kind, list[str]] = {}
        for one in chosen.values():
            by_kind.setdefault(one.kind, []).append(one.about)
        words = self._language.text
        lines = [
            words(
                _("{what}, {count}: {names}"),
                what=words(codes.retention().label(kind)),
                count=self._language.number(len(names)),
                names=self._language.listing(names),
            )
            for kind, names in by_kind.items()
        ]
        heading = self._language.plural("This one goes for good", "These {count} go for good", len(chosen))
        self._view.ask_about_ticked(heading, tuple(lines))

    def erase_ticked(self) -> None:
        """Erase those that were ticked, one after the other."""
        self._each(lambda session, one: retention.erase(session, one), erased=True)

    def keep_ticked(self, reason: str, until: dt.date | None, *, wrong: bool) -> None:
        """Keep those that were ticked longer, for one reason."""
        if wrong or not reason.strip():
            self.keep_longer(next(iter(self._chosen())), reason, until, wrong=wrong)  # tells what is wrong
            return
        self._each(lambda session, one: retention.keep_longer(session, one, reason, until), erased=False)

    def stop(self) -> None:
        """No further one."""
        if self._work is not None:
            self._work.stop()

    def _chosen(self) -> dict[str, Proposal]:
        return {key: one for key, one in self._due.items() if key in self._ticked}

    def _each(self, deed: Callable[[Session, Proposal], None], *, erased: bool) -> None:
        chosen = self._chosen()
        if not chosen:
            return

        def ended(came: Done) -> None:
            self._work, self._ticked = None, set(came.left) | {key for key, _error in came.not_done}
            if not erased and came.done:
                self._view.used(OF_SEVERAL)
            self.load()
            self._tell(came, chosen, erased=erased)

        self._work = OneByOne(
            self._ask, list(chosen), lambda session, key: deed(session, chosen[key]), self._view.show_work, ended
        )
        self._work.go()

    def _tell(self, came: Done, chosen: Mapping[str, Proposal], *, erased: bool) -> None:
        plural, words = self._language.plural, self._language.text
        count = len(came.done)
        if erased:
            heading = plural("{count} was erased for good", "{count} were erased for good", count)
        else:
            heading = plural("{count} is kept longer", "{count} are kept longer", count)
        lines = [
            words(_("{case} was not: {why}"), case=self._name(chosen[key]), why=error.told(self._language))
            for key, error in came.not_done
        ]
        lines += [words(_("{case} was not: you stopped before it."), case=self._name(chosen[key])) for key in came.left]
        done = [self._name(chosen[key]) for key in came.done]
        if done:
            lines.insert(0, self._language.listing(done))
        self._view.show_outcome("info" if came.not_done or came.left else "good", heading, tuple(lines))

    def _name(self, one: Proposal) -> str:
        return " · ".join((one.about, self._language.text(codes.retention().label(one.kind))))

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
        if self._work is not None:
            return  # asked before the work on several began
        self._read = found
        self._due = {f"{one.kind} {one.case_id or one.import_id}": one for one in found.due}
        shown = list(self._due)[:MOST]
        wanted = {key for key in shown if str(self._due[key].case_id) in self._wanted}
        self._ticked = (self._ticked | wanted) & set(shown)
        self._wanted = frozenset()
        self._show()

    def _show(self) -> None:
        found = self._read
        assert found is not None
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
                ticked=self._chosen_words(),
            )
        )

    def _chosen_words(self) -> Ticked:
        whole, plural = min(len(self._due), MOST), self._language.plural
        every = plural("Choose all {count}", "Choose all {count}", whole)
        return Ticked(
            keys=frozenset(self._ticked),
            words=plural("{count} chosen", "{count} chosen", len(self._ticked)),
            all_words=self._language.text(_("Choose none")) if len(self._ticked) == whole else every,
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
            draft=_draft_of(one),
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


def _draft_of(one: Proposal) -> str:
    """As the erasure names it, see `vault.erasures`."""
    return f"retention-import-{one.import_id}" if one.case_id is None else f"retention-{one.case_id}-{one.kind}"
