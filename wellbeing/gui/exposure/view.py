"""The page 'Over the years': a quiet list by year, and one sentence where heavy events lie close together."""

from typing import Protocol

from wellbeing.domain.identity import CaseId
from wellbeing.gui.exposure.shown import Event, Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.timeline import Timeline
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self, case: CaseId) -> None: ...
    def refresh(self) -> None: ...
    def open(self, case: int) -> None: ...
    def read_guide(self) -> None: ...
    def leave(self) -> None: ...


class ExposureView(Page):
    """One officer's years."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Over the years")))
        self._words = language.text
        self.guide_button = Button("")
        self.events: dict[int, Button] = {}

    def arrive(self, **what: object) -> None:
        """Opened with case=."""
        self.clear()
        self.intentions.load(CaseId(int(str(what["case"]))))

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.refresh()

    def show_exposure(self, shown: Shown) -> None:
        """All of it anew."""
        words = self._words
        self.clear()
        self.events = {}
        self.show_title(
            words(_("Over the years")),
            words(_("What this vault knows, for your eyes only. It is never added up, and it leaves in no figure.")),
            crumb=shown.alias,
        )
        self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))
        if shown.close:
            block = Block("info", words(_("Much in a short time")), shown.close)
            self.guide_button = Button(words(_("Read the guide for it")), lambda: self.intentions.read_guide())
            if shown.guide:
                block.add_actions(self.guide_button)
            self.add(block)
        for year, events in shown.years:
            self.heading(year)
            timeline = Timeline()
            for event in events:
                timeline.add(event.when, event.what, event.why, action=self._way(event))
            self.add(timeline)

    def _way(self, event: Event) -> Button:
        opened = self._words(_("Open the case"))
        button = Button(
            opened,
            lambda: self.intentions.open(event.case),
            kind="link",
            name=", ".join((opened, event.what, event.when)),
        )
        self.events[event.case] = button
        return button
