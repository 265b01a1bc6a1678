"""The screen of the list: search, filters, rows. While there is room only the rows scroll, so that the search stays."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from wellbeing.gui import style
from wellbeing.gui.cases.choosing import ChoosingBar
from wellbeing.gui.cases.shown import Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.list_page import ListScroll
from wellbeing.gui.widgets.row import Row
from wellbeing.gui.widgets.rows import RowList, Rows
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None:
        """See the list as it is now."""

    def more(self) -> None:
        """See the next page."""

    def choose(self, key: str) -> None:
        """Another filter."""

    def type(self, text: str) -> None:
        """Search."""

    def open(self, key: str) -> None:
        """Open a line."""

    def take_in(self) -> None:
        """Take in a case from another representative."""

    def import_history(self) -> None:
        """Take up cases of earlier years from a spreadsheet."""

    def new_incident(self) -> None:
        """Begin a case."""

    def act_on(self, keys: list[str], part: str) -> None:
        """Act on several cases: follow-ups, hand-over or retention."""


class SearchLine(LineEdit):
    """Down goes to the list, Enter opens its first line, Escape ends the search."""

    def __init__(self, view: "CasesView") -> None:
        super().__init__()
        self._view = view
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """See the class."""
        match event.key():
            case Qt.Key.Key_Down:
                self._view.list.enter()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._view.open_first()
            case Qt.Key.Key_Escape:
                self._view.end_search()
            case _:
                super().keyPressEvent(event)


class CasesView(QWidget):
    """Title, search, filters, and the list that takes the rest of the window."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__()
        words = self._words = language.text
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(words(_("Cases")))
        self._quiet = Text(words(_("Cases")), "quiet")
        titles = holder(Column(Text(words(_("Cases")), "title"), self._quiet, gap="hair"))
        self.new_incident = Button(words(_("New incident")), lambda: self.intentions.new_incident(), kind="primary")
        self.import_history = Button(words(_("Import history")), lambda: self.intentions.import_history())
        self.take_in = Button(words(_("Take in a case")), lambda: self.intentions.take_in())
        actions = holder(Flow(self.take_in, self.import_history, self.new_incident))
        head = Turning([(titles, 1), (actions, 0)], narrow=60, gap="close")
        self.search = SearchLine(self)
        self.search.setPlaceholderText(words(_("Search cases, names, notes and services")))
        self.search.setAccessibleName(words(_("Search cases, names, notes and services")))
        self.search.textEdited.connect(lambda text: self.intentions.type(text))
        self._filters = Flow(gap="tight")
        self._group = QButtonGroup(self)
        self.filters: dict[str, Button] = {}
        self._empty = Column()
        self.rows = Rows(self, lambda: self.intentions.more())
        self.list = RowList(self.rows)
        self.list.picked.connect(self.open_place)
        self.list.left_upwards.connect(self.start_search)
        self.rows.chosen_word = words(_("chosen"))
        self.choosing = ChoosingBar(language, self.rows, self.list)
        self.choosing.wanted.connect(lambda part: self.intentions.act_on(self.rows.chosen, part))
        self.list.setAccessibleName(words(_("Cases")))
        above = Turning([(holder(self._filters), 1), (self.choosing.begin, 0)], narrow=60, gap="close")
        column = Column(head, self.search, above, self.choosing, gap="close")
        column.addLayout(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        edge = style.space("page")
        column.setContentsMargins(edge, style.space("wide"), edge, style.space("room"))
        self.setLayout(Column(ListScroll(holder(column), self.list)))

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.choosing.end()
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def start_search(self) -> None:
        """Bring the keyboard to the search (Ctrl+F)."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_list(self, shown: Shown) -> None:
        """Replace the list; the line that was chosen stays chosen if it is still there."""
        before = self._current()
        self._quiet.setText(shown.quiet)
        self._show_filters(shown)
        clear(self._empty)
        if shown.empty:
            action = self._words(_("New incident")) if shown.first else ""
            self._empty.add(EmptyState(shown.empty, action, lambda: self.intentions.new_incident()))
        self.list.setVisible(bool(shown.rows))
        self.choosing.offer(len(shown.rows) > 1)
        self.rows.replace(shown.rows, shown.more)
        place = self.rows.place_of(before.key) if before else -1
        if place >= 0:
            self.list.setCurrentIndex(self.rows.index(place))

    def _show_filters(self, shown: Shown) -> None:
        wanted = [(found.key, found.words) for found in shown.filters]
        if [(key, button.text()) for key, button in self.filters.items()] != wanted:
            had = next((key for key, button in self.filters.items() if button.hasFocus()), None)
            clear(self._filters)
            self._group = QButtonGroup(self)
            self.filters = {key: self._filter(key, words) for key, words in wanted}
            if had in self.filters:
                self.filters[had].setFocus(Qt.FocusReason.OtherFocusReason)
        for key, button in self.filters.items():
            button.setChecked(key == shown.chosen)

    def _filter(self, key: str, words: str) -> Button:
        button = Button(words, lambda: self._chose(key), kind="step")
        button.setCheckable(True)
        self._group.addButton(button)
        self._filters.addWidget(button)
        return button

    def _chose(self, key: str) -> None:
        self.search.clear()
        self.intentions.choose(key)

    def add_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        """Append a page."""
        self.rows.append(rows, more)

    # -- keys

    def open_first(self) -> None:
        """Enter in the search: the first line."""
        self.open_place(0)

    def open_place(self, place: int) -> None:
        """Open a line."""
        if 0 <= place < self.rows.rowCount():
            self.intentions.open(self.rows.row(place).key)

    def end_search(self) -> None:
        """Escape: the whole list again."""
        self.search.clear()
        self.intentions.type("")

    def _current(self) -> Row | None:
        place = self.list.currentIndex().row()
        return self.rows.row(place) if 0 <= place < self.rows.rowCount() else None
