"""The keys on the screen: one page with what there is, and a page for each change."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.keys import holders
from wellbeing.gui.keys.sheet import PaperOf, WordSheet, sheet_in
from wellbeing.gui.keys.shown import SheetOfWords, Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import ProgressRow, bar
from wellbeing.gui.widgets.secret import Secret
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_HOLDERS = "keys-holders"
"""Names what is half-written in the form; words and passphrases never become a draft."""


class SheetIntentions(Protocol):
    """What a person can want while sheets are made."""

    def make(self, names: tuple[str, str, str]) -> None: ...
    def next(self) -> None: ...
    def previous(self) -> None: ...
    def last(self) -> None: ...
    def printed(self) -> None: ...
    def save(self, path: Path) -> None: ...
    def type_back(self, words: str) -> None: ...


class Intentions(Protocol):
    """What a person can want here."""

    @property
    def sheets(self) -> SheetIntentions: ...
    def arrive(self, part: str = "", told: str = "") -> None: ...
    def open(self, part: str) -> None: ...
    def leave(self) -> None: ...
    def know_of_use(self) -> None: ...
    def type_passphrase(self, typed: str) -> None: ...
    def change_passphrase(self, current: str, fresh: str, again: str) -> None: ...
    def change_key(self, passphrase: str) -> None: ...
    def stop(self) -> None: ...
    def make_backup(self) -> None: ...


class KeysView(Page):
    """Shows one of its pages at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten, paper_of: PaperOf) -> None:
        super().__init__(language.text(_("Passphrase and keys")))
        self._language, self._words, self._typed, self._paper_of = language, language.text, typed, paper_of
        self._fields: dict[str, Field] = {}
        self._below = Column()
        self.next = Button("", kind="primary")

    def arrive(self, **what: object) -> None:
        """The screen was gone to, perhaps for a page behind it."""
        self.intentions.arrive(str(what.get("part", "")))

    # -- the page

    def show_keys(self, shown: Shown) -> None:
        """What opens the vault now, and what of it can be changed."""
        words = self._words
        self._begin(
            words(_("Passphrase and keys")), words(_("What opens this vault, and who has it.")), crumb=_("Settings")
        )
        if shown.used:
            self.add(self._used(shown.used))
        self.body.addLayout(self._below)
        for part, what, why, action in (
            ("passphrase", _("Passphrase"), words(_("It opens the vault. Only you know it.")), _("Change")),
            (
                "sheets",
                _("Recovery sheets"),
                shown.sheets,
                _("Make new ones") if shown.has_sheets else _("Make them"),
            ),
            ("change-key", _("Key of the vault"), shown.key, _("Change")),
        ):
            row = CardRow(words(what), why, action=words(action))
            row.pressed.connect(lambda part=part: self.intentions.open(part))
            self.add(row)
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.leave()))

    def _used(self, sentences: tuple[str, ...]) -> Block:
        block = Block(
            "warning",
            self._words(_("Recovery sheets were used")),
            *sentences,
            self._words(
                _(
                    "If you did not expect this, ask the people who keep the sheets, change the passphrase and make new"
                    " sheets."
                )
            ),
        )
        self.known_button = Button(self._words(_("I know about this")), lambda: self.intentions.know_of_use())
        block.add_actions(self.known_button)
        return block

    # -- passphrase

    def show_passphrase(self) -> None:
        """Ask for the present and the new one."""
        words = self._words
        self._begin(words(_("Another passphrase")))
        self.current = Secret(self._language, words(_("The passphrase now")))
        self.fresh = Secret(self._language, words(_("The new passphrase")))
        self.again = Secret(self._language, words(_("The new one once more")))
        self._hint = Text("", "quiet")
        self._fields = {"current": self.current, "fresh": self.fresh, "again": self.again}
        self.fresh.line.textEdited.connect(lambda typed: self.intentions.type_passphrase(typed))
        self.add(self.current, self.fresh, self._hint, self.again)
        self.body.addLayout(self._below)
        self._end_with(_("Change the passphrase"), self._change_passphrase)
        self.intentions.type_passphrase("")
        self._start_in(self.current.line)

    def _change_passphrase(self) -> None:
        self.intentions.change_passphrase(self.current.line.text(), self.fresh.line.text(), self.again.line.text())

    def show_hint(self, words: str) -> None:
        """How strong the new passphrase is."""
        self._hint.setText(words)

    # -- recovery sheets

    def show_holders(self) -> None:
        """Ask who keeps the sheets."""
        words = self._words
        self._begin(words(_("Recovery sheets")), words(_("New sheets replace older ones.")))
        self.add(Text(words(holders.WHO)))
        self.holders = [LineEdit() for _label in holders.LABELS]
        for place, (label, line) in enumerate(zip(holders.LABELS, self.holders, strict=True)):
            field = Field(words(label), line)
            self._fields[holders.field_of(place)] = field
            self.add(field)
        self._typed.watch(_HOLDERS, {str(place): line for place, line in enumerate(self.holders)})
        self.body.addLayout(self._below)
        self._end_with(_("Make the sheets"), self._make_sheets)
        self._start_in(self.holders[0])

    def _make_sheets(self) -> None:
        one, two, three = (line.text() for line in self.holders)
        self.intentions.sheets.make((one, two, three))

    def let_go_of_holders(self) -> None:
        """Their sheets open the vault now: their names are kept with them."""
        self._typed.used(_HOLDERS)

    def show_sheet(self, sheet: SheetOfWords, number: int, count: int) -> None:
        """One sheet of words, to print or to copy by hand."""
        words = self._words
        self._begin(words(_("Recovery sheets")))
        self.sheet = WordSheet(self._language, self._paper_of, title="block")
        self.sheet.show_sheet(sheet)
        self.sheet.printed.connect(lambda: self.intentions.sheets.printed())
        self.sheet.save_wanted.connect(lambda path: self.intentions.sheets.save(path))
        self.sheet.warned.connect(self.bring_into_sight)
        self.add(self.sheet)
        self.body.addLayout(self._below)
        forward = _("Next sheet") if number < count else _("Type one back")
        self.next = Button(words(forward), lambda: self.intentions.sheets.next(), kind="primary")
        before = Button(words(_("Sheet before")), lambda: self.intentions.sheets.previous())
        self.set_foot(self._cancel(), *([before] if number > 1 else []), right=self.next)

    def show_saved(self) -> None:
        """The sheet lies in a file."""
        if shown := sheet_in(self):
            shown.tell_saved()

    def show_sheet_error(self, words: str) -> None:
        """Why the sheet was not saved."""
        if shown := sheet_in(self):
            shown.tell(words)

    def show_type_back(self) -> None:
        """Ask for the words of one sheet."""
        words = self._words
        self._begin(words(_("Type one sheet back")))
        self.typed = TextArea(lines=5)
        self._fields["words"] = Field(words(_("Words of one sheet")), self.typed, help_line=words(holders.TYPE_BACK))
        self.add(self._fields["words"])
        self.body.addLayout(self._below)
        self.next = Button(
            words(_("Use these sheets")),
            lambda: self.intentions.sheets.type_back(self.typed.words()),
            kind="primary",
        )
        back = Button(words(_("Back to the sheets")), lambda: self.intentions.sheets.last())
        self.set_foot(self._cancel(), back, right=self.next)
        self._start_in(self.typed)

    # -- the key

    def show_change_key(self, has_sheets: bool) -> None:
        """Say what it means, and ask for the passphrase."""
        words = self._words
        self._begin(
            words(_("Change the key")),
            words(
                _(
                    "Everything is encrypted anew. Whoever kept an older copy of this vault, and can open it, opens"
                    " nothing of what comes after."
                )
            ),
        )
        told = [words(_("Backups made before still open with the passphrase that they were made with."))]
        if has_sheets:
            sheets = _("The recovery sheets open nothing any more. New ones can be made right afterwards.")
            told.insert(0, words(sheets))
        told.append(words(_("The passphrase stays. If somebody else may know it, change that first.")))
        self.current = Secret(self._language, words(_("The passphrase now")))
        self._fields = {"current": self.current}
        self.add(Block("warning", words(_("What changes with it")), *told), self.current)
        self.body.addLayout(self._below)
        self._end_with(_("Change the key"), lambda: self.intentions.change_key(self.current.line.text()))
        self._start_in(self.current.line)

    def show_running(self) -> None:
        """Under way; it can be stopped."""
        self.show_busy(True)
        clear(self._below)
        self.running = ProgressRow(self._words(_("Everything is being encrypted anew")), self._words(_("Cancel")))
        self.running.cancelled.connect(lambda: self.intentions.stop())
        self._below.add(self.running)
        self.bring_into_sight(self.running)

    def show_progress(self, done: int, whole: int) -> None:
        """How far it is."""
        shown = self.findChild(ProgressRow)
        if shown is not None:
            shown.show_progress(done, whole)

    def show_stopping(self) -> None:
        """It ends at its next step."""
        self.show_progress(0, 0)

    def show_key_changed(self, had_sheets: bool) -> None:
        """It is done; what should follow is offered."""
        words = self._words
        self._begin(words(_("The key was changed")))
        self.sheets_button = Button(
            words(_("Make new recovery sheets") if had_sheets else _("Make recovery sheets")),
            lambda: self.intentions.open("sheets"),
            kind="primary",
        )
        self.backup_button = Button(words(_("Make a backup now")), lambda: self.intentions.make_backup())
        self.add(Block("good", words(_("Everything is encrypted under a new key. The passphrase is the same."))))
        sheets = Block("info", words(_("There are no recovery sheets yet")))
        if had_sheets:
            sheets = Block(
                "warning",
                words(_("The recovery sheets open nothing any more")),
                words(_("Make new ones now, and ask the people who keep the old ones to destroy them.")),
            )
        sheets.add_actions(self.sheets_button)
        backups = Block(
            "info",
            words(_("No backup is under the new key yet")),
            words(_("Backups made before still open with the passphrase that they were made with.")),
        )
        backups.add_actions(self.backup_button)
        self.add(sheets, backups)
        self.body.addLayout(self._below)
        self.set_foot(self._cancel())
        self._start_in(self.sheets_button)

    # -- words

    def show_busy(self, busy: bool) -> None:
        """A moving bar; nothing can be pressed twice."""
        self.next.setEnabled(not busy)
        clear(self._below)
        if busy:
            self._below.add(bar(self._words(_("Please wait"))))

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
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
        self.bring_into_sight(block)

    def _begin(self, title: str, quiet: str = "", *, crumb: str = _("Passphrase and keys")) -> None:
        self.show_title(title, quiet, crumb=self._words(crumb))
        self.set_foot()
        self.clear()
        self._fields, self._below = {}, Column()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _end_with(self, words: str, press: Callable[[], object]) -> None:
        self.next = Button(self._words(words), press, kind="primary")
        self.set_foot(self._cancel(), right=self.next)

    def _cancel(self) -> Button:
        return Button(self._words(_("Back")), lambda: self.intentions.open(""))

    @staticmethod
    def _start_in(widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
