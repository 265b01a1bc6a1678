"""The pages of restoring: one column each, everything by keyboard."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from wellbeing.gui import style
from wellbeing.gui.files import ask_for_file
from wellbeing.gui.restore.shown import Choice, Done, Part
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.field import Field, TextArea
from wellbeing.gui.widgets.layout import Column, Flow, clear
from wellbeing.gui.widgets.page import ColumnPage
from wellbeing.gui.widgets.progress import bar, keep_room
from wellbeing.gui.widgets.secret import Secret
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def look(self) -> None: ...
    def choose(self, key: str) -> None: ...
    def choose_file(self, file: Path) -> None: ...
    def open(self, passphrase: str) -> None: ...
    def open_with_sheets(self, one: str, two: str) -> None: ...
    def restore(self) -> None: ...
    def leave(self) -> None: ...
    def end(self) -> None: ...


class Restore(QStackedWidget):
    """Which backup, its passphrase or two of its sheets, what it holds, done."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words, self._language = language.text, language
        self.dialog: object = None
        self.choices: list[WideButton] = []
        self._fields: dict[str, Field] = {}
        self._told: list[Column] = []
        self._bars: list[QWidget] = []
        self._presses: list[Button] = []
        self._titles: dict[QWidget, Text] = {}
        self._files, self._opening, self._sheets = self._build_files(), self._build_opening(), self._build_sheets()
        self._holds, self._done = self._build_holds(), self._build_done()
        for page in (self._files, self._opening, self._sheets, self._holds, self._done):
            self.addWidget(page)

    # -- which backup

    def _build_files(self) -> ColumnPage:
        words = self._words
        page = self._page(words(_("Restore a backup")))
        page.add(Text(words(_("You see what a backup holds before anything is replaced."))))
        self._list = Column()
        page.body.addLayout(self._list)
        self.file_button = Button(words(_("Choose a file")), self._ask_for_file)
        self.look_button = Button(words(_("Look again")), lambda: self.intentions.look())
        self.back_button = Button(words(_("Back")), lambda: self.intentions.leave())
        page.body.addLayout(Flow(self.file_button, self.look_button, self.back_button))
        return page

    def show_files(self, choices: tuple[Choice, ...], more: str) -> None:
        """The backups that were found."""
        clear(self._list)
        self.choices = []
        if not choices:
            self._list.add(
                Text(
                    self._words(
                        _(
                            "No backup was found on this computer. If there is a stick with backups, plug it in and"
                            " look again, or choose the file: its name ends in .backup."
                        )
                    )
                )
            )
        for choice in choices:
            button = WideButton(choice.what, choice.where, functools.partial(self._choose, choice.key))
            self.choices.append(button)
            self._list.add(button)
        self._list.add(Text(more, "quiet"))
        self._go(self._files, self.choices[0] if self.choices else self.file_button)

    def _choose(self, key: str) -> None:
        self.intentions.choose(key)

    def _ask_for_file(self) -> None:
        title = self._words(_("Choose a backup"))
        patterns = self._words(_("Backups ({pattern})"), pattern="*.backup")
        self.dialog = ask_for_file(self, title, lambda file: self.intentions.choose_file(file), patterns=patterns)

    # -- opening it

    def _build_opening(self) -> ColumnPage:
        words = self._words
        page = self._page("")
        self._file_line = Text("", "quiet")
        self.secret = Secret(
            self._language,
            words(_("Passphrase")),
            help_line=words(_("The one that opened the vault when this backup was made.")),
        )
        self.secret.line.returnPressed.connect(self._open)
        self._fields["passphrase"] = self.secret
        page.add(self._file_line, self.secret)
        self.open_button = self._press(_("Open the backup"), self._open)
        other = Button(words(_("Choose another backup")), lambda: self.intentions.look())
        page.body.addLayout(Flow(self.open_button, self.secret.show_button, other))
        self._add_bar(page, words(_("The backup is being opened and checked")))
        self.sheets_button = Button(words(_("Open with two sheets")), self._show_sheets, kind="link")
        page.body.addWidget(self.sheets_button, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def show_opening(self, title: str, file: str, passphrase: str) -> None:
        """Ask for the passphrase of a backup; `passphrase` stands there already."""
        self._title(self._opening, title)
        self._file_line.setText(file)
        if passphrase:
            self.secret.line.setText(passphrase)
        self._go(self._opening, self.open_button if passphrase else self.secret.line)

    def _open(self) -> None:
        self.intentions.open(self.secret.line.text())

    def _build_sheets(self) -> ColumnPage:
        words = self._words
        page = self._page(words(_("Open with two sheets")))
        page.add(Text(words(_("Two of the recovery sheets that were valid when this backup was made."))))
        self.sheets = (TextArea(lines=3), TextArea(lines=3))
        for name, label, area in zip(
            ("words1", "words2"), (_("First sheet"), _("Second sheet")), self.sheets, strict=True
        ):
            self._fields[name] = Field(words(label), area)
            page.add(self._fields[name])
        press = self._press(_("Open the backup"), self._open_with_sheets)
        back = Button(words(_("Back")), lambda: self._go(self._opening, self.secret.line))
        page.body.addLayout(Flow(press, back))
        self._add_bar(page, words(_("The backup is being opened and checked")))
        return page

    def _show_sheets(self) -> None:
        self._go(self._sheets, self.sheets[0])

    def _open_with_sheets(self) -> None:
        one, two = (area.words() for area in self.sheets)
        self.intentions.open_with_sheets(one, two)

    def show_error(self, field: str, words: str) -> None:
        """Beside the field; what was typed stays."""
        self._fields[field].show_error(words, focus=bool(words))
        if words and field == "passphrase":
            self.secret.line.selectAll()

    # -- what it holds, and what was done

    def _build_holds(self) -> ColumnPage:
        page = self._page("")
        self._parts = Column()
        page.body.addLayout(self._parts)
        self.restore_button = self._press(_("Restore"), lambda: self.intentions.restore())
        self.leave_button = Button(self._words(_("Leave everything as it is")), lambda: self.intentions.leave())
        page.body.addLayout(Flow(self.restore_button, self.leave_button))
        self._add_bar(page, self._words(_("The backup is being restored")))
        return page

    def show_holds(self, title: str, parts: tuple[Part, ...]) -> None:
        """What restoring would do. What was typed to open it is forgotten."""
        self.forget()
        self._title(self._holds, title)
        clear(self._parts)
        for part in parts:
            self._parts.add(_part(part))
        self._go(self._holds, self.restore_button)

    def _build_done(self) -> ColumnPage:
        words = self._words
        page = self._page(words(_("The backup is restored")))
        self._lines = Column()
        page.body.addLayout(self._lines)
        self.end_button = Button(words(_("Open the vault")), lambda: self.intentions.end(), kind="primary")
        page.body.addLayout(Flow(self.end_button))
        return page

    def show_done(self, done: Done) -> None:
        """What was done, where the vault before lies, what comes next."""
        clear(self._lines)
        self._lines.add(Text(self._words(_("It stands in place of the vault now, and all of it was checked."))))
        self._lines.add(*(Text(line) for line in done.lines))
        if done.moved_to:
            card = Card(self._words(_("The vault before lies in")))
            card.body.add(Text(done.moved_to, selectable=True), Text(done.way_back, "quiet"))
            self._lines.add(card)
        self._lines.add(Text(done.next_step))
        self._go(self._done, self.end_button)

    # -- parts of every page

    def show_busy(self, busy: bool) -> None:
        """A moving bar; nothing can be pressed twice."""
        for moving in self._bars:
            moving.setVisible(busy)
        for button in (*self._presses, self.leave_button, self.sheets_button):
            button.setEnabled(not busy)
        if not busy and self.currentWidget() is self._opening:
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str, tone: str) -> None:
        """What stands in the way, on the page in sight."""
        for told in self._told:
            clear(told)
        block = Block(tone, words)
        self._told[self.currentIndex()].add(block)
        style.say_to_reader(block)

    def forget(self) -> None:
        """Empty every field."""
        self.secret.line.clear()
        for area in self.sheets:
            area.clear()

    def _page(self, title: str) -> ColumnPage:
        page = ColumnPage(title)
        self._titles[page] = Text(title, "title")
        self._told.append(Column())
        page.add(self._titles[page])
        page.body.addLayout(self._told[-1])
        return page

    def _title(self, page: ColumnPage, words: str) -> None:
        self._titles[page].setText(words)
        page.setAccessibleName(words)

    def _press(self, words: str, act: Callable[[], object]) -> Button:
        button = Button(self._words(words), act, kind="primary")
        self._presses.append(button)
        return button

    def _add_bar(self, page: ColumnPage, name: str) -> None:
        moving = bar(name)
        keep_room(moving)
        self._bars.append(moving)
        page.add(moving)

    def _go(self, page: ColumnPage, first: QWidget) -> None:
        for told in self._told:
            clear(told)
        self.setCurrentWidget(page)
        QApplication.sendPostedEvents()  # what was just added can take the keyboard once it is laid out
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _part(part: Part) -> QWidget:
    if part.tone:
        return Block(part.tone, part.heading, *part.lines)
    card = Card(part.heading)
    card.body.add(*(Text(line) for line in part.lines))
    return card
