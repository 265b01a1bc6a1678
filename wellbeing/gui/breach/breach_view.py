"""One breach: the clock and what to do first, then what is known, then who was told."""

import datetime as dt
from typing import Protocol

from PySide6.QtWidgets import QWidget

from wellbeing.domain.breach import BreachData, BreachKind, Known, Risk
from wellbeing.domain.identity import BreachId
from wellbeing.gui.breach.shown import Shown
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.layout import Flow
from wellbeing.gui.widgets.moment import DayEntry, TimeEntry
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self, breach: BreachId) -> None: ...
    def keep(self, known: Known, wrong: tuple[str, ...]) -> None: ...
    def tell_authority(self, day: dt.date | None, time: dt.time | None, reason: str) -> None: ...
    def tell_people(self, day: dt.date | None, time: dt.time | None) -> None: ...
    def close(self) -> None: ...
    def reopen(self) -> None: ...
    def report(self) -> None: ...
    def leave(self) -> None: ...


class _Known:
    """The fields of what is known."""

    def __init__(self, shown: Shown, language: Language) -> None:
        words, known = language.text, shown.known
        self.kind = Drop(shown.kinds)
        self.kind.choose(known.kind)
        self.found_on, self.found_time = DayEntry(language, shown.today), TimeEntry(language)
        self.found_on.show_day(known.found_on)
        self.found_time.show_time(known.found_time)
        self.happened_on = DayEntry(language, shown.today)
        self.happened_on.show_day(known.happened_on)
        self.data = Choices(words(_("Which kinds of data does it concern?")), shown.data, several=True)
        self.data.choose(known.data)
        self.people = LineEdit()
        self.people.setText(known.people)
        self.course, self.measures = TextArea(lines=3), TextArea(lines=3)
        self.course.setPlainText(known.course)
        self.measures.setPlainText(known.measures)
        self.risk = Choices(words(_("What does it mean for the people concerned?")), shown.risks)
        self.risk.choose(known.risk)
        nameless = words(_("No names of people. Kinds and numbers are enough."))
        self.fields = {
            "kind": Field(words(_("What happened?")), self.kind),
            "day": Field(words(_("When was it found?")), self.found_on),
            "time": Field(words(_("At what time?")), self.found_time),
            "happened_on": Field(words(_("When did it happen, if that is known?")), self.happened_on),
            "people": Field(words(_("How many people does it concern, if that is known?")), self.people),
            "course": Field(words(_("What is known, and what may come of it?")), self.course, help_line=nameless),
            "measures": Field(words(_("What was done, and what will be?")), self.measures, help_line=nameless),
        }

    def parts(self) -> tuple[QWidget, ...]:
        """Everything in its order."""
        fields = self.fields
        first = (fields["kind"], fields["day"], fields["time"], fields["happened_on"])
        return (*first, self.data, fields["people"], fields["course"], fields["measures"], self.risk)

    def typed(self) -> dict[str, LineEdit | TextArea | Drop]:
        """What a lock keeps."""
        return {
            "kind": self.kind,
            "found_on": self.found_on.line,
            "found_time": self.found_time,
            "happened_on": self.happened_on.line,
            "people": self.people,
            "course": self.course,
            "measures": self.measures,
        }

    def wrong(self) -> tuple[str, ...]:
        """The fields that hold what can't be read."""
        entries: dict[str, DayEntry | TimeEntry] = {
            "day": self.found_on,
            "time": self.found_time,
            "happened_on": self.happened_on,
        }
        return tuple(name for name, entry in entries.items() if entry.is_wrong())

    def known(self) -> Known:
        """What stands in them."""
        kind, risk = self.kind.value(), self.risk.value()
        return Known(
            kind=BreachKind(kind) if kind else None,
            found_on=self.found_on.day(),
            found_time=self.found_time.time(),
            happened_on=self.happened_on.day(),
            data=tuple(map(BreachData, self.data.values())),
            people=self.people.text(),
            course=self.course.words(),
            measures=self.measures.words(),
            risk=Risk(risk) if risk else None,
        )


class BreachView(Page):
    """A breach on its page."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Breach")))
        self._language, self._words, self._typed, self._draft = language, language.text, typed, ""
        self.known: _Known | None = None
        self.fields: dict[str, dict[str, Field]] = {}
        self.buttons: dict[str, Button] = {}

    def arrive(self, breach: object = 0, **_more: object) -> None:
        """Opened with `breach=`."""
        self.intentions.load(BreachId(int(str(breach))))

    def show_breach(self, shown: Shown) -> None:
        """Everything anew."""
        words = self._words
        self.clear()
        self._draft, self.fields, self.buttons = shown.draft, {}, {}
        self.show_title(shown.title, shown.quiet, crumb=words(_("Breaches")))
        report = Button(words(_("Make the report")), lambda: self.intentions.report())
        self.buttons["report"] = report
        self.set_actions(report)
        self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))
        if shown.closed:
            self._closed(shown)
        if shown.clock or shown.first:
            self._first(shown)
        self._what_is_known(shown)
        self._who_was_told(shown)

    def _closed(self, shown: Shown) -> None:
        block = Block("good", shown.closed)
        again = self.buttons["reopen"] = Button(self._words(_("Open again")), lambda: self.intentions.reopen())
        block.add_actions(again)
        self.add(block)

    def _first(self, shown: Shown) -> None:
        tone = "danger" if shown.late else "warning"
        block = Block(tone if shown.clock else "info", shown.clock or self._words(_("What to do now")))
        for number, line in enumerate(shown.first, start=1):
            block.add(Text(f"{self._language.number(number)}. {line}"))
        self.add(block)

    def _what_is_known(self, shown: Shown) -> None:
        words = self._words
        known = self.known = _Known(shown, self._language)
        self.fields["known"] = known.fields
        card = Card(words(_("What is known")))
        card.body.add(*known.parts())
        if shown.risk_means:
            card.body.add(Text(shown.risk_means, "quiet"))
        keep = self.buttons["keep"] = Button(words(_("Save")), self._keep, kind="primary")
        if shown.closed:
            for part in known.parts():
                part.setEnabled(False)
        else:
            card.body.addLayout(Flow(keep))
        self.add(card)
        self._typed.watch(shown.draft, known.typed())

    def _keep(self) -> None:
        if self.known is not None:
            self.intentions.keep(self.known.known(), self.known.wrong())

    def _who_was_told(self, shown: Shown) -> None:
        card = Card(self._words(_("Who was told")))
        for told in filter(None, (shown.authority, shown.people)):
            card.body.add(Text(told))
        if shown.tell_authority and not shown.closed:
            self._tell_authority(card, shown)
        if shown.tell_people and not shown.closed:
            self._tell_people(card, shown)
        if shown.can_close and not shown.closed:
            close = self.buttons["close"] = Button(self._words(_("Close it")), lambda: self.intentions.close())
            card.body.add(Text(self._words(_("Nothing is left to be told."))))
            card.body.addLayout(Flow(close))
        elif not shown.closed and not (shown.authority or shown.people or shown.tell_authority):
            card.body.add(Text(self._words(_("Nobody has to be told, as far as is known now.")), "quiet"))
        self.add(card)

    def _tell_authority(self, card: Card, shown: Shown) -> None:
        words = self._words
        day, time, reason = DayEntry(self._language, shown.today), TimeEntry(self._language), LineEdit()
        fields = {
            "day": Field(words(_("On which day was the authority told?")), day),
            "time": Field(words(_("At what time?")), time),
            "delay_reason": Field(words(_("If it was after 72 hours: why?")), reason),
        }
        tell = Button(
            words(_("The authority was told")),
            lambda: self.intentions.tell_authority(day.day(), time.time(), reason.text()),
        )
        typed = {"authority_on": day.line, "authority_time": time, "delay_reason": reason}
        self._told_part(card, "authority", fields, tell, typed)

    def _tell_people(self, card: Card, shown: Shown) -> None:
        words = self._words
        day, time = DayEntry(self._language, shown.today), TimeEntry(self._language)
        fields = {
            "day": Field(words(_("On which day were the people concerned told?")), day),
            "time": Field(words(_("At what time?")), time),
        }
        tell = Button(words(_("They were told")), lambda: self.intentions.tell_people(day.day(), time.time()))
        self._told_part(card, "people", fields, tell, {"people_on": day.line, "people_time": time})

    def _told_part(
        self, card: Card, part: str, fields: dict[str, Field], tell: Button, typed: dict[str, LineEdit]
    ) -> None:
        self.fields[part], self.buttons[part] = fields, tell
        card.body.add(*fields.values())
        card.body.addLayout(Flow(tell))
        self._typed.watch(f"{self._draft}-{part}", typed)

    def kept(self) -> None:
        """What was typed is in the vault."""
        self._typed.used(self._draft)

    def show_error(self, part: str, field: str, words: str) -> None:
        """Beside its field, or above everything."""
        found = self.fields.get(part, {}).get(field)
        for one in self.fields.get(part, {}).values():
            one.show_error("")
        if found is not None:
            found.show_error(words)
        else:
            block = Block("warning", words)
            self.body.insertWidget(0, block)
            self.bring_into_sight(block)
