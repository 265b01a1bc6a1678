"""A page of figures that may leave: its tables or their charts, the pages behind it, and the way to a folder."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import files, style
from wellbeing.gui.figures.chart import Chart
from wellbeing.gui.figures.sheets import figures, lines_of
from wellbeing.gui.figures.shown import Before, Done, Form, Sheet, Told
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.style import Dress
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.figures import Figures
from wellbeing.gui.widgets.layout import Column, Flow, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _
from wellbeing.reports.figures.window import Picture


class Intentions(Protocol):
    """What a person can want on every page of figures."""

    def follow(self, part: str) -> None: ...
    def hand_out_again(self, label: str) -> None: ...
    def release(self, place: str, name: str, code: str) -> None: ...
    def save_card(self, path: Path) -> None: ...
    def draw(self, width: int, scale: int, palette: str) -> None: ...


class FiguresPage(Page):
    """One page at a time below the same title; `back_words` lead from one behind it to the first."""

    intentions: Intentions

    def __init__(self, title: str, back_words: str, language: Language, typed: HalfWritten, dress: Dress) -> None:
        super().__init__(title)
        self._words, self._typed, self._dress, self._back_words = language.text, typed, dress, back_words
        self._draft = ""
        self._tables: tuple[Sheet, ...] = ()
        self._in_charts = False
        self._sheets = Column(gap="room")
        self._fields: dict[str, Field] = {}
        self._below: Column | None = None
        self.press: Button | None = None
        self.charts: Button | None = None
        dress.changed.connect(self._look_changed)

    # -- tables and charts

    def _offer_charts(self) -> Button:
        """The press that turns tables into charts and back."""
        self.charts = Button("", self._turn)
        return self.charts

    def _place_tables(self, tables: tuple[Sheet, ...]) -> None:
        """These tables, or their charts, come here."""
        self._tables = tables
        self._sheets = Column(gap="room")
        self.body.addLayout(self._sheets)
        self._show_tables()

    def _tell_anew(self, *sheets: Sheet) -> None:
        """The tables that are shown have other reasons: they stay where they are, and so does the keyboard in them."""
        self._tables = sheets
        placed = {table.heading: table for table in self.findChildren(Figures)}
        for sheet in sheets:
            if sheet.heading in placed:
                placed[sheet.heading].tell_anew(lines_of(sheet))

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

    # -- pages behind it

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
            said = holder(Column(*(Text(line, "quiet") for line in why.split("\n")), gap="tight"))
            card.body.addWidget(holder(Column(Text(what, "bold"), said, gap="hair")))
        return [card]

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

    def show_ended(self, words: str) -> None:
        """It was stopped by the person; what was typed stays, to begin again."""
        self.show_errors({})
        if self.press is not None and self._below is not None:
            self._below.add(Text(words, "quiet"))
            self.press.setFocus()

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
        self.charts = None
        self.scroll_area.verticalScrollBar().setValue(0)

    def _back_foot(self) -> None:
        self.back = Button(self._back_words, lambda: self.intentions.follow(""))
        self.set_foot(self.back)
