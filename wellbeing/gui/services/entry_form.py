"""The fields of a service, in one column: who and for whom, what the employer learns, how to reach it, the cost."""

from PySide6.QtWidgets import QWidget

from wellbeing.gui.half_written import Control
from wellbeing.gui.incident.answers import RegionPicker
from wellbeing.gui.services.form import NO, YES
from wellbeing.gui.services.shown import Entered, FormShown
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.layout import Flow, holder
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _


class EntryForm:
    """`parts` go onto the page in this order; `fields` take errors by the names of the entry's fields."""

    def __init__(self, reader: Language, shown: FormShown) -> None:
        self._words = reader.text
        self.lines: dict[str, LineEdit | TextArea] = {}
        entered, words = shown.entered, self._words
        self.kind = Drop([("", words(_("Please choose"))), *shown.kinds])
        self.kind.choose(entered.kind)
        self.ticks = {code: Tick(label) for code, label in shown.audiences}
        for code, tick in self.ticks.items():
            tick.setChecked(code in entered.audiences)
        unknown = ("", words(_("Not known")))
        learns = [unknown, (NO, words(_("No, not even that somebody came"))), (YES, words(_("Yes")))]
        self.learns, self.free = Drop(learns), Drop([unknown, (YES, words(_("Free"))), (NO, words(_("Not free")))])
        self.learns.choose(entered.employer_learns)
        self.free.choose(entered.free)
        self.region = RegionPicker(reader)
        self.region.choose(entered.region, shown.region_words)
        self.fields = self._made(entered, shown)
        self.parts: list[QWidget] = []
        for name, field in self.fields.items():
            self.parts += [self.region, field] if name == "weekly_hours" else [field]

    def _made(self, entered: Entered, shown: FormShown) -> dict[str, Field]:
        words = self._words
        hours = words(_("Like this: {example}. Or 24/7."), example=shown.hours_example)
        learnt = words(_("Say it plainly: who pays, who sees the bill, who is told that somebody came."))
        comma = words(_("With a comma between them."))
        return {
            "name": self._line("name", _("Name"), entered.name),
            "kind": Field(words(_("Kind of help")), self.kind),
            "audiences": Field(words(_("For whom")), holder(Flow(*self.ticks.values(), gap="wide", below="hair"))),
            "whom": self._line("whom", _("For whom, in words"), entered.whom),
            "employer_learns": Field(words(_("Does the employer learn of it?")), self.learns),
            "confidentiality": self._line(
                "confidentiality", _("What the employer learns, in words"), entered.confidentiality, learnt, lines=2
            ),
            "reach": self._line("reach", _("How to reach it"), entered.reach, lines=3),
            "weekly_hours": self._line("weekly_hours", _("Hours of the week"), entered.weekly_hours, hours),
            "hours": self._line("hours", _("Hours, in words"), entered.hours),
            "free": Field(words(_("Is it free of cost?")), self.free),
            "cost": self._line("cost", _("Cost, in words"), entered.cost),
            "usual_days": self._line(
                "days", _("Usual days to a first appointment"), entered.days, words(_("May stay empty."))
            ),
            "languages": self._line("languages", _("Languages"), entered.languages, comma),
            "note": self._line("note", _("Note of the union"), entered.note, lines=2),
        }

    def _line(self, name: str, label: str, text: str, hint: str = "", *, lines: int = 1) -> Field:
        made: LineEdit | TextArea
        if lines == 1:
            made = LineEdit()
            made.setText(text)
        else:
            made = TextArea(lines=lines)
            made.setPlainText(text)
        self.lines[name] = made
        return Field(self._words(label), made, help_line=hint)

    def controls(self) -> dict[str, Control]:
        """Whatever holds words or answers that a lock keeps."""
        ticks = {f"audience-{code}": tick for code, tick in self.ticks.items()}
        drops: dict[str, Control] = {
            "kind": self.kind,
            "learns": self.learns,
            "free": self.free,
            "place": self.region.line,
        }
        return {**self.lines, **ticks, **drops}

    def entered(self) -> Entered:
        """What stands in the form."""
        texts = {name: line.text() if isinstance(line, LineEdit) else line.words() for name, line in self.lines.items()}
        return Entered(
            kind=self.kind.value() or "",
            audiences=tuple(code for code, tick in self.ticks.items() if tick.isChecked()),
            region=self.region.value(),
            free=self.free.value() or "",
            employer_learns=self.learns.value() or "",
            **texts,
        )
