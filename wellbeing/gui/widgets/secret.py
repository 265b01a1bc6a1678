"""A field for a passphrase, with 'Show' beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.field import Field, LineEdit, hide_secret
from wellbeing.language import Language, _


class Secret(Field):
    """A passphrase. Whoever lays it out places `show_button`, which may show a repetition too (`show_with`)."""

    def __init__(self, language: Language, label: str, *, help_line: str = "") -> None:
        self.line = LineEdit(secret=True)
        super().__init__(label, self.line, help_line=help_line)
        self._language = language
        self._repetition: Secret | None = None
        self.show_button = Button(language.text(_("Show")), self._turn)
        self.show_button.setCheckable(True)

    def show_with(self, repetition: "Secret") -> None:
        """Let one button show both this passphrase and its repetition."""
        self._repetition = repetition

    def _turn(self) -> None:
        shown = self.show_button.isChecked()
        for line in (self.line, self._repetition.line) if self._repetition else (self.line,):
            if shown:
                line.setEchoMode(QLineEdit.EchoMode.Normal)
            else:
                hide_secret(line)
        self.show_button.say(self._language.text(_("Hide") if shown else _("Show")))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
