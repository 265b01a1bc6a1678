"""The summary on the screen: the check, the tables as they would leave, and what only a representative has."""

import functools
from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui import style
from wellbeing.gui.figures import page
from wellbeing.gui.figures.page import FiguresPage
from wellbeing.gui.figures.sheets import figures
from wellbeing.gui.figures.shown import Sheet, Verdict
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.style import Dress
from wellbeing.gui.summary.shown import Heads, LeftYear, Nothing, Overview, Quarters
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, holder
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(page.Intentions, Protocol):
    """What a person can want here."""

    def arrive(self, part: str = "", period: str = "") -> None: ...
    def refresh(self) -> None: ...
    def forget(self) -> None: ...
    def leave(self) -> None: ...
    def choose(self, label: str) -> None: ...
    def freeze(self) -> None: ...


class SummaryView(FiguresPage):
    """One page at a time below the same title."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten, dress: Dress) -> None:
        words = language.text
        super().__init__(words(_("Summary")), words(_("Back to the summary")), language, typed, dress)
        self.release = Button(words(_("Release the figures")), kind="primary")
        self.period = Drop()

    def arrive(self, **what: object) -> None:
        """The screen was gone to, perhaps for a part of a period."""
        self.intentions.arrive(str(what.get("part", "")), str(what.get("period", "")))

    def forget(self) -> None:
        """Records changed while the summary was out of sight."""
        self.intentions.forget()

    def leave(self) -> None:
        """Another place comes into sight."""
        self.intentions.leave()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.refresh()

    # -- the period

    def show_busy(self, heads: Heads, words: str) -> None:
        """A moving bar while it is worked out."""
        self._begin(heads.title, heads.quiet)
        self._offer_periods(heads)
        self.add(Text(words, "quiet"), bar(words))

    def show_nothing(self, shown: Nothing) -> None:
        """No figures: why, and the first step."""
        self._begin(shown.heads.title, shown.heads.quiet)
        self._offer_periods(shown.heads)
        self.add(EmptyState(shown.sentence, shown.action, lambda: self.intentions.follow(shown.key)))
        self._foot_of_overview(shown.heads, has_left=shown.has_left)

    def show_left(self, shown: LeftYear) -> None:
        """The period as it left."""
        self._begin(shown.heads.title, shown.heads.quiet)
        self.again = Button(self._words(_("Hand out again")), functools.partial(self._follow, "again"), kind="primary")
        self.set_actions(*([self._offer_charts()] if shown.tables else []), self.again)
        self._offer_periods(shown.heads)
        self.add(self._verdict(shown.verdict))
        self._place_tables(shown.tables)
        self._foot_of_overview(shown.heads, has_left=True)

    def show_reached(self, tables: tuple[Sheet, ...]) -> None:
        """What a reader can work out of each withheld figure of a year that left is known."""
        self._tell_anew(*tables)

    def show_overview(self, shown: Overview) -> None:
        """The period as it would leave."""
        self._begin(shown.heads.title, shown.heads.quiet)
        self.release = self._first_press(shown)
        self.set_actions(*([self._offer_charts()] if shown.tables else []), self.release)
        self._offer_periods(shown.heads)
        if shown.fictitious:
            self.body.addWidget(Chip(shown.fictitious, "warning"), 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._verdict(shown.verdict, ("counted", self._words(_("Who is counted")))))
        if shown.why_not and shown.why_not != shown.heads.closed:
            self.add(Text(shown.why_not, "quiet"))
        self._place_tables(shown.tables)
        if shown.missing:
            why = Button(self._words(_("Which, and why")), functools.partial(self._follow, "left-out"), kind="link")
            self.add(holder(Column(Text(shown.missing, "quiet"), why, gap="hair")))
        if shown.indicators is not None:
            self._show_indicators(shown.indicators)
        self._foot_of_overview(shown.heads)

    def _verdict(self, shown: Verdict, *more: tuple[str, str]) -> Block:
        """The sentence of the check, and where it leads."""
        block = Block(shown.tone, shown.heading, shown.detail)
        links = [*([(shown.key, shown.action)] if shown.key else []), *more]
        if links:
            block.add_actions(
                *(Button(words, functools.partial(self._follow, key), kind="link") for key, words in links)
            )
        return block

    def _first_press(self, shown: Overview) -> Button:
        """What a person can do next: freeze, release, or hand out again."""
        part, words = "release", self._words(_("Release the figures"))
        if shown.again:
            part, words = "again", self._words(_("Hand out again"))
        elif shown.step:
            part, words = shown.step_part, shown.step
        press = Button(words, functools.partial(self._follow, part), kind="primary")
        press.setEnabled(part != "release" or not shown.why_not)
        style.plain_tip(press, shown.why_not)
        return press

    def _show_indicators(self, sheet: Sheet) -> None:
        every = Button(self._words(_("All indicators")), lambda: self.intentions.follow("indicators"))
        facts = Button(self._words(_("Facts of forces")), lambda: self.intentions.follow("force-facts"))
        self.add(holder(Column(figures(sheet), holder(Flow(every, facts)))))

    def _offer_periods(self, heads: Heads) -> None:
        if heads.closed:
            closed = Block("warning", self._words(_("Releasing is closed")), heads.closed)
            closed.add_actions(Button(self._words(_("Open releasing")), lambda: self.intentions.follow("releasing")))
            self.add(closed)
        if len(heads.periods) > 1:
            self.period = Drop(heads.periods)
            self.period.choose(heads.now)
            self.period.activated.connect(lambda _index: self.intentions.choose(self.period.value() or ""))
            self.add(Field(self._words(_("Period")), self.period))
        if heads.quarters:
            self.add(Text(heads.quarters, "quiet"))

    def _foot_of_overview(self, heads: Heads, *, has_left: bool = False) -> None:
        """`has_left`: the year's counts are deleted, so that no page speaks of what would leave."""
        before = (("leaves", _("What leaves, exactly")), ("never", _("What never leaves")))
        pages = (
            *((("quarters", _("Quarters")),) if heads.quarters else ()),
            *(() if has_left else before),
            ("contribution", _("Contribution")),
            ("earlier", _("Earlier releases")),
            ("trends", _("Trends")),
        )
        buttons = [Button(self._words(words), functools.partial(self._follow, key)) for key, words in pages]
        own = Button(self._words(_("Own figures stay here")), lambda: self.intentions.follow("own"), kind="link")
        self.set_foot(*buttons, *(() if has_left else (own,)))

    def _follow(self, part: str) -> None:
        self.intentions.follow(part)

    # -- other pages

    def show_quarters(self, shown: Quarters) -> None:
        """Where the quarters of a year stand, with their own figures."""
        self._begin(shown.title, shown.quiet, crumb=shown.crumb)
        self.body.addWidget(Chip(shown.mark, "warning"), 0, Qt.AlignmentFlag.AlignLeft)
        for line in shown.lines:
            self.add(CardRow(line.what, line.why, chip=line.chip, tone=line.tone))
        card = Card()
        for words in shown.told:
            card.body.add(Text(words))
        self.add(card)
        if shown.press:
            self.press = Button(shown.press, lambda: self.intentions.freeze(), kind="primary")
            self.body.addWidget(self.press, 0, Qt.AlignmentFlag.AlignLeft)
        if shown.why_not:
            self.add(Text(shown.why_not, "quiet"))
        self._back_foot()
