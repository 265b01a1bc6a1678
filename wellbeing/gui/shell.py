"""The window: side bar, places, keys, notices, the veil. It knows no screen; `main.py` gives it factories."""

import functools
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from wellbeing.gui import style
from wellbeing.gui.sidebar import SideBar
from wellbeing.gui.widgets.layout import Column, Row, holder
from wellbeing.gui.widgets.notice import NoticeBar
from wellbeing.gui.widgets.ring import FocusRing
from wellbeing.language import Language, _


@runtime_checkable
class Arrives(Protocol):
    """A screen that wants to know what it was opened with, such as `case=uid`."""

    def arrive(self, **what: object) -> None:
        """Called each time the screen is gone to."""


@runtime_checkable
class Refreshes(Protocol):
    """A screen that shows records."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Called when records of these kinds changed while the screen is in sight."""


@runtime_checkable
class Keeps(Protocol):
    """A screen that keeps what it worked out while it is out of sight."""

    def forget(self) -> None:
        """Records changed: what was worked out no longer holds."""


@runtime_checkable
class Searches(Protocol):
    """A screen with a search field."""

    def start_search(self) -> None:
        """Bring the keyboard to the search field."""


class Shell(QMainWindow):
    """Holds what is outside the vault (unlock, first start, help now) and the house with its places inside."""

    lock_wanted = Signal()
    closing = Signal()
    went = Signal(str)
    """The id of the place that was gone to."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self._factories: dict[str, Callable[[], QWidget]] = {}
        self._under: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._screens: dict[str, QWidget] = {}
        self._place = ""
        self._way: list[tuple[str, dict[str, object]]] = []
        self._search_place = ""
        self.can_lock = False
        """Whether there is an open vault to lock, inside the house or before it is entered."""
        self.setWindowTitle(language.text(_("Wellbeing")))
        self.setMinimumSize(style.size("window_width"), style.size("window_height"))
        self.resize(_fitting(QSize(style.size("start_width"), style.size("start_height"))))
        self._build()
        self._ring = FocusRing(self)
        self._keys()

    def _build(self) -> None:
        words = self.language.text
        self.side = SideBar(self.language)
        self.side.picked.connect(self.go)
        self.side.lock_pressed.connect(self.lock_wanted)
        self._notice = NoticeBar(words(_("Close")))
        self._house = QStackedWidget()
        right = Column(gap="hair")
        right.addLayout(_inset(self._notice))
        right.addWidget(self._house, 1)
        self._inside = holder(Row(gap="hair"), "page")
        inside = self._inside.layout()
        assert inside is not None
        inside.setSpacing(0)
        inside.addWidget(self.side)
        inside.addWidget(holder(right))
        self._outside_notice = NoticeBar(words(_("Close")))
        self._outside_stack = QStackedWidget()
        outer = Column(gap="hair")
        outer.addLayout(_inset(self._outside_notice))
        outer.addWidget(self._outside_stack, 1)
        self._outside = holder(outer, "page")
        self._all = QStackedWidget()
        self._all.addWidget(self._outside)
        self._all.addWidget(self._inside)
        self.setCentralWidget(self._all)
        self._veil = QFrame(self)
        self._veil.setProperty("look", "veil")
        self._veil.hide()

    def _keys(self) -> None:
        def key(sequence: str | QKeySequence.StandardKey, act: Callable[[], object]) -> None:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(act)

        key("Ctrl+L", self._lock_by_key)
        key(QKeySequence.StandardKey.Find, self._search)
        key("F1", lambda: self._go_by_key("help"))
        key("Ctrl+,", lambda: self._go_by_key("settings"))
        key("Alt+Left", self.go_back)
        for number in range(1, 10):
            key(f"Ctrl+{number}", functools.partial(self._go_to_nth, number))

    # -- outside the vault

    def show_outside(self, screen: QWidget, *, keep: bool = False) -> None:
        """Show a screen that needs no vault. The one before is let go, or kept to come back to (`keep`)."""
        before = self._outside_stack.currentWidget()
        if self._outside_stack.indexOf(screen) < 0:
            self._outside_stack.addWidget(screen)
        self._outside_stack.setCurrentWidget(screen)
        self._all.setCurrentWidget(self._outside)
        if before is not None and before is not screen and not keep:
            self._outside_stack.removeWidget(before)
            before.deleteLater()

    def enter(self) -> None:
        """Show the house; the vault is open."""
        self._all.setCurrentWidget(self._inside)

    @property
    def is_inside(self) -> bool:
        """Whether the vault's screens are shown."""
        return self._all.currentWidget() is self._inside

    # -- places

    def add_place(
        self, place: str, label: str, factory: Callable[[], QWidget], *, under: str = "", foot: bool = False
    ) -> None:
        """A place of the house, built when it is first gone to.

        Without `under` it gets an entry in the side bar (at its foot with `foot`); with it, it is a page of that
        entry, such as a case under 'cases'.
        """
        self._factories[place], self._labels[place], self._under[place] = factory, label, under or place
        if not under:
            self.side.add(place, label, foot=foot)

    def find_in(self, place: str) -> None:
        """The place whose screen has the search field (Ctrl+F)."""
        self._search_place = place

    @property
    def place(self) -> str:
        """The id of the place in sight, or an empty text."""
        return self._place

    def where(self) -> tuple[str, dict[str, object]]:
        """The place in sight and what it was opened with; ('', {}) outside."""
        return self._way[-1] if self.is_inside and self._way else ("", {})

    def first_place(self) -> str:
        """The place that stands first."""
        return next(iter(self._factories))

    def restore(self, window: tuple[int, int, int, int]) -> None:
        """Take a remembered place (x, y, width, height), as far as a screen is there."""
        at = QRect(*window)
        if any(screen.availableGeometry().intersects(at) for screen in QGuiApplication.screens()):
            self.setGeometry(at)

    def has_place(self, place: str) -> bool:
        """Whether there is such a place."""
        return place in self._factories

    def screen_of(self, place: str) -> QWidget:
        """The screen of a place, built now if it was not yet."""
        if place not in self._screens:
            self._screens[place] = self._factories[place]()
            self._house.addWidget(self._screens[place])
        return self._screens[place]

    def go(self, place: str, **what: object) -> None:
        """Show a place; its screen gets `what`, such as `case=uid`."""
        screen = self.screen_of(place)
        self._way.append((place, what))
        del self._way[:-50]
        self._place = place
        self._notice.hide()
        self._house.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.mark(self._under[place])
        if isinstance(screen, Arrives):
            screen.arrive(**what)
        self.setWindowTitle(self.language.text(_("{place} – Wellbeing"), place=self._labels[place]))
        self.went.emit(place)

    def go_back(self) -> None:
        """Show the place before this one."""
        if self.is_inside and len(self._way) > 1:
            self._way.pop()
            place, what = self._way.pop()
            self.go(place, **what)

    def refresh(self, changed: frozenset[str]) -> None:
        """Tell the screen in sight what changed; the others load again when they are gone to."""
        for place, built in self._screens.items():
            screen: object = built
            if place == self._place and isinstance(screen, Refreshes):
                screen.refresh(changed)
            elif place != self._place and isinstance(screen, Keeps):
                screen.forget()

    # -- notices and veil

    def tell(self, words: str, tone: str = "info") -> None:
        """One sentence in the notice bar. `tone`: info, good, warning or danger."""
        (self._notice if self.is_inside else self._outside_notice).tell(words, tone)

    @property
    def told(self) -> str:
        """The sentence in the notice bar, or an empty text."""
        return (self._notice if self.is_inside else self._outside_notice).words

    def veil(self, covered: bool) -> None:
        """Cover everything, so that no screenshot of the system and no last frame shows a record."""
        self._veil.setGeometry(self.rect())
        self._veil.setVisible(covered)
        if covered:
            self._veil.raise_()
            self._veil.repaint()  # now, not once the disk is done with what is sealed

    @property
    def is_veiled(self) -> bool:
        """Whether everything is covered."""
        return not self._veil.isHidden()

    # -- Qt

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """Closing seals and leaves; it never asks."""
        self.closing.emit()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """The veil keeps the window's size."""
        if event.type() == QEvent.Type.Resize and not self._veil.isHidden():
            self._veil.setGeometry(self.rect())
        return super().event(event)

    # -- keys

    def _lock_by_key(self) -> None:
        if self.is_inside or self.can_lock:
            self.lock_wanted.emit()

    def _search(self) -> None:
        if not self.is_inside or not self._search_place:
            return
        if self._place != self._search_place:
            self.go(self._search_place)
        screen = self.screen_of(self._search_place)
        if isinstance(screen, Searches):
            screen.start_search()

    def _go_by_key(self, place: str) -> None:
        if self.is_inside and place in self._factories:
            self.go(place)

    def _go_to_nth(self, number: int) -> None:
        places = self.side.places()
        if self.is_inside and number <= len(places):
            self.go(places[number - 1])


def _fitting(wanted: QSize) -> QSize:
    """No larger than the screen: 'Lock now' stands at the foot of the window."""
    return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize())


def _inset(bar: NoticeBar) -> Column:
    column = Column(bar)
    edge = style.space("page")
    column.setContentsMargins(edge, 0, edge, 0)
    return column
