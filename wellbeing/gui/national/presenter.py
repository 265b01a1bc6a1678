"""Leads through a national release, without Qt: a year is chosen, worked out away from the window, and released."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import Period, read_period
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app import summary as use_cases
from wellbeing.app.office import national
from wellbeing.app.office.national import Gathered, Preview, Work
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.figures import handing_out
from wellbeing.gui.figures.drawing import drawn
from wellbeing.gui.figures.handing_out import HandingOut
from wellbeing.gui.figures.indicators import IndicatorWording
from wellbeing.gui.figures.pages import Pages
from wellbeing.gui.figures.reaching import Reaching
from wellbeing.gui.figures.shown import Told
from wellbeing.gui.national import year as years
from wellbeing.gui.national.in_sight import TableInSight
from wellbeing.gui.national.left_page import LeftPage
from wellbeing.gui.national.releasing import Releasing
from wellbeing.gui.national.shown import Heads, OneTable, Overview, ReachingShown, Start
from wellbeing.gui.national.wording import Wording, outermost
from wellbeing.gui.national.working_out import WorkingOut
from wellbeing.gui.national.year import Year
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask, Bench, Run
    from wellbeing.reports.figures.window import Picture

_CHANGED = _("Something has changed since this was worked out.")
_ON_THE_WAY = ("release", "again", "done")
"""Parts that a change of records leaves in sight: a form that is filled in, and what was written."""


class View(handing_out.View, Protocol):
    """What the presenter asks of the screen."""

    def show_start(self, shown: Start) -> None: ...
    def show_work(self, heads: Heads, words: str) -> None: ...
    def show_progress(self, words: str, done: int, whole: int) -> None: ...
    def show_attack(self, words: str) -> None: ...
    def show_overview(self, shown: Overview) -> None: ...
    def show_table(self, shown: OneTable) -> None: ...
    def show_reached(self, table: OneTable | None, reaching: ReachingShown) -> None: ...
    def show_told(self, shown: Told) -> None: ...
    def show_pictures(self, pictures: dict[str, "Picture"]) -> None: ...


class Presenter:
    """One year at a time. What was worked out is kept until something of that year changes."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        draw: "Run",
        bench: "Bench",
        go: Callable[..., None],
        reader: Language,
        home: Path,
    ) -> None:
        """`draw` makes charts, `bench` does the sums, which no chart waits for; `home` is proposed for the folder."""
        self._view, self._ask, self._draw, self._bench, self._go = view, ask, draw, bench, go
        self._language, self._words = reader, reader.text
        self._wording, self._pages, self._indicators = Wording(reader), Pages(reader), IndicatorWording(reader)
        self._handing_out = HandingOut(view, ask, reader, home)
        self._part = ""
        self._year = Year()
        self._stale = True
        self._preview: Preview | None = None
        self._working, self._reaching = WorkingOut(bench, self._say_work), Reaching(bench, self._show_reached)
        self._left_page = LeftPage(reader, self._wording, self._reaching)
        self._releasing = Releasing(self._handing_out, bench, view.show_attack, reader)
        self._told = ""
        self._table = TableInSight()

    # -- arriving

    def arrive(self, part: str = "", year: str = "") -> None:
        """Show a part of a year's release; both empty for the one shown last, or the first to be looked at."""
        self._part = part
        wanted = read_period(year) if year else self._year.period
        if self._stale or wanted != self._year.period:
            self._load(wanted)
        else:
            self._show()

    def forget(self) -> None:
        """Records changed: what was worked out may not hold any more, which is looked at when it is gone to. Where the
        year has left meanwhile its sums are deleted, here as in the vault, and not only then."""
        year, self._stale = self._year.period, True
        if year is not None and (self._preview is not None or self._working.is_running):
            self._ask(lambda session: use_cases.was_released(session, year), lambda left: self._let_go(year, left=left))

    def _let_go(self, year: Period, *, left: bool) -> None:
        if left and year == self._year.period:
            self._working.stop()
            self._preview = None

    def refresh(self) -> None:
        """Records changed: read again, unless a form is being filled in or a result is shown."""
        self._stale = True
        if self._part not in _ON_THE_WAY:
            self._load(self._year.period)

    def choose(self, label: str) -> None:
        """Another year."""
        if self._year.period is None or label != self._year.period.label:
            self._go("national", year=label)

    def follow(self, part: str) -> None:
        """To another page of this year, or to another place."""
        if part in ("quarters", "releasing", "force-facts", "trends"):
            self._go(part)
        elif self._year.period is None:
            self._go("national", part=part)
        else:
            self._go("national", part=part, year=self._year.period.label)

    def _load(self, wanted: Period | None) -> None:
        def refused(error: WellbeingError) -> bool:
            if isinstance(error, Refused):
                self._view.show_start(self._wording.not_here(error.told(self._language)))
                return True
            return False

        self._ask(lambda session: years.read(session, wanted), self._loaded, refused)

    def _loaded(self, year: Year) -> None:
        before, gathered, self._stale = self._year, year.gathered, False
        self._year = year = dataclasses.replace(year, gathered=None)  # sums are kept with a preview and nowhere else
        if before.period != year.period:
            self._working.stop()
            self._reaching.stop()
            self._table.choose()
            self._preview, self._told = None, ""
        elif self._preview is not None and self._preview.gathered != gathered:
            self._preview, self._told = None, "" if gathered is None else self._words(_CHANGED)
        if year.left is not None and year.left != before.left and self._reaching.of(year.left) is None:
            self._reaching.begin(year.left)
        self._show()

    # -- working out

    def work_out(self) -> None:
        """Count, protect and attack the year shown, away from the window and the vault."""
        year = self._year.period
        if year is not None and not self._working.is_running:
            self._told = ""
            self._ask(
                lambda session: (national.gather(session, year), session.today()),
                lambda found: self._begin(*found),
                self._failed,
            )

    def _begin(self, gathered: Gathered, today: dt.date) -> None:
        if gathered.opened.period != self._year.period:
            return  # another year came into sight meanwhile

        def done(shown: Preview) -> None:
            self._preview, self._stale = shown, True
            if self._part not in _ON_THE_WAY:
                self._load(self._year.period)

        self._working.begin(gathered, today, done, self._failed)
        self._show()

    def _failed(self, error: WellbeingError) -> bool:
        self._told = error.told(self._language)
        self._show()
        return True

    def stop(self) -> None:
        """Let go of what is being worked out; nothing has changed."""
        self._working.stop()
        self._told = self._words(_("Stopped. Nothing was written."))
        self._show()

    def _say_work(self, work: Work, done: int, whole: int) -> None:
        self._view.show_progress(self._wording.working(work, done, whole), done, whole if work is Work.PROTECT else 0)

    # -- the pages

    def _show(self) -> None:
        year, shown = self._year, self._preview
        if self._part == "earlier":
            self._handing_out.show_earlier(self._wording.title(year))
        elif self._part == "again" and year.left is not None:
            self._handing_out.show_again(year.left.name, self._wording.title(year))
        elif year.left is not None:
            self._view.show_overview(self._left_page.overview(year, year.left, self._one_table()))
        elif self._working.is_running:
            self._view.show_work(self._wording.heads(year), self._wording.working(*self._working.last))
        elif shown is None:
            self._view.show_start(self._wording.start(year, self._told))
        else:
            self._show_part(shown)

    def _show_part(self, shown: Preview) -> None:
        crumb = self._wording.title(self._year)
        if self._part == "release":
            self._releasing.show_form(shown, crumb)
            return
        pages: dict[str, Callable[[], Told]] = {
            "check": lambda: self._check(shown, crumb),
            "indicators": lambda: self._indicators.page(shown.release, crumb),
            "left-out": lambda: self._wording.left_out(shown, crumb),
            "covers": lambda: self._wording.covers(shown, crumb),
            "leaves": lambda: self._pages.leaves(shown, crumb),
            "never": lambda: self._pages.never(shown, crumb),
        }
        if self._part in pages:
            self._view.show_told(pages[self._part]())
        else:
            self._view.show_overview(self._wording.overview(self._year, shown, self._one_table()))

    def _check(self, shown: Preview, crumb: str) -> Told:
        forced, tables = self._wording.forced(shown), (self._wording.by_table(shown),)
        return self._pages.check(shown, crumb, forced=forced, tables=tables)

    # -- what a reader can work out of a year that left

    def reach(self) -> None:
        """Work it out after all."""
        if self._year.left is not None:
            self._reaching.begin(self._year.left)
            self._show_reached()

    def stop_reaching(self) -> None:
        """Let go of it: the figures stay, and their signs."""
        self._reaching.stop()
        self._show_reached()

    def _show_reached(self) -> None:
        if self._year.left is not None and not self._part:
            self._view.show_reached(self._one_table(), self._left_page.reaching(self._year.left))

    # -- tables, one at a time

    def show_table(self, name: str) -> None:
        """Another table, at its first rows."""
        self._table.choose(name)
        self._show_one()

    def show_below(self, outer: tuple[str, ...]) -> None:
        """Other rows of the same table: those below these codes of its outermost dimensions."""
        self._table.below(outer)
        self._show_one()

    def _show_one(self) -> None:
        shown = self._one_table()
        if shown is not None:
            self._view.show_table(shown)

    def _tables(self) -> tuple[ReleaseTable, ...]:
        if self._year.left is not None:
            return self._year.left.tables
        return () if self._preview is None else self._preview.release.tables

    def _one_table(self) -> OneTable | None:
        table, left, shown = self._now(), self._year.left, self._preview
        if table is not None and left is not None:
            return self._left_page.table(table, self._table.outer, left)
        return None if table is None or shown is None else self._wording.table(table, self._table.outer, shown)

    def _now(self) -> ReleaseTable | None:
        return self._table.of(self._tables())

    def draw(self, width: int, scale: int, palette: str) -> None:
        """Make the chart of what is shown of the table, `width` pixels wide."""
        table, outer, year, reader = self._now(), self._table.outer, self._year.period, self._language
        if table is None:
            return
        part = table.below(outermost(table, outer))

        def show(pictures: "dict[str, Picture]") -> None:
            if (table, outer, year) == (self._now(), self._table.outer, self._year.period):
                self._view.show_pictures(pictures)

        self._draw(lambda: drawn([part], reader, width=width, scale=scale, palette=palette), show)

    # -- the release

    def hand_out_again(self, label: str) -> None:
        """To the page that asks where."""
        self._go("national", part="again", year=label)

    def release(self, place: str, name: str, code: str) -> None:
        """Write the folder `name` in `place`, the report in the language `code`."""
        shown, year = self._preview, self._year.period
        if self._part == "again" and year is not None:
            self._handing_out.hand_out(place, name, year, self._done)
        elif shown is not None:
            self._releasing.begin(place, name, code, shown, self._done)

    def stop_release(self) -> None:
        """Stop it while its files are attacked. What is recorded already leaves."""
        self._releasing.stop()

    def _done(self) -> str:
        self._part, self._preview, self._stale = "done", None, True
        return self._wording.title(self._year)

    def save_card(self, path: Path) -> None:
        """Write the signer's card."""
        self._handing_out.save_card(path)
