"""The page on which an incident is shared: with whom, who leads, and the file."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog

from wellbeing.gui import style
from wellbeing.gui.files import ask_where_to_save
from wellbeing.gui.incident_slip.shown import ShareShown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

SLIP = "incident.wbslip"
"""The proposed name: nothing of the event."""


class Intentions(Protocol):
    """What a person can want here."""

    def begin(self, incident: int, case: int | None = None) -> None: ...
    def follow_help(self) -> None: ...
    def is_answered(self, recipient: str, leader: str) -> bool: ...
    def save_to(self, path: Path, recipient: str, leader: str) -> None: ...
    def leave(self) -> None: ...


class ShareView(Page):
    """Two questions and one button."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        self._words = language.text
        super().__init__(self._words(_("Share the incident")))
        self.recipients, self.leaders = Choices("", ()), Choices("", ())
        self._errors: dict[str, Text] = {}
        self.save = Button("")
        self.dialog: QFileDialog | None = None

    def arrive(self, *, incident: int, case: int | None = None, **_more: object) -> None:
        """The page was gone to."""
        self.clear()
        self.intentions.begin(int(incident), None if case is None else int(case))

    def _begin(self, quiet: str) -> None:
        self.clear()
        self.show_title(self._words(_("Share the incident")), quiet, crumb=self._words(_("Who was there")))
        self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.leave()))

    def show_share(self, shown: ShareShown) -> None:
        """Both questions."""
        words = self._words
        self._begin(shown.quiet)
        self._errors = {"recipient": Text("", "error"), "leader": Text("", "error")}
        carries = words(_("It carries a random id, the day and the kind of event, sealed for one person: no officer."))
        why = words(
            _("Each officer's case stays in its own vault. One vault leads and counts, so that nobody counts twice.")
        )
        self.add(Block("info", words(_("A slip makes it one incident in both vaults")), why, carries))
        self.recipients = Choices(words(_("With whom?")), shown.recipients)
        self.leaders = Choices(words(_("Who leads, and counts the incident?")), shown.leaders)
        self.add(self.recipients, self._errors["recipient"], self.leaders, self._errors["leader"])
        if shown.stays:
            self.add(Text(shown.stays, "quiet"))
        back = Button(words(_("Back")), lambda: self.intentions.leave())
        self.save = Button(words(_("Save the slip")), self._ask_where, kind="primary")
        self.set_foot(back, right=self.save)

    def _ask_where(self) -> None:
        recipient, leader = self.recipients.value() or "", self.leaders.value() or ""
        for error in self._errors.values():
            error.setText("")
        if self.intentions.is_answered(recipient, leader):
            title = self._words(_("Save the slip"))
            self.dialog = ask_where_to_save(
                self, title, SLIP, lambda path: self.intentions.save_to(path, recipient, leader)
            )

    def show_stopped(self, why: str, action: str) -> None:
        """Why it can't be shared."""
        self._begin("")
        block = Block(
            "info", self._words(_("This can't be done here") if not action else _("This can't be done yet")), why
        )
        if action:
            block.add_actions(Button(action, lambda: self.intentions.follow_help(), kind="primary"))
        self.add(block)

    def show_error(self, field: str, words: str) -> None:
        """Say beside a question what is missing or wrong."""
        told = self._errors.get(field) or self._errors.get("leader")
        if told is not None:
            told.setText(words)
            style.say_to_reader(told)
            self.bring_into_sight(told)
