"""The further filters of the directory: for whom, where, in which language, and what has to be so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.gui.services.shown import Asked, Options
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, Turning, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _

_TICKS = {
    "free": _("Free of cost"),
    "confidential": _("The employer does not learn of it"),
    "open_now": _("Open now"),
    "unchecked": _("To be checked"),
    "hidden": _("Not offered any more"),
}


class Filters(QWidget):
    """`changed` tells that another thing is asked."""

    changed = Signal()

    def __init__(self, reader: Language, audiences: Options, languages: Options) -> None:
        super().__init__()
        words = reader.text
        self._anywhere = ("", words(_("Anywhere")))
        self.audience = Drop([("", words(_("Anybody at all"))), *audiences])
        self.region = Drop([self._anywhere])
        self.language = Drop([("", words(_("Any language"))), *languages])
        self._regions: Options = ()
        self.ticks = {name: Tick(words(label)) for name, label in _TICKS.items()}
        fields = [
            (Field(words(_("For whom")), self.audience), 1),
            (Field(words(_("Where")), self.region), 1),
            (Field(words(_("Language")), self.language), 1),
        ]
        told = Text(words(_("An entry that does not say it is not found by a filter.")), "quiet")
        column = Column(
            Turning(fields, narrow=60), holder(Flow(*self.ticks.values(), gap="wide", below="hair")), told, gap="close"
        )
        self.setLayout(column)
        for drop in (self.audience, self.region, self.language):
            drop.activated.connect(lambda _at: self.changed.emit())
        for tick in self.ticks.values():
            tick.clicked.connect(lambda _on: self.changed.emit())

    def offer_regions(self, regions: Options) -> None:
        """The regions of the representative's country, indented as they lie in one another."""
        if regions != self._regions:
            chosen = self.region.value()
            self._regions = regions
            self.region.offer([self._anywhere, *regions])
            self.region.choose(chosen if any(code == chosen for code, _words in regions) else "")

    def asked(self, text: str, kind: str) -> Asked:
        """What is asked, with the words and the kind that stand above."""
        ticked = {name: tick.isChecked() for name, tick in self.ticks.items()}
        return Asked(
            text=text,
            kind=kind,
            audience=self.audience.value() or "",
            region=self.region.value() or "",
            language=self.language.value() or "",
            **ticked,
        )

    def empty(self) -> None:
        """Ask for nothing in particular."""
        for drop in (self.audience, self.region, self.language):
            drop.choose("")
        for tick in self.ticks.values():
            tick.setChecked(False)
        self.changed.emit()
