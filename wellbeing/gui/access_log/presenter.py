"""Puts the access log into words, a page at a time, and saves it as a file."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import access_log, actions
from wellbeing.app.access_log import Entry, Run, Wanted
from wellbeing.app.actions import KIND, Kind
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.widgets.row import Row
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

Options = tuple[tuple[str, str], ...]

_DAYS = {"7": _("The last 7 days"), "30": _("The last 30 days")}
_SHOWN_ID = 8
"""Digits of an id that are shown: enough to find it in the file, which has them all."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def offer(self, kinds: Options, periods: Options) -> None: ...
    def show_rows(self, rows: tuple[Row, ...], more: bool) -> None: ...
    def add_rows(self, rows: tuple[Row, ...], more: bool) -> None: ...
    def choose_place(self, file_name: str) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _First:
    """What is read when the screen is gone to."""

    entries: list[Entry]
    years: tuple[int, ...]
    wanted: Wanted
    today: dt.date


class Presenter:
    """Filters, pages by the number of the last entry, and follows ids to their cases."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words = language, language.text
        self._kind, self._period = "", ""
        self._wanted = access_log.EVERYTHING
        self._last: int | None = None
        self._turn = 0
        self._today = dt.date.min

    # -- list

    def load(self) -> None:
        """The newest entries that are wanted."""
        self._turn += 1
        turn, kind, period = self._turn, self._kind, self._period

        def read(session: Session) -> _First:
            wanted = _wanted(kind, period, session.today())
            return _First(
                entries=access_log.page(session, wanted),
                years=access_log.years(session),
                wanted=wanted,
                today=session.today(),
            )

        self._ask(read, lambda first: self._arrived(first, turn))

    def choose(self, kind: str, period: str) -> None:
        """Another kind or another time; an empty text means any."""
        if (kind, period) != (self._kind, self._period):
            self._kind, self._period = kind, period
            self.load()

    def more(self) -> None:
        """The next page, once the end of this one is near."""
        turn, wanted, last = self._turn, self._wanted, self._last

        def arrived(found: list[Entry]) -> None:
            if turn == self._turn:
                self._view.add_rows(self._rows(found), self._page_is_full(found))

        self._ask(lambda session: access_log.page(session, wanted, last), arrived)

    def _arrived(self, first: _First, turn: int) -> None:
        if turn != self._turn:
            return  # another choice was made since
        self._wanted, self._today = first.wanted, first.today
        kinds = tuple((kind.value, self._words(KIND[kind])) for kind in Kind if actions.words_of(kind))
        days = tuple((key, self._words(words)) for key, words in _DAYS.items())
        years = tuple((str(year), str(year)) for year in first.years)
        self._view.offer(
            (("", self._words(_("Everything"))), *kinds), (("", self._words(_("Any time"))), *days, *years)
        )
        self._view.show_rows(self._rows(first.entries), self._page_is_full(first.entries))

    def _page_is_full(self, found: list[Entry]) -> bool:
        self._last = found[-1].number if found else self._last
        return len(found) == access_log.PAGE

    # -- words

    def _rows(self, found: list[Entry]) -> tuple[Row, ...]:
        """Openings that only follow one another in one row, unless it is openings that are looked for."""
        runs = access_log.one_by_one(found) if self._kind else access_log.runs(found)
        return tuple(self._row(run.newest) if run.is_one else self._together(run) for run in runs)

    def _together(self, run: Run) -> Row:
        newest = run.newest.at.astimezone()
        return Row(
            key="",
            title=self._language.plural("Opened {count} time", "Opened {count} times", run.openings),
            about=self._words(
                _("Since {time}, and nothing else was done. Under What, {kind} shows each one."),
                time=self._language.time(run.since.astimezone()),
                kind=self._words(KIND[Kind.OPENING]),
            ),
            state=self._day(newest.date()),
            when=self._language.time(newest),
            leads=False,
        )

    def _row(self, entry: Entry) -> Row:
        local = entry.at.astimezone()
        return Row(
            key="" if entry.case is None else str(entry.case),
            title=actions.told(entry.action, self._language),
            about=self._about(entry),
            state=self._day(local.date()),
            when=self._language.time(local),
            leads=entry.case is not None,
        )

    def _about(self, entry: Entry) -> str:
        if entry.subject is None:
            return ""
        shown = entry.subject[:_SHOWN_ID]
        if entry.case is not None:
            return self._words(_("Open the case · {id}"), id=shown)
        return self._words(_("Erased · {id}") if entry.erased else _("Id {id}"), id=shown)

    def _day(self, day: dt.date) -> str:
        if day == self._today:
            return self._words(_("Today"))
        return self._language.date(day, "medium")

    # -- ways

    def open(self, key: str) -> None:
        """The case that an id leads to."""
        if key:
            self._go("case", case=CaseId(int(key)))

    def back(self) -> None:
        """To the settings."""
        self._go("settings")

    def save(self) -> None:
        """Ask where the file goes."""
        self._view.choose_place(f"access-log-{self._today.isoformat()}.csv")

    def save_to(self, path: Path) -> None:
        """Save the entries that are in sight, all pages of them."""
        wanted = self._wanted

        def saved(count: int) -> None:
            words = self._language.plural(
                "Saved with {count} entry. It is listed under Files that left.",
                "Saved with {count} entries. It is listed under Files that left.",
                count,
            )
            self._view.tell(words, "good")

        self._ask(lambda session: access_log.export(session, wanted, path), saved, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        if not isinstance(error, Refused):
            return False
        self._view.tell(error.told(self._language), "warning")
        return True


def _wanted(kind: str, period: str, today: dt.date) -> Wanted:
    """`period` is a number of days that ends today, or a year."""
    since = until = None
    if period in _DAYS:
        since = today - dt.timedelta(days=int(period) - 1)
    elif period:
        since, until = dt.date(int(period), 1, 1), dt.date(int(period), 12, 31)
    return Wanted(kind=Kind(kind) if kind else None, since=since, until=until)
