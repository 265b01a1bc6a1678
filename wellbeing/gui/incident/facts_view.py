"""The page 'More about it': one column of questions, each of which may stay unanswered."""

import datetime as dt
import json
from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui.incident.answers import RegionPicker
from wellbeing.gui.incident.person_part import PersonPart, drop, pair
from wellbeing.gui.incident.shown import FactsShown, IncidentFacts, Options
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.moment import DayEntry, TimeEntry
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def type_place(self, text: str) -> None:
        """A town or region is being typed."""

    def save(self, entered: IncidentFacts) -> None:
        """Keep what stands here."""

    def leave(self) -> None:
        """Back to the case without saving."""

    def add_officer(self) -> None:
        """Another officer was there too."""


class Begins(Protocol):
    """What happens when the screen is gone to."""

    def __call__(self, **what: object) -> None:
        """`what` is what the screen was opened with."""


class FactsView(Page):
    """All facts of an incident and of everybody who was there."""

    intentions: Intentions
    begins: Begins

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("More about it")))
        self._language, self._words = language, language.text
        self.people: list[PersonPart] = []
        self.openers: dict[int, Button] = {}
        self.day: DayEntry | None = None
        self._fields: dict[str, Field] = {}
        self.save_button = Button("")

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self.begins(**what)

    def let_go(self) -> None:
        """Forget the incident that was shown before, so that its words are never sealed as those of the next."""
        self.clear()
        self.people, self._fields, self.day = [], {}, None
        self.openers = {}

    def show_facts(self, shown: FactsShown) -> None:
        """The whole page."""
        words = self._words
        self.let_go()
        self.show_title(shown.title, shown.quiet)
        if shown.read_only:
            told = words(_("Imported cases are history and are not changed here."))
            self.add(Block("info", words(_("History")), told))
            self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))
            return
        if shown.warning:
            self.add(Block("warning", words(_("The lawyer comes first")), shown.warning))
        self._add_when(shown)
        self._add_what(shown)
        several = len(shown.facts.people) > 1
        for facts in shown.facts.people:
            part = PersonPart(facts, shown.options, self._language)
            self._fields |= part.fields()
            self.people.append(part)
            self.add(part.card)
            if several and facts.case != shown.first:
                self._fold(part, facts.alias)
        if self.people:
            self._fields["alias"] = self.people[0].alias_field
        another = Button(words(_("Another officer was there")), lambda: self.intentions.add_officer(), kind="link")
        self.body.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        for name, line in self._lines().items():
            if name in shown.texts:
                line.setText(shown.texts[name])
        self.save_button = Button(words(_("Save")), lambda: self.intentions.save(self.entered()), kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.leave()), right=self.save_button)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _fold(self, part: PersonPart, alias: str) -> None:
        """Hide the questions about an officer until somebody wants to answer them."""

        def unfold() -> None:
            part.card.show()
            opener.hide()
            part.injuries.setFocus(Qt.FocusReason.OtherFocusReason)

        opener = Button(self._words(_("The same questions about {alias}"), alias=alias), unfold)
        part.card.hide()
        self.body.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        self.openers[part.case] = opener

    def _add_when(self, shown: FactsShown) -> None:
        words, facts = self._words, shown.facts
        self.day = DayEntry(self._language, shown.today)
        self.day.show_day(facts.day)
        self.time = TimeEntry(self._language)
        self.time.show_time(facts.time)
        self._fields["occurred_on"] = Field(words(_("Day")), self.day)
        self._fields["occurred_at"] = Field(words(_("Time, if anybody knows it")), self.time)
        self.region = RegionPicker(self._language)
        self.region.line.setText(facts.place)
        self.region.choose(facts.region, shown.region_words)
        self.region.typed.connect(lambda text: self.intentions.type_place(text))
        card = Card(words(_("When and where")))
        card.body.add(pair(self._fields["occurred_on"], self._fields["occurred_at"]), self.region)
        self.add(card)

    def _add_what(self, shown: FactsShown) -> None:
        words, facts, options = self._words, shown.facts, shown.options
        unasked = words(_("not asked yet"))
        self.act = Drop(options.acts)
        self.act.choose(facts.act)
        self.circumstance = drop(options.circumstances, facts.circumstance, unasked)
        self.means = drop(options.means, facts.means, unasked)
        self.environment = drop(options.environments, facts.environment, unasked)
        self.flags = Choices(words(_("Does one of these fit?")), options.flags, several=True)
        self.flags.choose(facts.flags)
        self.investigation = Tick(words(_("There is an investigation against an officer")))
        self.investigation.setChecked(facts.under_investigation)
        hint = words(_("Then no notes are kept here: what is written may not be protected."))
        card = Card(words(_("What happened")))
        card.body.add(
            Field(words(_("The act")), self.act),
            Field(words(_("What the officers were doing")), self.circumstance),
            Field(words(_("What it was done with")), self.means),
            Field(words(_("What kind of place")), self.environment),
            self.flags,
            self.investigation,
            Text(hint, "quiet"),
        )
        self.add(card)

    # -- what stands here

    def entered(self) -> IncidentFacts:
        """What stands on the page now."""
        assert self.day is not None
        return IncidentFacts(
            act=self.act.value() or "",
            day=self._day(),
            time=self.time.time(),
            day_wrong=self.day.is_wrong(),
            time_wrong=self.time.is_wrong(),
            place=self.region.line.text(),
            region=self.region.value(),
            circumstance=self.circumstance.value() or None,
            means=self.means.value() or None,
            environment=self.environment.value() or None,
            flags=tuple(self.flags.values()),
            under_investigation=self.investigation.isChecked(),
            people=tuple(part.entered() for part in self.people),
        )

    def _day(self) -> dt.date | None:
        return self.day.day() if self.day is not None else None

    def draft(self) -> str:
        """Every typed text, to be sealed at a lock."""
        return json.dumps({name: line.text() for name, line in self._lines().items()}) if self.people else ""

    def _lines(self) -> dict[str, LineEdit]:
        if self.day is None:
            return {}
        lines: dict[str, LineEdit] = {"day": self.day.line, "time": self.time, "place": self.region.line}
        for part in self.people:
            lines |= part.lines()
        return lines

    def show_regions(self, found: Options, none_words: str) -> None:
        """Regions that fit what is typed."""
        self.region.show_found(found, none_words)

    def field(self, name: str) -> Field:
        """The field with this name: occurred_on, occurred_at, 'alias' or 'court' and a case's number."""
        return self._fields[name]

    def show_error(self, field: str, words: str) -> None:
        """Say beside a field what is wrong."""
        if field in self._fields:
            for part in self.people:
                if self._fields[field] in part.fields().values() and part.case in self.openers:
                    self.openers[part.case].click()
            self._fields[field].show_error(words)
            self.scroll_area.ensureWidgetVisible(self._fields[field])
