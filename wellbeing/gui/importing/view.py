"""The import on the screen: choose, lay columns over fields, look at what would happen, import."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import files, style
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.importing.presenter import MAKE, OWN
from wellbeing.gui.importing.shown import AnswerList, Asked, Columns, Report, Start
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import ProgressRow, bar
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_START, _COLUMNS, _BASIS = "import-start", "import-columns", "import-basis"
"""Names of what is half-written on the pages; columns are those of one file."""


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self) -> None: ...
    def start(self) -> None: ...
    def go_on(self, file: str, mapping: str, own: str) -> None: ...
    def lay_columns(self, title: str, dates: str, tie: str, columns: dict[str, str]) -> None: ...
    def lay_answers(self, answers: dict[str, dict[str, str]]) -> None: ...
    def save_mapping(self, path: Path) -> None: ...
    def back(self) -> None: ...
    def bring_in(self, statement: str, stated_by: str, *, without: bool) -> None: ...
    def cancel(self) -> None: ...
    def finish(self) -> None: ...
    def to_summary(self) -> None: ...
    def ask_basis(self, key: str, what: str) -> None: ...
    def state_basis(self, key: str, statement: str, stated_by: str) -> None: ...


class ImportView(Page):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Import")))
        self._words, self._typed = language.text, typed
        self._fields: dict[str, Field] = {}
        self._below = Column()
        self._columns: dict[str, Drop] = {}
        self._answers: dict[str, dict[str, Drop]] = {}
        self.next = Button("", kind="primary")
        self.running: ProgressRow | None = None
        self._columns_draft = _COLUMNS

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.arrive()

    # -- choosing

    def show_start(self, shown: Start) -> None:
        """Which file, which mapping, and what was imported before."""
        self._begin(
            self._words(_("Import")),
            self._words(_("A list of earlier incidents becomes closed cases: found by search, counted, never due.")),
        )
        if shown.closed:
            self.add(Block("info", shown.closed))
            return
        self.file, self.own = LineEdit(), LineEdit()
        self.file.setText(shown.file)
        self._add_field(
            "file",
            self._words(_("Spreadsheet")),
            self.file,
            self._words(_("CSV or XLSX, one row per officer and incident")),
        )
        self._browse(_("Choose the spreadsheet"), self.file, self._words(_("Spreadsheets (*.csv *.tsv *.txt *.xlsx)")))
        self.mapping = Drop(shown.mappings)
        self.mapping.choose(shown.mapping)
        self._add_field(
            "mapping",
            self._words(_("Mapping")),
            self.mapping,
            self._words(_("It says which column is what, and what each answer means.")),
        )
        own = Column(Field(self._words(_("The mapping's file")), self.own))
        own.addWidget(
            self._browse_button(_("Choose the mapping"), self.own, self._words(_("Mappings (*.yaml *.yml *.json)"))),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        self._own = holder(own)
        self.add(self._own)
        self._typed.watch(_START, {"file": self.file, "mapping": self.mapping, "own": self.own})
        self.mapping.currentIndexChanged.connect(lambda _index: self._mapping_chosen())
        self._mapping_chosen()
        self.next = Button(self._words(_("Next")), self._go_on, kind="primary")
        self.body.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._below)
        if shown.past:
            self.heading(self._words(_("Imported so far")))
        for past in shown.past:
            row = CardRow(past.what, past.why, action=self._words(_("State a basis")) if past.key else "")
            row.pressed.connect(lambda past=past: self.intentions.ask_basis(past.key, past.what))
            self.add(row)

    def _mapping_chosen(self) -> None:
        self._own.setVisible(self.mapping.value() == OWN)

    def _go_on(self) -> None:
        self._columns_draft = f"{_COLUMNS}-{Path(self.file.text()).name}"
        self.intentions.go_on(self.file.text(), self.mapping.value() or MAKE, self.own.text())

    def show_reading(self, words: str) -> None:
        """The file is being read."""
        self.next.setEnabled(False)
        clear(self._below)
        self._below.add(Text(words, "quiet"), bar(words))

    # -- making a mapping

    def show_columns(self, shown: Columns) -> None:
        """Columns over fields."""
        self._begin(self._words(_("Which column is what?")), shown.quiet, crumb=self._words(_("Import")))
        self.name = LineEdit()
        self.name.setText(shown.title)
        self._add_field("title", self._words(_("Name of the mapping")), self.name)
        none = ("", self._words(_("Not in this list")))
        self._columns = {}
        for asked in shown.fields:
            self._add_asked(asked, (none, *shown.columns))
            if asked.key == "date":
                self.dates = LineEdit()
                self.dates.setText(shown.dates)
                self._add_field(
                    "dates",
                    self._words(_("How dates are written")),
                    self.dates,
                    self._words(
                        _("YYYY, MM and DD stand for year, month and day; several ways with a semicolon between.")
                    ),
                )
        self.tie = Drop(shown.ties)
        self.tie.choose(shown.tie)
        self._add_field("tie", self._words(_("What ties the officers to the union")), self.tie)
        self._typed.watch(self._columns_draft, {"title": self.name, "dates": self.dates})
        self._steps(_("Next"), self._lay_columns)

    def _add_asked(self, asked: Asked, columns: tuple[tuple[str, str], ...]) -> None:
        drop = Drop(columns)
        drop.choose(asked.column)
        self._columns[asked.key] = drop
        label = self._words(_("{field} (needed)"), field=asked.words) if asked.needed else asked.words
        self._add_field(asked.key, label, drop, asked.help)

    def _lay_columns(self) -> None:
        chosen = {key: drop.value() or "" for key, drop in self._columns.items()}
        self.intentions.lay_columns(self.name.text(), self.dates.text(), self.tie.value() or "", chosen)

    def show_answers(self, lists: tuple[AnswerList, ...]) -> None:
        """Answers over codes."""
        self._begin(
            self._words(_("What does each answer mean?")),
            self._words(_("What is left open is a named gap in the report. The first list is needed.")),
            crumb=self._words(_("Import")),
        )
        self._answers = {}
        for one in lists:
            card = Card(one.heading)
            card.body.setSpacing(style.space("close"))
            drops = {}
            error = Field("", holder(Column()))
            self._fields[one.target] = error
            for answer in one.answers:
                drops[answer] = Drop(one.options)
                drops[answer].choose(one.given.get(answer, ""))
                drops[answer].setAccessibleName(answer)
                card.body.addWidget(Field(answer, drops[answer]))
            card.body.addWidget(error)
            self._answers[one.target] = drops
            self.add(card)
        self._steps(_("Try it"), self._lay_answers)

    def _lay_answers(self) -> None:
        self.intentions.lay_answers(
            {
                target: {answer: drop.value() or "" for answer, drop in drops.items()}
                for target, drops in self._answers.items()
            }
        )

    def _steps(self, words: str, press: Callable[[], object]) -> None:
        self.next = Button(self._words(words), press, kind="primary")
        self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.back()), right=self.next)
        self.body.addLayout(self._below)

    # -- the report

    def show_report(self, shown: Report) -> None:
        """What would happen, or what did."""
        self._begin(shown.title, shown.quiet, crumb=self._words(_("Import")))
        self.body.addLayout(self._below)
        numbers = Card()
        for count in shown.counts:
            figure = Text(count.number, "bold")
            figure.setMinimumWidth(figure.fontMetrics().averageCharWidth() * 10)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            line = holder(_beside(figure, Text(count.words, "bold" if count.strong else "body")))
            line.setAccessibleName(" ".join((count.number, count.words)))
            numbers.body.addWidget(line)
        if shown.news:
            numbers.body.add(Text(shown.news, "quiet"))
        self.add(numbers)
        if shown.no_basis:
            self.add(Block("warning", shown.no_basis))
        if not shown.done:
            self._ask_basis()
        for part in shown.parts:
            card = Card(part.heading)
            for words in (*part.lines, part.more):
                card.body.add(Text(words, "quiet" if words == part.more else "body"))
            self.add(card)
        self._report_foot(shown)

    def _ask_basis(self) -> None:
        card = Card(self._words(_("Why may these rows be counted?")))
        card.body.setSpacing(style.space("close"))
        statement, stated_by = self._basis_fields()
        card.body.addWidget(statement)
        card.body.addWidget(stated_by)
        without = Button(
            self._words(_("Import without a basis")),
            lambda: self.intentions.bring_in(self.statement.words(), self.stated_by.text(), without=True),
        )
        self.next = Button(
            self._words(_("Import")),
            lambda: self.intentions.bring_in(self.statement.words(), self.stated_by.text(), without=False),
            kind="primary",
        )
        card.body.add(Text(self._words(_("Without it the cases enter no figure. It can be stated later.")), "quiet"))
        card.body.addLayout(Flow(self.next, without))
        self.add(card)

    def _basis_fields(self) -> tuple[Field, Field]:
        self.statement, self.stated_by = TextArea(lines=2), LineEdit()
        self._typed.watch(_BASIS, {"statement": self.statement, "stated by": self.stated_by})
        self._fields["basis"] = Field(
            self._words(_("The basis")),
            self.statement,
            help_line=self._words(_("For instance: the source is public and names nobody, or everyone in it agreed.")),
        )
        self._fields["stated_by"] = Field(self._words(_("Stated by")), self.stated_by)
        return self._fields["basis"], self._fields["stated_by"]

    def _report_foot(self, shown: Report) -> None:
        save = [Button(self._words(_("Save the mapping")), self._save_mapping)] if shown.can_save else []
        if not shown.done:
            self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.back()), *save)
            return
        for draft in (_START, self._columns_draft, _BASIS):
            self._typed.used(draft)
        figures = Button(self._words(_("See the figures")), lambda: self.intentions.to_summary(), kind="primary")
        self.set_foot(Button(self._words(_("To the cases")), lambda: self.intentions.finish()), *save, right=figures)

    def _save_mapping(self) -> None:
        files.ask_where_to_save(
            self, self._words(_("Save the mapping")), "mapping.yaml", lambda path: self.intentions.save_mapping(path)
        )

    # -- running

    def show_running(self) -> None:
        """All rows or none are being brought in."""
        self._begin(
            self._words(_("Importing")),
            self._words(_("All new rows, or none: stopping leaves the vault as it was.")),
            crumb=self._words(_("Import")),
        )
        self.running = ProgressRow(self._words(_("Importing the rows")), self._words(_("Cancel")))
        self.running.cancelled.connect(lambda: self.intentions.cancel())
        self.add(self.running)

    def show_progress(self, done: int, whole: int) -> None:
        """How far it is."""
        if self.running is not None:
            self.running.show_progress(done, whole)

    # -- a basis stated later

    def show_basis_form(self, key: str, what: str) -> None:
        """Ask for the basis of an earlier import."""
        self._begin(self._words(_("Why may these rows be counted?")), what, crumb=self._words(_("Import")))
        self.add(*self._basis_fields())
        self.body.addLayout(self._below)

        def state() -> None:
            self.intentions.state_basis(key, self.statement.words(), self.stated_by.text())

        self.next = Button(self._words(_("State the basis")), state, kind="primary")
        self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.start()), right=self.next)

    def let_go_of_basis(self) -> None:
        """It is in the vault."""
        self._typed.used(_BASIS)

    # -- words

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what belongs to none stands below. What was typed stays."""
        self.next.setEnabled(True)
        clear(self._below)
        for name, field in reversed(self._fields.items()):  # the first wrong one gets the keyboard
            field.show_error(errors.get(name, ""))
        for name, words in errors.items():
            if name not in self._fields:
                self.tell(words, "warning")

    def tell(self, words: str, tone: str) -> None:
        """One sentence on the page."""
        clear(self._below)
        block = Block(tone, words)
        self._below.add(block)
        style.say_to_reader(block)

    def _begin(self, title: str, quiet: str = "", *, crumb: str = "") -> None:
        self.show_title(title, quiet, crumb=crumb)
        self.set_foot()
        self.clear()
        self._fields, self._below, self.running = {}, Column(), None
        self.scroll_area.verticalScrollBar().setValue(0)

    def _add_field(self, name: str, label: str, control: QWidget, help_line: str = "") -> None:
        self._fields[name] = Field(label, control, help_line=help_line)
        self.add(self._fields[name])

    def _browse(self, words: str, line: LineEdit, patterns: str) -> None:
        self.body.addWidget(self._browse_button(words, line, patterns), 0, Qt.AlignmentFlag.AlignLeft)

    def _browse_button(self, words: str, line: LineEdit, patterns: str) -> Button:
        title = self._words(words)
        return Button(
            title,
            lambda: files.ask_for_file(self, title, lambda path: line.setText(str(path)), patterns=patterns),
        )


def _beside(figure: Text, words: Text) -> Column:
    return Column(Turning([(figure, 0), (words, 1)], narrow=20, gap="close"))
