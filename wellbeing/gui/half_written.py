"""What was typed into the fields of a page and not used yet: sealed as one draft, and back in its fields later.

A page names its fields each time it builds them. The words are kept here, not in the widgets: a page that is built
anew, because records changed or somebody came back to it, shows what was typed before.
"""

import json
from collections.abc import Callable, Mapping
from typing import Protocol

from wellbeing.gui.drafts import fields_of
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import LineEdit, TextArea
from wellbeing.gui.widgets.tick import Tick

Control = LineEdit | TextArea | Drop | Tick
"""A list counts as typed by its key, a box by whether it is ticked."""

_TICKED = "yes"


class Keeper(Protocol):
    """Seals half-written words at a lock; see `wellbeing.gui.drafts`."""

    def register(self, name: str, words: Callable[[], str]) -> str: ...
    def saved(self, name: str) -> None: ...
    def has_ended(self, name: str) -> bool: ...


class HalfWritten:
    """The half-written pages of one screen, each under the name of its draft."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._pages: dict[str, _Page] = {}

    def watch(self, name: str, fields: Mapping[str, Control]) -> bool:
        """These fields stand on the page `name` now, and hold what the vault has; whether words came back.

        A name is an id such as 'follow-up-12', never a person's name; so are those of the fields.
        """
        if self._keeper.has_ended(name):
            self._pages.pop(name, None)  # they are an erased record's, whose number this one has now
        before, page = self._pages.get(name), _Page({field: _text(one) for field, one in fields.items()})
        sealed = self._keeper.register(name, page.draft)
        page.take_up(before.typed() if before is not None else fields_of(sealed))
        self._pages[name] = page
        for field, control in fields.items():
            _show(control, page.now[field])
            _follow(control, page, field)
        return bool(page.typed())

    def has_words(self, name: str) -> bool:
        """Whether something half-written waits for the page `name`, whose fields are not there yet."""
        page = None if self._keeper.has_ended(name) else self._pages.get(name)
        if page is None:
            self.watch(name, {})
            page = self._pages[name]
        return bool(page.typed())

    def used(self, name: str) -> None:
        """What was typed on the page is in the vault, has left, or was given up: its draft goes."""
        self._keeper.saved(name)
        page = self._pages.get(name)
        if page is not None:
            page.offered = dict(page.now)
            self._keeper.register(name, page.draft)

    def refused(self, name: str) -> None:
        """What was said to be used is not: it is half-written still."""
        page = self._pages.get(name)
        if page is not None:
            page.offered = {}


class _Page:
    """What stands in the fields of a page, and what stood there before anybody typed."""

    def __init__(self, offered: dict[str, str]) -> None:
        self.offered, self.now = offered, dict(offered)

    def typed(self) -> dict[str, str]:
        """The fields that hold other words than the vault."""
        return {field: words for field, words in self.now.items() if words != self.offered.get(field, "")}

    def draft(self) -> str:
        """To be sealed; empty where nothing was typed."""
        typed = self.typed()
        return json.dumps(typed) if typed else ""

    def take_up(self, typed: Mapping[str, str]) -> None:
        """Words of an earlier time. Those of a field that is not on the page now wait for it."""
        self.now.update(typed)


def _text(control: Control) -> str:
    if isinstance(control, Drop):
        return control.value() or ""
    if isinstance(control, Tick):
        return _TICKED if control.isChecked() else ""
    return control.text() if isinstance(control, LineEdit) else control.words()


def _show(control: Control, words: str) -> None:
    if words == _text(control):
        return
    if isinstance(control, Drop):
        control.choose(words)
    elif isinstance(control, Tick):
        control.setChecked(words == _TICKED)
    elif isinstance(control, LineEdit):
        control.setText(words)
    else:
        control.setPlainText(words)


def _follow(control: Control, page: _Page, field: str) -> None:
    def typed(*_now: object) -> None:
        page.now[field] = _text(control)

    if isinstance(control, Tick):
        control.toggled.connect(typed)
    else:
        (control.currentIndexChanged if isinstance(control, Drop) else control.textChanged).connect(typed)
