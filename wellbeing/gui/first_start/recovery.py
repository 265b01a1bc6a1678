"""The pages of the recovery sheets: who keeps them, the sheets themselves, and one typed back."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from wellbeing.gui.keys import holders
from wellbeing.gui.keys.sheet import PaperOf, WordSheet
from wellbeing.gui.keys.shown import SheetOfWords
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.door_page import DoorPage
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.language import Language, _


class HoldersPage(DoorPage):
    """Three people, one sheet each."""

    given = Signal(list)
    put_off = Signal()

    def __init__(self, language: Language) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("Recovery sheets")),
            words(holders.WHO),
        )
        self.lines = tuple(LineEdit() for _label in holders.LABELS)
        self.fields = {
            holders.field_of(place): Field(words(label), line)
            for place, (label, line) in enumerate(zip(holders.LABELS, self.lines, strict=True))
        }
        self.add(*self.fields.values())
        forward = Button(words(_("Make the sheets")), self._give, kind="primary")
        self.set_foot(forward, Button(words(_("Later")), self.put_off.emit))
        self.first, self.secrets = self.lines[0], self.lines

    def _give(self) -> None:
        self.given.emit([line.text() for line in self.lines])


class SheetsPage(DoorPage):
    """One sheet after the other, to print, to copy or to save."""

    def __init__(self, language: Language, paper_of: PaperOf, back: Callable[[], object]) -> None:
        super().__init__(language, "")
        self.sheet = WordSheet(language, paper_of)
        self.sheet.warned.connect(self.bring_into_sight)
        self.add(self.sheet)
        self.set_foot(Button("", kind="primary"), back=back)

    def show_sheet(self, sheet: SheetOfWords, last: bool) -> None:
        """One sheet of words."""
        self.sheet.show_sheet(sheet)
        self.next_button.say(self.words(_("Type one back") if last else _("Next sheet")))

    def forget(self) -> None:
        """Take the words away."""
        self.sheet.forget()


class TypeBackPage(DoorPage):
    """The words of one sheet, typed to see that they can be read."""

    given = Signal(str)

    def __init__(self, language: Language, back: Callable[[], object]) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("Type one sheet back")),
            words(holders.TYPE_BACK),
        )
        self.area = TextArea(lines=5)
        self.field = Field(words(_("Words of one sheet")), self.area)
        self.add(self.field)
        forward = Button(words(_("Done")), lambda: self.given.emit(self.area.words()), kind="primary")
        self.set_foot(forward, back=back)
        self.first, self.secrets = self.area, (self.area,)
