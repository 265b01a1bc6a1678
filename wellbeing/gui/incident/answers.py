"""Parts for answering about an incident: the act, injuries, a region by typing."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.incident.acts import ActGroup
from wellbeing.gui.incident.shown import InjuryGroup, Options
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choice
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Turning, clear, holder
from wellbeing.gui.widgets.one_of import Tiles
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _


class ActPicker(QWidget):
    """What happened: a few large groups, more on demand, and the parts of the one that was chosen."""

    changed = Signal()

    def __init__(self, first: Sequence[ActGroup], more: Sequence[ActGroup], language: Language) -> None:
        super().__init__()
        self._words = language.text
        self._groups = {group.code: group for group in (*first, *more)}
        self._rest = list(more)
        self.tiles = Tiles()
        self.tiles.offer((group.code, group.words) for group in first)
        self.tiles.changed.connect(self._chosen)
        self.more = Button(self._words(_("More choices")), self.show_rest, kind="link")
        self._parts: Tiles | None = None
        self._parts_place = Column()
        self._error = Text("", "error")
        column = Column(self._error, self.tiles, gap="tight")
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._parts_place)
        self.setLayout(column)

    def show_rest(self) -> None:
        """Bring the other groups, and the keyboard to the first of them."""
        if self._rest:
            first = self._rest[0].code
            self.tiles.offer((group.code, group.words) for group in self._rest)
            self._rest = []
            self.more.hide()
            self.tiles.button(first).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def parts(self) -> Tiles | None:
        """The parts of the chosen group, where it has any."""
        return self._parts

    def value(self) -> str | None:
        """The code chosen: the part if one was named, else the group."""
        return (self._parts.value() if self._parts else None) or self.tiles.value()

    def choose(self, code: str | None) -> None:
        """Show `code` as chosen."""
        group = next(
            (found for found in self._groups.values() if code in (found.code, *(key for key, _w in found.parts))), None
        )
        if group and group in self._rest:
            self.show_rest()
        self.tiles.choose(group.code if group else None)
        self._show_parts()
        if self._parts is not None and group is not None and code != group.code:
            self._parts.choose(code)

    def show_error(self, words: str) -> None:
        """Say above the choices what is missing; empty words take it away."""
        self._error.setText(words)
        if words:
            style.say_to_reader(self._error)
            self.tiles.button(next(iter(self._groups))).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        self.show_error("")
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        clear(self._parts_place)
        self._parts = None
        group = self._groups.get(self.tiles.value() or "")
        if group is None or not group.parts:
            return
        question = self._words(_("Which is nearest? This can wait."))
        self._parts = Tiles(optional=True)
        self._parts.setAccessibleName(question)
        self._parts.offer(group.parts)
        self._parts.changed.connect(self.changed)
        self._parts_place.add(Text(question, "bold"), self._parts)


class InjuryPicker(QWidget):
    """Kinds of injury to tick, several at once; a ticked kind shows its parts. 'Not injured' stands alone."""

    ALONE = ("NONE", "000")

    def __init__(self, question: str, groups: Sequence[InjuryGroup]) -> None:
        super().__init__()
        self._groups = {group.code: group for group in groups}
        self._ticks: dict[str, Tick] = {}
        self._parts: dict[str, QWidget] = {}
        half = (len(groups) + 1) // 2
        sides = [(self._side(groups[:half]), 1), (self._side(groups[half:]), 1)]
        self.setLayout(Column(Text(question, "bold"), Turning(sides, narrow=62, gap="hair"), gap="hair"))
        self.setFocusProxy(self._ticks[groups[0].code])
        self.setAccessibleName(question)

    def _side(self, groups: Sequence[InjuryGroup]) -> QWidget:
        column = Column(gap="hair")
        for group in groups:
            column.add(self._tick(group.code, group.words))
            if group.parts:
                column.add(self._parts_of(group))
        column.addStretch(1)
        return holder(column)

    def tick(self, code: str) -> Tick:
        """The box of a kind or of a part."""
        return self._ticks[code]

    def values(self) -> tuple[str, ...]:
        """Codes: the parts that were named, else the kind itself."""
        found: list[str] = []
        for group in self._groups.values():
            if self._ticks[group.code].isChecked():
                parts = [key for key, _words in group.parts if self._ticks[key].isChecked()]
                found += parts or [group.code]
        return tuple(found)

    def choose(self, codes: Iterable[str]) -> None:
        """Show `codes` as ticked."""
        wanted = set(codes)
        for group in self._groups.values():
            parts = {key for key, _words in group.parts} & wanted
            self._ticks[group.code].setChecked(bool(parts) or group.code in wanted)
            for key, _words in group.parts:
                self._ticks[key].setChecked(key in parts)
            self._show_parts(group.code)

    def _tick(self, code: str, words: str) -> Tick:
        tick = Tick(words)
        tick.clicked.connect(lambda _checked=False, code=code: self._pressed(code))
        self._ticks[code] = tick
        return tick

    def _parts_of(self, group: InjuryGroup) -> QWidget:
        column = Column(*(self._tick(key, words) for key, words in group.parts), gap="hair")
        column.setContentsMargins(style.space("page"), 0, 0, style.space("hair"))
        self._parts[group.code] = holder(column)
        self._parts[group.code].hide()
        return self._parts[group.code]

    def _show_parts(self, code: str) -> None:
        if code in self._parts:
            self._parts[code].setVisible(self._ticks[code].isChecked())

    def _pressed(self, code: str) -> None:
        if code in self._groups and self._ticks[code].isChecked():
            others = self._groups if code in self.ALONE else self.ALONE
            for other in others:
                if other != code and other in self._ticks:
                    self._ticks[other].setChecked(False)
                    self._show_parts(other)
        self._show_parts(code)


class RegionPicker(QWidget):
    """A town or region is typed; the regions it may mean are offered to choose from."""

    typed = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language.text
        self._code: str | None = None
        self.line = LineEdit()
        self.line.textEdited.connect(self._typing)
        help_line = self._words(_("Type a town or a region and choose it from the list."))
        self.field = Field(self._words(_("Where")), self.line, help_line=help_line)
        self._chosen = Text("", "quiet")
        self._found = Column(gap="tight")
        column = Column(self.field, self._chosen, gap="tight")
        column.addLayout(self._found)
        self.setLayout(column)

    def value(self) -> str | None:
        """The NUTS code chosen, or None."""
        return self._code

    def choose(self, code: str | None, words: str) -> None:
        """Show a region as chosen."""
        self._code = code
        self._chosen.setText(self._words(_("Region: {region}"), region=words) if code else "")
        clear(self._found)

    def show_found(self, found: Options, none_words: str) -> None:
        """Offer regions; where there are none, say so."""
        clear(self._found)
        if not found:
            self._found.add(Text(none_words, "quiet"))
        for code, words in found:
            choice = Choice(words)
            choice.clicked.connect(lambda _checked=False, code=code, words=words: self.choose(code, words))
            self._found.add(choice)

    def first(self) -> Choice | None:
        """The first region offered."""
        item = self._found.itemAt(0)
        found = item.widget() if item else None
        return found if isinstance(found, Choice) else None

    def _typing(self, text: str) -> None:
        if not text.strip():
            self.choose(None, "")
        self.typed.emit(text)
