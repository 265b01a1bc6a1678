"""The national release on the screen: a year, the check, its tables one at a time, and the pages behind them."""

import functools
from typing import Protocol

from wellbeing.gui import style
from wellbeing.gui.figures import page
from wellbeing.gui.figures.page import FiguresPage
from wellbeing.gui.figures.sheets import figures
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.national.choosing import Chooser
from wellbeing.gui.national.shown import Heads, OneTable, Overview, ReachingShown, Start
from wellbeing.gui.style import Dress
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, clear, holder
from wellbeing.gui.widgets.progress import ProgressRow, keep_room
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_BEHIND = (
    ("covers", _("What it covers")),
    ("leaves", _("What leaves, exactly")),
    ("never", _("What never leaves")),
)
_BEFORE = (("force-facts", _("Facts of forces")),)
_ALWAYS = (("trends", _("Trends")), ("earlier", _("Earlier releases")))


class Intentions(page.Intentions, Protocol):
    """What a person can want here."""

    def arrive(self, part: str = "", year: str = "") -> None: ...
    def refresh(self) -> None: ...
    def forget(self) -> None: ...
    def choose(self, label: str) -> None: ...
    def work_out(self) -> None: ...
    def stop(self) -> None: ...
    def stop_release(self) -> None: ...
    def reach(self) -> None: ...
    def stop_reaching(self) -> None: ...
    def show_table(self, name: str) -> None: ...
    def show_below(self, outer: tuple[str, ...]) -> None: ...


class NationalView(FiguresPage):
    """One page at a time below the same title."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten, dress: Dress) -> None:
        words = language.text
        super().__init__(words(_("National release")), words(_("Back to the release")), language, typed, dress)
        self.year = Drop()
        self.running: ProgressRow | None = None
        self.attack: ProgressRow | None = None
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._keep_attack_in_sight)
        self.chooser: Chooser | None = None
        self.reaching_row: ProgressRow | None = None
        self._reaching = Column()
        self.release = Button(words(_("Release the figures")), kind="primary")

    def arrive(self, **what: object) -> None:
        """The screen was gone to, perhaps for a part of a year."""
        self.intentions.arrive(str(what.get("part", "")), str(what.get("year", "")))

    def forget(self) -> None:
        """Records changed while the page was out of sight."""
        self.intentions.forget()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.refresh()

    # -- before it is worked out

    def show_start(self, shown: Start) -> None:
        """Why nothing is shown of a year, or the press that works it out."""
        self._begin_year(shown.heads)
        if not shown.press:
            self.add(EmptyState(shown.sentence, shown.action, lambda: self.intentions.follow(shown.key)))
        else:
            self.press = Button(shown.press, lambda: self.intentions.work_out(), kind="primary")
            self.set_actions(self.press)
            self.add(Text(shown.sentence))
        self._foot_of_year(_BEFORE, shown.heads)

    def show_work(self, heads: Heads, words: str) -> None:
        """It is being worked out; it can be stopped."""
        self._begin_year(heads)
        self.running = ProgressRow(words, self._words(_("Stop")))
        self.running.cancelled.connect(lambda: self.intentions.stop())
        self.add(self.running)
        self._foot_of_year(_BEFORE, heads)

    def show_progress(self, words: str, done: int, whole: int) -> None:
        """What is being done now; a `whole` of 0 means that nobody knows how long it takes."""
        if self.running is not None:
            self.running.show_progress(done, whole, words)

    def show_attack(self, words: str) -> None:
        """The files are written and attacked; it can be stopped as long as that lasts."""
        if self._below is not None:
            clear(self._below)
            self.attack = ProgressRow(words, self._words(_("Stop")))
            self.attack.cancelled.connect(lambda: self.intentions.stop_release())
            self._below.add(self.attack)

    def show_errors(self, errors: dict[str, str]) -> None:
        """What was running is over; it is told beside the fields."""
        self.attack = None
        super().show_errors(errors)

    def _begin(self, title: str, quiet: str = "", *, crumb: str = "") -> None:
        self.attack = None
        super()._begin(title, quiet, crumb=crumb)

    def _keep_attack_in_sight(self) -> None:
        if self.attack is not None:
            self.scroll_area.ensureWidgetVisible(self.attack)

    # -- a year

    def show_overview(self, shown: Overview) -> None:
        """The year as it would leave, or as it left."""
        self._begin_year(shown.heads)
        self.release = self._first_press(shown)
        self.set_actions(*([self._offer_charts()] if shown.table else []), self.release)
        verdict = Block(shown.verdict.tone, shown.verdict.heading, shown.verdict.detail)
        if shown.verdict.key:
            key = shown.verdict.key
            verdict.add_actions(Button(shown.verdict.action, lambda: self.intentions.follow(key), kind="link"))
        self.add(verdict)
        if shown.why_not and shown.why_not != shown.heads.closed:
            self.add(Text(shown.why_not, "quiet"))
        if shown.table is not None:
            self.chooser = Chooser(self._words(_("Table")), shown.tables)
            self.chooser.table_chosen.connect(lambda name: self.intentions.show_table(name))
            self.chooser.outer_chosen.connect(lambda outer: self.intentions.show_below(outer))
            self.chooser.show_table(shown.table)
            self.add(self.chooser)
            self._place_tables((shown.table.sheet,))
            self._reaching = Column()
            self.body.addLayout(self._reaching)
            self._show_reaching(shown.reaching)
        if shown.missing:
            why = Button(self._words(_("Which, and why")), lambda: self.intentions.follow("left-out"), kind="link")
            self.add(holder(Column(Text(shown.missing, "quiet"), why, gap="hair")))
        if shown.indicators is not None:
            every = Button(self._words(_("All indicators")), lambda: self.intentions.follow("indicators"))
            facts = Button(self._words(_("Facts of forces")), lambda: self.intentions.follow("force-facts"))
            self.add(holder(Column(figures(shown.indicators), holder(Flow(every, facts)))))
        self._foot_of_year(() if shown.has_left else _BEHIND, shown.heads)

    def show_table(self, shown: OneTable) -> None:
        """Another table, or other rows of it, in the same place."""
        if self.chooser is not None:
            self.chooser.show_table(shown)
            self._tables = (shown.sheet,)
            self._show_tables()

    def show_reached(self, table: OneTable | None, reaching: ReachingShown) -> None:
        """What a reader can work out of each withheld figure is known, or being worked out, or not any more."""
        if table is not None and self.chooser is not None:
            self._tell_anew(table.sheet)
            self._show_reaching(reaching)

    def _show_reaching(self, shown: ReachingShown) -> None:
        """Below the table; once it is known its room stays, so that whoever reads there loses no line."""
        row, self.reaching_row = self.reaching_row, None
        if row is not None and not shown.words and not shown.press:
            keep_room(row)
            return
        clear(self._reaching)
        if shown.words:
            self.reaching_row = ProgressRow(shown.words, self._words(_("Stop")))
            self.reaching_row.cancelled.connect(lambda: self.intentions.stop_reaching())
            self._reaching.add(self.reaching_row)
        elif shown.press:
            self._reaching.add(Button(shown.press, lambda: self.intentions.reach(), kind="link"))

    def _first_press(self, shown: Overview) -> Button:
        part, words = "release", self._words(_("Release the figures"))
        if shown.has_left:
            part, words = "again", self._words(_("Hand out again"))
        press = Button(words, lambda: self.intentions.follow(part), kind="primary")
        press.setEnabled(not shown.why_not)
        style.plain_tip(press, shown.why_not)
        return press

    def _begin_year(self, heads: Heads) -> None:
        self._begin(heads.title, heads.quiet)
        self.running, self.chooser, self.reaching_row = None, None, None
        if heads.closed:
            closed = Block("warning", self._words(_("Releasing is closed")), heads.closed)
            closed.add_actions(Button(self._words(_("Open releasing")), lambda: self.intentions.follow("releasing")))
            self.add(closed)
        if len(heads.years) > 1:
            self.year = Drop(heads.years)
            self.year.choose(heads.now)
            self.year.activated.connect(lambda _index: self.intentions.choose(self.year.value() or ""))
            self.add(Field(self._words(_("Year")), self.year))

    def _foot_of_year(self, behind: tuple[tuple[str, str], ...], heads: Heads) -> None:
        """The pages behind; none of an office that releases nothing."""
        if not heads.years:
            self.set_foot()
            return
        pages = ((key, self._words(words)) for key, words in (*behind, *_ALWAYS))
        self.set_foot(*(Button(words, functools.partial(self._follow, key)) for key, words in pages))

    def _follow(self, key: str) -> None:
        self.intentions.follow(key)
