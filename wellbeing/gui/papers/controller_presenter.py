"""The form of the controller: one line each, kept with one press."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from wellbeing.app import controller
from wellbeing.app.controller import Controller
from wellbeing.gui.papers.presenter import FIELDS
from wellbeing.gui.papers.shown import Entry
from wellbeing.language import Language

if TYPE_CHECKING:
    from wellbeing.gui.papers.controller_view import ControllerView
    from wellbeing.gui.work import Ask


class ControllerPresenter:
    """Loads the form and keeps it."""

    def __init__(self, view: "ControllerView", ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language

    def load(self) -> None:
        """Show what is entered."""
        self._ask(controller.read, self._arrived)

    def _arrived(self, found: Controller) -> None:
        words, values = self._language.text, dataclasses.asdict(found)
        self._view.show_form(
            tuple(
                Entry(name=name, label=words(label), help_line=words(more) if more else "", value=values[name])
                for name, (label, more) in FIELDS.items()
            )
        )

    def keep(self, values: dict[str, str]) -> None:
        """Keep all lines."""
        self._ask(lambda session: controller.save(session, Controller(**values)), self._kept)

    def _kept(self, _none: object) -> None:
        self._view.kept()
        self.leave()

    def leave(self) -> None:
        """Back to the papers."""
        self._go("papers")
