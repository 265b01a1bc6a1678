"""The page of an officer's rights: a card for each, and in its place the receipt once everything is erased."""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from wellbeing.gui.half_written import Control, HalfWritten
from wellbeing.gui.paper.leaving import Leaves, LeavingPage
from wellbeing.gui.rights.shown import Erasing, Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.moment import DayEntry
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Leaves, Protocol):
    """What a person can want here."""

    def reload(self) -> None: ...
    def leave(self) -> None: ...
    def see(self) -> None: ...
    def facts(self) -> None: ...
    def take_along(self) -> None: ...
    def correct(self, alias: str, name: str, contact: str, code: str) -> None: ...
    def restrict(self, ground: str) -> None: ...
    def lift_restriction(self) -> None: ...
    def hold(self, reason: str, until: dt.date | None, *, wrong: bool) -> None: ...
    def lift_holds(self) -> None: ...
    def ask_to_erase(self) -> None: ...
    def erase(self) -> None: ...
    def print(self) -> None: ...
    def save(self) -> None: ...


class RightsView(LeavingPage):
    """The rights of one officer. `begins` is called with what the screen was opened with."""

    intentions: Intentions
    begins: Callable[..., object]

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language, language.text(_("Rights")))
        self._typed, self._draft = typed, ""
        self.buttons: dict[str, Button] = {}
        self.fields: dict[str, Field] = {}
        self.grounds = Choices("", ())
        self._erasing = Column(gap="room")
        self.asked: Block | None = None

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self._empty()
        self.begins(**what)

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.reload()

    def _empty(self) -> None:
        self.clear()
        self.set_actions()
        self.set_foot()
        self.buttons, self.fields, self.asked = {}, {}, None
        self._top, self._pages, self._erasing = Column(gap="close"), Column(gap="room"), Column(gap="room")
        self.body.addLayout(self._top)

    def _button(
        self, key: str, words: str, press: Callable[[], object], kind: str = "plain", about: str = ""
    ) -> Button:
        self.buttons[key] = Button(words, press, kind=kind, name=", ".join(part for part in (words, about) if part))
        return self.buttons[key]

    # -- the page

    def show_rights(self, shown: Shown) -> None:
        """The whole page."""
        words = self._words
        self._empty()
        self._draft = shown.draft
        self.show_title(words(_("Rights")), words(_("What an officer may ask for at any time.")), crumb=shown.crumb)
        self.set_foot(Button(words(_("Back to the case")), lambda: self.intentions.leave()))
        left = Column(self._see(), self._correct(shown), gap="room")
        right = Column(self._restrict(shown), self._hold(shown), self._erase(shown), gap="room")
        for column in (left, right):
            column.addStretch(1)
        self.add(Turning([(holder(left), 1), (holder(right), 1)], narrow=96, gap="wide"))

    def _see(self) -> Card:
        words = self._words
        card = Card(words(_("What we keep about you")))
        card.body.add(
            Text(
                words(
                    _("Everything, who saw it and what left to whom: in the officer's language to read, or as a file.")
                )
            )
        )
        see = self._button("see", words(_("Show the paper")), lambda: self.intentions.see(), "primary")
        take = self._button("take", words(_("Take along as a file")), lambda: self.intentions.take_along())
        card.body.addLayout(Flow(see, take))
        return card

    def _correct(self, shown: Shown) -> Card:
        words = self._words
        alias, name, contact, language = LineEdit(), LineEdit(), LineEdit(), Drop(shown.languages)
        for line, said in ((alias, shown.alias), (name, shown.name), (contact, shown.contact)):
            line.setText(said)
        language.choose(shown.language)
        self.fields |= {
            "alias": Field(words(_("Alias")), alias),
            "name": Field(words(_("Name")), name),
            "contact": Field(words(_("Contact")), contact),
            "language": Field(words(_("Language of papers")), language),
        }
        typed: dict[str, Control] = {"alias": alias, "name": name, "contact": contact, "language": language}
        self._typed.watch(self._draft, typed)
        card = Card(words(_("Correct")))
        card.body.add(
            Text(words(_("What stood there before is kept as history."))),
            *(self.fields[key] for key in ("alias", "name", "contact", "language")),
        )
        keep = self._button(
            "correct",
            words(_("Keep the correction")),
            lambda: self.intentions.correct(alias.text(), name.text(), contact.text(), language.value() or ""),
        )
        facts = self._button("facts", words(_("Correct facts in the case")), lambda: self.intentions.facts(), "link")
        card.body.addLayout(Flow(keep, facts))
        card.body.add(*_listed(words(_("Earlier")), shown.earlier))
        card.body.add(*_listed(words(_("To be told of a correction")), shown.told))
        return card

    def _restrict(self, shown: Shown) -> Card:
        words = self._words
        card = Card(words(_("Restrict")))
        card.body.add(Text(words(_("The records are kept and not used: no follow-up, no letter, no figure."))))
        if shown.restricted:
            lift = self._button("lift", words(_("Use the records again")), lambda: self.intentions.lift_restriction())
            block = Block(
                "warning", words(_("Restricted")), shown.restricted, words(_("Tell the officer before you lift it."))
            )
            block.add_actions(lift)
            card.body.add(block)
            return card
        self.grounds = Choices(words(_("Why?")), shown.grounds)
        self.fields["ground"] = Field("", self.grounds)
        restrict = self._button(
            "restrict", words(_("Restrict")), lambda: self.intentions.restrict(self.grounds.value() or "")
        )
        card.body.add(self.fields["ground"])
        card.body.addLayout(Flow(restrict))
        return card

    def _hold(self, shown: Shown) -> Card:
        words = self._words
        card = Card(words(_("Hold")))
        card.body.add(Text(words(_("While a claim is open, nothing of this officer is erased."))))
        if shown.holds:
            block = Block("info", words(_("A hold stands")), *shown.holds)
            lift = self._button("lift-hold", words(_("The claim has ended")), lambda: self.intentions.lift_holds())
            block.add_actions(lift)
            card.body.add(block)
            return card
        reason, until = LineEdit(), DayEntry(self._language, shown.today, to_come=True)
        self.fields["reason"] = Field(words(_("Which claim is open?")), reason)
        self.fields["until"] = Field(words(_("Until when?")), until)
        self._typed.watch(f"{self._draft}-hold", {"reason": reason, "until": until.line})
        hold = self._button(
            "hold",
            words(_("Set the hold")),
            lambda: self.intentions.hold(reason.text(), until.day(), wrong=until.is_wrong()),
        )
        card.body.add(self.fields["reason"], self.fields["until"])
        card.body.addLayout(Flow(hold))
        return card

    def _erase(self, shown: Shown) -> Card:
        words = self._words
        card = Card(words(_("Erase")))
        card.body.add(
            Text(words(_("Everything about the officer goes, for good. You see first what goes and what remains.")))
        )
        ask = self._button("erase", words(_("See what would go")), lambda: self.intentions.ask_to_erase())
        ask.setEnabled(not shown.holds)
        card.body.addLayout(Flow(ask))
        card.body.addLayout(self._erasing)
        return card

    def ask_to_erase(self, asked: Erasing) -> None:
        """What would go and remain, with the button that does it."""
        words = self._words
        clear(self._erasing)
        block = Block("danger", words(_("This goes for good")), asked.goes)
        block.add(Text(words(_("This remains")), "bold"), *(Text(line) for line in asked.remains))
        block.add_actions(
            self._button("erase-now", words(_("Erase for good")), lambda: self.intentions.erase(), "danger"),
            self._button("keep", words(_("Keep everything")), lambda: clear(self._erasing)),
        )
        self.asked = block
        self._erasing.add(block)
        self.buttons["keep"].setFocus()
        self.bring_into_sight(block)

    def used(self, part: str) -> None:
        """What was typed in a part is in the vault."""
        self._typed.used(self._draft if part == "correct" else f"{self._draft}-hold")

    def show_note(self, words: str) -> None:
        """What was done."""
        self._tell("good", words)

    def show_error(self, words: str, field: str = "") -> None:
        """Beside its field, else above everything."""
        if field in self.fields:
            self.fields[field].show_error(words)
        else:
            self._tell("warning", words)

    # -- the receipt

    def show_receipt(self, told: str) -> None:
        """Everything is erased: the receipt takes the place of the page."""
        words = self._words
        self._empty()
        quiet = words(
            _("Print or save it now: it is kept nowhere, and goes when you leave this page or the program locks.")
        )
        self.show_title(words(_("Receipt of an erasure")), quiet)
        self.set_actions(
            self._button("done", words(_("Done")), lambda: self.intentions.leave()),
            self._button("save", words(_("Save as a file")), lambda: self.intentions.save()),
            self._button("print", words(_("Print")), lambda: self.intentions.print(), "primary"),
        )
        self._tell("good", told)
        self.add(holder(self._pages))

    def show_left(self, words: str) -> None:
        """It was printed or saved."""
        self._tell("good", words)


def _listed(heading: str, lines: tuple[str, ...]) -> list[QWidget]:
    return [Text(heading, "bold"), *(Text(line, "quiet") for line in lines)] if lines else []
