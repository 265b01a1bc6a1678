"""Quiet blocks of the guide: what nobody has to ask again, and a newer version of the guide."""

import functools
from collections.abc import Callable

from wellbeing.gui.debrief.shown import Newer
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import _

Words = Callable[[str], str]


class KnownBlock(Block):
    """What earlier talks have settled, at the place where it would be asked; each can be asked again."""

    def __init__(self, known: tuple[tuple[str, str], ...], words: Words, ask_again: Callable[[str], object]) -> None:
        super().__init__("info", words(_("Known already, and not asked again")))
        for question, line in known:
            again = Button(
                words(_("Ask all the same")),
                functools.partial(ask_again, question),
                kind="link",
                name=", ".join((words(_("Ask all the same")), line)),
            )
            self.add(holder(Column(Text(line), again, gap="hair")))


class NewerBlock(Block):
    """A newer version of the guide: what would be kept is shown before anything changes."""

    def __init__(self, newer: Newer, words: Words, take: Callable[[], object]) -> None:
        super().__init__("info", words(_("There is a newer version of this guide")))
        self._newer, self._words, self._take = newer, words, take
        self.add(Text(words(_("This talk stays with the version it was begun with, unless you change it."))))
        self.look = Button(words(_("See what would change")), self._unfold, kind="link")
        self.add_actions(self.look)

    def _unfold(self) -> None:
        words = self._words
        self.look.hide()
        if self._newer.kept:
            self.add(Text(self._newer.kept))
        self._list(words(_("To be asked again")), self._newer.lost)
        self._list(words(_("New in it")), self._newer.new)
        self.take = Button(words(_("Take the newer version")), self._take)
        self.add_actions(self.take)
        self.take.setFocus()

    def _list(self, heading: str, titles: tuple[str, ...]) -> None:
        if titles:
            self.add(Text(heading, "bold"), *(Text(title) for title in titles))
