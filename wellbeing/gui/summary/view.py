"""The summary on the screen: the check, the tables as they would leave, and the pages behind them."""

import functools
import textwrap
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from wellbeing.gui import files, style
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.style import Dress
from wellbeing.gui.summary.chart import Chart
from wellbeing.gui.summary.shown import Before, Done, Form, Heads, Nothing, Overview, Quarters, Sheet, Told
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.figures import Cell, Figures, Line
from wellbeing.gui.widgets.layout import Column, Flow, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Drop
from wellbeing.language import Language, _
from wellbeing.reports.figures.window import Picture

_INDENT = "\u2003"
_FEW, _NARROW, _LABELS = 3, 10, 22
"""With more columns than a few, their heads are broken into lines of so many characters, and labels
keep so many."""


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, part: str = "", period: str = "") -> None: ...
    def refresh(self) -> None: ...
    def forget(self) -> None: ...
    def choose(self, label: str) -> None: ...
    def follow(self, part: str) -> None: ...
    def hand_out_again(self, label: str) -> None: ...
    def release(self, place: str, name: str, code: str) -> None: ...
    def save_card(self, path: Path) -> None: ...
    def draw(self, width: int, scale: int, palette: str) -> None: ...
    def freeze(self) -> None: ...


class SummaryView(Page):
    """One page at a time below the same title."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten, dress: Dress) -> None:
        super().__init__(language.text(_("Summary")))
        self._words, self._typed, self._dress = language.text, typed, dress
        self._draft = ""
        self._tables: tuple[Sheet, ...] = ()
        self._in_charts = False
        self._sheets = Column(gap="room")
        self._fields: dict[str, Field] = {}
        self._below: Column | None = None
        self.release = Button(self._words(_("Release the figures")), kind="primary")
        self.period = Drop()
        self.press: Button | None = None
        self.charts: Button | None = None
        dress.changed.connect(self._look_changed)

    def arrive(self, **what: object) -> None:
        """The screen was gone to, perhaps for a part of a period."""
        self.intentions.arrive(str(what.get("part", "")), str(what.get("period", "")))

    def forget(self) -> None:
        """Records changed while the summary was out of sight."""
        self.intentions.forget()

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
        self.add(*(figures(sheet) for sheet in shown.tables))
        self._foot_of_overview(shown.heads, has_left=shown.has_left)

    def show_overview(self, shown: Overview) -> None:
        """The period as it would leave."""
        self._begin(shown.heads.title, shown.heads.quiet)
        self.release = self._first_press(shown)
        self.charts = None
        if shown.tables:
            self.charts = Button("", self._turn)
            self.set_actions(self.charts, self.release)
        else:
            self.set_actions(self.release)
        self._offer_periods(shown.heads)
        if shown.fictitious:
            self.body.addWidget(Chip(shown.fictitious, "warning"), 0, Qt.AlignmentFlag.AlignLeft)
        verdict = Block(shown.verdict.tone, shown.verdict.heading, shown.verdict.detail)
        links = [(shown.verdict.key, shown.verdict.action)] if shown.verdict.key else []
        links.append(("counted", self._words(_("Who is counted"))))
        verdict.add_actions(*(Button(words, functools.partial(self._follow, key), kind="link") for key, words in links))
        self.add(verdict)
        if shown.why_not and shown.why_not != shown.heads.closed:
            self.add(Text(shown.why_not, "quiet"))
        self._tables = shown.tables
        self.body.addLayout(self._sheets_place())
        self._show_tables()
        for words in shown.missing:
            self.add(Text(words, "quiet"))
        if shown.indicators is not None:
            self._show_indicators(shown.indicators)
        self._foot_of_overview(shown.heads)

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

    def _sheets_place(self) -> Column:
        self._sheets = Column(gap="wide")
        return self._sheets

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

    # -- tables and charts

    def _turn(self) -> None:
        self._in_charts = not self._in_charts
        self._show_tables()

    def _show_tables(self) -> None:
        clear(self._sheets)
        if self.charts is not None:
            self.charts.say(self._words(_("Show tables") if self._in_charts else _("Show charts")))
        if not self._in_charts:
            for sheet in self._tables:
                self._sheets.add(figures(sheet))
            return
        words = self._words(_("Drawing the charts"))
        self._sheets.add(Text(words, "quiet"), bar(words))
        edges = 2 * (style.space("page") + style.space("room") + style.size("border")) + style.size("scroll")
        room = self.scroll_area.width() - edges
        self.intentions.draw(max(room, style.size("column")), self._dress.scale, self._dress.palette_name)

    def show_pictures(self, pictures: dict[str, Picture]) -> None:
        """The charts, each under its heading; a table without one says so."""
        if not self._in_charts:
            return
        clear(self._sheets)
        for sheet in self._tables:
            card = Card(sheet.heading)
            if sheet.name in pictures:
                card.body.addWidget(Chart(sheet.heading, pictures[sheet.name]))
            else:
                card.body.add(Text(self._words(_("Too few figures are shown for a chart.")), "quiet"))
            self._sheets.add(card)

    def _look_changed(self) -> None:
        if self._in_charts and self._tables:
            self._show_tables()

    # -- other pages

    def show_told(self, shown: Told) -> None:
        """A page of words and tables."""
        self._begin(shown.title, shown.quiet, crumb=shown.crumb)
        if shown.mark:
            self.body.addWidget(Chip(shown.mark, "warning"), 0, Qt.AlignmentFlag.AlignLeft)
        if shown.paragraphs:
            card = Card()
            for words in shown.paragraphs:
                card.body.add(Text(words))
            self.add(card)
        facts, tables = self._facts(shown.facts), [figures(sheet) for sheet in shown.tables]
        self.add(*(tables + facts if shown.tables_first else facts + tables))
        self._back_foot()

    def _facts(self, facts: tuple[tuple[str, str], ...]) -> list[QWidget]:
        if not facts:
            return []
        card = Card()
        card.body.setSpacing(style.space("close"))
        for what, why in facts:
            card.body.addWidget(holder(Column(Text(what, "bold"), Text(why, "quiet"), gap="hair")))
        return [card]

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

    def show_earlier(self, title: str, crumb: str, rows: tuple[Before, ...], fingerprint: str, empty: str) -> None:
        """What left before."""
        self._begin(title, crumb=crumb)
        if not rows:
            self.add(EmptyState(empty))
        for row in rows:
            card = CardRow(row.what, row.why, action=self._words(_("Hand out again")))
            card.pressed.connect(lambda key=row.key: self.intentions.hand_out_again(key))
            self.add(card)
        if fingerprint:
            self.add(self._signer(fingerprint))
        self._back_foot()

    def show_form(self, shown: Form) -> None:
        """Where to, and in which language."""
        self._begin(shown.title, shown.quiet, crumb=shown.crumb)
        self._fields = {}
        self.reader = Drop(shown.languages)
        if shown.languages:
            self.reader.choose(shown.language)
            self.add(Field(self._words(_("Language of the report")), self.reader))
        self.place = LineEdit()
        self.place.setText(shown.place)
        self.folder = LineEdit()
        self.folder.setText(shown.name)
        self._draft = f"release-{shown.name}"
        self._typed.watch(self._draft, {"place": self.place, "folder": self.folder})
        self._fields["place"] = Field(self._words(_("In the folder")), self.place)
        self._fields["folder"] = Field(self._words(_("Name of the new folder")), self.folder)
        browse = Button(self._words(_("Choose a folder")), self._choose_folder)
        self.add(self._fields["place"])
        self.body.addWidget(browse, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._fields["folder"])
        if shown.promises:
            self.add(Block("info", self._words(_("Before it leaves")), *shown.promises))
        self.press = Button(shown.press, self._release, kind="primary")
        self.body.addWidget(self.press, 0, Qt.AlignmentFlag.AlignLeft)
        self._below = Column()
        self.body.addLayout(self._below)
        self._back_foot()

    def _choose_folder(self) -> None:
        files.ask_for_folder(self, self._words(_("In which folder?")), lambda path: self.place.setText(str(path)))

    def _release(self) -> None:
        self.intentions.release(self.place.text(), self.folder.text(), self.reader.value() or "")

    def show_working(self, words: str) -> None:
        """It is being written."""
        if self.press is not None and self._below is not None:
            self.press.setEnabled(False)
            clear(self._below)
            self._below.add(Text(words, "quiet"), bar(words))

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
        if self.press is not None and self._below is not None:
            self.press.setEnabled(True)
            clear(self._below)
        for name, field in reversed(self._fields.items()):  # the first wrong one gets the keyboard
            field.show_error(errors.get(name, ""))

    def show_stopped(self, heading: str, lines: list[str]) -> None:
        """The gate stayed closed."""
        self.show_errors({})
        if self.press is not None and self._below is not None:
            self.press.setEnabled(False)
            self._below.add(Block("danger", heading, *lines))

    def show_done(self, shown: Done) -> None:
        """What was written."""
        self._typed.used(self._draft)
        self._begin(shown.title, shown.quiet, crumb=shown.crumb)
        card = Card(self._words(_("Written to")))
        card.body.add(Text(shown.place, selectable=True))
        for name, holds in shown.files:
            card.body.addWidget(holder(Column(Text(name, "bold"), Text(holds, "quiet"), gap="hair")))
        self.add(card, self._signer(shown.fingerprint))
        self._back_foot()

    def tell_saved(self, words: str) -> None:
        """A line about the card that was saved."""
        if self._below is not None:
            clear(self._below)
            self._below.add(Block("good", words))

    def _signer(self, fingerprint: str) -> Card:
        card = Card(self._words(_("Your signer's card")))
        card.body.add(
            Text(
                self._words(
                    _("Whoever receives your releases needs it once, to see that they are yours. Its fingerprint:")
                )
            ),
            Text(fingerprint, "large", selectable=True),
        )
        save = Button(self._words(_("Save the signer's card")), self._save_card)
        card.body.addLayout(Flow(save))
        self._below = Column()
        card.body.addLayout(self._below)
        return card

    def _save_card(self) -> None:
        title = self._words(_("Save the signer's card"))
        files.ask_where_to_save(self, title, "signer-card.json", lambda path: self.intentions.save_card(path))

    def _begin(self, title: str, quiet: str = "", *, crumb: str = "") -> None:
        self.show_title(title, quiet, crumb=crumb)
        self.set_actions()
        self.set_foot()
        self.clear()
        self._fields, self._below, self.press, self._tables = {}, None, None, ()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _back_foot(self) -> None:
        self.back = Button(self._words(_("Back to the summary")), lambda: self.intentions.follow(""))
        self.set_foot(self.back)


def figures(sheet: Sheet, room: int = _LABELS) -> QWidget:
    """A table of figures; beside many columns the labels keep room for so many characters in a line."""
    lines = [
        Line(
            label="".join((_INDENT * row.level, row.label)),
            cells=[Cell(words=entry.words, reason=entry.reason) for entry in row.entries],
            total=row.total,
        )
        for row in sheet.rows
    ]
    labels, *columns = sheet.heads
    if len(columns) > _FEW:
        columns = ["\n".join(_broken(words)) for words in columns]
    table = Figures(sheet.heading, [labels, *columns], lines, legend=sheet.legend)
    if len(columns) > _FEW:
        _keep_labels_readable(table.table, room)
    return holder(Column(table, Text(sheet.note, "quiet"), gap="hair")) if sheet.note else table


def _broken(words: str) -> list[str]:
    """A head of a column in narrow lines; it may come with breaks of its own."""
    return [line for part in words.split("\n") for line in textwrap.wrap(part, _NARROW)]


def _keep_labels_readable(table: QTableView, room: int) -> None:
    """In a wide table the labels keep their room, and the columns are as narrow as their words."""
    table.ensurePolished()
    across, character = table.horizontalHeader(), table.fontMetrics().averageCharWidth()
    across.setMinimumSectionSize(character * _NARROW * 3 // 4)
    across.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    across.resizeSection(0, character * room)
