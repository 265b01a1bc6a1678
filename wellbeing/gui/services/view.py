"""The directory: search, kind of help, and the list that takes the rest of the window."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.services.filters import Filters
from wellbeing.gui.services.shown import Asked, ListShown, Options
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.list_page import ListScroll
from wellbeing.gui.widgets.row import Row
from wellbeing.gui.widgets.rows import RowList, Rows
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def search(self, asked: Asked) -> None: ...
    def more(self) -> None: ...
    def open(self, key: str) -> None: ...
    def add(self) -> None: ...
    def check(self) -> None: ...
    def files(self) -> None: ...


class SearchLine(LineEdit):
    """Down goes to the list, Enter opens its first row, Escape empties the search."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """See the class."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class ServicesView(QWidget):
    """The list scrolls below the search; only where the filters leave it no room the page scrolls as a whole."""

    intentions: Intentions

    def __init__(self, language: Language, kinds: Options, audiences: Options, languages: Options) -> None:
        super().__init__()
        words = self._words = language.text
        self._plural = language.plural
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(words(_("Services")))
        self._quiet = Text("", "quiet")
        titles = holder(Column(Text(words(_("Services")), "title"), self._quiet, gap="hair"))
        self.add_button = Button(words(_("Add a service")), lambda: self.intentions.add(), kind="primary")
        self.check_button = Button(words(_("Check entries")), lambda: self.intentions.check())
        self.files_button = Button(words(_("Import or save")), lambda: self.intentions.files())
        actions = holder(Flow(self.files_button, self.check_button, self.add_button))
        head = Turning([(titles, 1), (actions, 0)], narrow=70, gap="close")
        self.search = SearchLine(example=words(_("A name, for whom, or an address")))
        self.kind = Drop([("", words(_("Every kind of help"))), *kinds])
        above = [(Field(words(_("Search")), self.search), 3), (Field(words(_("Kind of help")), self.kind), 2)]
        self.filters = Filters(language, audiences, languages)
        self.filters.hide()
        self.filter_button = Button("", self._turn_filters)
        self.empty_button = Button(words(_("Without filters")), self.filters.empty, kind="link")
        turns = holder(Flow(self.filter_button, self.empty_button))
        self._search_row = holder(Column(Turning(above, narrow=60, gap="room"), turns, self.filters, gap="close"))
        self._tell_filters()
        self._empty = Column()
        self.rows = Rows(self, lambda: self.intentions.more())
        self.list = RowList(self.rows)
        self.list.setAccessibleName(words(_("Services")))
        self._connect()
        column = Column(head, self._search_row, gap="room")
        column.addLayout(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        edge = style.space("page")
        column.setContentsMargins(edge, style.space("wide"), edge, style.space("room"))
        self.setLayout(Column(ListScroll(holder(column), self.list)))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._searched())
        self.search.down.connect(self.list.enter)
        self.search.returnPressed.connect(lambda: self._open(0))
        self.kind.activated.connect(lambda _at: self._searched())
        self.filters.changed.connect(self._searched)
        self.list.picked.connect(self._open)
        self.list.left_upwards.connect(self.start_search)

    @property
    def title(self) -> str:
        """The title shown."""
        return self.accessibleName()

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def start_search(self) -> None:
        """Bring the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_list(self, shown: ListShown) -> None:
        """Replace the list."""
        before = self._current()
        self._quiet.setText(shown.quiet)
        self._search_row.setVisible(not shown.first)
        self.check_button.setVisible(not shown.first)
        self.filters.offer_regions(shown.regions)
        clear(self._empty)
        if shown.empty:
            action = self._words(_("Add the first service")) if shown.first else ""
            self._empty.add(EmptyState(shown.empty, action, lambda: self.intentions.add()))
        self.list.setVisible(bool(shown.rows))
        self.rows.replace(shown.rows, shown.more)
        place = self.rows.place_of(before.key) if before else -1
        if place >= 0:
            self.list.setCurrentIndex(self.rows.index(place))

    def add_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        """The next rows."""
        self.rows.append(rows, more)

    def _searched(self) -> None:
        self._tell_filters()
        self.intentions.search(self._asked())

    def _asked(self) -> Asked:
        return self.filters.asked(self.search.text(), self.kind.value() or "")

    def _turn_filters(self) -> None:
        opens = self.filters.isHidden()
        self.filters.setVisible(opens)
        self._tell_filters()
        if opens:
            self.filters.audience.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_filters(self) -> None:
        """How many filters are set, though they may be out of sight."""
        count = self._asked().filters
        more = self._words(_("More filters") if self.filters.isHidden() else _("Hide the filters"))
        self.filter_button.say(
            self._plural("{more} ({count})", "{more} ({count})", count, more=more) if count else more
        )
        self.empty_button.setVisible(bool(count))

    def _open(self, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            self.intentions.open(self.rows.row(place).key)

    def _current(self) -> Row | None:
        place = self.list.currentIndex().row()
        return self.rows.row(place) if 0 <= place < self.rows.rowCount() else None
