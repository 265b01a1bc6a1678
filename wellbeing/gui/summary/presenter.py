"""Leads through a summary, without Qt: reads on the vault's thread, works it out on the other, and releases."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import Period, read_period
from wellbeing.anonymise.published import Published
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app import freezing
from wellbeing.app import summary as use_cases
from wellbeing.app.contributing.standing import LeftBy
from wellbeing.app.session import Session
from wellbeing.app.summary import Gathered, Preview
from wellbeing.app.years_that_left import Left
from wellbeing.errors import Refused, WellbeingError
from wellbeing.exchange.release.publication import Publication
from wellbeing.gui.figures import handing_out
from wellbeing.gui.figures.drawing import drawn
from wellbeing.gui.figures.handing_out import HandingOut
from wellbeing.gui.figures.indicators import IndicatorWording
from wellbeing.gui.figures.left_wording import LeftWording
from wellbeing.gui.figures.pages import Pages
from wellbeing.gui.figures.reaching import Reaching
from wellbeing.gui.figures.shown import Sheet, Told
from wellbeing.gui.figures.tables import TableWording
from wellbeing.gui.summary import year as years
from wellbeing.gui.summary.pages import OwnPages
from wellbeing.gui.summary.quarters import QuarterWords
from wellbeing.gui.summary.shown import Heads, LeftYear, Nothing, Overview, Quarters
from wellbeing.gui.summary.year import Year
from wellbeing.gui.summary.year_words import YearWords
from wellbeing.language import Language, _, language

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask, Bench, Moving, Run
    from wellbeing.reports.figures.window import Picture


class View(handing_out.View, Protocol):
    """What the presenter asks of the screen."""

    def show_busy(self, heads: Heads, words: str) -> None: ...
    def show_overview(self, shown: Overview) -> None: ...
    def show_nothing(self, shown: Nothing) -> None: ...
    def show_left(self, shown: LeftYear) -> None: ...
    def show_reached(self, tables: tuple[Sheet, ...]) -> None: ...
    def show_told(self, shown: Told) -> None: ...
    def show_quarters(self, shown: Quarters) -> None: ...
    def show_pictures(self, pictures: dict[str, "Picture"]) -> None: ...


class Presenter:
    """One period at a time. What was worked out is kept until records change."""

    def __init__(
        self, view: View, ask: "Ask", draw: "Run", bench: "Bench", go: Callable[..., None], reader: Language, home: Path
    ) -> None:
        """`draw` makes charts, `bench` does the sums, which no chart waits for; `home` is proposed for the folder."""
        self._view, self._ask, self._draw, self._bench, self._go = view, ask, draw, bench, go
        self._language, self._words = reader, reader.text
        self._year_words, self._quarter_words, self._own_pages = (
            YearWords(reader),
            QuarterWords(reader),
            OwnPages(reader),
        )
        self._tables, self._pages, self._indicators = TableWording(reader), Pages(reader), IndicatorWording(reader)
        self._handing_out = HandingOut(view, ask, reader, home)
        self._part = ""
        self._year = self._previewed = Year()
        self._preview: Preview | None = None
        self._outdated = False
        self._moving: Moving | None = None
        self._reaching = Reaching(bench, self._show_reached)
        self._left_wording = LeftWording(reader, self._reaching)
        self._left: Left | None = None
        self._charted: tuple[ReleaseTable, ...] = ()
        self._turn = 0

    # -- arriving

    def arrive(self, part: str = "", period: str = "") -> None:
        """Show a part of a period's summary; both empty for the newest one."""
        self._part, self._left = part, None
        if self._outdated:
            self.forget()
        wanted = read_period(period) if period else self._period
        shown = self._preview
        if shown is not None and wanted == shown.gathered.period and part not in ("earlier", "again", "quarters"):
            self._year = self._previewed  # another year's quarters may have been looked at since
            self._show_part(shown)
        else:
            self._load(wanted)

    def forget(self) -> None:
        """Records changed: what was worked out, or is being worked out, no longer holds. Its year may have left, and
        what was counted is deleted then, here as in the vault."""
        self._turn += 1
        self._preview, self._outdated = None, False
        self._stop()

    def leave(self) -> None:
        """Another place comes into sight: what is being worked out ends, and begins again on coming back."""
        self._turn += 1
        self._stop()

    def _stop(self) -> None:
        if self._moving is not None:
            self._moving.cancel()
            self._moving = None

    def refresh(self) -> None:
        """Records changed: read again, unless a form is being filled in, which says so at its press, or a result is
        shown."""
        if self._part == "release" and self._preview is not None:
            self._outdated = True
            return
        self.forget()
        if self._part in ("", "check", "counted", "own", "earlier", "quarters", "indicators", "left-out"):
            self._load(self._period)

    def choose(self, label: str) -> None:
        """Another period."""
        if self._period is None or label != self._period.label:
            self._go("summary", period=label)

    def follow(self, part: str) -> None:
        """To another page of this period, or to another place."""
        if part in ("import", "new-incident", "files", "releasing", "force-facts", "trends"):
            self._go(part)
        elif part == "contribution":
            self._go(part, **({"year": str(self._period.year)} if self._period else {}))
        elif self._period is None:
            self._go("summary", part=part)
        else:
            self._go("summary", part=part, period=self._period.label)

    @property
    def _period(self) -> Period | None:
        return self._year.period

    def _load(self, wanted: Period | None) -> None:
        self._turn += 1
        turn = self._turn

        def read(session: Session) -> Year:
            return years.read(session, wanted)

        self._ask(read, lambda year: self._loaded(year) if turn == self._turn else None)

    def _loaded(self, year: Year) -> None:
        gathered, words = year.gathered, self._year_words
        self._year = year = dataclasses.replace(year, gathered=None)  # counts are kept with a preview and nowhere else
        if self._part == "earlier":
            self._handing_out.show_earlier(self._crumb() if year.period else self._words(_("Summary")))
        elif self._part == "quarters" and year.period is not None and year.quarters:
            page = self._quarter_words.page(year.period, year.quarters, self._crumb(), words.closed(year))
            self._view.show_quarters(page)
        elif gathered is None:
            self._view.show_nothing(words.empty(year))
        elif self._part == "again" and year.left is not None:
            self._handing_out.show_again(year.left.name, self._crumb())
        elif year.has_left and year.path is LeftBy.CONTRIBUTION:
            self._view.show_nothing(words.contributed(year))
        elif year.left is not None and (year.has_left or not gathered.counted):
            self._show_left(year, year.left)
        elif not gathered.counted:
            self._view.show_nothing(words.none_counted(year, gathered))
        else:
            self._view.show_busy(words.heads(year), self._words(_("Working out what would leave")))
            self._preview_it(gathered)

    def freeze(self) -> None:
        """Freeze the quarters of this year that are over, and those before them."""
        over = self._year.over
        if over:
            self._ask(lambda session: freezing.freeze(session, over[-1]), lambda _frozen: self._load(self._period))

    def _preview_it(self, gathered: Gathered) -> None:
        turn = self._turn

        def done(outcome: tuple[Preview, Published | None]) -> None:
            shown, left = outcome
            if turn != self._turn:
                return
            if left is not None and shown.release.cells != left.cells and self._year.left is not None:
                self._show_left(self._year, self._year.left)
                return
            self._preview, self._previewed = shown, self._year
            self._show_part(shown)

        def failed(error: WellbeingError) -> bool:
            if turn != self._turn or not isinstance(error, Refused):
                return False
            if self._year.left is not None:
                self._show_left(self._year, self._year.left)
            else:
                self._show_why_not(error.told(self._language))
            return True

        def known(session: Session) -> tuple[dt.date, Published | None]:
            return session.today(), use_cases.published(session, gathered.period)

        def work_out(found: tuple[dt.date, Published | None]) -> None:
            if turn != self._turn:
                return
            self._stop()  # the one before: another year is looked at
            (today, left), moving = found, self._bench.progress(lambda _done, _whole: None)
            self._moving = moving
            self._bench.run(lambda: (use_cases.preview(gathered, today, lambda: moving(0, 0)), left), done, failed)

        self._ask(known, work_out)

    def _show_why_not(self, sentence: str) -> None:
        self._view.show_nothing(self._year_words.without_preview(self._year, sentence))

    # -- the pages

    def _show_part(self, shown: Preview) -> None:
        pages: dict[str, Callable[[Preview], None]] = {
            "check": self._tell(self._check_page),
            "counted": self._tell(self._own_pages.counted),
            "leaves": self._tell(self._pages.leaves),
            "never": self._tell(self._pages.never),
            "left-out": self._tell(self._own_pages.left_out),
            "own": self._tell(self._own_pages.own),
            "indicators": self._tell(lambda found, crumb: self._indicators.page(found.release, crumb)),
            "release": lambda found: self._handing_out.show_form(found, self._crumb()),
        }
        pages.get(self._part, self._show_overview)(shown)

    def _check_page(self, shown: Preview, crumb: str) -> Told:
        tables = (self._tables.intervals(shown),) if shown.audit.intervals else ()
        return self._pages.check(shown, crumb, forced=self._own_pages.forced(shown), tables=tables)

    def _show_overview(self, shown: Preview) -> None:
        left = self._year.left
        tables = self._tables.tables(shown) if left is None else self._sheets_of(left)
        self._chart(shown.release.tables if left is None else left.tables, tables)
        self._view.show_overview(self._year_words.overview(self._year, shown, tables))

    def _show_left(self, year: Year, left: Left) -> None:
        """The period as it left: nothing else is known of it."""
        tables = self._sheets_of(left)
        self._chart(left.tables, tables)
        self._view.show_left(self._year_words.left(year, self._left_wording.verdict(), tables))

    def _sheets_of(self, left: Left) -> tuple[Sheet, ...]:
        """Its tables at once, and what a reader can work out of them as soon as that is known."""
        if self._reaching.of(left) is None:
            self._reaching.begin(left)
        self._left = left
        return self._left_wording.sheets(left)

    def _show_reached(self) -> None:
        if self._left is not None:
            self._view.show_reached(self._left_wording.sheets(self._left))

    def _crumb(self) -> str:
        return self._year_words.title(self._year)

    def _tell(self, page: Callable[[Preview, str], Told]) -> Callable[[Preview], None]:
        return lambda shown: self._view.show_told(page(shown, self._crumb()))

    # -- the release

    def hand_out_again(self, label: str) -> None:
        """To the page that asks where."""
        self._go("summary", part="again", period=label)

    def release(self, place: str, name: str, code: str) -> None:
        """Write the folder `name` in `place`, the report in the language `code`."""
        shown, period = self._preview, self._period
        if self._part == "again" and period is not None:
            self._handing_out.hand_out(place, name, period, self._done)
        elif shown is not None:

            def write(session: Session, folder: Path) -> Publication:
                return use_cases.release(session, shown, folder, language(code))

            self._handing_out.release(place, name, write, shown, self._done)

    def _done(self) -> str:
        self.forget()
        self._part = "done"
        return self._crumb()

    def save_card(self, path: Path) -> None:
        """Write the signer's card."""
        self._handing_out.save_card(path)

    # -- charts

    def _chart(self, tables: tuple[ReleaseTable, ...], shown: tuple[Sheet, ...]) -> None:
        """Charts are made of what is in sight: a table that nobody collected has neither."""
        names = {sheet.name for sheet in shown}
        self._charted = tuple(table for table in tables if table.name in names)

    def draw(self, width: int, scale: int, palette: str) -> None:
        """Make the chart of every table shown, `width` pixels wide."""
        turn, tables, reader = self._turn, self._charted, self._language

        def job() -> "dict[str, Picture]":
            return drawn(tables, reader, width=width, scale=scale, palette=palette)

        def show(pictures: "dict[str, Picture]") -> None:
            if turn == self._turn and tables == self._charted:  # another year's may have come into sight
                self._view.show_pictures(pictures)

        self._draw(job, show)
