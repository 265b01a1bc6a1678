"""The pages of the first start."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from wellbeing.gui import style
from wellbeing.gui.first_start.presenter import ADMINISTRATORS, Step
from wellbeing.gui.keys import holders
from wellbeing.gui.keys.sheet import PaperOf, WordSheet
from wellbeing.gui.keys.shown import SheetOfWords
from wellbeing.gui.unlock.view import Secret, keep_room
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.layout import Column, Flow, clear
from wellbeing.gui.widgets.page import ColumnPage
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Drop
from wellbeing.language import Language, _


class FirstStart(QStackedWidget):
    """One page per step. Emits what the person wants; decides nothing."""

    presenter: object = None
    """Kept alive as long as the screen: Qt's connections hold a plain object's method only weakly."""

    language_chosen = Signal(str)
    country_chosen = Signal(str)
    look_around_wanted = Signal()
    help_wanted = Signal()
    restore_wanted = Signal()
    passphrase_typed = Signal(str)
    passphrase_chosen = Signal(str, str)
    administrator_chosen = Signal(str)
    create_wanted = Signal()
    holders_given = Signal(list)
    put_off = Signal()
    next_sheet_wanted = Signal()
    previous_sheet_wanted = Signal()
    back_to_sheets_wanted = Signal()
    sheet_printed = Signal()
    sheet_save_wanted = Signal(object)
    typed_back = Signal(str)

    def __init__(
        self,
        language: Language,
        languages: Sequence[tuple[str, str]],
        countries: Sequence[tuple[str, str]],
        paper_of: PaperOf,
    ) -> None:
        super().__init__()
        self.language, self._paper_of = language, paper_of
        self._words = language.text
        self._fields: dict[str, Field] = {}
        self._bars: list[QWidget] = []
        self._starts: dict[Step, QWidget] = {}
        self.next_buttons: dict[Step, Button] = {}
        builders: dict[Step, Callable[[], ColumnPage]] = {
            Step.LANGUAGE: lambda: self._build_language(languages, countries),
            Step.PASSPHRASE: self._build_passphrase,
            Step.ADMINISTRATOR: self._build_administrator,
            Step.HOLDERS: self._build_holders,
            Step.SHEETS: self._build_sheets,
            Step.TYPE_BACK: self._build_type_back,
        }
        self._pages = {step: build() for step, build in builders.items()}
        for page in self._pages.values():
            self.addWidget(page)

    # -- pages

    def _build_language(self, languages: Sequence[tuple[str, str]], countries: Sequence[tuple[str, str]]) -> ColumnPage:
        words = self._words
        page = self._page(
            words(_("Welcome")),
            words(_("Wellbeing guides you through the talks after a bad incident. It works without a network.")),
        )
        self.language_list = Drop(languages)
        self.language_list.choose(self.language.code)
        self.language_list.activated.connect(lambda _index: self.language_chosen.emit(self.language_list.value() or ""))
        self.country_list = Drop([("", words(_("Not chosen"))), *countries])
        self.country_list.activated.connect(lambda _index: self.country_chosen.emit(self.country_list.value() or ""))
        page.add(
            Field(words(_("Language")), self.language_list),
            Field(
                words(_("Country")),
                self.country_list,
                help_line=words(_("For emergency numbers and the names of regions.")),
            ),
        )
        self.look_button = Button(words(_("Look around with example data")), self.look_around_wanted.emit)
        self._foot(page, Step.LANGUAGE, _("Next"), lambda: self.show_step(Step.PASSPHRASE), self.look_button)
        page.body.addSpacing(style.space("wide"))
        self.help_button = WideButton(
            words(_("Someone is with me now")),
            words(_("Help without a vault. Nothing is stored.")),
            self.help_wanted.emit,
        )
        self.restore_button = Button(words(_("Restore a backup")), self.restore_wanted.emit, kind="link")
        page.add(self.help_button)
        page.body.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _build_passphrase(self) -> ColumnPage:
        words = self._words
        page = self._page(
            words(_("A passphrase")),
            words(
                _(
                    "It opens your vault. Nobody can look it up for you: without it and without recovery sheets"
                    " everything in the vault is lost."
                )
            ),
        )
        self.passphrase = Secret(self.language, words(_("Passphrase")))
        self.again = Secret(self.language, words(_("The same once more")))
        self.passphrase.show_button.toggled.connect(self._show_both)
        self._hint = Text("", "quiet")
        self.passphrase.line.textEdited.connect(self.passphrase_typed)
        self.again.line.returnPressed.connect(self._choose_passphrase)
        self._fields |= {"passphrase": self.passphrase, "again": self.again}
        page.add(self.passphrase, self._hint, self.again)
        self._starts[Step.PASSPHRASE] = self.passphrase.line
        self._foot(
            page,
            Step.PASSPHRASE,
            _("Next"),
            self._choose_passphrase,
            self.passphrase.show_button,
            back=lambda: self.show_step(Step.LANGUAGE),
        )
        return page

    def _build_administrator(self) -> ColumnPage:
        words = self._words
        page = self._page(
            words(_("Who looks after this computer?")),
            words(_("Whoever can install programs here could read along.")),
        )
        options = [(who.value, words(label)) for who, (label, _told) in ADMINISTRATORS.items()]
        self.administrator = Choices("", options)
        self.administrator.setAccessibleName(words(_("Who looks after this computer?")))
        self.administrator.changed.connect(lambda: self.administrator_chosen.emit(self.administrator.value() or ""))
        self._told = Column()
        page.add(self.administrator)
        page.body.addLayout(self._told)
        self._foot(
            page,
            Step.ADMINISTRATOR,
            _("Make the vault"),
            self.create_wanted.emit,
            back=lambda: self.show_step(Step.PASSPHRASE),
        )
        return page

    def _build_holders(self) -> ColumnPage:
        words = self._words
        page = self._page(
            words(_("Recovery sheets")),
            words(holders.WHO),
        )
        self.holders = [LineEdit() for _label in holders.LABELS]
        for place, (label, line) in enumerate(zip(holders.LABELS, self.holders, strict=True)):
            field = Field(words(label), line)
            self._fields[holders.field_of(place)] = field
            page.add(field)
        self._starts[Step.HOLDERS] = self.holders[0]
        self.later_button = Button(words(_("Later")), self.put_off.emit)
        self._foot(page, Step.HOLDERS, _("Make the sheets"), self._give_holders, self.later_button)
        return page

    def _build_sheets(self) -> ColumnPage:
        page = self._page("", "")
        self.sheet = WordSheet(self.language, self._paper_of)
        self.sheet.printed.connect(self.sheet_printed)
        self.sheet.save_wanted.connect(self.sheet_save_wanted)
        self.sheet.warned.connect(page.bring_into_sight)
        page.add(self.sheet)
        self._foot(
            page,
            Step.SHEETS,
            _("Next"),
            self.next_sheet_wanted.emit,
            back=self.previous_sheet_wanted.emit,
        )
        return page

    def _build_type_back(self) -> ColumnPage:
        words = self._words
        page = self._page(
            words(_("Type one sheet back")),
            words(holders.TYPE_BACK),
        )
        self.typed = TextArea(lines=5)
        self._fields["words"] = Field(words(_("Words of one sheet")), self.typed)
        page.add(self._fields["words"])
        self._starts[Step.TYPE_BACK] = self.typed
        self._foot(
            page,
            Step.TYPE_BACK,
            _("Done"),
            lambda: self.typed_back.emit(self.typed.words()),
            back=self.back_to_sheets_wanted.emit,
        )
        return page

    def _page(self, title: str, words: str) -> ColumnPage:
        page = ColumnPage(title)
        if title:
            page.add(Text(title, "title"), Text(words))
        return page

    def _foot(
        self,
        page: ColumnPage,
        step: Step,
        forward: str,
        go_on: Callable[[], object],
        *more: QWidget,
        back: Callable[[], object] | None = None,
    ) -> None:
        self.next_buttons[step] = Button(self._words(forward), go_on, kind="primary")
        buttons: list[QWidget] = [self.next_buttons[step], *more]
        if back is not None:
            buttons.append(Button(self._words(_("Back")), back))
        page.body.addLayout(Flow(*buttons))
        moving = bar(self._words(_("Please wait")))
        keep_room(moving)
        self._bars.append(moving)
        page.add(moving)

    # -- what the presenter says

    def show_step(self, step: Step) -> None:
        """Go to a page; the keyboard goes to its first field."""
        self.setCurrentWidget(self._pages[step])
        self._starts.get(step, self._pages[step]).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def step(self) -> Step:
        """The page in sight."""
        return next(step for step, page in self._pages.items() if page is self.currentWidget())

    def show_busy(self, busy: bool) -> None:
        """A moving bar; nothing can be pressed twice."""
        for moving in self._bars:
            moving.setVisible(busy)
        for button in (*self.next_buttons.values(), self.look_button, self.later_button):
            button.setEnabled(not busy)

    def show_hint(self, words: str) -> None:
        """Under the passphrase."""
        self._hint.setText(words)

    def show_error(self, field: str, words: str) -> None:
        """Under a field."""
        self._fields[field].show_error(words)

    def show_administrator(self, words: str) -> None:
        """What that person could read."""
        clear(self._told)
        if words:
            self._told.add(Block("info", self._words(_("What this means")), words))

    def show_sheet(self, sheet: SheetOfWords, last: bool) -> None:
        """One sheet of words."""
        self.sheet.show_sheet(sheet)
        self.next_buttons[Step.SHEETS].say(self._words(_("Type one back") if last else _("Next sheet")))

    def show_saved(self) -> None:
        """The sheet in sight lies in a file."""
        self.sheet.tell_saved()

    def show_sheet_error(self, words: str) -> None:
        """Why the sheet in sight was not saved."""
        self.sheet.tell(words)

    def forget(self) -> None:
        """Empty every field: the vault is open."""
        for line in (self.passphrase.line, self.again.line, *self.holders):
            line.clear()
        self.typed.clear()
        self.sheet.forget()

    def _show_both(self, shown: bool) -> None:
        self.again.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _choose_passphrase(self) -> None:
        self.passphrase_chosen.emit(self.passphrase.line.text(), self.again.line.text())

    def _give_holders(self) -> None:
        self.holders_given.emit([line.text() for line in self.holders])
