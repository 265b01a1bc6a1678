"""The questions about one officer of an incident. Each of them may stay unanswered."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from wellbeing.gui.incident.answers import InjuryPicker
from wellbeing.gui.incident.shown import FactsOptions, Options, PersonFacts
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Turning, holder
from wellbeing.gui.widgets.moment import DayEntry
from wellbeing.gui.widgets.one_of import OneLine
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

UNASKED = ""
"""The key of 'not asked yet' in a drop-down list."""


class CourtPart(QWidget):
    """Legal aid, and how the case against the attacker ended. An end has a day, and only then it is asked."""

    def __init__(self, facts: PersonFacts, options: FactsOptions, language: Language) -> None:
        super().__init__()
        words = language.text
        self._with_day = options.outcomes_with_day
        self.legal_aid = drop(options.legal_aid, facts.legal_aid, words(_("not asked yet")))
        self.outcome = drop(options.outcomes, facts.justice, words(_("not asked yet")))
        self.day_entry = DayEntry(language, options.today)
        self.day_entry.show_day(facts.justice_on)
        self.day_field = Field(words(_("On which day it ended")), self.day_entry)
        asked = pair(
            Field(words(_("Legal aid")), self.legal_aid),
            Field(words(_("The case against the attacker")), self.outcome),
        )
        self.setLayout(Column(asked, self.day_field))
        self.outcome.currentIndexChanged.connect(self._show_day)
        self._show_day()

    def day(self) -> dt.date | None:
        """The day on which it ended; None where it has not, and where nobody said."""
        return self.day_entry.day() if self._has_day() else None

    def is_wrong(self) -> bool:
        """Whether a day is asked for and something else was typed."""
        return self._has_day() and self.day_entry.is_wrong()

    def _has_day(self) -> bool:
        return self.outcome.value() in self._with_day

    def _show_day(self) -> None:
        self.day_field.setVisible(self._has_day())


class PersonPart:
    """The questions about one officer of the incident."""

    def __init__(self, facts: PersonFacts, options: FactsOptions, language: Language) -> None:
        words = language.text
        self.case = facts.case
        self.alias, self.name, self.contact = LineEdit(), LineEdit(), LineEdit()
        for line, text in ((self.alias, facts.alias), (self.name, facts.name), (self.contact, facts.contact)):
            line.setText(text)
        self.alias_field = Field(words(_("Alias")), self.alias)
        self.injuries = InjuryPicker(words(_("Injuries, as many as there are")), options.injuries)
        self.injuries.choose(facts.injuries)
        self.conditions = {name: OneLine(question, options.yes_no) for name, question in options.conditions}
        for name, line_of in self.conditions.items():
            line_of.choose(facts.conditions.get(name))
        self.care_time = drop(options.care_times, facts.care_time, words(_("not asked yet")))
        self.days_lost = drop(options.days_lost, facts.days_lost, words(_("not asked yet")))
        self.role = drop(options.roles, facts.role, words(_("not asked yet")))
        self.sex = drop(options.sexes, facts.sex, words(_("not asked yet")))
        self.age_band = drop(options.age_bands, facts.age_band, words(_("not asked yet")))
        self.court = CourtPart(facts, options, language)
        self.recorded = OneLine(words(_("Has the employer put it on record?")), options.yes_no)
        self.recorded.choose(facts.recorded)
        self.card = Card(facts.alias)
        self.card.body.add(
            self.injuries,
            Field(words(_("Until a doctor looked at the officer")), self.care_time),
            Field(words(_("Days away from duty")), self.days_lost),
            Text(words(_("Working conditions")), "bold"),
            *self.conditions.values(),
            pair(Field(words(_("Work")), self.role), Field(words(_("Age at that time")), self.age_band)),
            pair(Field(words(_("Sex")), self.sex), self.alias_field),
            pair(Field(words(_("Name")), self.name), Field(words(_("How to reach them")), self.contact)),
            Text(words(_("What came of it")), "bold"),
            self.recorded,
            self.court,
        )

    def entered(self) -> PersonFacts:
        """What stands here."""
        return PersonFacts(
            case=self.case,
            alias=self.alias.text(),
            name=self.name.text(),
            contact=self.contact.text(),
            injuries=self.injuries.values(),
            days_lost=self.days_lost.value() or None,
            conditions={name: line.value() for name, line in self.conditions.items()},
            role=self.role.value() or None,
            sex=self.sex.value() or None,
            age_band=self.age_band.value() or None,
            care_time=self.care_time.value() or None,
            recorded=self.recorded.value(),
            legal_aid=self.court.legal_aid.value() or None,
            justice=self.court.outcome.value() or None,
            justice_on=self.court.day(),
            justice_on_wrong=self.court.is_wrong(),
        )

    def lines(self) -> dict[str, LineEdit]:
        """What can be typed here, by a name for its draft."""
        return {
            f"alias {self.case}": self.alias,
            f"name {self.case}": self.name,
            f"contact {self.case}": self.contact,
            f"court {self.case}": self.court.day_entry.line,
        }

    def fields(self) -> dict[str, Field]:
        """The fields beside which something can be told, by name."""
        return {f"alias {self.case}": self.alias_field, f"court {self.case}": self.court.day_field}


def drop(options: Options, chosen: str | None, unasked: str) -> Drop:
    """A list whose first entry is that nobody asked yet."""
    made = Drop([(UNASKED, unasked), *options])
    if chosen and made.findData(chosen) < 0:
        made.addItem(chosen, chosen)  # from an import, or of another version of the code book: never lost
    made.choose(chosen or UNASKED)
    return made


def pair(left: Field, right: Field) -> Turning:
    """Two fields side by side where there is room."""
    sides = []
    for field in (left, right):
        column = Column(field)
        column.addStretch(1)
        sides.append((holder(column), 1))
    return Turning(sides, narrow=70, gap="room")
