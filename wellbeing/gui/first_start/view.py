"""The first start: one page per step, each made when it is first gone to."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from wellbeing.gui.first_start.presenter import Step
from wellbeing.gui.first_start.welcome import WelcomePage
from wellbeing.gui.widgets.door_page import DoorPage
from wellbeing.language import Language

if TYPE_CHECKING:
    from wellbeing.gui.first_start.making import AdministratorPage, PassphrasePage
    from wellbeing.gui.first_start.recovery import HoldersPage, SheetsPage, TypeBackPage
    from wellbeing.gui.keys.sheet import PaperOf
    from wellbeing.gui.keys.shown import SheetOfWords
    from wellbeing.gui.widgets.field import Field

_Page = TypeVar("_Page", bound=DoorPage)


class FirstStart(QStackedWidget):
    """Emits what the person wants; decides nothing."""

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
        paper_of: "PaperOf",
    ) -> None:
        super().__init__()
        self.language, self._paper_of = language, paper_of
        self._pages: dict[Step, DoorPage] = {}
        self.welcome = WelcomePage(language, languages, countries)
        self.welcome.language_chosen.connect(self.language_chosen)
        self.welcome.country_chosen.connect(self.country_chosen)
        self.welcome.next_button.clicked.connect(lambda: self.show_step(Step.PASSPHRASE))
        self.welcome.look_button.clicked.connect(lambda: self.look_around_wanted.emit())
        self.welcome.help_button.clicked.connect(lambda: self.help_wanted.emit())
        self.welcome.restore_button.clicked.connect(lambda: self.restore_wanted.emit())
        self._take(Step.LANGUAGE, self.welcome)

    # -- pages

    @functools.cached_property
    def passphrase(self) -> "PassphrasePage":
        """The passphrase of the new vault."""
        from wellbeing.gui.first_start.making import PassphrasePage

        page = PassphrasePage(self.language, back=lambda: self.show_step(Step.LANGUAGE))
        page.typed.connect(self.passphrase_typed)
        page.chosen.connect(self.passphrase_chosen)
        return self._take(Step.PASSPHRASE, page)

    @functools.cached_property
    def administrator(self) -> "AdministratorPage":
        """Who looks after this computer."""
        from wellbeing.gui.first_start.making import AdministratorPage

        page = AdministratorPage(self.language, back=lambda: self.show_step(Step.PASSPHRASE))
        page.chosen.connect(self.administrator_chosen)
        page.next_button.clicked.connect(lambda: self.create_wanted.emit())
        return self._take(Step.ADMINISTRATOR, page)

    @functools.cached_property
    def holders(self) -> "HoldersPage":
        """Who keeps the recovery sheets."""
        from wellbeing.gui.first_start.recovery import HoldersPage

        page = HoldersPage(self.language)
        page.given.connect(self.holders_given)
        page.put_off.connect(self.put_off)
        return self._take(Step.HOLDERS, page)

    @functools.cached_property
    def sheets(self) -> "SheetsPage":
        """The recovery sheets, one after the other."""
        from wellbeing.gui.first_start.recovery import SheetsPage

        page = SheetsPage(self.language, self._paper_of, back=self.previous_sheet_wanted.emit)
        page.sheet.printed.connect(self.sheet_printed)
        page.sheet.save_wanted.connect(self.sheet_save_wanted)
        page.next_button.clicked.connect(lambda: self.next_sheet_wanted.emit())
        return self._take(Step.SHEETS, page)

    @functools.cached_property
    def type_back(self) -> "TypeBackPage":
        """One sheet typed back."""
        from wellbeing.gui.first_start.recovery import TypeBackPage

        page = TypeBackPage(self.language, back=self.back_to_sheets_wanted.emit)
        page.given.connect(self.typed_back)
        return self._take(Step.TYPE_BACK, page)

    def _take(self, step: Step, page: _Page) -> _Page:
        self._pages[step] = page
        self.addWidget(page)
        return page

    def page(self, step: Step) -> DoorPage:
        """The page of a step, made now if it was not yet."""
        match step:
            case Step.LANGUAGE:
                return self.welcome
            case Step.PASSPHRASE:
                return self.passphrase
            case Step.ADMINISTRATOR:
                return self.administrator
            case Step.HOLDERS:
                return self.holders
            case Step.SHEETS:
                return self.sheets
            case Step.TYPE_BACK:
                return self.type_back

    # -- what the presenter says

    def show_step(self, step: Step) -> None:
        """Go to a page; the keyboard goes to its first field."""
        page = self.page(step)
        self.setCurrentWidget(page)
        page.begin()

    @property
    def step(self) -> Step:
        """The page in sight."""
        return next(step for step, page in self._pages.items() if page is self.currentWidget())

    def show_busy(self, busy: bool) -> None:
        """A moving bar; nothing can be pressed twice."""
        for page in self._pages.values():
            page.show_busy(busy)

    def show_hint(self, words: str) -> None:
        """Under the passphrase."""
        self.passphrase.hint.setText(words)

    def show_error(self, field: str, words: str) -> None:
        """Under a field."""
        self.field(field).show_error(words)

    def field(self, name: str) -> "Field":
        """The field that an error belongs to, as `Sight.show_error` names it."""
        if name == "words":
            return self.type_back.field
        if name in ("passphrase", "again"):
            return self.passphrase.again if name == "again" else self.passphrase.passphrase
        return self.holders.fields[name]

    def show_administrator(self, words: str) -> None:
        """What that person could read."""
        self.administrator.show_told(words)

    def show_sheet(self, sheet: "SheetOfWords", last: bool) -> None:
        """One sheet of words."""
        self.sheets.show_sheet(sheet, last)

    def show_saved(self) -> None:
        """The sheet in sight lies in a file."""
        self.sheets.sheet.tell_saved()

    def show_sheet_error(self, words: str) -> None:
        """Why the sheet in sight was not saved."""
        self.sheets.sheet.tell(words)

    def forget(self) -> None:
        """Empty every field: the vault is open."""
        for page in self._pages.values():
            page.forget()
