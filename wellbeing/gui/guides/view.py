"""The list of topic guides, and the page of one: what to say, what to do and not to do, signs, the practical list."""

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.gui.guides.presenter import ListPresenter, ReadingPresenter
from wellbeing.gui.guides.shown import Listing, Passage, Reading, Sign
from wellbeing.gui.widgets.blocks import Block, SayBlock
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.layout import Column, Turning, clear
from wellbeing.gui.widgets.notes import note_parts
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class GuideList(Page):
    """Guides by what happened. `left` is emitted where there is a way back of its own."""

    presenter: ListPresenter
    left = Signal()

    def __init__(self, language: Language, *, with_back: bool = False) -> None:
        words = language.text
        super().__init__(
            words(_("Guides by what happened")), words(_("What to say, what to do and what to leave, on one page."))
        )
        self._words = words
        self.rows: dict[str, CardRow] = {}
        self.cards_button = Button(words(_("Pocket cards")), lambda: self.presenter.cards())
        back = [Button(words(_("Back")), self.left.emit)] if with_back else []
        self.set_actions(*back, self.cards_button)

    def arrive(self, case: object = None, **_more: object) -> None:
        """Opened with `case=` for what fits one, or without."""
        self.presenter.load(None if case is None else CaseId(int(str(case))))

    def show_list(self, listing: Listing) -> None:
        """All of it anew."""
        self.clear()
        self.rows = {}
        self.show_title(
            self.title, self._words(_("What to say, what to do and what to leave, on one page.")), crumb=listing.crumb
        )
        for heading, lines in listing.groups:
            if heading:
                self.heading(heading)
            for line in lines:
                row = CardRow(line.title, line.about, action=self._words(_("Read")))
                row.pressed.connect(functools.partial(self._open, line.name))
                self.rows[line.name] = row
                self.add(row)

    def _open(self, name: str) -> None:
        self.presenter.open(name)


class GuidePage(Page):
    """One guide to read."""

    presenter: ReadingPresenter
    left = Signal()

    def __init__(self, language: Language, *, with_back: bool = False) -> None:
        super().__init__("")
        words = self._words = language.text
        self._with_back = with_back
        self.talk_button: Button | None = None
        self.card_button: Button | None = None
        self.signs: list[SignPart] = []
        options = [(Mode.IN_PERSON, words(_("We are in one room"))), (Mode.BY_PHONE, words(_("We are on the phone")))]
        # One for the life of the page: it is pressed, and what is pressed must not be built anew by it.
        self.mode = Choices("", options)
        self.mode.changed.connect(self._choose_mode)
        self._warning, self._opening, self._parts = Column(), Column(), Column()
        self.body.addLayout(self._warning)
        self.add(self.mode)
        self.body.addLayout(self._opening)
        self.body.addLayout(self._parts)

    def arrive(self, name: object = "", case: object = None, **_more: object) -> None:
        """Opened with `name=` and perhaps `case=`."""
        self.presenter.load(str(name), None if case is None else CaseId(int(str(case))))
        self.scroll_area.verticalScrollBar().setValue(0)

    def show_reading(self, reading: Reading) -> None:
        """All of it anew but the choice of how one talks."""
        words = self._words
        for part in (self._warning, self._opening, self._parts):
            clear(part)
        self.show_title(reading.title, reading.vouched, crumb=reading.crumb)
        self._show_actions(reading)
        self.mode.choose(reading.mode)
        if reading.warning:
            block = Block("warning", words(_("The lawyer comes first")), reading.warning)
            block.add(*note_parts(reading.notes, words))
            self._warning.add(block)
        self._opening.add(SayBlock(words(_("To begin")), reading.opening))
        do, leave = (
            self._list(words(_("What to do")), reading.points),
            self._list(words(_("Better not")), reading.avoid),
        )
        self._parts.add(Turning([(do, 1), (leave, 1)], narrow=70))
        if reading.why:
            self._parts.add(Text(reading.why, "quiet"))
        self._show_signs(reading)
        if reading.passages:
            self._parts.add(Text(words(_("In the talk")), "block"))
        self._parts.add(*(self._passage(passage) for passage in reading.passages))
        if reading.practical:
            self._parts.add(self._list(words(_("So that nothing is lost")), reading.practical))

    def _show_actions(self, reading: Reading) -> None:
        words = self._words
        buttons: list[QWidget] = [Button(words(_("Back")), self.left.emit)] if self._with_back else []
        self.talk_button = self.card_button = None
        if reading.has_card:
            self.card_button = Button(words(_("Pocket card")), self.presenter.card)
            buttons.append(self.card_button)
        if reading.can_talk:
            self.talk_button = Button(words(_("Talk with this guide")), self.presenter.begin_talk, kind="primary")
            buttons.append(self.talk_button)
        self.set_actions(*buttons)

    def _show_signs(self, reading: Reading) -> None:
        self.signs = []
        if not reading.signs:
            return
        card = Card(self._words(_("Stop and act now")))
        for sign in reading.signs:
            part = SignPart(sign, reading.calls, self._words)
            self.signs.append(part)
            card.body.add(part)
        self._parts.add(card)

    def _passage(self, passage: Passage) -> QWidget:
        if passage.say:
            block = SayBlock(passage.title, passage.say)
            _lines(block.body, "", passage.points)
            _lines(block.body, self._words(_("Better not")), passage.avoid)
            return block
        card = Card(passage.title)
        _lines(card.body, "", passage.points)
        _lines(card.body, self._words(_("Better not")), passage.avoid)
        return card

    def _list(self, heading: str, lines: Sequence[str]) -> Card:
        card = Card(heading)
        _lines(card.body, "", lines)
        card.body.addStretch(1)
        return card

    def _choose_mode(self) -> None:
        self.presenter.choose_mode(Mode(self.mode.value() or Mode.IN_PERSON))


class SignPart(QWidget):
    """A red flag in one line; a press shows what to do now, and hides it again."""

    def __init__(self, sign: Sign, calls: Sequence[str], words: Callable[[str], str]) -> None:
        super().__init__()
        self._sign, self._calls, self._words = sign, calls, words
        self._column = Column(Text(sign.title, "bold"), gap="hair")
        self.setLayout(self._column)
        show = words(_("Show what to do"))
        self.more = Button(show, self._fold, kind="link", name=", ".join((sign.title, show)))
        self._column.add(self.more)
        self._block: Block | None = None

    def _fold(self) -> None:
        """The button stays, and the keyboard on it."""
        if self._block is None:
            self._block = self._tell()
            self._column.add(self._block)
        else:
            self._block.setVisible(self._block.isHidden())

    def _tell(self) -> Block:
        words, sign = self._words, self._sign
        block = Block(sign.tone, words(_("Do this now")))
        for call in self._calls:
            block.add(Text(call, "large"))
        _lines(block.body, "", sign.steps, numbered=True)
        if sign.say:
            block.add(SayBlock(words(_("You could say")), sign.say))
        _lines(block.body, words(_("If help is refused")), sign.refusal)
        return block


def _lines(into: Column, heading: str, lines: Sequence[str], *, numbered: bool = False) -> None:
    if not lines:
        return
    if heading:
        into.add(Text(heading, "bold"))
    for place, line in enumerate(lines, start=1):
        sign = f"{place}." if numbered else "·"
        into.add(Text(f"{sign} {line}"))
