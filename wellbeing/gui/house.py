"""The house: side bar, places and their keys. It stands inside the vault and is built when the vault is open."""

import functools
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from wellbeing.gui.sidebar import SideBar
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.notice import NoticeBar, inset
from wellbeing.language import Language, _

_NARROW = 80
"""Characters across the window; with fewer the side bar lies above the page."""

_BACKUPS = frozenset({"backups"})


@runtime_checkable
class Arrives(Protocol):
    """A screen that wants to know what it was opened with, such as `case=uid`."""

    def arrive(self, **what: object) -> None:
        """Called each time the screen is gone to."""


@runtime_checkable
class Refreshes(Protocol):
    """A screen that shows records. One that `tells_of_backups` is told of these too: they are made by themselves, while
    somebody works, and no answer that is being given may go with a page that is built anew."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Called when records of these kinds changed while the screen is in sight."""


@runtime_checkable
class Keeps(Protocol):
    """A screen that keeps what it worked out while it is out of sight."""

    def forget(self) -> None:
        """Records changed: what was worked out no longer holds."""


@runtime_checkable
class Leaves(Protocol):
    """A screen that works for who looks at it."""

    def leave(self) -> None:
        """Another place comes into sight."""


@runtime_checkable
class Searches(Protocol):
    """A screen with a search field."""

    def start_search(self) -> None:
        """Bring the keyboard to the search field."""


class House(QWidget):
    """The places of the program, one in sight. It knows no screen; `places.py` gives it factories."""

    titled = Signal(str)
    """Other words for the title of the window: where we are."""
    taken_out = Signal()
    """Something was taken out that can be brought back."""
    undo_wanted = Signal()
    """The key that undoes; a field in which something was typed hears it first."""

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
        self.setProperty("look", "page")
        self._build()
        self._keys()

    def _build(self) -> None:
        self.side = SideBar(self.language)
        self.side.picked.connect(self.go)
        self.notice = NoticeBar(self.language.text(_("Close")))
        self._stack = QStackedWidget()
        right = Column(gap="hair")
        right.addLayout(inset(self.notice))
        right.addWidget(self._stack, 1)
        self._around = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.setSpacing(0)
        self._around.addWidget(self.side)
        self._around.addWidget(holder(right), 1)

    def event(self, event: QEvent) -> bool:
        """Another size of the window or of the text: the side bar beside the page, or above it. It would take a third
        of a narrow window that has large words, and no page should be read through a slit."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            above = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
            self.side.lie_above(above)
            self._around.setDirection(QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight)
        return super().event(event)

    def _keys(self) -> None:
        # Qt hears them only while the house is in sight.
        def key(sequence: str | QKeySequence.StandardKey, act: Callable[[], object]) -> None:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(act)

        key(QKeySequence.StandardKey.Find, self._search)
        key(QKeySequence.StandardKey.New, lambda: self._go_by_key("new-incident"))
        key("F1", lambda: self._go_by_key("help"))
        key("Ctrl+,", lambda: self._go_by_key("settings"))
        key("Alt+Left", self.go_back)
        key(QKeySequence.StandardKey.Undo, self.undo_wanted.emit)
        for number in range(1, 10):
            key(f"Ctrl+{number}", functools.partial(self._go_to_nth, number))

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
        """The id of the place in sight, or an empty text before one was gone to."""
        return self._place

    def where(self) -> tuple[str, dict[str, object]]:
        """The place in sight and what it was opened with; ('', {}) before one was gone to."""
        return self._way[-1] if self._way else ("", {})

    def public_guide(self) -> str:
        """Ids of the public words of the guide in sight; empty on every other screen."""
        return str(getattr(self._stack.currentWidget(), "public_guide", ""))

    def first_place(self) -> str:
        """The place that stands first."""
        return next(iter(self._factories))

    def has_place(self, place: str) -> bool:
        """Whether there is such a place."""
        return place in self._factories

    def screen_of(self, place: str) -> QWidget:
        """The screen of a place, built now if it was not yet."""
        if place not in self._screens:
            self._screens[place] = self._factories[place]()
            self._stack.addWidget(self._screens[place])
        return self._screens[place]

    def go(self, place: str, **what: object) -> None:
        """Show a place; its screen gets `what`, such as `case=uid`."""
        screen = self.screen_of(place)
        before: object = self._screens.get(self._place)
        if before is not screen and isinstance(before, Leaves):
            before.leave()
        self._way.append((place, what))
        del self._way[:-50]
        self._place = place
        self.notice.hide()
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.mark(self._under[place])
        if isinstance(screen, Arrives):
            screen.arrive(**what)
        self.titled.emit(self.language.text(_("{place} – Wellbeing"), place=self._labels[place]))

    def go_back(self) -> None:
        """Show the place before this one."""
        if len(self._way) > 1:
            self._way.pop()
            place, what = self._way.pop()
            self.go(place, **what)

    def refresh(self, changed: frozenset[str]) -> None:
        """Tell the screen in sight what changed; the others load again when they are gone to."""
        for place, built in self._screens.items():
            screen: object = built
            if place == self._place and isinstance(screen, Refreshes):
                if changed != _BACKUPS or getattr(screen, "tells_of_backups", False):
                    screen.refresh(changed)
            elif place != self._place and isinstance(screen, Keeps):
                screen.forget()
        if "undo" in changed:
            self.taken_out.emit()

    def _search(self) -> None:
        if not self._search_place:
            return
        if self._place != self._search_place:
            self.go(self._search_place)
        screen = self.screen_of(self._search_place)
        if isinstance(screen, Searches):
            screen.start_search()

    def _go_by_key(self, place: str) -> None:
        if self.has_place(place):
            self.go(place)

    def _go_to_nth(self, number: int) -> None:
        places = self.side.places()
        if number <= len(places):
            self.go(places[number - 1])
