"""What the pages outside the vault have in common: words at the top, secrets that are forgotten, a bar that moves."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.field import TextArea
from wellbeing.gui.widgets.layout import Flow
from wellbeing.gui.widgets.page import ColumnPage
from wellbeing.gui.widgets.progress import bar, keep_room
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class DoorPage(ColumnPage):
    """One page of the unlock screen or of the first start."""

    next_button: Button
    """The way on; set by `set_foot`."""

    def __init__(self, language: Language, name: str, words: str = "", *, waiting: str = "") -> None:
        """`words` stand under the name; without them the page shows its own title. `waiting` names the bar."""
        super().__init__(name)
        self.words = language.text
        self.moving = bar(waiting or language.text(_("Please wait")))
        keep_room(self.moving)
        self.first: QWidget | None = None
        """What takes the keyboard when the page is gone to."""
        self.secrets: tuple[QLineEdit | TextArea, ...] = ()
        """Fields whose words go when the vault is open."""
        self.resting: tuple[QWidget, ...] = ()
        """What can't be used while the vault is being opened or made."""
        if words:
            self.add(Text(name, "title"), Text(words))

    def set_foot(self, forward: Button, *more: QWidget, back: Callable[[], object] | None = None) -> None:
        """The way on, other ways, the way back, and the bar below them."""
        buttons = (forward, *more) if back is None else (forward, *more, Button(self.words(_("Back")), back))
        self.body.addLayout(Flow(*buttons))
        self.add(self.moving)
        self.next_button, self.resting = forward, (forward, *more)

    def begin(self) -> None:
        """The page was gone to: the keyboard goes to its first field."""
        (self.first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, busy: bool) -> None:
        """Whether the vault is being opened or made."""
        self.moving.setVisible(busy)
        for control in self.resting:
            control.setEnabled(not busy)

    def forget(self) -> None:
        """Empty every field with a secret."""
        for field in self.secrets:
            field.clear()
