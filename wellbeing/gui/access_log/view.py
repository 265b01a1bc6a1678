"""The list of the access log. As long as there is room, only the rows scroll, so that the filters stay."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.access_log.presenter import Options
from wellbeing.gui.files import ask_where_to_save
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.list_page import ListScroll
from wellbeing.gui.widgets.row import Row
from wellbeing.gui.widgets.rows import RowList, Rows
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def choose(self, kind: str, period: str) -> None: ...
    def more(self) -> None: ...
    def open(self, key: str) -> None: ...
    def save(self) -> None: ...
    def save_to(self, path: Path) -> None: ...
    def back(self) -> None: ...


class AccessLogView(QWidget):
    """Title, two filters, and the entries, the newest first."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__()
        words = self._words = language.text
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(words(_("Access log")))
        self.dialog: object = None
        self.save_button = Button(words(_("Save as a file")), lambda: self.intentions.save())
        self.kind, self.period = Drop(), Drop()
        for drop in (self.kind, self.period):
            drop.activated.connect(lambda _at: self._choose())
        self._told, self._empty = Column(), Column()
        self.rows = Rows(self, lambda: self.intentions.more())
        self.list = RowList(self.rows, may_stack=False)
        self.list.setAccessibleName(words(_("Access log")))
        self.list.picked.connect(self._open)
        self.list.left_upwards.connect(lambda: self.kind.setFocus(Qt.FocusReason.OtherFocusReason))
        self._lay_out()

    def _lay_out(self) -> None:
        words = self._words
        quiet = words(_("When this vault was opened, what was done in it and what left. No name stands here."))
        crumb, title = Text(words(_("Settings")), "quiet"), Text(words(_("Access log")), "title")
        titles = holder(Column(crumb, title, Text(quiet, "quiet"), gap="hair"))
        head = Turning([(titles, 1), (holder(Flow(self.save_button)), 0)], narrow=60, gap="close")
        filters = Turning(
            [(Field(words(_("What")), self.kind), 1), (Field(words(_("When")), self.period), 1)],
            narrow=36,
            gap="room",
        )
        column = Column(head, gap="room")
        column.addLayout(self._told)
        column.add(filters)
        column.addLayout(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        edge = style.space("page")
        column.setContentsMargins(edge, style.space("wide"), edge, style.space("room"))
        foot = holder(Flow(Button(words(_("Back to the settings")), lambda: self.intentions.back())))
        foot.setContentsMargins(edge, style.space("close"), edge, style.space("room"))
        scroll = ListScroll(holder(column), self.list)
        around = Column(scroll, scroll.line_below(), foot)
        around.setSpacing(0)
        self.setLayout(around)

    @property
    def title(self) -> str:
        """The title shown."""
        return self.accessibleName()

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        clear(self._told)
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def offer(self, kinds: Options, periods: Options) -> None:
        """What can be chosen; the choice stays."""
        for drop, options in ((self.kind, kinds), (self.period, periods)):
            before = drop.value() or ""
            drop.offer(options)
            drop.choose(before)

    def show_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        """Replace the list."""
        clear(self._empty)
        if not rows:
            self._empty.add(EmptyState(self._words(_("No entry fits. Choose another kind or another time."))))
        self.list.setVisible(bool(rows))
        self.rows.replace(rows, more)

    def add_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        """The next page."""
        self.rows.append(rows, more)

    def tell(self, words: str, tone: str) -> None:
        """One sentence under the title."""
        clear(self._told)
        block = Block(tone, words)
        self._told.add(block)
        style.say_to_reader(block)

    def choose_place(self, file_name: str) -> None:
        """Where the file goes."""
        title = self._words(_("Save the access log (.csv or .json)"))
        self.dialog = ask_where_to_save(self, title, file_name, lambda path: self.intentions.save_to(path))

    def _choose(self) -> None:
        self.intentions.choose(self.kind.value() or "", self.period.value() or "")

    def _open(self, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            self.intentions.open(self.rows.row(place).key)
