"""The window: what stands outside the vault, the house inside it, notices, the veil, and the key that locks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import keep_focus_on_page
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.notice import NoticeBar, inset
from wellbeing.gui.widgets.reading_order import bring_into_sight, next_stop
from wellbeing.gui.widgets.ring import FocusRing
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.house import House


class Shell(QMainWindow):
    """Holds what is outside the vault (unlock, first start, help now), and the house once there is one."""

    lock_wanted = Signal()
    closing = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self._lock_key: QShortcut | None = None
        self._house: House | None = None
        self.setWindowTitle(language.text(_("Wellbeing")))
        self.setMinimumSize(style.size("window_width"), style.size("window_height"))
        self.resize(_fitting(QSize(style.size("start_width"), style.size("start_height"))))
        self._build()
        self._ring = FocusRing(self)

    def _build(self) -> None:
        self._outside_notice = NoticeBar(self.language.text(_("Close")))
        self._outside_stack = QStackedWidget()
        outer = Column(gap="hair")
        outer.addLayout(inset(self._outside_notice))
        outer.addWidget(self._outside_stack, 1)
        self._outside = holder(outer, "page")
        self._all = QStackedWidget()
        self._all.addWidget(self._outside)
        self.setCentralWidget(self._all)
        self._veil = QFrame(self)
        self._veil.setProperty("look", "veil")
        self._veil.hide()

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

    # -- inside the vault

    @property
    def house(self) -> "House":
        """The places inside the vault. Made when it is first asked for: the first screen needs none of it."""
        if self._house is None:
            from wellbeing.gui.house import House

            self._house = House(self.language)
            self._house.titled.connect(self.setWindowTitle)
            self._house.side.lock_pressed.connect(self.lock_wanted)
            self._all.addWidget(self._house)
        return self._house

    def offer_lock(self) -> None:
        """There is an open vault: Ctrl+L locks it, inside the house or before it is entered. Once is enough."""
        if self._lock_key is None:
            from wellbeing.gui.lock import KEY

            self._lock_key = QShortcut(KEY, self)
            self._lock_key.setContext(Qt.ShortcutContext.ApplicationShortcut)
            self._lock_key.activated.connect(self.lock_wanted)

    def enter(self) -> None:
        """Show the house; the vault is open."""
        self._all.setCurrentWidget(self.house)

    @property
    def is_inside(self) -> bool:
        """Whether the vault's screens are shown."""
        return self._all.currentWidget() is not self._outside

    def where(self) -> tuple[str, dict[str, object]]:
        """The place in sight and what it was opened with; ('', {}) outside."""
        return self.house.where() if self.is_inside else ("", {})

    def public_guide(self) -> str:
        """Ids of the words of a guide that may stay in sight at a lock; empty where there are none."""
        return self.house.public_guide() if self.is_inside else ""

    def refresh(self, changed: frozenset[str]) -> None:
        """Records of these kinds changed: tell the house, if there is one."""
        if self._house is not None:
            self._house.refresh(changed)

    # -- notices and veil

    def tell(self, words: str, tone: str = "info") -> None:
        """One sentence in the notice bar. `tone`: info, good, warning or danger."""
        self._notice.tell(words, tone)

    @property
    def told(self) -> str:
        """The sentence in the notice bar, or an empty text."""
        return self._notice.words

    @property
    def _notice(self) -> NoticeBar:
        return self.house.notice if self.is_inside else self._outside_notice

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

    # -- the keyboard

    def focusNextPrevChild(self, forward: bool) -> bool:  # Qt's name
        """Tab goes in the order of reading. Qt asks for this, too, when what has the keyboard goes away: then the
        page keeps it, and not whatever comes next, which may be 'Lock now'."""
        now = QApplication.focusWidget() or self
        if not (now.isVisible() and now.isEnabled()):
            keep_focus_on_page(now)
            return True
        stop = next_stop(self._all, now, forward=forward)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        bring_into_sight(stop)
        return True

    # -- the window itself

    def restore(self, window: tuple[int, int, int, int]) -> None:
        """Take a remembered place (x, y, width, height), as far as a screen is there."""
        at = QRect(*window)
        if any(screen.availableGeometry().intersects(at) for screen in QGuiApplication.screens()):
            self.setGeometry(at)

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """Closing seals and leaves; it never asks."""
        self.closing.emit()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """The veil keeps the window's size."""
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())


def _fitting(wanted: QSize) -> QSize:
    """No larger than the screen: 'Lock now' stands at the foot of the window."""
    return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize())
